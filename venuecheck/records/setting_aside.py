"""Setting a damaged store aside, whole, so that a new chain can begin in its place.

The chains of other venues that share the store, and are whole, go on where they were.
"""

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.problem import InputError
from venuecheck.records import tables
from venuecheck.records.chains import TRUNK, trunk_of
from venuecheck.records.copies import file_of
from venuecheck.records.copying import fill
from venuecheck.records.engine import connect, reading, untouched, writing

_CARRIED = (tables.draft, tables.journal, tables.job, tables.job_event)
"""What is no record, and what people go on with."""
_CHAINED = (tables.record, tables.payload, tables.file, tables.erased)
Carried = Mapping[str, Sequence[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Where a damaged store is kept."""

    url: str
    schema: str = ""
    """In which schema of the database; empty for a file."""

    @property
    def shown(self) -> str:
        """Its name for people."""
        path = file_of(self.url)
        return str(path) if path is not None else f"schema {self.schema} of {connect(self.url)[1]}"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a transaction that reads it."""
        path = file_of(self.url)
        engine = connect(self.url)[0] if path is None else untouched(path)
        try:
            with reading(engine.execution_options(schema_translate_map={None: self.schema or None})) as connection:
                yield connection
        finally:
            engine.dispose()


def carried(url: str) -> Carried:
    """Read what is no record, as far as it can be read: people go on with it in the new chain."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in _CARRIED:
        with contextlib.suppress(DatabaseError), Aside(url=url).reading() as connection:
            found[table.name] = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
    return found


def carry_over(connection: sa.Connection, found: Carried, aside: Aside, others: Collection[str]) -> tuple[str, ...]:
    """Write into the new store what was carried, and the chains of `others`; name those that went on so."""
    gone_on: tuple[str, ...] = ()
    if others:
        with contextlib.suppress(DatabaseError), aside.reading() as source, connection.begin_nested():
            trunk = trunk_of(source)
            wanted = {table: sa.or_(table.c.venue.in_(others), table.c.seq <= trunk) for table in _CHAINED}
            fill(source, connection, {**wanted, tables.head: tables.head.c.chain.in_([*others, TRUNK])})
            gone_on = tuple(others)
    for table in _CARRIED:
        if found.get(table.name):
            connection.execute(table.insert(), list(found[table.name]))
    return gone_on


def set_aside(url: str, anchor: Path, stamp: str) -> Aside:
    """Move a store and its anchor aside, whole, and give where they are now. Raises `InputError` where it cannot."""
    path = file_of(url)
    try:
        where = _schema_aside(url, stamp) if path is None else _file_aside(path, stamp)
        if anchor.exists():
            anchor.replace(anchor.with_name(f"{anchor.name}.damaged-{stamp}"))
    except OSError as error:
        what = f"the damaged store cannot be moved aside ({error.strerror or 'output error'})"
        raise InputError.at(str(path or anchor), what, "close every program that uses it, and try again") from None
    return where


def _file_aside(path: Path, stamp: str) -> Aside:
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    # the log first: without the file beside it nobody takes it for that of the new store
    for end in ("-wal", "-shm", "-journal", ""):
        one = path.with_name(f"{path.name}{end}")
        if one.exists():
            one.chmod(0o600)
            one.replace(aside.with_name(f"{aside.name}{end}"))
    return Aside(url=f"sqlite:///{aside.as_posix()}")


def _schema_aside(url: str, stamp: str) -> Aside:
    """Rename the schema: all that is in it stays together, whatever else somebody put there."""
    engine, shown = connect(url)
    aside = f"damaged_{stamp}".lower()
    try:
        with writing(engine) as connection:
            here = connection.scalar(sa.text("SELECT quote_ident(current_schema())"))
            connection.execute(sa.text(f"ALTER SCHEMA {here} RENAME TO {aside}"))
            connection.execute(sa.text(f"CREATE SCHEMA {here}"))
    except DatabaseError as error:
        what = f"the damaged records cannot be moved aside ({str(error.orig).splitlines()[0][:200]})"
        raise InputError.at(shown, what, "ask the server's administrator to rename the schema") from None
    finally:
        engine.dispose()
    return Aside(url=url, schema=aside)
