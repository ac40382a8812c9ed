"""A stray file with the name of a chain's key or anchor: both verifiers name it, and nothing leaves."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from venuecheck.core.problem import ForbiddenError
from venuecheck.records.damage import NotWholeError
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.proof import verify, whole
from venuecheck.service.sites.opening import open_store

from .test_ways_back import NOW, WHY, site

STRAY: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "junk": lambda path: path.write_bytes(b"x"),
    "long": lambda path: path.write_bytes(b"x" * 100_000),
    "a folder": lambda path: path.mkdir(),
}
if sys.platform != "win32":
    STRAY["a pipe"] = os.mkfifo


@pytest.mark.parametrize("name", ["venuecheck-oldlaptop.key", "venuecheck-_store.key", "venuecheck-oldlaptop.anchor"])
@pytest.mark.parametrize("what", STRAY)
def test_it_is_named_and_nothing_leaves(
    name: str, what: str, sqlite_url: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """As a fault, by both; whoever moves it away has whole records."""
    lark = site(tmp_path, "larkfield", sqlite_url)
    with open_store(lark) as store:
        store.append("thing", "a", {"a": 1}, NOW)
    STRAY[what](tmp_path / name)
    assert not verify(lark).is_whole
    assert verifier.verify(tmp_path / "venuecheck.db", chain="larkfield").faults
    with open_store(lark) as store:
        with pytest.raises(NotWholeError):
            whole(store.database, "larkfield")
        store.append("thing", "b", {"a": 1}, NOW)  # the desk goes on
    if "_store" not in name:
        with pytest.raises(ForbiddenError, match="not of this venue's records"):
            ways_back.begin_again(lark, person="A. Admin", reason=WHY, now=NOW)
    (tmp_path / name).rename(tmp_path / "away")
    assert verify(lark).is_whole


@pytest.mark.parametrize(
    "name", ["venuecheck - Copy.key", "venuecheck-hall (conflicted copy).key", "venuecheck-A B.anchor"]
)
def test_what_no_chain_is_called_is_nothing_to_either(
    name: str, sqlite_url: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """Programs that keep folders alike leave such files."""
    lark = site(tmp_path, "larkfield", sqlite_url)
    with open_store(lark) as store:
        store.append("thing", "a", {"a": 1}, NOW)
    (tmp_path / name).write_bytes(b"")
    assert verify(lark).is_whole
    assert not verifier.verify(tmp_path / "venuecheck.db", chain="larkfield").faults


def test_a_link_to_itself_is_as_nothing(sqlite_url: str, tmp_path: Path, verifier: ModuleType) -> None:
    """In a stray's place nothing is missed; in that of the key, the key is."""
    lark = site(tmp_path, "larkfield", sqlite_url)
    with open_store(lark) as store:
        store.append("thing", "a", {"a": 1}, NOW)
    for name in ("venuecheck-oldlaptop.key", "venuecheck-oldlaptop.anchor", "venuecheck-_store.key"):
        (tmp_path / name).symlink_to(name)
    assert verify(lark).is_whole
    assert not verifier.verify(tmp_path / "venuecheck.db", chain="larkfield").faults
    (tmp_path / "venuecheck.key").unlink()
    (tmp_path / "venuecheck.key").symlink_to("venuecheck.key")
    assert not verify(lark).is_whole
    assert verifier.verify(tmp_path / "venuecheck.db", chain="larkfield").faults
