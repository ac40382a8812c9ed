"""Rows that many people's pages append at the same moment: one transaction writes all that wait for their turn.

What a commit costs is the disk's, whether it holds one row or ten.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from threading import Lock

Row = Mapping[str, object]


class Appending:
    """The rows of one table, appended by the threads of one program."""

    def __init__(self, write: Callable[[Sequence[Row]], None]) -> None:
        self._write = write
        self.waiting: deque[tuple[Row, Future[None]]] = deque()
        """Rows whose turn has not come."""
        self._turn = Lock()

    def add(self, row: Row) -> None:
        """Append a row; it is kept when this returns. Raises what the writing of it raised."""
        mine: Future[None] = Future()
        self.waiting.append((row, mine))
        with self._turn:
            if not mine.done():  # else whoever had the turn before wrote it as well
                self._write_all_that_wait()
        mine.result()

    def _write_all_that_wait(self) -> None:
        taken = [self.waiting.popleft() for _ in range(len(self.waiting))]
        try:
            self._write([row for row, _ in taken])
        except Exception as error:  # noqa: BLE001 - each of those who wait raises it
            for _, one in taken:
                one.set_exception(error)
        else:
            for _, one in taken:
                one.set_result(None)
