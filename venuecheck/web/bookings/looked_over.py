"""After the answers: names that were looked up, what the checklist recommends, and the record."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.at_the_desk import at_the_desk
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.service.bookings import names_early
from venuecheck.service.bookings.room_clashes import warnings_of
from venuecheck.service.bookings.stages import Stage
from venuecheck.service.bookings.standing_now import beside_earlier
from venuecheck.service.venue_reports.still_to_do import by_its_days
from venuecheck.web import asking
from venuecheck.web.bookings.decision_pages import matches_page, word_taken
from venuecheck.web.bookings.desk import at_desk

looking_over = Blueprint("looking_over", __name__, url_prefix="/venues/<venue>/bookings")


@looking_over.route("/drafts/<checklist>/<name>/names", methods=["GET", "POST"])
def names(checklist: str, name: str) -> str | Response:
    """Say that a name is like a listed one, and nothing more: the public may see this screen."""
    at = at_desk(checklist, name)
    if at.filling.next() is not None or at.assessing.moved or at.assessing.stage is not Stage.JUDGE:
        return redirect(at.next_page())
    if request.method == "GET":
        return render_template("bookings/names.html", at=at, deciders=asking.here().site.deciders)
    judging = at.assessing.judging
    for found, match in tuple(judging.open()):
        judging.leave_open(found, match)
    return redirect(at.next_page())


@looking_over.get("/drafts/<checklist>/<name>/organisations")
def organisations(checklist: str, name: str) -> str:
    """Show what lists say of the organisations that were named so far: for staff who may see it, away from the desk."""
    at = at_desk(checklist, name)
    early = names_early.names_early(asking.here().store, at.assessing.draft)
    asking.look("looked at matches", asking.here().id)
    return render_template("bookings/organisations.html", at=at, early=early)


@looking_over.route("/drafts/<checklist>/<name>/matches", methods=["GET", "POST"])
def matches(checklist: str, name: str) -> str | Response | tuple[str, int]:
    """Judge the names of a booking that is not finished: each word is on record at once, and counts when it is."""
    at = at_desk(checklist, name)
    desk, draft = at.assessing.desk, at.assessing.draft
    judging = names_early.judging_of(desk, draft)
    back = url_for("bookings.all_bookings")
    page = partial(matches_page, judging, back=back, onwards=back)
    if request.method == "GET":
        asking.look("looked at matches", asking.here().id)
        return page([])
    errors = word_taken(judging)
    if errors is None:
        return redirect(back)
    if errors:
        return page(errors), 400
    names_early.keep(desk, draft, judging.assessment.screened)
    asking.note("judged a match", draft.name)
    return redirect(url_for("looking_over.matches", **at.where))


@looking_over.route("/drafts/<checklist>/<name>/result", methods=["GET", "POST"])
def result(checklist: str, name: str) -> str | Response:
    """Show what the checklist recommends, and why; then record it."""
    at = at_desk(checklist, name)
    if at.filling.next() is not None or not at.assessing.draft.checked or at.assessing.moved:
        return redirect(at.next_page())
    stage = at.assessing.stage
    if stage is Stage.JUDGE:
        return redirect(at.next_page())
    if request.method == "GET":
        venue, assessment = asking.here(), at_the_desk(at.assessing.assessment)
        return render_template(
            "bookings/result.html",
            at=at,
            shown=assessments_of((assessment,), venue.now).shown[0],
            clashes=warnings_of(at.assessing.clashes),
            actions=by_its_days(venue.site, venue.store, assessment, venue.now).actions,
            is_covered=stage is Stage.COVER,
            not_covered=at.assessing.not_covered if stage is not Stage.COVER else (),
            is_to_decide=stage is Stage.DECIDE,
            goes_to=at.assessing.deciding.goes_to or venue.site.deciders,
        )
    at.refuse_unread()
    recorded = at.assessing.finish()
    asking.note("recorded a booking", recorded.id)
    flash(" ".join(filter(None, ["Recorded.", beside_earlier(asking.here().store, recorded, asking.now())])))
    return redirect(url_for("bookings.booking", assessment=recorded.id))
