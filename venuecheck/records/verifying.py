"""Proving a store: every record is there, in its place, signed, and says what it said when it was made.

What this shows: nobody changed, removed, moved or added a record without the key, and no fault of the disk did. What it
cannot show: that what was recorded is true, or that whoever holds the store, the key and the anchor has not made all of
them anew; what somebody else keeps shows that.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from venuecheck.records import neighbours, soundness
from venuecheck.records.chains import OWN, Chain, called, chain_of, chains_in
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.ending import Held
from venuecheck.records.missed import others_missed
from venuecheck.records.one_chain import of_one
from venuecheck.records.reading_raw import as_it_is
from venuecheck.records.said_of_others import named
from venuecheck.records.verification import MAX_FAULTS, Verification

if TYPE_CHECKING:
    from venuecheck.records.database import Database

_HeldTo = Callable[[str], Held]
"""What a chain is held to, by its name."""

__all__ = [
    "Damage",
    "DamageKind",
    "Held",
    "Verification",
    "examine",
    "examine_all",
    "faults_alone",
    "verify",
    "with_own",
]


def verify(
    database: "Database",
    on_progress: Callable[[int], None] | None = None,
    *,
    held: Held | None = None,
    chain: str = "",
    alone: bool = False,
    read_next: Collection[str] = (),
) -> Verification:
    """Check every record of a store, at one moment: of one chain, or of all where none is named.

    With a venue's chain the store's own matters are proven: who may decide, and signed in for it, stands there. And no
    other may go less far than it did, unless it is to be proven `alone`.

    Without `held` each is held to the key and the anchor that stand outside it: one that is named to these alone, even
    where they could be elsewhere. `on_progress` gets the number of records checked so far. `read_next` are kinds of
    which whoever calls reads next what it takes, and holds that to its form: of these, and of whatever newer records of
    a named chain took the place of, the digest alone is looked at, which shows every change. Raises `InputError` where
    the store cannot be read.
    """
    otherwise: _HeldTo = database.held_fast if chain else database.held
    to: _HeldTo = otherwise if held is None else lambda _: held
    # anchors are read before the records: they only rise, so that what is recorded meanwhile is beyond, and no fault
    anchored, others = database.anchored, database.held_beside() if chain else {}
    known = {name: to(name) for name in ({chain} if chain else anchored)}
    own = database.held(OWN) if chain not in {"", OWN} else None
    with database.reading() as connection:
        if chain:
            found = examine(connection, chain, known[chain], on_progress, read_next=read_next)
            if own is not None and OWN in {*anchored, *chains_in(connection)}:
                found = with_own(connection, found, own)
            found = _with_others(connection, found, chain, others, alone=alone)
        else:
            found = examine_all(connection, known, to, on_progress)
        if not found.is_whole:
            found = replace(found, faults=(*database.exchanged(connection), *found.faults))
    database.proofs += 1
    return found


def examine(
    connection: sa.Connection,
    chain: str,
    held: Held,
    on_progress: Callable[[int], None] | None = None,
    *,
    read_next: Collection[str] = (),
) -> Verification:
    """Check every record of one chain that a transaction sees, and what all chains of the store rest on."""
    with as_it_is(connection):
        faults = tuple(soundness.faults_of(connection))
        if not soundness.is_readable(connection):
            return Verification(records=0, erased=0, faults=faults, notes=())
        found = of_one(connection, chain_of(connection, chain), (), held, on_progress, read_next=read_next)
        faults += (*found.faults, *soundness.in_no_chain(connection), *soundness.orphans(connection, chain))
        faults += tuple(soundness.ends_of_nothing(connection, chain))
        faults += tuple(neighbours.faults_beside(connection, chain_of(connection, chain)))
    return _with_faults(found, faults)


def _with_faults(found: Verification, faults: tuple[Damage, ...]) -> Verification:
    return replace(found, faults=faults[:MAX_FAULTS], mark=None if faults else found.mark)


def with_own(connection: sa.Connection, found: Verification, held: Held) -> Verification:
    """Add what is wrong of the store's own matters, where the store can be read at all."""
    if not soundness.is_readable(connection):
        return found
    with as_it_is(connection):
        own = of_one(connection, chain_of(connection, OWN), (), held, None)
    faults = (*found.faults, *(replace(fault, chain=OWN) for fault in own.faults))
    return _with_faults(found, faults)


