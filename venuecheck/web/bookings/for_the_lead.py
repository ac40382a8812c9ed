"""What was noticed at a booking: written by whoever is at the desk, opened by the safeguarding lead alone."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.safeguarding import note_for_lead, open_for_lead
from venuecheck.web import asking
from venuecheck.web.sheets import sheet
from venuecheck.web.wording import errors_of

for_the_lead = Blueprint("for_the_lead", __name__, url_prefix="/venues/<venue>/bookings/<assessment>/safeguarding")


@for_the_lead.route("", methods=["GET", "POST"])
def note(assessment: str) -> str | Response | tuple[str, int]:
    """Write down what was noticed."""
    venue = asking.here()
    about = read_assessment(venue.store, assessment)
    if request.method == "GET":
        return render_template("for_the_lead/note.html", booking=about.value, typed="", errors=[])
    said = request.form.get("said", "")
    try:
        note_for_lead(venue.site, venue.store, about, said=said, person=asking.actor(), now=asking.now(), sheet=sheet())
    except InvalidError as error:
        errors = errors_of(error, otherwise="said")
        return render_template("for_the_lead/note.html", booking=about.value, typed=said, errors=errors), 400
    asking.note("wrote to the safeguarding lead", assessment)
    flash("Written down, for the designated safeguarding lead alone. Tell them today: nothing is sent.")
    return redirect(url_for("bookings.booking", assessment=assessment))


@for_the_lead.post("/open")
def opened(assessment: str) -> str:
    """Show the lead what was written; that they opened it is on record."""
    venue = asking.here()
    about = read_assessment(venue.store, assessment)
    found = open_for_lead(venue.site, venue.store, about, person=asking.actor(), now=asking.now())
    asking.note("opened what was written to the safeguarding lead", assessment)
    return render_template("for_the_lead/opened.html", booking=about.value, found=found)
