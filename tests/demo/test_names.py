"""The sample DNS server answers over UDP and TCP, with the filter's table applied."""

import socket

import dns.edns
import dns.flags
import dns.message
import dns.opcode
import dns.query
import dns.rcode
import pytest

from venuecheck.demo.names import reply
from venuecheck.demo.rules import Rules
from venuecheck.demo.school import Opened

SECONDS = 5


def ask(school: Opened, name: str, kind: str = "A", *, edns: bool = False, tcp: bool = False) -> dns.message.Message:
    """Ask the school's resolver."""
    query = dns.message.make_query(name, kind, use_edns=edns, want_dnssec=edns)
    address, _, port = school.resolver.rpartition(":")
    exchange = dns.query.tcp if tcp else dns.query.udp
    return exchange(query, address, SECONDS, port=int(port))


def addresses(answer: dns.message.Message) -> list[str]:
    """Give the addresses in an answer."""
    return [str(record) for rrset in answer.answer for record in rrset]


@pytest.mark.parametrize("tcp", [False, True])
@pytest.mark.parametrize(
    ("name", "rcode", "found"),
    [
        ("open.test", dns.rcode.NOERROR, ["127.0.0.1"]),
        ("OPEN.tEsT", dns.rcode.NOERROR, ["127.0.0.1"]),
        ("reset.test", dns.rcode.NOERROR, ["127.0.0.1"]),
        ("filter.larkfield-school.test", dns.rcode.NOERROR, ["127.0.0.1"]),
        ("sinkhole.test", dns.rcode.NOERROR, ["0.0.0.0"]),
        ("no-such-name.test", dns.rcode.NXDOMAIN, []),
        ("refuse-name.test", dns.rcode.REFUSED, []),
        ("elsewhere.test", dns.rcode.NXDOMAIN, []),
        (".", dns.rcode.NXDOMAIN, []),
    ],
)
def test_addresses(school: Opened, name: str, rcode: dns.rcode.Rcode, found: list[str], *, tcp: bool) -> None:
    """Each name gets its address or its refusal."""
    answer = ask(school, name, tcp=tcp)
    assert (answer.rcode(), addresses(answer)) == (rcode, found)


@pytest.mark.parametrize("kind", ["AAAA", "HTTPS", "TXT"])
def test_other_records(school: Opened, kind: str) -> None:
    """A name exists, but has nothing else than an IPv4 address."""
    answer = ask(school, "open.test", kind)
    assert (answer.rcode(), addresses(answer)) == (dns.rcode.NOERROR, [])


def test_sinkhole_says_that_it_filters(school: Opened) -> None:
    """The extended error goes to those who speak EDNS only."""
    errors = [option for option in ask(school, "sinkhole.test", edns=True).options if option.otype == 15]
    assert [(error.code, error.text) for error in errors if isinstance(error, dns.edns.EDEOption)] == [
        (17, "Larkfield School Filter")
    ]
    assert not ask(school, "sinkhole.test").options


@pytest.mark.parametrize(
    ("packet", "rcode"),
    [
        (dns.message.make_query("open.test", "A", id=4660).to_wire()[:-3], dns.rcode.FORMERR),
        (b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\xc0\x0c\x00\x01\x00\x01", dns.rcode.FORMERR),
        (b"\x12\x34\x28\x00\x00\x00\x00\x00\x00\x00\x00\x00", dns.rcode.NOTIMP),
        (b"\x12\x34\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00", dns.rcode.NOTIMP),
    ],
)
def test_broken_queries_are_answered_as_such(packet: bytes, rcode: dns.rcode.Rcode) -> None:
    """What is not a query for one name is told so."""
    answer = reply(packet, frozenset(), Rules())
    assert answer is not None
    assert (answer.id, answer.rcode()) == (int.from_bytes(packet[:2], "big"), rcode)
    assert answer.flags & dns.flags.QR


def test_answers_are_never_answered() -> None:
    """Two servers that answer each other's answers would never stop."""
    query = dns.message.make_query("open.test", "A")
    assert reply(dns.message.make_response(query).to_wire(), frozenset(), Rules()) is None


def test_garbage_does_not_stop_it(school: Opened) -> None:
    """After packets that are no DNS, and a client that left, it still answers."""
    address, _, port = school.resolver.rpartition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for packet in (b"", b"\0", b"\xff" * 512, dns.message.make_query("open.test", "A").to_wire()):
            sender.sendto(packet, (address, int(port)))
    assert addresses(ask(school, "open.test")) == ["127.0.0.1"]
