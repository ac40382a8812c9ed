"""The server of the pages is killed at random moments while people save: nothing that they were told is missing.

`make reliability` kills more often (docs/reliability.md has the figures).
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

if sys.platform == "win32":
    pytest.skip("people come from several addresses of loopback, which Linux has", allow_module_level=True)

ROOT = Path(__file__).parents[2]


def tally(folder: Path, kills: int, *sockets: str) -> dict[str, Any]:
    """Kill so many times; give what came of it."""
    seed = random.SystemRandom().randrange(2**32)
    command = [sys.executable, "-m", "tests.web.kills", str(folder), str(kills), str(seed), *sockets]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    said: dict[str, Any] = json.loads(done.stdout)
    assert said["faults"] == [], f"seed {seed}"
    assert said["kills"] == kills
    assert said["acknowledged"] > 0
    return said


def test_killed_while_people_save(tmp_path: Path) -> None:
    """Records, drafts and what was seen: each is there, once, and the records are whole."""
    tally(tmp_path / "borough", 1)


def test_killed_while_people_save_to_postgresql(sockets: str, tmp_path: Path) -> None:
    """The same with the other database; and the second server finds what the first one left."""
    tally(tmp_path / "borough", 2, sockets)
