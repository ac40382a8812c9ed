"""What was noted of bookings after they were decided, as it counts now: every page, command and report asks here."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, TypeVar

from venuecheck.assessment.assessment import Assessment, Decision
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.noted_facts import noted_facts
from venuecheck.assurance.check import aware
from venuecheck.assurance.noted_since import OnRecord, noted_counting
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.records.when_there import on_record
from venuecheck.service.bookings.recorded import RECORD_KIND

CONDITION: Final = "condition"
EVENT_REVIEW: Final = "event_review"

N = TypeVar("N", bound=ConditionSeen | EventReview)


def conditions_now(store: Store, now: datetime) -> tuple[ConditionSeen, ...]:
    """Give what was seen of conditions, as it counts; what is well and still to come among it."""
    return tuple(each.noted for each in conditions_recorded(store, now))


def conditions_recorded(store: Store, now: datetime) -> tuple[OnRecord[ConditionSeen], ...]:
    """Give the same, each with its place in the chain of records."""
    return _counting(store, CONDITION, ConditionSeen, now)


def reviews_now(store: Store, now: datetime) -> tuple[EventReview, ...]:
    """Give what was noted after events, as it counts; what is well and still to come among it."""
    return tuple(each.noted for each in _counting(store, EVENT_REVIEW, EventReview, now))


def noted_ahead(store: Store, now: datetime) -> tuple[ConditionSeen | EventReview, ...]:
    """Give what is dated in the future, of the day that it bears."""
    recorded: list[ConditionSeen | EventReview] = [*store.all(CONDITION, ConditionSeen)]
    recorded += store.all(EVENT_REVIEW, EventReview)
    return tuple(one for one in recorded if aware(one.at) > aware(now))


def reasons_noted(store: Store, assessment: Assessment, now: datetime) -> Mapping[str, str]:
    """Give what was noted of a booking since it was decided, and can be a reason to decide against it, by id.

    Whoever decides and the letter that says on what a decision rests have it from here.
    """
    return noted_facts(assessment, conditions_now(store, now), reviews_now(store, now), now)


def _counting(store: Store, kind: str, type_: type[N], now: datetime) -> tuple[OnRecord[N], ...]:
    read = store.read_all(kind, type_)
    if not read:
        return ()
    by = on_record(store, kind, {each.version.key: each.value.at for each in read}, now)
    bookings = {each.value.id: each for each in store.read_all(RECORD_KIND, Assessment)}
    recorded = (
        OnRecord(
            noted=each.value,
            place=each.version.seq,
            by=by.get(each.version.key),
            since=_since(store, each, bookings, now),
        )
        for each in read
    )
    return noted_counting(recorded, now)


def _since(
    store: Store, noted: Recorded[N], bookings: Mapping[str, Recorded[Assessment]], now: datetime
) -> datetime | None:
    """Give when the decision was taken that something was recorded after and is dated before; None for none."""
    about = bookings.get(noted.value.assessment)
    if about is None:
        return None
    decisions = (each for each in (*about.value.earlier, about.value.decision) if each is not None)
    later = [each for each in decisions if aware(noted.value.at) < aware(each.at) <= aware(now)]
    if not later:
        return None
    seq = noted.version.seq
    recorded = later if about.version.seq < seq else [*_recorded_by(store, about.value.id, seq)]
    return max((aware(each.at) for each in later if each in recorded), default=None)


def _recorded_by(store: Store, booking: str, seq: int) -> Iterator[Decision]:
    """Give what had been decided on a booking when a record was made."""
    for entry, says in listing.beginning(store, RECORD_KIND, booking):
        if entry.seq < seq and entry.key == booking:
            decision = listing.value_in(store, Assessment, entry, says).decision
            if decision is not None:
                yield decision
