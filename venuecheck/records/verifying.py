"""Proving a store: every record is there, in its place, signed, and says what it said when it was made.

What this shows: nobody changed, removed, moved or added a record without the key, and no fault of the disk did. What it
cannot show: that what was recorded is true, or that whoever holds the store, the key and the anchor has not made all of
them anew; what somebody else keeps shows that.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

import sqlalchemy as sa

from venuecheck.records import soundness
from venuecheck.records.around import around_any, nobodys
from venuecheck.records.asked_at_once import ask_for_ends
from venuecheck.records.chains import NOBODY, OWN, Chain, called, chain_of, chains_in
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.ending import Held
from venuecheck.records.held_to import NO_CHAIN
from venuecheck.records.missed import others_wrong
from venuecheck.records.one_chain import of_one
from venuecheck.records.reading_raw import as_it_is
from venuecheck.records.said_of_others import named
from venuecheck.records.verification import MAX_FAULTS, Verification

if TYPE_CHECKING:
    from venuecheck.records.database import Database

_HeldTo = Callable[[str], Held]
"""What a chain is held to, by its name."""
_Outside = TypeVar("_Outside")
_Found = TypeVar("_Found")

__all__ = [
    "Damage",
    "DamageKind",
    "Held",
    "Verification",
    "examine",
    "examine_all",
    "faults_alone",
    "proven_while_it_stands",
    "verify",
    "verify_each",
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
    """Check every record of a store, at one moment: for what leaves of one chain, or of all where none is named.

    With a venue's chain the store's own matters are proven: who may decide, and signed in for it, stands there. And so
    is every other of the store, unless it is to be proven `alone`: what is wrong with one is a fault as long as nobody
    answers for it in the chain of the venue.

    Without `held` each is held to the key and the anchor that stand outside it: one that is named to these alone, even
    where they could be elsewhere. `on_progress` gets the number of records checked so far. `read_next` are kinds of
    which whoever calls reads next what it takes, and holds that to its form: of these, and of whatever newer records of
    a named chain took the place of, the digest alone is looked at, which shows every change. Raises `InputError` where
    the store cannot be read.
    """
    if chain:
        return verify_each(database, (chain,), on_progress, alone=alone, read_next=read_next)[chain]

    def prove(outside: Mapping[str, Held]) -> Verification:
        with database.reading() as connection:
            known = {name: held or one for name, one in outside.items()}
            return _told(database, connection, examine_all(connection, known, _held(database, held), on_progress))

    database.proofs += 1
    wait = database.wait_for_new_keys
    return proven_while_it_stands(database.outside_of_all, prove, lambda found: found.is_whole, wait)


def verify_each(
    database: "Database",
    chains: Collection[str],
    on_progress: Callable[[int], None] | None = None,
    *,
    alone: bool = False,
    read_next: Collection[str] = (),
) -> dict[str, Verification]:
    """Check all that leaves from each of some chains rests on, at one moment, each record once: see `verify`."""

    def prove(outside: Mapping[str, Held]) -> dict[str, Verification]:
        with database.reading() as connection:
            found = _each(connection, chains, outside, _held(database), on_progress, alone=alone, read_next=read_next)
            return {name: _told(database, connection, one) for name, one in found.items()}

    database.proofs += 1
    return proven_while_it_stands(
        lambda: database.outside_of_all(chains),
        prove,
        lambda found: all(one.is_whole for one in found.values()),
        database.wait_for_new_keys,
    )


def proven_while_it_stands(
    look: Callable[[], _Outside],
    prove: Callable[[_Outside], _Found],
    is_whole: Callable[[_Found], bool],
    wait: Callable[[], None],
) -> _Found:
    """Prove records against what stands outside them, looked at before they are read.

    Anchors only rise, so that what is recorded meanwhile is beyond, and no fault. A key or an anchor that is set anew
    meanwhile is not: where something is wrong, and it stands otherwise by then, it is proven again. `wait` lets a key
    have its place that takes another's just now, and only then: one of a renewal that was never ended stays there.
    """
    seen = look()
    found = prove(seen)
    for _ in range(_AGAIN):
        if is_whole(found):
            break
        wait()
        if (now := look()) == seen:
            break
        seen, found = now, prove(now)
    return found


def _held(database: "Database", held: Held | None = None) -> _HeldTo:
    return database.held if held is None else lambda _: held


def _told(database: "Database", connection: sa.Connection, found: Verification) -> Verification:
    return found if found.is_whole else replace(found, faults=(*database.exchanged(connection), *found.faults))


def _each(
    connection: sa.Connection,
    chains: Collection[str],
    outside: Mapping[str, Held],
    otherwise: _HeldTo,
    on_progress: Callable[[int], None] | None,
    *,
    alone: bool,
    read_next: Collection[str],
) -> dict[str, Verification]:
    with as_it_is(connection):
        of_all = tuple(soundness.faults_of(connection))
        if not soundness.is_readable(connection):
            return dict.fromkeys(chains, Verification(records=0, erased=0, faults=of_all, notes=()))
        ask_for_ends(connection)
        names = {*chains_in(connection), *outside, *named(connection)} - {NO_CHAIN}
        lost = soundness.orphans(connection)
        # first those that are asked for: of these it is told how far it is
        others = sorted(({OWN} & names if alone else names).difference(chains))
        held = {name: outside.get(name) or otherwise(name) for name in (*chains, *others)}
        found: dict[str, Verification] = {}
        signed: dict[str, bool] = {}
        for name in (*chains, *others):
            told, known = (on_progress, read_next) if name in chains else (None, ())
            chain = chain_of(connection, name)
            found[name] = of_one(connection, chain, (), held[name], told, signed=signed, read_next=known)
        wrong = {name: one.faults for name, one in found.items() if name != OWN}
        own = tuple(replace(fault, chain=OWN) for fault in found[OWN].faults) if OWN in found else ()
        around = around_any(connection, lost, signed)
        for name in chains:
            of_own = own if name != OWN else ()
            faults = (*of_all, *found[name].faults, *around(name), *of_own)
            found[name] = _with_faults(found[name], faults)
        if alone:
            return {name: found[name] for name in chains}
        wrong[NOBODY] = (*wrong.get(NOBODY, ()), *nobodys(connection, outside))
        for name, some in lost.items():  # whoever wrote that can name a venue of which nothing is here
            wrong[name] = (*wrong.get(name, ()), *some)
        return {name: _with_others(connection, name, found[name], wrong) for name in chains}


def _with_others(
    connection: sa.Connection, chain: str, found: Verification, wrong: Mapping[str, tuple[Damage, ...]]
) -> Verification:
    """Add what is wrong with others: a fault where nobody answers for it, otherwise to be told."""
    others = others_wrong(connection, chain_of(connection, chain), wrong)
    if others.answered_by:
        told = f"{_ANOTHER}: record {others.answered_by} says what became of that"
        found = replace(found, to_tell=(*found.to_tell, told))
    found = replace(found, unanswered=others.unanswered, others_answered=others.answered)
    return _with_faults(found, (*found.faults, *others.faults))


_ANOTHER: Final = "Records of another venue in the same database are missing or not whole"
_AGAIN: Final = 2
"""Times that records are proven once more."""


def examine(connection: sa.Connection, chain: str, held: Held) -> Verification:
    """Check every record of one chain that a transaction sees, and what all chains of the store rest on."""
    with as_it_is(connection):
        faults = tuple(soundness.faults_of(connection))
        if not soundness.is_readable(connection):
            return Verification(records=0, erased=0, faults=faults, notes=())
        ask_for_ends(connection)
        found = of_one(connection, chain_of(connection, chain), (), held, None)
        around = around_any(connection, soundness.orphans(connection), {})
        return _with_faults(found, (*faults, *found.faults, *around(chain)))


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
        ask_for_ends(connection)
        lost = dict(soundness.orphans(connection))
        names = sorted({*chains_in(connection), *known, *named(connection)} - {NO_CHAIN}) or [mine]
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
            found[name] = _with_faults(found[name], (*found[name].faults, *lost.pop(name, ())))
        faults += soundness.in_no_chain(connection)
        lost[NOBODY] = (*nobodys(connection, known), *lost.get(NOBODY, ()))
        faults += [replace(one, chain=name) for name, some in lost.items() for one in some]
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
