"""Drafts in the database: what is kept until somebody goes on with it, and is no record."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import UnusableFileError
from venuecheck.records import tables
from venuecheck.records.codec import encode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.reading_back import object_of
from venuecheck.records.version import DraftOvertakenError


class UnreadableDraftError(UnusableFileError):
    """A draft is not as this program wrote it. It is no record: nothing is lost with it but itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft as it is kept."""

    kind: str
    key: str
    version: str
    at: str
    """RFC 3339, UTC: when it was saved."""
    body: Any
    """JSON values: an object; an empty one where it cannot be read."""
    is_readable: bool = True


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
    connection: sa.Connection, venue: str, *, kind: str | None = None, readable_only: bool = True
) -> tuple[KeptDraft, ...]:
    """Give a venue's drafts: of a kind, or all; also those that cannot be read, unless `readable_only`."""
    query = sa.select(tables.draft).where(tables.draft.c.venue == venue)
    if kind is not None:
        query = query.where(tables.draft.c.kind == kind)
    rows = connection.execute(query.order_by(tables.draft.c.kind, tables.draft.c.key)).mappings().all()
    return tuple(one for one in map(_kept, rows) if one.is_readable or not readable_only)


def one(connection: sa.Connection, venue: str, shown: str, kind: str, key: str) -> KeptDraft | None:
    """Give a draft, None where there is none. Raises `UnreadableDraftError` where it cannot be read."""
    row = connection.execute(sa.select(tables.draft).where(*_one(venue, kind, key))).mappings().first()
    found = _kept(row) if row is not None else None
    if found is not None and not found.is_readable:
        raise unreadable(shown, key)
    return found


def unreadable(shown: str, key: str) -> UnreadableDraftError:
    """Say which draft cannot be read, and what to do."""
    what = f"the draft {plain(key, 200)} cannot be read"
    fix = "no record is damaged: throw the draft away, in the list of bookings"
    return UnreadableDraftError.at(shown, what, fix)  # type: ignore[return-value]


def _kept(row: sa.RowMapping) -> KeptDraft:
    kind, key, version = (str(row[name]) for name in ("kind", "key", "version"))
    at = _moment(row["at"])
    try:
        body = object_of(row["body"], "", key)
    except NotWholeError:
        body = {}
    return KeptDraft(kind=kind, key=key, version=version, at=at, body=body, is_readable=bool(body and at))


def _moment(said: object) -> str:
    """Give when a draft was saved; empty where that cannot be read."""
    try:
        datetime.fromisoformat(said)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return ""
    return str(said)


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
    try:
        before = None if body is None else object_of(body, venue, wanted.key)
    except NotWholeError:
        raise unreadable(venue, wanted.key) from None
    payload = wanted.becomes(before)
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
