"""What was noticed at a booking, for the designated safeguarding lead alone.

The booking's story and page say when it was written down, the story when the lead opened it, and no more. Whoever is at
the desk may write it down; nobody reads it but whoever has the lead's role, and each reading is on record. Writing it
tells nobody: the program sends nothing. No letter, report, bundle, search or story holds what it is.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.passed_to_lead import passed_on
from venuecheck.core.actor import Acted, Actor
from venuecheck.core.london import london_time
from venuecheck.core.problem import ForbiddenError
from venuecheck.records import listing
from venuecheck.records.listing import ListedRecord
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.recorded import new_assessment, record_about, written_for_lead
from venuecheck.service.bookings.replies import said_by
from venuecheck.service.record_keeping.record_groups import WORRY, WORRY_OPENED
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import MAY, Doing, acting

_FIX: Final = "write what somebody did or said, when and where; in danger, call 999 first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What somebody noticed, for the lead."""

    assessment: str
    said: str
    person: str
    at: datetime
    by: Acted


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """That the lead opened what was noticed at a booking."""

    assessment: str
    person: str
    at: datetime
    by: Acted


def note_for_lead(
    site: Site,
    store: Store,
    about: Recorded[Assessment],
    *,
    said: str,
    person: str | Actor,
    now: datetime,
    sheet: str = "",
) -> Noticed:
    """Write down what was noticed; from the same `sheet`, once (`record_about`).

    Raises `InputError` where it says nothing, or it is not for `person`; `ConflictError` where the booking was changed
    since it was read.
    """
    who = acting(site.people, site.venue.id, person, Doing.NOTE_WORRY)
    what, name = said_by(said, who.name, "said", _FIX)
    made = Noticed(assessment=about.value.id, said=what, person=name, at=now, by=who.acted)
    held = new_assessment(store, passed_on(about.value, now), over=about)  # its letter waits for the lead's answer
    record_about(store, about, WORRY, made, at=now, sheet=sheet, with_it=(held,))
    return made


def passed_to_lead(store: Store, assessment: str) -> tuple[datetime, ...]:
    """Give when something was written for the lead at a booking, in order, by the clock in London; no more is read."""
    return tuple(map(london_time, written_for_lead(store, assessment)))


def not_opened(store: Store) -> Counter[str]:
    """Count what was written for the lead and never opened since, by the id of its booking; nothing of it is read."""
    waiting: Counter[str] = Counter()
    for one in reversed(listing.of_kinds(store, {WORRY, WORRY_OPENED})):
        if one.kind == WORRY:
            waiting[_booking_of(one)] += 1
        else:  # an opening shows all that was written until then
            del waiting[_booking_of(one)]
    return waiting


def opened_by_lead(store: Store) -> dict[str, datetime]:
    """Give when the lead last opened what was written for them, by the id of its booking."""
    newest_last = reversed(listing.of_kinds(store, {WORRY_OPENED}))
    return {_booking_of(one): datetime.fromisoformat(one.at) for one in newest_last}


def _booking_of(one: ListedRecord) -> str:
    return one.key.partition("/")[0]


def open_for_lead(
    site: Site, store: Store, about: Recorded[Assessment], *, person: str | Actor, now: datetime
) -> tuple[Noticed, ...]:
    """Give what was noticed at a booking, in order, to the lead; that they opened it is recorded.

    Raises `ForbiddenError` for everybody else, and where the venue does not list who the lead is.
    """
    who = acting(site.people, site.venue.id, person, Doing.OPEN_WORRIES)
    if not who.roles_at(site.venue.id) & MAY[Doing.OPEN_WORRIES]:  # a name alone is not enough here
        what = "it is not listed who the designated safeguarding lead is"
        raise ForbiddenError.of("person", what, "list them under 'people', with the role dsl")
    opened = Opened(assessment=about.value.id, person=who.name, at=now, by=who.acted)
    record_about(store, about, WORRY_OPENED, opened, at=now)
    return tuple(one for one in store.all(WORRY, Noticed) if one.assessment == about.value.id)
