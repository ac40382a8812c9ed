"""The probe of a page: what it asks of the network, and when it looks closer."""

import asyncio
from dataclasses import dataclass, field, replace

import pytest

from tests.filtering.fake_network import DROPPED, OPENS, FakeNetwork
from tests.filtering.judging.situation import START, Make, page
from tests.filtering.judging.steps import OTHER, SITE, answer, connect, http, name, tls
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Connection,
    Exchange,
    Family,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    RecordType,
)
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Endpoint
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.probing.comparing import INNOCENT_NAME

PAGE = page("https://adult.test/")
CUT = (name(SITE), connect(), tls(Failure.RESET))


@dataclass(slots=True, kw_only=True)
class FakeSockets(FakeNetwork):
    """A network with single steps, too, at which every handshake for another name works."""

    greeted: list[tuple[str, str]] = field(default_factory=list)
    resolved: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, way and place of each look-up."""
    opened: list[tuple[str, str]] = field(default_factory=list)
    other_resolvers: tuple[Endpoint, ...] = ()

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
        """Answer."""
        self.resolved.append((name, "tcp" if over_tcp else "udp", at.address if at else ""))
        same = {"subject": subject, "visit": visit, "started": START, "elapsed": 0.1}
        return Lookup(**same, purpose=purpose, name=name, record=record, addresses=(SITE,))  # type: ignore[arg-type]

    async def open_at(
        self,
        subject: str,
        visit: int,
        page: Page,
        endpoint: Endpoint,
        *,
        named: bool,
        purpose: Purpose = Purpose.CONTEXT,
    ) -> tuple[Observation, ...]:
        """Answer."""
        assert not named
        self.opened.append((page.url, endpoint.address))
        same = {"subject": subject, "visit": visit, "started": START, "elapsed": 0.1}
        return (Exchange(**same, purpose=purpose, url=page.url, answer=answer()),)  # type: ignore[arg-type]

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


def _ask(network: FakeNetwork, asked: Page = PAGE, *, again: bool = False) -> tuple[Observation, ...]:
    """Look once, or a second time as well."""

    async def ask() -> tuple[Observation, ...]:
        seen = await PROBE.ask(network, asked)
        return seen + (await PROBE.ask_again(network, asked, facts_of(asked, seen)) if again else ())

    return asyncio.run(ask())


@pytest.mark.parametrize("script", [OPENS, DROPPED, CUT, (name(failure=Failure.NXDOMAIN),)])
def test_a_first_look_is_one_visit_and_a_second_look_another(script: tuple[Make, ...]) -> None:
    """Whatever came: which pages are looked at again is for the rules to say."""
    for again, visits in ((False, 1), (True, 2)):
        network = FakeNetwork(scripts={"p": script})
        seen = _ask(network, again=again)
        assert network.asked == ["p"] * visits
        assert {step.visit for step in seen} == set(range(1, visits + 1))


@pytest.mark.parametrize("script", [DROPPED, OPENS, (name(failure=Failure.NXDOMAIN),)])
def test_an_innocent_name_is_tried_only_where_a_handshake_failed(script: tuple[Make, ...]) -> None:
    network = FakeSockets(scripts={"p": script})
    _ask(network, again=True)
    assert network.greeted == []


def test_an_innocent_name_is_tried_at_the_very_address_right_after_the_second_visit() -> None:
    """Under the same conditions as that: nothing else is open to the host by then."""
    once = FakeSockets(scripts={"p": CUT})
    _ask(once)
    assert once.greeted == []
    network = FakeSockets(scripts={"p": CUT})
    seen = _ask(network, again=True)
    assert network.greeted == [(SITE, INNOCENT_NAME)]
    assert [(step.visit, step.purpose) for step in seen if isinstance(step, Handshake)] == [
        (1, Purpose.PAGE),
        (2, Purpose.PAGE),
        (2, Purpose.INNOCENT),
    ]
    assert {step.family for step in seen} == {Family.IPV4}


NXDOMAIN = (name(failure=Failure.NXDOMAIN),)
ELSEWHERE = Endpoint(address="192.0.2.53", port=53, family=Family.IPV4)
AGAIN = ("adult.test", "udp", "")
BY_TCP, AT_ANOTHER = ("adult.test", "tcp", ""), ("adult.test", "udp", "192.0.2.53")


@pytest.mark.parametrize(
    ("script", "resolved"),
    [
        (NXDOMAIN, [AGAIN, AGAIN, BY_TCP, AT_ANOTHER]),
        ((name("0.0.0.0"),), [AGAIN, AGAIN, BY_TCP, AT_ANOTHER]),
        ((name(failure=Failure.DNS_REFUSED),), [BY_TCP]),
        ((name(failure=Failure.TIMEOUT),), [BY_TCP]),
        ((name(failure=Failure.SERVFAIL),), []),
        (DROPPED, []),
        (OPENS, []),
    ],
)
def test_a_name_that_is_withheld_is_asked_for_in_other_ways(
    script: tuple[Make, ...], resolved: list[tuple[str, str, str]]
) -> None:
    """By TCP always, and in the same way where it is withheld; at another resolver where the site allows that, too."""
    network = FakeSockets(scripts={"p": script}, other_resolvers=(ELSEWHERE,))
    seen = _ask(network)
    assert network.resolved == resolved
    assert sum(step.purpose is Purpose.COMPARE for step in seen) == len(resolved)
    network = FakeSockets(scripts={"p": script})
    _ask(network)
    assert AT_ANOTHER not in network.resolved


def test_a_restricted_pages_name_goes_to_no_other_resolver() -> None:
    network = FakeSockets(scripts={"p": NXDOMAIN}, other_resolvers=(ELSEWHERE,))
    _ask(network, replace(PAGE, restricted=True))
    assert network.resolved == [AGAIN, AGAIN, BY_TCP]


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ((name(SITE), connect(), OTHER), True),
        ((name(SITE), connect(), http(failure=Failure.RESET)), True),
        (OPENS, False),
        (DROPPED, False),
        ((connect(to_proxy=True, address="192.0.2.3"), OTHER), False),
    ],
)
def test_an_innocent_host_is_asked_for_where_a_plain_request_went_wrong(
    script: tuple[Make, ...],
    asked: bool,  # noqa: FBT001
) -> None:
    """At the very address, and never past a proxy; over https the handshake is the place for it."""
    network = FakeSockets(scripts={"p": script})
    _ask(network, page("http://adult.test/"), again=True)
    assert network.opened == ([(f"http://{INNOCENT_NAME}:443/", SITE)] if asked else [])
    secure = FakeSockets(scripts={"p": script})
    _ask(secure, PAGE, again=True)
    assert secure.opened == []


class Changing(FakeNetwork):
    """Fails in another way on the second visit than on the others."""

    async def visit(self, page: Page, number: int) -> tuple[Observation, ...]:
        """Answer."""
        self.scripts = {"p": DROPPED if number == 2 else CUT}
        return await super().visit(page, number)


def test_silence_of_two_kinds_is_asked_a_third_time() -> None:
    network = Changing()
    seen = _ask(network, again=True)
    assert network.asked == ["p"] * 3
    assert {step.visit for step in seen} == {1, 2, 3}
