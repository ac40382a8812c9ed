"""Proving a store: every record is there, in its place, signed, and says what it said when it was made.

What this shows: nobody changed, removed, moved or added a record without the key, and no fault of the disk did. What it
cannot show: that what was recorded is true, or that whoever holds the store, the key and the anchor has not made all of
them anew; what somebody else keeps shows that.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.records import ending, neighbours, soundness
from venuecheck.records.chains import OWN, TRUNK, Chain, called, chain_of, chains_in
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.ending import End, Head, Held
from venuecheck.records.mark import Mark
from venuecheck.records.reading_raw import as_it_is, bound, is_damage, pages, rows_of
from venuecheck.records.said_before import said_unsigned
from venuecheck.records.said_of_others import named
from venuecheck.records.walking import Walk, ahead_words, of_erasures, of_record

if TYPE_CHECKING:
    from venuecheck.records.database import Database

__all__ = ["Damage", "DamageKind", "Held", "Verification", "examine", "examine_all", "verify", "with_own"]

HeldTo = Callable[[str], Held]  # what a chain is held to, by its name
_MAX_FAULTS = 1_000  # that are listed; a store that is damaged all over would fill the screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of it."""

    records: int
    erased: int
    """Records whose content was erased, with a record that says why."""
    faults: tuple[Damage, ...]
    notes: tuple[str, ...]
    """What a person should know and is no fault."""
    to_tell: tuple[str, ...] = ()
    """What belongs with the sum wherever it is told: copies that were brought back, records that are dated ahead."""
    has_lost: bool = False
    """Whether something is known to be missing since a copy was brought back."""
    last_at: str = ""
    """When the last record is said to have been made (RFC 3339, UTC); empty where there is none."""
    newer: int = 0
    """Records of kinds that this version does not know: a newer one wrote them."""
    mark: Mark | None = None
    """How far the records go, as they are signed; None where nothing is, or not rightly."""
    others: Mapping[str, Mark | None] = field(default_factory=dict)
    """How far the other chains of the store go, by their venues, where all of it was proven."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was recorded."""
        return not self.faults

    @property
    def wrong_beside(self) -> frozenset[DamageKind]:
        """What is wrong where nothing of the records is: what is beside them, or is not here; otherwise empty."""
        kinds = frozenset(fault.kind for fault in self.faults)
        return frozenset() if DamageKind.ALTERED in kinds else kinds


def verify(
    database: "Database",
    on_progress: Callable[[int], None] | None = None,
    *,
    held: Held | None = None,
    chain: str = "",
) -> Verification:
    """Check every record of a store, at one moment: of one chain, or of all where none is named.

    With a venue's chain the store's own matters are proven: who may decide, and signed in for it, stands there.

    Without `held` each is held to the key and the anchor that stand outside it: one that is named to these alone, even
    where they could be elsewhere. `on_progress` gets the number of records checked so far. Raises `InputError`
    where the store cannot be read.
    """
    otherwise: HeldTo = database.held_fast if chain else database.held
    to: HeldTo = otherwise if held is None else lambda _: held
    # anchors are read before the records: they only rise, so that what is recorded meanwhile is beyond, and no fault
    anchored = database.anchored
    known = {name: to(name) for name in ({chain} if chain else anchored)}
    own = database.held(OWN) if chain not in {"", OWN} else None
    with database.reading() as connection:
        if chain:
            found = examine(connection, chain, known[chain], on_progress)
            if own is not None and OWN in {*anchored, *chains_in(connection)}:
                found = with_own(connection, found, own)
        else:
            found = examine_all(connection, known, to, on_progress)
        if not found.is_whole:
            found = replace(found, faults=(*database.exchanged(connection), *found.faults))
    database.proofs += 1
    return found


