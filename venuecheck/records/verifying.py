"""Proving a store: every record is there, in its place, signed, and says what it said when it was made.

What this shows: nobody changed, removed, moved or added a record without the key, and no fault of the disk did. What it
cannot show: that what was recorded is true, or that whoever holds the store, the key and the anchor has not made all of
them anew; what somebody else keeps shows that.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.plain_text import plain
from venuecheck.records import ending, layout, tables
from venuecheck.records.ending import Damage, End, Held
from venuecheck.records.form import HEAD
from venuecheck.records.mark import Mark
from venuecheck.records.reading_raw import as_it_is, is_damage, pages
from venuecheck.records.walking import Walk, of_erasures, of_record

if TYPE_CHECKING:
    from venuecheck.records.database import Database

__all__ = ["Damage", "Held", "Verification", "examine", "verify"]

_MAX_FAULTS = 1_000
"""Faults that are listed; a store that is damaged all over would fill the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of it."""

    records: int
    erased: int
    """Records whose content was erased, with a record that says why."""
    faults: tuple[Damage, ...]
    notes: tuple[str, ...]
    """What a person should know and is no fault."""
    last_at: str = ""
    """When the last record is said to have been made (RFC 3339, UTC); empty where there is none."""
    mark: Mark | None = None
    """How far the records go, as they are signed; None where nothing is, or not rightly."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was recorded."""
        return not self.faults


def verify(
    database: "Database",
    on_progress: Callable[[int], None] | None = None,
    *,
    held: Held | None = None,
) -> Verification:
    """Check every record of a store, at one moment.

    Without `held` it is held to the key and the anchor that stand outside it. `on_progress` gets the number of records
    checked so far. Raises `InputError` where the store cannot be read.
    """
    # the anchor is read first: it only rises, so that what is recorded meanwhile is beyond it, and no fault
    to = held or database.held()
    with database.reading() as connection:
        return examine(connection, to, on_progress)


def examine(connection: sa.Connection, held: Held, on_progress: Callable[[int], None] | None = None) -> Verification:
    """Check every record that a transaction sees."""
    faults = [Damage(seq=0, what=what) for what in layout.unlike(connection)]
    faults += [*_form_faults(connection), *_damage(connection)]
    if not layout.is_readable(connection):
        return Verification(records=0, erased=0, faults=tuple(faults), notes=())
    notes: list[str] = []
    with as_it_is(connection):
        walk = Walk(places={}, erased={})
        try:
            _walk(connection, walk, faults, on_progress)
        except DatabaseError as error:
            if connection.dialect.name != "sqlite" or not is_damage(error):
                raise
            faults.append(Damage(seq=0, what=f"what follows record {walk.seq} cannot be read: the file is damaged"))
            return Verification(records=walk.count, erased=0, faults=tuple(faults), notes=(), last_at=walk.at)
        faults += _orphans(connection)
        faults += of_erasures(walk)
        found = ending.heads(connection)
        end = End(
            seq=walk.seq,
            digest=walk.digest,
            place_of=walk.places.get,
            day_of=lambda seq: ending.day_of(connection, seq),
        )
        faults += ending.faults_of(found, end, held, notes)
        faults += walk.keys.of_end(str(found[0]["public_key"])) if found else ()
        notes += walk.keys.notes
        mark = None if faults or not found else _mark(found[0], end)
    if walk.went_back:
        # a check that was continued, or a decision dated by hand, is older than what was recorded before it
        records = "1 record is" if walk.went_back == 1 else f"{walk.went_back} records are"
        notes.append(
            f"{records} dated before the one ahead: entered later than it happened, or the computer's clock was set"
            " back. The order in which they were recorded is kept."
        )
    return Verification(
        records=walk.count,
        erased=len(walk.erased),
        faults=tuple(faults[:_MAX_FAULTS]),
        notes=tuple(notes),
        last_at=walk.at,
        mark=mark or (held.anchor if not faults and not found else None),
    )


def _mark(head: Mapping[str, Any], end: End) -> Mark:
    return Mark(public_key=head["public_key"], records=end.seq, last=end.digest, day=end.day_of(end.seq))


def _walk(
    connection: sa.Connection, walk: Walk, faults: list[Damage], on_progress: Callable[[int], None] | None
) -> None:
    walk.places = _pairs(connection, "SELECT digest, seq FROM record")
    walk.erased = _pairs(connection, "SELECT seq, by_seq FROM erased")
    for row in pages(connection):
        found = of_record(connection, row, walk)
        faults += found if len(faults) < _MAX_FAULTS else ()
        if on_progress is not None:
            on_progress(walk.count)


def _pairs(connection: sa.Connection, query: str) -> dict[Any, Any]:
    return {row[0]: row[1] for row in connection.execute(sa.text(query))}


def _damage(connection: sa.Connection) -> Iterator[Damage]:
    """Ask SQLite whether its file is sound."""
    if connection.dialect.name != "sqlite":
        return
    try:
        for said in connection.scalars(sa.text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield Damage(seq=0, what=f"the database's file is damaged ({said})")
    except DatabaseError as error:
        if not is_damage(error):
            raise
        yield Damage(seq=0, what="the database's file is damaged")
    size, count = (connection.scalar(sa.text(f"PRAGMA {name}")) for name in ("page_size", "page_count"))
    name = connection.execute(sa.text("PRAGMA database_list")).all()[0][2]
    if name and Path(name).stat().st_size > size * count:
        yield Damage(seq=0, what="the database's file goes on behind its end")


_ORPHANS = {
    "payload": "SELECT seq FROM payload WHERE seq NOT IN (SELECT seq FROM record) LIMIT 20",
    "file": "SELECT seq FROM file WHERE seq NOT IN (SELECT seq FROM record) LIMIT 20",
    "erased": "SELECT seq FROM erased WHERE seq NOT IN (SELECT seq FROM record) LIMIT 20",
}


def _orphans(connection: sa.Connection) -> Iterator[Damage]:
    for table, query in _ORPHANS.items():
        for seq in connection.scalars(sa.text(query)):
            yield Damage(seq=0, what=f"table '{table}' holds something of a record that is not there ({seq})")


def _form_faults(connection: sa.Connection) -> Iterator[Damage]:
    if not sa.inspect(connection).has_table(tables.version.name):
        return  # said already
    forms = [str(form) for form in connection.scalars(sa.text("SELECT version_num FROM alembic_version LIMIT 20"))]
    if forms != [HEAD]:
        said = ", ".join(plain(form, 20) for form in forms) or "none"
        yield Damage(seq=0, what=f"it says that its form is {said}, and this program knows {HEAD}: update venuecheck")


def without_anchor(held: Held) -> Held:
    """Give what a copy is held to: the key alone, for no anchor belongs to it."""
    return replace(held, anchor=None, anchor_wrong="", anchored=False)
