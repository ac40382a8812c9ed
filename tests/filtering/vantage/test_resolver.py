"""Names looked up at a server that answers, lies, drops, cuts short or talks nonsense."""

import asyncio
import itertools
import time
from typing import Literal

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from tests.filtering.vantage.device import HASTY, PATIENT, now
from tests.filtering.vantage.name_server import Answer, Stream, answers, by_stream, name_server, reply, silence
from tests.filtering.vantage.serving import closed_port
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Lookup, Purpose
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.servers import Server, parse_server, servers_of
from venuecheck.filtering.vantage.system_names import SystemNames

SITE = "198.51.100.7"


def _look_up(*ports: int, record: Literal["A", "AAAA"] = "A", name: str = "site.test", step: float = PATIENT) -> Lookup:
    servers = tuple(Server(address="127.0.0.1", port=port) for port in ports)
    service = NameService(servers=servers, step_timeout=step, now=now)
    return asyncio.run(service.resolve("p", 1, name, record))


def _asked(
    over_udp: Answer, over_tcp: Stream | None = None, *, record: Literal["A", "AAAA"] = "A", step: float = PATIENT
) -> Lookup:
    with name_server(over_udp, over_tcp) as port:
        return _look_up(port, record=record, step=step)


def _wrong_id(query: dns.message.Message) -> list[bytes]:
    forged = bytearray(reply(query, "203.0.113.66").to_wire())
    forged[0] ^= 0xFF
    return [bytes(forged)]


def _another_name(query: dns.message.Message) -> list[bytes]:
    """Answer a question that was not asked."""
    other = dns.message.make_query("other.test.", query.question[0].rdtype, id=query.id)
    return [reply(other, SITE).to_wire()]


def _for_nobody(query: dns.message.Message) -> list[bytes]:
    """Answer the question, with an address of another name to which no alias leads."""
    made = reply(query)
    made.answer.append(dns.rrset.from_text("other.test.", 60, "IN", "A", SITE))
    return [made.to_wire()]


def _truncated(query: dns.message.Message) -> list[bytes]:
    return [reply(query, flags=dns.flags.TC).to_wire()]


@pytest.mark.parametrize(
    ("over_udp", "failure", "rcode"),
    [
        (answers(SITE), None, "NOERROR"),
        (answers(), Failure.NODATA, "NOERROR"),
        (answers("2001:db8::7"), Failure.NODATA, "NOERROR"),
        (answers(rcode=dns.rcode.NXDOMAIN), Failure.NXDOMAIN, "NXDOMAIN"),
        (answers(rcode=dns.rcode.REFUSED), Failure.DNS_REFUSED, "REFUSED"),
        (answers(rcode=dns.rcode.SERVFAIL), Failure.SERVFAIL, "SERVFAIL"),
        (answers(rcode=dns.rcode.NOTIMP), Failure.DNS_OTHER, "NOTIMP"),
        (answers(alias="safe.test."), Failure.NODATA, "NOERROR"),
        (silence, Failure.TIMEOUT, ""),
        (lambda _query: [b"garbage"], Failure.MALFORMED, ""),
        (lambda _query: [b""], Failure.MALFORMED, ""),
        (_wrong_id, Failure.MALFORMED, ""),
        (_another_name, Failure.MALFORMED, ""),
        (_for_nobody, Failure.MALFORMED, "NOERROR"),
        (lambda query: [*_wrong_id(query), reply(query, SITE).to_wire()], None, "NOERROR"),
        (lambda query: [b"garbage", reply(query, SITE).to_wire()], None, "NOERROR"),
        (_truncated, Failure.TRUNCATED, ""),
    ],
)
def test_an_answer_is_a_fact(over_udp: Answer, failure: Failure | None, rcode: str) -> None:
    waits = failure in {Failure.TIMEOUT, Failure.MALFORMED, Failure.TRUNCATED}
    found = _asked(over_udp, step=HASTY if waits else PATIENT)
    assert (found.failure, found.rcode) == (failure, rcode)
    assert found.addresses == ((SITE,) if failure is None else ())


@pytest.mark.parametrize(
    ("over_tcp", "failure"),
    [
        (lambda query: by_stream(reply(query, SITE)), None),
        (lambda query: by_stream(reply(query, rcode=dns.rcode.NXDOMAIN)), Failure.NXDOMAIN),
        (lambda _query: b"", Failure.TRUNCATED),
        (lambda _query: b"\x00\x05gar", Failure.TRUNCATED),
        (lambda _query: b"\x00\x07garbage", Failure.MALFORMED),
    ],
)
def test_an_answer_that_is_cut_short_is_asked_for_over_tcp(over_tcp: Stream, failure: Failure | None) -> None:
    assert _asked(_truncated, over_tcp).failure is failure


def test_aliases_and_extended_errors_are_kept() -> None:
    found = _asked(answers(SITE, alias="Safe.Test.", ede=(17, b"policy")))
    assert found.aliases == ("safe.test",)
    assert [(error.code, error.text) for error in found.extended_errors] == [(17, "policy")]


def test_an_extended_error_without_words_is_kept() -> None:
    found = _asked(answers(rcode=dns.rcode.NXDOMAIN, ede=(15, b"")))
    assert [(error.code, error.text) for error in found.extended_errors] == [(15, "")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (b"g\xe9r\xe9 no", "g\ufffdr\ufffd no"),
        (b"\x1b[2Jno\0", "[REMOVED"),
        (b"Blocked for Robin Okafor, policy 7", "Blocked for REMOVED, policy 7"),
        (b"asked by robin.example@school.test at 10.1.2.3", "asked by REMOVED at REMOVED"),
    ],
)
def test_an_explanation_in_any_bytes_leaves_the_answer_what_it_is(text: bytes, kept: str) -> None:
    """Not UTF-8, or made for a terminal, or about a person: the answer counts, and the words are safe to keep."""
    with name_server(answers("192.0.2.7", ede=(15, text))) as port:
        found = _look_up(port)
    assert (found.failure, found.addresses) == (None, ("192.0.2.7",))
    assert [(each.code, each.text) for each in found.extended_errors] == [(15, kept)]


