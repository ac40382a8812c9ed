"""A database engine set up the way the store needs it."""

from pathlib import Path

import sqlalchemy as sa

from venuecheck.core.problem import InputError

_BUSY_SECONDS = 10


def connect(url: str) -> tuple[sa.Engine, str]:
    """Give an engine for `url` and the name to show for it (no password). Raises `InputError`."""
    try:
        parsed = sa.make_url(url)
        engine = sa.create_engine(parsed)
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ModuleNotFoundError):
        fix = "write it as sqlite:///folder/venuecheck.db or postgresql+psycopg://user@host/name"
        raise InputError.at("store", "this is not a database's address", fix) from None
    if parsed.get_backend_name() == "sqlite":
        shown = str(Path(parsed.database)) if parsed.database else "store"
        _set_sqlite_up(engine)
    else:
        shown = parsed.render_as_string(hide_password=True)
    return engine, shown


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
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        # a writer takes its lock at once: two that read first and write later would both see the same last record
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
