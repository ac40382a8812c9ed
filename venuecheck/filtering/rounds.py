"""Rounds of controls: before the pages, between them, and after."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from venuecheck.filtering.judging.controls import ControlCheck, Trouble, check_control
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Network
from venuecheck.filtering.seen import ControlSeen

_POLL = 0.1
"""Seconds between looks at whether the run is to stop."""
_LAST_ROUNDS = 2
"""Rounds without any control before nothing of the device is let through any more."""
# Troubles after which every page would only wait for its time-outs.
_HOPELESS = frozenset({Trouble.NAMES, Trouble.NO_ROUTE, Trouble.PROXY, Trouble.SIGN_IN, Trouble.CONNECTION})


@dataclass(slots=True, kw_only=True)
class Rounds:
    """Tries the controls of a list, as often as it is asked to, and keeps what came."""

    network: Network
    controls: Sequence[Page]
    limits: Limits
    keep: Callable[[ControlSeen], None]
    stop: Callable[[], bool]
    seen: list[ControlSeen] = field(default_factory=list)
    """Every visit to a control, those of an earlier part of the run first."""

    async def once(self, *, hurried: bool = False) -> list[ControlCheck]:
        """Try every control once. A hurried round (the person wants to leave) takes one step's time at most."""
        number = 1 + max((seen.check.round for seen in self.seen), default=-1)
        tries = [asyncio.create_task(self._control(control, number)) for control in self.controls]
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
            self.seen.append(seen)
            self.keep(seen)
        return [seen.check for seen in found]

    async def still_open(self) -> bool:
        """Try the controls, once again where none opens any more; give whether the network lets the device through.

        Where none has opened yet, nothing has come to an end.
        """
        before = any(_opens(seen.check) for seen in self.seen)
        for _ in range(_LAST_ROUNDS):
            found = await self.once()
            if not before or not found or any(map(_opens, found)):
                return True
        return False

    @contextlib.asynccontextmanager
    async def meanwhile(self, one: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
        """Have `one` round after another made at the limits' distance, until the end."""

        async def again_and_again() -> None:
            while True:
                await asyncio.sleep(self.limits.control_every)
                await one()

        task = asyncio.create_task(again_and_again())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

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


def hopeless(checks: Sequence[ControlCheck]) -> bool:
    """Whether every page would only wait for its time-outs after such a round."""
    return all(check.trouble in _HOPELESS for check in checks)


def _opens(check: ControlCheck) -> bool:
    """Whether a control opened, as far as is known while the run goes on."""
    return check.trouble is None or check.unproven is not None
