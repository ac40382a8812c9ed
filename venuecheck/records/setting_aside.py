"""Setting a damaged store aside, whole, and another in its place, in which a new chain has begun.

The new one is made first: a full disk, or a program that is stopped, changes nothing. The chains of other venues that
share the store, and are whole, go on where they were.
"""

import contextlib
import errno
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.half_made import folder_for
from venuecheck.core.problem import InputError
from venuecheck.records import tables
from venuecheck.records.address import of_file, shown_as
from venuecheck.records.chains import TRUNK, trunk_of
from venuecheck.records.copies import file_of, untouched_file
from venuecheck.records.copying import fill, settle
from venuecheck.records.ending import Held
from venuecheck.records.engine import connect, reading, untouched, writing
from venuecheck.records.mark import Mark
from venuecheck.records.misplaced import SET_ASIDE
from venuecheck.records.reading_raw import as_it_is, said_by
from venuecheck.records.said_before import said_before
from venuecheck.records.verifying import Verification, faults_alone

_LEFT_AS_THEY_ARE = (tables.draft, tables.journal, tables.job, tables.job_event)
"""What is no record, and what people go on with."""
_CHAINED = (tables.record, tables.payload, tables.file, tables.erased)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Where a damaged store is kept."""

    url: str
    schema: str = ""
    """In which schema of the database; empty for a file, and for the schema in which a store is used."""

    @property
    def shown(self) -> str:
        """Its name for people."""
        where = shown_as(self.url)
        return f"schema {self.schema} of {where}" if self.schema else where

    @property
    def is_there(self) -> bool:
        """Whether there is anything: the database may be gone altogether."""
        path = file_of(self.url)
        return path is None or path.exists()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a transaction that reads it, as it lies."""
        path = file_of(self.url)
        with contextlib.ExitStack() as stack:
            engine = connect(self.url)[0] if path is None else untouched(stack.enter_context(untouched_file(path)))
            stack.callback(engine.dispose)
            here = engine.execution_options(schema_translate_map={None: self.schema or None})
            yield stack.enter_context(reading(here))


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What goes on in the new store."""

    rows: Mapping[str, Sequence[dict[str, Any]]]
    """What is no record, by its table, as far as it can be read."""
    chains: tuple[str, ...] = ()
    """The venues whose chains are whole."""
    with_trunk: bool = False
    """Whether they go on from a trunk."""

    @property
    def drafts(self) -> int:
        """How many drafts there are."""
        return len(self.rows.get(tables.draft.name, ()))


def carried(url: str, found: Verification, held: Callable[[str], Held]) -> Carried:
    """Read what goes on: `found` is what came of proving the damaged store, `held` what a chain of it is held to."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in _LEFT_AS_THEY_ARE:
        with contextlib.suppress(DatabaseError, OSError), Aside(url=url).reading() as connection:
            rows[table.name] = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
    whole = tuple(name for name, mark in found.others.items() if mark is not None)  # faults are cut off at a number
    if whole or not found.others:
        return Carried(rows=rows, chains=whole, with_trunk=True)
    alone: tuple[str, ...] = ()
    with contextlib.suppress(DatabaseError, OSError), Aside(url=url).reading() as connection:
        alone = tuple(name for name in found.others if not faults_alone(connection, name, held(name)))
    return Carried(rows=rows, chains=alone)


def said_until_now(url: str, chain: str, known: Collection[str]) -> Mapping[str, Mark]:
    """Give what the chain of a damaged store says of others, for the one in its place to say on: see `said_before`."""
    with contextlib.suppress(DatabaseError, OSError), Aside(url=url).reading() as connection, as_it_is(connection):
        return said_before(connection, chain, known)
    return {}


def carry_over(connection: sa.Connection, found: Carried, url: str) -> tuple[str, ...]:
    """Make the new store, with what was carried of the one at `url`; name the venues whose chains went on so."""
    gone_on: tuple[str, ...] = ()
    if found.chains:
        with (
            contextlib.suppress(DatabaseError, OSError),
            Aside(url=url).reading() as source,
            connection.begin_nested(),
        ):
            fill(source, connection, _rows_of(source, found))
            gone_on = found.chains
    if not gone_on:
        fill(connection, connection, {})
    for table in _LEFT_AS_THEY_ARE:
        if found.rows.get(table.name):
            connection.execute(table.insert(), list(found.rows[table.name]))
    return gone_on


