"""A test list tried on a network: pages under limits, controls before, between and after, facts out as they come.

One page of a host is tried at a time. What stays open to doubt is looked at a second time, when nothing has been open
to it for a while. Where the controls, which opened before, stop to open, the run stops: the network has shut the device
out, and every further page would only say so again.

Questions to the network as a whole are asked after the first round of controls, those that need the pages' addresses
before the last: what they find has working controls around it, too.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar, cast

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.agenda import Agenda
from venuecheck.filtering.judging.controls import ControlCheck, Trouble, check_control
from venuecheck.filtering.judging.journey import PageFacts, facts_of, host_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Exchange, Observation, Purpose
from venuecheck.filtering.model.page import Page, TestList
from venuecheck.filtering.port import Network, SocketNetwork
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.probe import Choices, NetworkProbe, PageProbe
from venuecheck.filtering.turns import Turns

_POLL = 0.1
"""Seconds between looks at whether the run is to stop."""
_TURN = 0.05
"""Seconds between looks at whether a host is free."""
_LAST_ROUNDS = 2
"""Rounds without any control before the network is said to have shut the device out."""
# Troubles after which every page would only wait for its time-outs.
_HOPELESS = frozenset({Trouble.NAMES, Trouble.NO_ROUTE, Trouble.PROXY, Trouble.SIGN_IN, Trouble.CONNECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a run may take. Times in seconds."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    step_timeout: float = 10.0
    page_timeout: float = 90.0
    run_timeout: float = 4 * 3_600.0
    concurrency: int = 6
    """Pages at a time; gentle, for every blocked page raises an alert somewhere."""
    control_every: float = 20.0
    """Time between two rounds of controls while pages are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """A page was tried."""

    facts: PageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSeen:
    """A control was tried."""

    check: ControlCheck
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeSeen:
    """A question to the network as a whole was asked."""

    probe: str
    observations: tuple[Observation, ...]


PAUSE = 10.0
"""Seconds at least between the last first look that is open to doubt and the second looks."""

Seen = PageSeen | ControlSeen | ProbeSeen


