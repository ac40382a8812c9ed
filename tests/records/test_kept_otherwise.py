"""Records that a database only keeps in another way: no record is changed by it, and nobody is told to restore one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from venuecheck.core.step import Step
from venuecheck.records.damage import DamageKind, NotWholeError
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import Verification
from venuecheck.service.record_keeping.what_to_do import what_to_do

from .conftest import new_database
from .jotting import Jotting
from .test_alterations import change_file, tamper

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
OTHERWISE = {
    "ALTER TABLE draft SET (fillfactor = 50)": "ALTER TABLE draft RESET (fillfactor)",
    "ALTER TABLE payload ALTER COLUMN body SET STORAGE EXTERNAL": (
        "ALTER TABLE payload ALTER COLUMN body SET STORAGE EXTENDED"
    ),
    "ALTER TABLE record REPLICA IDENTITY FULL": "ALTER TABLE record REPLICA IDENTITY DEFAULT",
}


def record(url: str, folder: Path, key: str) -> None:
    """Record something."""
    with Store.open(url, "v", Beside(folder)) as store:
        store.append("thing", key, Jotting(name="a thing"), AT)


def refuse_to_restore(found: Verification) -> str:
    """Hold what is advised to that it takes nothing back, and give it."""
    assert {fault.kind for fault in found.faults} == {DamageKind.KEPT}
    (advice,) = what_to_do(found)
    assert advice.words.startswith("Nothing shows that a record was changed")
    assert "Restore nothing." in advice.words
    assert (advice.step, advice.failing) == (None, "")
    return advice.words


@pytest.mark.parametrize("encoding", ["UTF-16le", "UTF-16be"])
def test_a_file_whose_texts_are_written_otherwise(encoding: str, tmp_path: Path) -> None:
    """Nothing is recorded in it; written as it was, by what is advised, it goes on."""
    url = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    record(url, tmp_path, "a")
    change_file(tmp_path, "written anew", "venuecheck.db", encoding)
    words = refuse_to_restore(prove(url, Beside(tmp_path), "v"))
    assert "its .dump read into a new file, once this one is kept elsewhere" in words
    with pytest.raises(NotWholeError, match=f"not kept as the program set it.*{encoding}") as refused:
        record(url, tmp_path, "b")
    assert "restore nothing" in refused.value.problems[0].fix
    then = refused.value.problems[0].then
    assert then is not None
    assert then.step is Step.VERIFY_RECORDS
    change_file(tmp_path, "written anew", "venuecheck.db", "UTF-8")
    record(url, tmp_path, "b")
    found = prove(url, Beside(tmp_path), "v")
    assert (found.records, found.faults) == (2, ())


@pytest.mark.parametrize("done", OTHERWISE)
def test_a_server_that_keeps_them_otherwise(done: str, sockets: str, tmp_path: Path) -> None:
    """What sets it back is in what is advised."""
    url = new_database(sockets)
    record(url, tmp_path, "a")
    tamper(url, (done,), guarded=False)
    words = refuse_to_restore(prove(url, Beside(tmp_path), "v"))
    back = OTHERWISE[done]
    assert any(one in words and one in back for one in ("RESET", "STORAGE EXTENDED", "REPLICA IDENTITY DEFAULT"))
    with pytest.raises(NotWholeError, match="not kept as the program set it"):
        record(url, tmp_path, "b")
    tamper(url, (back,), guarded=False)
    record(url, tmp_path, "b")
    found = prove(url, Beside(tmp_path), "v")
    assert (found.records, found.faults) == (2, ())
