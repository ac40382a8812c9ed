"""Venues that closed or merged: what they did before that day counts in the periods in which they were open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from venuecheck.collate.facts import Assessed, VenueFacts
from venuecheck.core.london import london_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A venue that is not there any more."""

    facts: VenueFacts
    """What it told, as far as it is here."""
    since: date
    """The first day on which it was not there."""
    into: str = ""
    """The name of the venue that it merged into; empty where it closed."""


def begun_before(gone: Sequence[Gone]) -> Iterator[tuple[str, Assessed]]:
    """Give the bookings that were begun at each while it was there, each with the venue's id."""
    for one in gone:
        yield from ((one.facts.venue.id, each) for each in one.facts.assessed if london_day(each.started) < one.since)


def gone_after(gone: Sequence[Gone], day: date) -> tuple[Gone, ...]:
    """Give those that went after a day, by the day on which they did."""
    return tuple(sorted((one for one in gone if one.since > day), key=lambda one: (one.since, one.facts.venue.id)))


def gone_by_way(gone: Sequence[Gone]) -> Iterator[tuple[str, tuple[Gone, ...]]]:
    """Give those that closed, and those that merged, each under what is said of them."""
    yield "Closed", tuple(one for one in gone if not one.into)
    yield "Merged into another venue", tuple(one for one in gone if one.into)
