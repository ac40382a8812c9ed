"""An organiser's part of a booking, by a link: the privacy notice first, then one thing a page.

The gate has seen that the link opens (`gate`); every answer goes into the form of that link, and nowhere else.
"""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.checklist import Repeat
from venuecheck.assessment.walk import Step
from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.asked_together import before
from venuecheck.service.bookings.organisers_answers import OrganisersPart
from venuecheck.service.sites.hire_terms import terms_shown
from venuecheck.service.sites.privacy_notice import organiser_notice
from venuecheck.web import asking
from venuecheck.web.bookings.answering import Asked, RowsSaid, puts_down, rows_shown, rows_taken, taken
from venuecheck.web.bookings.asked import shown_step
from venuecheck.web.wording import errors_of

by_link = Blueprint("by_link", __name__, url_prefix="/your-booking/<site>/<token>")

_CHECK = "check"


@by_link.url_defaults
def _of_this_link(endpoint: str, values: dict[str, Any]) -> None:
    """Have every link of these pages hold the link by which they were opened."""
    del endpoint
    values.setdefault("site", asking.here().id)
    values.setdefault("token", g.get("link_token", ""))


@by_link.get("/")
def begin() -> str:
    """Tell what becomes of the answers, before any is asked for; or how it stands with what was sent."""
    part, here = _part(), asking.here()
    address = url_for("by_link.begin", _external=True)
    return _page("begin", part, notice=organiser_notice(here.site), address=address, contact=here.site.letters.contact)


@by_link.get("/next")
def onwards() -> Response:
    """Go on with the first question that is open, or to all answers."""
    return redirect(_next_page(_part()))


@by_link.route("/questions/<path:step>", methods=["GET", "POST"])
def question(step: str) -> str | Response | tuple[str, int]:
    """Ask one question."""
    part = _part()
    asked = part.filling.step(step)
    if asked is None:
        return redirect(_next_page(part))
    if isinstance(asked.item, Repeat):
        return _repeat(part, asked, asked.item)
    shown = Asked(step=asked, item=asked.item)
    if request.method == "POST":
        again = taken(part.filling, asked, asked.item)
        if again is None:
            return _kept(part)
        shown = again
    terms = terms_shown(asking.here().site).get(asked.item.id, "")
    return _page("question", part, back=_back(part, asked), terms=terms, **shown.shown(part.filling)), shown.status


@by_link.route("/check", methods=["GET", "POST"])
def check() -> str | Response | tuple[str, int]:
    """Show all answers, and send them to the venue."""
    part = _part()
    if part.filling.next() is not None:
        return redirect(_next_page(part))
    shown = {"steps": part.filling.steps, "shown_step": shown_step, "errors": []}
    if request.method == "GET":
        return _page("check", part, **shown)
    if puts_down():
        return _kept(part)
    try:
        token = part.submit()
    except InvalidError as error:
        return _page("check", part, **{**shown, "errors": errors_of(error, {"answers": ""})}), 400
    asking.note("an organiser sent their answers", part.form.id)
    return redirect(url_for("by_link.begin", token=token or g.link_token))


@by_link.get("/answers")
def answers() -> str:
    """Show what was answered so far, to be printed."""
    part = _part()
    return _page("answers", part, steps=part.filling.steps, shown_step=shown_step)


@by_link.get("/kept")
def kept() -> str:
    """Say that the answers are kept, and how to come back."""
    return _page("kept", _part(), address=url_for("by_link.begin", _external=True))


@by_link.route("/withdraw", methods=["GET", "POST"])
def withdraw() -> str | Response:
    """Take the booking back, once the organiser has said so twice."""
    part = _part()
    if request.method == "GET":
        return _page("withdraw", part)
    part.withdraw(request.form.get("why", ""))
    asking.note("an organiser took a booking back", part.form.id)
    return redirect(url_for("by_link.begin"))


def _part() -> OrganisersPart:
    here, form = asking.here(), g.linked.form
    checklist = asking.here().checklist(form.checklist)
    return OrganisersPart(store=here.store, venue=here.site.venue, checklist=checklist, form=form, now=here.now)


def _page(name: str, part: OrganisersPart, **shown: Any) -> str:  # noqa: ANN401 - what templates set out
    return render_template(f"organisers/{name}.html", part=part, form=part.form, **shown)


def _repeat(part: OrganisersPart, asked: Step, repeat: Repeat) -> str | Response | tuple[str, int]:
    if request.method == "POST":
        said = rows_taken(part.filling, repeat)
        if said is RowsSaid.REMOVED:
            return redirect(url_for("by_link.question", step=asked.path))
        if said is RowsSaid.ONWARDS:
            return _kept(part)
    shown = rows_shown(part.filling, asked, repeat)
    return _page("repeat", part, back=_back(part, asked), **shown), 400 if shown["errors"] else 200


def _kept(part: OrganisersPart) -> Response:
    """Go on, or say how to come back."""
    return redirect(url_for("by_link.kept") if puts_down() else _next_page(part))


def _next_page(part: OrganisersPart) -> str:
    step = part.filling.next()
    return url_for("by_link.check") if step is None else url_for("by_link.question", step=step.path)


def _back(part: OrganisersPart, asked: Step) -> str:
    if request.args.get("back") == _CHECK:
        return url_for("by_link.check")
    earlier = before(part.filling, asked)
    return url_for("by_link.question", step=earlier.path) if earlier else url_for("by_link.begin")
