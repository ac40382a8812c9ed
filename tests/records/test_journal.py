"""A journal beside a store: one that would write over records is named, one that a stopped program left is not."""

import sqlite3
import struct
from pathlib import Path
from types import ModuleType

import pytest

from venuecheck.records.copies import has_journal

_HOT = bytes.fromhex("d9d505f920a163d7")
_SECTOR = 512


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give a database that is written by a journal, as a copy is before it is first opened."""
    path = tmp_path / "store.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE record (seq INTEGER)")
    connection.executemany("INSERT INTO record VALUES (?)", [(number,) for number in range(2_000)])
    connection.commit()
    connection.close()
    return path


def beside(store: Path, *, records: int = 1, number: int = 1, longer: int = 0, at: int = 0) -> None:
    """Write a journal that gives back the page `number`; `at`: a byte of it that is another, where not 0."""
    there = store.read_bytes()
    size = struct.unpack(">H", there[16:18])[0]
    page = bytearray(there[(number - 1) * size : number * size])
    page[18:20] = b"\1\1"
    if at:
        page[at] ^= 1
    head = _HOT + struct.pack(">5I", records, 7, len(there) // size + longer, _SECTOR, size)
    body = struct.pack(">I", number) + bytes(page) + bytes(4)
    Path(f"{store}-journal").write_bytes(head.ljust(_SECTOR, b"\0") + body)


def test_what_a_stopped_program_left_changes_nothing(store: Path, verifier: ModuleType) -> None:
    """The head of the first page, as a copy is opened the first time; or nothing at all yet."""
    for records in 0, 1:
        beside(store, records=records)
        assert (has_journal(store), verifier.has_journal(store)) == (False, False)
    connection = sqlite3.connect(store)
    assert connection.execute("SELECT count(*) FROM record").fetchone() == (2_000,)
    connection.close()


@pytest.mark.parametrize(
    "planted",
    [
        {"at": 200},
        {"at": 40},
        {"number": 2},
        {"records": 2},
        {"records": 0xFFFFFFFF},
        {"longer": -1},
        {"records": 0, "longer": -1},
    ],
    ids=str,
)
def test_what_would_write_over_records_is_named(store: Path, verifier: ModuleType, planted: dict[str, int]) -> None:
    """Another page, another content, another length: by both verifiers."""
    beside(store, **planted)
    assert (has_journal(store), verifier.has_journal(store)) == (True, True)


def test_a_second_part_of_a_journal_is_not_overlooked(store: Path, verifier: ModuleType) -> None:
    """SQLite goes on with what follows another header."""
    beside(store)
    journal = Path(f"{store}-journal")
    journal.write_bytes(journal.read_bytes() + _HOT + bytes(600))
    assert (has_journal(store), verifier.has_journal(store)) == (True, True)
