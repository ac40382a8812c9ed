"""One visit to one page by this program's own sockets: the steps, hop by hop, within the page's time."""

import asyncio
from dataclasses import replace

from venuecheck.filtering.model.address import AddressError, WebAddress, parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Connection,
    Exchange,
    Family,
    Lookup,
    Purpose,
    RecordType,
)
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage.cookies import Cookies
from venuecheck.filtering.vantage.proxy import ProxyAddress, ProxyUnknown
from venuecheck.filtering.vantage.racing import Opened, first_connected, in_turn
from venuecheck.filtering.vantage.routes import endpoints, leads_inward, literal_endpoint, names_this_device
from venuecheck.filtering.vantage.sent_on import SentOn, next_hop
from venuecheck.filtering.vantage.steps import Steps
from venuecheck.filtering.vantage.stream import ByteStream

MAX_REDIRECTS = 10


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
        try:
            async with asyncio.timeout(self._budget.left):
                proxy = await self._device.proxy.choose(self._address)
        except (ProxyUnknown, TimeoutError) as error:
            # pages wait for one another where a script takes long
            failure = Failure.OUT_OF_TIME if isinstance(error, TimeoutError) else Failure.FAULT
            self.note_exchange(self._address, Family.PROXY, failure)
            return
        if proxy is not None:
            await self._by_proxy(proxy)
            return
        system = self._device.system_names
        if system is not None:
            system.ask(self._page.id, self._number, self._address.host)
        found = await self._look_up(self._address)
        for family in (Family.IPV4, Family.IPV6):
            mine = [endpoint for endpoint in found if endpoint.family is family]
            if mine and not self._reached:
                self._hop = 0
                await self._follow(self._address, mine)
        if system is not None:
            self.seen += system.take(self._page.id, self._address.host)

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
            await self.exchange(stream, address, endpoint.family, address.target)
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
        both: tuple[Lookup, ...] = tuple(
            await asyncio.gather(
                *(
                    # listening for a second answer costs a moment: once for each page is enough
                    names.resolve(self._page.id, self._number, address.host, record, within=step, listen=first)
                    for record in records
                )
            )
        )
        if self._budget.used_up:
            # cut short by the page's end, which is no silence of the resolver's
            both = tuple(_out_of_time(each) for each in both)
        found, lookups = endpoints(both, address, hop=self._hop, purpose=purpose or self._purpose)
        # a route to this address is enough, where there is none to the rest of the internet
        self._device.has_ipv6 = self._device.has_ipv6 or any(each.family is Family.IPV6 for each in found)
        self.seen += lookups
        return found

    async def _follow(self, address: WebAddress, found: list[Endpoint]) -> None:
        family = found[0].family
        self._cookies = Cookies()
        while True:
            stream = await self._first_connection(found)
            if stream is None:
                return
            inside = self._inside()
            following = await self._ask(address, stream, family, tls=address.scheme == "https")
            if following is None or self._sent_inward(following, family, inside=inside):
                return
            address = following
            found = await self._look_up(address)
            outward = [each for each in found if inside or not leads_inward(each.address)]
            if found and not outward:
                self.note_exchange(address, family, Failure.SENT_INWARD)
            same = [endpoint for endpoint in outward if endpoint.family is family]
            found = same or outward
            if not found:
                return

    async def _by_proxy(self, proxy: ProxyAddress) -> None:
        address = self._address
        inside = names_this_device(address.host)
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
            if following is None or self._sent_inward(following, Family.PROXY, inside=inside):
                return
            address = following

    async def _first_connection(self, found: list[Endpoint], *, to_proxy: bool = False) -> ByteStream | None:
        async def connect(endpoint: Endpoint) -> Opened:
            return await self.connect(endpoint, to_proxy=to_proxy)

        told, stream = await first_connected(in_turn(found, self._number), connect)
        self.seen += told
        return stream

    def _inside(self) -> bool:
        """Whether what was connected to last is this device itself, or on its own link."""
        last = self.seen[-1]
        return isinstance(last, Connection) and leads_inward(last.address)

    def _sent_inward(self, following: WebAddress, family: Family, *, inside: bool) -> bool:
        """Note where a page from outside sends the browser to this device by name or number: never followed."""
        if inside or not names_this_device(following.host):
            return False
        self.note_exchange(following, family, Failure.SENT_INWARD)
        return True

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
            sent = await self.exchange(stream, address, family, target or address.target)
        finally:
            stream.close()
        return self._next(sent, address, family)

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

    async def _opened(self, stream: ByteStream, address: WebAddress) -> bool:
        """Ask for a tunnel; closes the stream where there is none."""
        opened = False
        try:
            opened = await self.tunnel(stream, address)
        finally:
            if not opened:
                stream.close()
        return opened


def _out_of_time(lookup: Lookup) -> Lookup:
    return replace(lookup, failure=Failure.OUT_OF_TIME) if lookup.failure is Failure.TIMEOUT else lookup
