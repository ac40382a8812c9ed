"""What a venue tells a coordinator of its own records: that they were begun anew, or how far they went is not known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from venuecheck.core import day_words
from venuecheck.core.plain_text import plain
from venuecheck.records import listing
from venuecheck.records.appending import CHAIN
from venuecheck.records.chain_event import Became, ChainEvent
from venuecheck.records.restored import restored_words
from venuecheck.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class AnewSaid:
    """One way back that a person took, by which records may be missing from those that are told."""

    became: Became
    """`begun`, `anchor_set` or `brought_back`."""
    at: datetime
    record: int
    """Its place in the chain."""


def anew_said(store: Store) -> Iterator[AnewSaid]:
    """Give what a venue's records say of it, in order."""
    for entry, said in listing.said(store, {CHAIN}):
        event = listing.value_in(store, ChainEvent, entry, said)
        is_loss = event.became is Became.BROUGHT_BACK and restored_words(said)[1]
        if is_loss or event.became in {Became.BEGUN, Became.ANCHOR_SET}:
            yield AnewSaid(became=event.became, at=event.at, record=entry.seq)


def anew_words(venue: str, said: Iterable[AnewSaid]) -> Iterator[str]:
    """Ask about the last of it; a sentence, or none where there is nothing to ask."""
    last = next(reversed(tuple(said)), None)
    if last is not None and (words := _WORDS.get(last.became)):
        name, day = plain(venue, 64), day_words.day(last.at)
        yield f"{words.format(venue=name, day=day)} (its record {last.record}). Telephone them: {_ASK}."


_WORDS = {
    Became.BEGUN: "The records of {venue} were begun anew on {day}, for those before were not whole",
    Became.ANCHOR_SET: "How far the records of {venue} had gone before {day} is not known: their anchor was set anew",
    Became.BROUGHT_BACK: "A copy of the records of {venue} was brought back on {day}, and some may be missing since",
}
_ASK = "ask what became of those, compare the key that they read out, and trust it"
