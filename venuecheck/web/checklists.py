"""Checklists for their author: how a clerk and an organiser meet one, before it is published. Nothing is kept."""

from flask import Blueprint, render_template, request

from venuecheck.authoring.document import MAX_BYTES
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError, NotFoundError
from venuecheck.service.given_files import Given
from venuecheck.service.looking_over import LookedOver, look_at, look_over, shipped
from venuecheck.web import asking
from venuecheck.web.wording import FormError, errors_in_file, form_error

checklists = Blueprint("checklists", __name__, url_prefix="/venues/<venue>/checklists")


@checklists.route("/", methods=["GET", "POST"])
def all_checklists() -> str | tuple[str, int]:
    """List those that come with the program; look over a file that is sent, of whichever kind."""
    if request.method == "GET":
        return _list([])
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _list([form_error("file", "choose a file (.yaml)")]), 400
    with sent.stream as stream:
        given = Given(name=sent.filename, content=stream.read(MAX_BYTES + 1))
    try:
        looked = look_over(given, london_day(asking.now()), request.form.get("compare", ""))
    except InputError as error:
        return _list(errors_in_file(error)), 400
    return _page(looked, given.name)


@checklists.get("/<checklist>")
def one_checklist(checklist: str) -> str:
    """Show one that comes with the program."""
    looked = look_at(checklist)
    if looked is None:
        raise NotFoundError.of("checklist", "there is no such checklist", "choose one of the list")
    return _page(looked, "")


def _list(errors: list[FormError]) -> str:
    return render_template(
        "checklists/all.html", shipped=shipped(), errors=errors, compare=request.form.get("compare", "")
    )


def _page(looked: LookedOver, file: str) -> str:
    return render_template("checklists/one.html", looked=looked, file=file)
