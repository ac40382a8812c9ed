"""The end of the chain: signed in the database, named by the anchor outside it, held to both before anything is added.

What was cut off the end leaves no gap, and what was written behind it looks like a record: signature and anchor tell.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from venuecheck.records import asked, shapes
from venuecheck.records.chain import FIRST, canonical
from venuecheck.records.chains import HEAD, TRUNK, Chain, last_of
from venuecheck.records.damage import Damage
from venuecheck.records.history import history
from venuecheck.records.last_record import anchor_before
from venuecheck.records.mark import Mark, hexadecimal
from venuecheck.records.said_of_others import digest_of, said_of_others
from venuecheck.records.signing import is_signed

FORMER_TYPE = "application/vnd.venuecheck.head+json"
"""What the signature of the last record said that it is before there were anchors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the end of a chain is held to."""

    public_key: str | None = None
    """The chain's key (hexadecimal); None where it is not at hand."""
    trunk_key: str | None = None
    """The key of the trunk from which the chain goes on, where it is another's and at hand."""
    anchor: Mark | None = None
    key_wrong: str = ""
    """What is wrong with a key that is there and cannot be used."""
    key_file: str = ""
    """What the key's file is called, or is to be."""
    anchor_file: str = ""
    """The same of the anchor."""
    anchor_wrong: str = ""
    """What is wrong with an anchor that is there and cannot be relied on."""
    anchored: bool = True
    """Whether an anchor belongs to it: to a copy on its way none does."""
    anothers: str = ""
    """The chain whose folder this is, where nothing of this one stands in it; empty for none."""
    named: frozenset[str] = frozenset()
    """The keys that the anchors of other chains name as this one's: there was such a chain."""
    keyless: bool = False
    """Whether it may be proven without a key: by its own signature alone."""
    unsigned: bool = False
    """Whether its records may be such as nothing was ever signed of: those of the first version."""
    fingerprint: str = ""
    """The fingerprint that somebody knows the key by, without blanks; empty where nobody named one."""
    at_least: int = 0
    """How many records somebody knows there to be."""
    beside: Callable[[], frozenset[str]] = field(default=frozenset, compare=False)
    """Gives the keys of all chains that stand in the same folder, or are named by the anchors there."""

    def vouching(self) -> frozenset[str]:
        """Give every key that whoever has the database alone does not have."""
        mine = {self.public_key, self.anchor.public_key if self.anchor else None} - {None}
        return frozenset({*map(str, mine), *self.named, *self.beside()})


ELSEWHERE = Held(anchored=False, keyless=True)
"""What a chain is held to whose key and anchor another computer has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The end of a chain as it is found."""

    seq: int
    """The last record's place; 0 where there is none."""
    digest: str
    place_of: Callable[[str], int | None]
    """The place in the chain of the record with a digest."""
    day_of: Callable[[int], str]
    """The day that a record of the chain names, by its place; empty where there is none."""
    anchor_before: Callable[[], Mark | None]
    """What the anchor named until the last record, which says that a copy was brought back; None for any other."""
    former_keys: Callable[[], Collection[str]]
    """The keys from which its records say that it goes on."""
    retired: Callable[[], Mapping[str, int]]
    """The keys that signed the one after them, each by the place of the record that says so."""

    def mark(self, public_key: str) -> Mark:
        """Give how far the chain goes, where a key signs that or is to sign it."""
        return Mark(public_key=public_key, records=self.seq, last=self.digest, day=self.day_of(self.seq))


Head = Mapping[str, Any]
"""A row that signs an end; `beside` is the digest of what it says of other chains, empty where it says nothing."""


def head_of(connection: sa.Connection, chain: Chain) -> Head | None:
    """Read what signs the end of a chain: its own row or, where it has nothing but the trunk, the trunk's.

    None where nothing was ever signed.
    """
    own = _head(connection, chain.name)
    if own is not None:
        return {**own, "beside": digest_of(said_of_others(connection, chain.name))}
    return trunk_head(connection) if chain.trunk and is_only_trunk(connection, chain) else None


def trunk_head(connection: sa.Connection) -> Head | None:
    """Read what signs the trunk; None where there is none, or nothing was ever signed."""
    found = _head(connection, TRUNK)
    return {**found, "beside": ""} if found is not None and found["signature"] else None


def trunk_row_faults(connection: sa.Connection, chain: Chain) -> Iterator[Damage]:
    """Say where what closes the trunk closes none: it names no record, or one that the chain's end does not follow."""
    trunk, own = _head(connection, TRUNK), _head(connection, chain.name)
    if trunk is None:
        return
    if shapes.HEAD["seq"](trunk["seq"]):
        yield Damage(seq=0, what="the row that closes what several venues had together names no record")
    elif own is not None and not shapes.HEAD["seq"](own["seq"]) and own["seq"] <= trunk["seq"]:
        what = f"several venues are said to have had all up to record {trunk['seq']} together, and it is signed alone"
        yield Damage(seq=0, what=what)
    elif last_of(connection, chain) is None:
        yield Damage(seq=0, what=f"{lost(0, trunk['seq'])} lost: the row that closes them names number {trunk['seq']}")
    elif len(set(connection.scalars(_VENUES, {"trunk": trunk["seq"]}))) == 1:
        yield Damage(seq=0, what="what several venues are said to have had together is all one venue's")


