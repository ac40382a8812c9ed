"""A full disk, a folder that cannot be written to, a store that is locked: a clear error, and nothing is lost."""

import json
import os
import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from venuecheck.core.problem import BusyError, InputError
from venuecheck.records import engine
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify
from venuecheck.service.record_keeping.proof import back_up, restore
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

if sys.platform == "win32":
    pytest.skip("disks are filled with what POSIX systems have", allow_module_level=True)

from .jotting import Jotting
from .mounts import NAMESPACE, needs_mounts, run
from .test_alterations import change_file
from .test_ways_back import site

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def filled(*command: str, limit: int | None = None) -> dict[str, Any]:
    """Run the program that fills a disk; give what it says."""
    done = run(*command, limit=limit)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@needs_mounts
def test_a_full_disk(tmp_path: Path) -> None:
    """What was kept stays; once there is room the store goes on."""
    script = (
        f"mount -t tmpfs -o size=1m tmpfs {tmp_path}; head -c 300000 /dev/zero > {tmp_path}/ballast;"
        f" exec {sys.executable} -m tests.records.full {tmp_path}"
    )
    said = filled(*NAMESPACE, script)
    # whichever of them is the first to find no room
    database = "venuecheck.db: the store cannot be used (database or disk is full: 0.0 MiB are free on its disk)"
    anchor = "venuecheck.anchor: the anchor of the records cannot be written (No space left on device)"
    assert database in said["error"] or anchor in said["error"]
    assert "the disk has room" in said["error"]
    assert said["kept"] > 5
    assert said["whole"]
    assert said["records"] == said["kept"] + 1
    assert said["draft"] == {"kept": True}


@needs_mounts
def test_a_disk_without_room_for_the_log(tmp_path: Path) -> None:
    """SQLite says "disk I/O error" of it: told as no room, for that is what helps."""
    home, disk = tmp_path / "home", tmp_path / "disk"
    for folder in (home, disk):
        folder.mkdir()
    with Store.open(f"sqlite:///{(home / 'venuecheck.db').as_posix()}", "v", Beside(home)) as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
    (home / "venuecheck.yaml").write_text(
        "venue: {id: v, kind: school}\nnetworks:\n  - id: pupils\n    user_group: pupils\n", "utf-8"
    )
    script = (
        f"mount -t tmpfs -o size=2m tmpfs {disk}; cp -p {home}/* {disk}; cat /dev/zero >{disk}/ballast 2>&- || true;"
        f" exec {sys.executable} -m venuecheck sign-off {_SIGNED} --config {disk}/venuecheck.yaml"
    )
    done = run(*NAMESPACE, script)
    assert done.returncode == 2
    assert "(disk I/O error: 0.0 MiB are free on its disk); see that the disk has room, and do it again" in done.stderr


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """A quota or limit of the system, as on a shared disk."""
    said = filled(sys.executable, "-m", "tests.records.full", str(tmp_path), limit=400_000)
    assert "venuecheck.db: the store cannot be used" in said["error"]
    assert said["kept"] > 5
    key = Beside(tmp_path)
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v", key) as store:
        verification = verify(store.database)
        assert verification.is_whole
        assert verification.records == said["kept"]
        assert [kept.body for kept in store.drafts("thing")] == [{"kept": True}]


