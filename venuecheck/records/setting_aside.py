"""Setting a damaged store aside, whole, so that a new chain can begin in its place."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.problem import InputError
from venuecheck.records import tables
from venuecheck.records.copies import file_of
from venuecheck.records.engine import connect, reading, untouched, writing

_CARRIED = (tables.draft, tables.journal, tables.job, tables.job_event)
"""What is no record, and what people go on with."""
Carried = Mapping[str, Sequence[dict[str, Any]]]


def carried(url: str) -> Carried:
    """Read what is no record, as far as it can be read: people go on with it in the new chain."""
    path = file_of(url)
    engine = connect(url)[0] if path is None else untouched(path)
    found: dict[str, list[dict[str, Any]]] = {}
    try:
        for table in _CARRIED:
            with contextlib.suppress(DatabaseError), reading(engine) as connection:
                found[table.name] = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
    finally:
        engine.dispose()
    return found


def carry_over(connection: sa.Connection, found: Carried) -> None:
    """Write into the new store what was carried."""
    for table in _CARRIED:
        if found.get(table.name):
            connection.execute(table.insert(), list(found[table.name]))


def set_aside(url: str, anchor: Path, stamp: str) -> str:
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


def _file_aside(path: Path, stamp: str) -> str:
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    # the log first: without the file beside it nobody takes it for that of the new store
    for end in ("-wal", "-shm", ""):
        one = path.with_name(f"{path.name}{end}")
        if one.exists():
            one.chmod(0o600)
            one.replace(aside.with_name(f"{aside.name}{end}"))
    return str(aside)


def _schema_aside(url: str, stamp: str) -> str:
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
    return f"schema {aside} of {shown}"
