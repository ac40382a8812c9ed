"""Connections and handshakes that fail, each in its own way."""

import asyncio
import gc
from pathlib import Path

import dns.rcode
import pytest

from tests.filtering.vantage.authority import Authority
from tests.filtering.vantage.device import MARKER, device, exchange, handshake, lookups, step_for, visited
from tests.filtering.vantage.name_server import answers, name_server, silence
from tests.filtering.vantage.serving import (
    Behaviour,
    after_hello,
    answering,
    closed_port,
    forever,
    hang,
    has_ipv6,
    over_tls,
    request,
    reset,
    sending,
    serving,
)
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Purpose, Trust
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage.trust import TrustJudge

ALERT = bytes([21, 3, 3, 0, 2, 2, 112])  # unrecognized_name
CLOSE_NOTIFY = bytes([21, 3, 3, 0, 2, 1, 0])
PUBLIC, SCHOOL = Authority("Public CA"), Authority("School CA")


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> TrustJudge:
    """Trust the public authority, and on the device the school's besides."""
    folder = tmp_path_factory.mktemp("roots")
    (folder / "public.pem").write_bytes(PUBLIC.own.pem)
    (folder / "device.pem").write_bytes(PUBLIC.own.pem + SCHOOL.own.pem)
    return TrustJudge.load(folder / "public.pem", folder / "device.pem")


def test_a_closed_port_is_refused() -> None:
    seen = visited(device(), f"http://127.0.0.1:{closed_port()}/")
    assert [type(step) for step in seen] == [Connection]
    assert seen[0].failure is Failure.REFUSED


@pytest.mark.parametrize(
    ("behave", "failure"),
    [
        (after_hello(lambda _connection: None), Failure.EOF),
        (after_hello(reset), Failure.RESET),
        (hang, Failure.TIMEOUT),
        (after_hello(sending(ALERT)), Failure.ALERT),
        (after_hello(sending(CLOSE_NOTIFY)), Failure.EOF),
        (after_hello(sending(b"HTTP/1.1 400 Bad Request\r\n\r\n")), Failure.MALFORMED),
        (after_hello(sending(b"\x16\x03\x03")), Failure.EOF),
        (after_hello(sending(b"\x16\x03\x03\x00\x05garbage")), Failure.MALFORMED),
        (after_hello(forever(b"", b"\x17\x03\x03\x00\x01x", asked=False)), Failure.MALFORMED),
        (after_hello(forever(b"", b"\x16", pause=0.05, asked=False)), Failure.MALFORMED),
    ],
)
def test_a_handshake_that_fails(behave: Behaviour, failure: Failure) -> None:
    with serving(behave) as port:
        found = handshake(visited(device(step=step_for(failure)), f"https://127.0.0.1:{port}/"))
    assert (found.failure, found.chain) == (failure, ())


def test_a_reset_at_once_is_told_by_whichever_step_sees_it() -> None:
    """The connection may be made for a moment, or not."""
    with serving(reset) as port:
        seen = visited(device(), f"https://127.0.0.1:{port}/")
    assert [step.failure for step in seen if step.failure] == [Failure.RESET]


@pytest.mark.parametrize(
    ("authority", "name", "judged"),
    [
        (PUBLIC, "site.test", (Trust.TRUSTED, Trust.TRUSTED)),
        (SCHOOL, "site.test", (Trust.UNKNOWN_ISSUER, Trust.TRUSTED)),
        (PUBLIC, "other.test", (Trust.WRONG_NAME, Trust.WRONG_NAME)),
    ],
)
def test_https_is_opened_whatever_the_certificate_and_the_chain_is_judged(
    trust: TrustJudge, tmp_path: Path, authority: Authority, name: str, judged: tuple[Trust, Trust]
) -> None:
    server = over_tls(authority.issue(name).server(tmp_path), answering(MARKER.encode()))
    with name_server(answers("127.0.0.1")) as dns_port, serving(server) as port:
        seen = visited(device(dns=dns_port, trust=trust), f"https://site.test:{port}/")
    found = next(step for step in seen if step.kind == "handshake")
    assert (found.public_trust, found.device_trust) == judged
    assert found.chain[0].pem.startswith("-----BEGIN CERTIFICATE-----")
    answer = exchange(seen).answer
    assert answer is not None
    assert answer.body is not None
    assert answer.body.holds_expected


def test_a_page_at_a_number_is_not_looked_up(trust: TrustJudge, tmp_path: Path) -> None:
    server = over_tls(PUBLIC.issue("127.0.0.1").server(tmp_path), answering(b""))
    with serving(server) as port:
        seen = visited(device(trust=trust), f"https://127.0.0.1:{port}/")
    assert [step.kind for step in seen] == ["connection", "handshake", "exchange"]
    assert next(step for step in seen if step.kind == "handshake").public_trust is Trust.TRUSTED


