"""One visit to one page by this program's own sockets: the steps, hop by hop, within the page's time."""

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from venuecheck.filtering.model.address import AddressError, WebAddress, parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Connection,
    Exchange,
    Family,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    Tunnel,
)
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.redaction import redact_url
from venuecheck.filtering.vantage.answer import keep, next_hop
from venuecheck.filtering.vantage.budget import Budget, came_late
from venuecheck.filtering.vantage.failures import StepFailed, failure_of, tls_detail
from venuecheck.filtering.vantage.http_step import RawAnswer, ask_tunnel, fetch
from venuecheck.filtering.vantage.proxy import ProxyAddress, ProxyChoice, ProxyUnknown
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.routes import endpoints, literal_endpoint
from venuecheck.filtering.vantage.stream import ByteStream, TcpStream, TlsStream, client_context
from venuecheck.filtering.vantage.trust import TrustJudge, describe

MAX_REDIRECTS = 10
T = TypeVar("T")


@dataclass(slots=True)
class Device:
    """What this device's visits share. One for each run; `now` gives the time of day, in UTC."""

    names: NameService
    trust: TrustJudge
    proxy: ProxyChoice
    step_timeout: float
    page_timeout: float
    now: Callable[[], datetime]
    identities: tuple[str, ...] = ()
    """Names of this device and its user, taken out of evidence."""
    tls: ssl.SSLContext = field(default_factory=client_context)


