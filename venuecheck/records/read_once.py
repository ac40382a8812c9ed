"""Part of what the records of a kind say, read once by whoever stays: a record is taken apart when it is new."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

import sqlalchemy as sa

from venuecheck.records import tables
from venuecheck.records.chains import with_record
from venuecheck.records.codec import decode
from venuecheck.records.reading_back import as_written, object_of
from venuecheck.records.remembered import said_by, unknown
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded, Version

T = TypeVar("T")


def read_once(
    store: Store,
    kind: str,
    type_: type[T],
    remembered: str,
    wanted: Collection[int] | None = None,
    *,
    less: Callable[[dict[str, Any]], dict[str, Any]] = lambda says: says,
) -> tuple[Recorded[T], ...]:
    """Give what the records of a kind of the venue hold, in order: those at the `wanted` places alone, or all.

    `less` leaves out what is not needed of what one says. They are `remembered` under a name, one for each `less`,
    where the store is to remember that. Erased ones are left out. Raises `NotWholeError`, without what they say.
    """
    with store.reading() as connection:
        rows = connection.execute(_PLACES, {"venue": store.venue, "kind": kind}).all()
        asked = [row for row in rows if wanted is None or row.seq in wanted]
        known = store.remembered.of(remembered, type_)
        new = unknown(asked, known)
        read = said_by(connection, store.venue, new)
    found = {row.seq: known[row.seq][1] for row in asked if row.seq not in new}
    for seq, one in read.items():
        says = object_of(one.body, store.shown, f"record {seq}")
        with as_written(store.shown, f"record {seq}"):
            found[seq] = decode(type_, less(says))
    bound = {row.seq: row.payload_digest for row in asked if row.seq not in new or read[row.seq].is_bound}
    store.remembered.keep(remembered, type_, {seq: (digest, found[seq]) for seq, digest in bound.items()})
    return tuple(
        Recorded(value=found[row.seq], version=Version(venue=store.venue, kind=kind, key=row.key, seq=row.seq))
        for row in asked
    )


_PLACES = (
    sa.select(tables.record.c.seq, tables.record.c.key, tables.record.c.payload_digest)
    .join(tables.payload, with_record(tables.payload))
    .where(tables.record.c.venue == sa.bindparam("venue"), tables.record.c.kind == sa.bindparam("kind"))
    .order_by(tables.record.c.seq)
)
