"""An old store is brought up to date and loses nothing; a new one is made as the migrations would."""

import sqlite3
import subprocess
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from venuecheck.core.problem import InputError
from venuecheck.records import schema, tables
from venuecheck.records.engine import connect, writing
from venuecheck.records.store import Store
from venuecheck.records.verifying import Held, verify

from . import server
from .conftest import new_database
from .jotting import Jotting

OLD = Path(__file__).parent / "old" / "store-0001.sql"
"""A store as the first version made it, written out by SQLite."""
SECOND = Path(__file__).parent / "old" / "store-0002.sql"
"""One of the second form: records with a file, a hold and an erasure, a signed end, drafts, a check under way."""


HEADERS = "SELECT seq, kind, key, venue, at, previous, payload_digest, digest FROM record ORDER BY seq"


def config() -> Config:
    """Give Alembic's view of the migrations."""
    made = Config()
    made.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    return made


def migrate(url: str) -> None:
    """Make a store by migrations alone, from nothing."""
    engine, _ = connect(url)
    with writing(engine) as connection:
        described = config()
        described.attributes["connection"] = connection
        command.upgrade(described, schema.HEAD)
    engine.dispose()


def shape(path: Path) -> dict[str, object]:
    """Describe a store's tables, indexes and triggers as SQLite knows them."""
    connection = sqlite3.connect(path)
    found: dict[str, object] = {
        name: sql if kind == "trigger" else " ".join((sql or "").split())
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master")
    }
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        found[name] = (
            connection.execute(f"PRAGMA table_info({name})").fetchall(),
            connection.execute(f"PRAGMA foreign_key_list({name})").fetchall(),
            sorted(str(row[2:]) for row in connection.execute(f"PRAGMA index_list({name})")),
        )
    connection.close()
    return found


def test_a_new_store_is_what_the_migrations_make(tmp_path: Path) -> None:
    """Made directly, for speed, it has the same tables, indexes and triggers."""
    migrate(f"sqlite:///{(tmp_path / 'migrated.db').as_posix()}")
    with Store.open(f"sqlite:///{(tmp_path / 'made.db').as_posix()}", "v"):
        pass
    assert shape(tmp_path / "made.db") == shape(tmp_path / "migrated.db")
    assert "record_in_order" in shape(tmp_path / "made.db")


def test_a_new_store_in_postgresql_is_what_the_migrations_make(sockets: str) -> None:
    """The server's own description of both is the same."""
    made, migrated = new_database(sockets), new_database(sockets)
    migrate(migrated)
    with Store.open(made, "v"):
        pass
    described = []
    tools = server.programs()
    assert tools is not None
    for url in (made, migrated):
        dump = [str(tools / "pg_dump"), "--schema-only", "--restrict-key=same", url]
        if b"--restrict-key" not in subprocess.run([dump[0], "--help"], capture_output=True, check=True).stdout:
            dump.remove("--restrict-key=same")
        described.append(subprocess.run(dump, capture_output=True, check=True).stdout)
    assert described[0] == described[1]
    assert b"record_in_order" in described[0]


