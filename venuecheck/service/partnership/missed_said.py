"""What a venue tells a coordinator of others' records in its database that are missing or not whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.records import listing
from venuecheck.records.appending import CHAIN
from venuecheck.records.chain_event import ChainEvent
from venuecheck.records.store import Store
from venuecheck.records.verification import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedSaid:
    """That somebody put on record what became of them."""

    day: date
    """Of the record."""
    others: int
    """How many chains it is said of, venues' or the store's own; which, is not said."""


def missed_said(store: Store, proven: Verification) -> Iterator[MissedSaid]:
    """Give what a venue's records say of what is wrong still, in order."""
    for entry, said in listing.said(store, {CHAIN}):
        if entry.seq in proven.others_answered:
            event = listing.value_in(store, ChainEvent, entry, said)
            yield MissedSaid(day=london_day(event.at), others=len({one.chain for one in event.missed}))


def missed_words(venue: str, said: Iterable[MissedSaid]) -> Iterator[str]:
    """Ask about the last of it; a sentence, or none where nothing is wrong."""
    last = next(reversed(tuple(said)), None)
    if last is not None:
        yield (
            f"Records of others in the database of {plain(venue, 64)} are missing or not whole, as its administrator"
            f" put on record on {day_words.day(last.day)}. Ask whose, and what became of them."
        )
