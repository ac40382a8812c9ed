"""A network that answers as it is told: it implements the port, and notes what was asked of it."""

import asyncio
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from tests.filtering.judging.situation import START, Make, observed, visit
from tests.filtering.judging.steps import CONTENT, SITE, connect, name
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability

OPENS: tuple[Make, ...] = (name(SITE), connect(), CONTENT)
DROPPED: tuple[Make, ...] = (name(SITE), connect(Failure.TIMEOUT))
NO_NAMES: tuple[Make, ...] = (name(failure=Failure.TIMEOUT),)


@dataclass(slots=True, kw_only=True)
class FakeNetwork:
    """Answers each page by its script, a minute of its own time apart."""

    scripts: Mapping[str, tuple[Make, ...]] = field(default_factory=dict)
    """By the page's id; everything else opens."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """How long an answer takes, by the page's id."""
    on_visit: Callable[[str], None] = lambda _page: None
    asked: list[str] = field(default_factory=list)
    at_a_time: int = 0
    most_at_a_time: int = 0
    cancelled: list[str] = field(default_factory=list)
    rested: float = 0.0
    """Seconds in which nothing was to be sent."""
    _clock: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def capabilities(self) -> frozenset[Capability]:
        """None beyond visiting."""
        return frozenset()

    async def rest(self, seconds: float) -> None:
        """Take no time, and note how long it was to be."""
        self.rested += seconds

    async def visit(self, page: Page, number: int) -> tuple[Observation, ...]:
        """Answer."""
        self.asked.append(page.id)
        self.on_visit(page.id)
        self.at_a_time += 1
        self.most_at_a_time = max(self.most_at_a_time, self.at_a_time)
        try:
            await asyncio.sleep(self.seconds.get(page.id, 0.0))
        except asyncio.CancelledError:
            self.cancelled.append(page.id)
            raise
        finally:
            self.at_a_time -= 1
        since = timedelta(seconds=2 * next(self._clock))
        steps = observed(page, (visit(*self.scripts.get(page.id, OPENS), number=number),)).observations
        return tuple(replace(step, started=START + since + (step.started - START)) for step in steps)
