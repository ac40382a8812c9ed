"""One's own account: the password, the second factor, and where one is signed in."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.vouched_for import providers_of
from venuecheck.core.problem import InputError
from venuecheck.mail.address_book import WrittenTo
from venuecheck.web import asking, by_mail
from venuecheck.web.error_pages import status_of
from venuecheck.web.gate import TOKEN
from venuecheck.web.own_pages import own_page
from venuecheck.web.pictures import squares
from venuecheck.web.proving import type_again
from venuecheck.web.wording import errors_of, form_error

own = Blueprint("own", __name__)

_ENROLLING = "enrolling"


@own.get("/account")
def account() -> str:
    """Show what there is of one's own."""
    accounts, me = asking.served().accounts, asking.account()
    return render_template(
        "account/account.html",
        sessions=accounts.sessions.of(me.id, asking.moment()),
        this=asking.session().digest,
        codes_left=accounts.second_factor.left(me.id),
        roles=[
            (one.venue.name, sorted(role.words for role in me.roles[one.venue.id]))
            for one in asking.served().venues.sites
            if me.roles.get(one.venue.id)
        ],
        happened=accounts.happenings.latest({me.id}, most=20),
        mail=by_mail.address_book().of(me.id) if by_mail.is_on() else None,
        providers=accounts.providers.all(),
        connected=providers_of(accounts, me.id),
    )


@own.route("/account/password", methods=["GET", "POST"])
def password() -> str | Response | tuple[str, int]:
    """Choose another password."""
    if request.method == "GET":
        return render_template("account/password.html", errors=[])
    me = asking.account()
    try:
        type_again("now")
    except InputError as error:
        return render_template("account/password.html", errors=errors_of(error, {"password": "now"})), status_of(error)
    try:
        names = [one.venue.name for one in asking.served().venues.sites]
        asking.entrance(me.id).choose_password(me, request.form.get("password", ""), names, asking.moment())
    except InputError as error:
        return render_template("account/password.html", errors=errors_of(error)), status_of(error)
    asking.noted().add(("password chosen", me.id))  # the entrance has noted it
    # every session has ended with the old password; this browser goes on with a new one
    device = request.user_agent.string
    session[TOKEN] = asking.served().accounts.sessions.begin(me.id, asking.moment(), device=device)
    flash("Your password is changed. You are signed out everywhere else.")
    return redirect(url_for("own.account"))


@own.route("/account/second-factor", methods=["GET", "POST"])
def second_factor() -> str | Response | tuple[str, int]:
    """Set up codes from an app: the picture, a code that shows that it was read, then codes for paper."""
    me, factor = asking.account(), asking.served().accounts.second_factor
    if me.has_second_factor and not asking.session().is_proved(asking.moment()):
        return redirect(url_for("own.prove", to=url_for("own.second_factor")))
    secret = session.get(_ENROLLING)
    if not isinstance(secret, str):  # opened again, it shows the key that an app may have by now
        session[_ENROLLING] = secret = factor.fresh()
    elif request.form.get("code", "").strip():
        codes = factor.take(me.id, secret, request.form["code"], asking.moment())
        if codes is not None:
            session.pop(_ENROLLING)
            asking.note("second factor set up", me.id)
            return render_template("account/recovery_codes.html", codes=codes)
    address = factor.address(secret, me.id, "Venue checks")
    wrong = [form_error("code", "the code is not right: type the one that the app shows now")]
    shown = {"picture": squares(address), "secret": secret}
    if request.method == "GET":
        return render_template("account/second_factor.html", **shown, errors=[])
    return render_template("account/second_factor.html", **shown, errors=wrong), 400


@own.route("/account/mail", methods=["GET", "POST"])
def mail() -> str | Response | tuple[str, int]:
    """Say where one is written to, and of what: links for this account go there, so the password is asked for again."""
    if not asking.session().is_proved(asking.moment()):
        return redirect(url_for("own.prove", to=url_for("own.mail")))
    me, book = asking.account(), by_mail.address_book()
    if request.method == "GET":
        return render_template("account/mail.html", said=book.of(me.id), errors=[])
    said = WrittenTo(address=request.form.get("address", ""), hears=bool(request.form.get("hears")))
    try:
        book.put(me.id, said)
    except InputError as error:
        return render_template("account/mail.html", said=said, errors=errors_of(error)), status_of(error)
    asking.note("address for mail changed", me.id)
    flash("Kept.")
    return redirect(url_for("own.account"))


@own.post("/account/sessions/end")
def end_session() -> Response:
    """End one session, or all but this one."""
    sessions, me = asking.served().accounts.sessions, asking.account()
    wanted = request.form.get("session", "")
    if wanted == "others":
        sessions.end_all(me.id, but=asking.session().digest)
    else:
        sessions.end(me.id, wanted)
    asking.note("session ended", me.id)
    flash("Ended.")
    return redirect(url_for("own.account"))


@own.route("/account/prove", methods=["GET", "POST"])
def prove() -> str | Response | tuple[str, int]:
    """Ask for the password once more, before accounts are changed."""
    to = own_page(request.values.get("to", "")) or url_for("own.account")
    mine = providers_of(asking.served().accounts, asking.account().id)
    shown = {"to": to, "providers": [one for one in asking.served().accounts.providers.all() if one.id in mine]}
    if request.method == "GET":
        return render_template("account/prove.html", **shown, errors=[])
    try:
        if asking.account().comes_to_stay:
            type_again()
    except InputError as error:
        return render_template("account/prove.html", **shown, errors=errors_of(error)), status_of(error)
    asking.served().accounts.sessions.prove(asking.session(), asking.moment())
    return redirect(to)
