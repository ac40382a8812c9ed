"""How mail is sent, and what has not arrived: for those who administer every venue of this server."""

from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.happenings import MAIL_OFF, MAIL_SET_UP, OF_MAIL
from venuecheck.core.problem import ConflictError, InputError, InvalidError
from venuecheck.mail.message import Kind
from venuecheck.mail.outbox import State
from venuecheck.mail.settings import MailSettings, Security
from venuecheck.web import asking, by_mail
from venuecheck.web.account.people import ask_again, not_administered, only_for_all
from venuecheck.web.error_pages import status_of
from venuecheck.web.numbers import number_of
from venuecheck.web.wording import FormError, errors_of

mail = Blueprint("mail", __name__, url_prefix="/people/mail")
mail.before_request(ask_again)

_A_DAY: Final = 24 * 3_600.0
_MOST_SHOWN: Final = 100
_BOXES: Final = ("host", "port", "security", "user", "sender", "public")
_FRESH: Final = {"port": "587", "security": Security.STARTTLS.value}


@mail.get("/")
def overview() -> str:
    """Show whether mail is sent, and how it stands with each message that was not."""
    if not_administered():
        return render_template("mail/overview.html", settings=None, is_on=by_mail.is_on(), may=False)
    return _overview("", [])


@mail.route("/settings", methods=["GET", "POST"])
def settings() -> str | Response | tuple[str, int]:
    """Ask which server sends mail, and as whom."""
    kept = by_mail.settings().read()
    if request.method == "GET":
        return redirect(url_for("mail.overview")) if not_administered() else _form(_of(kept), kept, [])
    only_for_all()
    said = {name: request.form.get(name, "") for name in _BOXES}
    try:
        by_mail.settings().keep(_read(said, kept))
    except ConflictError as error:
        return _form(_of(kept), kept, errors_of(error)), status_of(error)
    except InputError as error:
        return _form(said, kept, errors_of(error)), status_of(error)
    asking.note(MAIL_SET_UP, OF_MAIL)
    flash("Kept. Mail is on. Send yourself a test.")
    return redirect(url_for("mail.overview"))


@mail.post("/off")
def off() -> Response:
    """Send nothing any more."""
    only_for_all()
    by_mail.settings().turn_off(number_of(request.form.get("version", "")))
    asking.note(MAIL_OFF, OF_MAIL)
    flash("Nothing is sent any more. What waits stays here until its link ends.")
    return redirect(url_for("mail.overview"))


@mail.post("/test")
def test() -> Response | tuple[str, int]:
    """Have a test message sent, by the same way as all others."""
    only_for_all()
    ends = asking.moment() + _A_DAY
    offer = by_mail.offered(Kind.TEST, "/", about="test", ends=ends, back=url_for("mail.overview"))
    said = request.form.get("address", "")
    try:
        if offer is None:
            raise InvalidError.of("address", "mail is off", "turn it on first")
        to = by_mail.put(offer, said)
    except InputError as error:
        return _overview(said, errors_of(error)), status_of(error)
    flash(f"The test is on its way to {to.shown}. Look again in a moment: if it is in the list below, it did not go.")
    return redirect(url_for("mail.overview"))


@mail.post("/messages/<int:number>")
def message(number: int) -> Response:
    """Try one at once, or forget it."""
    only_for_all()
    outbox = by_mail.outbox()
    if request.form.get("then") == "drop":
        outbox.drop(number)
        asking.note("message dropped", str(number))
        flash("The message is forgotten. The link that it held is as good as before.")
    else:
        outbox.again(number, asking.moment())
        asking.note("message sent again", str(number))
        flash("The message is tried again now.")
    return redirect(url_for("mail.overview"))


def _overview(to: str, errors: list[FormError]) -> str:
    accounts, now = asking.served().accounts, asking.moment()
    names = {one.id: one.name for one in accounts.book.all()}
    outbox = by_mail.outbox()
    return render_template(
        "mail/overview.html",
        may=True,
        settings=by_mail.settings().read(),
        failed=outbox.listed(State.FAILED, _MOST_SHOWN),
        waiting=outbox.listed(State.WAITING, _MOST_SHOWN),
        most=_MOST_SHOWN,
        sent=outbox.count(State.SENT, now - 7 * _A_DAY),
        names=names,
        now=now,
        to=to or by_mail.address_book().of(asking.account().id).address,
        errors=errors,
    )


def _form(said: dict[str, str], kept: MailSettings | None, errors: list[FormError]) -> str:
    ways = [{"value": one.value, "text": one.words[0].upper() + one.words[1:]} for one in Security]
    version = request.form.get("version") or str(kept.version if kept else 0)
    has_password = kept is not None and bool(kept.password)
    shown = {"said": said, "ways": ways, "version": version, "has_password": has_password}
    return render_template("mail/settings.html", **shown, errors=errors)


def _of(kept: MailSettings | None) -> dict[str, str]:
    """Give what stands in the boxes."""
    if kept is None:
        return {**_FRESH, "public": request.url_root.rstrip("/")}
    return {name: str(getattr(kept, name)) for name in _BOXES}


def _read(said: dict[str, str], kept: MailSettings | None) -> MailSettings:
    """Read the form. Raises `InvalidError`.

    A password that is kept goes on only with the server and user that it was typed for: else whoever administers could
    have it told to a server of their own.
    """
    known = {one.value for one in Security}
    if said["security"] not in known:
        raise InvalidError.of("security", "none is chosen", "choose how the way is protected")
    port, version = said["port"].strip(), request.form.get("version", "")
    made = MailSettings(
        host=said["host"].strip().lower(),
        port=int(port) if port.isascii() and port.isdecimal() and len(port) < 6 else 0,  # noqa: PLR2004 - 65,535
        security=Security(said["security"]),
        user=said["user"].strip(),
        password=request.form.get("password", ""),
        sender=said["sender"],
        public=said["public"],
        version=int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0,  # noqa: PLR2004
    )
    hosts = asking.served().settings.hosts
    try:
        named = urlsplit(made.public.strip()).hostname
    except ValueError:
        named = None  # said with all else that is wrong
    if named and named not in {one.strip("[]") for one in hosts}:
        what = f"this server does not answer to the name {named[:80]}"
        raise InvalidError.of(
            "public", what, "write the one that you use, or have the server started with this one as its public address"
        )
    if not made.password and kept is not None and made.user and _goes_to(kept) == _goes_to(made):
        return replace(made, password=kept.password)
    return made


def _goes_to(settings: MailSettings) -> tuple[str, int, Security, str]:
    return settings.host, settings.port, settings.security, settings.user
