"""How a probe asks the network for itself: the port's steps, each kept as soon as it is made.

What was seen so far is there even where the probe's time runs out in the middle.
"""

from dataclasses import dataclass, field, replace

from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.observation import (
    Connection,
    Datagram,
    Family,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    RecordType,
)
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Endpoint, SocketNetwork


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """One probe's steps. `visit` counts what they are about, from 1: all steps for one page or server share it."""

    subject: str
    """The probe's id."""
    network: SocketNetwork
    facts: RunFacts
    """Of the run so far."""
    options: object = None
    visit: int = 1
    seen: list[Observation] = field(default_factory=list)

    def about(self, visit: int) -> "Inquiry":
        """Give the same inquiry about something else, to be made beside this one: what is seen is kept in one place."""
        return replace(self, visit=visit)

    async def look_up(
        self, name: str, record: RecordType = "A", *, at: Endpoint | None = None, over_tcp: bool = False
    ) -> Lookup:
        """Look `name` up at the network's resolver, or at another."""
        step = await self.network.resolve(self.subject, self.visit, name, record, at=at, over_tcp=over_tcp)
        self.seen.append(step)
        return step

    async def greet(self, endpoint: Endpoint, server_name: str) -> tuple[Connection, Handshake | None]:
        """Connect and make a TLS handshake."""
        connection, handshake = await self.network.greet(
            self.subject, self.visit, endpoint, server_name, purpose=Purpose.CONTEXT
        )
        self.seen += [connection] if handshake is None else [connection, handshake]
        return connection, handshake

    async def open_at(self, page: Page, endpoint: Endpoint, *, named: bool, http2: bool = False) -> None:
        """Ask for a page at an address, directly; `http2` offers HTTP/2 as well."""
        self.seen += await self.network.open_at(self.subject, self.visit, page, endpoint, named=named, http2=http2)

    async def send(self, endpoint: Endpoint, payload: bytes) -> Datagram:
        """Send one datagram."""
        step = await self.network.send(self.subject, self.visit, endpoint, payload)
        self.seen.append(step)
        return step


def endpoint_of(address: str, port: int) -> Endpoint:
    """Give the endpoint with this literal address."""
    return Endpoint(address=address, port=port, family=Family.IPV6 if ":" in address else Family.IPV4)
