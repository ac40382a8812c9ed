"""A store that was brought back says so, and what is lost; another's key or anchor is named as the wrong file."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner

from tests.records.conftest import VERIFIER
from tests.report import samples as made
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError
from venuecheck.records.appending import New, append
from venuecheck.records.damage import DamageKind
from venuecheck.records.outside import Beside
from venuecheck.records.put_in_place import put_in_place
from venuecheck.records.store import Store
from venuecheck.service.partnership.reading_sent import database_url
from venuecheck.service.record_keeping.proof import back_up, restore, verify, words_of
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues

NOW = made.NOW


def gone(site: Site) -> None:
    """Delete the database."""
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()


def more(site: Site, number: int, at: datetime = NOW) -> None:
    """Record some more."""
    with open_store(site) as store:
        for one in range(number):
            store.append("thing", f"more-{one}-{at:%Y%m%d%H%M}", {"a": one}, at)


def witness(site: Site) -> tuple[int, str]:
    """Prove the store with the verifier that needs nothing of ours: its exit status, and all that it says."""
    store = site.path.parent / "venuecheck.db"
    done = subprocess.run([sys.executable, VERIFIER, store], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_store_that_is_there_keeps_its_anchor_all_along(tmp_path: Path) -> None:
    """It is refused before a record of the copy is made, and anchored: a server would stumble over that meanwhile."""
    site = venues.school(tmp_path / "school")
    back_up(site, tmp_path / "copy.db")
    no_record_takes = "\ud800"
    with pytest.raises(InputError, match="there is a store here already"):
        restore(site, tmp_path / "copy.db", now=NOW, person=no_record_takes)
    assert verify(site).is_whole


def test_what_is_recorded_while_a_copy_takes_the_place_is_not_lost(tmp_path: Path) -> None:
    """Somebody begins to record in the store that was empty until then, as a server makes it."""
    url, beside = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", Beside(tmp_path)
    begun, is_tried = Event(), Event()

    def record() -> None:
        with Store.open(url, "v", beside=beside) as store, store.recording() as connection:
            append(connection, [New(kind="thing", key="a", venue="v", payload={"a": 1}, at=NOW)])
            begun.set()
            is_tried.wait(0.2)  # it is there once this is over: whoever comes before that waits

    with ThreadPoolExecutor() as threads:
        recording = threads.submit(record)
        begun.wait()
        with (
            pytest.raises(InputError, match="there is a store here already"),
            put_in_place(url) as made,
            Store.open(made, "v"),
        ):
            pass
        is_tried.set()
        recording.result()
    with Store.open(url, "v", beside=beside) as store:
        assert store.keys("thing") == ("a",)


@pytest.mark.parametrize(
    ("lost", "told", "kept"),
    [
        (0, "The anchor named 4 records, this copy has 4: none is lost.", "all that the anchor named is in it"),
        (
            1,
            "The anchor named 5 records, this copy has 4: 1 record is lost (record 5).",
            "1 record that had been recorded is not in it",
        ),
        (
            3,
            "The anchor named 7 records, this copy has 4: 3 records are lost (records 5 to 7).",
            "3 records that had been recorded are not in it",
        ),
    ],
    ids=["none", "one", "three"],
)
def test_what_a_copy_lacks_is_told_for_good(tmp_path: Path, lost: int, told: str, kept: str) -> None:
    """As it is brought back; and by both verifiers and the report from then on."""
    site = venues.school(tmp_path / "school")
    back_up(site, tmp_path / "copy.db")
    more(site, lost)
    gone(site)
    restored = restore(site, tmp_path / "copy.db", now=NOW, person="A. Admin")
    assert restored.to_tell == (told,)
    more(site, 2)
    found = verify(site)
    begins = "from a copy that ended at record 4"
    assert found.is_whole
    assert (found.has_lost, begins in found.notes[0], kept in found.notes[0]) == (bool(lost), True, True)
    assert words_of(found).endswith(f"{begins}; {kept}")
    status, said = witness(site)
    assert (status, begins in said) == (0, True)
    assert not lost or kept in said


def test_a_later_copy_hides_no_loss(tmp_path: Path) -> None:
    """Brought back twice, the second time with nothing lost."""
    site = venues.school(tmp_path / "school")
    back_up(site, tmp_path / "copy.db")
    more(site, 1)
    gone(site)
    restore(site, tmp_path / "copy.db", now=NOW, person="A. Admin")
    back_up(site, tmp_path / "later.db")
    gone(site)
    restore(site, tmp_path / "later.db", now=NOW, person="A. Admin")
    assert "1 record that had been recorded is not in it" in words_of(verify(site))


def test_without_an_anchor_it_is_not_known(tmp_path: Path) -> None:
    """Nobody says that nothing is lost."""
    site = venues.school(tmp_path / "school")
    back_up(site, tmp_path / "copy.db")
    gone(site)
    (site.path.parent / "venuecheck.anchor").unlink()
    (told,) = restore(site, tmp_path / "copy.db", now=NOW, person="A. Admin").to_tell
    assert "There was no anchor" in told
    assert "how far the records had gone is not known" in words_of(verify(site))
    assert "is not known" in witness(site)[1]


def test_a_record_from_the_future_is_told(tmp_path: Path) -> None:
    """By both verifiers and the report; a clock that is some minutes fast is not."""
    site = venues.school(tmp_path / "school")
    more(site, 1, datetime.now(UTC) + timedelta(minutes=10))
    assert verify(site).to_tell == ()
    assert "ahead" not in witness(site)[1]
    more(site, 1, datetime.now(UTC) + timedelta(days=700))
    found = verify(site)
    assert found.is_whole
    assert "The last record is dated ahead of today" in words_of(found)
    assert any("dated ahead" in note for note in found.notes)
    assert "record 6 is dated ahead of today" in witness(site)[1]
    more(site, 1, datetime.now(UTC))
    assert "1 record is dated ahead of today" in words_of(verify(site))


@pytest.mark.parametrize(
    ("copied", "kind"),
    [("venuecheck.key", DamageKind.OTHER_KEY), ("venuecheck.anchor", DamageKind.OTHER_ANCHOR)],
    ids=["key", "anchor"],
)
@pytest.mark.parametrize("another", [venues.school, venues.office], ids=["of its name", "of another"])
def test_the_wrong_file_is_named(
    tmp_path: Path, copied: str, kind: DamageKind, another: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another place's key, or anchor, copied over: the right one mends it, and no backup is asked for."""
    site = venues.school(tmp_path / "school")
    other = venues.school(tmp_path / "other", own_key=True) if another is venues.school else another(tmp_path / "other")
    more(other, 1)
    right = (site.path.parent / copied).read_bytes()
    shutil.copy(other.path.parent / copied, site.path.parent / copied)
    assert kind in verify(site).wrong_beside
    monkeypatch.chdir(site.path.parent)
    said = CliRunner().invoke(cli, ["verify"])
    assert said.exit_code == 1
    assert f"The file {copied} is the wrong one." in said.output
    assert "backup, or have" not in said.output
    assert "new chain" not in said.output
    assert witness(site)[0] == 1
    (site.path.parent / copied).write_bytes(right)
    assert verify(site).is_whole