def test_the_innocent_name_is_greeted_at_the_same_address(trust: TrustJudge, tmp_path: Path) -> None:
    """The port's own step, for the differential test."""
    context = PUBLIC.issue("www.example.com").server(tmp_path)
    with serving(over_tls(context, hang)) as port:
        where = Endpoint(address="127.0.0.1", port=port, family=Family.IPV4)
        connection, found = asyncio.run(device(trust=trust).greet("p", 1, where, "www.example.com"))
    assert found is not None
    assert (connection.failure, found.failure, found.server_name) == (None, None, "www.example.com")
    assert {connection.purpose, found.purpose} == {Purpose.INNOCENT}


def test_the_innocent_name_at_a_dead_address() -> None:
    where = Endpoint(address="127.0.0.1", port=closed_port(), family=Family.IPV4)
    connection, found = asyncio.run(device().greet("p", 1, where, "www.example.com"))
    assert (connection.failure, found) == (Failure.REFUSED, None)


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6 on loopback")
def test_a_page_is_tried_by_both_families_until_one_opens_it() -> None:
    with name_server(answers("127.0.0.1", "::1")) as dns_port, serving(answering(MARKER.encode()), "::1") as port:
        seen = visited(device(dns=dns_port), f"http://site.test:{port}/")
    connections = [step for step in seen if isinstance(step, Connection)]
    assert [(step.family, step.failure) for step in connections] == [
        (Family.IPV4, Failure.REFUSED),
        (Family.IPV6, None),
    ]
    assert exchange(seen).family is Family.IPV6


def test_a_kind_of_address_that_is_missing_beside_another_is_context() -> None:
    with name_server(answers("127.0.0.1")) as dns_port, serving(answering(MARKER.encode())) as port:
        found = lookups(visited(device(dns=dns_port), f"http://site.test:{port}/"))
    assert [(step.record, step.failure, step.purpose) for step in found] == [
        ("A", None, Purpose.PAGE),
        ("AAAA", Failure.NODATA, Purpose.CONTEXT),
    ]


def test_a_dummy_address_is_never_connected_to() -> None:
    with name_server(answers("0.0.0.0", "::", ede=(17, b""))) as dns_port:
        seen = visited(device(dns=dns_port), "http://site.test/")
    assert [step.kind for step in seen] == ["lookup", "lookup"]


def test_a_name_that_does_not_exist_ends_the_visit() -> None:
    with name_server(answers(rcode=dns.rcode.NXDOMAIN)) as dns_port:
        seen = visited(device(dns=dns_port), "https://site.test/")
    assert [step.failure for step in seen] == [Failure.NXDOMAIN] * 2


@pytest.mark.parametrize("step", [0.2, 9.0])
def test_what_the_pages_own_time_cuts_short_is_not_a_time_out(step: float) -> None:
    """Silence counts as evidence; being cut short must not."""
    with serving(hang) as port:
        found = exchange(visited(device(step=step, whole=0.15), f"http://127.0.0.1:{port}/"))
    assert found.failure is Failure.OUT_OF_TIME
    with name_server(silence) as dns_port:
        seen = visited(device(dns=dns_port, step=step, whole=0.15), "http://site.test/")
    assert {step.failure for step in lookups(seen)} == {Failure.OUT_OF_TIME}


def test_no_socket_is_left_open_by_a_visit_that_is_broken_off() -> None:
    """A person may stop the run at any moment."""

    async def stopped(proxy: str, url: str) -> None:
        task = asyncio.create_task(device(proxy=proxy, step=9).visit(Page(id="p", url=url), 1))
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    with serving(hang) as port:
        asyncio.run(stopped(f"http://127.0.0.1:{port}", "https://site.test/"))
        asyncio.run(stopped("none", f"https://127.0.0.1:{port}/"))
        asyncio.run(stopped("none", f"http://127.0.0.1:{port}/"))
    gc.collect()


def test_a_request_says_what_a_browser_would_and_asks_for_no_more() -> None:
    asked: list[bytes] = []

    def behave(connection: object) -> None:
        asked.append(request(connection))  # type: ignore[arg-type]

    with serving(behave) as port:
        assert exchange(visited(device(), f"http://127.0.0.1:{port}/a?b=c")).failure is Failure.EOF
    header = asked[0].decode()
    assert header.startswith("GET /a?b=c HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{port}\r\n" in header
    assert "br" not in header.split("Accept-Encoding: ")[1].split("\r\n")[0]
    assert "Cookie" not in header


def test_a_fault_of_this_program_is_told_as_such() -> None:
    """A list is read with care; if an address slips through all the same, the run goes on."""
    seen = visited(device(), "gopher://site.test/")
    assert [(type(step), step.failure) for step in seen] == [(Exchange, Failure.FAULT)]
    assert exchange(seen).url == "AddressError"
