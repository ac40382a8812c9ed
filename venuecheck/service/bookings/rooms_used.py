"""The bookings of a venue that take a room, or ask for one: when each is on, and how it stands among all of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Occasion, OutcomeKind
from venuecheck.assessment.event_days import EventDays, event_days, occasion_days
from venuecheck.assessment.steps import room_taken
from venuecheck.assessment.took_place import ended_on
from venuecheck.assurance.assessed import AssessedStands
from venuecheck.assurance.how import How
from venuecheck.records.store import Store
from venuecheck.service.bookings.recorded import all_assessments
from venuecheck.service.bookings.standing_now import standing_now

_NOT_ON: Final = frozenset({How.WITHDRAWN, How.NOT_AVAILABLE, How.CANCELLED, How.AHEAD, How.REPLACED})
"""What takes no room, by how it stands."""
CONFIRMED_AS: Final = frozenset({How.DECIDED, How.REVIEW_DUE, How.CONDITION_NOT_MET, How.LONG_SETTLED})
"""How what was approved stands while it goes ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A booking, with what its place in a diary hangs on."""

    what: Assessment
    stands: AssessedStands
    takes_room: bool
    days: EventDays | None
    further: tuple[tuple[Occasion, EventDays | None], ...]
    ended: date | None
    """The day on which what was confirmed ended: what was before it took place."""

    def is_within(self, begin: date, end: date) -> bool:
        """Whether it takes a room on some of these days."""
        return self.takes_room and self._is_between(begin, end)

    @property
    def until(self) -> date:
        """The last day on which it takes place at all, as far as that was ended."""
        return self.ended - timedelta(days=1) if self.ended else date.max

    def was_within(self, begin: date, end: date) -> bool:
        """Whether it took place on some of these days, before it was ended."""
        return self.ended is not None and begin < self.ended and self._is_between(begin, end)

    def _is_between(self, begin: date, end: date) -> bool:
        every = (self.days, *(on for _, on in self.further))
        return any(days and days.first <= end and days.last >= begin for days in every)


def needs_room(kind: OutcomeKind) -> bool:
    """Whether a booking that is decided so needs its room: what ends one does not."""
    return kind in APPROVING_KINDS or kind is OutcomeKind.HOLD


def booked_at(store: Store, now: datetime) -> tuple[Booked, ...]:
    """Give the bookings, and how each stands among all that is recorded."""
    recorded, stands = all_assessments(store), standing_now(store, now).stands
    return store.remembered.worked_out(
        "booked",
        (recorded, tuple(stands.values())),
        None,
        lambda: tuple(_with_days(one, stands[one.id]) for one in recorded if not one.is_of_venue and _is_booking(one)),
    )


def _with_days(one: Assessment, stands: AssessedStands) -> Booked:
    decision = one.decision
    is_refused = decision is not None and decision.kind is OutcomeKind.REFUSE
    return Booked(
        what=one,
        stands=stands,
        # somebody else has the room: earlier versions let such a booking be approved
        takes_room=stands.how not in _NOT_ON and not is_refused and not room_taken(one),
        days=event_days(one),
        ended=ended_on(one),
        further=tuple((each, occasion_days(each)) for each in one.occasions),
    )


def _is_booking(one: Assessment) -> bool:
    return one.recommendation.kind is not OutcomeKind.ADVISE
