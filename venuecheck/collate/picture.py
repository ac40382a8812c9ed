"""One picture of all venues at a moment, and what changed since the one before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.bookings import (
    ActionCounts,
    BookingCounts,
    RuleCounts,
    action_counts,
    booking_counts,
    rule_counts,
)
from venuecheck.collate.facts import VenueFacts
from venuecheck.collate.failures import Failures, failures
from venuecheck.collate.standing import Standing, standing

QUARTER = timedelta(days=91)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How a venue's web filter stands now and stood before, by its pages alone."""

    venue: str
    before: Status
    now: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything that is counted, each number once."""

    at: datetime
    before: datetime
    """The moment of the picture that it is compared with."""
    standings: tuple[Standing, ...]
    """Of every listed venue, in the list's order."""
    filtering: Mapping[Status, int]
    bookings: Mapping[Status, int]
    requirements: Mapping[Status, int]
    """Venues by how the requirements stand that they are held against; a venue that did not tell is not reported."""
    required: Mapping[Status, int]
    """Requirements, over all venues that told."""
    overdue: tuple[str, ...]
    """Ids of venues, those never heard of first, then the longest silent."""
    failures: Failures
    quarter: BookingCounts
    quarter_before: BookingCounts
    year: BookingCounts
    rules: tuple[RuleCounts, ...]
    """Of a year."""
    actions: ActionCounts
    pages_now: Mapping[Status, int]
    """How web filters stand by their pages alone, to be compared with `pages_before`."""
    pages_before: Mapping[Status, int]
    moved: tuple[Moved, ...]
    """The venues whose filter stands otherwise than before, by the pages alone; those that got worse first."""


def picture(venues: Sequence[VenueFacts], at: datetime, within: timedelta) -> Picture:
    """Draw the picture at `at` of the listed venues. Nothing later than `at` counts.

    What is known of a venue is too old where nothing was heard of it for longer than `within`; it is overdue where it
    owes an answer as well.
    """
    assessed = [one for facts in venues for one in facts.assessed if one.started <= at]
    of_venue = about_venue(assessed)
    standings = tuple(standing(facts, at, within, of_venue) for facts in venues)
    before = at - QUARTER
    moved = [
        Moved(
            venue=facts.venue.id,
            before=standing(facts, before, within, of_venue, pages_only=True).filtering,
            now=standing(facts, at, within, of_venue, pages_only=True).filtering,
        )
        for facts in venues
    ]
    return Picture(
        at=at,
        before=before,
        standings=standings,
        filtering=by_status(one.filtering for one in standings),
        bookings=by_status(one.bookings for one in standings),
        requirements=by_status(one.requirements for one in standings),
        required=by_status(status for one in standings for status in (one.required or {}).values()),
        overdue=tuple(
            one.venue
            for one in sorted(standings, key=lambda one: (one.last_heard or date.min, one.venue))
            if one.overdue
        ),
        failures=failures({one.venue: one.checks for one in standings}),
        quarter=booking_counts(assessed, of_venue, before, at, at),
        quarter_before=booking_counts(assessed, of_venue, before - QUARTER, before, at),
        year=booking_counts(assessed, of_venue, at - YEAR, at, at),
        rules=rule_counts(assessed, of_venue, at - YEAR, at),
        actions=action_counts((each for one in standings for each in one.to_do), at),
        pages_now=by_status(one.now for one in moved),
        pages_before=by_status(one.before for one in moved),
        moved=tuple(
            sorted((one for one in moved if one.now is not one.before), key=lambda one: (not worse(one), one.venue))
        ),
    )


def by_status(statuses: Iterable[Status]) -> dict[Status, int]:
    """Count statuses; every status is there, noughts too."""
    number = Counter(statuses)
    return {status: number[status] for status in Status}


def worse(moved: Moved) -> bool:
    """Whether a venue stands worse than before."""
    order = list(Status)
    return order.index(moved.now) < order.index(moved.before)
