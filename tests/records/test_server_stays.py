"""A server stays with the store that is there: its file can be moved or replaced, its database be set otherwise."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.copying import back_up
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

from .conftest import new_database, read_in
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


LOG, MEMORY, STORE = "-wal", "-shm", ""


def take(path: Path, former: Path, how: str, what: str) -> None:
    """Do something to one of a store's files that somebody has open; `former` is a copy of before."""
    there, before = (one.with_name(f"{one.name}{what}") for one in (path, former))
    if how == "delete":
        there.unlink()
    elif how == "cut":
        os.truncate(there, 9_000)
    elif how == "empty":
        there.write_bytes(b"")
    elif how == "zeros":
        there.write_bytes(bytes(32_768))
    elif how == "over":
        there.write_bytes(before.read_bytes())
    else:
        shutil.copy(before, there.with_name("put"))
        there.with_name("put").replace(there)


LOGS = {
    "its log is deleted": (("delete", LOG),),
    "its log is emptied": (("empty", LOG),),
    "its log is cut": (("cut", LOG),),
    "its log is written over": (("zeros", LOG),),
    "a former log is put in its place": (("put", LOG),),
    "a former log is written over it": (("over", LOG),),
    "its shared memory is deleted": (("delete", MEMORY),),
    "its shared memory is written over": (("zeros", MEMORY),),
    "a former shared memory is put in its place": (("put", MEMORY),),
    "log and shared memory are deleted": (("delete", LOG), ("delete", MEMORY)),
}
"""What somebody takes from under a server: SQLite's own, without which all that was acknowledged has to be there."""

FORMER = {
    "a former copy is put in its place": (("put", STORE),),
    "a former copy is written over it": (("over", STORE),),
    "with its log": (("over", STORE), ("over", LOG)),
    "all of it is written over": (("over", STORE), ("over", LOG), ("over", MEMORY)),
    "its log and shared memory are deleted": (("put", STORE), ("delete", LOG), ("delete", MEMORY)),
}
"""What somebody puts in the place of a store while a server runs, to which it has recorded since."""


def served(folder: Path) -> tuple[Path, Store, Path]:
    """Record as a server does, that is not stopped; the copy is of before the last two."""
    path, former = folder / "venuecheck.db", folder / "former" / "venuecheck.db"
    former.parent.mkdir()
    store = Store.open(f"sqlite:///{path.as_posix()}", "v")
    with read_in(path):
        for key in ("a", "b"):
            store.append("thing", key, Jotting(name=key * 9_000), AT)
        for end in (STORE, LOG, MEMORY):
            shutil.copy(f"{path}{end}", f"{former}{end}")
    for key in ("c", "d"):
        store.append("thing", key, Jotting(name=key * 9_000), AT)
    return path, store, former


def left_by_a_kill(path: Path, folder: Path) -> Path:
    """Copy what lies there, which is what whoever kills a server leaves; its shared memory goes with the machine."""
    folder.mkdir()
    for one in path.parent.glob("venuecheck*"):
        if one.is_file() and not one.name.endswith("-shm"):
            shutil.copy(one, folder / one.name)
    return folder / path.name


@pytest.mark.parametrize("taken", LOGS)
def test_what_is_acknowledged_is_in_the_file(taken: str, tmp_path: Path) -> None:
    """Before and after, whether the server is stopped or killed; nothing that it uses is needed for it."""
    path, store, former = served(tmp_path)
    for one in LOGS[taken]:
        take(path, former, *one)
    acknowledged = {"a", "b", "c", "d"}
    with store:
        for key in ("e", "f"):
            with contextlib.suppress(InputError):
                store.append("thing", key, Jotting(name="x"), AT)
                acknowledged.add(key)
        killed = left_by_a_kill(path, tmp_path / "killed")
    for place in (path, killed):
        found = prove(f"sqlite:///{place.as_posix()}", Beside(place.parent), "v")
        assert (found.faults, found.records) == ((), len(acknowledged)), place


