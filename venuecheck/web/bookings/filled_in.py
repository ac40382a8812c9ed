"""A booking filled in at the desk: one thing a page, until the answers are looked over."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import Rows, Value
from venuecheck.assessment.checklist import AnswerType, Question, Repeat
from venuecheck.assessment.question_words import row_in_words
from venuecheck.assessment.walk import Step
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.changing import draft_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, drop_draft, free_name
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.record_keeping.privacy_notice import staff_notice
from venuecheck.web import asking
from venuecheck.web.bookings.asked import BOX, boxes, is_empty, mark_of, read_typed, shown_step
from venuecheck.web.bookings.desk import UNNAMED, AtDesk, at_desk, question_page
from venuecheck.web.wording import Fault, fault, faults_of

filling = Blueprint("filling", __name__, url_prefix="/venues/<venue>/bookings")

_LATER, _CHECK = "later", "check"


@filling.route("/new", methods=["GET", "POST"])
def new() -> str | Response | tuple[str, int]:
    """Begin: with which checklist."""
    venue, venues = asking.here(), asking.served().venues
    shown = {"checklists": venues.checklists("booking"), "notice": staff_notice(venue.site)}
    if request.method == "GET":
        return render_template("bookings/new.html", **shown, faults=[])
    wanted = request.form.get("checklist", "")
    known = {one.id: one for one in venues.checklists("booking")}
    if wanted not in known:
        return render_template("bookings/new.html", **shown, faults=[fault("checklist", "choose what it is")]), 400
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
    if request.method == "GET":
        return render_template("bookings/change.html", booking=recorded)
    desk = Desk.at(venue.site, venue.store, asking.served().venues.checklist(recorded.checklist), asking.now)
    begun = draft_of(desk, assessment)
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
        return render_template("bookings/about.html", at=at, said=at.assessing.draft.subject, faults=[])
    said = request.form.get("subject", "")
    try:
        at.filling.about(subject=said, person=asking.actor())
    except InvalidError as error:
        return render_template("bookings/about.html", at=at, said=said, faults=faults_of(error)), 400
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
    if request.method == "GET":
        return _asked(at, asked, asked.item, [])
    if request.form.get("then") == _LATER and is_empty(asked.item, request.form, request.files):
        return _put_down(at)
    return _answered(at, asked, asked.item)


@filling.route("/drafts/<checklist>/<name>/check", methods=["GET", "POST"])
def check(checklist: str, name: str) -> str | Response | tuple[str, int]:
    """Show all answers, to be looked over."""
    at = at_desk(checklist, name)
    if at.filling.next() is not None:
        return redirect(at.next_page())
    if request.method == "GET":
        return _check_page(at, [])
    if request.form.get("then") == _LATER:
        return _put_down(at)
    try:
        at.assessing.refuse_unchanged()
    except InvalidError as error:
        return _check_page(at, faults_of(error, {"answers": ""})), 400
    at.filling.check()
    return _onwards(at)


@filling.route("/drafts/<checklist>/<name>/drop", methods=["GET", "POST"])
def drop(checklist: str, name: str) -> str | Response:
    """Throw a draft away, once somebody has said so twice."""
    at = at_desk(checklist, name)
    if request.method == "GET":
        return render_template("bookings/drop.html", at=at)
    drop_draft(asking.here().store, at.assessing.draft)
    asking.note("threw a draft away", at.assessing.draft.name)
    flash("Thrown away.")
    return redirect(url_for("bookings.all_bookings"))


def _check_page(at: AtDesk, faults: list[Fault]) -> str:
    return render_template(
        "bookings/check.html",
        at=at,
        steps=at.filling.steps,
        touched=at.assessing.touched,
        shown_step=shown_step,
        question_page=question_page,
        faults=faults,
    )


def _answered(at: AtDesk, asked: Step, item: Question) -> str | Response | tuple[str, int]:
    """Keep an answer, unless somebody else gave another since the page was opened."""
    before, is_nothing = _value(asked), is_empty(item, request.form, request.files)
    if is_nothing and item.type is AnswerType.FILE and before is not None:
        return _onwards(at)  # a browser cannot put a file that was shown into the box again: it stays
    value: Value | None = None
    if not is_nothing or item.required:
        try:
            value = read_typed(item, request.form, request.files)
        except AnswerError as error:
            return _asked(at, asked, item, [fault(BOX, str(error))]), 400
    if before is not None and before != value and request.form.get("was", "") != mark_of(asked):
        said = f"somebody else has answered this since you opened the page: “{shown_answer(item, before)}”"
        return _asked(at, asked, item, [fault(BOX, f"{said}. Yours stands below: continue to take it")]), 409
    if value is None:
        at.filling.leave_empty(asked)
        return _onwards(at)
    is_likely = at.filling.answer(asked, value)
    kept = at.filling.step(asked.path) or asked
    if not is_likely and request.form.get("sure") != shown_step(kept):
        side = "past" if item.expected == "future" else "still to come"
        words = f"this date is {side}. If that is right, continue; otherwise change it"
        return _asked(at, kept, item, [fault(BOX, words)], sure=shown_step(kept)), 400
    return _onwards(at)


def _value(asked: Step) -> Value | None:
    return None if isinstance(asked.value, Rows) else asked.value


def _asked(at: AtDesk, asked: Step, item: Question, faults: list[Fault], *, sure: str = "") -> str:
    """Show the question. `sure`: an answer that is kept, and that whoever continues means although it is unlikely."""
    return render_template(
        "bookings/question.html",
        at=at,
        item=item,
        place=at.filling.place(asked),
        boxes=boxes(item, _value(asked), request.form if request.method == "POST" else None),
        was=mark_of(asked),
        sure=sure,
        faults=faults,
        back=_back(at, asked),
    )


def _repeat(at: AtDesk, asked: Step, repeat: Repeat) -> str | Response | tuple[str, int]:
    """Ask whether there is one more; a first one that must be is begun at once."""
    rows = at.filling.rows(repeat).rows
    if request.method == "POST":
        remove = request.form.get("remove", "")
        if remove.isdecimal() and int(remove) < len(rows):
            at.filling.remove_row(repeat, int(remove))
            return redirect(question_page(at.where, asked.path))
        said = request.form.get(BOX, "")
        if said == "yes" and at.filling.may_add(repeat):
            at.filling.add_row(repeat)
            return _onwards(at)
        if said == "no" and at.filling.may_close(repeat):
            at.filling.close_rows(repeat)
            return _onwards(at)
    faults = [fault(BOX, f"say whether there is another {repeat.each}")] if request.method == "POST" else []
    shown = [row_in_words(repeat, row) for row in rows]
    page = render_template(
        "bookings/repeat.html",
        at=at,
        step=asked,
        item=repeat,
        rows=shown,
        place=at.filling.place(asked),
        faults=faults,
        back=_back(at, asked),
        may_add=at.filling.may_add(repeat),
        may_close=at.filling.may_close(repeat),
    )
    return (page, 400) if faults else page


def _back(at: AtDesk, asked: Step) -> str:
    if request.args.get("back") == _CHECK:
        return url_for("filling.check", **at.where)
    before = at.filling.before(asked.path)
    return question_page(at.where, before.path) if before else url_for("filling.about", **at.where)


def _onwards(at: AtDesk) -> Response:
    if request.form.get("then") == _LATER:
        return _put_down(at)
    return redirect(at.next_page())


def _put_down(at: AtDesk) -> Response:
    flash(f"“{at.assessing.draft.subject or 'The booking'}” is kept. Go on with it under “Not finished”.")
    return redirect(url_for("bookings.all_bookings"))
