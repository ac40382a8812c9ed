"""venuecheck with all of it loaded: each run is a process of its own, forked from one that has started already.

Starting Python and loading the program takes several times as long as what a run then does. A run is otherwise what
`ip netns exec NAMESPACE python -m venuecheck` is: it has its own process, namespace, environment and exit status.

The process that is forked is `python -m tests.lab.loaded`. It and all its runs end with whoever started it.
"""

import atexit
import ctypes
import gc
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

from .commands import CommandError

if sys.platform == "win32":
    raise NotImplementedError

_REPOSITORY = Path(__file__).parents[2]
_MOST_BYTES = 1 << 17
"""Of one order."""
_USED = (
    "cli.commands.probe",
    "cli.commands.witness",
    "cli.terminal",
    "filtering",
    "records",
    "service",
    "report.venue",
)
"""The modules and packages under `venuecheck` that a run needs. What is missing here a run loads for itself."""
_NETWORK, _MOUNTS = 0x40000000, 0x00020000  # CLONE_NEWNET, CLONE_NEWNS
_BIND, _RECURSIVE, _SLAVE = 0x1000, 0x4000, 0x80000  # MS_BIND, MS_REC, MS_SLAVE
_DETACH = 2  # MNT_DETACH
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a run ended."""

    exit_status: int
    """Negative for the signal that ended it."""
    out: str
    err: str


class Loaded:
    """The process that is forked, as whoever starts it sees it. Several threads may run venuecheck at once."""

    @classmethod
    def here(cls) -> "Loaded":
        """Give the one of this process, started at the first call."""
        with _STARTING:
            return _one()

    def __init__(self) -> None:
        """Start it."""
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.lab.loaded"],
                cwd=_REPOSITORY,
                stdin=theirs.fileno(),
                # Ctrl-C is for pytest
                start_new_session=True,
            )
        atexit.register(self._orders.close)

    def run(self, namespace: str, words: Sequence[str], env: Mapping[str, str], *, seconds: float) -> Done:
        """Run `venuecheck WORDS` in `namespace`; raise `CommandError` where it takes longer."""
        order = json.dumps({"namespace": namespace, "words": list(words), "env": dict(env)}).encode()
        reader, writer = os.pipe()
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as out,
            tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as err,
            os.fdopen(reader, encoding="ascii") as told,
        ):
            with os.fdopen(writer, "wb"):
                socket.send_fds(self._orders, [order], [out.fileno(), err.fileno(), writer])
            run = int(told.readline())
            if not select.select([told], [], [], seconds)[0]:
                os.kill(run, signal.SIGKILL)
                message = f"took more than {seconds} s: venuecheck {' '.join(words)}"
                raise CommandError(message)
            status = int(told.readline())
            for written in (out, err):
                written.seek(0)
            return Done(exit_status=status, out=out.read(), err=err.read())


_STARTING = threading.Lock()


@cache
def _one() -> Loaded:
    return Loaded()


def main() -> None:
    """Be the process that is forked."""
    _load()
    orders = socket.socket(fileno=os.dup(0))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks what became of those that look after a run
    gc.freeze()
    while True:
        order, descriptors, *_ = socket.recv_fds(orders, _MOST_BYTES, 3)
        if not order:
            return
        if os.fork() == 0:
            orders.close()
            _look_after(json.loads(order), *descriptors)
        for each in descriptors:
            os.close(each)


def _load() -> None:
    import venuecheck  # noqa: PLC0415 - whoever only asks for runs needs none of it
    from venuecheck.filtering.model.address import same_site  # noqa: PLC0415

    for module in pkgutil.walk_packages(venuecheck.__path__, "venuecheck."):
        if module.name.removeprefix("venuecheck.").startswith(_USED) and ".migrations." not in module.name:
            import_module(module.name)
    same_site("one.test", "other.test")  # reads the list of public suffixes
    _check_once()


def _check_once() -> None:
    """Check a sample school: what a process works out once (schemas, patterns, fingerprints) every run then has.

    Working it out takes longer than all the rest of a run.
    """
    from tests.cli.school import running, venuecheck  # noqa: PLC0415 - as above
    from venuecheck.demo.rules import Treatment  # noqa: PLC0415
    from venuecheck.filtering.vantage.socket import SocketVantage  # noqa: PLC0415

    async def no_rest(_vantage: SocketVantage, _seconds: float) -> None:
        """Let no time go by before the second look."""

    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(SocketVantage, "rest", no_rest),
        running(Path(folder), {"adult.test": Treatment.RESET}),
    ):
        done = venuecheck(Path(folder), "probe", "--list", "list.yaml", "--network", "pupil", "--quiet")
    assert done.status == 1, done.err


def _look_after(order: dict[str, Any], out: int, err: int, told: int) -> NoReturn:
    """Fork the run, say its process's id and, when it has ended, its exit status."""
    _end_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if (run := os.fork()) == 0:
        _end_with_parent()
        os.close(told)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        _be(**order)
    os.write(told, f"{run}\n".encode())
    _, ended = os.waitpid(run, 0)
    os.write(told, f"{os.waitstatus_to_exitcode(ended)}\n".encode())
    os._exit(0)


def _be(namespace: str, words: list[str], env: dict[str, str]) -> NoReturn:
    """Become `python -m venuecheck WORDS` in the namespace."""
    _enter(namespace)
    os.environ.clear()
    os.environ.update(env)
    sys.argv[1:] = words
    runpy.run_module("venuecheck", run_name="__main__", alter_sys=True)
    sys.exit(0)


def _enter(namespace: str) -> None:
    """Do what `ip netns exec` does: enter the namespace, with its own files over those of /etc, and its own /sys."""
    with Path("/run/netns", namespace).open() as network:
        _called("setns", network.fileno(), _NETWORK)
    _called("unshare", _MOUNTS)
    _called("mount", b"", b"/", b"none", _RECURSIVE | _SLAVE, None)
    _called("umount2", b"/sys", _DETACH)
    _called("mount", namespace.encode(), b"/sys", b"sysfs", 0, None)
    for file in Path("/etc/netns", namespace).iterdir():
        _called("mount", bytes(file), bytes(Path("/etc", file.name)), b"none", _BIND, None)


def _end_with_parent() -> None:
    _called("prctl", _END_WITH_PARENT, signal.SIGKILL)


def _called(name: str, *given: object) -> None:
    """Call a function of the C library that says 0 where it did its work."""
    words = (ctypes.c_long(each) if isinstance(each, int) else each for each in given)
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*words) != 0:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    main()
