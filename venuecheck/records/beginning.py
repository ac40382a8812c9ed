"""Before records are added: the end is proven, and a store that was never anchored is anchored now."""

from collections.abc import Iterator
from datetime import UTC, datetime

import sqlalchemy as sa

from venuecheck.core.problem import Problem
from venuecheck.core.step import Step, Then
from venuecheck.records import ending, layout
from venuecheck.records.appending import append
from venuecheck.records.chain_event import Became, ChainEvent, chain_record
from venuecheck.records.ending import Damage, Held, NotWholeError
from venuecheck.records.outside import Outside
from venuecheck.records.signing import Signer
from venuecheck.records.verifying import examine

_SHOWN = 5


def begin(connection: sa.Connection, outside: Outside, held: Held, shown: str, venue: str) -> Signer:
    """Prove the end, inside the transaction that is to add to it, and give the key that signs.

    Raises `NotWholeError` where the end is not as it was recorded.
    """
    faults = [Damage(seq=0, what=what) for what in layout.unlike(connection)]
    if faults:
        raise not_whole(shown, faults)
    found, end = ending.heads(connection), ending.end_of(connection)
    is_new = not found and not end.seq
    unanchored = held.anchor is None and not held.anchor_wrong
    had_key = outside.has_key
    if is_new and unanchored:
        # before anything is recorded: a crash, or another writer, then finds an anchor that is behind, never none
        outside.begin()
        signer = outside.signer()
    else:
        faults += [*ending.last_is_wrong(connection), *ending.faults_of(found, end, held, [])]
        if faults:
            raise not_whole(shown, faults)
        signer = outside.signer()
    if signer is None:
        raise not_whole(shown, [Damage(seq=0, what="the key of the store is not here: bring it back from its copy")])
    if unanchored and (had_key or not is_new):
        _anchor(connection, outside, signer, held, shown, venue, is_new=is_new)
    return signer


def _anchor(  # noqa: PLR0917
    connection: sa.Connection, outside: Outside, signer: Signer, held: Held, shown: str, venue: str, *, is_new: bool
) -> None:
    """Record that a store of an earlier version is anchored from now on. Raises `NotWholeError`."""
    now = datetime.now(UTC)
    words = "The key was here before anything was recorded with it."
    before = None
    if not is_new:
        proven = examine(connection, held)
        if not proven.is_whole:
            raise not_whole(shown, proven.faults)
        before = proven.mark
        if before is not None:
            words = f"Anchored from {before.words}."
            with outside.prepared(before, signer) as settle:
                settle()
    event = ChainEvent(became=Became.ANCHORED, at=now, words=words, before=before)
    append(connection, [chain_record(event, venue)])


def not_whole(shown: str, faults: "tuple[Damage, ...] | list[Damage]") -> NotWholeError:
    """Say that nothing is done with records that are not whole, and why."""
    return NotWholeError(_problems(shown, faults))


def _problems(shown: str, faults: "tuple[Damage, ...] | list[Damage]") -> Iterator[Problem]:
    for fault in faults[:_SHOWN]:
        yield Problem(file=shown, what=f"not whole: {fault}", fix=_FIX, then=Then(step=Step.VERIFY_RECORDS))
    if len(faults) > _SHOWN:
        yield Problem(file=shown, what=f"and {len(faults) - _SHOWN} more")


_FIX = "nothing was recorded and nothing left; look at all of it"
