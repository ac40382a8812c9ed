"""A request for advice on a booking: written, read as it will go out, approved by whoever is signed in, given out."""

import io

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import ConflictError, InputError, InvalidError
from venuecheck.records.version import DraftOvertakenError
from venuecheck.report.setting.prose_formats import MEDIA_TYPES, SUFFIXES
from venuecheck.service.bookings.letters import FORMATS
from venuecheck.service.bookings.prepared_referrals import (
    PreparedReferral,
    approve,
    drawn_for,
    drop,
    prepare,
    prepared_for,
)
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.web import asking
from venuecheck.web.wording import FormError, errors_of, form_error

referring = Blueprint("referring", __name__, url_prefix="/venues/<venue>/bookings/<assessment>/advice")


@referring.route("/", methods=["GET", "POST"])
def write(assessment: str) -> str | Response | tuple[str, int]:
    """Ask to whom it goes, for what, on which lawful basis; keep that for whoever approves it."""
    here = asking.here()
    booking = read_assessment(here.store, assessment).value
    if request.method == "GET":
        asking.look("looked at a booking", assessment)
        return _write_page(assessment, booking.subject, prepared_for(here.store, assessment), [])
    form = request.form
    said = PreparedReferral(
        to=form.get("to", ""),
        purpose=form.get("purpose", ""),
        lawful_basis=form.get("lawful_basis", ""),
        note=form.get("note", ""),
        version=form.get("seen", ""),
    )
    try:
        prepare(here.site, here.store, booking, said, person=asking.actor(), now=here.now)
    except DraftOvertakenError:
        raise _overtaken(assessment) from None
    except InvalidError as error:
        return _write_page(assessment, booking.subject, said, errors_of(error)), 400
    asking.note("prepared a request for advice", assessment)
    return redirect(url_for("referring.read", assessment=assessment))


@referring.route("/read", methods=["GET", "POST"])
def read(assessment: str) -> str | Response | tuple[str, int]:
    """Show it as it will go out, and take the word of whoever read it."""
    here = asking.here()
    about = read_assessment(here.store, assessment)
    said = prepared_for(here.store, assessment)
    if not said.version:
        return redirect(url_for("referring.write", assessment=assessment))
    errors: list[FormError] = []
    seen, format_ = request.form.get("seen", ""), request.form.get("format", "")
    if request.method == "POST" and request.form.get("then") == "drop":
        return _dropped(assessment, seen)
    if request.method == "POST" and format_ in FORMATS:
        content = approve(here.site, here.store, about, format_, seen=seen, person=asking.actor(), now=here.now)
        asking.note("approved a request for advice", assessment)
        name = f"advice-{about.value.id}{SUFFIXES[format_]}"
        return send_file(io.BytesIO(content), mimetype=MEDIA_TYPES[format_], as_attachment=True, download_name=name)
    if request.method == "POST":
        errors = [form_error("format", "choose in which form you want it")]
    asking.look("looked at a booking", assessment)
    drawn = None
    try:
        drawn = drawn_for(here.site, here.store, about.value, said, person=asking.actor(), now=here.now)
    except InputError as error:
        errors = errors_of(error)
    page = render_template("referring/read.html", booking=about.value, prepared=said, drawn=drawn, errors=errors)
    return (page, 400) if request.method == "POST" else page


def _dropped(assessment: str, seen: str) -> Response:
    try:
        drop(asking.here().store, assessment, seen=seen)
    except DraftOvertakenError:
        raise _overtaken(assessment) from None
    asking.note("threw a request for advice away", assessment)
    flash("Thrown away. Nothing was made of it.")
    return redirect(url_for("bookings.booking", assessment=assessment))


def _overtaken(assessment: str) -> ConflictError:
    now = prepared_for(asking.here().store, assessment)
    return ConflictError(
        thing=assessment,
        changed="another request for advice is prepared by now" if now.version else "what was prepared is gone",
        by=now.person,
        since=now.at,
        fix="look at it, and change it if it is still to be otherwise",
        field="seen",
    )


def _write_page(assessment: str, subject: str, said: PreparedReferral, errors: list[FormError]) -> str:
    return render_template("referring/write.html", assessment=assessment, subject=subject, prepared=said, errors=errors)
