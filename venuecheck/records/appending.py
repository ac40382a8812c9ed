"""Adding records to the end of a venue's chain."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import sqlalchemy as sa

from venuecheck.records import forms, tables
from venuecheck.records.as_written import refuse_otherwise
from venuecheck.records.chain import FIRST, Header, canonical_of, payload_digest
from venuecheck.records.chains import chain_of, last_of, with_record
from venuecheck.records.shapes import SALT_BYTES
from venuecheck.records.version import OvertakenError, Version

FILE = "file"
"""The kind of record that brings a file with it."""
ERASURE = "erasure"
"""The kind of record that says what was erased. It is never erased itself."""
CHAIN = "chain"
"""The kind of record that says what became of the chain itself: anchored, brought back, another key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that a record brings with it."""

    media_type: str
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the content, hexadecimal: the file's name in the store."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A record to be added."""

    kind: str
    key: str
    """What it is about: a newer record of the venue with the same kind and key takes its place."""
    venue: str
    payload: object
    at: datetime
    file: Attached | None = None
    """The payload must name its digest as `digest`: that binds it to the record."""
    expects: tuple[Version, ...] = ()
    """What must still be the newest at the venue: what it replaces, and what it rests on."""
    body: bytes = b""
    """What it says in canonical form, where that was worked out already (`ready`). In bytes, for a run of a thousand
    pages takes megabytes: as a text of Python's it would take twice as many, and be written as bytes once more."""


def ready(new: New) -> New:
    """Give it with what it says worked out: best before the writers' lock is taken, for everybody waits behind that."""
    fitting = list[bool]()
    body = canonical_of(new.payload, lambda text, field: fitting.append(forms.fits(new.kind, text, field=field)))
    if not all(fitting):
        message = f"a record of the kind '{new.kind}' that has not its form would prove, and nobody could read it"
        raise ValueError(message)
    return replace(new, body=body)


def append(connection: sa.Connection, new: Sequence[New]) -> tuple[Header, ...]:
    """Add records inside a transaction that records (`Database.recording`), which signs the end.

    The transaction holds the writers' lock, so that nobody comes between the look and the writing. Raises
    `OvertakenError` where something is not as it was read, `NotWholeError` where what was written is read otherwise.
    """
    for one in new:
        for version in one.expects:
            if newest(connection, one.venue, version.kind, version.key) != version:
                raise OvertakenError(version)
    if len({one.venue for one in new}) > 1:
        message = "records of several venues: each venue has a chain of its own"
        raise ValueError(message)
    last = last_of(connection, chain_of(connection, new[0].venue)) if new else None
    seq, previous = (last["seq"], last["digest"]) if last else (0, FIRST)
    headers = []
    for one in new:
        seq += 1
        headers.append(_add(connection, one, seq, previous))
        previous = headers[-1].digest
    refuse_otherwise(connection, headers, [one.file.content if one.file else None for one in new])
    return tuple(headers)


def newest(connection: sa.Connection, venue: str, kind: str, key: str = "", *, until: int | None = None) -> Version:
    """Give the newest record of a kind and key (or of a kind) that is not erased; of those up to the place `until`."""
    query = _NEWEST if key else _NEWEST_ALIKE
    said = {"venue": venue, "kind": kind} | ({"key": key} if key else {})
    if until is not None:
        query = query.where(tables.record.c.seq <= until)
    return Version(venue=venue, kind=kind, key=key, seq=connection.scalar(query, said) or 0)


_NEWEST_ALIKE = (
    sa.select(sa.func.max(tables.record.c.seq))
    .join(tables.payload, with_record(tables.payload))
    .where(tables.record.c.venue == sa.bindparam("venue"), tables.record.c.kind == sa.bindparam("kind"))
)
_NEWEST = _NEWEST_ALIKE.where(tables.record.c.key == sa.bindparam("key"))


def _add(connection: sa.Connection, new: New, seq: int, previous: str) -> Header:
    body = new.body or ready(new).body
    salt = secrets.token_bytes(SALT_BYTES)
    header = Header(
        seq=seq,
        kind=new.kind,
        key=new.key,
        venue=new.venue,
        at=new.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        previous=previous,
        payload_digest=payload_digest(salt, body),
    )
    connection.execute(
        tables.record.insert().values(
            seq=seq,
            kind=header.kind,
            key=header.key,
            venue=header.venue,
            at=header.at,
            previous=previous,
            payload_digest=header.payload_digest,
            digest=header.digest,
        )
    )
    connection.execute(
        tables.payload.insert().values(venue=new.venue, seq=seq, salt=salt, body=_as_text(connection, body))
    )
    if new.file is not None:
        connection.execute(
            tables.file.insert().values(
                venue=new.venue,
                seq=seq,
                digest=new.file.digest,
                size=len(new.file.content),
                media_type=new.file.media_type,
                content=new.file.content,
            )
        )
    return header


def _as_text(connection: sa.Connection, body: bytes) -> sa.ColumnElement[str]:
    """Have the database itself read a text from its bytes, UTF-8."""
    given = sa.literal(body, sa.LargeBinary)
    return sa.cast(given, sa.Text) if connection.dialect.name == "sqlite" else sa.func.convert_from(given, "UTF8")
