"""Whoever brings a copy back and is stopped has lost nothing by that, at whichever step."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from venuecheck.records.chains import OWN
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.proof import back_up
from venuecheck.service.sites.opening import open_store

if sys.platform == "win32":
    pytest.skip("nothing is forked there", allow_module_level=True)

from .jotting import Jotting
from .stopped import emptied
from .test_ways_back import NOW, site

_STEPS = 4


def test_a_copy_that_is_brought_back_can_be_stopped_at_each_step(url: str, tmp_path: Path) -> None:
    """Either nothing is changed, or all of it is there; the anchors may be those of before, and it says so."""
    folder, copy = tmp_path / "venue", tmp_path / "copy.db"
    there = f"sqlite:///{(folder / 'venuecheck.db').as_posix()}" if url.startswith("sqlite") else url
    one = site(folder, "hill-top", there)
    site(folder, "tarn", there)

    def record(key: str) -> None:
        for chain in ("hill-top", "tarn", OWN):
            with Store.open(there, chain, Beside(folder)) as store:
                store.append("thing", key, Jotting(name=key), NOW)

    record("a")
    back_up(one, copy)
    record("b")
    record("c")
    with open_store(one) as store:
        store.database.name_own()
    for path in folder.glob("venuecheck.db*"):
        path.unlink()
    emptied(there)
    command = [sys.executable, "-m", "tests.records.stopped", str(folder), str(copy), str(_STEPS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    said = json.loads(done.stdout)
    assert said["faults"] == []
    assert said["steps"] > _STEPS
    assert 0 < said["behind"] <= said["there"]