def _rows_of(source: sa.Connection, found: Carried) -> Mapping[sa.Table, sa.ColumnElement[bool]]:
    trunk = trunk_of(source) if found.with_trunk else 0
    ends: Collection[str] = (*found.chains, TRUNK) if found.with_trunk else found.chains
    wanted = {table: sa.or_(table.c.venue.in_(found.chains), table.c.seq <= trunk) for table in _CHAINED}
    said = {table: table.c.chain.in_(ends) for table in (tables.head, tables.neighbour)}
    return {**wanted, **said}


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A store that is to take the place of a damaged one."""

    engine: sa.Engine
    aside: Aside
    """Where the damaged one will be."""
    take_place: Callable[[], None]
    """Moves the damaged store aside, and this one to where that was."""
    schema: str = ""

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Open a transaction that makes it."""
        with writing(self.engine) as connection:
            if self.schema:
                connection.execute(sa.text(f"SET LOCAL search_path TO {self.schema}"))
            yield connection


@contextmanager
def successor(url: str, stamp: str) -> Iterator[Successor]:
    """Make an empty store beside the one at `url`, gone again where it does not take its place.

    Raises `InputError` where it cannot be made, or take its place: nothing is then changed.
    """
    path = file_of(url)
    try:
        with _file_beside(path, stamp) if path is not None else _schema_beside(url, stamp) as made:
            yield made
    except (OSError, DatabaseError) as error:
        said = said_by(error) if isinstance(error, DatabaseError) else error.strerror
        what = f"the damaged records cannot be moved aside for a new chain ({said or 'output error'})"
        fix = "close every program that uses them, see that the disk has room, and try again"
        raise InputError.at(shown_as(url), what, fix) from None


@contextmanager
def _file_beside(path: Path, stamp: str) -> Iterator[Successor]:
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    if aside.exists():  # nothing that was set aside is ever written over
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    with folder_for(path) as folder:
        made = folder / "copy.db"
        engine, _ = connect(of_file(made))

        def take_place() -> None:
            engine.dispose()
            settle(made)
            with contextlib.ExitStack() as back:  # a file that another program holds is not moved on Windows
                # the log first: without the file beside it nobody takes it for that of the new store
                for end in ("-wal", "-shm", "-journal", ""):
                    one, there = (place.with_name(f"{place.name}{end}") for place in (path, aside))
                    if one.exists():
                        one.chmod(0o600)
                        one.replace(there)
                        back.callback(there.replace, one)
                made.replace(path)
                back.pop_all()

        try:
            yield Successor(engine=engine, aside=Aside(url=of_file(aside)), take_place=take_place)
        finally:
            engine.dispose()


@contextmanager
def _schema_beside(url: str, stamp: str) -> Iterator[Successor]:
    """Make a schema; in the end both are renamed: all that is in one stays together, whatever else was put there."""
    engine, _ = connect(url)
    made, aside = f"next_{stamp}".lower(), f"{SET_ASIDE}{stamp}".lower()

    def take_place() -> None:
        with writing(engine) as connection:
            here = connection.scalar(sa.text("SELECT quote_ident(current_schema())"))
            connection.execute(sa.text(f"ALTER SCHEMA {here} RENAME TO {aside}"))
            connection.execute(sa.text(f"ALTER SCHEMA {made} RENAME TO {here}"))

    with contextlib.ExitStack() as stack:
        stack.callback(engine.dispose)
        with writing(engine) as connection:  # where one of this name is, it is another's
            connection.execute(sa.text(f"CREATE SCHEMA {made}"))
        stack.callback(_drop_schema, engine, made)
        yield Successor(engine=engine, aside=Aside(url=url, schema=aside), take_place=take_place, schema=made)


def _drop_schema(engine: sa.Engine, name: str) -> None:
    with contextlib.suppress(DatabaseError), writing(engine) as connection:
        connection.execute(sa.text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
