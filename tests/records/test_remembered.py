"""What a server remembers of records is what their headers bind, and nothing that is gone."""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from venuecheck.records.chain import payload_digest
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.one_page import ask_again, one_page
from venuecheck.records.remembered import Remembered
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

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


def test_how_far_records_go_is_asked_once_for_a_page_that_sees_what_it_records_itself(
    kept: Store, sqlite_url: str
) -> None:
    """What others record while it is made is seen by the next page, and by what is made for other pages as well."""
    elsewhere = copy_context().run
    with Store.open(sqlite_url, "v") as other:
        with one_page():
            assert names(kept) == ["a", "b", "c"]
            elsewhere(other.append, "thing", "d", Thing(name="d"), AT)
            assert names(kept) == ["a", "b", "c"]
            kept.append("thing", "e", Thing(name="e"), AT)
            assert names(kept) == ["a", "b", "c", "d", "e"]
            elsewhere(other.append, "thing", "f", Thing(name="f"), AT)
            ask_again()
            assert names(kept)[-1] == "f"
            elsewhere(other.append, "thing", "g", Thing(name="g"), AT)
        assert names(kept)[-1] == "g"


def test_drafts_are_asked_for_once_for_a_page_that_sees_what_it_keeps_itself(kept: Store, sqlite_url: str) -> None:
    """Of each kind; whatever the page records or keeps, they are asked for anew after it."""
    elsewhere = copy_context().run

    def there(kind: str | None = None) -> list[str]:
        return [one.key for one in kept.drafts(kind)]

    with Store.open(sqlite_url, "v") as other:
        with one_page():
            assert (there(), there("form")) == ([], [])
            elsewhere(other.save_draft, "form", "a", Thing(name="a"))
            assert (there(), there("form"), there("other")) == ([], [], [])
            kept.save_draft("other", "b", Thing(name="b"))
            assert (there(), there("form"), there("other")) == (["a", "b"], ["a"], ["b"])
            elsewhere(other.drop_draft, "form", "a")
            kept.append("thing", "d", Thing(name="d"), AT)
            assert there() == ["b"]
            elsewhere(other.save_draft, "form", "c", Thing(name="c"))
        assert there() == ["c", "b"]


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


def header_bound_to(path: Path, said: str) -> None:
    """Have the second record say something else, bound by a header that names it: as somebody does who knows how."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in ("payload_no_update", "record_no_update"):
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        salt = connection.execute("SELECT salt FROM payload WHERE seq = 2").fetchone()[0]
        body = f'{{"name":"{said}"}}'
        connection.execute("UPDATE payload SET body = ? WHERE seq = 2", (body,))
        digest = payload_digest(salt, body.encode())
        connection.execute("UPDATE record SET payload_digest = ? WHERE seq = 2", (digest,))


def test_what_was_read_before_a_proof_is_read_anew_after_it(kept: Store, tmp_path: Path) -> None:
    """A header and what it binds, both changed for a moment, are not in what leaves once all is proven whole again."""
    path = tmp_path / "venuecheck.db"
    header_bound_to(path, "forged")
    assert names(kept) == ["a", "forged", "c"]
    header_bound_to(path, "b")
    verify(kept.database, chain=kept.venue)
    assert names(kept) == ["a", "b", "c"]


def test_what_was_read_is_given_again_until_something_of_its_kind_is_recorded(kept: Store, sqlite_url: str) -> None:
    """The very same, whoever asks; by another program as well, and where the last of several records is another's."""
    first = kept.read_all("thing", Thing)
    assert kept.read_all("thing", Thing) is first
    kept.append("other", "x", Thing(name="x"), AT)
    assert kept.read_all("thing", Thing) is first
    with Store.open(sqlite_url, "v") as elsewhere:
        elsewhere.append("other", "y", Thing(name="y"), AT)
        assert kept.read_all("thing", Thing) is first
        elsewhere.append("thing", "d", Thing(name="d"), AT)
        elsewhere.append("other", "z", Thing(name="z"), AT)
        assert names(kept) == ["a", "b", "c", "d"]
        erase(elsewhere, Erasure(records=(2,), reason="due", person="A. Manager"), AT)
        assert names(kept) == ["a", "c", "d"]


def test_records_that_came_in_the_place_of_others_are_read(kept: Store, tmp_path: Path) -> None:
    """A copy that was brought back has another record at the place of the last one that was known."""
    assert names(kept) == ["a", "b", "c"]
    kept.append("other", "x", Thing(name="x"), AT)
    with closing(sqlite3.connect(tmp_path / "venuecheck.db")) as connection, connection:
        connection.execute("DROP TRIGGER IF EXISTS record_no_update")
        connection.execute("UPDATE record SET digest = ? WHERE seq = 3", ("0" * 64,))
    assert kept.remembered.read("thing", Thing, kept.last, kept._since) is None


def test_what_follows_is_worked_out_once_for_the_same_values(kept: Store) -> None:
    """And again for others, or at another time."""
    counted = itertools.count()

    def follows(at: int) -> int:
        return kept.remembered.worked_out("number", (kept.all("thing", Thing),), at, lambda: next(counted))

    assert (follows(1), follows(1), follows(2)) == (0, 0, 1)
    kept.append("other", "x", Thing(name="x"), AT)
    assert follows(2) == 1  # nothing of what it follows from has changed
    kept.append("thing", "d", Thing(name="d"), AT)
    assert follows(2) == 2


def test_one_record_is_the_very_value_that_was_read_with_all_of_its_kind(kept: Store, sqlite_url: str) -> None:
    """Until something of its kind is recorded, by whoever; then it is what is recorded by then."""
    of_all = {one.version.key: one for one in kept.read_all("thing", Thing)}
    assert kept.read("thing", "b", Thing) is of_all["b"]
    assert kept.read("thing", "nothing", Thing) is None
    with Store.open(sqlite_url, "v") as elsewhere:
        elsewhere.append("other", "x", Thing(name="x"), AT)
        assert kept.read("thing", "b", Thing) is of_all["b"]
        elsewhere.append("thing", "b", Thing(name="B"), AT, over=elsewhere.version("thing", "b"))
    assert kept.latest("thing", "b", Thing) == Thing(name="B")
    assert kept.read_all("thing", Thing)[-1] is kept.read("thing", "b", Thing)
    erase(kept, Erasure(records=(1,), reason="due", person="A. Manager"), AT)
    assert kept.read("thing", "a", Thing) is None


def test_of_what_follows_so_much_is_kept_as_was_asked_for_last(kept: Store) -> None:
    """Or a server would keep something of every booking that was ever opened."""
    made: list[str] = []

    def follows(what: str) -> None:
        kept.remembered.worked_out(what, (), None, lambda: made.append(what))

    for number in range(500):
        follows(f"of {number}")
        follows("of all")
    assert made.count("of all") == 1
    assert len(kept.remembered._worked_out) < len(made)
    follows("of 499")
    assert made.count("of 499") == 1
    follows("of 0")
    assert made.count("of 0") == 2
