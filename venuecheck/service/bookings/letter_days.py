"""The days that letters name: of the event as far as it is decided, and by when the organiser hears again."""

from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision, Occasion, OutcomeKind
from venuecheck.assessment.day_answers import ROOM, TIMES, before_event
from venuecheck.assessment.event_days import EventDays, event_days, occasion_days
from venuecheck.assessment.in_part import is_off
from venuecheck.assessment.steps import ENDS, told_before
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.report.setting.prose import Values
from venuecheck.service.bookings.letter_words import fact, line

_WITHIN: Final = timedelta(days=10)
_PLACE: Final = "place"
"""Where a stall is, or leaflets are handed out: in a room or not."""


def days_told(assessment: Assessment, occasion: Occasion | None) -> Values:
    """Give the values of the places about when and where it is, and until when what was decided counts."""
    days = occasion_days(occasion) if occasion else event_days(assessment)
    said = {one.question: line(one.shown) for one in assessment.answers}
    times = line(occasion.times) if occasion else said.get(TIMES, "")
    confirmed = _goes_ahead_or_ends(assessment)
    ends = confirmed.valid_until if confirmed else None
    goes_on = days is not None and ends is not None and days.last > ends
    told = EventDays(first=days.first, last=max(days.first, ends)) if days and ends and goes_on else days
    values = {
        # of what goes on for longer, no more than what was decided
        "when": ", ".join(filter(None, (told.shown, times))) if told else "",
        "where": line(occasion.room) if occasion else said.get(ROOM, "") or said.get(_PLACE, ""),
        "asked_until": day_words.day(days.last) if days and goes_on and not is_off(assessment, days.last) else "",
        "covers": line(assessment.subject) if occasion else "",
        "one_event": fact(days is not None and not days.is_series),
        "several_days": fact(days is not None and days.is_series and ends is not None),
        "day_unknown": fact(days is None and ends is not None),
        "begun": fact(told is not None and _has_begun(assessment, told)),
    }
    is_confirmed = days is not None and ends is not None and (days.first <= ends if occasion else _within(days, ends))
    if days and ends and assessment.decision is not confirmed and not is_confirmed:
        # other days were asked for since: what is taken back was never confirmed for these, nor there
        values |= {"when": f"confirmed until {day_words.day(ends)}", "where": "", "begun": ""}
    return values


def _within(days: EventDays, ends: date) -> bool:
    """Whether a confirmation that ends then was given for these days: it lasts until an event is over, or a series."""
    return days.first <= ends <= days.last


def _goes_ahead_or_ends(assessment: Assessment) -> Decision | None:
    """Give the confirmation whose days a letter names: the one that is given, or the one that is taken back."""
    decision = assessment.decision
    if decision is None or decision.kind is OutcomeKind.CANCEL:
        return told_before(assessment) if decision else None
    return decision if decision.kind in APPROVING_KINDS else None


def _has_begun(assessment: Assessment, days: EventDays) -> bool:
    """Whether it has begun when it is cancelled or confirmed: what took place so far is not taken back, nor changed."""
    decision = assessment.decision
    if decision is None:
        return False
    day = london_day(decision.at)
    if decision.kind in ENDS:
        # what takes place on that day later than the decision is taken back with the rest
        return days.first < day <= days.last and told_before(assessment) is not None
    return decision.kind in APPROVING_KINDS and days.first < day <= days.last


def reply_by(assessment: Assessment, today: date) -> date:
    """Give the day by which the organiser hears again: before the event, where that is known."""
    decision, days = assessment.decision, event_days(assessment)
    held = decision.valid_until if decision is not None and decision.kind is OutcomeKind.HOLD else None
    if held is not None and held >= today:
        return held
    return before_event(today + _WITHIN, today, days and days.first, days and days.last)
