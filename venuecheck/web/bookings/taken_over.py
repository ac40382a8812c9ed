"""Bookings taken over from a booking system's export: the file, and what came of it."""

from flask import Blueprint, render_template, request

from venuecheck.authoring.csv_rows import MOST_BYTES
from venuecheck.core.problem import InputError
from venuecheck.service.bookings.taking_over import NAMED, TakenOver, take_over
from venuecheck.service.given_files import Given
from venuecheck.web import asking
from venuecheck.web.wording import FormError, errors_of, form_error

taking_over = Blueprint("taking_over", __name__, url_prefix="/venues/<venue>/bookings")

_CHECKLIST = "venue-booking"


@taking_over.route("/from-the-booking-system", methods=["GET", "POST"])
def export() -> str | tuple[str, int]:
    """Ask for the export, and say what was begun by it, what has changed there, and what was set aside."""
    here, sent = asking.here(), request.files.get("file")
    if request.method == "GET":
        return _page(None, [])
    if sent is None or not sent.filename:
        return _page(None, [form_error("file", "choose the file that your booking system exported")]), 400
    try:
        done = take_over(
            here.site,
            here.store,
            asking.here().checklist(_CHECKLIST),
            Given(name=sent.filename, content=sent.stream.read(MOST_BYTES + 1)),
            now=here.now,
            person=asking.actor(),
        )
    except InputError as error:
        return _page(None, [FormError(field="file", said=one.said) for one in errors_of(error)]), 400
    asking.note("took bookings over", here.id)
    return _page(done, [])


def _page(done: TakenOver | None, errors: list[FormError]) -> str:
    return render_template("bookings/taken_over.html", done=done, named=NAMED, checklist=_CHECKLIST, errors=errors)
