# ruff: noqa: S608 - the names put into the statements stand here
"""Whatever is changed, lost or moved in a store shows, and is named. On both databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from venuecheck.core.problem import InputError
from venuecheck.records.appending import FILE, Attached, New
from venuecheck.records.engine import connect
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import Held, Verification, verify

from .another_form import of_another_form
from .conftest import copied, new_database
from .jotting import Jotting, said_of

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def fill(store: Store) -> None:
    """Record eight things; the fifth brings a file, the second and the third are erased by the ninth."""
    for number in range(1, 9):
        if number == 5:
            scan = Attached(media_type="image/png", content=b"\x89PNG" + bytes(100))
            store.append_all([New(kind=FILE, key="scan", venue="v", payload=said_of(scan), at=AT, file=scan)])
        else:
            store.append("thing", f"k{number}", Jotting(name=f"thing {number}"), AT)
    erase(store, Erasure(records=(2, 3), reason="due", person="A. Manager"), AT)


def tamper(url: str, *statements: str) -> None:
    """Change a store as somebody does who owns its database: without foreign keys and triggers, put back afterwards."""
    engine, _ = connect(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SET session_replication_role = replica"))
            for statement in statements:
                connection.execute(sa.text(statement))
        else:
            raw = connection.connection.cursor()
            raw.execute("PRAGMA foreign_keys = OFF")
            triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            drops, back = [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
            for statement in (*drops, *statements, *back):
                raw.execute(statement)
    engine.dispose()


def check(url: str, outside: Beside) -> Verification:
    """Verify the store at `url`."""
    with Store.open(url, "v", outside) as store:
        return verify(store.database)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Fill a store once in each database, whole as nobody touched it: its address, and the folder of its key."""
    folder = tmp_path_factory.mktemp("filled")
    is_file = request.param == "sqlite"
    url = f"sqlite:///{folder / 'venuecheck.db'}" if is_file else new_database(request.getfixturevalue("sockets"))
    with Store.open(url, "v", Beside(folder)) as store:
        fill(store)
    whole = check(url, Beside(folder))
    assert (whole.records, whole.erased, whole.faults, whole.notes) == (9, 2, (), ())
    assert whole.last_at == AT.isoformat(timespec="milliseconds")
    return url, folder


ERASED = "INSERT INTO erased VALUES ('v', 4, 9)"
MOVED = (
    "UPDATE record SET seq = 100 WHERE seq = 6",
    "UPDATE record SET seq = 6 WHERE seq = 7",
    "UPDATE record SET seq = 7 WHERE seq = 100",
    "UPDATE payload SET seq = 100 WHERE seq = 6",
    "UPDATE payload SET seq = 6 WHERE seq = 7",
    "UPDATE payload SET seq = 7 WHERE seq = 100",
)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (
            ["UPDATE payload SET body = replace(body, '4', '5') WHERE seq = 4"],
            "record 4: what it says has been changed",
        ),
        (
            ["UPDATE payload SET salt = (SELECT salt FROM payload WHERE seq = 6) WHERE seq = 4"],
            "record 4: what it says",
        ),
        (
            ["UPDATE record SET at = '2020-01-01T00:00:00.000+00:00' WHERE seq = 6"],
            "record 6: its header has been chan",
        ),
        (["UPDATE record SET venue = 'w' WHERE seq = 1"], "w, record 1: it was moved: it was recorded as record"),
        (["DELETE FROM record WHERE seq = 6", "DELETE FROM payload WHERE seq = 6"], "record 6 is lost"),
        (
            ["DELETE FROM record WHERE seq IN (6, 7)", "DELETE FROM payload WHERE seq IN (6, 7)"],
            "records 6 to 7 are lost",
        ),
        (["DELETE FROM record WHERE seq = 1", "DELETE FROM payload WHERE seq = 1"], "record 1 is lost"),
        (["DELETE FROM payload WHERE seq = 4"], "record 4: what it says is lost (thing k4)"),
        (["DELETE FROM record WHERE seq > 8", "DELETE FROM payload WHERE seq > 8"], "record 9 is lost: the signature"),
        (["DELETE FROM record WHERE seq > 6", "DELETE FROM payload WHERE seq > 6"], "records 7 to 9 are lost: the sig"),
        (["DELETE FROM record", "DELETE FROM payload"], "records 1 to 9 are lost: the signature"),
        (MOVED, "record 6: it was moved: it was recorded as record 7"),
        (MOVED, "record 7: it was moved: it was recorded as record 6"),
        (["DELETE FROM file"], "record 5: its file is lost"),
        (["UPDATE file SET digest = 'x'"], "record 5: its file has been changed"),
        (["DELETE FROM erased WHERE seq = 2"], "record 2: what it says is lost"),
        (
            [ERASED, "DELETE FROM payload WHERE seq = 4"],
            "record 4: it was erased, and no",
        ),
        (
            [ERASED],
            "record 4: it is marked as erased, and what it says is still there",
        ),
        (["UPDATE head SET seq = 8, digest = (SELECT digest FROM record WHERE seq = 8)"], "the signature of the last"),
        (["UPDATE head SET signature = 'zz'"], "the signature of the last record has been changed"),
    ],
)
def test_what_is_wrong_is_named(
    filled: tuple[str, Path], outside: Beside, tmp_path: Path, statements: list[str], expected: str
) -> None:
    """In a copy of a store that is whole."""
    url = copied(*filled, tmp_path)
    tamper(url, *statements)
    found = check(url, outside)
    assert not found.is_whole
    assert any(str(fault).startswith(expected) for fault in found.faults), [str(fault) for fault in found.faults]


