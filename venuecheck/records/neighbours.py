"""Chains of one store know each other: each end, as it is signed, says how far the others go, and is held to by them.

What is recorded in one chain is told by its own end and, at once, by that of another: the store's own matters or, where
those are not kept here, every chain whose key is here. Nothing is said of a chain whose key was never at hand: whoever
has the database alone can put one there.
"""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records import said_of_others, shapes, tables
from venuecheck.records.appending import CHAIN
from venuecheck.records.chains import OWN, TRUNK, Chain, called, chain_of
from venuecheck.records.damage import Damage
from venuecheck.records.ending import Head, end_of, head_faults, head_of, lost, shape_faults
from venuecheck.records.mark import Mark, nothing_yet
from venuecheck.records.outside import Beside
from venuecheck.records.signing import Signer, fingerprint


def sign(connection: sa.Connection, signer: Signer, venue: str, beside: Beside | None = None) -> Mark:
    """Sign the last record of a venue's chain, inside the transaction that added it; give the mark.

    With what the end says of other chains as far as their keys are, or were, `beside`; and have others say how far this
    one goes.
    """
    end = end_of(connection, chain_of(connection, venue))
    if not end.seq:
        return nothing_yet(signer.public_key)
    mark = Mark(public_key=signer.public_key, records=end.seq, last=end.digest, day=end.day_of(end.seq))
    _sign(connection, signer, venue, mark, beside)
    if beside is not None:
        for other, by in _who_tell(connection, venue, beside):
            _sign_again(connection, by, other, beside)
    return mark


def faults_about(connection: sa.Connection, chain: Chain) -> Iterator[Damage]:
    """Say where a chain does not go as far, or with the key, as the signed ends of others say of it.

    And where it says something of others itself, and no end of it is signed.
    """
    if connection.scalar(_UNSIGNED, {"chain": chain.name}) is not None:
        yield Damage(seq=0, what="it says of other chains how far they go, and nothing signs that")
    there = _about(connection, chain.name, chain.trunk)
    if not there:
        return
    head = head_of(connection, chain)
    key = head["public_key"] if head else ""
    odd = [row for row in there if row["there"] != row["seq"] or row["public_key"] != key]
    if not odd:
        return
    end, known = end_of(connection, chain).seq, _history(connection, chain)
    believed = sorted((_Said(row["chain"], mark) for row, mark in _signed(connection, odd)), key=_Said.order)
    short = [one for one in believed if not _is_there(connection, chain, one.mark) and one.mark not in known.before]
    other = [one for one in believed if one.mark.public_key not in {key, *known.keys}]
    if short:
        yield _missing(short[-1], end)
    if other and end:
        by, mark = other[-1].by, other[-1].mark
        what = f"the signed end of {called(by)} names another key ({fingerprint(mark.public_key)})"
        yield Damage(seq=0, what=f"{what}, from which this chain does not go on")


def said_about(connection: sa.Connection, chain: str) -> tuple[Mark, ...]:
    """Give how far a chain went by what others say of it, each once."""
    rows = _about(connection, chain, 0)
    fit = (row for row in rows if not any(shapes.misshapen({**row, "other": chain}, shapes.NEIGHBOUR)))
    return tuple(dict.fromkeys(map(said_of_others.mark_of, fit)))


def _about(connection: sa.Connection, chain: str, trunk: int) -> list[dict[str, Any]]:
    found = connection.execute(_ABOUT, {"other": chain, "trunk": trunk}).mappings()
    return [dict(row) for row in found]


@dataclass(frozen=True, slots=True)
class _Said:
    by: str
    mark: Mark

    def order(self) -> tuple[int, str]:
        return self.mark.records, self.by


@dataclass(slots=True, kw_only=True)
class _History:
    """What the records of a chain say of those before it."""

    keys: set[str] = field(default_factory=set)
    """The keys from which it goes on."""
    before: set[Mark] = field(default_factory=set)
    """How far chains went in the place of which it was begun, by what others say of them."""


def _missing(said: _Said, end: int) -> Damage:
    named, by = said.mark.records, f"the signed end of {called(said.by)}"
    if not end:
        return Damage(seq=0, what=f"all that was recorded is gone: {by} names record {named}")
    if named > end:
        return Damage(seq=0, what=f"{lost(end, named)} lost: {by} names number {named}")
    return Damage(seq=named, what=f"it is not the record that {by} names")


