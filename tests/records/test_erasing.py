"""What was erased is gone from the database's files, not only from its answers."""

import contextlib
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from venuecheck.records import engine
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

from .conftest import new_database
from .jotting import Jotting

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
MARKER = "Zoe-Example-" * 3


def fill(store: Store) -> None:
    """Record three things, and keep a draft."""
    for number in range(3):
        store.append("thing", f"k{number}", Jotting(name=f"{MARKER}{number}"), AT)
    store.save_draft("thing", "draft", {"text": f"{MARKER}draft"})


def test_in_postgresql(sockets: str, tmp_path: Path) -> None:
    """Marking the space as free would leave it in the file until something else is written there."""
    with Store.open(new_database(sockets), "v", Beside(tmp_path)) as store:
        fill(store)
        assert _stands_in(store, sockets, f"{MARKER}1")
        store.drop_draft("thing", "draft")
        erase(store, Erasure(records=(2,), reason="asked for", person="A"), AT)
        assert not _stands_in(store, sockets, f"{MARKER}1")
        assert not _stands_in(store, sockets, f"{MARKER}draft")
        assert _stands_in(store, sockets, f"{MARKER}2")
        assert verify(store.database).is_whole


def test_in_postgresql_while_another_program_reads(
    sockets: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The tables cannot be written anew then: it ends all the same, and the next erasure does it."""
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 1)
    url = new_database(sockets)
    with (
        Store.open(url, "v", Beside(tmp_path)) as store,
        Store.open(url, "v", Beside(tmp_path)) as other,
    ):
        fill(store)
        with other.reading() as connection:
            assert connection.scalar(sa.text("SELECT count(*) FROM payload")) == 3
            thread = threading.Thread(
                target=erase, args=(store, Erasure(records=(2,), reason="asked for", person="A"), AT)
            )
            thread.start()
            thread.join(60)
            assert not thread.is_alive()
        assert verify(store.database).erased == 1
        erase(store, Erasure(records=(3,), reason="asked for", person="A"), AT)
        assert not _stands_in(store, sockets, f"{MARKER}1")


def test_in_sqlite(sqlite_url: str, tmp_path: Path) -> None:
    """Neither in the file nor in its log, while the store is still open."""
    with Store.open(sqlite_url, "v") as store:
        fill(store)
        store.drop_draft("thing", "draft")
        erase(store, Erasure(records=(2,), reason="asked for", person="A"), AT)
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert f"{MARKER}1".encode() not in left
    assert f"{MARKER}draft".encode() not in left
    assert f"{MARKER}2".encode() in left


def _stands_in(store: Store, folder: str, text: str) -> bool:
    """Whether a text stands in a table's file, after the server has written its memory down."""
    with store.writing() as connection:
        connection.execute(sa.text("CHECKPOINT"))
        mine = connection.scalar(sa.text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    for path in Path(folder, "data", "base", str(mine)).iterdir():
        with contextlib.suppress(FileNotFoundError):  # the server tidies up meanwhile
            if path.is_file() and text.encode() in path.read_bytes():
                return True
    return False