_VENUES = sa.text("SELECT DISTINCT venue FROM record WHERE seq <= :trunk")
"""Whose records a trunk holds."""


def is_only_trunk(connection: sa.Connection, chain: Chain) -> bool:
    """Whether a chain has not gone on from the trunk yet."""
    if not chain.trunk:
        return False
    last = last_of(connection, chain)
    return last is not None and last["seq"] == chain.trunk and not _head(connection, chain.name)


def _head(connection: sa.Connection, name: str) -> Mapping[str, Any] | None:
    row = asked.first(connection, HEAD, {"chain": name})
    return dict(row) if row else None


def end_of(connection: sa.Connection, chain: Chain) -> End:
    """Look at the end alone."""
    row = last_of(connection, chain)
    last = row if row and type(row["seq"]) is int else None

    # a digest is that of one record, and a place in a chain too: the last one is known already
    def place_of(digest: str) -> int | None:
        if last is not None and digest == last["digest"]:
            return int(last["seq"])
        found: int | None = asked.value(connection, _PLACE, {**_whose(chain), "digest": digest})
        return found

    def day_at(seq: int) -> str:
        return str(last["at"])[:10] if last is not None and seq == last["seq"] else day_of(connection, chain, seq)

    return End(
        seq=last["seq"] if last else 0,
        digest=row["digest"] if row else FIRST,
        place_of=place_of,
        day_of=day_at,
        anchor_before=lambda: anchor_before(connection, chain),
        former_keys=lambda: history(connection, chain).keys,
        retired=lambda: history(connection, chain).retired,
    )


def day_of(connection: sa.Connection, chain: Chain, seq: int) -> str:
    """Give the day that a record names; empty where there is none."""
    return str(asked.value(connection, _AT, {**_whose(chain), "seq": seq}) or "")[:10]


# worded once: they are asked several times for each thing that is recorded
_PLACE = sa.text("SELECT seq FROM record WHERE digest = :digest AND (venue = :venue OR seq <= :trunk)")
AT_PLACE = sa.text("SELECT at FROM record WHERE seq = :seq AND digest = :digest AND (venue = :venue OR seq <= :trunk)")
_AT = sa.text("SELECT at FROM record WHERE seq = :seq AND (venue = :venue OR seq <= :trunk)")


def _whose(chain: Chain) -> dict[str, object]:
    return {"venue": chain.name, "trunk": chain.trunk}


def is_former(head: Head) -> bool:
    """Whether a head was signed before there were anchors, and rightly."""
    body = canonical({"seq": head["seq"], "digest": head["digest"]})
    return is_signed(str(head["public_key"]), hexadecimal(head["signature"]), FORMER_TYPE, body)


def shape_faults(head: Head) -> tuple[Damage, ...]:
    """Say where a signature holds what none can."""
    return tuple(
        Damage(seq=0, what=f"the signature of the last record has been changed ({column} is {said})")
        for column, said in shapes.misshapen(head, shapes.HEAD)
    )


def head_faults(head: Head, end: End, *, is_end: bool = True) -> Iterator[Damage]:
    """Hold an end to its signature; a trunk's is not the end of the chain that goes on from it."""
    seq = head["seq"]
    if end.seq < seq:
        yield Damage(seq=0, what=f"{lost(end.seq, seq)} lost: the signature of the last record names number {seq}")
        return
    if end.place_of(head["digest"]) != seq:
        yield Damage(seq=seq, what="it is not the record that was signed")
    for unsigned in range(seq + 1, min(end.seq, seq + _SHOWN) + 1) if is_end else ():
        yield Damage(seq=unsigned, what="it is not signed: it was not recorded by this program")
    mark = Mark(public_key=head["public_key"], records=seq, last=head["digest"], day=end.day_of(seq))
    if not _is_signed_by(head, mark):
        yield Damage(seq=0, what="the signature of the last record is wrong")


def signed_mark(connection: sa.Connection, chain: Chain, head: Head) -> Mark | None:
    """Give the mark that the end of a chain signs rightly; None where it does not, or the record is not there."""
    if head["chain"] == TRUNK or any(shapes.misshapen(head, shapes.HEAD)):
        return None
    said = {**_whose(chain), "seq": head["seq"], "digest": head["digest"]}
    day = str(asked.value(connection, AT_PLACE, said) or "")[:10]
    mark = Mark(public_key=head["public_key"], records=head["seq"], last=head["digest"], day=day)
    return mark if day and _is_signed_by(head, mark) else None


def _is_signed_by(head: Head, mark: Mark) -> bool:
    # as that of its chain; until the first record in this form, as it was signed in a former one, of which it said none
    signed = (mark.is_signed(head["signature"], chain, beside=head["beside"]) for chain in (head["chain"], TRUNK))
    return any(signed) or (not head["beside"] and is_former(head))


_SHOWN = 20


def lost(last: int, named: int) -> str:
    """Name the records that are missing between the last one and one that is named."""
    return f"record {named} is" if named == last + 1 else f"records {last + 1} to {named} are"
