"""What a store holds, record by record, without knowing what the records are about."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from venuecheck.records import tables
from venuecheck.records.chains import chain_of, with_record
from venuecheck.records.reading_back import object_of, shaped
from venuecheck.records.store import Store

T = TypeVar("T")
_AT_A_TIME, _FEW = 200, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRecord:
    """A record that still has its payload."""

    seq: int
    kind: str
    key: str
    venue: str
    at: str
    """RFC 3339, UTC."""


def entries(store: Store) -> tuple[ListedRecord, ...]:
    """List what is recorded of the venue and not erased, in order."""
    query = _of(store, tables.record).order_by(tables.record.c.seq)
    with store.reading(one=True) as connection:
        return tuple(_entry(row) for row in connection.execute(query).mappings())


def said(
    store: Store,
    kinds: Collection[str] | None = None,
    *,
    since: int = 0,
    worth_reading: Callable[[str], bool] | None = None,
) -> Iterator[tuple[ListedRecord, dict[str, Any]]]:
    """Go through what the records of the venue say, in order; of some kinds, or of all where `kinds` is None.

    Those up to `since` are left out. `worth_reading` looks at a payload's text (canonical JSON) before it is taken
    apart, and may pass it over.
    """
    query = _of(store, tables.record, tables.payload.c.body).order_by(tables.record.c.seq).limit(_AT_A_TIME)
    if kinds is not None:
        query = query.where(tables.record.c.kind.in_(kinds))
    last = since
    while True:
        with store.reading(one=True) as connection:
            page = connection.execute(query.where(tables.record.c.seq > last)).mappings().all()
        for row in page:
            if worth_reading is None or worth_reading(row["body"]):
                yield _entry(row), object_of(row["body"], store.shown, f"record {row['seq']}")
        if len(page) < _AT_A_TIME:
            return
        last = page[-1]["seq"]


def value_in(store: Store, type_: type[T], record: ListedRecord, says: object) -> T:
    """Give the value that a record holds, by what it `says`. Raises `NotWholeError`, without what it says."""
    return shaped(type_, says, store.shown, f"record {record.seq}")


def newest_of_kind(
    store: Store, kind: str, *, part: Callable[[str], str] | None = None
) -> Iterator[tuple[ListedRecord, dict[str, Any]]]:
    """Go through the newest record of each key of a kind of the venue, in order. Erased ones are left out.

    `part` gives, of a payload's text (canonical JSON), the text of what is wanted of it.
    """
    for entry, body in newest_texts(store, kind):
        yield entry, object_of(_part(body, part), store.shown, f"record {entry.seq}")


def newest_texts(store: Store, kind: str) -> Iterator[tuple[ListedRecord, str]]:
    """Go through what `newest_of_kind` does, as the text that lies in the store."""
    newest = (
        sa.select(sa.func.max(tables.record.c.seq))
        .where(tables.record.c.venue == store.venue, tables.record.c.kind == kind)
        .group_by(tables.record.c.key)
    )
    query = (
        _of(store, tables.record, tables.payload.c.body)
        .where(tables.record.c.seq.in_(newest))
        .order_by(tables.record.c.seq)
        .limit(_AT_A_TIME)
    )
    last = 0
    while True:
        with store.reading(one=True) as connection:
            page = connection.execute(query.where(tables.record.c.seq > last)).mappings().all()
        for row in page:
            yield _entry(row), row["body"]
        if len(page) < _AT_A_TIME:
            return
        last = page[-1]["seq"]


def beginning(store: Store, kind: str, begins: str) -> Iterator[tuple[ListedRecord, dict[str, Any]]]:
    """Go through all records of a kind of the venue whose keys begin so, in order. Erased ones are left out."""
    query = (
        _of(store, tables.record, tables.payload.c.body)
        .where(tables.record.c.kind == kind, tables.record.c.key.startswith(begins, autoescape=True))
        .order_by(tables.record.c.seq)
    )
    with store.reading(one=True) as connection:
        rows = connection.execute(query).mappings().all()
    for row in rows:
        yield _entry(row), object_of(row["body"], store.shown, f"record {row['seq']}")


def newest_beginning(store: Store, kind: str, begins: str) -> Iterator[tuple[ListedRecord, dict[str, Any]]]:
    """Go through the newest of each key of those that `beginning` gives, the one recorded last at the end."""
    newest: dict[str, tuple[ListedRecord, dict[str, Any]]] = {}
    for entry, found in beginning(store, kind, begins):
        newest.pop(entry.key, None)
        newest[entry.key] = (entry, found)
    return iter(newest.values())


def of_kinds(store: Store, kinds: Collection[str], most: int | None = None) -> tuple[ListedRecord, ...]:
    """List what is recorded of the venue in some kinds and not erased, the newest first; so many `most`."""
    query = (
        _of(store, tables.record)
        .where(tables.record.c.kind.in_(kinds))
        .order_by(tables.record.c.seq.desc())
        .limit(most)
    )
    with store.reading(one=True) as connection:
        return tuple(_entry(row) for row in connection.execute(query).mappings())


def versions(store: Store, kind: str, key: str, *, since: int = 0) -> Iterator[tuple[ListedRecord, dict[str, Any]]]:
    """Go through what the venue's records of a kind and key say, in order: the newest up to `since` and all later ones.

    Erased ones are left out.
    """
    query = (
        _of(store, tables.record, tables.payload.c.body)
        .where(tables.record.c.kind == kind, tables.record.c.key == key)
        .order_by(tables.record.c.seq)
    )
    with store.reading(one=True) as connection:
        rows = connection.execute(query).mappings().all()
    first = max((row["seq"] for row in rows if row["seq"] <= since), default=0)
    for row in rows:
        if row["seq"] >= first:
            yield _entry(row), object_of(row["body"], store.shown, f"record {row['seq']}")


def latest_first(store: Store, kind: str, key: str, *, before: int) -> Iterator[tuple[ListedRecord, str]]:
    """Go back through the venue's records of a kind and key before a place, each as the text that lies in the store.

    Erased ones are left out; whoever stops early has read few.
    """
    query = (
        _of(store, tables.record, tables.payload.c.body)
        .where(tables.record.c.kind == kind, tables.record.c.key == key)
        .order_by(tables.record.c.seq.desc())
        .limit(_FEW)
    )
    while True:
        with store.reading(one=True) as connection:
            page = connection.execute(query.where(tables.record.c.seq < before)).mappings().all()
        for row in page:
            yield _entry(row), row["body"]
        if len(page) < _FEW:
            return
        before = page[-1]["seq"]


def digest_of(store: Store, seq: int) -> str:
    """Give the digest of one record of the venue by its place in the chain; empty where there is none."""
    query = sa.select(tables.record.c.digest).where(tables.record.c.venue == store.venue, tables.record.c.seq == seq)
    with store.reading(one=True) as connection:
        return connection.scalar(query) or ""


def last_place(store: Store) -> int:
    """Give the place of the venue's newest record in the chain; 0 where there is none."""
    query = sa.select(sa.func.max(tables.record.c.seq)).where(tables.record.c.venue == store.venue)
    with store.reading(one=True) as connection:
        return connection.scalar(query) or 0


