"""Before records are added to a chain: its end is proven, and what was never anchored is anchored now."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa

from venuecheck.core.problem import Problem
from venuecheck.core.step import Step, Then
from venuecheck.records import ending, held_against, layout, neighbours, soundness, tables
from venuecheck.records.appending import append
from venuecheck.records.chain_event import Became, ChainEvent, chain_record
from venuecheck.records.chains import OWN, Chain, chain_of, chains_in
from venuecheck.records.damage import Damage, DamageKind, NotWholeError
from venuecheck.records.ending import Held
from venuecheck.records.exchanged import exchanged
from venuecheck.records.first_anchor import say_whose
from venuecheck.records.held_to import held_among, held_beside
from venuecheck.records.last_record import last_is_wrong
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.parting import part
from venuecheck.records.signing import Signer
from venuecheck.records.verifying import examine, with_own

_SHOWN = 5


@contextmanager
def begun(
    writing: Callable[[], AbstractContextManager[sa.Connection]],
    beside: Beside,
    shown: str,
    venue: str,
    *,
    all_of_it: bool = False,
) -> Iterator[tuple[sa.Connection, Outside, Signer]]:
    """Open a transaction that adds to a venue's chain, and `begin` in it.

    Once more where a new key takes the place of another just then: that one signs first, and has its place then.
    """
    seen = beside.keys_stand()
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(writing())
            outside, signer = begin(connection, beside, shown, venue, all_of_it=all_of_it)
        except NotWholeError:
            stack.pop_all().__exit__(*sys.exc_info())  # undone, not committed
            beside.wait_for_new_keys()
            if beside.keys_stand() == seen:
                raise
            connection = stack.enter_context(writing())
            outside, signer = begin(connection, beside, shown, venue, all_of_it=all_of_it)
        yield connection, outside, signer


def refuse_unlike(shown: str, chain: str) -> Callable[[sa.Connection], None]:
    """Give what refuses, for a chain, a store in which something is not the program's: nothing can be recorded in it.

    Without one it refuses nothing: whoever opens a store for no venue proves it, or finds a way back.
    """
    return lambda connection: _refuse(shown, list(layout.unlike(connection)) if chain else [])


def begin(
    connection: sa.Connection, beside: Beside, shown: str, venue: str, *, all_of_it: bool = False
) -> tuple[Outside, Signer]:
    """Prove the end of a venue's chain, or all of it, inside the transaction that is to add to it.

    Gives what stands outside it, and the key that signs. Raises `NotWholeError` where it is not as it was.
    """
    _refuse(shown, list(layout.unlike(connection)))
    chain = chain_of(connection, venue)
    say_whose(beside, lambda digest: _whose(connection, chain, digest))
    outside = beside.of(venue)
    held = held_among(beside, outside)
    found, end = ending.head_of(connection, chain), ending.end_of(connection, chain)
    is_new = found is None and not end.seq
    unanchored = held.anchor is None and not held.anchor_wrong
    missed = list(neighbours.faults_about(connection, chain, held))
    is_known = bool(outside.has_key or held.anothers or held.named or missed)
    if is_new and not is_known and (unanchored or outside.is_half_begun):
        # before anything is recorded: a crash, or another writer, then finds an anchor that is behind, never none
        outside.begin()
    else:  # a key without records and an anchor is a fault too: what it signed is gone
        faults = [*last_is_wrong(connection, chain), *ending.trunk_row_faults(connection, chain)]
        faults += (fault for name, fault in soundness.ends_of_nothing(connection).items() if name != venue)
        faults += [*held_against.faults_of(found, end, held, []), *missed]
        _refuse(shown, [*(exchanged(connection, beside) if faults else ()), *faults])
    if all_of_it:
        _refuse(shown, _faults_of_all(connection, beside, venue, held))
    if ending.is_only_trunk(connection, chain):
        proven = examine(connection, venue, held)
        _refuse(shown, proven.faults)
        return part(connection, beside, venue, proven.mark)
    signer = outside.signer()
    if signer is None:
        what, file = "the key of the store is not here", outside.key_path.name
        raise not_whole(shown, [Damage(seq=0, what=what, kind=DamageKind.NO_KEY, file=file)])
    if unanchored and not is_new:
        _anchor(connection, outside, signer, held, shown)
    elif held_against.is_before_a_copy(held.anchor, end):
        with outside.prepared(end.mark(signer.public_key), signer) as settle:
            settle()
    return outside, signer


def _faults_of_all(connection: sa.Connection, beside: Beside, venue: str, held: Held) -> tuple[Damage, ...]:
    """Prove every record of a venue, and of the store's own matters: who placed what, and might, stands there."""
    found = examine(connection, venue, held)
    if OWN in {*beside.chains(), *chains_in(connection)} - {venue}:
        found = with_own(connection, found, held_beside(beside, OWN))
    return found.faults and (*exchanged(connection, beside), *found.faults)


def _whose(connection: sa.Connection, chain: Chain, digest: str) -> str:
    """Give the venue in whose chain the record with a digest is; empty where it is in the trunk, or nowhere."""
    query = sa.select(tables.record.c.venue).where(tables.record.c.digest == digest, tables.record.c.seq > chain.trunk)
    return str(connection.scalar(query) or "")


