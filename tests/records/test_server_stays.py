"""A server stays with the store that is there: its file can be moved or replaced, its database be set otherwise."""

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

from .conftest import new_database
from .jotting import Jotting

if sys.platform == "win32":
    pytest.skip("a file that is open cannot be moved there", allow_module_level=True)

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def moved(path: Path) -> None:
    """Move the store away."""
    path.rename(path.with_name("away.db"))


def deleted(path: Path) -> None:
    """Delete the store, with its log."""
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


def replaced(path: Path) -> None:
    """Put a copy of the store in its place."""
    shutil.copy(path, path.with_name("copy.db"))
    path.with_name("copy.db").replace(path)


@pytest.mark.parametrize("lose", [moved, deleted])
def test_nothing_is_acknowledged_into_a_file_that_is_gone(lose: Callable[[Path], None], tmp_path: Path) -> None:
    """A server has it open still, and would write on into what nobody finds again."""
    path = tmp_path / "venuecheck.db"
    with Store.open(f"sqlite:///{path.as_posix()}", "v") as store:
        store.append("thing", "a", Jotting(name="x"), AT)
        lose(path)
        with pytest.raises(InputError, match="moved away or deleted"):
            store.append("thing", "b", Jotting(name="x"), AT)
        with pytest.raises(InputError, match="moved away or deleted"):
            store.save_draft("thing", "half", {"a": 1})
        with pytest.raises(InputError, match="moved away or deleted"):
            store.keys("thing")
    assert not path.exists()


def test_what_takes_the_place_of_a_store_is_what_is_written(tmp_path: Path) -> None:
    """A copy that was brought back, or a new chain, while a server ran."""
    path = tmp_path / "venuecheck.db"
    url = f"sqlite:///{path.as_posix()}"
    with Store.open(url, "v") as store:
        store.append("thing", "a", Jotting(name="x"), AT)
    with Store.open(url, "v") as store:
        assert store.keys("thing") == ("a",)
        replaced(path)
        store.append("thing", "b", Jotting(name="x"), AT)
        store.save_draft("thing", "half", {"a": 1})
    with Store.open(url, "v") as store:
        assert store.keys("thing") == ("a", "b")
        assert store.draft("thing", "half") is not None
        assert verify(store.database).is_whole


def test_a_server_that_does_not_wait_for_its_disk_is_waited_for(sockets: str, tmp_path: Path) -> None:
    """What a database says of whoever connects does not count where it would lose what was acknowledged."""
    url = new_database(sockets)
    name = sa.make_url(url).database
    with Store.open(url, "v", Beside(tmp_path)) as store, store.writing() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET synchronous_commit = off")
    with Store.open(url, "v", Beside(tmp_path)) as store, store.writing() as connection:
        assert connection.scalar(sa.text("SHOW synchronous_commit")) == "on"
