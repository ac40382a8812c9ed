"""Bookings looked for: by their number, by the reference of the booking system, by an organisation, by a day.

Nobody is looked for by their name: that is for information governance, who says why (`record_keeping.subject_access`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from venuecheck.assessment.answer import read_answer
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.event_days import each_day, event_days, every_day, occasion_days
from venuecheck.assessment.in_part import is_off
from venuecheck.assessment.names_sought import ORGANISATION
from venuecheck.assessment.screened import Within
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core.problem import InvalidError
from venuecheck.records.store import Store
from venuecheck.service.bookings.kept_drafts import KeptDraft, kept_drafts
from venuecheck.service.bookings.recorded import all_assessments

_MOST: Final = 50
_SHORTEST: Final = 3
_LONGEST: Final = 200
_ORGANISATIONS: Final = frozenset({"organisation", "client", "speaker_organisation"})
"""Questions of the checklists that ship whose answers name an organisation; others are known by having been looked
up as one."""
_DAY: Final = Question(id="day", section="", text="", type=AnswerType.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingFound:
    """A booking that is meant, perhaps."""

    id: str
    subject: str
    days: str
    """Of the event, in words; empty where they are not recorded."""
    because: str
    """What of it was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingsFound:
    """What a search found."""

    shown: tuple[BookingFound, ...]
    """The newest first."""
    more: int
    """How many are not shown."""


def bookings_found(store: Store, wanted: str) -> BookingsFound:
    """Look for bookings. Raises `InvalidError` where too little is said to look for."""
    said = _said(wanted)
    day = _day(said)
    found = [
        BookingFound(id=one.id, subject=one.subject, days=days.shown if (days := event_days(one)) else "", because=why)
        for one in reversed(all_assessments(store))
        if not one.is_of_venue and (why := next(_why(one, said.casefold(), day), ""))
    ]
    return BookingsFound(shown=tuple(found[:_MOST]), more=len(found[_MOST:]))


def drafts_found(store: Store, wanted: str, person: str) -> tuple[KeptDraft, ...]:
    """Look through what this person (by name) has begun and not finished: by what each booking is called.

    One whose checklist is not here any more is among them. Raises `InvalidError` as `bookings_found` does.
    """
    words = _said(wanted).casefold().split()
    mine = (one for one in reversed(kept_drafts(store)) if one.person == person)
    return tuple(one for one in mine if all(word in one.subject.casefold() for word in words))[:_MOST]


def _said(wanted: str) -> str:
    said = " ".join(wanted.split())[:_LONGEST]
    if sum(char.isalnum() for char in said) < _SHORTEST:
        raise InvalidError.of(
            "wanted", "this is too little to look for", f"write at least {_SHORTEST} letters or figures"
        )
    return said


def _why(one: Assessment, said: str, day: date | None) -> Iterator[str]:
    if said in one.id.casefold():
        yield f"number {one.id}"
    if one.reference and said in one.reference.casefold():
        yield f"reference {one.reference}"
    if day is not None and _is_on(one, day):
        yield "on this day"
    words = said.split()
    for name in _organisations(one):
        if all(word in name.casefold() for word in words):
            yield name


def _organisations(one: Assessment) -> Iterator[str]:
    yield from (each.name for each in one.screened if each.kind == ORGANISATION and each.within is Within.NAME)
    yield from (each.shown for each in one.answers if each.question.rpartition(".")[2] in _ORGANISATIONS)


def _is_on(one: Assessment, day: date) -> bool:
    if is_off(one, day):
        return False
    further = ((on, each_day(on, each.times)) for each in one.occasions if (on := occasion_days(each)))
    known = event_days(one)
    own = [(known, every_day(one))] if known else []
    return any(day in every or (not every and on.first <= day <= on.last) for on, every in (*own, *further))


def _day(said: str) -> date | None:
    try:
        read = read_answer(_DAY, said)
    except AnswerError:
        return None
    return read if isinstance(read, date) else None
