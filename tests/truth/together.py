"""Tasks shared out over processes, each in a network namespace of its own."""

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.truth.ground import inside
from tests.truth.measuring import Measured, Task

_REPOSITORY = Path(__file__).parents[2]
_PROCESSES = 2
_MOST = 60
"""Tasks of one namespace: a line has one number, and the addresses of the lines must not meet."""


def measure(tasks: Sequence[Task], processes: int = _PROCESSES) -> list[Measured]:
    """Measure the tasks, and give what came in their order."""
    size = min(_MOST, -(-len(tasks) // processes))
    shares = [tasks[at : at + size] for at in range(0, len(tasks), size)]
    with ThreadPoolExecutor(processes) as pool:
        return [found for share in pool.map(_share, shares) for found in share]


def _share(tasks: Sequence[Task]) -> list[Measured]:
    done = subprocess.run(
        inside([sys.executable, "-m", "tests.truth.inside"]),
        cwd=_REPOSITORY,
        env={name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
        input=pickle.dumps(list(tasks)),
        stdout=subprocess.PIPE,
        check=True,
    )
    found: list[Measured] = pickle.loads(done.stdout)  # noqa: S301 - our own
    return found
