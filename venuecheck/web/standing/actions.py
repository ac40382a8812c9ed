"""What there is to do: who does it, by when, and how a named person closes it."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import ConflictError, InvalidError, NotFoundError
from venuecheck.records.version import Version
from venuecheck.report.venue.action import ActionShown, Closes
from venuecheck.service.bookings.recorded import RECORD_KIND as BOOKING
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.service.venue_reports.actions import (
    RECORD_KIND,
    assign,
    close,
    noted,
    persons_closed,
    refuse_closed,
    seen_by,
)
from venuecheck.service.who_may import MAY, Doing
from venuecheck.web import asking
from venuecheck.web.gate import sees
from venuecheck.web.leaves import leaf
from venuecheck.web.numbers import number_of
from venuecheck.web.wording import FormError, day, errors_of

actions = Blueprint("actions", __name__, url_prefix="/venues/<venue>/what-to-do")


@actions.get("/")
def all_actions() -> str:
    """List them, those past their date first, as the report does."""
    return render_template("standing/actions.html", actions=leaf(_mine(), "page"))


@actions.route("/<path:action>", methods=["GET", "POST"])
def action(action: str) -> str | Response | tuple[str, int]:
    """Show one, and take who does it, or why it is closed."""
    found = next((one for one in _mine() if one.id == action), None)
    if found is None:
        if closed := _closed(action):
            return _not_open(action, closed)
        what = "there is no open action of this name"
        raise NotFoundError.of("action", what, "it was done or closed: look at what is still open")
    if request.method == "GET":
        return _page(found, [])
    here, then = asking.here(), request.form.get("then", "")
    seen = number_of(request.form.get("seen", ""))
    version = Version(venue=here.id, kind=RECORD_KIND, key=found.id, seq=seen)
    try:
        if then == "close":
            reason = request.form.get("reason", "")
            close(here.site, here.store, found.id, reason=reason, person=asking.actor(), now=asking.now(), seen=version)
        else:
            assign(
                here.site,
                here.store,
                found.id,
                owner=request.form.get("owner", ""),
                due=_due(),
                person=asking.actor(),
                now=asking.now(),
                seen=version,
            )
    except InvalidError as error:
        return _page(found, errors_of(error, otherwise="reason" if then == "close" else "owner")), 400
    flash("Closed." if then == "close" else "Kept.")
    return redirect(url_for("actions.all_actions"))


def _closed(action: str) -> list[ActionShown]:
    """Give what was closed under this id, by a check, a record or a person: the latest first."""
    here = asking.here()
    mine = seen_by(here.site, asking.actor(), asking.served().venues.view(here).closed_actions)
    return [one for one in mine if action in {one.id, one.id.partition("@")[0]}]


def _not_open(action: str, closed: list[ActionShown]) -> str:
    """Say when and by whom it was closed. Whoever acts on it had it before them as open: raises `ConflictError`."""
    if request.method == "POST":
        refuse_closed(asking.here().store, action)
        said = closed[0].closed_words.rstrip(".")
        raise ConflictError(thing=action, opening="it is closed", changed=said, fix="look at what is still open")
    by_persons = persons_closed(asking.here().store)
    return render_template("standing/closed.html", actions=closed, words="", by_persons=by_persons)


def _mine() -> tuple[ActionShown, ...]:
    return asking.served().venues.actions_seen(asking.here(), asking.actor())


def _page(found: ActionShown, errors: list[FormError]) -> str:
    read = noted(asking.here().store, found.id)
    is_typed = request.method == "POST"
    due = read.value.due if read.value else None
    leads_to, what = _leads_to(found)
    return render_template(
        "standing/action.html",
        action=found,
        leads_to=leads_to,
        leads_to_what=what,
        seen=read.version.seq,
        owner=request.form.get("owner", "") if is_typed else (read.value.owner if read.value else ""),
        due=request.form.get("due", "") if is_typed else day(due),
        reason=request.form.get("reason", ""),
        may_act=bool(asking.actor().roles_at(asking.here().id) & MAY[Doing.ACT]),
        may_close=found.closes is not Closes.BY_ITSELF,
        errors=errors,
    )


def _leads_to(found: ActionShown) -> tuple[str, str]:
    """Give the address of what it is about, and what that is called; nothing where whoever asks may not see it."""
    here = asking.here()
    network = next((one for one in here.site.networks if one.id == found.about), None)
    if network is not None and sees("networks.network"):
        return url_for("networks.network", network=network.id), network.name
    if found.concerns and sees("bookings.booking") and found.about in here.store.keys(BOOKING):
        return url_for("bookings.booking", assessment=found.about), found.concerns
    return "", ""


def _due() -> date | None:
    said = request.form.get("due", "").strip()
    return day_of("due", said) if said else None
