"""What a database keeps otherwise than it was written is not committed: the store is as it was, and that is told."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from venuecheck.records import layout
from venuecheck.records.appending import FILE, Attached, New
from venuecheck.records.damage import NotWholeError
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from .jotting import Jotting, said_of
from .test_alterations import tamper

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
SAYS = "the database does not keep what is recorded as it was written: nothing was recorded"
CHANGED = {
    "a kind": ("record", "UPDATE record SET kind = 'other' WHERE seq = NEW.seq"),
    "a moment": ("record", "UPDATE record SET at = at || ' ' WHERE seq = NEW.seq"),
    "what it says": ("payload", "UPDATE payload SET body = body || ' ' WHERE seq = NEW.seq"),
    "its salt": ("payload", "UPDATE payload SET salt = zeroblob(32) WHERE seq = NEW.seq"),
    "its type": ("payload", "UPDATE payload SET body = CAST(body AS BLOB) WHERE seq = NEW.seq"),
    "all of it": ("payload", "DELETE FROM payload WHERE seq = NEW.seq"),
    "a file": ("file", "UPDATE file SET content = zeroblob(9) WHERE seq = NEW.seq"),
    "a file's place": ("file", "DELETE FROM file WHERE seq = NEW.seq"),
    "a signature": ("head", "UPDATE head SET signature = upper(signature)"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_nothing_is_committed_that_is_read_otherwise(
    what: str, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever changes it, and whoever did not see that: what was there is whole, and goes on."""
    table, statement = CHANGED[what]
    scan = Attached(media_type="image/png", content=b"\x89PNG" + bytes(100))
    new = [New(kind=FILE, key="scan", venue="v", payload=said_of(scan), at=AT, file=scan)]
    with Store.open(sqlite_url, "v") as store:
        store.append_all(new)
        event = "INSERT OR UPDATE" if table == "head" else "INSERT"
        made = [
            f"CREATE TRIGGER odd{n} AFTER {one} ON {table} BEGIN {statement}; END"
            for n, one in enumerate(event.split(" OR "))
        ]
        names = [one.split(" ")[2] for one in made]
        guards = ("DROP TRIGGER record_no_update", "DROP TRIGGER payload_no_update", "DROP TRIGGER file_no_update")
        with monkeypatch.context() as unseen:
            unseen.setattr(layout, "unlike", lambda _: iter(()))
            kept = _guards(sqlite_url)
            gone = ("DROP TRIGGER payload_erased", "DROP TRIGGER file_erased")
            tamper(sqlite_url, (*guards, *gone, *made), guarded=False)
            with pytest.raises(NotWholeError, match=SAYS):
                store.append_all(new)
            back = [sql for name, sql in kept.items() if f"DROP TRIGGER {name}" in {*guards, *gone}]
            tamper(sqlite_url, (*(f"DROP TRIGGER {name}" for name in names), *back), guarded=False)
        assert prove(sqlite_url, Beside(tmp_path), "v").records == 1
        store.append("thing", "k", Jotting(name="and on it goes"), AT)
    found = prove(sqlite_url, Beside(tmp_path), "v")
    assert (found.records, found.faults) == (2, ())


def _guards(url: str) -> dict[str, str]:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    connection.close()
    return found