def _signed(connection: sa.Connection, rows: list[dict[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Mark]]:
    """Give those that a signed end says, whoever's it is: one that somebody makes up is no record less to be missed."""
    ends: dict[str, bool] = {}
    for row in rows:
        by = str(row["chain"])
        if by not in ends:
            ends[by] = _is_signed(connection, chain_of(connection, by))
        if ends[by]:
            yield row, said_of_others.mark_of(row)


def _is_signed(connection: sa.Connection, chain: Chain) -> bool:
    """Whether the end of a chain, with what it says of others, is signed and where it is signed to be."""
    head = head_of(connection, chain)
    if head is None or head["chain"] == TRUNK or shape_faults(head):
        return False
    return not any(head_faults(head, end_of(connection, chain), is_end=False))


def _is_there(connection: sa.Connection, chain: Chain, mark: Mark) -> bool:
    return end_of(connection, chain).place_of(mark.last) == mark.records


def _history(connection: sa.Connection, chain: Chain) -> _History:
    found = _History()
    for body in connection.scalars(_SAID, {"own": chain.name, "trunk": chain.trunk, "chain": CHAIN}):
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            said = json.loads(body)
            found.keys |= {said["before"]["public_key"]} if said.get("before") else set()
            marks = {Mark(**{name: one[name] for name in _OF_A_MARK}) for one in said.get("named", ())}
            found.before |= marks
            found.keys |= {mark.public_key for mark in marks}
    return found


_OF_A_MARK = ("public_key", "records", "last", "day")


def _sign(connection: sa.Connection, signer: Signer, chain: str, mark: Mark, beside: Beside | None) -> None:
    """Sign an end, with what it is to say of others from now on."""
    if connection.scalar(_HEAD, {"chain": chain}) is None:  # what stands there is nobody's
        connection.execute(tables.neighbour.delete().where(tables.neighbour.c.chain == chain))
    said = {**(said_of_others.said_of_others(connection, chain) or {})}
    for other, seen in _news(connection, chain, said, beside) if beside else ():
        said_of_others.keep(connection, chain, other, seen, is_new=other not in said)
        said[other] = seen
    signature = mark.sign(signer, chain, beside=said_of_others.digest_of(said))
    values = {"seq": mark.records, "digest": mark.last, "public_key": mark.public_key, "signature": signature}
    changed = connection.execute(tables.head.update().where(tables.head.c.chain == chain).values(**values))
    if changed.rowcount == 0:
        connection.execute(tables.head.insert().values(chain=chain, **values))


def _news(
    connection: sa.Connection, chain: str, said: Mapping[str, Mark], beside: Beside
) -> Iterator[tuple[str, Mark]]:
    """Give what a chain does not say yet of others: of each whose end is signed, with a key that is or was at hand."""
    for head in [dict(row) for row in connection.execute(_HEADS, {"chain": chain}).mappings()]:
        if any(shapes.misshapen(head, shapes.HEAD)):
            continue
        other, known = head["chain"], said.get(head["chain"])
        if known and (known.last, known.public_key) == (head["digest"], head["public_key"]):
            continue
        if not (known and known.public_key == head["public_key"]) and not _is_at_hand(beside, other, head):
            continue
        of = chain_of(connection, other)
        if known and known.records > head["seq"] and known not in _history(connection, of).before:
            continue  # it was put back: what was said stays said
        if known and not _is_there(connection, of, known) and known not in _history(connection, of).before:
            continue
        if _is_signed(connection, of):
            day = end_of(connection, of).day_of(head["seq"])
            yield other, Mark(public_key=head["public_key"], records=head["seq"], last=head["digest"], day=day)


def _is_at_hand(beside: Beside, chain: str, head: Head) -> bool:
    with contextlib.suppress(InputError):
        return bool(beside.of(chain).public_key() == head["public_key"])
    return False


def _who_tell(connection: sa.Connection, venue: str, beside: Beside) -> Iterator[tuple[str, Signer]]:
    """Give who is to tell how far a chain goes: the store's own matters or, where they cannot, whoever can."""
    heads = {row["chain"]: row["public_key"] for row in connection.execute(_HEADS, {"chain": venue}).mappings()}
    for other in sorted(heads, key=lambda name: (name != OWN, name)):
        with contextlib.suppress(InputError):
            signer = beside.of(other).signer() if not shapes.HEADER["venue"](other) else None
            if signer is not None and signer.public_key == heads[other]:
                yield other, signer
                if other == OWN:
                    return


def _sign_again(connection: sa.Connection, signer: Signer, name: str, beside: Beside) -> None:
    """Have an end that is whole say what is new of the others; one that is not stays as it is."""
    chain = chain_of(connection, name)
    head, end = head_of(connection, chain), end_of(connection, chain)
    if head is None or head["chain"] != name or end.seq != head["seq"] or not _is_signed(connection, chain):
        return
    if any(faults_about(connection, chain)):
        return
    mark = Mark(public_key=signer.public_key, records=end.seq, last=end.digest, day=end.day_of(end.seq))
    _sign(connection, signer, name, mark, beside)


_HEAD = sa.text("SELECT 1 FROM head WHERE chain = :chain")
_UNSIGNED = sa.text(
    "SELECT 1 FROM neighbour WHERE chain = :chain AND NOT EXISTS (SELECT 1 FROM head WHERE chain = :chain) LIMIT 1"
)
_HEADS = sa.text("SELECT chain, seq, digest, public_key, signature FROM head WHERE chain NOT IN (:chain, '')")
_ABOUT = sa.text(
    "SELECT neighbour.chain, neighbour.seq, neighbour.digest, neighbour.public_key, neighbour.day, record.seq AS there"
    " FROM neighbour LEFT JOIN record ON record.digest = neighbour.digest"
    " AND (record.venue = :other OR record.seq <= :trunk) WHERE neighbour.other = :other"
)
_SAID = sa.text(
    "SELECT payload.body FROM payload JOIN record ON record.venue = payload.venue AND record.seq = payload.seq"
    " WHERE (record.venue = :own OR record.seq <= :trunk) AND record.kind = :chain"
)
