"""How much time a page still has."""

import asyncio
import time

_TICK = 0.05
"""Timers may fire a clock's tick early (16 ms on Windows). Seconds."""

_BUSY = 0.5
"""Share of a step's time by which its timer fires late where this program or its machine has far too much to do."""

_DIGITS = 4


def elapsed_since(began: float) -> float:
    """Give the seconds since `began` (`time.monotonic`) to a tenth of a millisecond: no step is timed closer than that.

    So they are also never written with an exponent, and a record is made by the quick way (`records.chain`).
    """
    return round(time.monotonic() - began, _DIGITS)


class Budget:
    """Counts a page's time down. Seconds."""

    def __init__(self, page_timeout: float, step_timeout: float) -> None:
        self._ends = time.monotonic() + page_timeout
        self._step = step_timeout

    def step(self, times: float = 1.0) -> float:
        """Seconds that the next step may take, so many `times` the usual; 0 where the page's time is used up."""
        return min(self._step * times, self.left)

    @property
    def left(self) -> float:
        """Seconds of the page's time that are left."""
        return max(0.0, self._ends - time.monotonic())

    @property
    def used_up(self) -> bool:
        """Whether the page's time is used up."""
        return time.monotonic() >= self._ends - _TICK


def came_late(timer: asyncio.Timeout, allowed: float) -> bool:
    """Whether this program was busy, for long, when the `allowed` seconds were up.

    An answer may then have come in time and not been looked at: that is no silence of the network's.
    """
    when = timer.when()
    return when is not None and asyncio.get_running_loop().time() - when > max(_TICK, _BUSY * allowed)
