"""One visit to one page by this program's own sockets: the steps, hop by hop, within the page's time."""

import asyncio
from dataclasses import dataclass, replace

from venuecheck.filtering.model.address import AddressError, WebAddress, parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Lookup, Purpose, RecordType
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage import h2_step
from venuecheck.filtering.vantage.cookies import Cookies
from venuecheck.filtering.vantage.proxy import ProxyAddress, ProxyUnknown, Way
from venuecheck.filtering.vantage.racing import Opened, first_connected, in_turn
from venuecheck.filtering.vantage.routes import endpoints, leads_inward, literal_endpoint, names_this_device
from venuecheck.filtering.vantage.sent_on import SentOn, next_hop
from venuecheck.filtering.vantage.steps import Steps
from venuecheck.filtering.vantage.stream import ByteStream

MAX_REDIRECTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An open connection, by which an address is asked for."""

    stream: ByteStream
    family: Family
    leads_to: str
    """The address that was connected to; by a proxy, the host that it was asked for."""

    @property
    def inside(self) -> bool:
        """Whether it leads to this device itself or along its own link, from where it may be led on to there."""
        return names_this_device(self.leads_to)


class Visit(Steps):
    """One visit to one page: the steps taken so far, and what remains of its time."""

    async def run(self) -> None:
        """Visit by every family that the device can use, until one reaches the page's own content."""
        try:
            await self._run()
        finally:
            # whatever happened, no socket stays open; only a page that was not seen is worth the wait
            self.seen = await self._device.names.with_other_answers(
                self._page.id, self._number, self.seen, wait=not self._reached
            )

    async def _run(self) -> None:
        self._address = parse_address(self._page.url)
        ways = await self._ways(self._address)
        for way in ways:
            if way is None:
                await self._directly()
                return
            if isinstance(way, ProxyUnknown):
                self._note_unknown(self._address, way)
                return
            line = await self._by_proxy(self._address, way, last=way is ways[-1])
            if line is not None:
                await self._follow(self._address, line)
                return

    async def _directly(self) -> None:
        system = self._device.system_names
        if system is not None:
            system.ask(self._page.id, self._number, self._address.host)
        found = await self._look_up(self._address)
        for family in (Family.IPV4, Family.IPV6):
            mine = [endpoint for endpoint in found if endpoint.family is family]
            if mine and not self._reached:
                self._hop = 0
                self._cookies = Cookies()
                line = await self._line(mine)
                if line is not None:
                    await self._follow(self._address, line)
        if system is not None:
            self.seen += system.take(self._page.id, self._address.host)

    async def run_at(self, endpoint: Endpoint, *, named: bool, http2: bool = False) -> None:
        """Ask for the page at this address, without a look-up, a proxy or a redirect; `http2` offers HTTP/2 as well."""
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
                handshake, secure = await self.handshake(stream, name, endpoint.family, http2=http2)
                self.seen.append(handshake)
                if secure is None:
                    return
                stream = secure
                http2 = handshake.protocol == h2_step.PROTOCOL
            await self.exchange(stream, address, endpoint.family, address.target, http2=http2)
        finally:
            stream.close()

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
        first = self._number == 1
        # what DNS says is asked in full once; afterwards only for what this device can use
        records: tuple[RecordType, ...] = ("A", "AAAA") if first or self._device.has_ipv6 else ("A",)
        # listening for a second answer costs a moment: once for each page is enough
        asking = [
            names.resolve(self._page.id, self._number, address.host, record, within=step, listen=first)
            for record in records
        ]
        both: tuple[Lookup, ...] = tuple(await asyncio.gather(*asking)) if len(asking) > 1 else (await asking[0],)
        if self._budget.used_up:
            # cut short by the page's end, which is no silence of the resolver's
            both = tuple(_out_of_time(each) for each in both)
        found, lookups = endpoints(both, address, hop=self._hop, purpose=purpose or self._purpose)
        # a route to this address is enough, where there is none to the rest of the internet
        self._device.has_ipv6 = self._device.has_ipv6 or any(each.family is Family.IPV6 for each in found)
        self.seen += map(self._shown_lookup, lookups)
        return found

    def _shown_lookup(self, lookup: Lookup) -> Lookup:
        """Give a look-up as it may be kept: of a place that a filter sends the browser to, what names nobody."""
        if self._hop == 0:
            return self._device.keeping.lookup(lookup)
        name, aliases = self._named_host(lookup.name), tuple(map(self._named_host, lookup.aliases))
        return replace(lookup, name=name, aliases=aliases)

    async def _follow(self, address: WebAddress, line: Line) -> None:
        """Ask, and go on to wherever the browser is sent, to the end."""
        while True:
            sent = await self._ask(address, line)
            following = self._next(sent, address, line.family)
            if following is None:
                return
            further = await self._line_to(following, line)
            if further is None:
                return
            address, line = following, further

    async def _ways(self, address: WebAddress) -> tuple[Way, ...]:
        """Give the ways to an address; () where that took the page's time."""
        try:
            async with asyncio.timeout(self._budget.left):
                return await self._device.proxy.ways(address)
        except TimeoutError:  # pages wait for one another where a script takes long
            self.note_exchange(address, Family.PROXY, Failure.OUT_OF_TIME)
            return ()

    async def _line_to(self, address: WebAddress, before: Line) -> Line | None:
        """Connect for the next hop, in the way that a browser takes for that address."""
        if not before.inside and names_this_device(address.host):
            self.note_exchange(address, before.family, Failure.SENT_INWARD)
            return None
        ways = await self._ways(address)
        for way in ways:
            if way is None:
                return await self._direct_line(address, before)
            if isinstance(way, ProxyUnknown):
                self._note_unknown(address, way)
                return None
            line = await self._by_proxy(address, way, last=way is ways[-1])
            if line is not None:
                return line
        return None

    async def _direct_line(self, address: WebAddress, before: Line) -> Line | None:
        found = await self._look_up(address)
        outward = [each for each in found if before.inside or not leads_inward(each.address)]
        if found and not outward:
            self.note_exchange(address, before.family, Failure.SENT_INWARD)
        same = [endpoint for endpoint in outward if endpoint.family is before.family]
        return await self._line(same or outward, family=before.family) if outward else None

    async def _line(self, found: list[Endpoint], *, family: Family | None = None) -> Line | None:
        """Connect directly. All steps of a journey are told as of one `family`."""
        stream = await self._first_connection(found)
        connected = self.seen[-1]
        if stream is None or not isinstance(connected, Connection):
            return None
        family = family if family in {Family.IPV4, Family.IPV6} else connected.family
        return Line(stream=stream, family=family or connected.family, leads_to=connected.address)

    def _note_unknown(self, address: WebAddress, way: ProxyUnknown) -> None:
        """Note that a browser goes by a proxy that this program does not: what comes after it is no browser's way."""
        self.note_exchange(address, Family.PROXY, Failure.FAULT, str(way))

    async def _by_proxy(self, address: WebAddress, way: ProxyAddress, *, last: bool) -> Line | None:
        """Connect to a proxy; where it does not answer and another way follows, that says nothing of the page."""
        where = WebAddress(scheme="http", host=way.host, port=way.port, target="/")
        # looking the proxy's own name up says nothing about the page
        found = await self._look_up(where, Purpose.CONTEXT)
        before = len(self.seen)
        stream = await self._first_connection(found, to_proxy=True) if found else None
        if stream is None:
            self._device.proxy.note_dead(way)
            if not last:
                self.seen[before:] = [replace(step, purpose=Purpose.CONTEXT) for step in self.seen[before:]]
            return None
        return Line(stream=stream, family=Family.PROXY, leads_to=address.host)

    async def _first_connection(self, found: list[Endpoint], *, to_proxy: bool = False) -> ByteStream | None:
        async def connect(endpoint: Endpoint) -> Opened:
            return await self.connect(endpoint, to_proxy=to_proxy)

        told, stream = await first_connected(in_turn(found, self._number), connect)
        self.seen += told
        return stream

    async def _ask(self, address: WebAddress, line: Line) -> SentOn | None:
        """Make the tunnel and the handshake where they are due, and ask. Closes the stream."""
        stream, by_proxy, secure = line.stream, line.family is Family.PROXY, address.scheme == "https"
        try:
            if by_proxy and secure and not await self.tunnel(stream, address):
                return None
            if secure:
                handshake, read = await self.handshake(stream, address.host, line.family)
                self.seen.append(handshake)
                if read is None:
                    return None
                stream = read
            return await self.exchange(
                stream, address, line.family, address.url if by_proxy and not secure else address.target
            )
        finally:
            stream.close()

    def _next(self, sent: SentOn | None, address: WebAddress, family: Family) -> WebAddress | None:
        if sent is None:
            return None
        self._hop += 1
        try:
            following = next_hop(sent)
        except AddressError:
            self.note_exchange(address, family, Failure.BAD_ADDRESS)
            return None
        if self._hop > MAX_REDIRECTS:
            self.note_exchange(following, family, Failure.TOO_MANY_REDIRECTS)
            return None
        return following


def _out_of_time(lookup: Lookup) -> Lookup:
    return replace(lookup, failure=Failure.OUT_OF_TIME) if lookup.failure is Failure.TIMEOUT else lookup
