"""What became of a chain, beside growing: each a record, and a note to whoever proves it."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from venuecheck.core.actor import Acted
from venuecheck.core.plain_text import plain
from venuecheck.records.appending import CHAIN, New
from venuecheck.records.chain import canonical
from venuecheck.records.damage import Damage
from venuecheck.records.mark import Mark, hexadecimal
from venuecheck.records.restored import day_of, restored_words
from venuecheck.records.signing import fingerprint, is_signed

KEY_TYPE = "application/vnd.venuecheck.key+json"
"""What an old key's signature of a new one says that it is."""


_LONGEST = 4_000
"""Characters of what a record says in words: three faults, the anchor's mark, and where the old records are."""


class Became(StrEnum):
    """What became of a chain, beside growing."""

    ANCHORED = "anchored"
    """A store of an earlier version was proven whole, and is anchored from now on."""
    BROUGHT_BACK = "brought_back"
    """A copy was brought back."""
    NEW_KEY = "new_key"
    """Another key signs from now on."""
    ANCHOR_SET = "anchor_set"
    """The anchor was lost or changed, and a person had it set anew."""
    PARTED = "parted"
    """Of a venue that had one chain with others: its own goes on from there, with another key."""
    BEGUN = "begun"
    """A new chain was begun, for the one before it is damaged."""
    OTHERS_MISSED = "others_missed"
    """Other chains of the store are missing or not whole, and a person said what became of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """What a person answers for of another chain of the store."""

    chain: str
    mark: Mark | None = None
    """How far it went, by what others say of it; None where none says anything."""
    there: int | None = None
    """How many of its records were there."""
    wrong: str = ""
    """What tells just that which was wrong with it then (hexadecimal): see `missed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainEvent:
    """What a record of the kind `chain` says."""

    became: Became
    at: datetime
    words: str
    before: Mark | None = None
    """How far the records went before, as they were signed or anchored; None where that is not known."""
    anchor: Mark | None = None
    """Where a copy was brought back: what the anchor said until then."""
    person: str = ""
    by: Acted | None = None
    reason: str = ""
    new_key: str = ""
    """Of a new key: its public side (hexadecimal)."""
    signature: str = ""
    """Of a new key: the old key's signature over `before` and the new one; empty where the old one is lost."""
    named: tuple[Mark, ...] = ()
    """Of a new chain: how far the one before it went by what the signed ends of other chains say of it."""
    missed: tuple[Missed, ...] = ()
    """Of others that are missing or not whole."""


@dataclass(slots=True, kw_only=True)
class KeysSeen:
    """Which key is to sign the end, by what the records say of keys."""

    public_key: str = ""
    """Empty where no record names another than the first."""
    by: int = 0
    """The record that names it."""
    parted: bool = False
    """Whether a record says that it goes on from a trunk."""
    taken_over: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The key and the last record from which another key took over, by the place of the record that says so."""
    former: set[str] = field(default_factory=set)
    """The keys that records name as those from which it goes on."""
    answered_at: int = 0
    """The record by which a person answers for what was never signed; 0 where there is none."""
    notes: list[str] = field(default_factory=list)
    anew: list[str] = field(default_factory=list)
    """What a person had done where the chain before, its anchor or its key was lost: it goes with whatever leaves."""
    restored: list[tuple[str, bool]] = field(default_factory=list)
    """Each copy that was brought back, in words, and whether anything was lost by it."""

    def of_record(self, seq: int, body: str) -> Iterator[Damage]:
        """Take in what a record of the kind `chain` says, which has its digest; say what is wrong with it."""
        said: Any = json.loads(body)
        became = said.get("became")
        if said.get("before") is not None:
            self.former.add(said["before"]["public_key"])
        if became in {Became.NEW_KEY, Became.PARTED}:
            before = said["before"]
            old, new, signature = before["public_key"], said["new_key"], said["signature"]
            self.parted |= became == Became.PARTED
            self.taken_over[seq] = (old, before["last"])
            wanted = signature or became == Became.PARTED
            if wanted and not is_signed(old, hexadecimal(signature), KEY_TYPE, key_body(before, new)):
                yield Damage(seq=seq, what="the old key did not sign the new one that it names")
            if self.public_key not in {"", old}:
                yield Damage(seq=seq, what="the key that it takes over from is not the one before")
            if not signature and became == Became.NEW_KEY:
                self.notes.append(
                    f"Record {seq} says that the key was lost, and {fingerprint(new)} signs since then: whoever knew"
                    " the old one, as a coordinator does, has to compare it."
                )
            self.public_key, self.by = new, seq
        elif became == Became.ANCHOR_SET and said.get("before") is None:
            self.answered_at = self.answered_at or seq
        if told := anew_words(said):
            self.anew.append(f"{told} (record {seq})")
        if became in {Became.ANCHOR_SET, Became.BEGUN, Became.BROUGHT_BACK, Became.OTHERS_MISSED}:
            words = plain(str(said["words"]), _LONGEST)
            if became == Became.BROUGHT_BACK:
                told, is_loss = restored_words(said)
                self.restored.append((told or words.rstrip("."), is_loss))
                words = f"{words} {told}." if told else words
            self.notes.append(f"Record {seq}: {words}")

    def of_end(self, public_key: str, named: Collection[str]) -> Iterator[Damage]:
        """Say where another key signed the end than the records, or (`named`) the anchors of others, name."""
        if self.public_key not in {"", public_key}:
            yield Damage(seq=self.by, what="it names another key than the one that signed the last record")
        for other in sorted({*named} - {public_key, *self.former}):
            from_it = f"({fingerprint(other)}), from which this chain does not go on"
            yield Damage(seq=0, what=f"the anchor of a venue names another key {from_it}")


def anew_words(said: Mapping[str, Any]) -> str:
    """Say in a clause what a person had done where the chain before, its anchor or its key was lost; else empty."""
    became, day = said.get("became"), day_of(said.get("at"))
    if became == Became.BEGUN:
        return f"Begun anew on {day}: the records before were not whole"
    if became == Became.ANCHOR_SET:
        return f"Its anchor was set anew on {day}: how far the records had gone before is not known"
    if became == Became.NEW_KEY and not said.get("signature"):
        return f"Its key was lost on {day}, and another signs since then"
    return ""


def key_body(before: dict[str, Any], new_key: str) -> bytes:
    """Give what an old key signs of a new one."""
    return canonical({"before": before, "new_key": new_key})


def chain_record(event: ChainEvent, venue: str) -> New:
    """Give the record of what became of a chain."""
    return New(kind=CHAIN, key=f"{event.became}-{event.at:%Y%m%dT%H%M%S%f}", venue=venue, payload=event, at=event.at)
