"""A process that has loaded what checks need, and forks each check: to load it takes most of what a check takes.

Where there is Linux. There is one for each process that begins checks, begun with the first. It ends with that process,
or after a while in which no check is begun; the checks that it forked go on.
"""

import atexit
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

assert sys.platform == "linux"  # noqa: S101 - whoever imports it has looked

_LONGEST: Final = 8_192
"""Bytes of what is asked of it: the name of a module, and a folder."""
_PATIENCE: Final = 60.0
"""Seconds that it may take to load, on a machine that is busy."""
_IDLE: Final = 600.0
"""Seconds without a new check after which it ends."""


@dataclass(slots=True)
class Stem:
    """That process, as whoever begins checks holds it."""

    _line: socket.socket | None = None
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> None:
        """Begin it, where there is none, and do not wait until it has loaded. Raises `OSError`."""
        if self._turn.acquire(blocking=False):  # otherwise somebody is at it, and perhaps waits until it has loaded
            try:
                self._up()
            finally:
                self._turn.release()

    def fork(self, module: str, folder: Path) -> tuple[int, Callable[[bytes], object]]:
        """Have a process run the `main` of a module in a folder, in a session of its own.

        Give its id, and what hands it its whole standard input and blocks until it has read that. Raises `OSError`
        where there is no such process to be had.
        """
        hears, tells = os.pipe()
        told = os.fdopen(tells, "wb")  # whoever tells closes it; where nobody does, it goes with the caller
        try:
            pid = self._ask(json.dumps([module, os.fspath(folder)]).encode(), hears)
        except OSError:
            told.close()
            raise
        finally:
            os.close(hears)
        return pid, partial(_hand, told)

    def _ask(self, what: bytes, hears: int) -> int:
        with self._turn:
            line = self._up()
            try:
                return _asked(line, what, hears)
            except OSError:
                _let_go(line)  # what is answered late would be taken for the answer to what is asked next
                self._line = None
                raise

    def _up(self) -> socket.socket:
        """Give the line to it, and begin it where it has ended or never was."""
        if self._line is not None and not _has_ended(self._line):
            return self._line
        if self._line is not None:
            _let_go(self._line)
        self._line = _begun()
        return self._line


def _has_ended(line: socket.socket) -> bool:
    """Whether there is nobody at its other end: only then is there something to be read that was not asked for."""
    poll = select.poll()
    poll.register(line, select.POLLIN)
    return bool(poll.poll(0))


def _begun() -> socket.socket:
    """Begin it, and give the line to it. Whatever is sent arrives as it was sent, one after the other."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        process = subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-P", "-m", __name__],  # -P: nothing in the folder is taken for a module
            stdin=its.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what is typed at a server's terminal is not for it
        )
    # whoever begins a process has to see it end, or it stays in the system's table
    threading.Thread(target=process.wait, daemon=True).start()
    ours.settimeout(_PATIENCE)
    atexit.register(ours.close)
    return ours


def _let_go(line: socket.socket) -> None:
    """Close the line, and hold it no more: a server that runs for months begins thousands, one after the other."""
    atexit.unregister(line.close)
    line.close()


def _asked(line: socket.socket, what: bytes, hears: int) -> int:
    """Ask it for a process, and give that one's id. Raises `OSError`."""
    socket.send_fds(line, [what], [hears])
    pid = int(line.recv(_LONGEST) or 0)
    if not pid:
        raise ChildProcessError
    return pid


def _hand(told: BinaryIO, what: bytes) -> None:
    with suppress(BrokenPipeError), told:
        told.write(what)


def main() -> int:
    """Load, and fork for whoever is at the other end of the standard input, until nobody is; give the status of what
    was forked where this is that one.
    """
    from venuecheck.service.filter_checks import worked_out_ahead  # noqa: PLC0415 - what only this process needs

    worked_out_ahead.work_out()
    gc.freeze()  # what is loaded stays: a check that looks for garbage does not go through it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that the system sees each check end
    with socket.socket(fileno=os.dup(0)) as line:
        line.settimeout(_IDLE)
        while asked := _next(line):
            pid = os.fork()
            if pid == 0:
                break
            os.close(asked[-1])
            line.send(str(pid).encode())
    return _become(*asked) if asked else 0


def _next(line: socket.socket) -> tuple[str, str, int] | None:
    """Wait for what is asked next: a module, a folder, and where the process hears what it is told; None at the end."""
    try:
        what, heard, _, _ = socket.recv_fds(line, _LONGEST, 1)
    except TimeoutError:
        return None
    if not what:
        return None
    module, folder = json.loads(what)
    return module, folder, heard[0]


def _become(module: str, folder: str, hears: int) -> int:
    """Be a process of its own, with the standard input that it was given."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.dup2(hears, sys.stdin.fileno())
    os.close(hears)
    os.chdir(folder)
    status: int = importlib.import_module(module).main()
    return status


if __name__ == "__main__":
    sys.exit(main())
