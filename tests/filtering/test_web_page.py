"""The probe of a page: what it asks of the network, and when it looks closer."""

import asyncio
from dataclasses import dataclass, field

import pytest

from tests.filtering.fake_network import DROPPED, OPENS, FakeNetwork
from tests.filtering.judging.situation import START, Make, page
from tests.filtering.judging.steps import OTHER, SITE, connect, http, name, tls
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Family, Handshake, Observation, Purpose
from venuecheck.filtering.port import Capability, Endpoint
from venuecheck.filtering.probes.comparing import INNOCENT_NAME
from venuecheck.filtering.probes.web_page import PROBE

PAGE = page("https://adult.test/")
CUT = (name(SITE), connect(), tls(Failure.RESET))


@dataclass(slots=True, kw_only=True)
class FakeSockets(FakeNetwork):
    """A network with single steps, too, at which every handshake for another name works."""

    greeted: list[tuple[str, str]] = field(default_factory=list)

    @property
    def capabilities(self) -> frozenset[Capability]:
        """The single steps."""
        return frozenset({Capability.STEPS})

    async def greet(
        self, subject: str, visit: int, endpoint: Endpoint, server_name: str
    ) -> tuple[Connection, Handshake | None]:
        """Answer."""
        self.greeted.append((endpoint.address, server_name))
        connection = Connection(
            subject=subject,
            visit=visit,
            family=endpoint.family,
            purpose=Purpose.INNOCENT,
            started=START,
            elapsed=0.1,
            address=endpoint.address,
            port=endpoint.port,
        )
        handshake = Handshake(
            subject=subject,
            visit=visit,
            family=endpoint.family,
            purpose=Purpose.INNOCENT,
            started=START,
            elapsed=0.1,
            server_name=server_name,
        )
        return connection, handshake


def _ask(network: FakeNetwork) -> tuple[Observation, ...]:
    async def ask() -> tuple[Observation, ...]:
        return await PROBE.ask(network, PAGE)

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("script", "visits"),
    [
        (OPENS, 1),
        ((name(SITE), connect(), OTHER), 1),
        ((name(failure=Failure.DNS_REFUSED),), 1),
        ((name("0.0.0.0", ede=17),), 1),
        ((name(failure=Failure.SERVFAIL),), 1),
        ((name(SITE), connect(), http(failure=Failure.FAULT)), 1),
        (DROPPED, 2),
        ((name(failure=Failure.NXDOMAIN),), 2),
        ((name(SITE), connect(), http(failure=Failure.EOF)), 2),
        (CUT, 2),
    ],
)
def test_only_silence_is_asked_a_second_time(script: tuple[Make, ...], visits: int) -> None:
    network = FakeNetwork(scripts={"p": script})
    seen = _ask(network)
    assert network.asked == ["p"] * visits
    assert {step.visit for step in seen} == set(range(1, visits + 1))


@pytest.mark.parametrize("script", [DROPPED, OPENS, (name(failure=Failure.NXDOMAIN),)])
def test_an_innocent_name_is_tried_only_where_a_handshake_failed(script: tuple[Make, ...]) -> None:
    network = FakeSockets(scripts={"p": script})
    _ask(network)
    assert network.greeted == []


def test_an_innocent_name_is_tried_at_the_very_address_between_the_visits() -> None:
    network = FakeSockets(scripts={"p": CUT})
    seen = _ask(network)
    assert network.greeted == [(SITE, INNOCENT_NAME)]
    assert [(step.visit, step.purpose) for step in seen if isinstance(step, Handshake)] == [
        (1, Purpose.PAGE),
        (1, Purpose.INNOCENT),
        (2, Purpose.PAGE),
    ]
    assert {step.family for step in seen} == {Family.IPV4}
