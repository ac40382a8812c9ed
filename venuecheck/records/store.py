"""The store: records appended, the newest of each key read back, drafts, and the journal of a run under way."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError

from venuecheck.core.problem import InputError
from venuecheck.records import tables
from venuecheck.records.appending import New, append
from venuecheck.records.chain import Header
from venuecheck.records.codec import decode, encode
from venuecheck.records.engine import connect, overwrite_erased, reading, writing
from venuecheck.records.schema import bring_up_to_date
from venuecheck.records.signing import Signer

T = TypeVar("T")


class Store:
    """Records of one place (SQLite or another database). Use it as a context manager."""

    def __init__(self, engine: sa.Engine, shown: str, signer: Callable[[], Signer] | None = None) -> None:
        self._engine, self._shown, self._signer = engine, shown, signer

    @classmethod
    def open(cls, url: str, signer: Callable[[], Signer] | None = None) -> Self:
        """Open the store at `url` (SQLAlchemy's form), made or brought up to date where needed.

        `signer` gives the key with which the last record is signed, so that a lost end shows; it is asked when
        something is recorded. Raises `InputError` where the store cannot be opened.
        """
        engine, shown = connect(url)
        try:
            bring_up_to_date(engine)
        except (OperationalError, DatabaseError) as error:
            engine.dispose()
            raise InputError.at(shown, f"the store cannot be opened ({_short(error)})", _FIX) from None
        except InputError:
            engine.dispose()
            raise
        return cls(engine, shown, signer)

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def append(self, kind: str, key: str, venue: str, payload: object, at: datetime) -> Header:
        """Add a record. A record with the same kind and key takes the place of the one before; both stay."""
        return self.append_all([New(kind=kind, key=key, venue=venue, payload=payload, at=at)])[0]

    def append_all(self, new: Sequence[New]) -> tuple[Header, ...]:
        """Add records, all of them or none."""
        signer = self.signer
        with self.writing() as connection:
            return append(connection, new, signer)

    def all(self, kind: str, venue: str, type_: type[T]) -> tuple[T, ...]:
        """Give the newest of each key of a kind at a venue, oldest first. Deleted payloads are left out."""
        newest = (
            sa.select(sa.func.max(tables.record.c.seq))
            .where(tables.record.c.kind == kind, tables.record.c.venue == venue)
            .group_by(tables.record.c.key)
        )
        with self.reading() as connection:
            bodies = connection.scalars(
                sa.select(tables.payload.c.body).where(tables.payload.c.seq.in_(newest)).order_by(tables.payload.c.seq)
            ).all()
        return tuple(decode(type_, json.loads(body)) for body in bodies)

    def keys(self, kind: str, venue: str) -> tuple[str, ...]:
        """Give the keys of a kind at a venue, the one recorded last at the end. Deleted payloads are left out."""
        found = (
            sa.select(tables.record.c.key)
            .join(tables.payload, tables.payload.c.seq == tables.record.c.seq)
            .where(tables.record.c.kind == kind, tables.record.c.venue == venue)
            .group_by(tables.record.c.key)
            .order_by(sa.func.max(tables.record.c.seq))
        )
        with self.reading() as connection:
            return tuple(connection.scalars(found).all())

    def latest(self, kind: str, key: str, type_: type[T]) -> T | None:
        """Give the newest record with this kind and key, None where there is none."""
        with self.reading() as connection:
            body = connection.scalar(
                sa.select(tables.payload.c.body)
                .join(tables.record, tables.record.c.seq == tables.payload.c.seq)
                .where(tables.record.c.kind == kind, tables.record.c.key == key)
                .order_by(tables.record.c.seq.desc())
                .limit(1)
            )
        return None if body is None else decode(type_, json.loads(body))

    def save_draft(self, kind: str, key: str, venue: str, payload: object) -> None:
        """Keep a draft (no record), in place of the one with the same kind and key."""
        values = {
            "kind": kind,
            "key": key,
            "venue": venue,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "body": json.dumps(encode(payload)),
        }
        with self.writing() as connection:
            connection.execute(_draft_of(tables.draft.delete(), kind, key))
            connection.execute(tables.draft.insert().values(**values))

    def draft(self, kind: str, key: str) -> Any:  # noqa: ANN401 - JSON
        """Give a draft as JSON values, None where there is none."""
        with self.reading() as connection:
            body = connection.scalar(
                sa.select(tables.draft.c.body).where(tables.draft.c.kind == kind, tables.draft.c.key == key)
            )
        return None if body is None else json.loads(body)

    def drop_draft(self, kind: str, key: str) -> None:
        """Forget a draft."""
        with self.writing() as connection:
            connection.execute(_draft_of(tables.draft.delete(), kind, key))

    def add_to_journal(self, run: str, step: int, body: object) -> None:
        """Keep one fact of a run under way, so that a crash loses nothing."""
        with self.writing() as connection:
            connection.execute(tables.journal.insert().values(run=run, step=step, body=json.dumps(body)))

    def journal(self, run: str) -> list[Any]:
        """Give the facts kept of a run under way, in order."""
        with self.reading() as connection:
            bodies = connection.scalars(
                sa.select(tables.journal.c.body).where(tables.journal.c.run == run).order_by(tables.journal.c.step)
            ).all()
        return [json.loads(body) for body in bodies]

    def journals(self) -> dict[str, Any]:
        """Give the first fact kept of each run under way, by the run's id."""
        first = sa.select(tables.journal.c.run, tables.journal.c.body).where(tables.journal.c.step == 0)
        with self.reading() as connection:
            return {row.run: json.loads(row.body) for row in connection.execute(first)}

    def drop_journal(self, run: str) -> None:
        """Forget the journal of a run whose record has been made."""
        with self.writing() as connection:
            connection.execute(tables.journal.delete().where(tables.journal.c.run == run))

    @property
    def shown(self) -> str:
        """The store's name for people: its file, or its address without a password."""
        return self._shown

    @property
    def signer(self) -> Signer | None:
        """The key that signs, made where there is none; None where the store was opened without one."""
        return self._signer() if self._signer is not None else None

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Open a transaction that writes. Raises `InputError` where the store cannot be used."""
        with self._said(), writing(self._engine) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a transaction that reads one moment of the store. Raises `InputError` where it cannot be used."""
        with self._said(), reading(self._engine) as connection:
            yield connection

    def overwrite_erased(self) -> None:
        """Make the database give up the space of what was erased, as far as it can."""
        with self._said():
            overwrite_erased(self._engine)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turn the database's own errors into one that a person can act on."""
        try:
            yield
        except (OperationalError, DatabaseError) as error:
            raise InputError.at(self._shown, f"the store cannot be used ({_short(error)})", _FIX) from None


_FIX = (
    "check that the folder can be written to, the disk has room, no other program holds the file, and it is a store of "
    "venuecheck"
)


def _draft_of(statement: sa.Delete, kind: str, key: str) -> sa.Delete:
    return statement.where(tables.draft.c.kind == kind, tables.draft.c.key == key)


def _short(error: DatabaseError) -> str:
    return str(error.orig).splitlines()[0][:200] if error.orig else type(error).__name__
