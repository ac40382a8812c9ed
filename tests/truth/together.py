"""Tasks shared out over processes, each in a network namespace of its own."""

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.truth.ground import inside
from tests.truth.measuring import Measured, Task

_REPOSITORY = Path(__file__).parents[2]
_PROCESSES = 2
_MOST = 60
"""Tasks of one namespace: a line has one number, and the addresses of the lines must not meet."""


_SLICE = 10
"""Tasks of one namespace where each share is kept as soon as it is measured."""


def measure(tasks: Sequence[Task], processes: int = _PROCESSES) -> list[Measured]:
    """Measure the tasks, and give what came in their order."""
    size = min(_MOST, -(-len(tasks) // processes))
    with ThreadPoolExecutor(processes) as pool:
        return [found for share in pool.map(_share, _shares(tasks, size)) for found in share]


def measure_into(folder: Path, tasks: Sequence[Task], processes: int = _PROCESSES) -> list[Measured]:
    """Measure those tasks of which nothing is kept in `folder`, and keep what came: to go on after an interruption."""
    folder.mkdir(exist_ok=True)

    def keep(share: Sequence[Task]) -> None:
        for found in _share(share):
            coming = _kept(folder, found.task).with_suffix(".coming")
            coming.write_bytes(pickle.dumps(found))
            coming.replace(_kept(folder, found.task))

    left = [task for task in tasks if not _kept(folder, task).exists()]
    with ThreadPoolExecutor(processes) as pool:
        list(pool.map(keep, _shares(left, _SLICE)))
    return [pickle.loads(_kept(folder, task).read_bytes()) for task in tasks]  # noqa: S301 - our own


def forget(folder: Path, tasks: Iterable[Task]) -> None:
    """Have these tasks measured again."""
    for task in tasks:
        _kept(folder, task).unlink(missing_ok=True)


def _kept(folder: Path, task: Task) -> Path:
    told = f"{task.test_list.digest} {task.line!r} {task.reference}"
    return folder / f"{task.line.id}-{hashlib.sha256(told.encode()).hexdigest()[:16]}.pickle"


def _shares(tasks: Sequence[Task], size: int) -> list[Sequence[Task]]:
    return [tasks[at : at + size] for at in range(0, len(tasks), size)]


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
