"""Whose doing it is that a name leads to an address that is no site's: the network's, or its own owner's.

Who gives a name up, or keeps one for a network of his own, points it at such an address now and then, for everybody.
So one name alone shows no filter, unless something besides says that it is the network's doing.
"""

from venuecheck.filtering.judging.comparison import compared, usable
from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import product_of
from venuecheck.filtering.judging.foreign_answer import says_blocked
from venuecheck.filtering.judging.journey import Journey, PageFacts, inspected
from venuecheck.filtering.judging.name_words import FILTER_ERRORS
from venuecheck.filtering.judging.sinkhole import is_devices, is_nobodys, may_hold_sites, sinkhole_of
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.observation import Connection, Handshake, Trust
from venuecheck.filtering.model.reference import is_alive

_NOWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - what resolvers give, and no address to listen at
_AT_ONE_PLACE = 2
"""Sites with one private address: two owners hardly ever choose the same, and one filter gives it to all. Of addresses
of the device itself and of none there are but a few, and owners choose those (`SEVERAL`)."""


def by_network(journey: Journey, facts: PageFacts, context: Context) -> bool:
    """Whether it is the network that leads the page's name to the dummy addresses that it has on this journey."""
    lookup = journey.lookup
    if lookup is None or may_be_kept_inside(journey, context):
        return False
    known = context.references.get(facts.page.id)
    return (
        # it is elsewhere, or was when somebody looked who is not filtered
        facts.page.expect is not None
        or (known is not None and (bool(known.addresses) or is_alive(known)))
        or any(error.code in FILTER_ERRORS for error in lookup.extended_errors)
        or any(is_nobodys(address) and not is_devices(address) for address in lookup.addresses)
        # filters give that of both kinds, owners hardly ever
        or _given(facts) >= _NOWHERE
        or _given_otherwise(journey, facts)
        or any(_given_to_others(address, facts, context) for address in lookup.addresses)
        or _stands_there(journey, context)
    )


def may_be_kept_inside(journey: Journey, context: Context) -> bool:
    """Whether it may be a server inside the network that is down: names that must open alone lead to it, and nothing
    answers there.

    A network's own sites are led so; a filter leads what must be blocked there as well.
    """
    lookup, last = journey.lookup, journey.last
    if lookup is None or not isinstance(last, Connection) or last.failure is None:
        return False
    return bool(lookup.addresses) and all(
        may_hold_sites(sinkhole_of(each)) and context.in_vain.is_all(context.sites_by_address.get(each, set()), each)
        for each in lookup.addresses
    )


def _given(facts: PageFacts) -> frozenset[str]:
    """Give all addresses that the network's DNS gave for the page's name, of both kinds."""
    return frozenset(address for step in facts.own_lookups for address in step.addresses)


def _given_otherwise(journey: Journey, facts: PageFacts) -> bool:
    """Whether the same question got a site's address as well: as a second answer, by TCP, or elsewhere."""
    second = journey.lookup.other_answer if journey.lookup is not None else None
    return (second is not None and usable(second.addresses)) or any(
        usable(step.addresses) for step in compared(journey, facts)
    )


def _given_to_others(address: str, facts: PageFacts, context: Context) -> bool:
    """Whether other sites of the list have this address, too, so many that their owners did not choose it."""
    if context.led_away_to.get(address, frozenset()) - {site_of(facts.host)}:
        return True
    needed = SEVERAL if is_devices(address) else _AT_ONE_PLACE
    return len(context.sites_by_address.get(address, ())) >= needed


def _stands_there(journey: Journey, context: Context) -> bool:
    """Whether a filter stands at the address: it says so, or this device trusts it to answer for others' sites."""
    return any(
        says_blocked(reply.answer.body) or product_of(reply.answer, context.fingerprints) is not None
        for reply in journey.replies
    ) or any(
        isinstance(step, Handshake) and inspected(step) and step.device_trust is Trust.TRUSTED for step in journey.steps
    )