def test_the_program_names_the_newest_migration(url: str) -> None:
    """And the migrations leave nothing to be done."""
    scripts = ScriptDirectory.from_config(config())
    assert scripts.get_current_head() == schema.HEAD
    assert {script.revision for script in scripts.walk_revisions()} == schema.KNOWN
    migrate(url)
    engine, _ = connect(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    engine.dispose()


def test_an_old_store_keeps_everything(sqlite_url: str, tmp_path: Path) -> None:
    """What the first version recorded is there, proven, and guarded from now on."""
    connection = sqlite3.connect(tmp_path / "venuecheck.db")
    connection.executescript(OLD.read_text("utf-8"))
    before = connection.execute(HEADERS).fetchall()
    connection.close()
    with Store.open(sqlite_url, "hill-top") as store:
        things = store.all("thing", Jotting)
        assert [thing.name for thing in things] == ["thing 2 é\u2028", "thing 3 é\u2028", "thing 4 é\u2028"]
        kept = store.draft("assessment", "venue-booking/hill-top")
        assert kept is not None
        assert kept.body == {"answers": {"a": 1}}
        assert store.journal("run-20260914-00000001") == [{"step": 0}]
        verification = verify(store.database)
        assert verification.records == 5
        # the first version signed nothing: that shows, until an administrator has said what these records are
        assert [str(fault) for fault in verification.faults] == [
            "no record is signed: the signature of the last one, record 5, is gone"
        ]
        with store.reading() as reading:
            assert [tuple(row) for row in reading.execute(sa.text(HEADERS))] == before
        with pytest.raises(InputError, match="append-only"), store.writing() as writer:
            writer.execute(sa.text("DELETE FROM record"))


def test_a_store_of_the_second_form_keeps_everything_and_is_copied_first(sqlite_url: str, tmp_path: Path) -> None:
    """Drafts get versions, the one that no list named is there again; the copy goes with the next erasure."""
    path = tmp_path / "venuecheck.db"
    connection = sqlite3.connect(path)
    connection.executescript(SECOND.read_text("utf-8"))
    before = connection.execute(HEADERS).fetchall()
    dumped = list(connection.iterdump())
    (public_key,) = connection.execute("SELECT public_key FROM head").fetchone()
    connection.close()
    copy = tmp_path / "venuecheck.db.before-0005"
    with Store.open(sqlite_url, "st-aidans") as store:
        copied = sqlite3.connect(copy)
        assert list(copied.iterdump()) == dumped
        copied.close()
        assert copy.stat().st_mode & 0o077 == 0
        verification = verify(store.database, held=Held(public_key=public_key, anchored=False))
        assert (verification.faults, verification.records, verification.erased) == ((), 7, 1)
        with store.reading() as reading:
            assert [tuple(row) for row in reading.execute(sa.text(HEADERS))] == before
        assert [kept.key.rpartition("/")[2] for kept in store.drafts("assessment")] == ["draft-1", "draft-2", "draft-3"]
        assert all(kept.version for kept in store.drafts())
        assert store.draft("hand_check_list", "sha256:" + "0" * 64) is not None
        assert [line["network"] for line in store.journal("run-20260914-0000000a")] == ["pupil"]
        assert store.keys("assessment") == ("assessment-20260917-1f2e",)
        with pytest.raises(InputError, match="append-only"), store.writing() as writer:
            writer.execute(sa.text("DELETE FROM record"))
    with Store.open(sqlite_url, "st-aidans") as store:
        assert [path.name for path in tmp_path.glob("*.before-*")] == [copy.name]
        store.overwrite_erased()
    assert not list(tmp_path.glob("*.before-*"))


def test_what_has_the_copys_name_is_kept(sqlite_url: str, tmp_path: Path) -> None:
    """Somebody's own file: the copy has another name, and the erasure that takes the copy leaves the file."""
    connection = sqlite3.connect(tmp_path / "venuecheck.db")
    connection.executescript(SECOND.read_text("utf-8"))
    connection.close()
    mine, copy = (tmp_path / f"venuecheck.db.before-0005{end}" for end in ("", "-2"))
    mine.write_bytes(b"mine")
    with Store.open(sqlite_url, "st-aidans") as store:
        assert (mine.read_bytes(), copy.exists()) == (b"mine", True)
        store.overwrite_erased()
    assert (mine.read_bytes(), copy.exists()) == (b"mine", False)


def test_a_store_that_cannot_be_copied_stays_as_it_is(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full or the folder cannot be written to, nothing is changed and the reason is said."""
    path = tmp_path / "venuecheck.db"
    connection = sqlite3.connect(path)
    connection.executescript(SECOND.read_text("utf-8"))
    connection.close()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("venuecheck.records.former_copies.os.fsync", full)
    with pytest.raises(InputError, match=r"cannot be copied before it is changed \(No space left on device\)"):
        Store.open(sqlite_url, "st-aidans")
    monkeypatch.undo()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
    assert connection.execute("SELECT count(*) FROM draft").fetchone() == (5,)
    connection.close()
    assert [one.name for one in tmp_path.iterdir() if "before" in one.name] == []
    Store.open(sqlite_url, "st-aidans").close()
