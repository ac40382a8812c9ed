"""A check as its own process holds it: taken up, kept alive, ended; nobody else goes on with it meanwhile."""

import os
import socket
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final, TypeVar

from venuecheck.core.plain_text import plain
from venuecheck.records import jobs
from venuecheck.records.codec import encode
from venuecheck.records.jobs import Job, Runner
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.check_events import CheckState, Ended, Kept

T = TypeVar("T")
KIND: Final = "check"
_SILENT = timedelta(minutes=2)
"""A check on another computer, of which nothing was heard for so long, has died."""
_LOST = timedelta(hours=1)
"""After so long, the number of a process on this computer may be that of another program; so after a restart."""
_BEAT = 5.0
"""Seconds after which a check that has nothing to say says that it is there."""
_LOOK = 1.0
"""Seconds between two looks whether somebody asked it to stop."""


class CheckJob:
    """A check that this process makes."""

    def __init__(self, store: Store, run: str, by: Runner, clerk: Executor | None = None) -> None:
        """`clerk` writes for it, where it has one: a thread of the priority that pages have."""
        self.store, self.run, self._by, self._clerk = store, run, by, clerk
        self._said = self._looked = time.monotonic()
        self._stop_asked = False

    @classmethod
    def take_up(cls, store: Store, run: str, by: Runner | None = None, clerk: Executor | None = None) -> "CheckJob":
        """Begin a check, or go on with one. Raises `ForbiddenError` where another process is at it."""
        mine = by or this_process()
        now = datetime.now(UTC)
        jobs.claim(
            store,
            run,
            KIND,
            mine,
            now=now,
            may_take=lambda job: job.runner == mine.token or not is_alive(job, now),
        )
        return cls(store, run, mine, clerk)

    def written(self, write: Callable[[], T]) -> T:
        """Have something written to the store, and wait for it: pages that save something wait behind it too."""
        return write() if self._clerk is None else self._clerk.submit(write).result()

    def write(self, events: Sequence[Kept], lines: Sequence[str], step: int) -> None:
        """Keep events and lines of the journal, together. Raises `TakenOverError` where another went on with it."""
        self._write(events, lines, step)

    def beat(self) -> None:
        """Say that it goes on, where it has said nothing for a while."""
        if time.monotonic() - self._said >= _BEAT:
            self._write((), (), 0)

    def stop_is_asked(self) -> bool:
        """Whether somebody asked it to stop, from whatever process; looked up once a second."""
        if not self._stop_asked and time.monotonic() - self._looked >= _LOOK:
            self._looked = time.monotonic()
            found = jobs.find(self.store, self.run)
            self._stop_asked = found is not None and found.stop_asked
        return self._stop_asked

    def end(self, how: CheckState, reason: str = "", *, is_recorded: bool = False) -> None:
        """Say how it ended. Where all of it is recorded its journal goes, at once with that."""
        ended = (Ended(how=how, reason=plain(reason, 400)),)
        self._write(ended, (), 0, ended=how.value, forget_journal=is_recorded)

    def _write(
        self,
        events: Sequence[Kept],
        lines: Sequence[str],
        step: int,
        ended: str = "",
        *,
        forget_journal: bool = False,
    ) -> None:
        bodies = [encode(event) for event in events]
        write = partial(jobs.write, self.store, self.run, self._by, now=datetime.now(UTC), events=bodies)
        self.written(partial(write, lines=lines, step=step, ended=ended, forget_journal=forget_journal))
        self._said = time.monotonic()


def this_process() -> Runner:
    """Give this process as whoever does a job."""
    return jobs.runner(socket.gethostname(), os.getpid())


def is_alive(job: Job, now: datetime) -> bool:
    """Whether somebody still does a job: on this computer its process says so, however busy; elsewhere its silence."""
    if job.ended:
        return False
    if job.host != socket.gethostname()[:100] or os.name != "posix":  # elsewhere signal 0 would end it
        return now - job.heard <= _SILENT
    if now - job.heard > _LOST or job.heard < _started(now):
        return False
    try:
        os.kill(job.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(now: datetime) -> datetime:
    """Say when this computer was started, where the system says so; time asleep counts."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    if sys.platform == "win32" or clock is None:
        return datetime.min.replace(tzinfo=UTC)
    return now - timedelta(seconds=time.clock_gettime(clock))
