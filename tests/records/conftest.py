"""What the tests of the records share: every test of the store runs on both databases."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

_COUNTER = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a store that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    return new_database(request.getfixturevalue("sockets"))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give the address of a store in a file that is not there yet."""
    return f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"


def new_database(folder: str) -> str:
    """Make an empty database and give its address."""
    name = f"store_{os.getpid()}_{next(_COUNTER)}"
    engine = sa.create_engine(f"postgresql+psycopg://venuecheck@/postgres?host={folder}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"postgresql://venuecheck@/{name}?host={folder}"


@pytest.fixture
def outside(tmp_path: Path) -> Beside:
    """Give where the store's key and anchor are."""
    return Beside(tmp_path)


@pytest.fixture
def store(url: str, outside: Beside) -> Iterator[Store]:
    """Open a new store with a key."""
    with Store.open(url, "v", outside) as opened:
        yield opened
