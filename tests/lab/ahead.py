"""Measure scenarios ahead of the tests that will ask for them, in a process beside: `python -m tests.lab.ahead FOLDER`.

It reads the scenarios' ids from its standard input, and ends when that ends: with its session, however that ends.
Then nobody asks any more for what it still measures.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .measurement import Measurements

_REPOSITORY = Path(__file__).parents[2]
_URGENT = -5
"""What a lab does at all it does within milliseconds, and is timed by others: it goes before what only computes."""
_END = "."


class Ahead:
    """The process, as the session that starts it sees it."""

    def __init__(self, folder: Path, wanted: Iterable[str]) -> None:
        """Begin to measure what is `wanted`, in that order, into `folder`."""
        folder.mkdir(exist_ok=True)
        with (folder / "ahead.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.lab.ahead", str(folder)],
                cwd=_REPOSITORY,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                text=True,
                # Ctrl-C is for pytest
                start_new_session=True,
            )
        assert self._process.stdin is not None
        self._process.stdin.write("\n".join([*wanted, _END, ""]))
        self._process.stdin.flush()

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def close(self) -> None:
        """End it, and wait until what has begun is taken down."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def main(folder: str) -> None:
    """Do the work of the process."""
    wanted = list(iter(lambda: sys.stdin.readline().strip(), _END))
    threading.Thread(target=_end_with_the_session, daemon=True).start()
    if sys.platform != "win32":
        with suppress(PermissionError):
            os.nice(_URGENT)
    Measurements(Path(folder)).take_all(wanted)


def _end_with_the_session() -> None:
    """Become what removes the labs that this process leaves behind: its threads wait for them, for up to a minute."""
    sys.stdin.read()
    os.execv(sys.executable, [sys.executable, "-m", "tests.lab", "clear"])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1])
