"""Two bookings for one room at one time, told at the door: to whoever answers, decides, or looks at what is on.

It keeps nobody from deciding: two groups may share a hall, and a room can be written in two ways. So it says what is
on record of both, and names no more than the diary of the same venue does. A letter never names the other organiser.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment
from venuecheck.assessment.clock_times import Times, times_of
from venuecheck.assessment.day_answers import ROOM, TIMES
from venuecheck.assessment.event_days import EventDays, each_day, event_days, going_on, going_on_within, occasion_days
from venuecheck.assessment.validity import decision_ends
from venuecheck.assurance.how import How
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.records.store import Store
from venuecheck.report.setting.wording import capitalised, counted
from venuecheck.service.bookings.diary_shown import OnShown
from venuecheck.service.bookings.letter_values import organiser_of
from venuecheck.service.bookings.rooms_used import CONFIRMED_AS, Booked, booked_at

_MOST_SAID: Final = 5
_ONE_DAY: Final = timedelta(days=1)


class Taken(StrEnum):
    """How the other booking has the room."""

    CONFIRMED = "confirmed"
    HELD = "held"
    ASKED = "asked"
    """Nobody has decided on it."""


_WORDS: Final = {
    Taken.CONFIRMED: "is already confirmed to",
    Taken.HELD: "is held for",
    Taken.ASKED: "is also asked for by",
}
"""How a room is taken, in words; total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Another booking for the same room, at a time that may be the same."""

    assessment: str
    """Id of the other booking."""
    subject: str
    organiser: str
    room: str
    """As this booking names it; empty where neither names one."""
    first: date
    """The first day on which they meet."""
    further: int
    """On how many later days they meet, too."""
    times: str
    """Of the other booking, as written."""
    mine: str
    """Of this one."""
    taken: Taken
    is_certain: bool
    """Whether it is the same room by name, and the times of both can be read, and meet; without it they may."""
    decided: date | None
    """When the other was confirmed or held."""

    @property
    def said(self) -> str:
        """What whoever is at the desk is told."""
        room = capitalised(self.room) or "The venue (no room is on record)"
        more = f" and {counted(self.further, 'later day')}" * bool(self.further)
        when = f"on {day_words.day(self.first)}{more}, {self.times or 'at no recorded time'}"
        whose = f"{self.organiser or 'another booking'} ({self.subject})"
        yours = self.mine or "no time on record"
        doubt = "" if self.is_certain else " It is not certain that they meet: compare room and times."
        return f"{room} {_WORDS[self.taken]} {whose} {when}. This booking: {yours}.{doubt}"

    @property
    def fact(self) -> str:
        """The fact for whoever says that the room is not available: it names nobody, for the letter holds it."""
        room = self.room or "room"
        return f"The {room.removeprefix('The ').removeprefix('the ')} is let already on {day_words.day(self.first)}."

    @property
    def source(self) -> str:
        """How that is known, naming nobody."""
        since = f", confirmed on {day_words.day(self.decided)}" if self.decided else ""
        return f"Our diary, the entry for that day{since}."


WAY_ON: Final = (
    "Two can have one room only where they share it. Otherwise offer another room or time, say that it is not "
    "available, or change one of the bookings."
)


def clashes_of(store: Store, assessment: Assessment, now: datetime) -> tuple[Clash, ...]:
    """Give the bookings of the same venue that have, or ask for, the same room at the same time; confirmed ones first.

    `assessment` need not be recorded. What was refused, taken back or is over takes no room, and a booking none from
    itself.
    """
    mine = [one for one in _uses(assessment) if one.days.last >= london_day(now)]
    if not mine:
        return ()
    # one that goes on after midnight meets what is on the next day
    first, last = _later(min(one.days.first for one in mine), -1), _later(max(one.days.last for one in mine), 1)
    found: list[Clash] = []
    for other in booked_at(store, now):
        if other.what.id != assessment.id and other.is_within(first or date.min, last or date.max):
            found += _with(other, mine)
    return tuple(sorted(found, key=lambda one: ([*Taken].index(one.taken), one.first, one.assessment)))


def clashes_while_on(store: Store, recorded: Assessment, now: datetime) -> tuple[Clash, ...]:
    """Give the same of a booking that is recorded; none where it takes no room itself, or no longer."""
    mine = next((one for one in booked_at(store, now) if one.what.id == recorded.id), None)
    return clashes_of(store, recorded, now) if mine is not None and mine.takes_room else ()


def warnings_of(clashes: Sequence[Clash]) -> tuple[str, ...]:
    """Say each clash, and what can be done; nothing where there is none."""
    if not clashes:
        return ()
    rest = len(clashes) - _MOST_SAID
    more = (f"And {rest} more: see the diary.",) if rest > 0 else ()
    return (*(one.said for one in clashes[:_MOST_SAID]), *more, WAY_ON)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A room used on some days."""

    subject: str
    room: str
    said: str
    times: Times
    days: EventDays
    each: frozenset[date]
    """Empty where it is not on record which days of a series they are."""


def _uses(one: Assessment, *, until: date = date.max) -> Iterator[_Use]:
    answers = {each.question: each.shown for each in one.answers}
    room, days = answers.get(ROOM, ""), event_days(one)
    if days is not None:
        yield from _use(one, one.subject, room, answers.get(TIMES, ""), days, until)
    for occasion in one.occasions:
        on = occasion_days(occasion)
        if on is not None:
            yield from _use(one, occasion.subject, occasion.room or room, occasion.times, on, until)


