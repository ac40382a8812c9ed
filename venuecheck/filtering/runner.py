"""A test list tried on a network: pages under limits, controls before, between and after, facts out as they come.

One page of a host is tried at a time. What stays open to doubt is looked at a second time, when nothing has been open
to it for a while. Where the controls, which opened before, stop to open, the run stops: the network has shut the device
out, and every further page would only say so again.

Questions to the network as a whole are asked after the first round of controls, those that need the pages' addresses
before the last: what they find has working controls around it, too.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import cast

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.agenda import Agenda
from venuecheck.filtering.judging.connection import PLACES
from venuecheck.filtering.judging.journey import PageFacts, facts_of, host_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.limits import PAUSE, Limits
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Exchange, Handshake, Observation, Purpose
from venuecheck.filtering.model.page import Page, TestList
from venuecheck.filtering.port import Capability, Network, SocketNetwork
from venuecheck.filtering.probing.elsewhere import SUBJECT, Place, candidates, compare_elsewhere, usable
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.probe import Choices, NetworkProbe, PageProbe
from venuecheck.filtering.rounds import Rounds, hopeless
from venuecheck.filtering.seen import ControlSeen, PageSeen, ProbeSeen, Seen
from venuecheck.filtering.turns import Turns

_POLL = 0.1
"""Seconds between looks at whether the run is to stop."""
_TO_ONE_HOST = 2
"""Connections of ours that one host has at most."""
_AHEAD = 0.5
"""Seconds before the second looks in which controls are tried: they are waited for, and no page is meanwhile."""
_TURN = 0.05
"""Seconds between looks at whether a host is free."""


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
    _rounds: Rounds = field(init=False)
    _probed: dict[str, tuple[Observation, ...]] = field(default_factory=dict)
    _places: list[Place] = field(default_factory=list)
    """Where names are tried that are cut off at their own sites' addresses."""
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_TO_ONE_HOST))
    _ended: dict[str, float] = field(default_factory=dict)
    """When the first look at a page ended, by the event loop's clock."""
    _shut_out_after: int | None = None
    ended_early: bool = False
    """Whether pages were left untried because the run was stopped, ran out of time or found no network."""

    def __post_init__(self) -> None:
        """Begin where an earlier part of the run ended."""
        self._rounds = Rounds(
            network=self.network,
            controls=self.test_list.controls,
            limits=self.limits,
            keep=self.keep,
            stop=self.stop,
            seen=list(self.earlier),
        )

    async def run(self) -> RunFacts:
        """Try every page that is not done yet, and give all facts. Never raises for what the network does."""
        self._pages = dict(self.done)
        self._probed = dict(self.asked)
        waiting = [page for page in self.test_list.pages if page.id not in self._pages]
        # of a run that goes on, pages may be left that were looked at once and are open to doubt
        unfinished = bool(waiting) or bool(self.in_doubt(self.facts()))
        first = await self._rounds.once()
        if unfinished and self.stop():
            self.ended_early = True
        elif hopeless(first):
            # nothing was tried, so nothing is complete: the run goes on where there is a network again
            self.ended_early = unfinished
        elif unfinished or self._to_ask():
            self.ended_early = not await self._all(waiting)
            await self._rounds.once(hurried=self.ended_early)
        return self.facts()

    def facts(self) -> RunFacts:
        """Give what has been observed so far."""
        return RunFacts(
            test_list=self.test_list,
            pages=tuple(self._pages[page.id] for page in self.test_list.pages if page.id in self._pages),
            controls=tuple(seen.check for seen in self._rounds.seen),
            control_observations=tuple(step for seen in self._rounds.seen for step in seen.observations),
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
        # the slowest first, as of first looks: what is begun last would be waited for alone
        pages = sorted(
            (facts for facts in self._pages.values() if facts.page.id in doubtful),
            key=lambda facts: facts.finished - facts.started,
            reverse=True,
        )
        if not pages:
            return True
        due = max(self._ended.get(facts.page.id, -self.pause) for facts in pages) + self.pause
        await self._rest_until(due - _AHEAD)
        await self._round_meanwhile()
        if self._over():
            return False
        await self._find_places(pages)
        await self._rest_until(due)
        return await self._by_workers(partial(self._second_looks, Turns(pages)), len(pages))

    async def _rest_until(self, due: float) -> None:
        """Leave the network alone until then, by the event loop's clock, or until the run is over."""
        clock = asyncio.get_running_loop().time
        left = due - clock()
        while left > 0 and not self._over():
            await self.network.rest(min(_POLL, left))
            left = min(left - _POLL, due - clock())  # where a network that is replayed lets no time go by, too

    def _over(self) -> bool:
        return self._shut_out_after is not None or self.stop()

    async def _by_workers(self, work: Callable[[], Coroutine[None, None, None]], pages: int) -> bool:
        """Have as many at work as may be, with controls meanwhile; False where the run ended before they did."""
        clock = asyncio.get_running_loop().time
        ends = clock() + self.limits.run_timeout
        workers = [asyncio.create_task(work()) for _ in range(min(self.limits.concurrency, pages))]
        # waited for as one: to look at each of hundreds ten times a second takes longer than judging does
        all_done = asyncio.gather(*workers)
        async with self._rounds.meanwhile(self._round_meanwhile):
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
            now = facts_of(facts.page, facts.observations + seen)
            if self._places:
                async with self._free:
                    more = await compare_elsewhere(cast("SocketNetwork", self.network), now, self._places)
                now = facts_of(facts.page, now.observations + more) if more else now
            self._keep_page(now)

    async def _find_places(self, doubtful: Sequence[PageFacts]) -> None:
        """Find out at which controls' addresses names can be tried that are cut off at their own."""
        cut = any(isinstance(journey.last, Handshake) for facts in doubtful for journey in facts.journeys)
        if not cut or Capability.STEPS not in self.network.capabilities:
            return
        found = candidates(seen.check for seen in self._rounds.seen)
        if len(found) < PLACES:
            return
        self._places, steps = await usable(cast("SocketNetwork", self.network), found)
        told = ProbeSeen(probe=SUBJECT, observations=self._probed.get(SUBJECT, ()) + steps)
        self._probed[SUBJECT] = told.observations
        self.keep(told)

    async def _round_meanwhile(self) -> None:
        """Try the controls while pages are tried, and stop where the network lets nothing through any more."""
        if not await self._rounds.still_open():
            answered = [any(journey.replies for journey in facts.journeys) for facts in self._pages.values()]
            self._shut_out_after = max((number for number, each in enumerate(answered, 1) if each), default=0)

    def _keep_page(self, facts: PageFacts) -> None:
        self._pages[facts.page.id] = facts
        self.keep(PageSeen(facts=facts))


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
