"""The days of a series that do not take place, and those that go on: what is to be said of them, and how it is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from venuecheck.assessment.assessment import Assessment, Decision
from venuecheck.assessment.day_answers import TIMES
from venuecheck.assessment.days_said import between
from venuecheck.assessment.event_days import EventDays, each_day, event_days, going_on, occasion_days
from venuecheck.assessment.in_part import Off, off_by
from venuecheck.assessment.shortcoming import Shortcoming, about
from venuecheck.assessment.steps import is_at_once, standing_in_part
from venuecheck.assessment.weekdays_said import beside_weekdays
from venuecheck.core import day_words
from venuecheck.core.london import london_day

_MOST_DAYS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OffDays:
    """What does not take place and what goes on, each a line."""

    not_on: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()


def off_shortcomings(assessment: Assessment, decision: Decision) -> Iterator[Shortcoming]:
    """Say what is wrong with the days that a decision has fall out; `assessment` is as before it."""
    first, last, today = decision.off_from, decision.off_until, _since(assessment, decision)
    if first is None or last is None:
        yield about("off_from" if first is None else "off_until", "it does not say which days fall out", "name the day")
        return
    if last < first:
        yield about("off_until", "the last day that falls out is before the first", "name that day or a later one")
    elif first < today:
        what = f"{day_words.day(first)} is past: what took place cannot fall out"
        yield about("off_from", what, "name a day to come")
    else:
        yield from _beside_the_days(assessment, Off(first=first, last=last), today)


def _since(assessment: Assessment, decision: Decision) -> date:
    """Give the first day that can fall out: today, or where somebody acted at once, the day on which they did."""
    before = assessment.decision
    return london_day(before.at if before is not None and is_at_once(before) else decision.at)


def _beside_the_days(assessment: Assessment, off: Off, today: date) -> Iterator[Shortcoming]:
    standing = standing_in_part(assessment)
    if is_at_once(assessment.decision):  # its grounds say of the same days, or of fewer, that they fall out
        assessment = replace(assessment, decision=None)
    uses = tuple(_uses(assessment, standing.valid_until if standing else None))
    to_come = [day for one in uses for day in one.still_on(assessment) if day >= today]
    falling = [day for day in to_come if off.holds(day)]
    if not falling:
        fix = "name days on which it is, and that were confirmed, as they are on record"
        yield about("off_from", "the booking is confirmed for none of these days", fix)
    elif len(falling) == len(to_come):
        fix = "end the whole of it: cancel it, or say that it is not available"
        yield about("off_from", "nothing that was confirmed would go on after that", fix)


def off_days(assessment: Assessment) -> OffDays:
    """Tell the days of what was decided: which fall out by it and what stood before, and which go on from then."""
    decision = assessment.decision
    off = off_by(decision)
    if decision is None or off is None:
        return OffDays()
    today = london_day(decision.at)
    uses = tuple(_uses(assessment, decision.valid_until))
    is_several = len(uses) > 1
    not_on: list[str] = []
    goes_on: list[str] = []
    for one in uses:
        named = f"{one.subject}: " if is_several else ""
        not_on += [named + said for said in one.told(day for day in one.each if off.holds(day))]
        goes_on += [named + said for said in one.told(day for day in one.still_on(assessment) if day >= today)]
    return OffDays(not_on=tuple(not_on), goes_on=tuple(goes_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """One booking of a series, with its days."""

    subject: str
    times: str
    each: tuple[date, ...]
    """Each day; where nobody named them, each day from the first to the last."""
    are_named: bool

    def still_on(self, assessment: Assessment) -> list[date]:
        """Give the days that do take place."""
        return list(going_on(assessment, self.each))

    def told(self, days: Iterable[date]) -> Iterator[str]:
        """Tell some of the days, a few one by one and many from the first to the last of each run."""
        some = sorted(days)
        one_by_one = self.are_named and len(some) <= _MOST_DAYS
        for first, last in zip(some, some, strict=True) if one_by_one else self._runs(some):
            times = beside_weekdays(self.times) if one_by_one else self.times
            yield EventDays(first=first, last=last).shown + (f", {times}" if times else "")

    def _runs(self, some: list[date]) -> Iterator[tuple[date, date]]:
        """Give the first and last of each run of days with none of the others between."""
        if not some:
            return
        place = {day: at for at, day in enumerate(self.each)}
        begin = some[0]
        for before, after in pairwise(some):
            if place[after] - place[before] > 1:
                yield begin, before
                begin = after
        yield begin, some[-1]


def _uses(assessment: Assessment, ends: date | None) -> Iterator[_Use]:
    """Give the bookings of a series, each up to the last day of what was confirmed: what goes on longer is not."""
    times = next((str(one.value) for one in assessment.answers if one.question == TIMES), "")
    yield from _use(assessment.subject, event_days(assessment), times, ends or date.max)
    for occasion in assessment.occasions:
        yield from _use(occasion.subject, occasion_days(occasion), occasion.times, ends or date.max)


def _use(subject: str, days: EventDays | None, times: str, ends: date) -> Iterator[_Use]:
    if days is not None and days.first <= ends:
        named = each_day(days, times)
        each = named or tuple(between(days.first, days.last))
        confirmed = tuple(day for day in each if day <= ends)
        yield _Use(subject=subject, times=times, each=confirmed, are_named=bool(named))
