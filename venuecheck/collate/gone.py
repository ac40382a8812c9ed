"""Venues that closed, merged or opened: what one did before it closed counts in the periods in which it was open."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from venuecheck.collate.facts import Assessed, ListedVenue, VenueFacts
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A venue that was not there before."""

    venue: ListedVenue
    opened: date | None
    """Its first day, where that was since; None where it was put into the list since, and may have been there."""


def arrived_after(venues: Sequence[VenueFacts], day: date, published: Collection[str] | None) -> tuple[Arrived, ...]:
    """Give those that were not there by the end of a day; `published` are the ids of those that were published of it.

    Where it is None, nothing was, and only an opening day tells that a venue was not there.
    """
    opened = [(one.venue, one.venue.opened) for one in venues]
    since = [Arrived(venue=venue, opened=on if on and on > day else None) for venue, on in opened]
    return tuple(one for one in since if (one.venue.id not in published if published is not None else one.opened))


def arrived_by_way(arrived: Sequence[Arrived]) -> Iterator[tuple[str, tuple[Arrived, ...]]]:
    """Give those that opened, and those that were put into the list, each under what is said of them."""
    yield "Opened", tuple(one for one in arrived if one.opened)
    yield "Put into the list", tuple(one for one in arrived if not one.opened)