def _with_others(
    connection: sa.Connection, found: Verification, chain: str, others: Mapping[str, Held], *, alone: bool
) -> Verification:
    """Add where other chains do not go as far as they did: a fault where nobody answers for it, otherwise to be told.

    `alone`: it is no fault.
    """
    if not soundness.is_readable(connection):
        return found
    with as_it_is(connection):
        missed = others_missed(connection, chain_of(connection, chain), others)
    if missed.answered_by:
        what = "Records of another venue in the same database are missing"
        told = f"{what}: record {missed.answered_by} says what became of them"
        found = replace(found, to_tell=(*found.to_tell, told))
    known = {fault.chain for fault in found.faults}
    more = () if alone else tuple(one for one in missed.faults if one.chain not in known)
    return _with_faults(found, (*found.faults, *more))


def faults_alone(connection: sa.Connection, chain: str, held: Held) -> tuple[Damage, ...]:
    """Prove a chain by itself, whatever the database says of a trunk: anybody can write that into it."""
    with as_it_is(connection):
        found = of_one(connection, Chain(name=chain), (), held, None, alone=True)
    return tuple(replace(fault, chain=chain) for fault in found.faults)


def examine_all(
    connection: sa.Connection,
    known: Mapping[str, Held],
    otherwise: _HeldTo,
    on_progress: Callable[[int], None] | None = None,
    *,
    mine: str = "",
) -> Verification:
    """Check every chain that a transaction sees, and those that `known` names: what is gone altogether is missed too.

    `known` and, for any other, `otherwise` give what each is held to. `mine` is the chain of which the sum is to tell;
    where there is but one, it is that.
    """
    with as_it_is(connection):
        faults = list(soundness.faults_of(connection))
        if not soundness.is_readable(connection):
            return Verification(records=0, erased=0, faults=tuple(faults), notes=())
        names = sorted({*chains_in(connection), *known, *named(connection)}) or [mine]
        mine = mine or (names[0] if len(names) == 1 else "")
        found: dict[str, Verification] = {}
        signed: dict[str, bool] = {}
        done = 0
        for name in names:
            progress = (lambda count, done=done: on_progress(done + count)) if on_progress else None
            chain = chain_of(connection, name)
            held = known[name] if name in known else otherwise(name)
            found[name] = of_one(connection, chain, names, held, progress, signed=signed)
            done += found[name].records
        faults += soundness.in_no_chain(connection)
        faults += soundness.orphans(connection)
    return _sum(found, faults, mine)


def _sum(found: Mapping[str, Verification], faults: list[Damage], mine: str) -> Verification:
    first = found.get(mine)
    notes = list(first.notes) if first else []
    for name, one in found.items():
        said = tuple(replace(fault, chain="" if name == mine else name) for fault in one.faults)
        faults += [fault for fault in said if fault not in faults] if len(faults) < MAX_FAULTS else []
        notes += [f"{called(name)}: {note}" for note in one.notes] if name != mine else []
    return Verification(
        records=first.records if first else sum(one.records for one in found.values()),
        erased=first.erased if first else sum(one.erased for one in found.values()),
        faults=tuple(faults[:MAX_FAULTS]),
        notes=tuple(notes),
        to_tell=first.to_tell
        if first
        else tuple(f"{called(name)}: {told}" for name, one in found.items() for told in one.to_tell),
        has_lost=any(one.has_lost for one in found.values()),
        newer=sum(one.newer for one in found.values()),
        last_at=first.last_at if first else max((one.last_at for one in found.values()), default=""),
        mark=first.mark if first and all(fault.chain for fault in faults) else None,
        others={name: one.mark for name, one in found.items() if name != mine},
    )
