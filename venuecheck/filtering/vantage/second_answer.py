"""A second answer to one DNS question: what comes when something on the way answers before the resolver does.

A device takes the first answer and looks no further. Here the socket stays open for a moment after it, while the visit
goes on; only a visit that did not see its page waits for the rest of that moment.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from venuecheck.filtering.model.observation import OtherAnswer
from venuecheck.filtering.vantage.dns_message import Answer
from venuecheck.filtering.vantage.dns_udp import Asked

LISTEN = 0.15
"""Seconds after the first answer for which another is listened for."""
Told = Callable[[Answer], OtherAnswer | None]
"""What a further answer says, None where that is what the first said."""
Question = tuple[str, str]
"""Name and record."""


@dataclass(slots=True)
class _Open:
    """A question whose socket is still open. What comes meanwhile waits in the socket."""

    asked: Asked
    told: Told
    until: float
    timer: asyncio.TimerHandle | None = None
    said: OtherAnswer | None = None

    def close(self) -> None:
        """Look at what came, once, and close the socket."""
        if self.timer is None:
            return
        self.timer.cancel()
        self.timer = None
        try:
            self.said = next(filter(None, map(self.told, self.asked.further())), None)
        finally:
            self.asked.close()


@dataclass(slots=True)
class Listening:
    """The questions of each visit (subject and number) whose sockets may still be open."""

    _open: dict[tuple[str, int], dict[Question, _Open]] = field(default_factory=dict)

    def begin(self, visit: tuple[str, int], question: Question, asked: Asked, told: Told) -> None:
        """Listen for a moment; a question that is asked again in the same visit is not listened to again."""
        mine = self._open.setdefault(visit, {})
        if question in mine:
            asked.close()
            return
        loop = asyncio.get_running_loop()
        one = mine[question] = _Open(asked, told, loop.time() + LISTEN)
        one.timer = loop.call_at(one.until, one.close)

    async def end(self, visit: tuple[str, int], *, wait: bool) -> Mapping[Question, OtherAnswer]:
        """Give the other answers that came in a visit; `wait` for the rest of the moment. Afterwards nothing is open.

        So it is if the waiting is cancelled.
        """
        mine = self._open.pop(visit, {})
        try:
            if wait and mine:
                left = max(one.until for one in mine.values()) - asyncio.get_running_loop().time()
                await asyncio.sleep(max(0.0, left))
        finally:
            for one in mine.values():
                one.close()
        return {question: one.said for question, one in mine.items() if one.said is not None}
