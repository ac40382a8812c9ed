"""The sample school's filter: it stands where the sites' addresses lead, and decides before it passes anything on."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from venuecheck.demo.connections import HERE, cut
from venuecheck.demo.requests import Request, answer, page, read_request
from venuecheck.demo.rules import Rules, Treatment
from venuecheck.demo.server_name import read_server_name

PRODUCT = "Larkfield School Filter"
BLOCK_PAGE_HOST = "filter.larkfield-school.test"
_INSPECTED = frozenset(
    {Treatment.INSPECT, Treatment.BLOCK_PAGE, Treatment.BLOCK_PAGE_AS_SUCCESS, Treatment.REDIRECT, Treatment.SILENCE}
)
"""What a filter can do to an https request only by opening it."""
_CHUNK = 16 * 1024
_MAX_PASSED = 1024 * 1024
"""Bytes passed on in one direction of one connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Where the filter's own door and the parts behind it are."""

    gateway_http: int
    sites_http: int
    sites_https: int
    inspector: int
    """The filter's own TLS, with the school's certificate."""


class Gateway:
    """The filter, on the ports that the sites' addresses name."""

    def __init__(self, rules: Rules, ports: Ports) -> None:
        self._rules, self._ports = rules, ports

    async def serve_http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Handle plain http: the request names the site."""
        await self._decide("http", reader, writer)

    async def serve_inspected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Handle a request that was opened with the school's certificate."""
        await self._decide("https", reader, writer)

    async def serve_https(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Handle https: the first message names the site, and only inspection shows more."""
        host, hello = await read_server_name(reader)
        treatment = self._rules.treatment(host)
        if treatment in {Treatment.RESET, Treatment.SINKHOLE}:
            cut(writer)
        elif treatment in _INSPECTED:
            await _pass_on(self._ports.inspector, hello, reader, writer)
        elif treatment is not Treatment.CLOSE:
            await _pass_on(self._ports.sites_https, hello, reader, writer)

    async def _decide(self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await read_request(reader)
        treatment = self._rules.treatment(request.host)
        if request.host == BLOCK_PAGE_HOST:
            writer.write(answer(request, HTTPStatus.OK, block_page("the page that you asked for")))
        elif treatment is Treatment.BLOCK_PAGE:
            writer.write(answer(request, HTTPStatus.FORBIDDEN, block_page(request.host), f"X-Blocked-By: {PRODUCT}"))
        elif treatment is Treatment.BLOCK_PAGE_AS_SUCCESS:
            writer.write(answer(request, HTTPStatus.OK, block_page(request.host)))
        elif treatment is Treatment.REDIRECT:
            location = f"Location: {self._block_page_address(scheme, request)}"
            writer.write(answer(request, HTTPStatus.FOUND, block_page(request.host), location))
        elif treatment in {Treatment.RESET, Treatment.SINKHOLE}:
            # On some systems 0.0.0.0 leads here, where in a school it leads nowhere.
            cut(writer)
        elif treatment is Treatment.SILENCE:
            while await reader.read(_CHUNK):
                pass
        elif treatment is not Treatment.CLOSE:
            await _pass_on(self._ports.sites_http, request.head, reader, writer)

    def _block_page_address(self, scheme: str, request: Request) -> str:
        blocked = quote(f"{scheme}://{request.host}{request.target}", safe="")
        return f"http://{BLOCK_PAGE_HOST}:{self._ports.gateway_http}/blocked?url={blocked}"


def block_page(blocked: str) -> str:
    """Write what a pupil sees in place of a blocked page."""
    return page(
        f"Blocked by {PRODUCT}",
        f"Access to {blocked} is blocked by the school's web filter.",
        "If you need this page for your work, ask a member of staff.",
    )


async def _pass_on(port: int, begun: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Connect to what listens on `port` and carry bytes both ways until it has answered."""
    site_reader, site_writer = await asyncio.open_connection(HERE, port)
    site_writer.write(begun)
    onward = asyncio.create_task(_carry(reader, site_writer))
    try:
        await _carry(site_reader, writer)
    finally:
        site_writer.transport.abort()
        onward.cancel()
        await asyncio.gather(onward, return_exceptions=True)


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    passed = 0
    while passed < _MAX_PASSED and (chunk := await source.read(_CHUNK)):
        passed += len(chunk)
        target.write(chunk)
        await target.drain()
