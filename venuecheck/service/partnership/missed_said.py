"""What a venue tells a coordinator of others' records that are missing from the database that holds its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.records.appending import CHAIN
from venuecheck.records.chain_event import Became, ChainEvent
from venuecheck.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedSaid:
    """That somebody put on record what became of them."""

    day: date
    """Of the record."""
    others: int
    """How many chains are missed, venues' or the store's own; which, is not said."""


def missed_said(store: Store) -> Iterator[MissedSaid]:
    """Give what a venue's records say of it, in order."""
    for event in store.all(CHAIN, ChainEvent):
        if event.became is Became.OTHERS_MISSED:
            yield MissedSaid(day=london_day(event.at), others=len({one.chain for one in event.missed}))


def missed_words(venue: str, said: Iterable[MissedSaid]) -> Iterator[str]:
    """Ask about the last of it; a sentence, or none where nothing is missing."""
    last = next(reversed(tuple(said)), None)
    if last is not None:
        yield (
            f"Records of others are missing from the database of {plain(venue, 64)}, as its administrator put on record"
            f" on {day_words.day(last.day)}. Ask whose, and what became of them."
        )
