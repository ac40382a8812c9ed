"""One DNS question, and more than one answer to it: on loopback, by a server that injects."""

import asyncio
import gc

import dns.message
import dns.rcode
import pytest

from tests.filtering.vantage.device import device, lookups, visited
from tests.filtering.vantage.name_server import Answer, name_server, reply
from tests.filtering.vantage.serving import answering, serving
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Lookup, Observation, OtherAnswer
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.vantage import second_answer

SITE, OTHER = "198.51.100.7", "198.51.100.8"
NOERROR, NXDOMAIN = dns.rcode.NOERROR, dns.rcode.NXDOMAIN


def _answers(*told: tuple[tuple[str, ...], dns.rcode.Rcode]) -> Answer:
    """Answer each question so many times, as told, with all addresses at once for each."""
    return lambda query: [reply(query, *addresses, rcode=rcode).to_wire() for addresses, rcode in told]


def _looked_up(over_udp: Answer) -> Lookup:
    with name_server(over_udp) as port:
        found = lookups(visited(device(dns=port), "http://site.test:1/"))
    return next(step for step in found if step.record == "A")


@pytest.mark.parametrize(
    ("told", "failure", "other"),
    [
        ([((), NXDOMAIN), ((SITE,), NOERROR)], Failure.NXDOMAIN, OtherAnswer(rcode="NOERROR", addresses=(SITE,))),
        ([(("0.0.0.0",), NOERROR), ((SITE,), NOERROR)], None, OtherAnswer(rcode="NOERROR", addresses=(SITE,))),
        ([((SITE,), NOERROR), ((), NXDOMAIN)], None, OtherAnswer(rcode="NXDOMAIN")),
        ([((SITE,), NOERROR), ((SITE,), NOERROR), ((), NXDOMAIN)], None, OtherAnswer(rcode="NXDOMAIN")),
        ([((SITE,), NOERROR)], None, None),
        ([((SITE,), NOERROR), ((SITE,), NOERROR)], None, None),
        ([((SITE, OTHER), NOERROR), ((OTHER, SITE), NOERROR)], None, None),
        ([((SITE, OTHER), NOERROR), ((OTHER,), NOERROR)], None, None),
        ([((), NXDOMAIN), ((), NXDOMAIN)], Failure.NXDOMAIN, None),
    ],
)
def test_a_second_answer_is_kept_where_it_says_something_else(
    told: list[tuple[tuple[str, ...], dns.rcode.Rcode]], failure: Failure | None, other: OtherAnswer | None
) -> None:
    found = _looked_up(_answers(*told))
    assert (found.failure, found.other_answer) == (failure, other)


def test_what_does_not_answer_the_question_is_no_second_answer() -> None:
    """Garbage, another question's answer, another query's number."""

    def over_udp(query: dns.message.Message) -> list[bytes]:
        wrong = bytearray(reply(query, OTHER).to_wire())
        wrong[0] ^= 0xFF
        strange = reply(dns.message.make_query("other.test.", "A"), OTHER)
        strange.id = query.id
        return [reply(query, SITE).to_wire(), b"garbage", bytes(wrong), strange.to_wire()]

    assert _looked_up(over_udp).other_answer is None


def test_a_flood_of_answers_ends() -> None:
    found = _looked_up(lambda query: [reply(query, SITE).to_wire()] * 200)
    assert (found.addresses, found.other_answer) == ((SITE,), None)


@pytest.mark.parametrize("number", [1, 2])
def test_a_page_that_opened_or_a_second_visit_waits_for_nothing_and_no_socket_stays_open(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Were the moment waited for, this would not end; a socket that nobody closed would warn, which is an error."""
    monkeypatch.setattr(second_answer, "LISTEN", 3_600.0)

    async def visit(port: int, url: str) -> tuple[Observation, ...]:
        page = Page(id="p", url=url, expect=Expect(contains="ORIGIN-MARKER"))
        seen = await device(dns=port).visit(page, number)
        assert len(asyncio.all_tasks()) == 1
        return seen

    with (
        serving(answering(b"ORIGIN-MARKER")) as web,
        name_server(_answers((("127.0.0.1", "::1") if number == 1 else (), NOERROR))) as port,
    ):
        seen = asyncio.run(visit(port, f"http://site.test:{web}/"))
    gc.collect()
    assert {step.other_answer for step in lookups(seen)} == {None}
