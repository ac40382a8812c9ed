"""Proving one chain: its records, one after another, then its end, and what the ends of others say of it."""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.records import ending, held_against, neighbours
from venuecheck.records.chains import TRUNK, Chain
from venuecheck.records.damage import Damage
from venuecheck.records.ending import End, Held
from venuecheck.records.history import history
from venuecheck.records.last_record import anchor_before
from venuecheck.records.reading_raw import bound, is_damage, pages, rows_of
from venuecheck.records.said_before import said_unsigned
from venuecheck.records.verification import MAX_FAULTS, Verification
from venuecheck.records.walking import Walk, ahead_words, last_back_words, of_erasures, of_record


def of_one(
    connection: sa.Connection,
    chain: Chain,
    all_of_them: Collection[str],
    held: Held,
    on_progress: Callable[[int], None] | None,
    *,
    alone: bool = False,
    signed: dict[str, bool] | None = None,
    read_next: Collection[str] = (),
) -> Verification:
    """Prove a chain of `all_of_them` by what it is `held` to. `on_progress` gets the number of records proven so far.

    `alone`: whatever the database says of a trunk. `signed` keeps whose end is signed rightly, for all of them.
    `read_next`: as for `records.verify`.
    """
    now = (datetime.now(UTC) + _SKEW).isoformat(timespec="milliseconds")
    walk = Walk(chain=chain, others=tuple(all_of_them), places={}, erased={}, now=now)
    faults: list[Damage] = []
    notes: list[str] = []
    try:
        _walk(connection, walk, faults, on_progress, read_next)
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
        anchor_before=lambda: anchor_before(connection, chain),
        former_keys=lambda: history(connection, chain).keys,
        retired=lambda: history(connection, chain).retired,
    )
    faults += held_against.faults_of(found, end, held, notes)
    faults += walk.keys.of_end(str(found["public_key"]), held.named) if found else ()
    faults += () if alone else ending.trunk_row_faults(connection, chain)
    faults += neighbours.faults_about(connection, chain, held, signed)
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
    back = last_back_words(walk)
    ahead = ahead_words(walk)
    notes += [f"{ahead}."] if ahead else []
    losses = [told for told, is_loss in walk.keys.restored if is_loss]
    # a later copy that lost nothing hides no earlier loss
    restored = losses or [told for told, _ in walk.keys.restored[-1:]]
    mark = None if faults or found is None else end.mark(found["public_key"])
    return Verification(
        records=walk.count,
        erased=len(walk.erased),
        faults=tuple(faults[:MAX_FAULTS]),
        notes=tuple(notes),
        to_tell=(*walk.keys.anew, *restored, *filter(None, (back, ahead))),
        has_lost=bool(losses),
        newer=walk.newer,
        last_at=walk.at,
        mark=mark or (held.anchor if not faults and not found else None),
    )


_SKEW = timedelta(hours=1)
"""By which the clocks of two computers may differ without a word."""


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


def _walk(
    connection: sa.Connection,
    walk: Walk,
    faults: list[Damage],
    on_progress: Callable[[int], None] | None,
    read_next: Collection[str],
) -> None:
    chain = walk.chain
    of_records, of_erased = rows_of(chain, "record"), rows_of(chain, "erased")
    walk.places = _pairs(connection, f"SELECT digest, seq FROM record WHERE {of_records}", chain)  # noqa: S608 - fixed
    walk.erased = _pairs(connection, f"SELECT seq, by_seq FROM erased WHERE {of_erased}", chain)  # noqa: S608 - fixed
    if read_next:
        newest = f"SELECT max(seq), kind FROM record WHERE {of_records} GROUP BY venue, kind, key"  # noqa: S608 - fixed
        asked = {seq for seq, kind in _pairs(connection, newest, chain).items() if kind not in read_next}
        walk.unasked = {*walk.places.values()} - asked
    for row in pages(connection, chain):
        found = of_record(connection, row, walk)
        faults += found if len(faults) < MAX_FAULTS else ()
        if on_progress is not None:
            on_progress(walk.count)


def _pairs(connection: sa.Connection, query: str, chain: Chain) -> dict[Any, Any]:
    return {row[0]: row[1] for row in connection.execute(sa.text(query), bound(chain))}
