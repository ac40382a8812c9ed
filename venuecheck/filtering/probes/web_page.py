"""Does this page open, as it would in a browser on this network?

A page that stays silent is asked for once more, and its address is asked for an innocent name in between: what
stops one name and not the other is a filter.
"""

from typing import cast

from venuecheck.filtering.judging.journey import facts_of, silent
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.observation import Connection, Family, Handshake, Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Endpoint, Network, SocketNetwork
from venuecheck.filtering.probes.probe import PageProbe

INNOCENT_NAME = "www.example.com"
"""RFC 2606 keeps it for documentation: no filter has a reason to stop it. It is only named, never connected to."""


async def ask(network: Network, page: Page) -> tuple[Observation, ...]:
    """Visit `page`; where nothing comes, look closer and visit it again."""
    seen = await network.visit(page, 1)
    facts = facts_of(page, seen)
    if not facts.journeys or not all(silent(journey) for journey in facts.journeys):
        return seen
    if Capability.STEPS in network.capabilities:
        seen += await _innocent(cast("SocketNetwork", network), page, seen)
    return seen + await network.visit(page, 2)


async def _innocent(network: SocketNetwork, page: Page, seen: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Where the handshake failed, make one at the same address for an innocent name."""
    last = seen[-1] if seen else None
    failed = next((step for step in reversed(seen) if isinstance(step, Handshake) and step.failure), None)
    connected = [step for step in seen if isinstance(step, Connection) and not step.failure and not step.to_proxy]
    if last is None or failed is None or failed.layer is not Layer.TLS or not connected:
        return ()
    where = connected[-1]
    endpoint = Endpoint(
        address=where.address, port=where.port, family=Family.IPV6 if ":" in where.address else Family.IPV4
    )
    connection, handshake = await network.greet(page.id, 1, endpoint, INNOCENT_NAME)
    return (connection,) if handshake is None else (connection, handshake)


PROBE = PageProbe(
    id="web_page",
    question="Does this page open, as it would in a browser on this network?",
    needs=frozenset(),
    ask=ask,
)
