"""The addresses of one name tried as browsers try them (RFC 8305): the next one where one fails or takes long.

Two at a time, so that a site is not pressed, and six in one visit. A later visit begins with the next ones.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from venuecheck.filtering.model.observation import Connection
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage.stream import ByteStream

AT_A_TIME = 2
MOST = 6
HEAD_START = 0.25
"""Seconds that an address has before the next is tried beside it (RFC 8305, 5)."""

Opened = tuple[Connection, ByteStream | None]
Connect = Callable[[Endpoint], Awaitable[Opened]]


def in_turn(found: Sequence[Endpoint], visit: int) -> list[Endpoint]:
    """Give the addresses that a visit (from 1) tries, first to last: each visit begins where others did not."""
    step = MOST if len(found) > MOST else 1
    start = (visit - 1) * step % len(found) if found else 0
    return [*found[start:], *found[:start]][:MOST]


async def first_connected(
    endpoints: Sequence[Endpoint], connect: Connect
) -> tuple[list[Connection], ByteStream | None]:
    """Connect to the first of some addresses that accepts. Gives what came of those that were waited for.

    The one that was connected to comes last. One that is given up because another was quicker is not told of.
    """
    if len(endpoints) == 1:
        connection, stream = await connect(endpoints[0])
        return [connection], stream
    waiting, told = list(endpoints), list[Connection]()
    trying: set[asyncio.Task[Opened]] = set()
    try:
        while waiting or trying:
            if waiting and len(trying) < AT_A_TIME:
                trying.add(asyncio.ensure_future(connect(waiting.pop(0))))
            more = bool(waiting) and len(trying) < AT_A_TIME
            done, trying = await asyncio.wait(
                trying, timeout=HEAD_START if more else None, return_when=asyncio.FIRST_COMPLETED
            )
            results = sorted((task.result() for task in done), key=lambda each: each[0].started)
            told += [connection for connection, stream in results if stream is None]
            open_ = [each for each in results if each[1] is not None]
            for _, other in open_[1:]:
                _close(other)
            if open_:
                return [*told, open_[0][0]], open_[0][1]
    finally:
        await _give_up(trying)
    return told, None


async def _give_up(trying: set[asyncio.Task[Opened]]) -> None:
    for task in trying:
        task.cancel()
    for result in await asyncio.gather(*trying, return_exceptions=True):
        if not isinstance(result, BaseException):
            _close(result[1])


def _close(stream: ByteStream | None) -> None:
    if stream is not None:
        stream.close()
