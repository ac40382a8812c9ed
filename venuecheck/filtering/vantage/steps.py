"""The single steps of a visit: each is timed, bounded, and told as one observation."""

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from venuecheck.filtering.model.address import WebAddress
from venuecheck.filtering.model.answer import DNS_MESSAGE, SUCCESS, Answer
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Certificate,
    Connection,
    Exchange,
    Family,
    Handshake,
    Observation,
    Purpose,
    Tunnel,
)
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage import h2_step
from venuecheck.filtering.vantage.answer import Keeping, keep
from venuecheck.filtering.vantage.budget import Budget, came_late, elapsed_since
from venuecheck.filtering.vantage.cookies import Cookies
from venuecheck.filtering.vantage.failures import StepFailed, failure_of, tls_detail
from venuecheck.filtering.vantage.http_step import RawAnswer, ask_tunnel, fetch
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.routes import has_ipv6
from venuecheck.filtering.vantage.sent_on import SentOn
from venuecheck.filtering.vantage.stream import ByteStream, TcpStream, TlsStream, client_context
from venuecheck.filtering.vantage.system_names import SystemNames
from venuecheck.filtering.vantage.trust import TrustJudge, describe

T = TypeVar("T")
_PATIENCE = 2.0
"""How many times as long a visit after the first waits for an answer: a site that is slow is no filter."""


@dataclass(slots=True)
class Device:
    """What this device's visits share. One for each run; `now` gives the time of day, in UTC."""

    names: NameService
    trust: TrustJudge
    proxy: ProxyChoice
    step_timeout: float
    page_timeout: float
    now: Callable[[], datetime]
    keeping: Keeping = field(default_factory=Keeping)
    """How answers are told, and what is kept of them."""
    system_names: SystemNames | None = None
    """The device's own look-ups; None where another resolver than the device's is asked."""
    compare_at: tuple[Endpoint, ...] = ()
    """Resolvers of others, where the site lets names of pages be asked there."""
    tls: ssl.SSLContext = field(default_factory=client_context)
    has_ipv6: bool = field(default_factory=has_ipv6)
    """Whether it can use IPv6 at all: as at the run's beginning, and once an address of a page could be used."""


