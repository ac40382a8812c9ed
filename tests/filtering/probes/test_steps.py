"""The steps that probes take for themselves, against real servers on loopback."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from tests.filtering.probes.loopback import HERE, echo, name_server, web
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Purpose
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probes import quic
from venuecheck.filtering.probing.inquiry import endpoint_of
from venuecheck.filtering.probing.literal import parse_endpoint
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.servers import Server
from venuecheck.filtering.vantage.socket import SocketVantage
from venuecheck.filtering.vantage.trust import TrustJudge


def vantage(port: int = 1, *, proxy: str = "none", step: float = 3.0) -> SocketVantage:
    """Give a device whose resolver is at `port`."""
    return SocketVantage(
        names=NameService(
            servers=(Server(address=HERE, port=port),),
            step_timeout=step,
            now=lambda: datetime.now(UTC),
        ),
        trust=TrustJudge(public=None, device=None),
        proxy=ProxyChoice(proxy),
        step_timeout=step,
        page_timeout=10.0,
        now=lambda: datetime.now(UTC),
    )


def test_a_name_is_looked_up_at_the_networks_resolver_or_at_another_by_udp_or_tcp() -> None:
    """Each answer says who gave it and how, and supports no verdict about a page."""
    with name_server({"a.test": ("192.0.2.1",)}) as own, name_server({"a.test": ("192.0.2.2",)}) as other:
        device = vantage(own.port)
        first = asyncio.run(device.resolve("x", 1, "a.test", "A"))
        second = asyncio.run(device.resolve("x", 2, "a.test", "A", at=endpoint_of(HERE, other.port), over_tcp=True))
    assert (first.addresses, first.transport, first.purpose) == (("192.0.2.1",), "udp", Purpose.CONTEXT)
    assert (second.addresses, second.transport, second.resolver) == (("192.0.2.2",), "tcp", f"{HERE}:{other.port}")
    assert other.asked == [("a.test", "A", "tcp")]


def test_a_record_that_is_no_address_is_kept_as_text() -> None:
    """What DNS says of encrypted resolvers is not taken for an address."""
    with name_server({"_dns.resolver.arpa": ("1 dns.test. alpn=h2",)}) as names:
        found = asyncio.run(vantage(names.port).resolve("x", 1, "_dns.resolver.arpa", "SVCB"))
    assert found.addresses == ()
    assert found.failure is None
    assert "dns.test" in found.values[0]


@pytest.mark.parametrize("over_tcp", [False, True])
def test_a_resolver_that_is_not_there_is_a_failure_and_no_error(over_tcp: bool) -> None:  # noqa: FBT001
    """Nothing raises."""
    with unused_port() as port:
        found = asyncio.run(
            vantage(step=0.5).resolve("x", 1, "a.test", "A", at=endpoint_of(HERE, port), over_tcp=over_tcp)
        )
    assert found.failure in {Failure.REFUSED, Failure.TIMEOUT}
    assert not found.rcode


def test_a_datagram_that_comes_back_is_kept_by_its_beginning() -> None:
    """An echo shows that UDP is open; that it is no QUIC shows, too."""
    with unused_port(socket.SOCK_DGRAM) as port:
        pass
    with echo(port) as came:
        step = asyncio.run(vantage().send("quic", 1, endpoint_of(HERE, port), quic.QUESTION))
    assert len(came[0]) == 1_200
    assert step.failure is None
    assert bytes.fromhex(step.reply) == quic.QUESTION[:48]


def test_a_datagram_into_silence_or_to_nobody_is_a_failure() -> None:
    """Silence takes one step's time; a closed port is refused."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind((HERE, 0))
        silent = asyncio.run(vantage(step=0.3).send("quic", 1, endpoint_of(HERE, deaf.getsockname()[1]), b"x"))
    with unused_port(socket.SOCK_DGRAM) as port:
        refused = asyncio.run(vantage(step=0.3).send("quic", 1, endpoint_of(HERE, port), b"x"))
    assert (silent.failure, silent.reply) == (Failure.TIMEOUT, "")
    assert silent.elapsed < 1
    assert refused.failure is Failure.REFUSED


def test_a_page_is_asked_for_at_an_address_by_its_own_host_name() -> None:
    """No look-up is made; the Host header names the page."""
    with web({"adult.test": "ORIGIN-MARKER"}) as port:
        page = Page(id="adult", url=f"http://adult.test:{port}/", expect=Expect(contains="ORIGIN-MARKER"))
        seen = asyncio.run(vantage().open_at("direct_ip", 4, page, endpoint_of(HERE, port), named=False))
    assert [type(step) for step in seen] == [Connection, Exchange]
    assert {(step.subject, step.visit, step.purpose) for step in seen} == {("direct_ip", 4, Purpose.CONTEXT)}
    last = seen[-1]
    assert isinstance(last, Exchange)
    assert last.answer is not None
    assert last.answer.body is not None
    assert last.answer.body.holds_expected


def test_an_address_that_refuses_or_a_page_that_cannot_be_asked_for_is_a_step_too() -> None:
    """Nothing raises, whatever the page is."""
    with unused_port() as port:
        endpoint = endpoint_of(HERE, port)
    refused = asyncio.run(vantage().open_at("x", 1, Page(id="p", url="http://a.test/"), endpoint, named=True))
    broken = asyncio.run(vantage().open_at("x", 1, Page(id="p", url="no address"), endpoint, named=True))
    assert [step.failure for step in refused] == [Failure.REFUSED]
    assert [step.failure for step in broken] == [Failure.FAULT]


@pytest.mark.parametrize(("proxy", "direct"), [("none", True), ("http://192.0.2.8:3128", False)])
def test_a_network_is_direct_only_where_no_proxy_stands_between(proxy: str, direct: bool) -> None:  # noqa: FBT001
    """Under a proxy, look-ups of page names support nothing."""
    assert (Capability.DIRECT in vantage(proxy=proxy).capabilities) is direct


@pytest.mark.parametrize(
    ("text", "address", "port"),
    [
        ("192.0.2.53", "192.0.2.53", 53),
        ("192.0.2.53:5353", "192.0.2.53", 5353),
        ("2001:db8::1", "2001:db8::1", 53),
        ("[2001:db8::1]:54", "2001:db8::1", 54),
    ],
)
def test_an_address_is_read_as_people_write_it(text: str, address: str, port: int) -> None:
    """With or without a port, IPv6 in brackets."""
    assert (parse_endpoint(text, 53).address, parse_endpoint(text, 53).port) == (address, port)


@pytest.mark.parametrize(
    "text", ["", "dns.test", "192.0.2.53:0", "192.0.2.53:99999", "[192.0.2.1", "192.0.2.53:x", "²"]
)
def test_what_is_no_address_is_refused_in_words(text: str) -> None:
    """A configuration's mistake is told, not tried."""
    with pytest.raises(ValueError, match="is not an address"):
        parse_endpoint(text, 53)


@contextmanager
def unused_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> Iterator[int]:
    """Give a port at which nothing listens: bound, so that nobody else takes it, and for UDP closed again."""
    with socket.socket(socket.AF_INET, kind) as taken:
        taken.bind((HERE, 0))
        port: int = taken.getsockname()[1]
        if kind is socket.SOCK_DGRAM:
            taken.close()
        yield port
