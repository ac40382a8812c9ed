"""How the venue stands: for whoever answers for it, and signs that they have read it."""

import contextlib
import io

from flask import Blueprint, Response, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from venuecheck.assessment.assessment import Assessment
from venuecheck.core.problem import InvalidError
from venuecheck.records.codec import decode, encode
from venuecheck.report.venue.view import View
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.safeguarding import not_opened
from venuecheck.service.venue_reports.reporting import first_of, render
from venuecheck.service.venue_reports.sign_offs import ReportSeen, report_seen, sign
from venuecheck.web import asking
from venuecheck.web.as_it_is import as_it_is
from venuecheck.web.gate import sees
from venuecheck.web.sealing import opened, sealed
from venuecheck.web.wording import FormError, errors_of, form_error, moment

standing = Blueprint("standing", __name__, url_prefix="/venues/<venue>")

_SEEN = "report as seen"
_ONE_BY_ONE = 50
"""So many bookings and actions stand in the report as a page."""


@standing.get("/how-it-stands")
def overview() -> str:
    """Show the tiles of the report's first screen, and the most urgent actions."""
    asking.look("looked at how the venue stands", asking.here().id)
    view = asking.served().venues.view(asking.here())
    return render_template(
        "standing/overview.html",
        view=view,
        for_lead=_not_opened() if sees("for_the_lead.opened") else [],
        may_sign=sees("standing.sign_report"),
    )


def _not_opened() -> list[tuple[Assessment, int]]:
    """Give each booking at which something waits for the lead to open it, with how much does."""
    store = asking.here().store
    return [(read_assessment(store, one).value, count) for one, count in not_opened(store).items()]


@standing.get("/report")
def report() -> Response:
    """Show the report itself; of very many bookings and actions, the first one by one."""
    view = asking.served().venues.proven_view(asking.here())
    asking.look("looked at the report", asking.here().id)
    return as_it_is(render(first_of(view, _ONE_BY_ONE), "html"))


@standing.get("/report/file")
def whole_report() -> Response:
    """Give all of it as a file, as every other way of asking for it gives it."""
    here = asking.here()
    content = render(asking.served().venues.proven_view(here), "html")
    asking.note("took the whole report", here.id)
    name = f"{here.id}-{here.now:%Y%m%d}.html"
    return send_file(io.BytesIO(content), mimetype="text/html", as_attachment=True, download_name=name)


@standing.route("/sign", methods=["GET", "POST"])
def sign_report() -> str | AnyResponse | tuple[str, int]:
    """Have a named person say that they have read the report."""
    if request.method == "GET":
        view = asking.served().venues.view(asking.here())
        return _sign_page([], sealed(_SEEN, encode(report_seen(view))), view)
    if request.form.get("read") != "yes":
        found = [form_error("read", "say that you have read it: this is what you sign")]
        return _sign_page(found, request.form.get("seen", "")), 400
    seen = _seen(request.form.get("seen", ""))
    now = asking.now()
    try:
        signed = sign(
            asking.here().site,
            asking.here().store,
            person=asking.actor(),
            now=now,
            statement=request.form.get("statement", ""),
            seen=seen,
        )
    except InvalidError as error:
        return _sign_page(errors_of(error, otherwise="statement"), request.form.get("seen", "")), 400
    if signed.at != now:
        flash(f"You signed this report already, on {moment(signed.at)}. Nothing is added.")
        return redirect(url_for("standing.overview"))
    asking.note("signed the report", asking.here().id)
    flash("Signed.")
    return redirect(url_for("standing.overview"))


def _sign_page(errors: list[FormError], seen: str, view: View | None = None) -> str:
    """Give the page, of the very view that is signed; with a mistake, of the one that is there by then."""
    view = view or asking.served().venues.view(asking.here())
    statement = request.form.get("statement", "")
    return render_template("standing/sign.html", view=view, errors=errors, seen=seen, statement=statement)


def _seen(said: str) -> ReportSeen:
    """Give what somebody had before them, as it was put into their page: so that what they sign is what they saw."""
    found = opened(_SEEN, said)
    if isinstance(found, dict):
        with contextlib.suppress(ValueError):  # of a version before this one
            return decode(ReportSeen, found)
    raise InvalidError.of("report", "this page is out of date", "open it again, read it, and sign then")
