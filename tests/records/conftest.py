"""What the tests of the records share: every test of the store runs on both databases."""

import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


def new_database(folder: str, template: str = "template1") -> str:
    """Make a database, empty or the copy of another that nobody uses just now, and give its address."""
    name = f"store_{os.getpid()}_{next(_COUNTER)}"
    engine = sa.create_engine(f"postgresql+psycopg://venuecheck@/postgres?host={folder}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
    return f"postgresql://venuecheck@/{name}?host={folder}"


def copied(url: str, folder: Path, to: Path) -> str:
    """Copy a store that is closed, with the folder that its key and anchor are in; give the copy's address."""
    shutil.copytree(folder, to, dirs_exist_ok=True)
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return f"sqlite:///{(to / Path(str(parsed.database)).name).as_posix()}"
    return new_database(str(parsed.query["host"]), str(parsed.database))


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
    """Load the verifier from its file, beside which nothing compiled is left: what ships stands there."""
    module = ModuleType("verify_records")
    sys.modules[module.__name__] = module
    exec(compile(VERIFIER.read_bytes(), str(VERIFIER), "exec"), module.__dict__)  # noqa: S102 - our own
    return module


def dumped(url: str, path: Path, *options: str) -> Path:
    """Write a database out as the server's own program does."""
    tools = server.programs()
    assert tools is not None
    with path.open("wb") as stream:
        subprocess.run([str(tools / "pg_dump"), *options, url], stdout=stream, check=True)
    return path


@contextmanager
def read_in(path: Path) -> Iterator[None]:
    """Read in a store all the while: what is recorded then stays in its log."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM record").fetchone()
    yield
    connection.close()