@needs_mounts
def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """The file is named, and what to check; what is there is left as it is."""
    url = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
    before = (tmp_path / "venuecheck.db").read_bytes()
    (tmp_path / "venuecheck.yaml").write_text(
        "venue: {id: v, kind: school}\nnetworks:\n  - id: pupils\n    user_group: pupils\n", "utf-8"
    )
    bind = f"mount --bind {tmp_path} {tmp_path}; mount -o remount,bind,ro {tmp_path};"
    # what only reads goes on, on a private copy
    script = f"{bind} exec {sys.executable} -m venuecheck verify --config {tmp_path}/venuecheck.yaml"
    done = run(*NAMESPACE, script)
    assert done.returncode == 0, done.stderr
    assert "Whole: 1 record" in done.stdout
    report = f"report --format json --output - --config {tmp_path}/venuecheck.yaml"
    done = run(*NAMESPACE, f"{bind} exec {sys.executable} -m venuecheck {report}")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Records whole: 1 record, ")
    for arguments, said in (
        ("backup", "the copy cannot be written (Read-only file system)"),
        (f"sign-off {_SIGNED}", "the store can only be read here: nothing is written; do this where its folder"),
    ):
        script = f"{bind} exec {sys.executable} -m venuecheck {arguments} --config {tmp_path}/venuecheck.yaml"
        done = run(*NAMESPACE, script)
        assert done.returncode == 2
        assert said in done.stderr
    assert (tmp_path / "venuecheck.db").read_bytes() == before


@needs_mounts
def test_an_anchor_that_is_mounted_by_itself_stays_behind_and_that_is_said(tmp_path: Path) -> None:
    """As a container has single files: what is recorded is kept, and whoever records hears of it at once."""
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v", Beside(tmp_path)) as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
    config, anchor = tmp_path / "venuecheck.yaml", tmp_path / "venuecheck.anchor"
    config.write_text("venue: {id: v, kind: school}\nnetworks:\n  - id: pupils\n    user_group: pupils\n", "utf-8")
    before, program = anchor.read_bytes(), f"{sys.executable} -m venuecheck"
    record, proof = f"{program} sign-off {_SIGNED} --config {config}", f"{program} verify --config {config}"
    done = run(*NAMESPACE, f"mount --bind {anchor} {anchor}; {record}; {proof}")
    assert done.returncode == 0, done.stderr
    said = "The anchor stays behind: venuecheck.anchor cannot be replaced (Device or resource busy)"
    assert [line.startswith(said) for line in done.stderr.splitlines() if "anchor" in line] == [True]
    assert "venuecheck.anchor cannot be replaced: see who may write to it" in done.stdout
    assert anchor.read_bytes() == before
    assert not list(tmp_path.glob(".venuecheck.anchor*"))
    done = run("sh", "-ec", f"{record}; {proof}")  # in its own place again, the next record brings it up
    assert "anchor" not in done.stderr
    assert "cannot be replaced" not in done.stdout
    assert anchor.read_bytes() != before


_SIGNED = (
    "--person 'A. Head' --role headteacher --plan dfe-filtering-monitoring --requirement roles"
    " --statement 'The policy of May'"
)


def test_a_new_store_is_for_its_owner_alone(sqlite_url: str, tmp_path: Path) -> None:
    """It names people; its log too. Rights that somebody gave later are left as they are."""
    path = tmp_path / "venuecheck.db"
    with Store.open(sqlite_url, "v") as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
        files = list(tmp_path.iterdir())
        assert {file.name for file in files} >= {"venuecheck.db", "venuecheck.db-wal"}
        assert all(file.stat().st_mode & 0o077 == 0 for file in files)
    path.chmod(0o640)
    with Store.open(sqlite_url, "v") as store:
        store.append("thing", "b", Jotting(name="kept"), AT)
    assert path.stat().st_mode & 0o777 == 0o640


def test_each_trouble_is_told_by_what_it_is(tmp_path: Path) -> None:
    """One thing to do about it, and no list of guesses; damage leads to the last backup."""
    path = tmp_path / "venuecheck.db"
    with Store.open(f"sqlite:///{path.as_posix()}", "v", Beside(tmp_path)) as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
    os.truncate(path, 50_000)
    nowhere = f"postgresql://venuecheck@/x?host={tmp_path / 'none'}"
    for url, fix in ((f"sqlite:///{path.as_posix()}", "restore your last backup"), (nowhere, "server runs")):
        with pytest.raises(InputError, match=rf"the store cannot be (opened|read) .*; .*{fix}") as raised:
            Store.open(url, "v", Beside(tmp_path))
        assert "disk has room" not in str(raised.value)
    with pytest.raises(InputError, match=r"the store cannot be read .*; check that the database's server runs"):
        prove(nowhere, Beside(tmp_path), "v")


