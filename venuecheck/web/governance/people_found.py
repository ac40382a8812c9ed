"""What is held of a person: found for a reason that is noted, given out, erased where the law lets it be."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template, request, send_file
from werkzeug.wrappers import Response

from venuecheck.core.problem import InputError, InvalidError
from venuecheck.records.damage import NotWholeError
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.record_keeping.found_words import booking_of, day_of, kind_words, parts_words
from venuecheck.service.record_keeping.record_groups import STAYS
from venuecheck.service.record_keeping.subject_access import Found, erase_found, export, find_for
from venuecheck.web import asking
from venuecheck.web.proving import prove_again
from venuecheck.web.wording import FormError, errors_of, form_error

people_found = Blueprint("people_found", __name__, url_prefix="/venues/<venue>/personal-data")


@people_found.route("/find", methods=["GET", "POST"])
def find() -> str | tuple[str, int]:
    """Look for a person. The name is posted, so that it stands in no address and no log."""
    if request.method == "GET":
        return _page(None, [])
    try:
        found, why = _found()
    except InvalidError as error:
        return _page(None, errors_of(error)), 400
    asking.note("searched for a person", f"{asking.here().id}: {why}")
    return _page(found, [])


@people_found.post("/export")
def give_out() -> Response | tuple[str, int]:
    """Give what was found as a file, to be looked through before it is handed over."""
    try:
        found, why = _found()
    except InvalidError as error:
        return _page(None, errors_of(error)), 400
    here = asking.here()
    asking.note("exported what is held of a person", f"{here.id}: {why}")
    content = export(here.site, found, now=here.now)
    name = f"subject-access-{here.now:%Y-%m-%d}.json"
    return send_file(io.BytesIO(content), mimetype="application/json", as_attachment=True, download_name=name)


@people_found.post("/erase")
def erase() -> str | tuple[str, int]:
    """Erase what was chosen of it, once the password was given again."""
    here, chosen = asking.here(), request.form.getlist("only")
    try:
        found, why = _found()
    except InvalidError as error:
        return _page(None, errors_of(error)), 400
    if not chosen:
        return _page(found, [form_error("only", "choose what is to be erased")]), 400
    if request.form.get("sure") != "yes":
        return _page(found, [], is_asked_once_more=True)
    try:
        prove_again()
        erased, held = erase_found(
            here.site, here.store, found, only=chosen, reason=why, person=asking.actor(), now=asking.now()
        )
    except NotWholeError:
        raise
    except InvalidError as error:
        return _page(found, errors_of(error), is_asked_once_more=True), 400
    except InputError as error:
        return _page(found, errors_of(error, otherwise="only"), is_asked_once_more=True), 400
    asking.note("erased what is held of a person", f"{here.id}: {why}")
    return render_template("governance/erased.html", erased=erased, held=held)


def _found() -> tuple[Found, str]:
    here = asking.here()
    name, reason = request.form.get("name", ""), request.form.get("reason", "")
    return find_for(here.site, here.store, name, reason=reason, person=asking.actor())


def _page(found: Found | None, errors: list[FormError], *, is_asked_once_more: bool = False) -> str:
    return render_template(
        "governance/find.html",
        found=found,
        typed=request.form,
        chosen=request.form.getlist("only"),
        errors=errors,
        is_asked_once_more=is_asked_once_more,
        places=tuple(_places(found)) if found else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something that holds the name, as it stands in the list."""

    key: str
    kind: str
    """What kind of thing it is, in words."""
    called: str
    """What the booking is called, or the draft; what it is kept under where it is neither."""
    booking: str
    """The booking that it is, or is about; empty for none."""
    on: str
    """The day; empty where none is known."""
    parts: tuple[str, ...]
    """In which parts of it the name stands, in words."""
    stays: bool
    """Whether it is never erased."""


def _places(found: Found) -> Iterator[Place]:
    """Give each once: the newest record of it."""
    subjects = {one.key: str(one.says.get("subject") or "") for one in found.mentions if one.kind == RECORD_KIND}
    for one in {one.key: one for one in found.mentions}.values():
        booking = booking_of(one)
        yield Place(
            key=one.key,
            kind=kind_words(one.kind),
            called=subjects.get(booking) or str(one.says.get("subject") or "") or booking or one.key,
            booking=booking,
            on=day_of(one),
            parts=parts_words(one),
            stays=one.kind in STAYS,
        )
