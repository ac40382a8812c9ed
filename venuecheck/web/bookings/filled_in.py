"""A booking filled in at the desk: one thing a page, until the answers are looked over."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.checklist import Repeat
from venuecheck.assessment.walk import Step
from venuecheck.core.problem import InvalidError
from venuecheck.records.drafts import UnreadableDraftError
from venuecheck.service.bookings import names_early
from venuecheck.service.bookings.as_typed import NAME, keep_as_typed
from venuecheck.service.bookings.asked_together import asked_together, before
from venuecheck.service.bookings.changing import changes_by_others, draft_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, free_name
from venuecheck.service.bookings.ended_drafts import throw_away
from venuecheck.service.bookings.kept_drafts import drop_unreadable, kept_drafts
from venuecheck.service.bookings.organisers_forms import forget
from venuecheck.service.bookings.overtaken import both_answered, taken_up_anew
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.stages import Stage
from venuecheck.service.sites.privacy_notice import staff_notice
from venuecheck.web import asking
from venuecheck.web.bookings.answering import Asked, RowsSaid, puts_down, rows_shown, rows_taken, taken
from venuecheck.web.bookings.asked import shown_step
from venuecheck.web.bookings.desk import UNNAMED, AtDesk, at_desk, kept_as, question_page
from venuecheck.web.wording import FormError, errors_of, form_error, source

filling = Blueprint("filling", __name__, url_prefix="/venues/<venue>/bookings")

_CHECK = "check"


@filling.route("/new", methods=["GET", "POST"])
def new() -> str | Response | tuple[str, int]:
    """Begin: with which checklist."""
    venue = asking.here()
    offered = venue.checklists
    shown = {"checklists": offered.known, "unusable": offered.unusable, "notice": staff_notice(venue.site)}
    if request.method == "GET":
        return render_template("bookings/new.html", **shown, errors=[])
    wanted = request.form.get("checklist", "")
    known = {one.id: one for one in offered.known}
    if wanted not in known:
        return render_template("bookings/new.html", **shown, errors=[form_error("checklist", "choose what it is")]), 400
    name = free_name(venue.store, known[wanted], venue.site.venue)
    draft = Draft.fresh(known[wanted], venue.site.venue, venue.now, name)
    at = at_desk(known[wanted].id, name, draft)
    at.filling.about(person=asking.actor())
    return redirect(url_for("filling.about", **at.where))


@filling.route("/<assessment>/change", methods=["GET", "POST"])
def change(assessment: str) -> str | Response:
    """Begin a change of a booking that is recorded: with its answers as they were, of which some are otherwise now."""
    venue = asking.here()
    recorded = read_assessment(venue.store, assessment).value
    desk = Desk.at(venue.site, venue.store, asking.here().checklist(recorded.checklist), asking.now)
    if request.method == "GET":
        begun_by_others = changes_by_others(desk, assessment, asking.actor().name)
        return render_template("bookings/change.html", booking=recorded, begun_by_others=begun_by_others)
    begun = draft_of(desk, assessment, asking.actor().name)
    at = at_desk(recorded.checklist, begun.name or UNNAMED, begun)
    at.filling.about(person=asking.actor())
    asking.note("began to change a booking", assessment)
    return redirect(at.next_page())


@filling.get("/drafts/<checklist>/<name>")
def draft(checklist: str, name: str) -> Response:
    """Go on where it was put down."""
    return redirect(at_desk(checklist, name).next_page())


@filling.route("/drafts/<checklist>/<name>/about", methods=["GET", "POST"])
def about(checklist: str, name: str) -> str | Response | tuple[str, int]:
    """Ask which booking it is."""
    at = at_desk(checklist, name)
    if request.method == "GET":
        said = "".join(at.assessing.draft.as_typed.get(NAME, (at.assessing.draft.subject,)))
        return render_template("bookings/about.html", at=at, said=said, errors=[])
    said = request.form.get("subject", "")
    try:
        at.filling.about(subject=said, person=asking.actor(), seen=request.form.get("was", ""))
    except InvalidError as error:
        if puts_down() and keep_as_typed(at.filling, NAME, [said]):
            return _put_down(at)
        return render_template("bookings/about.html", at=at, said=said, errors=errors_of(error)), 400
    return _onwards(at)


@filling.route("/drafts/<checklist>/<name>/questions/<path:step>", methods=["GET", "POST"])
def question(checklist: str, name: str, step: str) -> str | Response | tuple[str, int]:
    """Ask one question."""
    at = at_desk(checklist, name)
    asked = at.filling.step(step)
    if asked is None:
        flash("This question is not asked any more, because another answer was changed.")
        return redirect(at.next_page())
    if isinstance(asked.item, Repeat):
        return _repeat(at, asked, asked.item)
    shown = Asked(step=asked, item=asked.item)
    if request.method == "POST":
        again = taken(at.filling, asked, asked.item)
        if again is None:
            for each in asked_together(at.filling, asked):
                names_early.look_up(at.assessing.desk, at.assessing.draft, each.path)
            return _onwards(at)
        shown = again
    page = render_template("bookings/question.html", at=at, back=_back(at, asked), **shown.shown(at.filling))
    return page, shown.status


@filling.route("/drafts/<checklist>/<name>/check", methods=["GET", "POST"])
def check(checklist: str, name: str) -> str | Response | tuple[str, int]:
    """Show all answers, to be looked over."""
    at = at_desk(checklist, name)
    if at.filling.next() is not None or at.assessing.moved:
        return redirect(at.next_page())
    if request.method == "GET":
        return _check_page(at, [])
    if puts_down():
        return _put_down(at)
    at.refuse_unread()
    try:
        at.assessing.refuse_unchanged()
        at.filling.check()
        if at.assessing.stage is Stage.JUDGE:  # whoever judges need not wait until this is recorded
            names_early.keep(at.assessing.desk, at.assessing.draft, at.assessing.assessment.screened)
    except InvalidError as error:
        return _check_page(at, errors_of(error, {"answers": ""})), 400
    return _onwards(at)


@filling.route("/drafts/<checklist>/<name>/anew", methods=["GET", "POST"])
def anew(checklist: str, name: str) -> str | Response:
    """Say what changed on the booking since these answers were begun; go on with them on it as it is now."""
    at = at_desk(checklist, name)
    moved = at.assessing.moved
    if moved and request.method == "GET":
        both = both_answered(at.assessing.desk, at.assessing.draft)
        return render_template("bookings/anew.html", at=at, moved=moved, both=both)
    if moved:
        taken_up_anew(at.assessing.desk, at.assessing.draft)
        asking.note("took answers up anew", at.assessing.draft.name)
        flash("Your answers stand on the booking as it is now. Look them over.")
    return redirect(at_desk(checklist, name).next_page())


@filling.route("/drafts/<checklist>/<name>/drop", methods=["GET", "POST"])
def drop(checklist: str, name: str) -> str | Response:
    """Throw a draft away, once somebody has said so twice."""
    here, at = asking.here(), _readable(checklist, name)
    if request.method == "GET":
        return render_template("bookings/drop.html", at=at)
    if at is None:
        drop_unreadable(here.store, checklist, kept_as(name))
    else:
        at.refuse_unread()
        throw_away(here.store, at.assessing.draft, person=asking.actor().name, now=here.now)
        forget(here.store, at.assessing.draft)
    asking.note("threw a draft away", at.assessing.draft.name if at else name)
    flash("Thrown away.")
    return redirect(url_for("bookings.all_bookings"))


def _readable(checklist: str, name: str) -> AtDesk | None:
    """Open a draft; None where it cannot be read, or its checklist is not here any more."""
    if checklist not in {one.id for one in asking.here().checklists.known}:
        return None
    wanted = (checklist, kept_as(name))
    if any((one.checklist, one.name) == wanted and not one.is_readable for one in kept_drafts(asking.here().store)):
        return None  # also where it is of no checklist
    try:
        return at_desk(checklist, name)
    except UnreadableDraftError:
        return None


def _check_page(at: AtDesk, errors: list[FormError]) -> str:
    return render_template(
        "bookings/check.html",
        at=at,
        steps=at.filling.steps,
        touched=at.assessing.touched,
        shown_step=shown_step,
        said_by=lambda step: source(at.filling.said_by_of(step)),
        question_page=question_page,
        errors=errors,
    )


def _repeat(at: AtDesk, asked: Step, repeat: Repeat) -> str | Response | tuple[str, int]:
    """Ask whether there is one more; a first one that must be is begun at once."""
    if request.method == "POST":
        said = rows_taken(at.filling, repeat)
        if said is RowsSaid.REMOVED:
            return redirect(question_page(at.where, asked.path))
        if said is RowsSaid.ONWARDS:
            return _onwards(at)
    shown = rows_shown(at.filling, asked, repeat)
    page = render_template("bookings/repeat.html", at=at, back=_back(at, asked), **shown)
    return page, 400 if shown["errors"] else 200


def _back(at: AtDesk, asked: Step) -> str:
    if request.args.get("back") == _CHECK:
        return url_for("filling.check", **at.where)
    earlier = before(at.filling, asked)
    return question_page(at.where, earlier.path) if earlier else url_for("filling.about", **at.where)


def _onwards(at: AtDesk) -> Response:
    if puts_down():
        return _put_down(at)
    return redirect(at.next_page())


def _put_down(at: AtDesk) -> Response:
    flash(f"“{at.assessing.draft.subject or 'The booking'}” is kept. Go on with it under “Not finished”.")
    return redirect(url_for("bookings.all_bookings"))
