# ruff: noqa: S608 - the names put into the statements stand here
"""Copies are whole, made while the store is in use, and come back; from one database to the other, too."""

import os
import shutil
import sqlite3
import threading
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.appending import FILE, Attached, New
from venuecheck.records.copying import back_up, restore
from venuecheck.records.damage import DamageKind
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import Held, verify

from .conftest import new_database, read_in
from .jotting import Jotting, said_of
from .test_alterations import tamper

HELD = Held(keyless=True)
OF_NO_RECORD = DamageKind.OF_NO_RECORD
AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def fill(store: Store) -> None:
    """Record things of every kind."""
    for number in range(5):
        store.append("thing", f"k{number}", Jotting(name=f"thing {number} é\u2028"), AT)
    scan = Attached(media_type="image/png", content=bytes(range(256)) * 10)
    store.append_all([New(kind=FILE, key="scan", venue="v", payload=said_of(scan), at=AT, file=scan)])
    erase(store, Erasure(records=(2,), reason="due", person="A. Manager"), AT)
    store.save_draft("thing", "draft", {"a": 1})
    store.add_to_journal("run", 0, ['{"step": 0}'])


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table."""
    with store.reading() as connection:
        return {
            name: sorted(tuple(row) for row in connection.execute(sa.text(f"SELECT * FROM {name}")))
            for name in ("record", "payload", "file", "erased", "head", "draft", "journal")
        }


def test_a_copy_comes_back_the_same(store: Store, tmp_path: Path, sockets: str) -> None:
    """From either database to a file, and from the file to either database; both go on as before."""
    fill(store)
    before = contents(store)
    assert back_up(store.database, tmp_path / "copy.db").is_whole
    for number, url in enumerate((f"sqlite:///{(tmp_path / 'back.db').as_posix()}", new_database(sockets))):
        verification = restore(tmp_path / "copy.db", url, {"v": HELD})
        assert verification.is_whole
        assert verification.records == 7
        # as on another computer, to which the key and the anchor were carried
        shutil.copytree(tmp_path, other := tmp_path.with_name(f"{tmp_path.name}-{number}"))
        with Store.open(url, "v", Beside(other)) as back:
            assert contents(back) == before
            back.append("thing", "after", Jotting(name="after"), AT)
            back.add_to_journal("run", 1, ['{"step": 1}'])
            assert verify(back.database).is_whole
            with pytest.raises(InputError, match="append-only"), back.writing() as connection:
                connection.execute(sa.text("DELETE FROM record"))


def test_half_of_a_copy_is_none(sqlite_url: str, tmp_path: Path) -> None:
    """What was recorded last stands in the log beside it: without it the copy would pass for an older one."""
    (tmp_path / "half").mkdir()
    with Store.open(sqlite_url, "v") as store:
        store.append("thing", "a", Jotting(name="a"), AT)
        with read_in(tmp_path / "venuecheck.db"):
            store.append("thing", "b", Jotting(name="b"), AT)
            for path in tmp_path.glob("venuecheck.db*"):
                shutil.copy(path, tmp_path / "half" / path.name)
    target = f"sqlite:///{(tmp_path / 'back.db').as_posix()}"
    with pytest.raises(InputError, match="this is half of a copy that was never finished, or of a store in use"):
        restore(tmp_path / "half" / "venuecheck.db", target, {"v": HELD})
    sqlite3.connect(tmp_path / "begun.db").execute("PRAGMA journal_mode = wal").connection.close()
    with pytest.raises(InputError, match="what is left of a copy that was never finished: nothing is in it"):
        restore(tmp_path / "begun.db", target, {"v": HELD})
    assert not (tmp_path / "back.db").exists()


def test_what_belongs_to_no_record_is_told_and_left_out_of_a_copy(sqlite_url: str, tmp_path: Path) -> None:
    """Whoever wrote it keeps nobody from a copy, and what is brought back from that is whole."""
    with Store.open(sqlite_url, "v") as store:
        fill(store)
    strays = "INSERT INTO payload VALUES ('w', 1, zeroblob(32), 'a')", "INSERT INTO erased VALUES ('v', 99, 1)"
    tamper(sqlite_url, strays, guarded=True)
    with Store.open(sqlite_url, "v") as store:
        found = back_up(store.database, tmp_path / "copy.db", mine="v")
    assert {(one.chain, one.kind) for one in found.faults} == {("w", OF_NO_RECORD), ("", OF_NO_RECORD)}
    assert any("is not in the copy" in note for note in found.notes)
    assert restore(tmp_path / "copy.db", f"sqlite:///{(tmp_path / 'back.db').as_posix()}", {"v": HELD}).is_whole


def test_a_copy_is_made_while_others_write(store: Store, tmp_path: Path) -> None:
    """It holds one moment, and the writer loses nothing."""
    fill(store)
    stop = threading.Event()
    written: list[object] = []

    def write() -> None:
        while not stop.is_set():
            written.append(store.append("thing", f"w{len(written)}", Jotting(name="x"), AT))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [back_up(store.database, tmp_path / f"copy-{number}.db") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    assert all(copy.is_whole for copy in copies)
    assert verify(store.database).records == 7 + len(written)


def test_a_copy_is_settled_on_a_system_that_settles_only_what_can_be_written(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a file that is open for reading alone cannot be settled (EBADF)."""
    settle = os.fsync

    def as_on_windows(handle: int) -> None:
        os.write(handle, b"")  # EBADF where it cannot be written
        settle(handle)

    monkeypatch.setattr(os, "fsync", as_on_windows)
    with Store.open(sqlite_url, "v") as store:
        fill(store)
        assert back_up(store.database, tmp_path / "copy.db").is_whole


