"""Deciding on a booking: its matches judged, one page for the decision, the letter as it will go out, the record."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.grounds import at_once_ahead
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.name_points import names_again
from venuecheck.core.problem import ConflictError, ForbiddenError, InputError, InvalidError, Problem
from venuecheck.records.version import Recorded
from venuecheck.report.setting.prose_formats import MEDIA_TYPES, SUFFIXES
from venuecheck.report.venue.decided import changed_since
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.decision_taking import Deciding
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import (
    FORMATS,
    Drawn,
    draw_up,
    read_as,
    record_letter,
    refuse_unread,
    set_out,
)
from venuecheck.service.bookings.letters_made import letters_of
from venuecheck.service.bookings.organisers_forms import organiser_did
from venuecheck.service.bookings.recorded import read_assessment, read_unchanged
from venuecheck.web import asking
from venuecheck.web.bookings.decision_pages import (
    decide_page,
    matches_page,
    outcome_page,
    preview_page,
    to_say,
    word_taken,
)
from venuecheck.web.gate import sees
from venuecheck.web.numbers import number_of
from venuecheck.web.wording import FormError, errors_of, form_error

deciding = Blueprint("deciding", __name__, url_prefix="/venues/<venue>/bookings/<assessment>")


@deciding.route("/names", methods=["GET", "POST"])
def matches(assessment: str) -> str | Response | tuple[str, int]:
    """Judge the names that are like listed ones, one at a time: for staff who may, and nobody else's eyes."""
    later = _later(assessment)
    back = url_for("bookings.booking", assessment=assessment)
    onwards = url_for("deciding.outcome", assessment=assessment) if sees("deciding.outcome") else back
    page = partial(matches_page, later.judging, back=back, onwards=onwards, seen=later.read.version.seq)
    if request.method == "GET":
        asking.look("looked at matches", assessment)
        return page([])
    later.refuse_changed(number_of(request.form.get("seen", "")))
    errors = word_taken(later.judging)
    if errors is None:
        return redirect(back)
    if errors:
        return page(errors), 400
    later.put_down()
    asking.note("judged a match", assessment)
    return redirect(url_for("deciding.matches", assessment=assessment))


@deciding.get("/outcome")
def outcome(assessment: str) -> str | Response:
    """Show the answers beside their sources, and what can be decided."""
    later = _later(assessment)
    asking.look("looked at a booking", assessment)
    return outcome_page(later, later.deciding(), [])


@deciding.route("/decide", methods=["GET", "POST"])
def decide(assessment: str) -> str | Response | tuple[str, int]:
    """Ask what this outcome needs, show the letter, and record the decision."""
    later = _later(assessment)
    taken = later.deciding()
    wanted = request.values.get("outcome", "")
    if not wanted and sees("deciding.outcome"):
        return outcome_page(later, taken, [form_error("outcome", "choose what you decide")]), 400
    is_allowed = wanted in {one.id for one in taken.allowed}
    if request.method == "POST" and (is_allowed or "seen" in request.form):
        _refuse_overtaken(later, taken, wanted)
    if not is_allowed:
        taken.refuse_not_theirs(wanted)
        page = "deciding.outcome" if sees("deciding.outcome") else "afterwards.something"
        return redirect(url_for(page, assessment=assessment))
    taken.written["outcome"] = wanted
    if request.method == "GET":
        return decide_page(later, taken, [])
    _take_over(taken, request.form)
    if request.form.get("then") == "change":
        return decide_page(later, taken, [])
    try:
        decided = taken.decided(asking.now())
    except (InvalidError, ForbiddenError) as error:
        return decide_page(later, taken, errors_of(error)), 400
    if request.form.get("then") != "record":
        return preview_page(later, taken, decided)
    return _recorded(later, taken, decided)


@deciding.route("/letter", methods=["GET", "POST"])
def letter(assessment: str) -> str | Response | tuple[str, int]:
    """Show the letter that comes next, and give it out as a file; the program sends nothing.

    One that leaves only by somebody's approval can be read before it, as it will go out.
    """
    venue = asking.here()
    number, _, mark = request.form.get("seen", "").partition(" ")
    if request.method == "GET":
        about = read_assessment(venue.store, assessment)
    else:
        about = read_unchanged(venue.store, assessment, number_of(number))
    try:
        drawn = draw_up(venue.site, venue.store, about.value, _wanted(), now=venue.now, as_draft=True)
    except InputError as error:
        page = _letter_page(about, None, errors_of(error), error.problems)
        return page, 200 if request.method == "GET" else 400
    if request.method == "GET" or request.form.get("then") == "see":
        return _letter_page(about, drawn, [])
    try:  # whoever makes it has read it, and may approve it
        refuse_unread(venue.site, venue.store, about.value, _wanted(), now=venue.now, seen=mark)
    except ConflictError:
        if not _is_asking():
            raise
        unread = form_error("ask", "read in the letter what you ask for, and make it then")
        return _letter_page(about, drawn, [unread]), 400
    format_ = request.form.get("format", "")
    if format_ not in FORMATS:
        return _letter_page(about, drawn, [form_error("format", "choose in which form you want it")]), 400
    try:
        final = draw_up(venue.site, venue.store, about.value, _approved(), now=venue.now)
        content = set_out(final, format_)
        record_letter(venue.store, final, format_, about=about)
    except ConflictError:
        raise
    except InputError as error:
        return _letter_page(about, drawn, errors_of(error)), 400
    asking.note("made a letter", assessment)
    name = f"letter-{about.value.id}{SUFFIXES[format_]}"
    return send_file(io.BytesIO(content), mimetype=MEDIA_TYPES[format_], as_attachment=True, download_name=name)


