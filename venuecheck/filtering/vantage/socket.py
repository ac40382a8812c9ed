"""The network as this program's own sockets see it: the port, by visits and by single steps."""

import asyncio
import time
from collections.abc import Awaitable, Sequence
from dataclasses import replace

from venuecheck.filtering.model.observation import (
    Connection,
    Datagram,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    RecordType,
)
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Endpoint
from venuecheck.filtering.vantage.budget import elapsed_since
from venuecheck.filtering.vantage.datagram import send_and_wait
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.servers import Server
from venuecheck.filtering.vantage.steps import Device
from venuecheck.filtering.vantage.visit import Visit

SOCKET_CAPABILITIES = frozenset({Capability.STEPS, Capability.TRUST_STORE})


class SocketVantage(Device):
    """Implements the port with sockets."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Steps and a trust store; direct where no proxy is set."""
        return SOCKET_CAPABILITIES | ({Capability.DIRECT} if self.proxy.never else frozenset())

    @property
    def other_resolvers(self) -> tuple[Endpoint, ...]:
        """The resolvers of others that this site lets be asked."""
        return self.compare_at

    async def visit(self, page: Page, number: int) -> tuple[Observation, ...]:
        """Open `page` as a browser would and tell every step. Never raises."""
        visit = Visit(self, page, number)
        try:
            await visit.run()
        except Exception as error:  # noqa: BLE001 - our own fault must not end the run, nor pass for a fact
            visit.fault(error)
        return tuple(visit.seen)

    async def rest(self, seconds: float) -> None:
        """Let time go by."""
        await asyncio.sleep(seconds)

    async def resolve(
        self,
        subject: str,
        visit: int,
        name: str,
        record: RecordType,
        *,
        at: Endpoint | None = None,
        over_tcp: bool = False,
        purpose: Purpose = Purpose.CONTEXT,
    ) -> Lookup:
        """Look `name` up at the network's resolver, or at another."""
        servers = self.names.servers if at is None else (Server(address=at.address, port=at.port),)
        names = NameService(
            servers=servers,
            step_timeout=self.step_timeout,
            now=self.now,
            over_tcp=over_tcp,
            manners=self.names.manners,
        )
        found = replace(await names.resolve(subject, visit, name, record), purpose=purpose)
        # what probes ask for is no page's name, and which alias comes is what they ask
        return self.keeping.lookup(found) if purpose is Purpose.COMPARE else found

    async def greet(
        self, subject: str, visit: int, endpoint: Endpoint, server_name: str, *, purpose: Purpose = Purpose.INNOCENT
    ) -> tuple[Connection, Handshake | None]:
        """Connect and make a TLS handshake for `server_name`, then close."""
        page = Page(id=subject, url=f"https://{server_name}/")
        steps = Visit(self, page, visit, purpose=purpose)
        connection, stream = await steps.connect(endpoint)
        if stream is None:
            return connection, None
        try:
            handshake, _ = await steps.handshake(stream, server_name, endpoint.family)
        except Exception:  # noqa: BLE001 - as in `visit`: without a handshake the test says nothing
            return connection, None
        finally:
            stream.close()
        return connection, handshake

    async def open_at(
        self,
        subject: str,
        visit: int,
        page: Page,
        endpoint: Endpoint,
        *,
        named: bool,
        http2: bool = False,
        purpose: Purpose = Purpose.CONTEXT,
    ) -> tuple[Observation, ...]:
        """Ask for `page` at this address. Never raises."""
        steps = Visit(self, replace(page, id=subject), visit, purpose=purpose)
        try:
            await steps.run_at(endpoint, named=named, http2=http2)
        except Exception as error:  # noqa: BLE001 - as in `visit`
            steps.fault(error)
        return tuple(steps.seen)

    async def at_once(self, asking: Sequence[Awaitable[None]]) -> None:
        """Have several things asked side by side."""
        await asyncio.gather(*asking)

    async def send(self, subject: str, visit: int, endpoint: Endpoint, payload: bytes) -> Datagram:
        """Send one UDP datagram and wait for one back."""
        started, began = self.now(), time.monotonic()
        reply, failure = await send_and_wait(endpoint, payload, self.step_timeout)
        return Datagram(
            subject=subject,
            visit=visit,
            family=endpoint.family,
            purpose=Purpose.CONTEXT,
            started=started,
            elapsed=elapsed_since(began),
            failure=failure,
            address=endpoint.address,
            port=endpoint.port,
            reply=reply,
        )