@pytest.mark.parametrize("put_there", FORMER)
def test_nothing_is_acknowledged_on_a_former_copy(put_there: str, tmp_path: Path) -> None:
    """It lacks what the anchor names: that is said, at once and again, and nothing is added."""
    path, store, former = served(tmp_path)
    for one in FORMER[put_there]:
        take(path, former, *one)
    with store:
        for key in ("e", "f"):
            with pytest.raises(InputError):
                store.append("thing", key, Jotting(name="x"), AT)
        killed = left_by_a_kill(path, tmp_path / "killed")
    for place in (path, killed):
        found = prove(f"sqlite:///{place.as_posix()}", Beside(place.parent), "v")
        assert any("lost" in fault.what or "damaged" in fault.what for fault in found.faults), found.faults


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


def test_a_file_is_on_the_disk_before_a_record_is_acknowledged(sqlite_url: str, tmp_path: Path) -> None:
    """By what SQLite is told on each connection, the second and a reader's too: `FULL`, with its log."""
    with Store.open(sqlite_url, "v", Beside(tmp_path)) as store, store.writing() as one, store.reading() as another:
        for connection in (one, another):
            assert connection.scalar(sa.text("PRAGMA synchronous")) == 2
            assert connection.scalar(sa.text("PRAGMA journal_mode")) == "wal"


def test_a_server_that_does_not_wait_for_its_disk_is_waited_for(sockets: str, tmp_path: Path) -> None:
    """What a database says of whoever connects does not count where it would lose what was acknowledged."""
    url = new_database(sockets)
    name = sa.make_url(url).database
    with Store.open(url, "v", Beside(tmp_path)) as store, store.writing() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET synchronous_commit = off")
    with Store.open(url, "v", Beside(tmp_path)) as store, store.writing() as connection:
        assert connection.scalar(sa.text("SHOW synchronous_commit")) == "on"


def test_another_program_that_writes_all_the_time_stops_nobody(tmp_path: Path) -> None:
    """Between opening a connection and its use another server recorded something, each time anew."""
    path = tmp_path / "venuecheck.db"
    store = Store.open(f"sqlite:///{path.as_posix()}", "v")
    later = iter(range(1, 1_000))

    @sa.event.listens_for(sa.pool.Pool, "checkout")
    def _written(*_: object) -> None:
        os.utime(path, (0, next(later)))

    try:
        for _ in range(3):
            os.utime(path, (0, next(later)))
            assert store.keys("run") == ()
    finally:
        sa.event.remove(sa.pool.Pool, "checkout", _written)
        store.close()


_RESTORE = """
import sys
from pathlib import Path
from venuecheck.records.copying import restore
from venuecheck.records.held_to import held_beside
from venuecheck.records.outside import Beside

folder, url = Path(sys.argv[1]), sys.argv[2]
restore(folder / "copy.db", url, {"v": held_beside(Beside(folder), "v")})
"""


def test_a_smaller_copy_that_is_brought_back_under_it_stays(tmp_path: Path) -> None:
    """What a server has open says of the size of the store that was moved away; the new one is no part of that."""
    path = tmp_path / "venuecheck.db"
    url = f"sqlite:///{path.as_posix()}"
    with Store.open(url, "v") as store:
        for key in ("a", "b", "c", "d"):
            store.append("thing", key, Jotting(name=key), AT)
        back_up(store.database, tmp_path / "copy.db")
        for key in ("e", "f"):
            store.append("thing", key, Jotting(name=key * 400_000), AT)
        moved(path)
        # by a program of its own: what one process has locked it does not lock from itself
        subprocess.run([sys.executable, "-c", _RESTORE, str(tmp_path), url], check=True)
        for _ in range(2):
            with pytest.raises(InputError, match="records 5 to 6 are lost"):
                store.append("thing", "g", Jotting(name="x"), AT)
            alone = shutil.copy(path, tmp_path / "alone.db")
            with sqlite3.connect(alone) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("SELECT count(*) FROM record").fetchone() == (4,)


def test_a_log_that_was_left_alone_is_kept(tmp_path: Path) -> None:
    """Where a database is gone and its log is not, nobody writes over what the log may hold."""
    path = tmp_path / "venuecheck.db"
    for end in (LOG, MEMORY):
        path.with_name(f"{path.name}{end}").write_bytes(b"of before")
    Store.open(f"sqlite:///{path.as_posix()}", "v").close()
    assert (tmp_path / "venuecheck.db-wal.left").read_bytes() == b"of before"
