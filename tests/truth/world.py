"""The internet of a few lines in one process: names, addresses, certificates, pages, and what each line does to them.

It needs a network namespace of its own in which every address is local. Which line a connection belongs to is told by
the third part of the address that it goes to.
"""

import asyncio
import contextlib
import struct
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar, cast

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from tests.truth.acts import Act, Adds, Coded, Cut, Ends, Greeted, Late, Named, Place, Shows, Signed
from tests.truth.certificates import Certificates
from tests.truth.pipe import OverError, Pipe, kindly
from tests.truth.sites import Sites, words
from tests.truth.wire import shown
from venuecheck.demo.server_name import read_server_name
from venuecheck.filtering.model.page import Page

RESOLVER = "10.53.{n}.53"
PROXY = "10.53.{n}.8"
_READING = 0.2
"""Seconds in which a device has read a small answer."""
_Deed = TypeVar("_Deed", Late, Signed, Adds)


@dataclass(slots=True)
class World:
    """Serves every line that it is given."""

    lines: Mapping[int, Sites]
    certificates: Certificates
    _asked: dict[int, Counter[str]] = field(default_factory=dict)
    """By line: requests of the run ("") and of each page."""

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Serve until the end."""
        loop = asyncio.get_running_loop()
        async with contextlib.AsyncExitStack() as stack:
            ports = {80: self._plain, 443: self._secure, 3128: self._proxy}
            for port, behave in ports.items():
                await stack.enter_async_context(
                    await asyncio.start_server(kindly(behave), "0.0.0.0", port, backlog=512)
                )
            for number, sites in self.lines.items():
                where = RESOLVER.format(n=number)
                transport, _ = await loop.create_datagram_endpoint(partial(_Names, self, sites), local_addr=(where, 53))
                stack.callback(transport.close)

                async def by_stream(pipe: Pipe, sites: Sites = sites) -> None:
                    await self._named_by_stream(pipe, sites)

                await stack.enter_async_context(await asyncio.start_server(kindly(by_stream), where, 53))
            yield

    def delay(self, sites: Sites, wire: bytes) -> float:
        """Give how many seconds a question of DNS waits for its answer."""
        host = dns.message.from_wire(wire).question[0].name.to_text(omit_final_dot=True).lower()
        late = _first(sites, Late, "", host)
        return late.seconds if late else 0.0

    def answer(self, sites: Sites, wire: bytes, *, by_stream: bool = False) -> bytes | None:
        """Answer one question of DNS; None for silence."""
        query = dns.message.from_wire(wire)
        asked = query.question[0]
        host = asked.name.to_text(omit_final_dot=True).lower()
        kind = dns.rdatatype.to_text(asked.rdtype)
        told = self._told(sites, host, kind)
        if told.silent:
            return None
        if told.scrambled:
            return wire[:2] + b"\x81\x80" + b"\xff" * 24
        reply = dns.message.make_response(query, recursion_available=True)
        reply.set_rcode(dns.rcode.from_text(told.rcode))
        if told.truncated and not by_stream:
            reply.flags |= dns.flags.TC
            return reply.to_wire()
        if told.error >= 0 and query.edns >= 0:
            reply.use_edns(0, options=[dns.edns.EDEOption(dns.edns.EDECode.make(told.error), told.error_text or None)])
        owner = asked.name
        if told.alias:
            reply.answer.append(dns.rrset.from_text(owner, 60, "IN", "CNAME", f"{told.alias}."))
            owner = dns.name.from_text(told.alias)
        wanted = [each.format(n=sites.number) for each in told.addresses if (":" in each) is (kind == "AAAA")]
        if wanted and kind in {"A", "AAAA"}:
            reply.answer.append(dns.rrset.from_text(owner, 60, "IN", kind, *wanted))
        return reply.to_wire()

    def _told(self, sites: Sites, host: str, kind: str) -> Named:
        place = self._place(sites, host)
        if place is not None:
            return Named(addresses=(place.address,))
        if not sites.known(host):
            return Named(rcode="NXDOMAIN")
        for act in sites.line.done:
            named = isinstance(act.does, Named)
            if named and sites.met(act, act.scheme, host, None) and self._is_time(sites, act, host + kind):
                return cast("Named", act.does)
        return Named(addresses=(sites.address_of(host),))

    def _is_time(self, sites: Sites, act: Act, what: str) -> bool:
        if act.every_time == 1:
            return True
        asked = self._asked.setdefault(sites.number, Counter())
        asked[f"{id(act)} {what}"] += 1
        return asked[f"{id(act)} {what}"] % act.every_time == 1

    @staticmethod
    def _place(sites: Sites, host: str) -> Place | None:
        return next((each for each in sites.line.places if each.name == host), None)

    def _at(self, address: str) -> tuple[Sites, Place | None]:
        """Give the line that an address belongs to, and which place of it."""
        number = int(address.split(".")[2])
        sites = self.lines[number]
        places = (each for each in sites.line.places if each.address.format(n=number) == address)
        return sites, next(places, None)

    async def _named_by_stream(self, pipe: Pipe, sites: Sites) -> None:
        length = struct.unpack("!H", await pipe.reader.readexactly(2))[0]
        found = self.answer(sites, await pipe.reader.readexactly(length), by_stream=True)
        if found is not None:
            pipe.writer.write(struct.pack("!H", len(found)) + found)
            await pipe.writer.drain()

    async def _plain(self, pipe: Pipe) -> None:
        sites, place = self._at(pipe.address)
        await self._request(pipe, sites, place, "http", await pipe.header())

    async def _secure(self, pipe: Pipe) -> None:
        sites, place = self._at(pipe.address)
        await self._greet(pipe, sites, place)

    async def _greet(self, pipe: Pipe, sites: Sites, place: Place | None) -> None:
        name, hello = await read_server_name(pipe.reader)
        if place is not None:
            if place.signed is None:
                await pipe.end(Cut.RESET)
                return
            signed = place.signed
            named = signed.name or place.name
        else:
            for act in sites.line.done:
                met = sites.at(pipe.address) if act.by_address else name
                greeted = isinstance(act.does, Greeted) and sites.met(act, "https", met, None)
                if greeted and self._is_time(sites, act, met):
                    does = cast("Greeted", act.does)
                    await pipe.end(does.ends, does.alert)
            signed = _first(sites, Signed, "https", name) or Signed()
            named = signed.name or (name if sites.known(name) else "elsewhere.example")
        await pipe.secure(hello, self.certificates.context(named, signed))
        await self._request(pipe, sites, place, "https", await pipe.header())

    async def _proxy(self, pipe: Pipe) -> None:
        sites, _ = self._at(pipe.address)
        header = await pipe.header()
        method, target = header.split(b" ", 2)[:2]
        if method != b"CONNECT":
            await self._request(pipe, sites, None, "http", header)
            return
        host = target.decode("ascii", "replace").rpartition(":")[0]
        for act in sites.line.done:
            if act.scheme == "tunnel" and sites.met(_with_any_scheme(act), "https", host, None):
                if isinstance(act.does, Shows):
                    await pipe.write(shown(act.does, host, "/", "https", sites.number))
                    raise OverError
                if isinstance(act.does, Ends):
                    await pipe.end(act.does.how)
        place = self._place(sites, host)
        await pipe.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await self._greet(pipe, sites, place)

    async def _request(self, pipe: Pipe, sites: Sites, place: Place | None, scheme: str, header: bytes) -> None:
        lines = header.decode("latin-1").split("\r\n")
        target = lines[0].split(" ")[1]
        host = next((line[5:].strip() for line in lines if line.lower().startswith("host:")), "").partition(":")[0]
        if target.startswith("http://"):
            target = "/" + target.removeprefix("http://").partition("/")[2]
        place = place or self._place(sites, host)
        if place is not None:
            await pipe.write(shown(place.shows, host, target, scheme, sites.number))
            return
        await self._of_site(pipe, sites, scheme, host, target)

    async def _of_site(self, pipe: Pipe, sites: Sites, scheme: str, host: str, target: str) -> None:
        page = sites.asked(scheme, host, target)
        asked = self._asked.setdefault(sites.number, Counter())
        if sites.known(host):
            asked[""] += 1
        asked[scheme + host + target] += 1
        for act in sites.line.done:
            if not isinstance(act.does, (Shows, Ends)) or not sites.met(act, scheme, host, page):
                continue
            if _is_past(act, asked[""], asked[scheme + host + target]) or not self._is_time(sites, act, host + target):
                continue
            if isinstance(act.does, Ends):
                await pipe.end(act.does.how)
            else:
                await pipe.write(shown(act.does, host, target, scheme, sites.number))
                if act.does.coded is Coded.UNENDED:
                    await pipe.end(Cut.SILENT)
                if act.does.coded is Coded.RESET:
                    await asyncio.sleep(_READING)
                    await pipe.end(Cut.RESET)
            return
        found = _first(sites, Adds, scheme, host, page)
        added = f"{found.before}<p>{words(f'{host} more', found.words)}</p>" if found else ""
        await pipe.write(_own(sites, host, target, page, added))


def _first(sites: Sites, kind: type[_Deed], scheme: str, host: str, page: Page | None = None) -> _Deed | None:
    """Give the first thing of a kind that is done to a page, or to a host."""
    for act in sites.line.done:
        if isinstance(act.does, kind) and sites.met(act, scheme, host, page):
            return act.does
    return None


def _own(sites: Sites, host: str, target: str, page: Page | None, added: str) -> bytes:
    if not sites.known(host):
        return shown(Shows(status=404, body="<title>404 Not Found</title><h1>Not Found</h1>"), host, target, "http", 0)
    return shown(Shows(body=added + sites.own_page(host, target, page)), "", "", "", 0, as_is=True)


def _is_past(act: Act, of_run: int, of_page: int) -> bool:
    over = (act.times and of_run > act.times) or (act.times_each and of_page > act.times_each)
    return bool(over) or of_run <= act.after


def _with_any_scheme(act: Act) -> Act:
    return Act(does=act.does, to=act.to, whole_host=True, every=act.every, hosts=act.hosts)


class _Names(asyncio.DatagramProtocol):
    def __init__(self, world: World, sites: Sites) -> None:
        self._world, self._sites = world, sites

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        found = self._world.answer(self._sites, data)
        if found is not None:
            delay = self._world.delay(self._sites, data)
            asyncio.get_running_loop().call_later(delay, self._send, found, addr)

    def _send(self, found: bytes, addr: tuple[str, int]) -> None:
        if not self._transport.is_closing():  # a late answer to a run that has ended
            self._transport.sendto(found, addr)
