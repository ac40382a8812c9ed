"""How much time a page still has."""

import time

_TICK = 0.05
"""Timers may fire a clock's tick early (16 ms on Windows). Seconds."""


class Budget:
    """Counts a page's time down. Seconds."""

    def __init__(self, page_timeout: float, step_timeout: float) -> None:
        self._ends = time.monotonic() + page_timeout
        self._step = step_timeout

    def step(self) -> float:
        """Seconds that the next step may take; 0 where the page's time is used up."""
        return min(self._step, self.left)

    @property
    def left(self) -> float:
        """Seconds of the page's time that are left."""
        return max(0.0, self._ends - time.monotonic())

    @property
    def used_up(self) -> bool:
        """Whether the page's time is used up."""
        return time.monotonic() >= self._ends - _TICK