def _use(  # noqa: PLR0917 - a use in a line
    one: Assessment, subject: str, room: str, said: str, whole: EventDays, until: date
) -> Iterator[_Use]:
    days, every = going_on_within(one, whole), going_on(one, each_day(whole, said))
    if days is None or days.first > until:
        return
    yield _Use(
        subject=subject,
        room=room,
        said=said,
        times=times_of(said),
        days=EventDays(first=days.first, last=min(days.last, until)),
        each=frozenset(day for day in every if day <= until),
    )


def _with(other: Booked, mine: Sequence[_Use]) -> Iterator[Clash]:
    taken = _taken(other)
    decision = other.what.decision
    ends = (decision_ends(other.what) or date.max) if taken is Taken.CONFIRMED else date.max
    for use in mine:
        for theirs in _uses(other.what, until=ends):
            alike = rooms_alike(use.room, theirs.room)
            on = _meeting(use, theirs) if alike else None
            if on is None:
                continue
            days, is_certain = on
            yield Clash(
                assessment=other.what.id,
                subject=theirs.subject,
                organiser=organiser_of(other.what),
                room=use.room,
                first=days[0],
                further=len(days) - 1,
                times=theirs.said,
                mine=use.said,
                taken=taken,
                is_certain=is_certain and alike is Alike.SAME,
                decided=london_day(decision.at) if decision is not None and taken is not Taken.ASKED else None,
            )


def _taken(other: Booked) -> Taken:
    decision = other.what.decision
    if decision is not None and decision.kind in APPROVING_KINDS and other.stands.how in CONFIRMED_AS:
        return Taken.CONFIRMED
    return Taken.HELD if other.stands.how is How.HELD else Taken.ASKED


class Alike(StrEnum):
    """How two rooms are alike by what somebody wrote of them."""

    SAME = "same"
    MAY_BE = "may be"
    """One names the other and more, such as "main hall" and "main hall and kitchen"."""


def rooms_alike(mine: str, theirs: str) -> Alike | None:
    """Say whether two texts name one room; None where they do not. A venue that names none may have but one."""
    one, other = _room_words(mine), _room_words(theirs)
    if one == other:
        return Alike.SAME
    return Alike.MAY_BE if one and other and (one <= other or other <= one) else None


def _room_words(room: str) -> frozenset[str]:
    return frozenset(_WORD.findall(room.casefold())) - {"the"}


_WORD: Final = re.compile(r"[0-9]+|[^\W\d_]+")


def _meeting(mine: _Use, theirs: _Use) -> tuple[list[date], bool] | None:
    """Give the days on which they meet, and whether that is certain; None where they do not."""
    if mine.days.first > theirs.days.last + _ONE_DAY or theirs.days.first > mine.days.last + _ONE_DAY:
        return None
    if not mine.room and not (mine.times.hours and theirs.times.hours):
        return None  # neither room nor time is on record of both: that says nothing
    if mine.times.hours and theirs.times.hours:
        return _by_the_clock(mine, theirs)
    if mine.each and theirs.each:
        return _on_days_of_both(mine, theirs)
    return _in_the_time_of_both(mine, theirs)


def _by_the_clock(mine: _Use, theirs: _Use) -> tuple[list[date], bool] | None:
    if not (mine.each and theirs.each):
        meets = mine.times.meets(theirs.times)
        return _in_the_time_of_both(mine, theirs) if meets else None
    days = {
        day
        for day in mine.each
        for later in (-1, 0, 1)
        if _later(day, later) in theirs.each and mine.times.meets(theirs.times, days_later=later)
    }
    if days:
        return sorted(days), True
    return _on_days_of_both(mine, theirs) if mine.times.names_more or theirs.times.names_more else None


def _on_days_of_both(mine: _Use, theirs: _Use) -> tuple[list[date], bool] | None:
    both = sorted(mine.each & theirs.each)
    return (both, False) if both else None


def _in_the_time_of_both(mine: _Use, theirs: _Use) -> tuple[list[date], bool] | None:
    """Of a series whose days nobody named, no more is known than from when to when it goes."""
    first = max(mine.days.first, theirs.days.first)
    if first > min(mine.days.last, theirs.days.last):
        return None
    named = sorted(day for day in mine.each | theirs.each if first <= day <= min(mine.days.last, theirs.days.last))
    if (mine.each or theirs.each) and not named:
        return None
    return (named or [first])[:1], False


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def met_in(on: Sequence[OnShown]) -> tuple[OnShown, ...]:
    """Add to each that is on what else has its room at its time, among those on the same day."""
    by_day: dict[date | None, list[OnShown]] = {}
    for one in on:
        by_day.setdefault(one.day, []).append(one)
    return tuple(replace(one, meets=tuple(_met(one, by_day[one.day]))) if one.day else one for one in on)


def _met(one: OnShown, same_day: Sequence[OnShown]) -> Iterator[str]:
    if not one.room:
        return
    mine = times_of(one.times)
    for other in same_day:
        if other.assessment != one.assessment and rooms_alike(one.room, other.room):
            theirs = times_of(other.times)
            if not (mine.hours and theirs.hours) or mine.meets(theirs):
                stands = "confirmed" if other.is_confirmed else other.stands
                yield ", ".join(filter(None, (other.subject, other.times, other.room, stands)))
