"""What was odd about a visit, asked once more in another way, so that the two answers can be held together.

The name once more as before, by TCP and, where the site allows it, at another resolver; the page's address for an
innocent name, by the TLS handshake or by the request's Host. Nothing is sent to a page's address that a browser would
not send.
"""

from collections.abc import Sequence

from venuecheck.filtering.judging.comparison import withholds
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Handshake, Lookup, Observation, Purpose
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Endpoint, SocketNetwork
from venuecheck.filtering.probing.inquiry import endpoint_of

INNOCENT_NAME = "www.example.com"
"""RFC 2606 keeps it for documentation: no filter has a reason to stop it. It is only named, never connected to."""
_ASKED_AGAIN = frozenset({Failure.DNS_REFUSED, Failure.TIMEOUT})
_MOST_RESOLVERS = 2
_TIMES_MORE = 2
"""How often a name that is withheld is asked for again in the very same way."""


async def compare_name(network: SocketNetwork, page: Page, facts: PageFacts) -> tuple[Observation, ...]:
    """Ask for the name in other ways where the first visit found it odd; () where it did not."""
    return await _name(network, page, facts) if _worth(facts) else ()


async def compare_address(network: SocketNetwork, page: Page, facts: PageFacts) -> tuple[Observation, ...]:
    """Ask at the page's address for an innocent name where the last visit was cut off there; () where it was not."""
    if not _worth(facts):
        return ()
    return await _by_handshake(network, page, facts) + await _by_host(network, page, facts)


def _worth(facts: PageFacts) -> bool:
    return bool(facts.journeys) and not any(journey.holds_expected for journey in facts.journeys)


async def _name(network: SocketNetwork, page: Page, facts: PageFacts) -> tuple[Observation, ...]:
    """Ask for a name that the network's DNS withholds, refuses or is silent about, in other ways."""
    lookups = [
        step
        for step in facts.observations
        if isinstance(step, Lookup) and step.purpose is Purpose.PAGE and step.hop == 0 and step.method == "resolver"
    ]
    odd = next((step for step in lookups if withholds(step) or step.failure in _ASKED_AGAIN), None)
    if odd is None:
        return ()
    seen: list[Observation] = []
    if withholds(odd):  # several servers may answer at one address, and not all of them filter
        seen += [
            await network.resolve(page.id, 1, odd.name, odd.record, purpose=Purpose.COMPARE) for _ in range(_TIMES_MORE)
        ]
    seen.append(await network.resolve(page.id, 1, odd.name, odd.record, over_tcp=True, purpose=Purpose.COMPARE))
    # what the resolver is silent about, another would not tell from a fault; restricted names go nowhere else
    elsewhere = network.other_resolvers if withholds(odd) and not page.restricted else ()
    seen += [
        await network.resolve(page.id, 1, odd.name, odd.record, at=where, purpose=Purpose.COMPARE)
        for where in elsewhere[:_MOST_RESOLVERS]
    ]
    return tuple(seen)


async def _by_handshake(network: SocketNetwork, page: Page, facts: PageFacts) -> tuple[Observation, ...]:
    """Where the handshake failed, make one at the same address for an innocent name."""
    failed = any(isinstance(step, Handshake) and step.failure for step in facts.observations)
    where = _last_address(facts.observations)
    if not failed or where is None or not all(silent(journey) for journey in facts.journeys):
        return ()
    connection, handshake = await network.greet(page.id, facts.looks, where, INNOCENT_NAME)
    return (connection,) if handshake is None else (connection, handshake)


async def _by_host(network: SocketNetwork, page: Page, facts: PageFacts) -> tuple[Observation, ...]:
    """Where a plain request was cut off, or got something else than it should, ask there for an innocent name."""
    last = facts.journeys[-1].last
    if facts.https or not isinstance(last, Exchange) or last.hop:
        return ()
    body = last.answer.body if last.answer is not None else None
    if last.answer is not None and (body is None or body.holds_expected is True):
        return ()
    where = _last_address(facts.observations)
    if where is None:
        return ()
    innocent = Page(id=page.id, url=f"http://{INNOCENT_NAME}:{where.port}/")
    return await network.open_at(page.id, facts.looks, innocent, where, named=False, purpose=Purpose.INNOCENT)


def _last_address(seen: Sequence[Observation]) -> Endpoint | None:
    """Give the last address of the page itself that accepted a connection; None by a proxy."""
    connected = [
        step for step in seen if isinstance(step, Connection) and step.purpose is Purpose.PAGE and not step.failure
    ]
    if not connected or any(step.to_proxy for step in connected):
        return None
    return endpoint_of(connected[-1].address, connected[-1].port)