def examine(
    connection: sa.Connection, chain: str, held: Held, on_progress: Callable[[int], None] | None = None
) -> Verification:
    """Check every record of one chain that a transaction sees, and what all chains of the store rest on."""
    with as_it_is(connection):
        faults = tuple(soundness.faults_of(connection))
        if not soundness.is_readable(connection):
            return Verification(records=0, erased=0, faults=faults, notes=())
        found = _examined(connection, chain_of(connection, chain), (), held, on_progress)
        faults += (*found.faults, *soundness.in_no_chain(connection), *soundness.orphans(connection, chain))
        faults += tuple(soundness.ends_of_nothing(connection, chain))
        faults += tuple(neighbours.faults_beside(connection, chain_of(connection, chain)))
    return _with_faults(found, faults)


def _with_faults(found: Verification, faults: tuple[Damage, ...]) -> Verification:
    return replace(found, faults=faults[:_MAX_FAULTS], mark=None if faults else found.mark)


def with_own(connection: sa.Connection, found: Verification, held: Held) -> Verification:
    """Add what is wrong of the store's own matters, where the store can be read at all."""
    if not soundness.is_readable(connection):
        return found
    with as_it_is(connection):
        own = _examined(connection, chain_of(connection, OWN), (), held, None)
    faults = (*found.faults, *(replace(fault, chain=OWN) for fault in own.faults))
    return _with_faults(found, faults)


def faults_alone(connection: sa.Connection, chain: str, held: Held) -> tuple[Damage, ...]:
    """Prove a chain by itself, whatever the database says of a trunk: anybody can write that into it."""
    with as_it_is(connection):
        found = _examined(connection, Chain(name=chain), (), held, None, alone=True)
    return tuple(replace(fault, chain=chain) for fault in found.faults)