class Steps:
    """The steps taken so far for one page, and what remains of its time."""

    _address: WebAddress
    """The page's own; set before the first request."""

    def __init__(self, device: Device, page: Page, number: int, purpose: Purpose = Purpose.PAGE) -> None:
        self._device, self._page, self._number, self._purpose = device, page, number, purpose
        self._budget = Budget(device.page_timeout, device.step_timeout)
        self._hop = 0
        self._cookies = Cookies()
        self.seen: list[Observation] = []

    async def connect(self, endpoint: Endpoint, *, to_proxy: bool = False) -> tuple[Connection, ByteStream | None]:
        """Open a connection."""
        started, began = self._device.now(), time.monotonic()
        stream, failure = await self._timed(TcpStream.open(endpoint.address, endpoint.port))
        connection = Connection(
            subject=self._page.id,
            visit=self._number,
            hop=self._hop,
            family=Family.PROXY if to_proxy else endpoint.family,
            purpose=self._purpose,
            started=started,
            elapsed=elapsed_since(began),
            failure=failure,
            address=endpoint.address,
            port=endpoint.port,
            to_proxy=to_proxy,
        )
        return connection, stream

    async def handshake(
        self, stream: ByteStream, name: str, family: Family, *, http2: bool = False
    ) -> tuple[Handshake, TlsStream | None]:
        """Make a TLS handshake over `stream` and judge the chain; `http2` offers HTTP/2 as well."""
        started, began = self._device.now(), time.monotonic()
        secure = TlsStream(stream, client_context(h2_step.PROTOCOL, "http/1.1") if http2 else self._device.tls, name)
        detail = ""
        failure: Failure | None = None
        timer = asyncio.timeout(allowed := self._budget.step())
        try:
            async with timer:
                await secure.handshake()
        except (OSError, StepFailed, TimeoutError) as error:
            failure, detail = self._named(error, timer, allowed), tls_detail(error)
        chain = secure.chain() if failure is None else ()
        public, device = self._device.trust.judge(chain, name, started)
        shown = self._named_host(name)
        handshake = Handshake(
            subject=self._page.id,
            visit=self._number,
            hop=self._hop,
            family=family,
            purpose=self._purpose,
            started=started,
            elapsed=elapsed_since(began),
            failure=failure,
            server_name=shown,
            version=secure.version() if failure is None else "",
            chain=tuple(describe(der) for der in chain) if shown == name else _nameless(chain),
            public_trust=public,
            device_trust=device,
            detail=detail,
            protocol=secure.protocol() if failure is None else "",
        )
        return handshake, secure if failure is None else None

    async def tunnel(self, stream: ByteStream, address: WebAddress) -> bool:
        """Ask an explicit proxy for a tunnel, and say whether there is one."""
        started, began = self._device.now(), time.monotonic()
        host = f"[{address.host}]" if ":" in address.host else address.host
        target = f"{host}:{address.port}"
        raw = RawAnswer()
        failure = await self._answered(ask_tunnel(stream, target, raw), raw)
        opened = raw.status in SUCCESS
        self.seen.append(
            Tunnel(
                subject=self._page.id,
                visit=self._number,
                hop=self._hop,
                family=Family.PROXY,
                purpose=self._purpose,
                started=started,
                elapsed=elapsed_since(began),
                failure=failure,
                came=0 if raw.status else raw.came,
                target=target if self._hop == 0 else f"{self._named_host(host)}:{address.port}",
                answer=self._kept(raw, address)[0],
            )
        )
        return opened

    async def exchange(
        self, stream: ByteStream, address: WebAddress, family: Family, target: str, *, http2: bool = False
    ) -> SentOn | None:
        """Ask for `target`, and say where what came sends the browser on; `http2` asks for a DNS message."""
        started, began = self._device.now(), time.monotonic()
        raw = RawAnswer()
        if http2:
            asking = h2_step.fetch_h2(stream, address, DNS_MESSAGE, raw)
        else:
            asking = fetch(stream, address.authority, target, raw, cookies=self._cookies.header(address))
        failure = await self._answered(asking, raw)
        self._cookies.take(raw.headers, address)
        answer, sent = self._kept(raw, address)
        self.seen.append(
            Exchange(
                subject=self._page.id,
                visit=self._number,
                hop=self._hop,
                family=family,
                purpose=self._purpose,
                started=started,
                elapsed=elapsed_since(began),
                failure=failure,
                came=0 if raw.status else raw.came,
                url=self._shown(address),
                answer=answer,
            )
        )
        return sent

    def note_exchange(self, address: WebAddress, family: Family, failure: Failure, detail: str = "") -> None:
        """Note why `address` was not asked; `detail` says more, as a sentence."""
        self.seen.append(
            Exchange(
                subject=self._page.id,
                visit=self._number,
                hop=self._hop,
                family=family,
                purpose=self._purpose,
                started=self._device.now(),
                elapsed=0.0,
                failure=failure,
                url=self._shown(address),
                detail=detail,
            )
        )

    def fault(self, error: Exception) -> None:
        """Note that this program failed, with the kind of failure and nothing of its text."""
        step = Exchange(
            subject=self._page.id,
            visit=self._number,
            hop=self._hop,
            purpose=self._purpose,
            started=self._device.now(),
            elapsed=0.0,
            failure=Failure.FAULT,
            url=type(error).__name__,
        )
        self.seen.append(step)

    def _kept(self, raw: RawAnswer, address: WebAddress) -> tuple[Answer | None, SentOn | None]:
        device = self._device
        return keep(raw, self._page, self._address, address, device.keeping)

    def _shown(self, address: WebAddress) -> str:
        return self._page.url if self._hop == 0 else self._device.keeping.address(address.url, self._address)

    def _named_host(self, host: str) -> str:
        """Give a host as it may be kept: of one that a filter sends the browser to, what names nobody."""
        return host if self._hop == 0 else self._device.keeping.host(host, self._address)

    async def _answered(self, step: Awaitable[None], raw: RawAnswer) -> Failure | None:
        """Take a step that fills `raw`, and say how it failed; where an answer's head came, only its body broke off."""
        _, failure = await self._timed(step, 1.0 if self._number == 1 else _PATIENCE)
        if failure is not None and raw.status:
            raw.complete, raw.cut = False, failure
        return None if raw.status else failure

    async def _timed(self, step: Awaitable[T], times: float = 1.0) -> tuple[T | None, Failure | None]:
        timer = asyncio.timeout(allowed := self._budget.step(times))
        try:
            async with timer:
                return await step, None
        except (OSError, StepFailed, TimeoutError) as error:
            return None, self._named(error, timer, allowed)

    def _named(self, error: BaseException, timer: asyncio.Timeout, allowed: float) -> Failure:
        failure = failure_of(error)
        cut_short = self._budget.used_up or came_late(timer, allowed)
        return Failure.OUT_OF_TIME if failure is Failure.TIMEOUT and cut_short else failure


def _nameless(chain: tuple[bytes, ...]) -> tuple[Certificate, ...]:
    """Describe a chain without the name that its first certificate is for."""
    described = tuple(map(describe, chain))
    return (*(replace(leaf, subject="", pem="") for leaf in described[:1]), *described[1:])
