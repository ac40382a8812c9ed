"""The short way to read DNS: it says what the library says, or leaves the message to it, whatever comes."""

import itertools
from typing import Any

import dns.edns
import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from venuecheck.filtering.vantage.dns_message import PlainAnswer, Query, read_plain

NAME = "www.Adult.test"
OWNERS = ("www.adult.test.", "edge.adult.test.", "test.")
RECORDS = {
    "A": ("192.0.2.1", "192.0.2.2", "0.0.0.0"),
    "AAAA": ("2001:db8::1", "::ffff:192.0.2.1", "::"),
    "CNAME": ("edge.adult.test.", "a\\.b.test."),
    "SOA": ("ns.test. hostmaster.test. 1 2 3 4 5",),
    "NS": ("ns.test.",),
    "TXT": ('"words"',),
}

# made once, for a choice out of all of them is drawn in a moment, and a set that is put together is not
rrsets = st.sampled_from(
    [
        dns.rrset.from_text(owner, 60, "IN", kind, *values)
        for kind, all_values in sorted(RECORDS.items())
        for many in range(1, 4 if kind in {"A", "AAAA"} else 2)
        for values in itertools.permutations(all_values, many)
        for owner in OWNERS
    ]
)
errors = st.lists(
    st.sampled_from(
        [
            dns.edns.EDEOption(dns.edns.EDECode.make(code), text)
            for code in (0, 4, 15, 17, 999)
            for text in (None, "Gesperrt: Glücksspiel")
        ]
    ),
    max_size=2,
)
queries = st.builds(Query, st.just(NAME), st.sampled_from(["A", "AAAA"]), st.integers(0, 65_535))


def _library(wire: bytes, query: Query) -> PlainAnswer | None:
    """Give what the library makes of it; None where that is no answer to the question."""
    try:
        message = dns.message.from_wire(wire, raise_on_truncation=True)
    except (dns.exception.DNSException, ValueError):
        return None
    if not query.message.is_response(message):
        return None
    wanted = query.message.question[0].rdtype
    return PlainAnswer(
        rcode=message.rcode(),
        addresses=tuple(item.to_text() for rrset in message.answer if rrset.rdtype == wanted for item in rrset),
        aliases=tuple(
            item.to_text().rstrip(".").lower() for rrset in message.answer if rrset.rdtype == 5 for item in rrset
        ),
        extended_errors=tuple((int(item.code), item.text or "") for item in message.extended_errors()),
    )


answers = st.tuples(
    queries,
    st.sampled_from([dns.rcode.NOERROR, dns.rcode.NXDOMAIN, dns.rcode.REFUSED]),
    st.lists(rrsets, max_size=3, unique_by=lambda each: (each.name, each.rdtype)),
    st.lists(rrsets, max_size=1),
    st.lists(rrsets, max_size=1),
    st.sampled_from([-1, 0]),
    errors,
)


def _sent(parts: Any) -> bytes:
    query, rcode, answer, authority, additional, edns, options = parts
    message = dns.message.make_response(query.message, recursion_available=True)
    message.set_rcode(rcode)
    message.answer, message.authority, message.additional = answer, authority, additional
    message.use_edns(edns, payload=1232, options=options)
    return message.to_wire()


@settings(max_examples=300)
@given(answers)
def test_an_answer_is_read_as_the_library_reads_it(parts: Any) -> None:
    query, wire = parts[0], _sent(parts)
    assert read_plain(wire, query) in (None, _library(wire, query))


@settings(max_examples=400)
@given(answers, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=4), st.integers(0, 400))
def test_a_broken_answer_is_never_read_otherwise_than_the_library_reads_it(
    parts: Any, changes: list[tuple[int, int]], cut: int
) -> None:
    query: Query = parts[0]
    wire = bytearray(_sent(parts)[: cut or None])
    for at, value in changes:
        if at < len(wire):
            wire[at] = value
    assert read_plain(bytes(wire), query) in (None, _library(bytes(wire), query))


@given(st.binary(max_size=200), queries)
def test_noise_is_read_by_neither(noise: bytes, query: Query) -> None:
    assert read_plain(noise, query) in (None, _library(noise, query))


@pytest.mark.parametrize("record", ["A", "AAAA"])
@pytest.mark.parametrize("kind", ["addresses", "alias", "none", "filtered"])
def test_the_answers_that_come_every_day_take_the_short_way(record: str, kind: str) -> None:
    query = Query.of(NAME, record)
    message = dns.message.make_response(query.message)
    address = RECORDS[record][0]
    if kind in {"addresses", "alias"}:
        owner = OWNERS[0] if kind == "addresses" else OWNERS[1]
        message.answer = [dns.rrset.from_text(owner, 60, "IN", record, address)]
    if kind == "alias":
        message.answer.insert(0, dns.rrset.from_text(OWNERS[0], 60, "IN", "CNAME", OWNERS[1]))
    if kind in {"none", "filtered"}:
        message.set_rcode(dns.rcode.NXDOMAIN)
        message.authority = [dns.rrset.from_text("test.", 60, "IN", "SOA", RECORDS["SOA"][0])]
    else:
        message.authority = [dns.rrset.from_text("test.", 60, "IN", "NS", "ns.test.")]
        message.additional = [dns.rrset.from_text("ns.test.", 60, "IN", "A", "192.0.2.53")]
    if kind == "filtered":
        message.use_edns(0, options=[dns.edns.EDEOption(dns.edns.EDECode.BLOCKED, "Blocked")])
    found = read_plain(message.to_wire(), query)
    assert found is not None
    assert found == _library(message.to_wire(), query)


@pytest.mark.parametrize("name", [NAME, "a.test", "x_y-z.test", "bücher.test", "a" * 63 + ".test"])
@pytest.mark.parametrize("record", ["A", "AAAA", "SVCB"])
def test_a_question_is_sent_as_the_library_would_send_it(name: str, record: str) -> None:
    query = Query.of(name, record)
    assert query.wire == query.message.to_wire()


def test_a_name_that_cannot_be_asked_is_refused() -> None:
    with pytest.raises(dns.exception.DNSException):
        _ = Query.of("a" * 64 + ".test", "A").wire