class Visit:
    """One visit to one page: the steps taken so far, and what remains of its time."""

    def __init__(self, device: Device, page: Page, number: int, purpose: Purpose = Purpose.PAGE) -> None:
        self._device, self._page, self._number, self._purpose = device, page, number, purpose
        self._budget = Budget(device.page_timeout, device.step_timeout)
        self._hop = 0
        self.seen: list[Observation] = []

    async def run(self) -> None:
        """Visit by every family that the device can use, until one reaches the page's own content."""
        self._address = parse_address(self._page.url)
        try:
            proxy = await self._device.proxy.choose(self._address)
        except ProxyUnknown:
            self._note_exchange(self._address, Family.PROXY, Failure.FAULT)
            return
        if proxy is not None:
            await self._by_proxy(proxy)
            return
        self._device.names.ask_system(self._page.id, self._number, self._address.host)
        found = await self._look_up(self._address)
        for family in (Family.IPV4, Family.IPV6):
            mine = [endpoint for endpoint in found if endpoint.family is family]
            if mine and not self._reached:
                self._hop = 0
                await self._follow(self._address, mine)
        self.seen += self._device.names.take_system(self._address.host)

    async def run_at(self, endpoint: Endpoint, *, named: bool) -> None:
        """Ask for the page at this address, without a look-up, a proxy or a redirect."""
        self._address = address = parse_address(self._page.url)
        connection, opened = await self.connect(endpoint)
        self.seen.append(connection)
        if opened is None:
            return
        stream: ByteStream = opened
        try:
            if address.scheme == "https":
                # a handshake for a literal address names no server
                name = address.host if named else endpoint.address
                handshake, secure = await self.handshake(stream, name, endpoint.family)
                self.seen.append(handshake)
                if secure is None:
                    return
                stream = secure
            await self._exchange(stream, address, endpoint.family, address.target)
        finally:
            stream.close()

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

    @property
    def _reached(self) -> bool:
        last = self.seen[-1] if self.seen else None
        if not isinstance(last, Exchange) or last.answer is None or last.answer.body is None:
            return False
        return last.answer.body.holds_expected is True

    async def _look_up(self, address: WebAddress, purpose: Purpose | None = None) -> list[Endpoint]:
        """Look both kinds of address up; an IPv6 address that the device cannot use is context only."""
        literal = literal_endpoint(address)
        if literal is not None:
            return [literal]
        names = self._device.names
        step = self._budget.step()
        both: tuple[Lookup, ...] = await asyncio.gather(
            names.resolve(self._page.id, self._number, address.host, "A", within=step),
            names.resolve(self._page.id, self._number, address.host, "AAAA", within=step),
        )
        if self._budget.used_up:
            # cut short by the page's end, which is no silence of the resolver's
            both = tuple(_out_of_time(each) for each in both)
        found, lookups = endpoints(both, address, hop=self._hop, purpose=purpose or self._purpose)
        self.seen += lookups
        return found

    async def _follow(self, address: WebAddress, found: list[Endpoint]) -> None:
        family = found[0].family
        while True:
            stream = await self._first_connection(found)
            if stream is None:
                return
            following = await self._ask(address, stream, family, tls=address.scheme == "https")
            if following is None:
                return
            address = following
            found = await self._look_up(address)
            same = [endpoint for endpoint in found if endpoint.family is family]
            found = same or found
            if not found:
                return

    async def _by_proxy(self, proxy: ProxyAddress) -> None:
        address = self._address
        where = WebAddress(scheme="http", host=proxy.host, port=proxy.port, target="/")
        while True:
            # looking the proxy's own name up says nothing about the page
            found = await self._look_up(where, Purpose.CONTEXT)
            stream = await self._first_connection(found, to_proxy=True) if found else None
            if stream is None:
                return
            secure = address.scheme == "https"
            if secure and not await self._opened(stream, address):
                return
            target = None if secure else address.url
            following = await self._ask(address, stream, Family.PROXY, tls=secure, target=target)
            if following is None:
                return
            address = following

    async def _first_connection(self, found: list[Endpoint], *, to_proxy: bool = False) -> ByteStream | None:
        for endpoint in found[:2]:
            connection, stream = await self.connect(endpoint, to_proxy=to_proxy)
            self.seen.append(connection)
            if stream is not None:
                return stream
        return None

    async def _ask(
        self, address: WebAddress, stream: ByteStream, family: Family, *, tls: bool, target: str | None = None
    ) -> WebAddress | None:
        """Make the handshake where one is due, ask, and give the next hop. Closes the stream."""
        try:
            if tls:
                handshake, secure = await self.handshake(stream, address.host, family)
                self.seen.append(handshake)
                if secure is None:
                    return None
                stream = secure
            raw = await self._exchange(stream, address, family, target or address.target)
        finally:
            stream.close()
        return self._next(raw, address, family)

    def _next(self, raw: RawAnswer, address: WebAddress, family: Family) -> WebAddress | None:
        try:
            following = next_hop(raw, address)
        except AddressError:
            self._hop += 1
            self._note_exchange(address, family, Failure.BAD_ADDRESS)
            return None
        if following is None:
            return None
        self._hop += 1
        if self._hop > MAX_REDIRECTS:
            self._note_exchange(following, family, Failure.TOO_MANY_REDIRECTS)
            return None
        return following

    def _note_exchange(self, address: WebAddress, family: Family, failure: Failure) -> None:
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
            )
        )

    def _shown(self, address: WebAddress) -> str:
        return self._page.url if self._hop == 0 else redact_url(address.url, self._device.identities)

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
            elapsed=time.monotonic() - began,
            failure=failure,
            address=endpoint.address,
            port=endpoint.port,
            to_proxy=to_proxy,
        )
        return connection, stream

    async def handshake(self, stream: ByteStream, name: str, family: Family) -> tuple[Handshake, TlsStream | None]:
        """Make a TLS handshake over `stream` and judge the chain."""
        started, began = self._device.now(), time.monotonic()
        secure = TlsStream(stream, self._device.tls, name)
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
        handshake = Handshake(
            subject=self._page.id,
            visit=self._number,
            hop=self._hop,
            family=family,
            purpose=self._purpose,
            started=started,
            elapsed=time.monotonic() - began,
            failure=failure,
            server_name=name,
            version=secure.version() if failure is None else "",
            chain=tuple(describe(der) for der in chain),
            public_trust=public,
            device_trust=device,
            detail=detail,
        )
        return handshake, secure if failure is None else None

    async def _opened(self, stream: ByteStream, address: WebAddress) -> bool:
        """Ask for a tunnel; closes the stream where there is none."""
        opened = False
        try:
            opened = await self._tunnel(stream, address)
        finally:
            if not opened:
                stream.close()
        return opened

    async def _tunnel(self, stream: ByteStream, address: WebAddress) -> bool:
        started, began = self._device.now(), time.monotonic()
        host = f"[{address.host}]" if ":" in address.host else address.host
        target = f"{host}:{address.port}"
        raw = RawAnswer()
        _, failure = await self._timed(ask_tunnel(stream, target, raw))
        opened = 200 <= raw.status < 300  # noqa: PLR2004 - the statuses that mean "open"
        self.seen.append(
            Tunnel(
                subject=self._page.id,
                visit=self._number,
                hop=self._hop,
                family=Family.PROXY,
                purpose=self._purpose,
                started=started,
                elapsed=time.monotonic() - began,
                failure=None if raw.status else failure,
                target=target if self._hop == 0 else redact_url(f"//{target}", self._device.identities),
                answer=keep(raw, self._page, self._address, address, self._device.identities),
            )
        )
        return opened

    async def _exchange(self, stream: ByteStream, address: WebAddress, family: Family, target: str) -> RawAnswer:
        started, began = self._device.now(), time.monotonic()
        raw = RawAnswer()
        _, failure = await self._timed(fetch(stream, address.authority, target, raw))
        self.seen.append(
            Exchange(
                subject=self._page.id,
                visit=self._number,
                hop=self._hop,
                family=family,
                purpose=self._purpose,
                started=started,
                elapsed=time.monotonic() - began,
                failure=None if raw.status else failure,
                url=self._shown(address),
                answer=keep(raw, self._page, self._address, address, self._device.identities),
            )
        )
        return raw

    async def _timed(self, step: Awaitable[T]) -> tuple[T | None, Failure | None]:
        timer = asyncio.timeout(allowed := self._budget.step())
        try:
            async with timer:
                return await step, None
        except (OSError, StepFailed, TimeoutError) as error:
            return None, self._named(error, timer, allowed)

    def _named(self, error: BaseException, timer: asyncio.Timeout, allowed: float) -> Failure:
        failure = failure_of(error)
        cut_short = self._budget.used_up or came_late(timer, allowed)
        return Failure.OUT_OF_TIME if failure is Failure.TIMEOUT and cut_short else failure


def _out_of_time(lookup: Lookup) -> Lookup:
    return replace(lookup, failure=Failure.OUT_OF_TIME) if lookup.failure is Failure.TIMEOUT else lookup
