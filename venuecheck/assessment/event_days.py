"""On which days an event takes place: what was answered, or else the one day that the booking's own name holds.

A decision for one event lasts until the event is over, however far ahead it lies; one for a series until its last day,
twelve months at most. So the day is asked once, and nothing is confirmed only until a day before it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.answers import Answers, Note, with_value
from venuecheck.assessment.assessment import Assessment, Occasion
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.day_answers import FIRST_DAY, LAST_DAY, TIMES, as_date, first_day
from venuecheck.assessment.days_said import LONGEST, SPAN, between, made, months_said, only_day, spans_in
from venuecheck.assessment.in_part import Off, days_off
from venuecheck.assessment.weekdays_said import BUT, weekdays_said
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.once import once_for_each

_SAID_IN: Final = ("event", "activity", "occasion")
"""Answers that may name the day where the booking's name does not."""
_WEEKLY: Final = re.compile(r"\b[a-z]+days\b", re.IGNORECASE)
_BOUND: Final = re.compile(
    rf"\b(?:from|since|until|till|to|starting|beginning|ending)(?:\s+on)?\s+(?:{SPAN.pattern})", re.IGNORECASE
)
"""`Tuesdays until 16 March`: one day that bounds a series, and is not named as one of it alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDays:
    """When an event takes place."""

    first: date
    last: date
    """The same for one on a single day; of a series, its last."""

    @property
    def is_series(self) -> bool:
        """Whether it is on more days than one."""
        return self.first != self.last

    @property
    def shown(self) -> str:
        """The days, as a person is shown them."""
        last = day_words.day(self.last)
        return f"{day_words.day(self.first)} to {last}" if self.is_series else last


@once_for_each
def event_days(assessment: Assessment) -> EventDays | None:
    """Say when the event of a booking takes place; None where nothing on record names a day."""
    answers = {one.question: one.value for one in assessment.answers}
    texts = (str(answers[name]) for name in _SAID_IN if name in answers)
    return days_answered(answers) or _days(only_day([assessment.subject, *texts], london_day(assessment.started)), None)


def days_answered(answers: Mapping[str, object]) -> EventDays | None:
    """Say when an event takes place by its answers alone; None where the first day has none."""
    return _days(first_day(answers), as_date(answers.get(LAST_DAY)))


def occasion_days(occasion: Occasion) -> EventDays | None:
    """Say when a further booking of a series takes place: as it was said, or else the one day that its name holds."""
    return _days(occasion.first or only_day([occasion.subject], london_day(occasion.at)), occasion.last)


def _days(first: date | None, last: date | None) -> EventDays | None:
    if first is None:
        return None
    return EventDays(first=first, last=last if last is not None and last > first else first)


@once_for_each
def case_ends(assessment: Assessment) -> date | None:
    """Give the last day of all that a booking and its further occasions hold; None where no day is known.

    Where a series was ended from a day on, it is the day before.
    """
    last = max((days.last for days in _every(assessment)), default=None)
    return None if last is None else _last_on(assessment, last)


def _last_on(assessment: Assessment, last: date) -> date:
    """Give the last day up to one that did not fall out, however often its end was moved, and in whatever order."""
    for off in reversed(_off_in_order(assessment)):
        if off.holds(last):
            last = off.first - timedelta(days=1)
    return last


def _off_in_order(assessment: Assessment) -> list[Off]:
    return sorted(days_off(assessment), key=lambda one: one.first)


def has_several_days(assessment: Assessment) -> bool:
    """Whether a booking and its further occasions are on more days than one, as far as days are known."""
    days = _every(assessment)
    return bool(days) and min(one.first for one in days) < max(one.last for one in days)


def _every(assessment: Assessment) -> tuple[EventDays, ...]:
    return tuple(filter(None, (event_days(assessment), *map(occasion_days, assessment.occasions))))


def every_day(assessment: Assessment) -> tuple[date, ...]:
    """Give each day of an event that takes place; of a series whose days nobody named, none."""
    days = event_days(assessment)
    if days is None:
        return ()
    every = each_day(days, next((str(one.value) for one in assessment.answers if one.question == TIMES), ""))
    return going_on(assessment, every)


def going_on(assessment: Assessment, days: Iterable[date]) -> tuple[date, ...]:
    """Give those of some days of a booking that take place: a series may be ended in part."""
    off = days_off(assessment)
    return tuple(day for day in days if not any(one.holds(day) for one in off))


def going_on_within(assessment: Assessment, days: EventDays, until: date = date.max) -> EventDays | None:
    """Give from when to when it takes place (`until` a day), where nobody named each; None where all of it fell out."""
    first, last = days.first, _last_on(assessment, min(days.last, until))
    for off in _off_in_order(assessment):
        if off.holds(first):
            first = min(off.last, date.max - timedelta(days=1)) + timedelta(days=1)
    return EventDays(first=first, last=last) if first <= last else None


def ahead_of(assessment: Assessment, today: date) -> date | None:
    """Give the day before which a hold of an event ends: its first, or of a series that has begun the next to come.

    Of one whose days nobody named, it is the last. None where no day is known; a day not after today where it is over.
    """
    days = event_days(assessment)
    if days is None or days.first > today or not days.is_series:
        return None if days is None else days.first
    return next((day for day in every_day(assessment) if day > today), days.last)


def each_day(days: EventDays, times: str) -> tuple[date, ...]:
    """Give each day of some days, by what is said of their times; of a series whose days nobody named, none."""
    if not days.is_series:
        return (days.first,)
    times = times[:LONGEST]
    on = weekdays_said(SPAN.sub(lambda found: " ".join((" ", *_WEEKLY.findall(found[0]), " ")), times))
    if on:
        times = _BOUND.sub(lambda found: found[0] if found["begin"] or found["bare"] or found["listed"] else " ", times)
    spans = [one for one in spans_in(times, days.first) if one[1] >= days.first and one[0] <= days.last]
    if spans:
        return _named(days, spans, on, is_less=BUT.search(times) is not None)
    if on is None:
        return ()
    if not on and days.last - days.first < _A_WEEK:
        return tuple(between(days.first, days.last))  # what goes on for some days, and does not come back
    months = months_said(SPAN.sub(" ", times))
    if months and not {days.first.month, days.last.month} <= months:
        return ()
    return tuple(
        day for day in between(days.first, days.last) if day.weekday() in on and (not months or day.month in months)
    )


def _named(
    days: EventDays, spans: Sequence[tuple[date, date]], on: frozenset[int] | None, *, is_less: bool
) -> tuple[date, ...]:
    """Give the days that are named, one by one or from one to another; of these only those weekdays, where some are."""
    runs = [one for one in spans if one[0] != one[1]]
    is_long = any(last - first >= _A_WEEK for first, last in runs)
    if is_less or (runs and on is None) or (is_long and not on):
        return ()
    found = {first for first, last in spans if first == last}
    found.update(day for one in runs for day in between(*one) if not on or day.weekday() in on)
    ends = set() if runs and on else {days.first, days.last}
    return tuple(sorted({day for day in found if days.first <= day <= days.last} | ends))


_A_WEEK: Final = timedelta(days=7)


def lasts_until(assessment: Assessment, on: date, valid_for_days: int | None) -> date | None:
    """Give the last day of an approval given on a day; None where it does not end by itself.

    Where the day of the event is not known, it lasts for as long as the checklist gives its outcome, and, as a series
    does, for twelve months at most.
    """
    days = event_days(assessment)
    if days is None:
        return None if valid_for_days is None else min(on + timedelta(valid_for_days), _twelve_months_from(on))
    if not days.is_series:
        return days.last
    return min(days.last, _twelve_months_from(max(days.first, on)))


def _twelve_months_from(first: date) -> date:
    """Give the last day of the twelve months that begin on a day."""
    years_day = made(first.year + 1, first.month, first.day) or date(first.year + 1, 3, 1)
    return years_day - timedelta(days=1)


def with_days_of(checklist: Checklist, answers: Answers, subject: str, today: date) -> Answers:
    """Give the answers with the day that the booking's name holds, where the checklist asks for it and nobody said."""
    question = checklist.by_id.get(FIRST_DAY)
    if not isinstance(question, Question) or question.ask_if is not None or FIRST_DAY in answers.values:
        return answers
    day = only_day([subject], today)
    return answers if day is None else with_value(answers, FIRST_DAY, day, note=Note(on=today))
