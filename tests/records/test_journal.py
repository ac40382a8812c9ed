"""A journal beside a store: one that would write over records is named, one that a stopped program left is not."""

import itertools
import sqlite3
import struct
from pathlib import Path
from types import ModuleType

import pytest

from venuecheck.accounts.database import AccountsDatabase
from venuecheck.core.problem import InputError
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


def _content(store: Path) -> list[tuple[object, ...]] | str:
    connection = sqlite3.connect(store)
    try:
        return [("rows", *connection.execute("SELECT count(*), sum(seq) FROM record").fetchone())]
    except sqlite3.Error as error:
        return str(error)
    finally:
        connection.close()


def test_no_header_passes_that_sqlite_takes_to_change_something(store: Path, verifier: ModuleType) -> None:
    """Whatever count of pages, records, sector and page a header names: what opens on is as it was, or it is named."""
    there, journal = store.read_bytes(), Path(f"{store}-journal")
    pages = len(there) // 4096
    headers = itertools.product((0, 1, 0xFFFFFFFF), (0, 1, pages - 1, pages), (0, 32, 512, 4096), (0, 512, 4096, 65536))
    passed = 0
    for records, count, sector, size in headers:
        store.write_bytes(there)
        head = _HOT + struct.pack(">5I", records, 1234, count, sector, size)
        journal.write_bytes(head.ljust(4096, b"\0") + struct.pack(">I", 1) + there[:4096] + bytes(4))
        named = has_journal(store), verifier.has_journal(store)
        assert named in {(True, True), (False, False)}
        if not named[0]:
            passed += 1
            assert _content(store) == [("rows", 2_000, 1_999_000)], (records, count, sector, size)
        journal.unlink(missing_ok=True)
    assert passed


def test_an_empty_store_is_given_back_where_no_table_was_made(tmp_path: Path, verifier: ModuleType) -> None:
    """As a program leaves it that was stopped when it began a store; a name of another file is none of its journals."""
    store = tmp_path / "begun.db"
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    journal = Path(f"{store}-journal")
    head = (_HOT + struct.pack(">5I", 0, 7, 0, _SECTOR, 4096)).ljust(_SECTOR, b"\0")
    for content, is_named in ((head, False), (head + _HOT, True), (b"junk" + _HOT, True)):
        journal.write_bytes(content)
        assert (has_journal(store), verifier.has_journal(store)) == (is_named, is_named)


def test_no_accounts_are_opened_beside_such_a_journal(store: Path) -> None:
    """Whoever opened them would empty them."""
    head = _HOT + struct.pack(">5I", 0, 1234, 0, _SECTOR, 4096)
    Path(f"{store}-journal").write_bytes(head.ljust(4096, b"\0"))
    there = store.read_bytes()
    with pytest.raises(InputError, match="a journal lies beside"):
        AccountsDatabase.open(f"sqlite:///{store.as_posix()}")
    assert store.read_bytes() == there


def test_no_head_is_given_back_beside_a_log(store: Path, verifier: ModuleType) -> None:
    """A program that is stopped as it first opens a copy has written no log yet."""
    beside(store)
    Path(f"{store}-wal").write_bytes(b"x")
    assert (has_journal(store), verifier.has_journal(store)) == (True, True)


def test_a_second_part_of_a_journal_is_not_overlooked(store: Path, verifier: ModuleType) -> None:
    """SQLite goes on with what follows another header."""
    beside(store)
    journal = Path(f"{store}-journal")
    journal.write_bytes(journal.read_bytes() + _HOT + bytes(600))
    assert (has_journal(store), verifier.has_journal(store)) == (True, True)
