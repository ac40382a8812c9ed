"""The program is killed at random moments: the store opens, is whole, and has all that it said it had.

`make reliability` kills more often (docs/reliability.md has the figures). What SIGKILL does not show is a loss of
power; for that the store asks the disk to have written before it says that it has (`synchronous = FULL`).
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import new_database

pytestmark = pytest.mark.slow

if sys.platform == "win32":
    pytest.skip("children are forked, so that a kill hits the work", allow_module_level=True)

ROOT = Path(__file__).parents[2]
KILLS = {"saving": 8, "migrating": 10, "importing": 6, "backing_up": 5, "updating": 8}


def tally(workload: str, folder: Path, kills: int, *database: str) -> dict[str, Any]:
    """Kill so many times; give what came of it."""
    seed = random.SystemRandom().randrange(2**32)
    command = [sys.executable, "-m", "tests.records.kills", workload, str(folder), str(kills), str(seed), *database]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    said: dict[str, Any] = json.loads(done.stdout)
    assert said["faults"] == [], f"seed {seed}"
    assert said["kills"] == kills
    return said


@pytest.mark.parametrize("workload", KILLS)
def test_killed_while(workload: str, tmp_path: Path) -> None:
    """Nothing that was acknowledged is missing, nothing is doubled, and some kills did come in the middle."""
    assert tally(workload, tmp_path, KILLS[workload])["midway"] > 0


def test_killed_while_saving_to_postgresql(sockets: str, tmp_path: Path) -> None:
    """The same with the other database."""
    assert tally("saving", tmp_path, 5, new_database(sockets))["acknowledged"] > 0