def test_a_store_that_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds it for longer than one waits: said, and nothing is half done."""
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    url = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
        holder = sqlite3.connect(tmp_path / "venuecheck.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError, match=r"venuecheck\.db: .*database is locked.*wait a little, and do it again"):
            store.append("thing", "b", Jotting(name="not kept"), AT)
        # readers need not wait for a writer
        assert store.latest("thing", "a", Jotting) == Jotting(name="kept")
        holder.execute("ROLLBACK")
        holder.close()
        store.append("thing", "c", Jotting(name="kept too"), AT)
        assert [thing.name for thing in store.all("thing", Jotting)] == ["kept", "kept too"]
        assert verify(store.database).is_whole


def test_a_store_in_which_another_thread_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One waits for its turn no longer than for another program, and says so."""
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    url = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    with Store.open(url, "v", Beside(tmp_path)) as store, ThreadPoolExecutor(1) as another:
        with store.database.writing(), pytest.raises(BusyError, match="others are writing to it just now"):
            another.submit(store.append, "thing", "a", Jotting(name="not kept"), AT).result(timeout=5)
        another.submit(store.append, "thing", "b", Jotting(name="kept"), AT).result()
        assert [thing.name for thing in store.all("thing", Jotting)] == ["kept"]


def test_a_lock_is_asked_for_again_every_few_milliseconds(tmp_path: Path) -> None:
    """SQLite would sleep a tenth of a second in between: where others write all the time it never had its turn."""
    url, tries = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", []
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
        store.database._engine.dispose()

        @sa.event.listens_for(store.database._engine, "connect")
        def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
            connection.set_trace_callback(lambda said: tries.append(said) if "IMMEDIATE" in said else None)

        holder = sqlite3.connect(tmp_path / "venuecheck.db", isolation_level=None, check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")
        leave = threading.Timer(0.5, holder.execute, ("ROLLBACK",))
        leave.start()
        store.append("thing", "b", Jotting(name="kept too"), AT)
        leave.join()
        holder.close()
    assert len(tries) > 20


def test_whatever_else_keeps_a_writer_from_beginning_is_said_as_the_databases_word(tmp_path: Path) -> None:
    """Only that another writes is waited for; of all else there is an error that says what to do."""
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v", Beside(tmp_path)) as store:
        store.database._engine.dispose()

        @sa.event.listens_for(store.database._engine, "connect")
        def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
            begins = sqlite3.SQLITE_TRANSACTION
            connection.set_authorizer(lambda does, *_: sqlite3.SQLITE_DENY if does == begins else sqlite3.SQLITE_OK)

        for begun in (store.writing, store.noting):
            with pytest.raises(InputError, match="the store cannot be used"), begun():
                pass


def test_what_a_record_says_is_worked_out_before_others_have_to_wait(tmp_path: Path) -> None:
    """What has not the form of its kind is refused while another program still holds the lock."""
    url = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    with Store.open(url, "v", Beside(tmp_path)) as store:
        holder = sqlite3.connect(tmp_path / "venuecheck.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(ValueError, match="has not its form"):
            store.append("run", "a", Jotting(name="no run"), AT)
        holder.close()


def test_a_locked_store_in_postgresql(sockets: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same there."""
    from .conftest import new_database  # noqa: PLC0415 - only with a server

    monkeypatch.setattr(engine, "_BUSY_SECONDS", 1)
    url = new_database(sockets)
    with (
        Store.open(url, "v", Beside(tmp_path)) as store,
        Store.open(url, "v", Beside(tmp_path)) as holder,
    ):
        store.append("thing", "a", Jotting(name="kept"), AT)
        with holder.writing():
            with pytest.raises(InputError, match="lock timeout"):
                store.append("thing", "b", Jotting(name="not kept"), AT)
            assert store.latest("thing", "a", Jotting) == Jotting(name="kept")
        store.append("thing", "c", Jotting(name="kept too"), AT)
        assert verify(store.database).records == 2


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    """With its address."""
    with pytest.raises(InputError, match=r"postgresql://venuecheck@/store\?host=.*cannot be opened"):
        Store.open(f"postgresql://venuecheck@/store?host={tmp_path}", "v")


@needs_mounts
def test_a_copy_that_finds_no_room_changes_nothing(tmp_path: Path) -> None:
    """Whichever step is the one that does not fit: no store is left, the anchors stay, and it is done again."""
    place, small = tmp_path / "place", tmp_path / "small"
    mine = site(place, "hill-top", f"sqlite:///{(small / 'venuecheck.db').as_posix()}")
    kept = site(place, "hill-top", f"sqlite:///{(place / 'venuecheck.db').as_posix()}")
    with open_store(kept) as store:
        for number in range(20):
            store.append("thing", f"k{number}", Jotting(name="x" * 5_000), AT)
    back_up(kept, tmp_path / "copy.db")
    for path in place.glob("venuecheck.db*"):
        path.unlink()
    site(place, "hill-top", mine.store_url)
    small.mkdir()
    program = f"{sys.executable} -m tests.records.restoring {small} {tmp_path / 'copy.db'}"
    done = run(*NAMESPACE, f"mount -t tmpfs -o size=4m tmpfs {small} && cp {place}/* {small}/ && exec {program}")
    assert done.returncode == 0, done.stderr
    came = json.loads(done.stdout)
    assert len(came["refused"]) > 5, came
    assert not [one for one in came["refused"] if one.startswith("changed") or "half-made" in one], came
    assert (came["whole"], came["records"]) == (True, 21)
    assert not [one for one in came["there"] if "half-made" in one]


def test_a_pipe_for_a_log_is_named_and_stays(tmp_path: Path) -> None:
    """Whatever opens the store: SQLite would take it away."""
    mine = site(tmp_path / "place", "hill-top", f"sqlite:///{(tmp_path / 'place' / 'venuecheck.db').as_posix()}")
    with open_store(mine) as store:
        store.append("thing", "k", Jotting(name="x"), AT)
    back_up(mine, tmp_path / "copy.db")
    log = tmp_path / "place" / "venuecheck.db-wal"
    log.unlink(missing_ok=True)
    os.mkfifo(log)
    with pytest.raises(InputError, match="what stands beside the database as its log is no file"):
        open_store(mine)
    (tmp_path / "place" / "venuecheck.db").unlink()
    with pytest.raises(InputError, match="what stands beside the database as its log is no file"):
        restore(mine, tmp_path / "copy.db", now=AT, person="A. Admin")
    assert log.is_fifo()


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (("folder", "shm"), "what stands beside the database as its shared memory is no file"),
        (("write", "db", "18", "07"), "restore your last backup: a byte at its beginning was changed"),
    ],
)
def test_what_keeps_from_writing_for_no_want_of_a_right_is_told(
    tmp_path: Path, alter: tuple[str, ...], told: str
) -> None:
    """Whoever looked after rights would find nothing."""
    with open_store(site(tmp_path, "larkfield", f"sqlite:///{tmp_path.as_posix()}/venuecheck.db")) as store:
        store.append("thing", "k", Jotting(name="thing"), AT)
    (tmp_path / "venuecheck.db-shm").unlink(missing_ok=True)
    change_file(tmp_path, *alter)
    with pytest.raises(InputError, match=told), open_store(load_site(tmp_path / "larkfield.yaml")) as store:
        store.append("thing", "l", Jotting(name="thing"), AT)