def place_of(store: Store, digest: str) -> int:
    """Give the place in the chain of the venue's record with this digest; 0 where there is none."""
    mine = sa.and_(tables.record.c.venue == store.venue, tables.record.c.digest == digest)
    with store.reading(one=True) as connection:
        return connection.scalar(sa.select(tables.record.c.seq).where(mine)) or 0


def moments(store: Store, kind: str) -> dict[str, list[str]]:
    """Give when records of a kind of the venue were made, by their keys (RFC 3339, UTC)."""
    query = sa.select(tables.record.c.key, tables.record.c.at).where(
        tables.record.c.venue == store.venue, tables.record.c.kind == kind
    )
    found: dict[str, list[str]] = {}
    with store.reading(one=True) as connection:
        for key, at in connection.execute(query):
            found.setdefault(key, []).append(at)
    return found


def last_of_kinds(store: Store, kinds: Collection[str]) -> str:
    """Give the digest of the last record of the venue in some kinds, erased ones too; empty where there is none."""
    mine = tables.record.c.venue == store.venue
    last = sa.select(sa.func.max(tables.record.c.seq)).where(mine, tables.record.c.kind.in_(kinds)).scalar_subquery()
    with store.reading(one=True) as connection:
        return connection.scalar(sa.select(tables.record.c.digest).where(mine, tables.record.c.seq == last)) or ""


def chain(store: Store) -> tuple[str, ...]:
    """Give the digest of every record of the venue's chain, in order."""
    with store.reading() as connection:
        rows = chain_of(connection, store.venue).rows
        return tuple(connection.scalars(sa.select(tables.record.c.digest).where(rows).order_by(tables.record.c.seq)))


def counts(store: Store) -> dict[str, int]:
    """Count the records of the venue by kind, erased ones too."""
    query = (
        sa.select(tables.record.c.kind, sa.func.count())
        .where(tables.record.c.venue == store.venue)
        .group_by(tables.record.c.kind)
        .order_by(tables.record.c.kind)
    )
    with store.reading(one=True) as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def erased_keys(store: Store, kind: str) -> tuple[str, ...]:
    """List the keys of a kind of which something was erased."""
    query = (
        sa.select(tables.record.c.key)
        .join(tables.erased, with_record(tables.erased))
        .where(tables.record.c.venue == store.venue, tables.record.c.kind == kind)
        .distinct()
        .order_by(tables.record.c.key)
    )
    with store.reading(one=True) as connection:
        return tuple(connection.scalars(query))


def file_of(store: Store, seq: int) -> bytes:
    """Give the file that a record of the venue brought with it; empty where it has none."""
    query = (
        sa.select(tables.file.c.content)
        .join(tables.record, with_record(tables.file))
        .where(tables.file.c.seq == seq, tables.record.c.venue == store.venue)
    )
    with store.reading(one=True) as connection:
        return connection.scalar(query) or b""


def _part(body: object, part: Callable[[str], str] | None) -> object:
    return part(body) if part is not None and isinstance(body, str) else body


def _of(store: Store, *columns: sa.FromClause | sa.Column[Any]) -> sa.Select[Any]:
    return (
        sa.select(*columns)
        .join(tables.payload, with_record(tables.payload))
        .where(tables.record.c.venue == store.venue)
    )


def _entry(row: sa.RowMapping) -> ListedRecord:
    return ListedRecord(seq=row["seq"], kind=row["kind"], key=row["key"], venue=row["venue"], at=row["at"])