def _anchor(connection: sa.Connection, outside: Outside, signer: Signer, held: Held, shown: str) -> None:
    """Record that a store of an earlier version is anchored from now on. Raises `NotWholeError`."""
    proven = examine(connection, outside.chain, held)
    _refuse(shown, proven.faults)
    before = proven.mark
    assert before is not None  # noqa: S101 - it is whole, and not new
    with outside.prepared(before, signer) as settle:
        settle()
    words = f"Anchored from {before.words}."
    event = ChainEvent(became=Became.ANCHORED, at=datetime.now(UTC), words=words, before=before)
    append(connection, [chain_record(event, outside.chain)])


def _refuse(shown: str, faults: Sequence[Damage]) -> None:
    if faults:
        raise not_whole(shown, faults)


def not_whole(shown: str, faults: Sequence[Damage]) -> NotWholeError:
    """Say that nothing is done with records that are not whole, and why."""
    return NotWholeError(_problems(shown, faults))


def _problems(shown: str, faults: Sequence[Damage]) -> Iterator[Problem]:
    # whatever else is wrong can come of files that lie under one another's names, and what is said of it leads astray
    faults = [fault for fault in faults if fault.kind is DamageKind.EXCHANGED] or faults
    for fault in faults[:_SHOWN]:
        fix, then = _WAYS[fault.kind]
        fix = fix.format(file=f" ({fault.file})" if fault.file else "")
        yield Problem(file=shown, what=f"{_NOT_SHOWN[fault.kind]}: {fault}", fix=fix, then=Then(step=then))
    if len(faults) > _SHOWN:
        yield Problem(file=shown, what=f"and {len(faults) - _SHOWN} more")


_NOT_SHOWN: dict[DamageKind, str] = {
    DamageKind.ALTERED: "not whole",
    DamageKind.ADDED: "not whole",
    DamageKind.KEPT: "not kept as the program set it",
    DamageKind.OF_NO_RECORD: "not whole",
    DamageKind.OTHER_FORM: "not to be read here",
    DamageKind.NO_KEY: "not shown to be whole",
    DamageKind.NO_ANCHOR: "not shown to be whole",
    DamageKind.OTHER_KEY: "not shown to be whole",
    DamageKind.OTHER_ANCHOR: "not shown to be whole",
    DamageKind.EXCHANGED: "not shown to be whole",
    DamageKind.OTHER_VENUE: "not this venue's",
    DamageKind.ELSEWHERE: "not where the database looks",
    DamageKind.OTHERS_WRONG: "not all of the database",
    DamageKind.CLAIMED: "not shown to be whole",
}
_FROM = "here from the computer that recorded these, or from its backup"
_ANOTHERS = "put this venue's own folder back; where its id was changed in the configuration, write the former one"
_WAYS: dict[DamageKind, tuple[str, Step]] = {  # "{file}" is the name of the one that is wrong, or not here
    DamageKind.EXCHANGED: ("nothing is lost: give each file its own name again", Step.VERIFY_RECORDS),
    DamageKind.OTHER_VENUE: (_ANOTHERS, Step.VERIFY_RECORDS),
    DamageKind.OTHERS_WRONG: (
        "have that venue's administrator mend that or begin again; only where neither can be, put that on record",
        Step.RECORD_MISSED,
    ),
    DamageKind.CLAIMED: (
        "ask whoever administers that venue for its key and anchor; where there is none, find out who wrote that",
        Step.VERIFY_RECORDS,
    ),
    DamageKind.ELSEWHERE: (
        "have whoever looks after the database set its search_path to the store's schema, and let its user use that",
        Step.VERIFY_RECORDS,
    ),
    DamageKind.ALTERED: ("nothing was recorded and nothing left; look at all of it", Step.VERIFY_RECORDS),
    DamageKind.OTHER_FORM: (
        "update venuecheck, for a newer version may have written it; look at all of it",
        Step.VERIFY_RECORDS,
    ),
    DamageKind.ADDED: (
        "find out who put it there, and have whoever looks after the database take it away; look at all of it",
        Step.VERIFY_RECORDS,
    ),
    DamageKind.KEPT: (
        "restore nothing: have whoever looks after the database set that back; look at all of it",
        Step.VERIFY_RECORDS,
    ),
    DamageKind.OF_NO_RECORD: (
        "find out who put it there; a copy leaves it out: make one, and restore it",
        Step.BACK_UP,
    ),
    DamageKind.NO_KEY: (
        f"copy the key{{file}} {_FROM}; only where it is lost, have its loss recorded",
        Step.RECORD_LOST_KEY,
    ),
    DamageKind.NO_ANCHOR: (f"copy the anchor{{file}} {_FROM}; only where it is lost, set it anew", Step.SET_ANCHOR),
    DamageKind.OTHER_KEY: (
        f"the key file{{file}} is wrong: move it off, copy the right one {_FROM}; only where it is lost, note that",
        Step.RECORD_LOST_KEY,
    ),
    DamageKind.OTHER_ANCHOR: (
        f"the anchor file{{file}} is wrong: move it off, copy the right {_FROM}; only where it is lost, set it anew",
        Step.SET_ANCHOR,
    ),
}
