"""The network port: what a probe may ask of a network.

Every vantage can `visit` a page. The socket vantage also has the single steps. Nothing here raises: a step that
fails is an observation with its `failure`.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

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


class Capability(StrEnum):
    """What a vantage can do beyond visiting a page."""

    STEPS = "steps"
    """The single steps of a visit."""
    DIRECT = "direct"
    """It connects to pages itself, not by an explicit proxy."""
    TRUST_STORE = "trust_store"
    """It can tell which certificates the device trusts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address and port to connect to."""

    address: str
    port: int
    family: Family


class Network(Protocol):
    """A network as every vantage sees it."""

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this vantage can do beyond `visit`."""

    async def visit(self, page: Page, number: int) -> tuple[Observation, ...]:
        """Open `page` as a browser would and tell every step. `number` counts visits to it from 1."""

    async def rest(self, seconds: float) -> None:
        """Let time go by, and send nothing."""


class SocketNetwork(Network, Protocol):
    """A network seen by this program's own sockets."""

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

    @property
    def other_resolvers(self) -> tuple[Endpoint, ...]:
        """Resolvers that are not this network's and that the site lets be asked for names of pages; () for none."""

    async def greet(
        self, subject: str, visit: int, endpoint: Endpoint, server_name: str, *, purpose: Purpose = Purpose.INNOCENT
    ) -> tuple[Connection, Handshake | None]:
        """Connect and make a TLS handshake for `server_name`, then close: the differential test of a silence."""

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
        """Ask for `page` at this address without looking its name up or using a proxy, and follow no redirect.

        The Host header names the page; the TLS handshake does only where `named`. `http2` offers HTTP/2 as
        well, as services of encrypted DNS ask that speak nothing else.
        """

    async def at_once(self, asking: Sequence[Awaitable[None]]) -> None:
        """Have several things asked side by side; all are cancelled where this is."""

    async def send(self, subject: str, visit: int, endpoint: Endpoint, payload: bytes) -> Datagram:
        """Send `payload` in one UDP datagram and wait for one back; once more where none comes."""
