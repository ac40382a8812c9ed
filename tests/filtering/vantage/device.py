"""A device on loopback: its resolver, its roots and its proxy."""

import asyncio
from datetime import UTC, datetime
from typing import TypeVar

from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Exchange, Handshake, Lookup, Observation, Tunnel
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.vantage.answer import Keeping
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.servers import Server
from venuecheck.filtering.vantage.socket import SocketVantage
from venuecheck.filtering.vantage.trust import TrustJudge

MARKER = "ORIGIN-MARKER"
PATIENT, HASTY = 5.0, 0.25
"""Seconds a step may take: where an answer comes, however slow the machine; and where none ever does."""
T = TypeVar("T", bound=Observation)


def now() -> datetime:
    """Give the time of day."""
    return datetime.now(UTC)


def device(
    *,
    dns: int | None = None,
    proxy: str = "none",
    step: float = PATIENT,
    whole: float = 20.0,
    trust: TrustJudge | None = None,
    identities: tuple[str, ...] = (),
    fingerprints: tuple[Fingerprint, ...] = (),
) -> SocketVantage:
    """Give a vantage whose resolver is on loopback at port `dns`; `step` and `whole` are seconds."""
    servers = (Server(address="127.0.0.1", port=dns),) if dns else ()
    return SocketVantage(
        names=NameService(servers=servers, step_timeout=step, now=now),
        trust=trust or TrustJudge(public=None, device=None),
        proxy=ProxyChoice(proxy),
        step_timeout=step,
        page_timeout=whole,
        now=now,
        keeping=Keeping(identities=identities, fingerprints=fingerprints),
    )


def visited(vantage: SocketVantage, url: str, *, expect: str | None = MARKER) -> tuple[Observation, ...]:
    """Visit a page once."""
    page = Page(id="p", url=url, expect=Expect(contains=expect) if expect else None)
    return asyncio.run(vantage.visit(page, 1))


def last(seen: tuple[Observation, ...], kind: type[T]) -> T:
    """Give the last step, which must be of this kind."""
    assert isinstance(seen[-1], kind), seen
    return seen[-1]


def step_for(failure: Failure | None) -> float:
    """Give the time for a step that must fail so: there is no sense in waiting long for a time-out."""
    return HASTY if failure is Failure.TIMEOUT else PATIENT


def exchange(seen: tuple[Observation, ...]) -> Exchange:
    """Give the last step, which must be a request."""
    return last(seen, Exchange)


def handshake(seen: tuple[Observation, ...]) -> Handshake:
    """Give the last step, which must be a handshake."""
    return last(seen, Handshake)


def tunnel(seen: tuple[Observation, ...]) -> Tunnel:
    """Give the last step, which must be a request for a tunnel."""
    return last(seen, Tunnel)


def lookups(seen: tuple[Observation, ...]) -> list[Lookup]:
    """Give the look-ups."""
    return [step for step in seen if isinstance(step, Lookup)]
