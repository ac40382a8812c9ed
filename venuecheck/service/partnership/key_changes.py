"""How far a venue's records go, and how its key came to be: each signed by the one before, or by none after a loss."""

from collections.abc import Iterator
from dataclasses import dataclass

from venuecheck.records.appending import CHAIN
from venuecheck.records.chain_event import KEY_TYPE, Became, ChainEvent, key_body
from venuecheck.records.mark import hexadecimal, is_mark
from venuecheck.records.signing import is_signed
from venuecheck.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSaid:
    """How far the venue's records go, signed by its key, as its anchor has it."""

    records: int
    last: str
    """The digest of the last record's header."""
    day: str
    signature: str
    """Hexadecimal, of the type and form of docs/records-format.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChangeSaid:
    """One key that took the place of another."""

    public_key: str
    """The old one (hexadecimal), with how far the records went by then."""
    records: int
    last: str
    day: str
    new_key: str
    signature: str
    """The old key's over all of that, in the form of docs/records-format.md; empty where the old key was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The keys that a key goes back to."""

    keys: tuple[str, ...]
    """Itself, and those before it of which each signed the next, the newest first."""
    after_loss: bool
    """Whether the first of them took the place of a key that was lost: a person said so, and nothing shows it."""
    gave_way: tuple[str, ...]
    """All that signed before it, those that were lost as well, the newest first."""


def key_changes(store: Store) -> tuple[KeyChangeSaid, ...]:
    """Give what a venue's records say of its keys, in order."""
    return tuple(
        KeyChangeSaid(
            public_key=event.before.public_key,
            records=event.before.records,
            last=event.before.last,
            day=event.before.day,
            new_key=event.new_key,
            signature=event.signature,
        )
        for event in store.all(CHAIN, ChainEvent)
        if event.became in {Became.NEW_KEY, Became.PARTED} and event.before is not None
    )


def line_of(public_key: str, changes: tuple[KeyChangeSaid, ...]) -> Line:
    """Follow a key back."""
    keys, gave_way, after_loss = [public_key], [public_key], False
    for change in reversed(changes):
        if change.new_key != gave_way[-1]:
            continue
        gave_way.append(change.public_key)
        after_loss = after_loss or not change.signature
        if not after_loss:
            keys.append(change.public_key)
    return Line(keys=tuple(keys), after_loss=after_loss, gave_way=tuple(gave_way[1:]))


def unfit_changes(changes: tuple[KeyChangeSaid, ...], chain: tuple[str, ...]) -> Iterator[str]:
    """Name what of a bundle's changes of keys is not so: a signature, or what the records are."""
    for change in changes:
        if not is_mark(change.public_key, change.records, change.last, change.day) or not change.records:
            yield "what it says of its keys is none"
        elif chain[change.records - 1 : change.records] != (change.last,):
            yield "what it says of its keys is not what its records are"
        elif change.signature and not _is_signed(change):
            yield "the key before did not sign the one that took its place"


def _is_signed(change: KeyChangeSaid) -> bool:
    before = {
        "public_key": change.public_key,
        "records": change.records,
        "last": change.last,
        "day": change.day,
    }
    body = key_body(before, change.new_key)
    return is_signed(change.public_key, hexadecimal(change.signature), KEY_TYPE, body)
