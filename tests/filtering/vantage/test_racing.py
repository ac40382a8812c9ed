"""Names with several addresses, some of them dead: two at a time, six in a visit, others in the next."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import dns.message
import dns.rdatatype
import dns.rrset
import pytest

from tests.filtering.vantage.device import MARKER, PATIENT, device
from tests.filtering.vantage.name_server import Answer, name_server, reply
from tests.filtering.vantage.serving import answering, serving
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Observation
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage.racing import in_turn

LIVE = "127.0.0.1"
DEAD = [f"127.0.0.{number}" for number in range(2, 12)]
"""Nobody listens there at the site's port: connections are refused."""


@contextmanager
def _stuck(port: int, *addresses: str) -> Iterator[None]:
    """Have these addresses answer no connection at all: a queue for one, and it is taken."""
    with ExitStack() as held:
        for address in addresses:
            listener = held.enter_context(socket.socket())
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((address, port))
            listener.listen(0)
            for _ in range(4):
                waiting = held.enter_context(socket.socket())
                waiting.setblocking(False)
                waiting.connect_ex((address, port))
        yield


def _in_order(*addresses: str) -> Answer:
    """Answer with these addresses as they stand; the library would shuffle those of one set."""

    def answer(query: dns.message.Message) -> list[bytes]:
        made = reply(query)
        if query.question[0].rdtype == dns.rdatatype.A:
            made.answer += [dns.rrset.from_text(query.question[0].name, 60, "IN", "A", each) for each in addresses]
        return [made.to_wire()]

    return answer


def _visit(addresses: list[str], number: int = 1, *, stuck: tuple[str, ...] = ()) -> tuple[Observation, ...]:
    with (
        name_server(_in_order(*addresses)) as dns_port,
        serving(answering(MARKER.encode())) as port,
        _stuck(port, *stuck),
    ):
        page = Page(id="p", url=f"http://site.test:{port}/", expect=Expect(contains=MARKER))
        return asyncio.run(device(dns=dns_port, step=PATIENT if not stuck else 2.0).visit(page, number))


def _tried(seen: tuple[Observation, ...]) -> list[tuple[str, Failure | None]]:
    return [(step.address, step.failure) for step in seen if isinstance(step, Connection)]


@pytest.mark.parametrize("dead", range(6))
def test_a_site_opens_by_any_of_its_first_six_addresses(dead: int) -> None:
    seen = _visit([*DEAD[:dead], LIVE])
    assert isinstance(seen[-1], Exchange)
    assert _tried(seen) == [*((address, Failure.REFUSED) for address in DEAD[:dead]), (LIVE, None)]


def test_no_more_than_six_are_tried_and_the_next_visit_goes_on_with_the_others() -> None:
    addresses = [*DEAD[:7], LIVE]
    first, second = _visit(addresses, 1), _visit(addresses, 2)
    assert _tried(first) == [(address, Failure.REFUSED) for address in DEAD[:6]]
    assert _tried(second) == [(DEAD[6], Failure.REFUSED), (LIVE, None)]


def test_an_address_that_stays_silent_does_not_hold_up_the_next() -> None:
    seen = _visit([DEAD[0], LIVE], stuck=(DEAD[0],))
    assert _tried(seen) == [(LIVE, None)]
    assert isinstance(seen[-1], Exchange)


def test_two_silent_addresses_are_waited_for_before_a_third_is_tried() -> None:
    seen = _visit([DEAD[0], DEAD[1], LIVE], stuck=(DEAD[0], DEAD[1]))
    assert _tried(seen)[0][1] is Failure.TIMEOUT
    assert _tried(seen)[-1] == (LIVE, None)


def _names(found: list[Endpoint]) -> str:
    return "".join(each.address for each in found)


@pytest.mark.parametrize(
    ("addresses", "visit", "order"),
    [
        ("a", 1, "a"),
        ("a", 3, "a"),
        ("ab", 1, "ab"),
        ("ab", 2, "ba"),
        ("abc", 3, "cab"),
        ("abcdefgh", 1, "abcdef"),
        ("abcdefgh", 2, "ghabcd"),
        ("", 2, ""),
    ],
)
def test_each_visit_begins_with_an_address_that_others_did_not_begin_with(
    addresses: str, visit: int, order: str
) -> None:
    found = [Endpoint(address=each, port=80, family=Family.IPV4) for each in addresses]
    assert _names(in_turn(found, visit)) == order
