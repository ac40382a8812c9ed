"""What is asked of a database once in a transaction, and anew as soon as something is written in it."""

from datetime import UTC, datetime

import sqlalchemy as sa

from venuecheck.records import asked
from venuecheck.records.engine import connect, reading, writing
from venuecheck.records.store import Store

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
_ONE = sa.text("SELECT n FROM t WHERE n >= :least ORDER BY n")
_MOST = 26
"""Statements for a record in a store of one venue; PostgreSQL is asked all of them while every other writer waits."""


def test_it_is_asked_once_until_something_is_written() -> None:
    """By what is asked for; in a transaction that reads as well, which sees one moment."""
    engine, _ = connect("sqlite://")
    said = list[str]()
    sa.event.listen(engine, "before_cursor_execute", lambda _c, _u, statement, *_: said.append(statement[:6]))
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE t (n INTEGER)")
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
        assert [asked.value(connection, _ONE, {"least": 0}) for _ in range(3)] == [1, 1, 1]
        assert asked.first(connection, _ONE, {"least": 2}) is None
        assert said.count("SELECT") == 2
        connection.exec_driver_sql("UPDATE t SET n = 5")
        assert asked.value(connection, _ONE, {"least": 0}) == 5
    with writing(engine) as connection:  # what another transaction asked is not known in the next
        connection.exec_driver_sql("DELETE FROM t")
        assert asked.rows(connection, _ONE, {"least": 0}) == ()
    before = said.count("SELECT")
    with reading(engine) as connection:
        assert [asked.value(connection, _ONE, {"least": 0}) for _ in range(2)] == [None, None]
    assert said.count("SELECT") == before + 1
    with reading(engine, one=True) as connection:  # each statement sees a moment of its own
        assert [asked.value(connection, _ONE, {"least": 0}) for _ in range(2)] == [None, None]
    assert said.count("SELECT") == before + 3
    engine.dispose()


def test_a_record_asks_little_while_others_wait(store: Store) -> None:
    """Each statement is a way to the server and back, and everybody else who records waits for all of them."""
    said = list[str]()

    def note(*it: object) -> None:
        said.append(str(it[2]))

    store.append("note", "first", "a", AT)
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        store.append("note", "second", "b", AT)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert len(said) <= _MOST
    alone = "BEGIN IMMEDIATE" if store.database.shown.endswith(".db") else "pg_advisory_xact_lock"
    assert sum(alone in one for one in said) <= 1
    # read before, and once more as it was written: nothing is committed that does not read back
    assert sum("FROM head WHERE chain = " in one for one in said) <= 5
