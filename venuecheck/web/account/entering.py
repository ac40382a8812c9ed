"""Coming in: a name and a password, then a code; or a link that is used once."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.entrance import Entrance
from venuecheck.accounts.links import Purpose
from venuecheck.accounts.people import Account
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.web import asking, own_chain
from venuecheck.web.error_pages import status_of
from venuecheck.web.gate import TOKEN
from venuecheck.web.known import KNOWN, KNOWN_HERE, known_here
from venuecheck.web.own_pages import own_page
from venuecheck.web.sealing import sealed
from venuecheck.web.wording import FormError, errors_of

entering = Blueprint("entering", __name__)

_HALF_IN, _TO = "half_in", "to"
_HALF_IN_LASTS = 300.0
"""Seconds between the password and the code."""
_TYPE_FIRST = "A code is asked for after your name and password, and counts for five minutes. Type those first."
_KNOWN_LASTS, _MOST_KNOWN = 365 * 24 * 60 * 60, 20


@entering.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> str | Response | tuple[str, int]:
    """Ask for name and password."""
    if request.method == "GET":
        if isinstance(session.get(TOKEN), str):
            return redirect(own_page(request.args.get(_TO, "")) or url_for("start.home"))
        return _sign_in_page("", own_page(request.args.get(_TO, "")), [])
    name, to = request.form.get("name", ""), own_page(request.form.get(_TO, ""))
    try:
        account = _entrance(name).by_password(name, request.form.get("password", ""), asking.moment())
    except InputError as error:
        return _sign_in_page(name, to, errors_of(error)), status_of(error)
    return come_in(account, to)


@entering.route("/sign-in/code", methods=["GET", "POST"])
def code() -> str | Response | tuple[str, int]:
    """Ask for the code of whoever has given their password just now."""
    half_in = session.get(_HALF_IN)
    if not half_in or asking.moment() - float(half_in[1]) > _HALF_IN_LASTS:
        flash(_TYPE_FIRST)
        return redirect(url_for("entering.sign_in"))
    if request.method == "GET":
        return render_template("account/code.html", errors=[])
    account = asking.served().accounts.book.named(str(half_in[0]))
    own_chain.record_before_a_code()
    try:
        _entrance(account.id).by_code(account, request.form.get("code", ""), asking.moment())
    except InputError as error:
        found = errors_of(error, {"password": "code"})
        return render_template("account/code.html", errors=found), status_of(error)
    return _let_in(account, str(half_in[2]))


@entering.route("/link/<token>", methods=["GET", "POST"])
def link(token: str) -> str | Response | tuple[str, int]:
    """Show whom a link lets in, which uses nothing up; the button on the page does."""
    accounts, entrance = asking.served().accounts, _entrance("")
    found = entrance.link(token, asking.moment())
    account = accounts.book.find(found.account) if found else None
    if found is None or account is None or account.ended:
        return render_template("account/link_ended.html"), 410
    looks_round = found.purpose is Purpose.LOOK_ROUND
    shown = {"who": account, "looks_round": looks_round, "is_new": not account.has_password}
    if request.method == "GET":
        return render_template("account/link.html", **shown, errors=[])
    try:
        if looks_round:
            is_in = accounts.links.use_up(token, asking.moment()) is not None
        else:
            venues = [one.venue.name for one in asking.served().venues.sites]
            is_in = entrance.set_up(token, account, _new_password(), venues, asking.moment())
    except InvalidError as error:
        return render_template("account/link.html", **shown, errors=errors_of(error)), 400
    if not is_in:
        return render_template("account/link_ended.html"), 410
    if account.has_second_factor and not looks_round:
        flash("Your password is set. Sign in with it.")
        return redirect(url_for("entering.sign_in"))
    return _let_in(account, "")


@entering.post("/sign-out")
def sign_out() -> Response:
    """End this session."""
    asking.served().accounts.sessions.end(asking.account().id, asking.session().digest)
    asking.note("signed out")
    session.clear()
    flash("You are signed out.")
    return redirect(url_for("entering.sign_in"))


def _sign_in_page(name: str, to: str, errors: list[FormError]) -> str:
    providers = asking.served().accounts.providers.all()
    return render_template("account/sign_in.html", name=name, to=to, errors=errors, providers=providers)


def _new_password() -> str:
    """Read a new password, typed once: it can be shown. Raises `InvalidError` where none is there."""
    said = request.form.get("password", "")
    if not said:
        raise InvalidError.of("password", "no password is typed", "type one of at least 12 characters")
    return said


def come_in(account: Account, to: str) -> Response:
    """Let somebody in who was told by password or provider; where they have a second factor, ask for it first."""
    if not account.has_second_factor:
        return _let_in(account, to)
    session.clear()  # another session, so that nothing planted before it counts
    session[_HALF_IN] = [account.id, asking.moment(), to]
    return redirect(url_for("entering.code"))


def _let_in(account: Account, to: str) -> Response:
    """Begin a session, with nothing of what the browser held before."""
    known = [account.id, *(one for one in known_here() if one != account.id)][:_MOST_KNOWN]
    session.clear()
    device = request.user_agent.string
    asking.served().accounts.tidy(asking.moment())
    session[TOKEN] = asking.served().accounts.sessions.begin(account.id, asking.moment(), device=device)
    asking.served().accounts.happenings.note(
        "signed in", account=account.id, about=account.id, address=request.remote_addr or "", now=asking.moment()
    )
    answer = redirect(to or url_for("start.home"))
    answer.set_cookie(
        KNOWN,
        sealed(KNOWN_HERE, known),
        max_age=_KNOWN_LASTS,
        secure=asking.served().settings.is_https,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _entrance(name: str) -> Entrance:
    wanted = "".join(name.split()).casefold()
    known = wanted if wanted and wanted in known_here() else ""
    return asking.entrance(known)
