"""Drafts in the database: what is kept until somebody goes on with it, and is no record."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

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


def save(connection: sa.Connection, venue: str, kind: str, key: str, payload: object, *, over: str | None) -> str:
    """Keep a draft in place of the version `over` ('' for none yet; None for whichever is), and give its version.

    Raises `DraftOvertakenError`. A row is changed where it lies: whoever forgets the draft meanwhile waits for it, and
    forgets what it became, though no other writer waits.
    """
    saved = _values(payload)
    if over:
        asked = tables.draft.update().where(*_one(venue, kind, key), tables.draft.c.version == over).values(**saved)
    else:
        anew = _insert(connection).values(venue=venue, kind=kind, key=key, **saved)
        there = tables.draft.primary_key.columns
        asked = (
            anew.on_conflict_do_nothing()
            if over == ""
            else anew.on_conflict_do_update(index_elements=[*there], set_=saved)
        )
    if not connection.execute(asked, execution_options={"preserve_rowcount": True}).rowcount:
        raise DraftOvertakenError(key)
    return saved["version"]


def drop(connection: sa.Connection, venue: str, kind: str, key: str, over: str | None = None) -> None:
    """Forget a draft, where there is one; with `over`, only that version of it. Raises `DraftOvertakenError`."""
    wanted = (*_one(venue, kind, key), *((tables.draft.c.version == over,) if over else ()))
    if over == "":
        expect(connection, venue, kind, key, over)
    elif not connection.execute(tables.draft.delete().where(*wanted)).rowcount and over:
        raise DraftOvertakenError(key)


def change(connection: sa.Connection, venue: str, wanted: DraftChange) -> str:
    """Change a draft, and give its new version; '' where none is kept. Raises `DraftOvertakenError`."""
    mine = (venue, wanted.kind, wanted.key)
    query = sa.select(tables.draft.c.version, tables.draft.c.body).where(*_one(*mine)).with_for_update()
    found = connection.execute(query).first()
    version = found.version if found else ""
    if wanted.over not in {None, version}:
        raise DraftOvertakenError(wanted.key)
    try:
        payload = wanted.becomes(None if found is None else object_of(found.body, venue, wanted.key))
    except NotWholeError:
        raise unreadable(venue, wanted.key) from None
    if payload is not None:
        try:
            return save(connection, *mine, payload, over=version)
        except DraftOvertakenError:
            if wanted.over is not None:
                raise
            return change(connection, venue, wanted)  # somebody began it since: what becomes of that
    if found is not None:
        drop(connection, *mine)
    return ""


def expect(connection: sa.Connection, venue: str, kind: str, key: str, version: str) -> None:
    """Raise `DraftOvertakenError` where the draft is not in this version; '' where there must be none."""
    found = connection.scalar(sa.select(tables.draft.c.version).where(*_one(venue, kind, key)))
    if (found or "") != version:
        raise DraftOvertakenError(key)


def _values(payload: object) -> dict[str, str]:
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {"version": secrets.token_hex(8), "at": at, "body": json.dumps(encode(payload))}


def _insert(connection: sa.Connection) -> Any:  # noqa: ANN401 - SQLite's or PostgreSQL's own, which know conflicts
    if connection.dialect.name == "sqlite":
        return sqlite.insert(tables.draft)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - takes long, and most stores need it not

    return postgresql.insert(tables.draft)


def _one(venue: str, kind: str, key: str) -> tuple[sa.ColumnElement[bool], ...]:
    return tables.draft.c.venue == venue, tables.draft.c.kind == kind, tables.draft.c.key == key
