"""Proving a store: every record is there, in its place, and says what it said when it was made.

What this shows: nobody changed, removed or moved a record without the key, and no fault of the disk did. What it cannot
show: that what was recorded is true, or that whoever holds both the store and the key has not made it anew; a bundle
that somebody else keeps shows that.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from venuecheck.records import tables
from venuecheck.records.appending import FILE, HEAD_TYPE, head_body
from venuecheck.records.chain import FIRST, Header, payload_digest
from venuecheck.records.database import Database
from venuecheck.records.erasing import ERASURE
from venuecheck.records.signing import fingerprint, is_signed

_PAGE = 200
_MAX_FAULTS = 1_000
"""Faults that are listed; a store that is damaged all over would fill the screen."""

_MAX_LOOKED_FOR = 20
"""Headers that are wrong where they stand, and are tried at every other place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something that is not as it was recorded."""

    seq: int
    """The record's place in the chain; 0 for the store as a whole."""
    what: str

    def __str__(self) -> str:
        """Give a line for a person."""
        return f"record {self.seq}: {self.what}" if self.seq else self.what


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
    told_why: dict[int, frozenset[int]] = field(default_factory=dict)
    """What each record of an erasure says that it erased."""


def verify(
    database: Database, public_key: str | None, on_progress: Callable[[int], None] | None = None
) -> Verification:
    """Check every record of a store, at one moment.

    `public_key` is that of the store's key (hexadecimal), None where it is not at hand: then the signature of the last
    record is not checked. `on_progress` gets the number of records checked so far.
    Raises `InputError` where the store cannot be read.
    """
    faults: list[Damage] = []
    notes: list[str] = []
    with database.reading() as connection:
        faults += _damage(connection)
        walk = _Walk(
            places=dict(_pairs(connection, tables.record.c.digest, tables.record.c.seq)),
            erased=dict(_pairs(connection, tables.erased.c.seq, tables.erased.c.by_seq)),
        )
        for row in _rows(connection):
            found = (*_header_faults(row, walk), *_payload_faults(row, walk), *_file_faults(connection, row))
            faults += found if len(faults) < _MAX_FAULTS else ()
            walk.went_back += row["at"] < walk.at
            walk.seq, walk.digest, walk.at = row["seq"], row["digest"], row["at"]
            walk.count += 1
            if on_progress is not None:
                on_progress(walk.count)
        faults += _erasure_faults(walk)
        faults += _head_faults(connection, walk, public_key, notes)
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
        faults=tuple(faults),
        notes=tuple(notes),
        last_at=walk.at,
    )


def _pairs(connection: sa.Connection, first: sa.Column[Any], second: sa.Column[Any]) -> list[tuple[Any, Any]]:
    return [(row[0], row[1]) for row in connection.execute(sa.select(first, second))]


def _damage(connection: sa.Connection) -> Iterator[Damage]:
    """Ask SQLite whether its file is sound."""
    if connection.dialect.name != "sqlite":
        return
    for said in connection.scalars(sa.text("PRAGMA integrity_check(20)")):
        if said != "ok":
            yield Damage(seq=0, what=f"the database's file is damaged ({said})")
    for row in connection.execute(sa.text("PRAGMA foreign_key_check")):
        yield Damage(seq=0, what=f"table '{row[0]}' holds something of a record that is not there")


def _rows(connection: sa.Connection) -> Iterator[sa.RowMapping]:
    """Read the records with their payloads, some at a time."""
    query = (
        sa.select(
            tables.record,
            tables.payload.c.salt,
            tables.payload.c.body,
            tables.file.c.digest.label("file_digest"),
            tables.file.c.size.label("file_size"),
        )
        .outerjoin(tables.payload, tables.payload.c.seq == tables.record.c.seq)
        .outerjoin(tables.file, tables.file.c.seq == tables.record.c.seq)
        .order_by(tables.record.c.seq)
        .limit(_PAGE)
    )
    page = connection.execute(query).mappings().all()
    while page:
        yield from page
        page = connection.execute(query.where(tables.record.c.seq > page[-1]["seq"])).mappings().all()


def _header_faults(row: sa.RowMapping, walk: _Walk) -> Iterator[Damage]:
    seq = row["seq"]
    if seq != walk.seq + 1:
        lost = f"record {walk.seq + 1}" if seq == walk.seq + 2 else f"records {walk.seq + 1} to {seq - 1}"
        yield Damage(seq=0, what=f"{lost} {'is' if seq == walk.seq + 2 else 'are'} lost")
    if _header(row, seq).digest != row["digest"]:
        place = _recorded_place(row, walk)
        if place is not None:
            yield Damage(seq=seq, what=f"it was moved: it was recorded as record {place}")
        else:
            yield Damage(seq=seq, what=f"its header has been changed ({row['kind']} {row['key']})")
    elif row["previous"] != walk.digest and seq == walk.seq + 1:
        yield Damage(seq=seq, what="the record before it is not the one that it followed")


