"""The store keeps what it is given, in order, and shows the newest."""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.core.problem import InputError
from venuecheck.records.chain import FIRST, Header, canonical, payload_digest
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from .jotting import Jotting

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def test_the_newest_of_each_key_comes_back_as_it_was(store: Store) -> None:
    """A newer record takes the place of the one before; other venues and kinds stay apart."""
    first = store.append("thing", "a", Jotting(name="first"), AT)
    store.append("thing", "b", Jotting(name="other", sizes=(1, 2), when=AT), AT)
    store.append("thing", "a", Jotting(name="second"), AT, over=first.version)
    elsewhere = Store(store.database, "elsewhere")
    elsewhere.append("thing", "a", Jotting(name="elsewhere"), AT)
    elsewhere.append("thing", "c", Jotting(name="elsewhere"), AT)
    store.append("kind", "a", Jotting(name="another kind"), AT)
    assert store.all("thing", Jotting) == (Jotting(name="other", sizes=(1, 2), when=AT), Jotting(name="second"))
    assert store.latest("thing", "a", Jotting) == Jotting(name="second")
    assert store.latest("thing", "missing", Jotting) is None


def test_records_are_chained_and_payloads_bound(store: Store) -> None:
    """Every header names its predecessor's digest, and its payload's salted one."""
    for number in range(4):
        store.append("thing", f"k{number}", Jotting(name="é\u2028" * number), AT)
    with store.reading() as connection:
        rows = connection.execute(
            sa.text(
                "SELECT r.seq, kind, key, r.venue, at, previous, payload_digest, digest, salt, body"
                " FROM record r JOIN payload p ON p.venue = r.venue AND p.seq = r.seq ORDER BY r.seq"
            )
        ).all()
    previous = FIRST
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    for seq, kind, key, venue, at, before, bound, digest, salt, body in rows:
        header = Header(seq=seq, kind=kind, key=key, venue=venue, at=at, previous=previous, payload_digest=bound)
        assert before == previous
        assert header.digest == digest
        assert payload_digest(salt, canonical(json.loads(body))) == bound
        previous = digest


def test_two_writers_make_one_chain(url: str, tmp_path: Path) -> None:
    """Writers that come at once wait for each other, and neither loses a record."""
    with Store.open(url, "v", Beside(tmp_path)):
        pass
    errors: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with Store.open(url, "v", Beside(tmp_path)) as mine:
                for number in range(20):
                    mine.append("thing", f"{name}-{number}", Jotting(name=name), AT)
        except InputError as error:
            errors.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not errors
    with Store.open(url, "v", Beside(tmp_path)) as store:
        assert len(store.all("thing", Jotting)) == 40


def test_drafts_are_kept_replaced_and_dropped(store: Store) -> None:
    """A draft is no record: the newest alone is kept."""
    assert store.draft("assessment", "x") is None
    store.save_draft("assessment", "x", {"answers": {"a": 1}})
    store.save_draft("assessment", "x", {"answers": {"a": 2}})
    assert [kept.body for kept in store.drafts("assessment")] == [{"answers": {"a": 2}}]
    store.drop_draft("assessment", "x")
    assert store.draft("assessment", "x") is None


def test_a_journal_comes_back_in_order_and_goes_when_dropped(store: Store) -> None:
    """Facts of a run under way survive the program."""
    for step in (0, 1, 2):
        store.add_to_journal("run-1", step, [f'{{"step": {step}}}'])
    store.add_to_journal("run-2", 0, ['{"step": 9}'])
    assert store.journal("run-1") == [{"step": 0}, {"step": 1}, {"step": 2}]
    store.drop_journal("run-1")
    assert store.journal("run-1") == []
    assert store.journal("run-2") == [{"step": 9}]


def test_a_store_of_a_newer_program_is_left_alone(url: str, tmp_path: Path) -> None:
    """An older program must not guess at a form that it does not know."""
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "a", Jotting(name="kept"), AT)
        with store.writing() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(InputError, match=r"newer version of venuecheck.*update venuecheck"):
        Store.open(url, "v", Beside(tmp_path))


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_store_is_said_to_be_none(sqlite_url: str, tmp_path: Path, content: bytes) -> None:
    """A damaged or foreign file gives a sentence with its name, and stays as it was."""
    path = tmp_path / "venuecheck.db"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"venuecheck\.db"):
        Store.open(sqlite_url, "v")
    assert path.read_bytes() == content


def test_a_folder_that_is_missing_gives_a_clear_error(tmp_path: Path) -> None:
    """The path is named, and what to do."""
    with pytest.raises(InputError, match=r"missing.*see that its folder is there, and can be written to"):
        Store.open(f"sqlite:///{(tmp_path / 'missing' / 'venuecheck.db').as_posix()}", "v")


@pytest.mark.parametrize("url_text", ["nonsense", "sqlite-oops://x", "oracle+none://x"])
def test_an_address_that_is_none_gives_a_clear_error(url_text: str) -> None:
    """No password can be in the message, for the address is not repeated."""
    with pytest.raises(InputError, match="not a database's address"):
        Store.open(url_text, "v")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    ).filter(lambda value: isinstance(value, (dict, list)))
)
def test_canonical_json_is_one_form_of_the_same_values(value: object) -> None:
    """Reading it back and writing it again changes no byte."""
    try:
        once = canonical(value)
    except UnicodeEncodeError:
        return  # a lone surrogate cannot be written, and `append` never meets one
    assert canonical(json.loads(once)) == once
