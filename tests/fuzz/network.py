"""Each way in which a network reaches the program: hostile bytes, a real visit or look-up, and what must hold."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.filtering.vantage.device import device
from tests.fuzz import made
from tests.fuzz.hostile import Ending, naming, only_loopback, speaking
from tests.fuzz.oracle import check, check_step, page_at
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Exchange, Handshake, Observation, Tunnel
from venuecheck.filtering.vantage.socket import SocketVantage

HASTY, PATIENT = 0.1, 5.0
"""Seconds that a step may take where a server hangs, and where it does not, however slow the machine."""
GUARD = 60.0
"""Seconds after which a visit hangs, on the slowest machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One way in."""

    id: str
    made: SearchStrategy[bytes]
    send: Callable[[bytes, Ending], Awaitable[None]]

    def run(self, said: bytes, ending: Ending) -> None:
        """Let a server say this and end so, and assert what must hold. Raises `AssertionError`."""

        async def guarded() -> None:
            async with asyncio.timeout(GUARD):
                await self.send(said, ending)

        with only_loopback():
            asyncio.run(guarded())


def _device(ending: Ending, proxy: str = "none") -> SocketVantage:
    step = HASTY if ending is Ending.HANG else PATIENT
    return device(proxy=proxy, step=step, whole=4 * step)


async def _http(said: bytes, ending: Ending) -> None:
    vantage = _device(ending)
    async with speaking(said, ending) as port:
        page = page_at(f"http://127.0.0.1:{port}/")
        seen = await vantage.visit(page, 1)
    check(seen, page)
    _ended_in_time(seen, ending)


async def _tls(said: bytes, ending: Ending) -> None:
    vantage = _device(ending)
    async with speaking(said, ending) as port:
        page = page_at(f"https://127.0.0.1:{port}/")
        seen = await vantage.visit(page, 1)
    check(seen, page)
    assert seen[-1].failure is not None, "no key was agreed on, so there is no handshake"
    assert isinstance(seen[-1], Handshake) or ending is Ending.HANG


async def _tunnel(said: bytes, ending: Ending) -> None:
    async with speaking(said, ending) as port:
        vantage = _device(ending, proxy=f"http://127.0.0.1:{port}")
        page = page_at("https://site.test/")
        seen = await vantage.visit(page, 1)
    check(seen, page)
    assert ending is Ending.HANG or any(isinstance(step, Tunnel) for step in seen)


async def _proxied(said: bytes, ending: Ending) -> None:
    async with speaking(said, ending) as port:
        vantage = _device(ending, proxy=f"http://127.0.0.1:{port}")
        page = page_at("http://site.test/")
        seen = await vantage.visit(page, 1)
    check(seen, page)


async def _dns(said: bytes, ending: Ending) -> None:
    """The same bytes over UDP and, where they say that they are cut short, over TCP."""
    over_tcp = said if ending is Ending.CLOSE else said[: len(said) // 2]
    async with naming(said, over_tcp) as port:
        vantage = device(dns=port, step=HASTY, whole=4 * HASTY)
        lookup = await vantage.names.resolve("p", 1, "site.test", "A")
    check_step(lookup)


async def _dns_visit(said: bytes, ending: Ending) -> None:
    """A whole visit by a hostile resolver; nothing but loopback is connected to."""
    async with naming(said, said) as port:
        vantage = device(dns=port, step=HASTY, whole=4 * HASTY)
        page = page_at("http://site.test:9/" if ending is Ending.CLOSE else "https://site.test:9/")
        seen = await vantage.visit(page, 1)
    check(seen, page)


def _ended_in_time(seen: tuple[Observation, ...], ending: Ending) -> None:
    """A server that hangs before its answer is told as a time-out."""
    last = seen[-1]
    if ending is Ending.HANG and isinstance(last, Exchange) and last.answer is None:
        quick = {Failure.MALFORMED, Failure.TOO_LARGE, Failure.BAD_ADDRESS, Failure.TOO_MANY_REDIRECTS}
        assert last.failure in {Failure.TIMEOUT, Failure.OUT_OF_TIME} | quick, last


TARGETS = (
    Target(id="http", made=made.answers(), send=_http),
    Target(id="proxied", made=made.answers(), send=_proxied),
    Target(id="tunnel", made=made.answers(), send=_tunnel),
    Target(id="tls", made=made.records() | st.binary(max_size=60), send=_tls),
    Target(id="dns", made=made.replies() | st.binary(max_size=60), send=_dns),
    Target(id="dns-visit", made=made.replies(), send=_dns_visit),
)
BY_ID = {target.id: target for target in TARGETS}