@dataclass(slots=True)
class Runner:
    """Runs one list. `stop` is asked often; once it says so, the run ends with one more round of controls."""

    network: Network
    test_list: TestList
    probe: PageProbe
    limits: Limits
    keep: Callable[[Seen], None]
    """Called with each fact as it comes, in the event loop's thread."""
    stop: Callable[[], bool] = lambda: False
    done: Mapping[str, PageFacts] = field(default_factory=dict)
    """Pages that an earlier part of the run has tried."""
    earlier: Sequence[ControlSeen] = ()
    network_probes: Sequence[NetworkProbe] = ()
    choices: Choices = field(default_factory=dict)
    asked: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    """What probes that an earlier part of the run has asked have seen, by id."""
    filtered_by: FilteredBy | None = None
    in_doubt: Callable[[RunFacts], AbstractSet[str]] = lambda _facts: frozenset()
    """Gives the pages (ids) that need a second look."""
    pause: float = PAUSE
    probably_slow: AbstractSet[str] = frozenset()
    """Pages (ids) that are known to stay silent."""
    _pages: dict[str, PageFacts] = field(default_factory=dict)
    _controls: list[ControlSeen] = field(default_factory=list)
    _probed: dict[str, tuple[Observation, ...]] = field(default_factory=dict)
    _ended: dict[str, float] = field(default_factory=dict)
    """When the first look at a page ended, by the event loop's clock."""
    _shut_out_after: int | None = None
    ended_early: bool = False
    """Whether pages were left untried because the run was stopped, ran out of time or found no network."""

    async def run(self) -> RunFacts:
        """Try every page that is not done yet, and give all facts. Never raises for what the network does."""
        self._pages = dict(self.done)
        self._controls = list(self.earlier)
        self._probed = dict(self.asked)
        waiting = [page for page in self.test_list.pages if page.id not in self._pages]
        # of a run that goes on, pages may be left that were looked at once and are open to doubt
        unfinished = bool(waiting) or bool(self.in_doubt(self.facts()))
        first = await self._round()
        if unfinished and self.stop():
            self.ended_early = True
        elif self._hopeless(first):
            # nothing was tried, so nothing is complete: the run goes on where there is a network again
            self.ended_early = unfinished
        elif unfinished or self._to_ask():
            self.ended_early = not await self._all(waiting)
            await self._round(hurried=self.ended_early)
        return self.facts()

    def facts(self) -> RunFacts:
        """Give what has been observed so far."""
        return RunFacts(
            test_list=self.test_list,
            pages=tuple(self._pages[page.id] for page in self.test_list.pages if page.id in self._pages),
            controls=tuple(seen.check for seen in self._controls),
            control_observations=tuple(step for seen in self._controls for step in seen.observations),
            probed=tuple(step for steps in self._probed.values() for step in steps),
            filtered_by=self.filtered_by,
            shut_out_after=self._shut_out_after,
        )

    async def _all(self, waiting: Sequence[Page]) -> bool:
        """Ask and try everything; False where the run was stopped or its time was up before the last."""
        if not await self._ask_all(after_pages=False):
            return False
        if waiting and not await self._try(waiting):
            return False
        if not await self._look_again():
            return False
        return await self._ask_all(after_pages=True)

    def _to_ask(self) -> list[NetworkProbe]:
        return [
            probe
            for probe in self.network_probes
            if probe.ask is not None
            and probe.id not in self._probed
            and probe.needs <= self.network.capabilities
            and probe.choice(self.choices).asked
        ]

    async def _ask_all(self, *, after_pages: bool) -> bool:
        """Ask the network's questions at once; False where the run was stopped before all had an answer."""
        asking = {asyncio.create_task(self._ask(probe)) for probe in self._to_ask() if probe.after_pages is after_pages}
        try:
            while asking and not self.stop():
                done, asking = await asyncio.wait(asking, timeout=_POLL)
                for task in done:
                    task.result()  # a store that fails ends the run, and is told
        finally:
            for task in asking:
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
        return not asking

    async def _ask(self, probe: NetworkProbe) -> None:
        """Ask one question within a page's time; what was seen by then counts."""
        inquiry = Inquiry(
            subject=probe.id,
            network=cast("SocketNetwork", self.network),
            facts=self.facts(),
            options=probe.choice(self.choices).options,
        )
        try:
            async with asyncio.timeout(self.limits.page_timeout):
                await probe.ask(inquiry) if probe.ask is not None else None
        except TimeoutError:
            pass
        except Exception as error:  # noqa: BLE001 - our own fault must not end the run, nor pass for a fact
            inquiry.seen.append(_fault(probe.id, error))
        seen = ProbeSeen(probe=probe.id, observations=tuple(inquiry.seen))
        self._probed[probe.id] = seen.observations
        self.keep(seen)

    async def _try(self, waiting: Sequence[Page]) -> bool:
        """Try the pages; False where the run was stopped or its time was up before the last."""
        agenda = Agenda(waiting, self.probably_slow)
        return await self._by_workers(partial(self._first_looks, agenda, set()), len(waiting))

    async def _look_again(self) -> bool:
        """Look a second time at what is open to doubt; False where the run was stopped before the last."""
        doubtful = self.in_doubt(self.facts())
        pages = [facts for facts in self._pages.values() if facts.page.id in doubtful]
        if not pages:
            return True
        clock = asyncio.get_running_loop().time
        left = max(self._ended.get(facts.page.id, -self.pause) for facts in pages) + self.pause - clock()
        while left > 0 and not self._over():
            await self.network.rest(min(_POLL, left))
            left -= _POLL
        await self._round_meanwhile()
        if self._over():
            return False
        return await self._by_workers(partial(self._second_looks, Turns(pages)), len(pages))

    def _over(self) -> bool:
        return self._shut_out_after is not None or self.stop()

    async def _by_workers(self, work: Callable[[], Coroutine[None, None, None]], pages: int) -> bool:
        """Have as many at work as may be, with controls meanwhile; False where the run ended before they did."""
        clock = asyncio.get_running_loop().time
        ends = clock() + self.limits.run_timeout
        workers = [asyncio.create_task(work()) for _ in range(min(self.limits.concurrency, pages))]
        # waited for as one: to look at each of hundreds ten times a second takes longer than judging does
        all_done = asyncio.gather(*workers)
        async with self._controls_meanwhile():
            try:
                while not all_done.done() and not self._over() and clock() < ends:
                    await asyncio.wait([all_done], timeout=_POLL)
                if all_done.done():
                    await all_done  # a store that fails ends the run, and is told
                    return True
            finally:
                for worker in workers:
                    worker.cancel()
                await asyncio.gather(all_done, *workers, return_exceptions=True)
        return False

    async def _first_looks(self, agenda: Agenda, busy: set[str]) -> None:
        clock = asyncio.get_running_loop().time
        while agenda:
            page = agenda.take(busy)
            if page is None:
                await asyncio.sleep(_TURN)
                continue
            host = host_of(page)
            busy.add(host)
            began = clock()
            facts = facts_of(page, await self.probe.ask(self.network, page))
            busy.discard(host)
            self._ended[page.id] = clock()
            agenda.tell(page, slow=self._ended[page.id] - began >= self.limits.step_timeout)
            self._keep_page(facts)

    async def _second_looks(self, turns: Turns) -> None:
        while turns:
            facts = turns.take()
            if facts is None:
                await asyncio.sleep(_TURN)
                continue
            seen = await self.probe.ask_again(self.network, facts.page, facts)
            turns.over(facts)
            self._keep_page(facts_of(facts.page, facts.observations + seen))

    def _keep_page(self, facts: PageFacts) -> None:
        self._pages[facts.page.id] = facts
        self.keep(PageSeen(facts=facts))

    @contextlib.asynccontextmanager
    async def _controls_meanwhile(self) -> AsyncIterator[None]:
        async def again_and_again() -> None:
            while True:
                await asyncio.sleep(self.limits.control_every)
                await self._round_meanwhile()

        task = asyncio.create_task(again_and_again())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _round_meanwhile(self) -> None:
        """Try the controls while pages are tried; where none opens any more, once again, and then give up."""
        before = any(_opens(seen.check) for seen in self._controls)
        for _ in range(_LAST_ROUNDS):
            found = await self._round()
            if not before or not found or any(map(_opens, found)):
                return
        answered = [any(journey.replies for journey in facts.journeys) for facts in self._pages.values()]
        self._shut_out_after = max((number for number, each in enumerate(answered, 1) if each), default=0)

    async def _round(self, *, hurried: bool = False) -> list[ControlCheck]:
        """Try every control once. A hurried round (the person wants to leave) takes one step's time at most."""
        number = 1 + max((seen.check.round for seen in self._controls), default=-1)
        tries = [asyncio.create_task(self._control(control, number)) for control in self.test_list.controls]
        try:
            done, late = await self._waited_for(tries, hurried=hurried)
        except asyncio.CancelledError:
            # a round that is broken off says nothing
            for task in tries:
                task.cancel()
            await asyncio.gather(*tries, return_exceptions=True)
            raise
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        found = [task.result() for task in tries if task in done]
        for seen in found:
            self._controls.append(seen)
            self.keep(seen)
        return [seen.check for seen in found]

    async def _waited_for(
        self, tries: Sequence[asyncio.Task[ControlSeen]], *, hurried: bool
    ) -> tuple[set[asyncio.Task[ControlSeen]], set[asyncio.Task[ControlSeen]]]:
        """Wait for all; from when the person wants to leave, for one step's time at most. Gives done and late."""
        clock = asyncio.get_running_loop().time
        ends = clock() + self.limits.step_timeout if hurried else None
        done, late = await asyncio.wait(tries, timeout=0)
        while late and (ends is None or clock() < ends):
            done, late = await asyncio.wait(tries, timeout=_POLL)
            if ends is None and self.stop():
                ends = clock() + self.limits.step_timeout
        return done, late

    async def _control(self, control: Page, number: int) -> ControlSeen:
        observations = await self.network.visit(control, number + 1)
        return ControlSeen(check=check_control(facts_of(control, observations), number), observations=observations)

    @staticmethod
    def _hopeless(checks: Sequence[ControlCheck]) -> bool:
        return all(check.trouble in _HOPELESS for check in checks)


def _opens(check: ControlCheck) -> bool:
    """Whether a control opened, as far as is known while the run goes on."""
    return check.trouble is None or check.unproven is not None


def _fault(probe: str, error: Exception) -> Exchange:
    return Exchange(
        subject=probe,
        visit=1,
        purpose=Purpose.CONTEXT,
        started=datetime.now(UTC),
        elapsed=0.0,
        failure=Failure.FAULT,
        url=type(error).__name__,
    )
