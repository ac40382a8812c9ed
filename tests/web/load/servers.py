"""Real processes of `venuecheck serve`, and what they used."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.web.load.borough import Borough

PATIENCE_S = 300.0
"""Nothing here is a fault of the server because a machine is busy: a start takes a minute at a load of 30."""
_OFTEN_S = 0.01


@dataclass(slots=True, kw_only=True)
class Serving:
    """One process."""

    process: "subprocess.Popen[bytes]"
    port: int
    began: float
    answered_s: float = 0.0
    """How long after its start its first page was there."""

    def until_it_answers(self) -> None:
        """Wait until its first page is there."""
        while time.perf_counter() - self.began < PATIENCE_S:
            if self.process.poll() is not None:
                message = f"the server ended with status {self.process.returncode}"
                raise RuntimeError(message)
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(_OFTEN_S)
                continue
            # no roots are read for what is not encrypted: that takes longer than the page
            address = f"http://127.0.0.1:{self.port}/sign-in"
            httpx.get(address, trust_env=False, verify=False, timeout=PATIENCE_S).raise_for_status()  # noqa: S501
            self.answered_s = time.perf_counter() - self.began
            return
        message = "the server does not answer"
        raise TimeoutError(message)

    def kill(self) -> None:
        """End it as a loss of power to the program would."""
        self.process.kill()
        self.process.wait()


def begin(borough: Borough, port: int) -> Serving:
    """Start one process, as a service manager does."""
    configs = [word for path in borough.configs for word in ("--config", str(path))]
    accounts = ["--accounts", borough.accounts] if borough.accounts else []
    command = [sys.executable, "-m", "venuecheck", "serve", *configs, *accounts, "--port", str(port), "--service"]
    began = time.perf_counter()
    # as where it is installed: what was compiled once is kept
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=borough.folder, env=environment, stdout=subprocess.DEVNULL)
    return Serving(process=process, port=port, began=began)


@contextmanager
def served(borough: Borough, processes: int) -> Iterator[tuple[Serving, ...]]:
    """Start so many, give them once all answer, and stop them."""
    with ExitStack() as stack:
        started = []
        for port in free_ports(processes):
            one = begin(borough, port)
            stack.callback(_stop, one.process)
            started.append(one)
        for one in started:
            one.until_it_answers()
        yield tuple(started)


def free_ports(count: int) -> list[int]:
    """Find ports of loopback that nothing listens on."""
    with ExitStack() as stack:
        found = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in found]


def used_by(process: int) -> float:
    """Give the seconds of the processor that a process has used so far (Linux)."""
    words = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / _TICKS


_TICKS = 100
"""Linux counts in hundredths of a second, whatever its kernel does inside."""


def memory_of(process: int) -> int:
    """Give how much memory a process has held at most, in MiB (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def used_here() -> float:
    """Give the seconds of the processor that this process has used so far."""
    if sys.platform == "win32":
        raise NotImplementedError
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
