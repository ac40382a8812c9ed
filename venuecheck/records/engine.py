"""A database engine set up the way the store needs it."""

import contextlib
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import InputError, MissingExtraError
from venuecheck.records import asked
from venuecheck.records.address import refuse_secret, shown_as
from venuecheck.records.staying import kept_in_the_file, left_beside, refuse_other_files, stay_with_the_files

_BUSY_SECONDS = 10
_ALONE, _ASKED_AGAIN = "BEGIN IMMEDIATE", (0.001, 0.004)
"""How a writer begins, and the seconds after which it tries again where another writes."""
_WRITERS_LOCK = 0x76656E7565
"""The number of the advisory lock that writers take in PostgreSQL ("venue" in ASCII)."""


class _OneSqlite(SQLiteDialect_pysqlite):
    """SQLite as every store of this process talks to it: what is worded for one of them need not be worded again.

    SQLAlchemy keeps a statement's SQL by its dialect. SQLite is part of the program, so that no two of its files differ
    in it; servers of PostgreSQL can.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _OneSqlite)

    def __hash__(self) -> int:
        return hash(_OneSqlite)


_DRIVERS = {"sqlite": "sqlite+one", "sqlite+pysqlite": "sqlite+one", "postgresql": "postgresql+psycopg"}
sa.dialects.registry.register("sqlite.one", __name__, _OneSqlite.__name__)
_AS_WORDED: Final[dict[str, Any]] = {"execution_options": {"compiled_cache": sa.util.LRUCache[Any, Any](500)}}
"""What has an engine of SQLite's look whether a statement was worded before."""


def connect(url: str) -> tuple[sa.Engine, str]:
    """Give an engine for `url` and the name to show for it (no password). Raises `InputError`."""
    refuse_secret(url, shown_as(url))
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite" and "?" in url:  # passed over, it can be half of a file's name
            raise InputError.at("store", "nothing stands behind '?' in the address of a file", _NO_QUERY)
        parsed = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
        engine = sa.create_engine(parsed, **_arguments(parsed))
    except ModuleNotFoundError as error:
        if error.name == "psycopg":
            raise MissingExtraError("postgresql", "the driver for PostgreSQL is not installed") from None
        raise InputError.at("store", "this is not a database's address", _FIX) from None
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ValueError):
        raise InputError.at("store", "this is not a database's address", _FIX) from None
    if parsed.get_backend_name() == "sqlite":
        shown = shown_as(url)
        _keep_private(parsed.database)
        _set_sqlite_up(engine)
        stay_with_the_files(engine, parsed.database, shown, wait=_BUSY_SECONDS)
    elif parsed.get_backend_name() == "postgresql":
        shown = shown_as(url)
        _set_postgresql_up(engine)
    else:
        raise InputError.at("store", "this kind of database is not supported", _FIX)
    asked.look_out_for_writing(engine)
    return engine, shown


_NO_QUERY = "write a question mark in a name as %3F, and a percent sign as %25"
_FIX = "write it as sqlite:///folder/venuecheck.db or postgresql://user@host/name"


@contextmanager
def writing(engine: sa.Engine, *, alone: bool = True) -> Iterator[sa.Connection]:
    """Open a transaction that writes: one at a time, committed at the end, undone by an exception.

    Not `alone`: it touches no record, and PostgreSQL lets others write meanwhile, as far as it locks no row.
    """
    with (
        engine.connect().execution_options(writes=True, alone=alone) as connection,
        kept_in_the_file(connection),
        connection.begin(),
    ):
        refuse_other_files(connection)
        if alone:
            asked.remember(connection)
        yield connection


@contextmanager
def reading(engine: sa.Engine, *, one: bool = False) -> Iterator[sa.Connection]:
    """Open a transaction that reads: it sees one moment of the store, whatever is written meanwhile.

    `one`: a single statement is asked, which sees one moment by itself; a server of PostgreSQL is then asked once, and
    not for a beginning and an end besides.
    """
    level = "AUTOCOMMIT" if one else "REPEATABLE READ"
    options = {"isolation_level": level} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        if not one:
            asked.remember(connection)
        yield connection


@contextmanager
def noting(engine: sa.Engine, *, alone: bool = False) -> Iterator[sa.Connection]:
    """Open a transaction of what may be lost with the computer's power: it waits for no other writer than it must, and
    not for the disk. A process that is killed loses nothing of it; whoever takes the log of SQLite away takes with it
    what was noted since the last writer. `alone`: it reads first, so that nobody else may write meanwhile.
    """
    with engine.connect().execution_options(writes=True, alone=alone) as connection:
        raw = connection.connection.driver_connection if engine.dialect.name == "sqlite" else None
        if raw is not None:
            raw.execute("PRAGMA synchronous = NORMAL")
        try:
            with connection.begin():
                if raw is None:
                    connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
                refuse_other_files(connection)
                yield connection
        finally:
            if raw is not None:
                with contextlib.suppress(sqlite3.Error):  # it was closed: another is opened, and set up as all are
                    raw.execute("PRAGMA synchronous = FULL")