def test_nothing_that_is_there_is_overwritten(sqlite_url: str, tmp_path: Path) -> None:
    """Neither by a backup nor by a restore; an opened store without records can be restored to."""
    with Store.open(sqlite_url, "v") as store:
        fill(store)
        (tmp_path / "taken.db").write_bytes(b"mine")
        with pytest.raises(InputError, match="there already"):
            back_up(store.database, tmp_path / "taken.db")
        back_up(store.database, tmp_path / "copy.db")
    assert (tmp_path / "taken.db").read_bytes() == b"mine"
    with pytest.raises(InputError, match="there is a store here already; move it away"):
        restore(tmp_path / "copy.db", sqlite_url, {"v": HELD})
    (tmp_path / "elsewhere").mkdir()
    empty = f"sqlite:///{(tmp_path / 'elsewhere' / 'venuecheck.db').as_posix()}"
    Store.open(empty, "v").close()
    assert restore(tmp_path / "copy.db", empty, {"v": HELD}).records == 7


def test_a_copy_that_is_not_whole_is_not_brought_back(sqlite_url: str, tmp_path: Path) -> None:
    """Damaged, cut short, or no copy at all: said, and nothing is made."""
    with Store.open(sqlite_url, "v") as store:
        fill(store)
        back_up(store.database, tmp_path / "copy.db")
    target = f"sqlite:///{(tmp_path / 'new' / 'back.db').as_posix()}"
    shutil.copy(tmp_path / "copy.db", tmp_path / "changed.db")
    connection = sqlite3.connect(tmp_path / "changed.db")
    connection.executescript("DROP TRIGGER payload_no_update; UPDATE payload SET body = '{}' WHERE seq = 1")
    connection.close()
    (tmp_path / "short.db").write_bytes((tmp_path / "copy.db").read_bytes()[:20_000])
    (tmp_path / "other.db").write_text("no copy", "utf-8")
    for name, said in (
        ("changed", "not whole: the trigger payload_no_update is missing"),
        ("short", r"short\.db: this copy is not whole: .*malformed.*; use another copy"),
        ("other", "not a copy"),
    ):
        with pytest.raises(InputError, match=said):
            restore(tmp_path / f"{name}.db", target, {"v": HELD})
    with pytest.raises(InputError, match="cannot be read"):
        restore(tmp_path / "missing.db", target, {"v": HELD})
    assert not (tmp_path / "new").exists()


def test_what_was_erased_is_in_no_file(sqlite_url: str, tmp_path: Path) -> None:
    """Not in the database, not in its log, not in a copy."""
    with Store.open(sqlite_url, "v") as store:
        for number in range(50):
            store.append("thing", f"k{number}", Jotting(name=f"Rumpelstiltskin {number}"), AT)
        found = [path for path in tmp_path.iterdir() if b"Rumpelstiltskin" in path.read_bytes()]
        assert found
        erase(store, Erasure(records=tuple(range(1, 51)), reason="due", person="A. Manager"), AT)
        back_up(store.database, tmp_path / "copy.db")
        assert verify(store.database).erased == 50
        assert [path.name for path in tmp_path.iterdir() if b"Rumpelstiltskin" in path.read_bytes()] == []


def test_what_a_copy_left_half_made_goes_with_the_next(sqlite_url: str, tmp_path: Path) -> None:
    """It was stopped more than an hour ago; what is being made now, and what is nobody's copy, stays."""
    old, new, other = (tmp_path / f".{name}.db.x1y2" for name in ("old", "new", "other"))
    for folder, name in ((old, "copy.db"), (new, "copy.db"), (other, "mine.txt")):
        folder.mkdir()
        (folder / name).write_bytes(b"half")
        if folder is not new:
            os.utime(folder, (1_000_000_000, 1_000_000_000))
    with Store.open(sqlite_url, "v") as store:
        fill(store)
        back_up(store.database, tmp_path / "copy.db")
    assert [folder.exists() for folder in (old, new, other)] == [False, True, True]


def test_the_verifier_that_stands_alone_keeps_no_file_in_memory(
    sqlite_url: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """However large what was attached: it is read a piece at a time."""
    scan = Attached(media_type="image/png", content=os.urandom(20_000_000))
    with Store.open(sqlite_url, "v") as store:
        store.append_all([New(kind=FILE, key="scan", venue="v", payload=said_of(scan), at=AT, file=scan)])
    tracemalloc.start()
    assert verifier.verify(tmp_path / "venuecheck.db").faults == []
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4_000_000
    tamper(sqlite_url, ("UPDATE file SET content = zeroblob(size)",), guarded=True)
    assert verifier.verify(tmp_path / "venuecheck.db").faults == [(1, "its file has been changed")]
