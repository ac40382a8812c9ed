"""The accessibility statement of these pages: written by those who administer every venue of this server."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.happenings import OF_STATEMENT, STATEMENT_KEPT
from venuecheck.core.problem import ConflictError, InputError, InvalidError
from venuecheck.report.setting.wording import capitalised
from venuecheck.service.accessibility_statement import Compliance, Statement
from venuecheck.web import asking
from venuecheck.web.account.people import ask_again
from venuecheck.web.error_pages import status_of
from venuecheck.web.numbers import number_of
from venuecheck.web.wording import FormError, errors_of

statement = Blueprint("statement", __name__, url_prefix="/people/accessibility-statement")
statement.before_request(ask_again)

_TEXTS = ("organisation", "email", "telephone", "post", "problems", "how_tested")
_BOXES = (*_TEXTS, "answer_days", "compliance", "tested")


@statement.route("/", methods=["GET", "POST"])
def write() -> str | Response | tuple[str, int]:
    """Ask what the organisation that runs these pages states of them."""
    kept = asking.statement()
    if request.method == "GET":
        return _form(_of(kept.read()), [])
    said = {name: request.form.get(name, "") for name in _BOXES}
    try:
        kept.keep(_read(said))
    except ConflictError as error:
        return _form(_of(kept.read()), errors_of(error)), status_of(error)
    except InputError as error:
        return _form(said, errors_of(error)), status_of(error)
    asking.note(STATEMENT_KEPT, OF_STATEMENT)
    flash("Kept. Everybody who opens these pages can read it.")
    return redirect(url_for("start.accessibility"))


def _form(said: dict[str, str], errors: list[FormError]) -> str:
    kept = asking.statement().read()
    return render_template(
        "people/statement.html",
        said=said,
        ways=[{"value": one.value, "text": capitalised(one.words)} for one in Compliance],
        version=request.form.get("version") or str(kept.version if kept else 0),
        errors=errors,
    )


def _of(kept: Statement | None) -> dict[str, str]:
    """Give what stands in the boxes; at first the organisation that all venues here name as theirs."""
    if kept is None:
        named = {one.letters.organisation for one in asking.served().venues.sites}
        return {"organisation": named.pop() if len(named) == 1 else ""}
    return {name: str(getattr(kept, name)) for name in _BOXES}


def _read(said: dict[str, str]) -> Statement:
    """Read the form. Raises `InvalidError`."""
    if said["compliance"] not in {one.value for one in Compliance}:
        raise InvalidError.of("compliance", "none is chosen", "choose how far the pages keep to the guidelines")
    try:
        tested = date.fromisoformat(said["tested"].strip())
    except ValueError:
        fix = "write the day of the last test, such as 2026-11-30"
        raise InvalidError.of("tested", "this is not a day", fix) from None
    today = asking.today()
    return Statement(
        **{name: said[name] for name in _TEXTS},
        answer_days=number_of(said["answer_days"].strip()),
        compliance=Compliance(said["compliance"]),
        tested=tested,
        prepared=today,
        reviewed=today,
        version=number_of(request.form.get("version", "")),
    )