def overwrite_erased(engine: sa.Engine) -> None:
    """Make the database give up the space of deleted rows, and what stands in it.

    SQLite has overwritten them (`secure_delete`); its log is emptied here. PostgreSQL writes the tables anew, or where
    another program holds one of them marks the space as free, to be written over.
    """
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "postgresql" and raw.dbapi_connection is not None:
            raw.dbapi_connection.autocommit = True
        cursor = raw.cursor()
        for statements in _TIDY[engine.dialect.name]:
            for statement in statements:
                # another program reads just now: what is less thorough, or the next erasure, does it
                with contextlib.suppress(engine.dialect.loaded_dbapi.Error):
                    cursor.execute(statement)
                    break
        cursor.close()
    finally:
        raw.invalidate()


_TIDY = {
    "sqlite": (("PRAGMA wal_checkpoint(TRUNCATE)",),),
    "postgresql": tuple(
        (f"VACUUM FULL {table}", f"VACUUM {table}") for table in ("payload", "file", "draft", "journal", "job_event")
    ),
}
"""For each thing to tidy, the thorough way and what to do where that cannot be done."""


def _keep_private(path: str | None) -> None:
    """Make a new store's file for its owner alone: it will name people. SQLite's log gets the same rights."""
    if path and path != ":memory:":
        left = left_beside(path)
        # one that is there is left as it is; one that cannot be made is SQLite's to complain about
        with contextlib.suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            left.put_away()


def untouched(path: Path) -> sa.Engine:
    """Give an engine on a file of SQLite's that writes nothing into it, nor brings its log into it."""
    address = f"{in_full(path).as_uri()}?mode=ro"

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False)

    engine = sa.create_engine("sqlite+one://", creator=opened, poolclass=sa.pool.NullPool, **_AS_WORDED)

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _arguments(url: sa.URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return _AS_WORDED
    if url.get_backend_name() != "postgresql":
        return {}
    # a lock that another program holds is waited for as long as with SQLite
    options = f"-c lock_timeout={_BUSY_SECONDS}s"
    return {
        "connect_args": {
            "connect_timeout": _BUSY_SECONDS,
            "application_name": "venuecheck",
            "client_encoding": "UTF8",  # whatever the database says of whoever connects: it would lose letters
            "options": options,
        },
        "pool_use_lifo": True,  # the connection that was used last knows the tables, and has its statements prepared
    }


def _set_sqlite_up(engine: sa.Engine) -> None:
    """WAL, foreign keys, a busy timeout, and transactions that begin when SQLAlchemy says so."""

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
        # the driver would begin transactions by its own lights, too late for a consistent read
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        # what is erased is overwritten, not only unlinked
        cursor.execute("PRAGMA secure_delete = ON")
        # a copy that is brought back can be anybody's: what stands in its schema calls nothing that acts
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.execute("PRAGMA cell_size_check = ON")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        # a writer takes its lock at once: two that read first and write later would both see the same last record
        if connection.get_execution_options().get("writes", False):
            _wait_for_the_lock(connection)
        else:
            connection.exec_driver_sql("BEGIN")


def _wait_for_the_lock(connection: sa.Connection) -> None:
    """Begin as the one who writes, once nobody else does: asked again every few milliseconds.

    SQLite itself sleeps for a tenth of a second between its tries: while another process writes one thing after the
    other it would be asleep whenever the lock is free, and be sent away after its ten seconds.
    """
    raw, until = connection.connection.driver_connection, time.monotonic() + _BUSY_SECONDS
    if raw is None:
        return
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        while _is_kept_by_another(raw) and time.monotonic() < until:
            time.sleep(random.uniform(*_ASKED_AGAIN))  # noqa: S311 - so that two do not ask in step; no secret
        if not raw.in_transaction:
            connection.exec_driver_sql(_ALONE)  # says what is wrong in the usual way
    finally:
        raw.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")


def _is_kept_by_another(raw: sqlite3.Connection) -> bool:
    """Begin, unless another writes just now. Whatever else is in the way is found by whoever begins again."""
    try:
        raw.execute(_ALONE)
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
    return False


_SETTLED = """
    SELECT set_config('search_path', quote_ident(own) || ', pg_temp', false),
    set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
    ELSE current_setting('synchronous_commit') END, false),
    set_config('quote_all_identifiers', 'off', false)
    FROM unnest(current_schemas(false)) WITH ORDINALITY AS named (own, at) WHERE own NOT LIKE 'pg\\_temp%'
    ORDER BY (SELECT oid FROM pg_catalog.pg_class WHERE relkind OPERATOR(pg_catalog.=) 'r'
    AND oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(pg_catalog.format('%I.record', own))) IS NULL, at LIMIT 1
"""


def _set_postgresql_up(engine: sa.Engine) -> None:
    """Writers come one at a time, as with SQLite: each must see the last record before it adds its own.

    Names mean what stands in the store's own schema: an operator that somebody put into another would decide here
    which records are equal to what is asked for, and so would a table of one connection alone. It is the first schema
    that has records: one that is named like the user comes before all others. What holds for whoever connects, by a
    word of the database, does not hold here where it would lose what is acknowledged, or word the objects of the store
    otherwise.
    """

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(_SETTLED)
        cursor.close()
        connection.commit()

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("alone", False):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
