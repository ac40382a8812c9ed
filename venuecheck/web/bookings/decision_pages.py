"""The pages of deciding, set out: what there is to judge and to decide, what an outcome needs, and the preview."""

from collections.abc import Iterable
from dataclasses import replace

from flask import flash, render_template, request

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.at_the_desk import at_the_desk
from venuecheck.assessment.grounds import at_once_ahead
from venuecheck.assessment.name_points import names_again
from venuecheck.assessment.screened import Word
from venuecheck.assessment.whole_answer import whole_answer
from venuecheck.assurance.bad_news import before_decision_ahead
from venuecheck.core.problem import InputError, InvalidError, Problem
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.report.venue.decided import changed_since
from venuecheck.service.bookings import match_words
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.decision_taking import WITHOUT, Deciding
from venuecheck.service.bookings.judging_matches import JudgingMatches
from venuecheck.service.bookings.letters import Drawn
from venuecheck.service.bookings.organisers_forms import organiser_did
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.bookings.room_clashes import warnings_of
from venuecheck.service.bookings.rooms_used import needs_room
from venuecheck.service.sites.setting_up import Asked
from venuecheck.service.venue_settings.parts import ASKED, place_of
from venuecheck.web import asking
from venuecheck.web.gate import sees
from venuecheck.web.wording import FormError, errors_of, form_error

LEFT_OPEN = "open"
"""What is said of a name that stays to be judged."""


def outcome_page(later: DecidedLater, taken: Deciding, errors: list[FormError]) -> str:
    """Set out the answers beside their sources, and what can be decided."""
    return render_template(
        "deciding/outcome.html",
        booking=later.read.value,
        shown=_shown(later.read.value),
        changed=changed_since(later.read.value, asking.now()),
        organiser_did=organiser_did(later.store, later.read.value),
        clashes=warnings_of(taken.clashes),
        errors=errors,
        deciding=taken,
        standing=later.replaces,
        kept=bool(later.kept.written),
        begun_by_others=later.begun_by_others,
        is_to_judge=any(later.judging.open()),
    )


def word_taken(judging: JudgingMatches) -> list[FormError] | None:
    """Take the word of whoever sent the page about its match; give what is wrong, None where it is left open.

    Raises `NotFoundError` where it is no match of the booking.
    """
    found, match = judging.find(request.form.get("entry", ""), request.form.get("given", ""))
    said = request.form.get("word", "")
    if said == LEFT_OPEN:
        flash("It stays open. A named person judges it today, and only a holding letter goes out.")
        return None
    if said not in {word.value for word in Word}:
        return [form_error("word", "choose what you say of it")]
    reason = request.form.get("reason", "")
    try:
        judging.judge(found, match, Word(said), reason=reason, person=asking.actor(), now=asking.now())
    except InvalidError as error:
        return errors_of(error, otherwise="reason")
    return []


def matches_page(judging: JudgingMatches, errors: list[FormError], *, back: str, onwards: str, seen: int = 0) -> str:
    """Set out the first of the names that are to be judged; `back` is the page of the booking, `onwards` after all."""
    open_, booking = list(judging.open()), judging.assessment
    first = open_[0] if open_ else None
    return render_template(
        "deciding/matches.html",
        booking=booking,
        back=back,
        onwards=onwards,
        seen=seen,
        left=len(open_),
        found=first,
        given=whole_answer(booking, first[0]) if first else "",
        look_at=list(match_words.what_to_look_at(first[0], first[1], judging.screener.nation)) if first else [],
        choices=[(word.value if word else LEFT_OPEN, text) for text, word in match_words.CHOICES],
        weak=[(one, match) for one in booking.screened for match in one.weak],
        more_weak=sum(one.more_weak for one in booking.screened),
        typed=request.form,
        errors=errors,
    )


def decide_page(later: DecidedLater, taken: Deciding, errors: list[FormError]) -> str:
    """Ask what an outcome needs."""
    chosen = taken.conditions or ()
    fields = [name for name in taken.fields if name not in {"outcome", "person", "no_limit"}]
    return render_template(
        "deciding/decide.html",
        booking=later.read.value,
        shown=_shown(later.read.value),
        deciding=taken,
        fields=fields,
        questions=taken.questions,
        seen=_seen(later),
        organiser_did=organiser_did(later.store, later.read.value),
        clashes=warnings_of(taken.clashes),
        chosen=chosen,
        own="\n".join(one for one in taken.own if one not in taken.no_limit),
        free="\n".join(taken.no_limit),
        without=WITHOUT,
        errors=errors,
    )


def preview_page(later: DecidedLater, taken: Deciding, decided: Assessment) -> str:
    """Set out a decision before it is recorded, and the letter that would go out."""
    drawn: Drawn | None = None
    errors: list[FormError] = []
    lacks: Iterable[Problem] = ()
    try:
        drawn = later.letter(decided)
        lacks = drawn.lacks
    except InputError as error:
        lacks = error.problems
        errors = [replace(one, field="") for one in errors_of(error)]
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in {"csrf_token", "then"}]
    return render_template(
        "deciding/preview.html",
        booking=later.read.value,
        shown=_shown(decided),
        drawn=drawn,
        why_no_letter=errors,
        to_say=to_say(lacks),
        typed=typed,
        title=taken.title_of(taken.outcome) if taken.outcome else "",
        clashes=warnings_of(taken.clashes) if decided.decision and needs_room(decided.decision.kind) else (),
        to_mind=[said for said in (later.waits(decided), names_again(decided), at_once_ahead(decided)) if said],
    )


def to_say(problems: Iterable[Problem]) -> list[Asked]:
    """Give the questions of the settings page whose answers a letter lacks."""
    places = {one.setting for one in problems}
    return [asked for asked in ASKED if place_of(asked) in places]


def _shown(assessment: Assessment) -> object:
    """Give a booking in the words of the report; without what lists say of names where that is not theirs to see."""
    replies = replies_to(asking.here().store, assessment)
    counting = before_decision_ahead(assessment, asking.now())
    told = counting if sees("deciding.matches") else at_the_desk(counting)
    return assessments_of((told,), asking.now(), replies=replies).shown[0]


def _seen(later: DecidedLater) -> str:
    """Say which record, and which standing decision, is before whoever decides."""
    standing = later.replaces.at.isoformat() if later.replaces else ""
    return f"{later.read.version.seq} {standing}"
