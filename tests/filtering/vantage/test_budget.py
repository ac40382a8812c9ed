"""Time that is up because this program was busy is told from time in which nothing came."""

import asyncio
import time

from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.vantage.budget import came_late
from venuecheck.filtering.vantage.resolver import _failure


async def _waited(*, busy: float) -> asyncio.Timeout:
    timer = asyncio.timeout(0.02)
    try:
        async with timer:
            await asyncio.sleep(0)
            time.sleep(busy)  # noqa: ASYNC251 - what keeps the loop from looking at what has come
            await asyncio.sleep(60)
    except TimeoutError:
        return timer
    raise AssertionError


def test_a_timer_that_fires_late_is_no_silence() -> None:
    async def both() -> None:
        late = await _waited(busy=0.6)
        assert came_late(late, 0.02)
        assert not came_late(late, 60), "less than half of its time was not looked at"
        assert _failure(TimeoutError(), late, 0.02) is Failure.OUT_OF_TIME
        assert _failure(ConnectionRefusedError(111, ""), late, 0.02) is Failure.REFUSED

    asyncio.run(both())


def test_a_timer_that_is_not_due_was_not_late() -> None:
    async def soon() -> None:
        async with asyncio.timeout(60) as timer:
            await asyncio.sleep(0)
            assert not came_late(timer, 60)
            assert _failure(TimeoutError(), timer, 60) is Failure.TIMEOUT

    asyncio.run(soon())
