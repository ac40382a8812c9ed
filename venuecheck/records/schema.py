"""The database's own version: read at every opening, brought up to date where it is behind."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.records import former_copies, layout, tables
from venuecheck.records.damage import NotWholeError
from venuecheck.records.engine import writing
from venuecheck.records.form import HEAD, KNOWN
from venuecheck.records.guards import guards
from venuecheck.records.reading_raw import as_it_is
from venuecheck.records.unusable import DAMAGED, bringing_up

__all__ = ["HEAD", "KNOWN", "bring_up_to_date", "is_former", "make_tables", "migrate", "set_guards", "version_of"]

_WITH_CHAINS = "0004"
"""The form that has a chain for each venue, and nothing yet of what one says of another."""
_FORM = re.compile(r"[0-9]{4}")


def bring_up_to_date(
    engine: sa.Engine,
    shown: str,
    before_made: Callable[[sa.Connection], None] = lambda _: None,
    once_migrated: Callable[[sa.Connection], None] = lambda _: None,
) -> None:
    """Make the tables, or migrate them: all or nothing, and a file of SQLite's only once there is a copy of it.

    Raises `InputError` where a newer program made the store, or no copy can be written, and `NotWholeError` where what
    it says of its form is none of a store; `shown` is its name. `before_made` can refuse, by an error, to make one, and
    `once_migrated` to have migrated one: then it, and what lies beside it, is as it was.
    """
    with engine.connect() as connection, connection.begin():
        found = version_of(connection)
        if found is None:
            before_made(connection)
    if found == HEAD:
        return
    with writing(engine) as connection:
        found = version_of(connection)  # another program may have been quicker
        if found == HEAD:
            return
        if found is None and not sa.inspect(connection).get_table_names():
            _make(connection)
        elif is_former(connection, found):
            with former_copies.made(engine, HEAD), bringing_up(shown):
                migrate(connection)
                once_migrated(connection)
        else:
            raise _refused(found, shown, is_accounts=layout.is_accounts(connection))


def _refused(found: str | None, shown: str, *, is_accounts: bool) -> InputError:
    """Say what is wrong with the form that a store says it has, and what to do."""
    form = plain(found, 20) if found else ""
    if found and _FORM.fullmatch(found) and found > HEAD:
        what = f"the store was made by a newer version of venuecheck (its form is {form}, this program knows {HEAD})"
        return InputError.at(shown, what, "update venuecheck")
    if found in KNOWN:
        what = f"the store says that its form is {form}, and its tables are those of another"
    elif is_accounts:
        what = layout.ACCOUNTS
    elif found:
        what = f"what the store says of its form ({form}) is none that a version of venuecheck writes"
    else:
        what = "there are tables, and nothing says of which form of a store they are"
    return NotWholeError.at(shown, what, DAMAGED, then=Then(step=Step.VERIFY_RECORDS))


def version_of(connection: sa.Connection) -> str | None:
    """Give the version that a database says it has, None for one without."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    with as_it_is(connection):
        found = connection.scalars(sa.select(tables.version.c.version_num).limit(2)).all()
    return " and ".join(map(str, found)) or None


def is_former(connection: sa.Connection, form: str | None) -> bool:
    """Whether a store that says that it has a form is to be migrated from that, and its tables can be those of it."""
    if form not in KNOWN or form == HEAD:
        return False
    inspected = sa.inspect(connection)
    if inspected.has_table(tables.neighbour.name):
        return False
    there = inspected.has_table(tables.head.name)
    with_chains = there and tables.head.c.chain.name in {one["name"] for one in inspected.get_columns(tables.head.name)}
    return with_chains is (form == _WITH_CHAINS)


def make_tables(connection: sa.Connection) -> None:
    """Make the tables of the newest version in an empty database, without what guards them."""
    for statement in _worded(connection.dialect):
        connection.exec_driver_sql(statement)
    connection.execute(tables.version.insert().values(version_num=HEAD))


@lru_cache(maxsize=4)
def _worded(dialect: sa.Dialect) -> tuple[str, ...]:
    """Word what makes the tables and their indexes, as a database wants it said."""
    every = (*tables.metadata.sorted_tables, tables.version)
    made: list[ExecutableDDLElement] = []
    for table in every:
        made += [CreateTable(table), *(CreateIndex(one) for one in _in_order(table.indexes))]
    return tuple(str(one.compile(dialect=dialect)) for one in made)


def _in_order(indexes: Iterable[sa.Index]) -> list[sa.Index]:
    return sorted(indexes, key=lambda index: str(index.name))


def set_guards(connection: sa.Connection) -> None:
    """Set the triggers up."""
    for statement in guards(connection.dialect.name):
        connection.execute(sa.text(statement))


def _make(connection: sa.Connection) -> None:
    # without Alembic, which takes a third of a second to load: a test holds that this and the migrations give the same
    make_tables(connection)
    set_guards(connection)


def migrate(connection: sa.Connection) -> None:
    """Bring a store of an earlier form to the newest."""
    # Alembic is slow to load, and needed once in an old store's life
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
