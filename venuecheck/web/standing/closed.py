"""What was closed: by a later check, or by a named person with a reason, whom somebody can contradict."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import InvalidError, NotFoundError
from venuecheck.plans.said import ActionNote
from venuecheck.records.version import Recorded, Version
from venuecheck.service.venue_reports.actions import RECORD_KIND, noted, persons_closed, reopen, seen_by
from venuecheck.web import asking
from venuecheck.web.numbers import number_of
from venuecheck.web.wording import FormError, errors_of

closed = Blueprint("closed", __name__, url_prefix="/venues/<venue>/closed")


@closed.get("/")
def all_closed() -> str:
    """List what was closed in the last year, the latest first, as the report does."""
    here = asking.here()
    view = asking.served().venues.view(here)
    return render_template(
        "standing/closed.html",
        actions=seen_by(here.site, asking.actor(), view.closed_actions),
        words=view.closed_words,
        by_persons=persons_closed(here.store),
    )


@closed.route("/<path:action>", methods=["GET", "POST"])
def open_again(action: str) -> str | Response | tuple[str, int]:
    """Open again what a person closed, with the reason."""
    here = asking.here()
    view = asking.served().venues.view(here)
    mine = {one.id for one in seen_by(here.site, asking.actor(), view.closed_actions)}
    said = noted(here.store, action) if action in mine else None
    if said is None or said.value is None or not said.value.closed:
        raise NotFoundError.of("action", "no person has closed an action of this name", "look at what was closed")
    if request.method == "GET":
        return _page(said, [])
    seen = number_of(request.form.get("seen", ""))
    version = Version(venue=here.id, kind=RECORD_KIND, key=action, seq=seen)
    reason = request.form.get("reason", "")
    try:
        reopen(here.site, here.store, action, reason=reason, person=asking.actor(), now=here.now, seen=version)
    except InvalidError as error:
        return _page(said, errors_of(error, otherwise="reason")), 400
    flash("It is open again.")
    return redirect(url_for("actions.all_actions"))


def _page(said: Recorded[ActionNote | None], errors: list[FormError]) -> str:
    reason = request.form.get("reason", "")
    return render_template(
        "standing/open_again.html", note=said.value, seen=said.version.seq, reason=reason, errors=errors
    )
