"""The database's own version: read at every opening, brought up to date where it is behind."""

from pathlib import Path

import sqlalchemy as sa

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records import former_copies, tables
from venuecheck.records.engine import writing
from venuecheck.records.form import HEAD, KNOWN
from venuecheck.records.guards import guards
from venuecheck.records.reading_raw import as_it_is

__all__ = ["HEAD", "KNOWN", "bring_up_to_date", "make_tables", "migrate", "set_guards", "version_of"]


def bring_up_to_date(engine: sa.Engine) -> None:
    """Make the tables, or migrate them: all or nothing, and a file of SQLite's only once there is a copy of it.

    Raises `InputError` where a newer program made the store, or no copy can be written.
    """
    with engine.connect() as connection, connection.begin():
        found = version_of(connection)
    if found == HEAD:
        return
    with writing(engine) as connection:
        found = version_of(connection)  # another program may have been quicker
        if found == HEAD:
            return
        if found is None:
            _make(connection)
        elif found in KNOWN and is_made_anew(connection):
            what = f"the store says that its form is {found}, and its tables are those of {HEAD}"
            raise InputError.at("store", what, "verify the records, and restore your last backup")
        elif found in KNOWN:
            former_copies.make(engine, HEAD)
            migrate(connection)
        else:
            form = plain(found, 20)
            what = (
                f"the store was made by a newer version of venuecheck (its form is {form}, this program knows {HEAD})"
            )
            raise InputError.at("store", what, "update venuecheck")


def version_of(connection: sa.Connection) -> str | None:
    """Give the version that a database says it has, None for one without."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    with as_it_is(connection):
        found = connection.scalar(sa.select(tables.version.c.version_num))
    return str(found) if found else None


def is_made_anew(connection: sa.Connection) -> bool:
    """Whether the tables are already those of the newest form, whatever the store says of it."""
    inspected = sa.inspect(connection)
    there = inspected.has_table(tables.head.name)
    return there and tables.head.c.chain.name in {one["name"] for one in inspected.get_columns(tables.head.name)}


def make_tables(connection: sa.Connection) -> None:
    """Make the tables of the newest version in an empty database, without what guards them."""
    tables.metadata.create_all(connection)
    tables.version.create(connection)
    connection.execute(tables.version.insert().values(version_num=HEAD))


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