def _approved() -> Wanted:
    """Give what was said beside the letter: that whoever is here has read and approves it, and who advised."""
    approves = asking.actor() if request.form.get("approved_by") else ""
    return replace(_wanted(), approved_by=approves, legal_advice=request.form.get("legal_advice", ""))


def _wanted() -> Wanted:
    """Give which letter is wanted: the one that comes next, or one that asks the organiser for what is missing."""
    asks = tuple(filter(None, map(str.strip, request.form.get("ask", "").splitlines())))
    return Wanted(kind=LetterKind.MORE_INFORMATION if _is_asking() else None, asks=asks, occasion=_occasion())


def _is_asking() -> bool:
    return "ask" in request.args


def _may_ask(drawn: Drawn, assessment: Assessment) -> bool:
    """Whether, in place of a letter that only says to wait, the organiser may be asked for something."""
    if drawn.letter.kind is not LetterKind.HOLDING:
        return False
    venue, wanted = asking.here(), Wanted(kind=LetterKind.MORE_INFORMATION, occasion=_occasion())
    try:
        draw_up(venue.site, venue.store, assessment, wanted, now=venue.now, as_draft=True)
    except InputError:
        return False
    return True


def _occasion() -> int | None:
    """Give which booking of a series the letter is asked for; None for the newest."""
    return request.args.get("occasion", None, int)


def _letter_page(
    about: Recorded[Assessment], drawn: Drawn | None, errors: list[FormError], problems: Iterable[Problem] = ()
) -> str:
    made = letters_of(asking.here().store, about.value)
    asks = {one.field for one in drawn.lacks} if drawn else frozenset()
    return render_template(
        "deciding/letter.html",
        booking=about.value,
        changed=changed_since(about.value, asking.now()),
        organiser_did=organiser_did(asking.here().store, about.value),
        drawn=drawn,
        made=made,
        asks=asks,
        is_asking=_is_asking(),
        may_ask=drawn is not None and _may_ask(drawn, about.value),
        seen=f"{about.version.seq} {read_as(drawn).mark}" if drawn else "",
        typed=request.form,
        errors=errors,
        to_say=to_say(drawn.lacks if drawn else problems),
    )


def _later(assessment: str) -> DecidedLater:
    venue = asking.here()
    return DecidedLater.begin(venue.site, venue.store, assessment, asking.now, asking.actor())


def _take_over(taken: Deciding, typed: Mapping[str, str]) -> None:
    """Take over what was typed: fields in words, and conditions that were ticked or written."""
    if "conditions" in taken.fields:
        ticked = [one for one in request.form.getlist("conditions") if one in taken.library]
        own, free = (_lines(typed.get(box, "")) for box in ("own_conditions", "free_conditions"))
        taken.conditions = tuple(dict.fromkeys((*ticked, *own, *free)))
        taken.no_limit = tuple(dict.fromkeys(one for one in free if one not in taken.library))
    for name in taken.questions:
        if name in typed and name not in {"outcome", "conditions", "no_limit", "person"}:
            taken.written[name] = typed[name]
    if "rests_on" in taken.fields:
        taken.written["rests_on"] = ",".join(request.form.getlist("rests_on"))


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


def _refuse_overtaken(later: DecidedLater, taken: Deciding, wanted: str) -> None:
    """Tell whoever has an earlier record before them that theirs was not recorded, and keep what they wrote.

    So it is with who refuses what a letter has told of since that it was approved. Raises `ConflictError`.
    """
    taken = replace(taken, is_told=False)  # as it may have been offered to them
    try:
        later.refuse_changed(number_of(request.form.get("seen", "").partition(" ")[0]))
        later.refuse_told(wanted)
    except ConflictError:
        if wanted in {one.id for one in taken.allowed}:
            taken.written["outcome"] = wanted
            _take_over(taken, request.form)
            later.keep(taken)
        raise


def _recorded(later: DecidedLater, taken: Deciding, decided: Assessment) -> Response:
    try:
        standing = request.form.get("seen", "").partition(" ")[2]
        seen = later.replaces if later.replaces and later.replaces.at.isoformat() == standing else None
        later.finish(decided, seen=seen)
    except ConflictError:
        later.keep(taken)  # what was written is there when they look again
        raise
    asking.note("decided on a booking", later.read.value.id)
    flash(" ".join(filter(None, ["The decision is recorded.", names_again(decided), at_once_ahead(decided)])))
    return redirect(url_for("bookings.booking", assessment=later.read.value.id))
