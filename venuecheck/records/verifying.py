"""Proving a store: every record is there, in its place, signed, and says what it said when it was made.

What this shows: nobody changed, removed, moved or added a record without the key, and no fault of the disk did. What it
cannot show: that what was recorded is true, or that whoever holds the store, the key and the anchor has not made all of
them anew; what somebody else keeps shows that.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.plain_text import plain
from venuecheck.records import ending, layout, shapes, tables
from venuecheck.records.appending import CHAIN, ERASURE, FILE
from venuecheck.records.chain import FIRST, Header, payload_digest
from venuecheck.records.chain_event import KeysSeen
from venuecheck.records.ending import Damage, End, Held
from venuecheck.records.form import HEAD
from venuecheck.records.mark import Mark
from venuecheck.records.reading_raw import as_it_is, is_damage, pages

if TYPE_CHECKING:
    from venuecheck.records.database import Database

__all__ = ["Damage", "Held", "Verification", "examine", "verify"]

_MAX_FAULTS = 1_000
"""Faults that are listed; a store that is damaged all over would fill the screen."""

_MAX_LOOKED_FOR = 20
"""Headers that are wrong where they stand, and are tried at every other place."""


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


@dataclass(slots=True, kw_only=True)
class _Walk:
    """What is carried along the chain."""

    places: Mapping[str, int]
    """The place of every record by its digest."""
    erased: Mapping[int, int]
    """The place of the record that says why, by the place of the erased one."""
    seq: int = 0
    digest: str = FIRST
    at: str = ""
    count: int = 0
    went_back: int = 0
    looked_for: int = 0
    keys: KeysSeen = field(default_factory=KeysSeen)
    told_why: dict[int, frozenset[int]] = field(default_factory=dict)
    """What each record of an erasure says that it erased."""


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
        walk = _Walk(places={}, erased={})
        try:
            _walk(connection, walk, faults, on_progress)
        except DatabaseError as error:
            if connection.dialect.name != "sqlite" or not is_damage(error):
                raise
            faults.append(Damage(seq=0, what=f"what follows record {walk.seq} cannot be read: the file is damaged"))
            return Verification(records=walk.count, erased=0, faults=tuple(faults), notes=(), last_at=walk.at)
        faults += _orphans(connection)
        faults += _erasure_faults(walk)
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
    connection: sa.Connection, walk: _Walk, faults: list[Damage], on_progress: Callable[[int], None] | None
) -> None:
    walk.places = _pairs(connection, "SELECT digest, seq FROM record")
    walk.erased = _pairs(connection, "SELECT seq, by_seq FROM erased")
    for row in pages(connection):
        misshapen = tuple(_shape_faults(row, shapes.HEADER))
        found = (
            *misshapen,
            *_header_faults(row, walk, shaped=not misshapen),
            *_payload_faults(row, walk),
            *_file_faults(connection, row),
        )
        faults += found if len(faults) < _MAX_FAULTS else ()
        walk.went_back += str(row["at"]) < walk.at
        walk.seq, walk.digest, walk.at = row["seq"], str(row["digest"]), str(row["at"])
        walk.count += 1
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


def _shape_faults(row: Mapping[str, Any], columns: shapes.Columns) -> Iterator[Damage]:
    for column, said in shapes.misshapen(row, columns):
        yield Damage(seq=row["seq"], what=f"its {column} is {said}: no program of ours wrote it")


def _header_faults(row: Mapping[str, Any], walk: _Walk, *, shaped: bool) -> Iterator[Damage]:
    seq = row["seq"]
    if seq < 1:
        return
    if seq != walk.seq + 1:
        lost = f"record {walk.seq + 1}" if seq == walk.seq + 2 else f"records {walk.seq + 1} to {seq - 1}"
        yield Damage(seq=0, what=f"{lost} {'is' if seq == walk.seq + 2 else 'are'} lost")
    if not shaped or _digest(row, seq) != row["digest"]:
        place = _recorded_place(row, walk) if shaped else None
        if place is not None:
            yield Damage(seq=seq, what=f"it was moved: it was recorded as record {place}")
        else:
            yield Damage(seq=seq, what=f"its header has been changed ({_named(row)})")
    elif row["previous"] != walk.digest and seq == walk.seq + 1:
        yield Damage(seq=seq, what="the record before it is not the one that it followed")


def _recorded_place(row: Mapping[str, Any], walk: _Walk) -> int | None:
    """Find the place where a header is as it was recorded, None where it is so nowhere."""
    walk.looked_for += 1
    if walk.looked_for > _MAX_LOOKED_FOR:
        return None
    places = range(1, len(walk.places) + 1)
    return next((place for place in places if _digest(row, place) == row["digest"]), None)


def _digest(row: Mapping[str, Any], seq: int) -> str:
    """Give the digest of a header as if it stood at a place."""
    said = {name: row[name] for name in ("kind", "key", "venue", "at", "previous", "payload_digest")}
    return Header(seq=seq, **said).digest


def _named(row: Mapping[str, Any]) -> str:
    return f"{str(row['kind'])[:40]} {str(row['key'])[:200]}"


def _payload_faults(row: Mapping[str, Any], walk: _Walk) -> Iterator[Damage]:
    seq, body, salt = row["seq"], row["body"], row["salt"]
    if body is None and salt is None:
        if seq not in walk.erased:
            yield Damage(seq=seq, what=f"what it says is lost ({_named(row)})")
        return
    yield from _shape_faults(row, shapes.PAYLOAD)
    if seq in walk.erased:
        yield Damage(seq=seq, what=f"it is marked as erased, and what it says is still there ({_named(row)})")
    if not isinstance(body, str) or not isinstance(salt, bytes):
        return  # said already
    if payload_digest(salt, body.encode("utf-8", "surrogateescape")) != row["payload_digest"]:
        yield Damage(seq=seq, what=f"what it says has been changed ({_named(row)})")
    elif row["kind"] in {CHAIN, ERASURE}:
        yield from _of_the_chain_itself(seq, str(row["kind"]), body, walk)


def _of_the_chain_itself(seq: int, kind: str, body: str, walk: _Walk) -> Iterator[Damage]:
    """Take in what a record says of others, or of keys. It has its digest; whether we wrote it is yet to be seen."""
    try:
        if kind == CHAIN:
            yield from walk.keys.of_record(seq, body)
        else:
            walk.told_why[seq] = frozenset(json.loads(body)["records"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        yield Damage(seq=seq, what="what it says is nothing that a record of its kind says")


def _file_faults(connection: sa.Connection, row: Mapping[str, Any]) -> Iterator[Damage]:
    """Compare a file with its name in the store and in the record. Files are large: one at a time."""
    seq, body = row["seq"], row["body"]
    if row["file_digest"] is None:
        if row["kind"] == FILE and body is not None:
            yield Damage(seq=seq, what="its file is lost")
        return
    yield from _shape_faults(row, shapes.FILE)
    if body is None:
        yield Damage(seq=seq, what="what it says is gone, and its file is still there")
        return
    content = connection.scalar(sa.text("SELECT content FROM file WHERE seq = :seq"), {"seq": seq})
    if not isinstance(content, bytes):
        yield Damage(seq=seq, what="its file's content is no bytes: no program of ours wrote it")
        return
    digest, size = hashlib.sha256(content).hexdigest(), len(content)
    if digest != row["file_digest"] or size != row["file_size"] or f'"{digest}"' not in str(body):
        yield Damage(seq=seq, what="its file has been changed")
    elif _said_type(body) not in {None, row["media_type"]}:
        yield Damage(seq=seq, what="its file's type has been changed")


def _said_type(body: str) -> object:
    """Give the type that a record says its file has; None where it says none."""
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said.get("media_type") if isinstance(said, dict) else None


def _erasure_faults(walk: _Walk) -> Iterator[Damage]:
    for seq, by in walk.erased.items():
        if seq not in walk.told_why.get(by, ()):
            yield Damage(seq=seq, what="it was erased, and no record says why")
    for by, told in walk.told_why.items():
        for seq in sorted(told - walk.erased.keys()):
            yield Damage(seq=by, what=f"it says that record {seq} was erased, and that is not marked so")


def without_anchor(held: Held) -> Held:
    """Give what a copy is held to: the key alone, for no anchor belongs to it."""
    return replace(held, anchor=None, anchor_wrong="", anchored=False)
