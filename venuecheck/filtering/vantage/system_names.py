"""Names as this device itself looks them up (getaddrinfo): its hosts file, its cache, an agent in between.

It cannot be interrupted, so it runs in threads, beside the visits, and nothing waits for it.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from queue import SimpleQueue

from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Lookup, Purpose
from venuecheck.filtering.vantage.budget import elapsed_since
from venuecheck.filtering.vantage.routes import has_ipv6

_MAX_ADDRESSES = 16
_MAX_WAITING = 32


@dataclass(slots=True)
class SystemNames:
    """The device's own look-ups in one run: each page's name once, for each is judged by what stops a browser there."""

    now: Callable[[], datetime]
    family: int = field(default_factory=lambda: socket.AF_UNSPEC if has_ipv6() else socket.AF_INET)
    """Kinds of address that are asked for: as browsers do, none that this device cannot use."""
    _asked: set[tuple[str, str]] = field(default_factory=set)
    """Pages and names."""
    _found: dict[tuple[str, str], Lookup] = field(default_factory=dict)
    """By page and name, until it is taken."""
    _waiting: int = 0
    _asking: "SimpleQueue[Callable[[], None]]" = field(default_factory=SimpleQueue)
    _threads: int = 0

    def ask(self, subject: str, visit: int, name: str) -> None:
        """Start looking `name` up, unless that was done for `subject` or too many are waited for."""
        if (subject, name) in self._asked or self._waiting >= _MAX_WAITING:
            return
        self._asked.add((subject, name))
        self._waiting += 1
        loop, started, began = asyncio.get_running_loop(), self.now(), time.monotonic()

        def look_up() -> None:
            addresses, failure = _addresses(name, self.family)
            lookup = Lookup(
                subject=subject,
                visit=visit,
                purpose=Purpose.CONTEXT,
                started=started,
                elapsed=elapsed_since(began),
                name=name,
                record="A",
                method="system",
                addresses=addresses,
                failure=failure,
            )
            try:
                loop.call_soon_threadsafe(self._keep, lookup)
            except RuntimeError:
                return  # the run is over and its loop closed: nobody waits

        self._asking.put(look_up)
        if self._waiting > self._threads:
            self._threads += 1
            # a daemon, so that it does not hold up the program's end
            threading.Thread(target=_work, args=(self._asking,), name="getaddrinfo", daemon=True).start()

    def take(self, subject: str, name: str) -> tuple[Lookup, ...]:
        """Give what was found of `name` for `subject` by now, once."""
        found = self._found.pop((subject, name), None)
        return () if found is None else (found,)

    def _keep(self, lookup: Lookup) -> None:
        self._waiting -= 1
        self._found[lookup.subject, lookup.name] = lookup


def _addresses(name: str, family: int) -> tuple[tuple[str, ...], Failure | None]:
    try:
        found = socket.getaddrinfo(name, None, family=family, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return (), Failure.NODATA
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))[:_MAX_ADDRESSES], None


def _work(asking: "SimpleQueue[Callable[[], None]]") -> None:
    while True:
        asking.get()()