def test_a_chain_made_anew_does_not_have_the_keys_signature(url: str, outside: Beside, tmp_path: Path) -> None:
    """Whoever makes all digests anew still lacks the key, and cannot move the anchor."""
    with Store.open(url, "v", outside) as store:
        fill(store)
    tamper(url, "DELETE FROM file", "DELETE FROM payload", "DELETE FROM erased", "DELETE FROM record")
    tamper(url, "DELETE FROM head")
    (tmp_path / "other").mkdir()
    with Store.open(url, "v", Beside(tmp_path / "other")) as forged:
        for number in range(9):
            forged.append("thing", f"k{number}", Jotting(name="forged"), AT)
    faults = [str(fault) for fault in check(url, outside).faults]
    assert faults[0].startswith("the last record was signed with another key")
    assert faults[1] == "record 9: it is not the record that the anchor names"


def test_another_key_shows(sqlite_url: str, outside: Beside, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A store signed with a key that is not the one here."""
    other = Beside(tmp_path_factory.mktemp("other"))
    with Store.open(sqlite_url, "v", other) as store:
        store.append("thing", "a", Jotting(name="x"), AT)
        without = verify(store.database, held=Held(anchored=False))
        named = verify(store.database, held=Held(anchored=False, keyless=True))
    assert "no key is here" in str(without.faults[0])
    assert named.is_whole
    assert "key is not here" in named.notes[0]
    outside.of("v").begin()
    assert "signed with another key" in str(check(sqlite_url, outside).faults[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET venue = 'w'",
        "DELETE FROM record WHERE seq = 9",
        "UPDATE payload SET body = '{}'",
        "DELETE FROM payload WHERE seq = 4",
        "DELETE FROM file",
        "UPDATE file SET size = 1",
        "DELETE FROM erased",
        "UPDATE erased SET by_seq = 1",
        "INSERT INTO payload SELECT venue, 2, salt, body FROM payload WHERE seq = 1",
        "INSERT INTO record SELECT venue, 20, kind, key, at, digest, payload_digest, 'x' FROM record WHERE seq = 9",
        "INSERT INTO record SELECT venue, 10, kind, key, at, previous, payload_digest, 'x' FROM record WHERE seq = 9",
    ],
)
def test_the_database_itself_refuses(filled: tuple[str, Path], statement: str) -> None:
    """Whatever program comes, what is recorded stays as it is: one store is enough for all of them."""
    url, folder = filled
    with Store.open(url, "v", Beside(folder)) as store:
        with pytest.raises(InputError), store.writing() as connection:
            connection.execute(sa.text(statement))
        assert verify(store.database).is_whole


def test_sqlites_replace_is_refused_too(sqlite_url: str, outside: Beside) -> None:
    """It would delete without asking the triggers of deletion."""
    with Store.open(sqlite_url, "v", outside) as store:
        fill(store)
        for table in ("record", "payload", "file", "erased"):
            with pytest.raises(InputError), store.writing() as connection:
                connection.execute(sa.text(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"))
        assert verify(store.database).is_whole


def test_a_clock_that_was_set_back_is_noted_and_nothing_is_lost(store: Store) -> None:
    """The chain's order is that of recording, whatever the dates say."""
    for days, name in ((0, "first"), (-400, "second"), (1, "third")):
        store.append(
            "thing", "same", Jotting(name=name), AT + timedelta(days=days), over=store.version("thing", "same")
        )
    found = verify(store.database)
    assert found.is_whole
    assert "1 record is dated before the one ahead" in found.notes[-1]
    assert found.to_tell == ()
    assert store.latest("thing", "same", Jotting) == Jotting(name="third")
    store.append("thing", "same", Jotting(name="fourth"), AT - timedelta(days=900), over=store.version("thing", "same"))
    assert store.all("thing", Jotting) == (Jotting(name="fourth"),)
    (told,) = verify(store.database).to_tell
    assert told.startswith("The last record is dated before one ahead of it (")


def test_who_waited_for_others_was_no_clock_set_back(store: Store) -> None:
    """Several sign at once: each takes its moment, and then its turn."""
    for seconds, name in ((5, "a"), (0, "b"), (3, "c")):
        store.append("thing", name, Jotting(name=name), AT + timedelta(seconds=seconds))
    found = verify(store.database)
    assert found.is_whole
    assert not [note for note in found.notes if "dated before" in note]


def test_of_many_rows_of_no_record_a_few_are_named_and_the_rest_counted(store: Store, url: str) -> None:
    """By each chain that they say: whoever writes them can write millions."""
    fill(store)
    rows = [("tarn", seq) for seq in range(1, 31)] + [("", seq) for seq in range(1, 22)]
    values = ", ".join(f"('{venue}', {seq}, 1)" for venue, seq in reversed(rows))
    tamper(url, f"INSERT INTO erased VALUES {values}")
    what = "table 'erased' holds something of a record that is not there"
    said = [str(fault) for fault in verify(store.database).faults]
    for chain, more in (("tarn", 10), ("what is nobody's", 1)):
        assert [one for one in said if one.startswith(f"{chain}: ")] == [
            *(f"{chain}: {what} ({seq})" for seq in range(1, 21)),
            f"{chain}: {what} ({more} more)",
        ]


COLUMNS = ("kind", "key", "venue", "at", "previous", "payload_digest", "digest")


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Record five things: the store's address and its folder."""
    folder = tmp_path_factory.mktemp("five")
    url = f"sqlite:///{folder / 'venuecheck.db'}"
    with Store.open(url, "v") as store:
        for number in range(5):
            store.append("thing", f"k{number}", Jotting(name="x"), AT)
    return url, folder


@pytest.mark.parametrize("seq", range(1, 6))
def test_a_digest_that_is_known_hides_no_byte_that_went_from_salt_to_text(
    five: tuple[str, Path], tmp_path: Path, seq: int
) -> None:
    """It is of both together, and stays the same: what was seen of the text that it was before says nothing of this."""
    url = copied(*five, tmp_path)
    with Store.open(url, "v") as store:
        assert verify(store.database).is_whole
    moved = "body = CAST(substr(salt, 32) AS TEXT) || body, salt = substr(salt, 1, 31)"
    tamper(url, f"UPDATE payload SET {moved} WHERE seq = {seq}")
    with Store.open(url, "v") as store:
        faults = [str(fault) for fault in verify(store.database).faults]
    assert f"record {seq}: its salt is no 32 bytes: no program of ours wrote it" in faults


@settings(max_examples=25)
@given(seq=st.integers(1, 5), column=st.sampled_from(COLUMNS), position=st.integers(0, 200), to=st.sampled_from("x0~"))
def test_any_character_of_any_header_counts(
    five: tuple[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    *,
    seq: int,
    column: str,
    position: int,
    to: str,
) -> None:
    """One character changed anywhere, in any record, is a fault."""
    url = copied(*five, tmp_path_factory.mktemp("store"))
    with Store.open(url, "v") as store, store.reading() as connection:
        was = str(connection.scalar(sa.text(f"SELECT {column} FROM record WHERE seq = {seq}")))
    at = position % len(was)
    changed = was[:at] + to + was[at + 1 :]
    tamper(url, f"UPDATE record SET {column} = '{changed}' WHERE seq = {seq}")
    with Store.open(url, "v") as store:
        assert verify(store.database).is_whole is (changed == was)


def test_of_what_was_replaced_its_digest_is_enough_where_it_is_not_read(
    store: Store, url: str, outside: Beside
) -> None:
    """Its form may be left out, and of what is read next; never that it says what it said. What stands is asked."""
    good = {"refused": "k", "reason": "another's", "person": "A. Manager", "at": "2026-09-14T09:30:00Z", "by": None}

    def is_whole(*read_next: str) -> bool:
        with Store.open(url, "v", outside) as opened:
            return verify(opened.database, chain="v", read_next=read_next).is_whole

    with of_another_form():
        store.append("settled_refusal", "k", Jotting(name="former"), AT)
    assert not verify(store.database, chain="v", read_next=("bundle",)).is_whole
    assert is_whole("settled_refusal")
    store.append_all([New(kind="settled_refusal", key="k", venue="v", payload=good, at=AT)])
    assert (is_whole(), is_whole("bundle")) == (False, True)
    tamper(url, "UPDATE payload SET body = replace(body, 'former', 'forged') WHERE seq = 1")
    assert not is_whole("bundle")
    assert not is_whole("settled_refusal")