def test_the_files_of_another_venue_left_beside_ours_are_named_and_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our anchor is right: nobody is told to move it away, or to set it anew."""
    site, other = venues.school(tmp_path / "school"), venues.office(tmp_path / "other")
    more(other, 1)
    for ending in ("key", "anchor"):
        shutil.copy(other.path.parent / f"venuecheck.{ending}", site.path.parent / f"venuecheck-ghost.{ending}")
    monkeypatch.chdir(site.path.parent)
    said = CliRunner().invoke(cli, ["verify"])
    assert said.exit_code == 1
    assert "Only where there is no such venue here was it put here by mistake: move it away" in said.output
    assert "The file venuecheck.anchor" not in said.output
    assert "set-anchor" not in said.output
    for path in site.path.parent.glob("venuecheck-ghost.*"):
        path.unlink()
    assert verify(site).is_whole


def test_a_key_that_the_anchor_has_too_is_no_wrong_file(tmp_path: Path) -> None:
    """Key and anchor against the records: then it is the records that are another's."""
    site, other = venues.school(tmp_path / "school"), venues.school(tmp_path / "other", own_key=True)
    more(other, 1)
    for name in ("venuecheck.key", "venuecheck.anchor"):
        shutil.copy(other.path.parent / name, site.path.parent / name)
    assert verify(site).wrong_beside == frozenset()


@pytest.mark.parametrize("nothing", [b"", b"\0", bytes(2_000)], ids=["empty", "zero", "zeros"])
def test_a_journal_that_sqlite_takes_for_none_is_none(tmp_path: Path, nothing: bytes) -> None:
    """It is neither worked off nor taken away, and nobody need do anything."""
    site = venues.school(tmp_path / "school")
    (site.path.parent / "venuecheck.db-journal").write_bytes(nothing)
    found = verify(site)
    assert (found.faults, found.notes) == ((), ())
    assert witness(site) == (0, "Whole: 4 records\n")


@pytest.mark.parametrize("junk", [b"SQLite junk", b"x", b"x" * 400_000], ids=["text", "byte", "much"])
def test_a_left_journal_is_named_and_harms_nothing(tmp_path: Path, junk: bytes) -> None:
    """By both verifiers; the next record takes it away."""
    site = venues.school(tmp_path / "school")
    journal = site.path.parent / "venuecheck.db-journal"
    journal.write_bytes(junk)
    found = verify(site)
    assert found.is_whole
    assert found.notes[-1].startswith("venuecheck.db-journal was left beside the database")
    assert journal.read_bytes() == junk
    status, said = witness(site)
    assert (status, "venuecheck.db-journal was left" in said) == (0, True)
    more(site, 1)
    assert verify(site).notes == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"no database", " (it is no file of SQLite's)"), (b"SQLite format 3\0" + b"x" * 5_000, "")],
    ids=["text", "head"],
)
def test_what_is_no_database_is_said_once(tmp_path: Path, content: bytes, why: str) -> None:
    """Nothing is missing from a file that holds nothing."""
    site = venues.school(tmp_path / "school")
    gone(site)
    (site.path.parent / "venuecheck.db").write_bytes(content)
    assert witness(site) == (1, f"WRONG: the database's file is damaged{why}\nNot whole: 0 records\n")


def test_a_database_that_is_gone_is_to_be_brought_back(tmp_path: Path) -> None:
    """Where its anchor is; anything else that is not there is just not there."""
    site = venues.school(tmp_path / "school")
    folder = site.path.parent
    with pytest.raises(InputError, match="no such folder"):
        database_url(str(folder / "bundels"))
    with pytest.raises(InputError, match="no such folder"):
        database_url(str(folder / "other.db"))
    gone(site)
    with pytest.raises(InputError, match="its anchor names 4 records") as told:
        database_url(str(folder / "venuecheck.db"))
    assert "restore your last backup" in str(told.value)


def test_sqlite_is_what_takes_the_journal_away(tmp_path: Path) -> None:
    """What we say of a left journal holds of SQLite itself."""
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    journal = tmp_path / "a.db-journal"
    journal.write_bytes(b"SQLite junk")
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO a VALUES (1)")
    connection.commit()
    connection.close()
    assert not journal.exists()
