"""Drafts in the database: what is kept until somebody goes on with it, and is no record."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from venuecheck.core.plain_text import plain
from venuecheck.records import tables
from venuecheck.records.codec import encode
from venuecheck.records.reading_back import as_written, json_of
from venuecheck.records.version import DraftOvertakenError


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft as it is kept."""

    kind: str
    key: str
    version: str
    at: str
    """RFC 3339, UTC: when it was saved."""
    body: Any
    """JSON values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChange:
    """What is to become of a draft, in the transaction of whatever goes with it."""

    kind: str
    key: str
    becomes: Callable[[Any], object]
    """Gives what is kept from what was kept before (JSON values; None where nothing was); None to keep nothing."""
    over: str | None = None
    """The version that must be there, '' for none; None for whichever is."""


def kept(
    connection: sa.Connection, venue: str, shown: str, *, kind: str | None = None, key: str | None = None
) -> tuple[KeptDraft, ...]:
    """Give a venue's drafts: of a kind, with a key, or all. Raises `NotWholeError` where one cannot be read."""
    query = sa.select(tables.draft).where(tables.draft.c.venue == venue)
    if kind is not None:
        query = query.where(tables.draft.c.kind == kind)
    if key is not None:
        query = query.where(tables.draft.c.key == key)
    rows = connection.execute(query.order_by(tables.draft.c.kind, tables.draft.c.key)).mappings().all()
    return tuple(_kept(row, shown) for row in rows)


def _kept(row: sa.RowMapping, shown: str) -> KeptDraft:
    whose = f"the draft {plain(str(row['key']), 200)}"
    with as_written(shown, whose):
        datetime.fromisoformat(row["at"])
        return KeptDraft(
            kind=_text(row["kind"]),
            key=_text(row["key"]),
            version=_text(row["version"]),
            at=row["at"],
            body=json_of(row["body"], shown, whose),
        )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def keep(connection: sa.Connection, venue: str, kind: str, key: str, payload: object) -> str:
    """Keep a draft, where none is, and give its version."""
    version = secrets.token_hex(8)
    values = {
        "venue": venue,
        "kind": kind,
        "key": key,
        "version": version,
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "body": json.dumps(encode(payload)),
    }
    connection.execute(tables.draft.insert().values(**values))
    return version


def drop(connection: sa.Connection, venue: str, kind: str, key: str) -> None:
    """Forget a draft, where there is one."""
    connection.execute(tables.draft.delete().where(*_one(venue, kind, key)))


def change(connection: sa.Connection, venue: str, wanted: DraftChange) -> str:
    """Change a draft, and give its new version; '' where none is kept. Raises `DraftOvertakenError`."""
    expect(connection, venue, wanted.kind, wanted.key, wanted.over)
    body = connection.scalar(sa.select(tables.draft.c.body).where(*_one(venue, wanted.kind, wanted.key)))
    payload = wanted.becomes(None if body is None else json_of(body, venue, f"the draft {plain(wanted.key, 200)}"))
    drop(connection, venue, wanted.kind, wanted.key)
    return "" if payload is None else keep(connection, venue, wanted.kind, wanted.key, payload)


def expect(connection: sa.Connection, venue: str, kind: str, key: str, version: str | None) -> None:
    """Raise `DraftOvertakenError` where the draft is not in this version; '' where there must be none."""
    if version is None:
        return
    found = connection.scalar(sa.select(tables.draft.c.version).where(*_one(venue, kind, key)))
    if (found or "") != version:
        raise DraftOvertakenError(key)


def _one(venue: str, kind: str, key: str) -> tuple[sa.ColumnElement[bool], ...]:
    return tables.draft.c.venue == venue, tables.draft.c.kind == kind, tables.draft.c.key == key