def test_an_address_beside_no_such_name_is_not_one() -> None:
    """No device uses it, so nothing is opened there."""
    with name_server(answers("192.0.2.7", rcode=dns.rcode.NXDOMAIN)) as port:
        found = _look_up(port)
    assert (found.failure, found.addresses) == (Failure.NXDOMAIN, ())


def test_a_query_asks_for_extended_errors() -> None:
    """Several resolvers send them only where EDNS and DO are set."""
    seen: list[dns.message.Message] = []

    def over_udp(query: dns.message.Message) -> list[bytes]:
        seen.append(query)
        return [reply(query, SITE).to_wire()]

    assert _asked(over_udp).failure is None
    assert seen[0].edns == 0
    assert seen[0].ednsflags & dns.flags.DO


def test_many_addresses_are_bounded() -> None:
    found = _asked(answers(*[f"198.51.100.{number}" for number in range(1, 60)]))
    assert len(found.addresses) == 16


def test_aaaa_is_asked_for_as_such() -> None:
    assert _asked(answers(SITE, "2001:db8::7"), record="AAAA").addresses == ("2001:db8::7",)


@pytest.mark.parametrize("unwilling", [dns.rcode.REFUSED, dns.rcode.SERVFAIL])
def test_a_second_server_is_asked_where_the_first_is_unwilling(unwilling: dns.rcode.Rcode) -> None:
    """A device does that, so the first one's refusal stops nobody."""
    with name_server(answers(rcode=unwilling)) as first, name_server(answers(SITE)) as second:
        assert _look_up(first, second).addresses == (SITE,)


def test_where_no_server_gives_an_answer_the_refusal_is_told() -> None:
    with name_server(answers(rcode=dns.rcode.REFUSED)) as first, name_server(silence) as second:
        assert _look_up(first, second, step=1.0).failure is Failure.DNS_REFUSED


def test_a_second_server_is_asked_where_the_first_is_silent_or_gone() -> None:
    with name_server(silence) as first, name_server(answers(SITE)) as second:
        assert _look_up(first, second, step=2.0).addresses == (SITE,)
        assert _look_up(closed_port(), second, step=2.0).addresses == (SITE,)


def test_nobody_at_the_resolvers_port_is_a_refusal_to_connect_or_silence() -> None:
    """Systems differ in what they tell of it; none of it is a block."""
    assert _look_up(closed_port(), step=HASTY).failure in {Failure.REFUSED, Failure.RESET, Failure.TIMEOUT}


def test_without_a_server_there_is_no_way_to_ask() -> None:
    assert _look_up().failure is Failure.NO_ROUTE


@pytest.mark.parametrize("name", ["a..test", "x" * 64 + ".test", "a." * 200 + "test"])
def test_a_name_that_dns_cannot_hold_is_a_bad_address(name: str) -> None:
    with name_server(answers(SITE)) as port:
        assert _look_up(port, name=name).failure is Failure.BAD_ADDRESS


def test_the_devices_own_look_up_is_context_made_once_for_a_page_and_waited_for_by_nobody() -> None:
    async def ask() -> list[Lookup]:
        system = SystemNames(now)
        system.ask("p", 1, "localhost")
        system.ask("p", 2, "localhost")
        system.ask("q", 1, "localhost")
        assert system.take("p", "localhost") == ()
        found: list[Lookup] = []
        for _ in range(500):
            found += [*system.take("p", "localhost"), *system.take("q", "localhost")]
            await asyncio.sleep(0.01)
            if len(found) == len("pq"):
                break
        return [*found, *system.take("p", "localhost"), *system.take("q", "localhost")]

    found = asyncio.run(ask())
    assert sorted(each.subject for each in found) == ["p", "q"]
    for each in found:
        assert (each.method, each.purpose, each.visit) == ("system", Purpose.CONTEXT, 1)
        assert set(each.addresses) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("10.0.0.53", Server(address="10.0.0.53")),
        ("10.0.0.53:5353", Server(address="10.0.0.53", port=5353)),
        ("::1", Server(address="::1")),
        ("[::1]:5353", Server(address="::1", port=5353)),
    ],
)
def test_a_resolvers_address_is_read(text: str, server: Server) -> None:
    assert parse_server(text) == server
    assert servers_of(text) == (server,)


@pytest.mark.parametrize(
    "text", ["", "dns.test", "10.0.0.53:", "10.0.0.53:0", "10.0.0.53:x", "10.0.0.53:65536", "[::1", "\0", "10.0.0.5:²"]
)
def test_what_is_no_resolvers_address_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="resolver"):
        parse_server(text)


def test_an_answer_that_comes_after_the_name_was_asked_for_again_is_heard() -> None:
    """As a device hears it: its resolver may be slow, which is no silence."""
    asked = itertools.count(1)

    def late(query: dns.message.Message) -> list[bytes]:
        if next(asked) > 1:
            return []
        time.sleep(0.6)
        return [reply(query, SITE).to_wire()]

    found = _asked(late, step=1.0)
    assert (found.failure, found.addresses) == (None, (SITE,))
