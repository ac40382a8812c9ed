"""The database's own version: read at every opening, brought up to date where it is behind."""

from pathlib import Path

import sqlalchemy as sa

from venuecheck.core.problem import InputError

HEAD = "0001"
"""The newest migration in `migrations/versions`."""
KNOWN = frozenset({"0001"})


def bring_up_to_date(engine: sa.Engine) -> None:
    """Make the tables, or migrate them. Raises `InputError` where a newer program has made the store."""
    found = _version(engine)
    if found == HEAD:
        return
    if found is not None and found not in KNOWN:
        what = f"the store was made by a newer version of venuecheck (its form is {found}, this program knows {HEAD})"
        raise InputError.at("store", what, "update venuecheck")
    # Alembic is slow to load, and needed once in a store's life
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)


def _version(engine: sa.Engine) -> str | None:
    with engine.connect() as connection, connection.begin():
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None
