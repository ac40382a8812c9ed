"""What went wrong, as a page: each type of error has its status, and says what to do."""

import logging
import secrets

from flask import Flask, g, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from venuecheck.accounts.entrance import TooOftenError
from venuecheck.accounts.vouched_for import ProviderError
from venuecheck.core.problem import (
    BusyError,
    ConflictError,
    ForbiddenError,
    InputError,
    InvalidError,
    MissingExtraError,
    NotFoundError,
)
from venuecheck.core.step import Step
from venuecheck.records.damage import NotWholeError
from venuecheck.service.bookings.keeping_drafts import RecordedAlreadyError
from venuecheck.web import asking
from venuecheck.web.access import ACCESS
from venuecheck.web.gate import is_signed_in, sees
from venuecheck.web.unsent import page_to_look_at, typed, unsent_page

_LOG = logging.getLogger("venuecheck.web")
_KINDS: tuple[tuple[type[InputError], int, str], ...] = (
    (TooOftenError, 429, "Wait a little"),
    (ProviderError, 400, "That did not work"),
    (ForbiddenError, 403, "You may not do this"),
    (NotFoundError, 404, "Not found"),
    (ConflictError, 409, "This has changed since you opened it"),
    (InvalidError, 400, "This cannot be right"),
    (BusyError, 503, "Wait a little, and do it again"),
    (MissingExtraError, 501, "A part of the program is not installed"),
    (NotWholeError, 500, "The records are not whole"),
    (InputError, 500, "This cannot be used"),
)
_OF_RECORDS = frozenset(
    {Step.VERIFY_RECORDS, Step.RECORD_LOST_KEY, Step.SET_ANCHOR, Step.RESTORE, Step.BEGIN_AGAIN, Step.RECORD_MISSED}
)
"""The steps that are taken on the page of the records."""
_HTTP = {
    400: ("This cannot be right", "The request could not be understood. Go back, and try again."),
    403: ("You may not see this", "Ask an administrator for a role that may."),
    404: ("Page not found", "Check the address, or begin at the start page."),
    405: ("This cannot be opened like that", "Go back, and use the button of the page."),
    413: ("This is too large", "A file can have 20 MiB, and what is written 1 MiB."),
}


def set_up(app: Flask) -> None:
    """Have every error end on a page of ours, that gives nothing away."""
    app.register_error_handler(InputError, _input_error)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(SecurityError, _unknown_host)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _crashed)


def status_of(error: InputError) -> int:
    """Give the status with which an error is answered, wherever it is shown."""
    return _kind(error)[0]


def _kind(error: InputError) -> tuple[int, str]:
    return next((status, title) for kind, status, title in _KINDS if isinstance(error, kind))


def _input_error(error: InputError) -> tuple[str, int]:
    status, title = _kind(error)
    is_of_records = isinstance(error, NotWholeError) or any(
        one.then is not None and one.then.step in _OF_RECORDS for one in error.problems
    )
    page = render_template(
        "error.html",
        title=title,
        problems=error.problems,
        typed=typed(),
        look_at=_look_at(error),
        records=_records() if is_of_records else "",
        is_of_records=is_of_records and "account" in g,
    )
    return page, status


def _records() -> str:
    """Give the address at which the records are looked at, and mended; empty for whoever may not."""
    if "account" not in g:
        return ""
    if "venue" in g:
        return url_for("whole_records.overview") if sees("whole_records.overview") else ""
    first = asking.served().venues.first_site
    if first is None or not asking.actor().roles_at(first.venue.id) & ACCESS["whole_records.overview"].roles:
        return ""
    return url_for("whole_records.overview", venue=first.venue.id)


def _look_at(error: InputError) -> str:
    """Give the address of what stands now in the place of what somebody had before them; empty for nowhere."""
    if isinstance(error, RecordedAlreadyError):
        return url_for("bookings.booking", assessment=error.booking)
    is_overtaken = isinstance(error, ConflictError) and request.method == "POST"
    return page_to_look_at() if is_overtaken else ""


def _forged(error: CSRFError) -> tuple[str, int]:
    del error
    unsent = unsent_page(is_signed_in=is_signed_in())
    if unsent is not None:
        return unsent
    text = "The page was open for too long, or came from elsewhere. Go back, load it again, and try once more."
    return render_template("error.html", title="This page is out of date", text=text), 400


def _unknown_host(error: SecurityError) -> tuple[str, int, dict[str, str]]:
    """Answer whoever asks for a name that is not ours: no page can be made, for every link in it would lead there."""
    del error
    return "This server is not known by the name that was asked for.\n", 400, {"Content-Type": "text/plain"}


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    status = error.code or 500
    if status in {301, 302, 303, 304, 308}:
        return error
    title, text = _HTTP.get(status, ("This did not work", "Go back, and try again."))
    return render_template("error.html", title=title, text=text), status


def _crashed(error: Exception) -> tuple[str, int]:
    reference = secrets.token_hex(4)
    _LOG.error("fault %s", reference, exc_info=error)
    text = (
        "Something is wrong with the program, not with what you did. What was saved is saved. Tell whoever looks after "
        f"it, with the number {reference}."
    )
    return render_template("error.html", title="Sorry, this did not work", text=text), 500