def examine_all(
    connection: sa.Connection,
    known: Mapping[str, Held],
    otherwise: HeldTo,
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
        names = sorted({*chains_in(connection), *known, *named(connection)}) or [""]
        mine = mine or (names[0] if len(names) == 1 else "")
        found: dict[str, Verification] = {}
        signed: dict[str, bool] = {}
        done = 0
        for name in names:
            progress = (lambda count, done=done: on_progress(done + count)) if on_progress else None
            chain = chain_of(connection, name)
            held = known[name] if name in known else otherwise(name)
            found[name] = _examined(connection, chain, names, held, progress, signed=signed)
            done += found[name].records
        faults += soundness.in_no_chain(connection)
        faults += soundness.orphans(connection)
    return _sum(found, faults, mine)


def _sum(found: Mapping[str, Verification], faults: list[Damage], mine: str) -> Verification:
    first = found.get(mine)
    notes = list(first.notes) if first else []
    for name, one in found.items():
        said = tuple(replace(fault, chain="" if name == mine else name) for fault in one.faults)
        faults += [fault for fault in said if fault not in faults] if len(faults) < _MAX_FAULTS else []
        notes += [f"{called(name)}: {note}" for note in one.notes] if name != mine else []
    return Verification(
        records=first.records if first else sum(one.records for one in found.values()),
        erased=first.erased if first else sum(one.erased for one in found.values()),
        faults=tuple(faults[:_MAX_FAULTS]),
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


def _examined(
    connection: sa.Connection,
    chain: Chain,
    all_of_them: Collection[str],
    held: Held,
    on_progress: Callable[[int], None] | None,
    *,
    alone: bool = False,
    signed: dict[str, bool] | None = None,
) -> Verification:
    now = (datetime.now(UTC) + _SKEW).isoformat(timespec="milliseconds")
    walk = Walk(chain=chain, others=tuple(all_of_them), places={}, erased={}, now=now)
    faults: list[Damage] = []
    notes: list[str] = []
    try:
        _walk(connection, walk, faults, on_progress)
    except DatabaseError as error:
        if connection.dialect.name != "sqlite" or not is_damage(error):
            raise
        faults.append(Damage(seq=0, what=f"what follows record {walk.seq} cannot be read: the file is damaged"))
        return Verification(records=walk.count, erased=0, faults=tuple(faults), notes=(), last_at=walk.at)
    faults += of_erasures(walk)
    found = ending.head_of(connection, chain)
    end = End(
        seq=walk.seq,
        digest=walk.digest,
        place_of=walk.places.get,
        day_of=lambda seq: ending.day_of(connection, chain, seq),
    )
    faults += ending.faults_of(found, end, held, notes)
    faults += walk.keys.of_end(str(found["public_key"]), held.named) if found else ()
    faults += () if alone else ending.trunk_row_faults(connection, chain)
    faults += neighbours.faults_about(connection, chain, signed)
    faults += said_unsigned(connection, chain) if faults else ()
    faults += _trunk_faults(connection, walk, end) if found and found["chain"] != TRUNK and not alone else ()
    notes += walk.keys.notes
    if walk.went_back:
        # a check that was continued, or a decision dated by hand, is older than what was recorded before it
        records = "1 record is" if walk.went_back == 1 else f"{walk.went_back} records are"
        notes.append(
            f"{records} dated before the one ahead: entered later than it happened, or the computer's clock was set"
            " back. The order in which they were recorded is kept."
        )
    ahead = ahead_words(walk)
    notes += [f"{ahead}."] if ahead else []
    losses = [told for told, is_loss in walk.keys.restored if is_loss]
    # a later copy that lost nothing hides no earlier loss
    restored = losses or [told for told, _ in walk.keys.restored[-1:]]
    mark = None if faults or found is None else _mark(found, end)
    return Verification(
        records=walk.count,
        erased=len(walk.erased),
        faults=tuple(faults[:_MAX_FAULTS]),
        notes=tuple(notes),
        to_tell=(*restored, *([ahead] if ahead else [])),
        has_lost=bool(losses),
        newer=walk.newer,
        last_at=walk.at,
        mark=mark or (held.anchor if not faults and not found else None),
    )


_SKEW = timedelta(hours=1)  # by which the clocks of two computers may differ without a word


def _trunk_faults(connection: sa.Connection, walk: Walk, end: End) -> Iterator[Damage]:
    """Hold the trunk's end to its signature, and to what the chain that goes on from it says of that."""
    trunk, first = ending.trunk_head(connection), walk.chain.trunk + 1
    if trunk is not None:
        yield from ending.shape_faults(trunk) or ending.head_faults(trunk, end, is_end=False)
    elif walk.chain.trunk and walk.keys.answered_at != first:
        # of the first version: nothing was signed, and a person answers for it at each venue
        yield Damage(seq=0, what="what several venues had together is not signed, and nobody answers for it")
    signed = (trunk["public_key"], trunk["digest"]) if trunk is not None else None
    if walk.keys.taken_over.get(first) != signed if signed else walk.keys.parted:
        yield Damage(seq=0, what="the signature of the records that several venues had together is not the one named")


def _mark(head: Head, end: End) -> Mark:
    return Mark(public_key=head["public_key"], records=end.seq, last=end.digest, day=end.day_of(end.seq))


def _walk(
    connection: sa.Connection, walk: Walk, faults: list[Damage], on_progress: Callable[[int], None] | None
) -> None:
    chain = walk.chain
    of_records, of_erased = rows_of(chain, "record"), rows_of(chain, "erased")
    walk.places = _pairs(connection, f"SELECT digest, seq FROM record WHERE {of_records}", chain)  # noqa: S608 - fixed
    walk.erased = _pairs(connection, f"SELECT seq, by_seq FROM erased WHERE {of_erased}", chain)  # noqa: S608 - fixed
    for row in pages(connection, chain):
        found = of_record(connection, row, walk)
        faults += found if len(faults) < _MAX_FAULTS else ()
        if on_progress is not None:
            on_progress(walk.count)


def _pairs(connection: sa.Connection, query: str, chain: Chain) -> dict[Any, int]:
    return {row[0]: row[1] for row in connection.execute(sa.text(query), bound(chain))}
