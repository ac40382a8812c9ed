"""What a server remembers of records is what their headers bind, and nothing that is gone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.remembered import Remembered
from venuecheck.records.store import Store

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What is recorded."""

    name: str


@pytest.fixture
def kept(sqlite_url: str) -> Iterator[Store]:
    """Give a store that remembers things, with three of them."""
    with Store.open(sqlite_url, "v") as store:
        store.remembered = Remembered(kinds={"thing"})
        for name in ("a", "b", "c"):
            store.append("thing", name, Thing(name=name), AT)
        yield store


def names(store: Store) -> list[str]:
    """Read them."""
    return [one.name for one in store.all("thing", Thing)]


def said_instead(path: Path, said: str) -> None:
    """Have the second record say something else, as somebody does who owns the file."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER IF EXISTS payload_no_update")
        connection.execute("UPDATE payload SET body = ? WHERE seq = 2", (f'{{"name":"{said}"}}',))


def test_a_record_is_decoded_once(kept: Store) -> None:
    """And a newer one of its key takes its place."""
    first = kept.all("thing", Thing)
    assert all(one is other for one, other in zip(first, kept.all("thing", Thing), strict=True))
    kept.append("thing", "a", Thing(name="A"), AT, over=kept.version("thing", "a"))
    assert names(kept) == ["b", "c", "A"]


def test_what_its_header_does_not_bind_is_not_remembered(kept: Store, tmp_path: Path) -> None:
    """Whoever changes a record for a moment does not have it shown afterwards, when all is proven whole again."""
    said_instead(tmp_path / "venuecheck.db", "forged")
    assert names(kept) == ["a", "forged", "c"]
    said_instead(tmp_path / "venuecheck.db", "b")
    assert names(kept) == ["a", "b", "c"]


def test_what_is_erased_is_forgotten(kept: Store) -> None:
    """At once in the program that erases, and at the next reading in every other."""
    assert names(kept) == ["a", "b", "c"]
    erase(kept, Erasure(records=(2,), reason="due", person="A. Manager"), AT)
    assert kept.remembered.of("thing", Thing) == {}
    assert names(kept) == ["a", "c"]
    assert sorted(kept.remembered.of("thing", Thing)) == [1, 3]
