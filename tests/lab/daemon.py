"""One service of a lab: started in a namespace, waited for, and ended by its own id."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .commands import CommandError, entering, run_well

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .claim import Claim
    from .namespaces import Place

_POLL_SECONDS = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Daemon:
    """A service that runs, what it must listen on, and where it writes."""

    command: str
    namespace: str
    listens: Sequence[str]
    """Sockets as `udp 10.77.0.1:53`, the way that `ss` writes them."""
    log: Path
    process: subprocess.Popen[bytes]

    def wait_until_ready(self, deadline: float) -> None:
        """Wait until every socket is there, or raise past `deadline` on the monotonic clock."""
        wanted = set(self.listens)
        while not wanted <= self._listening():
            if self.process.poll() is not None:
                self._fail(f"ended with status {self.process.returncode}")
            if time.monotonic() > deadline:
                self._fail(f"does not listen on {sorted(wanted - self._listening())}")
            time.sleep(_POLL_SECONDS)

    def end(self) -> None:
        """Kill the service and all that it started.

        Not politely: squid and e2guardian take seconds over it, and the lab keeps nothing. Where
        it has ended by itself its id may be another's, and what it left is the claim's to end.
        """
        if sys.platform == "win32":
            raise NotImplementedError
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=10)

    def _listening(self) -> set[str]:
        columns = [line.split() for line in run_well(["ss", "-N", self.namespace, "-Hlntu"]).splitlines()]
        return {f"{protocol} {local}" for protocol, _, _, _, local, *_ in columns}

    def _fail(self, what: str) -> None:
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])
        message = f"{what}: {self.command}\n{self.log}:\n{tail}"
        raise CommandError(message)


@contextmanager
def started(claim: "Claim", place: "Place", command: str, listens: Sequence[str]) -> "Iterator[Daemon]":
    """Start `command` in the namespace of `place`; end it afterwards."""
    namespace = claim.namespaces.name(place)
    words = shlex.split(command)
    log = claim.folder / f"{Path(words[0]).name}-{place}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*entering(namespace), *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Its own group: Ctrl-C is for pytest, and all that it forks can be ended with it.
            start_new_session=True,
        )
    claim.note_started(process.pid)
    daemon = Daemon(command=command, namespace=namespace, listens=listens, log=log, process=process)
    try:
        yield daemon
    finally:
        daemon.end()
