"""What a record of the chain says is looked at before it is proven: whatever stands there, it is named as a fault."""

import json
from pathlib import Path

import pytest

from venuecheck.records.damage import NotWholeError
from venuecheck.service.record_keeping.others_missed import note_missed
from venuecheck.service.record_keeping.proof import back_up, restore, told_whole_or_not, verify
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from .alterations_of_neighbours import all_of
from .jotting import Jotting
from .test_alterations import tamper
from .test_ways_back import NOW, WHY, site

_MARK = {"public_key": "a" * 64, "records": 1, "last": "b" * 64, "day": "2026-11-14"}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    [
        {"missed": [{"chain": "mill-hall", "mark": {**_MARK, "public_key": []}, "there": None}]},
        {"missed": [{"chain": "mill-hall", "mark": _MARK, "there": []}]},
        {"missed": [{"chain": ["mill-hall"], "mark": _MARK, "there": 0}]},
        {"missed": {"mill-hall": 1}},
        {"named": [{**_MARK, "last": ["b"]}]},
    ],
)
def test_what_is_said_of_others_can_be_anything(said: object, url: str, tmp_path: Path) -> None:
    """Nobody's word on what is missed counts then, and the record is told as changed."""
    lark, hall = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    for one in (lark, hall):
        _append(one, "k")
    tamper(url, all_of("mill-hall"), guarded=True)
    note_missed(lark, person="A. Admin", reason=WHY, now=NOW)
    body = json.dumps(said)
    tamper(url, (f"UPDATE payload SET body = '{body}' WHERE venue = 'larkfield' AND seq = 2",), guarded=True)  # noqa: S608 - fixed
    assert any("what it says has been changed" in fault.what for fault in verify(lark).faults)
    with open_store(lark) as store:
        assert told_whole_or_not(store.database, store.venue).startswith(
            "RECORDS NOT WHOLE: record 2: what it says has"
        )


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM payload WHERE seq = 2", "what it says is lost"),
        ("UPDATE payload SET salt = 99999999999999 WHERE seq = 2", "its salt is no 32 bytes"),
        ("UPDATE payload SET body = x'ff' WHERE seq = 2", "its body is no text"),
        ("UPDATE payload SET body = '[]' WHERE seq = 2", "what it says has been changed"),
    ],
)
def test_what_a_copy_that_was_brought_back_left_can_be_anything(statement: str, what: str, tmp_path: Path) -> None:
    """The anchor is that of before, and the record that tells of it does not."""
    folder, copy = tmp_path / "venue", tmp_path / "copy.db"
    url = f"sqlite:///{(folder / 'venuecheck.db').as_posix()}"
    one = site(folder, "hill-top", url)
    _append(one, "a")
    back_up(one, copy)
    _append(one, "b")
    _append(one, "c")
    anchor = (folder / "venuecheck.anchor").read_bytes()
    for path in folder.glob("venuecheck.db*"):
        path.unlink()
    restore(one, copy, now=NOW, person="A. Admin")
    (folder / "venuecheck.anchor").write_bytes(anchor)
    assert verify(one).is_whole, "the program was stopped just then"
    tamper(url, (statement,), guarded=True)
    faults = [fault.what for fault in verify(one).faults]
    assert any(what in one for one in faults)
    assert "record 3 is lost: the anchor names number 3" in faults
    with pytest.raises(NotWholeError):
        _append(one, "d")


def _append(one: Site, key: str) -> None:
    with open_store(one) as store:
        store.append("thing", key, Jotting(name=key), NOW)
