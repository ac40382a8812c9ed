"""What the tests of the records share: every test of the store runs on both databases."""

import importlib.util
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa

from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from . import server

VERIFIER = Path(__file__).parents[2] / "docs" / "verify_records.py"
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


@pytest.fixture(scope="session")
def verifier() -> ModuleType:
    """Load the verifier from its file."""
    spec = importlib.util.spec_from_file_location("verify_records", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["verify_records"] = module
    spec.loader.exec_module(module)
    return module


def dumped(url: str, path: Path) -> Path:
    """Write a database out as the server's own program does."""
    tools = server.programs()
    assert tools is not None
    with path.open("wb") as stream:
        subprocess.run([str(tools / "pg_dump"), url], stdout=stream, check=True)
    return path
