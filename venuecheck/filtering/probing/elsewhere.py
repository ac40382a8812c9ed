"""A name that is cut off at its own site's address, tried at controls' addresses: does the site cut it off, or the way?

A site's own server may cut its name off and answer for any other. At another's address it has no say: what cuts the
name there as well stands on the way. Only named in a handshake, the site gets nothing, and the control's server one
that is broken off.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from venuecheck.filtering.judging.connection import PLACES, cut_by_name
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.model.observation import Handshake, Observation, Purpose, Trust
from venuecheck.filtering.port import Endpoint, SocketNetwork
from venuecheck.filtering.probing.comparing import INNOCENT_NAME
from venuecheck.filtering.probing.inquiry import endpoint_of

SUBJECT = "names_elsewhere"
"""What steps are told of that make out which places will do."""
_MOST = 3
"""Looked at, since some servers greet no name but their own, and one may be in a page's network."""


@dataclass(frozen=True, slots=True)
class Place:
    """A control's address, where no name is cut off that nobody has a reason to stop."""

    host: str
    where: Endpoint


def candidates(checks: Iterable[ControlCheck]) -> list[Place]:
    """Give the addresses at which https controls opened directly, one in each network (a /16, or of IPv6 a /32)."""
    found: dict[str, Place] = {}
    for check in checks:
        if check.https and check.trouble is None and check.facts is not None:
            for address in check.addresses:
                where = endpoint_of(address, check.facts.port)
                found.setdefault(_network(address), Place(check.facts.host, where))
    return list({place.host: place for place in found.values()}.values())[:_MOST]


async def usable(network: SocketNetwork, places: list[Place]) -> tuple[list[Place], tuple[Observation, ...]]:
    """Give the places where an innocent name gets an answer and no other control's own, and the steps that told so.

    Where one control is to be had at another's address, connections are led by their names: at a dead site's name such
    a way ends, too.
    """
    seen: list[Observation] = []
    good: list[Place] = []
    for place in places:
        names = (INNOCENT_NAME, *(each.host for each in places if each is not place))
        steps = [step for name in names for step in await _named(network, SUBJECT, 1, place, name)]
        greeted = [step for step in steps if isinstance(step, Handshake) and step.failure is None]
        innocent = any(step.server_name == INNOCENT_NAME for step in greeted)
        if innocent and not any(step.public_trust is Trust.TRUSTED for step in greeted):
            good.append(place)
        seen += steps
    return (good if len(good) >= PLACES else []), tuple(seen)


async def compare_elsewhere(network: SocketNetwork, facts: PageFacts, places: list[Place]) -> tuple[Observation, ...]:
    """Name the page's host at places of others, where its own address cuts that name off and answers for another.

    Not where the list knows what the page holds, and so that it is alive: then the cut is a filter's anyhow.
    """
    if facts.page.restricted or facts.page.expect is not None or not cut_by_name(facts):
        return ()
    own = {_network(journey.connected_to) for journey in facts.journeys}
    others = [place for place in places if _network(place.where.address) not in own][:PLACES]
    if len(others) < PLACES:
        return ()
    seen = [await _named(network, facts.page.id, facts.looks, place, facts.host) for place in others]
    return tuple(step for steps in seen for step in steps)


async def _named(network: SocketNetwork, subject: str, visit: int, place: Place, name: str) -> tuple[Observation, ...]:
    connection, handshake = await network.greet(subject, visit, place.where, name, purpose=Purpose.COMPARE)
    return (connection,) if handshake is None else (connection, handshake)


def _network(address: str) -> str:
    return ":".join(address.split(":")[:2]) if ":" in address else ".".join(address.split(".")[:2])