def _recorded_place(row: sa.RowMapping, walk: _Walk) -> int | None:
    """Find the place where a header is as it was recorded, None where it is so nowhere."""
    walk.looked_for += 1
    if walk.looked_for > _MAX_LOOKED_FOR:
        return None
    places = range(1, len(walk.places) + 1)
    return next((place for place in places if _header(row, place).digest == row["digest"]), None)


def _header(row: sa.RowMapping, seq: int) -> Header:
    return Header(
        seq=seq,
        kind=row["kind"],
        key=row["key"],
        venue=row["venue"],
        at=row["at"],
        previous=row["previous"],
        payload_digest=row["payload_digest"],
    )


def _payload_faults(row: sa.RowMapping, walk: _Walk) -> Iterator[Damage]:
    seq, named = row["seq"], f"{row['kind']} {row['key']}"
    if row["body"] is None:
        if seq not in walk.erased:
            yield Damage(seq=seq, what=f"what it says is lost ({named})")
        return
    if seq in walk.erased:
        yield Damage(seq=seq, what=f"it is marked as erased, and what it says is still there ({named})")
    if payload_digest(row["salt"], row["body"].encode("utf-8", "surrogatepass")) != row["payload_digest"]:
        yield Damage(seq=seq, what=f"what it says has been changed ({named})")
    elif row["kind"] == ERASURE:
        walk.told_why[seq] = frozenset(json.loads(row["body"])["records"])


def _file_faults(connection: sa.Connection, row: sa.RowMapping) -> Iterator[Damage]:
    """Compare a file with its name in the store and in the record. Files are large: one at a time."""
    seq = row["seq"]
    if row["file_digest"] is None:
        if row["kind"] == FILE and row["body"] is not None:
            yield Damage(seq=seq, what="its file is lost")
        return
    content = connection.scalar(sa.select(tables.file.c.content).where(tables.file.c.seq == seq)) or b""
    is_named = row["body"] is not None and f'"{row["file_digest"]}"' in row["body"]
    if hashlib.sha256(content).hexdigest() != row["file_digest"] or len(content) != row["file_size"] or not is_named:
        yield Damage(seq=seq, what="its file has been changed")


def _erasure_faults(walk: _Walk) -> Iterator[Damage]:
    for seq, by in walk.erased.items():
        if seq not in walk.told_why.get(by, ()):
            yield Damage(seq=seq, what="it was erased, and no record says why")


def _head_faults(connection: sa.Connection, walk: _Walk, public_key: str | None, notes: list[str]) -> Iterator[Damage]:
    """Hold the end of the chain against its signature: what was cut off the end leaves no gap."""
    head = connection.execute(sa.select(tables.head)).mappings().first()
    if head is None:
        if walk.count:
            notes.append("The last record is not signed: a lost end would not show. The next record signs it.")
        return
    if walk.seq < head["seq"]:
        lost = (
            f"record {head['seq']} is"
            if head["seq"] == walk.seq + 1
            else f"records {walk.seq + 1} to {head['seq']} are"
        )
        yield Damage(seq=0, what=f"{lost} lost: the signature of the last record names number {head['seq']}")
    elif walk.places.get(head["digest"]) != head["seq"]:
        yield Damage(seq=head["seq"], what="it is not the record that was signed")
    elif walk.seq > head["seq"]:
        notes.append(f"Records {head['seq'] + 1} to {walk.seq} are not signed yet: the next record signs them.")
    signature, body = _bytes(head["signature"]), head_body(head["seq"], head["digest"])
    if not is_signed(head["public_key"], signature, HEAD_TYPE, body):
        yield Damage(seq=0, what="the signature of the last record is wrong")
    elif public_key is None:
        notes.append("The store's key is not here: whose signature the last record bears was not checked.")
    elif head["public_key"] != public_key:
        used, here = fingerprint(head["public_key"]), fingerprint(public_key)
        yield Damage(seq=0, what=f"the last record was signed with another key ({used}) than the one here ({here})")


def _bytes(hexadecimal: str) -> bytes:
    try:
        return bytes.fromhex(hexadecimal)
    except ValueError:
        return b""
