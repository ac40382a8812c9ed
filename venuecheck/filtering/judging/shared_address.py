"""Rules about an address that the network's DNS gives for several sites."""

from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.dns import found_there, is_warned_of
from venuecheck.filtering.judging.fingerprint import says_little
from venuecheck.filtering.judging.foreign_answer import says
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer
from venuecheck.filtering.judging.name_words import detailed, resolver_words
from venuecheck.filtering.judging.own_content import broke_off, opened
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import INNOCENT


def _same_answer(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """Names on one shared host have one answer, too: so something else than the page must have answered there."""
    lookup = journey.lookup
    if lookup is None or facts.page.expect is None or journey.holds_expected:
        return None
    answered = any(
        not reply.genuine and not says_little(reply.answer, context.fingerprints) and _of_several(reply, facts, context)
        for reply in journey.replies
    )
    for address in lookup.addresses:
        sites = context.sites_by_address.get(address, frozenset())
        if context.for_both_at(address):
            continue
        if answered and len(sites) >= SEVERAL and address not in context.good_addresses:
            # an alias may lead to the site itself, which is not named of a restricted page
            alias = f"by the alias (CNAME) {lookup.aliases[-1]}" if lookup.aliases and not facts.page.restricted else ""
            shared = f"{address}, also given for {len(sites) - 1} other sites of this list"
            return Match(detail=detailed(shared, alias, found_there(journey), resolver_words(lookup)))
    return None


def _led_elsewhere(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """Whether one address is given for sites that an unfiltered line knows at others, each at its own.

    A content network may well give other addresses here; it does not give one to sites that it keeps apart elsewhere,
    and answer for none of them.
    """
    lookup = journey.lookup
    known = context.references.get(facts.page.id)
    if lookup is None or known is None or not known.addresses or opened(journey, facts.page, known):
        return None
    if any(reply.genuine for reply in journey.replies) or set(lookup.addresses) & set(known.addresses):
        return None
    for address in lookup.addresses:
        if address in context.good_addresses or address in context.proved_at or context.for_both_at(address):
            continue
        if len(context.sites_by_address.get(address, ())) < SEVERAL:
            continue
        homes = context.led_from.get(address)
        if homes is not None and homes.are_apart:
            others = (
                f"{address}, also given for {homes.count - 1} other sites, which an unfiltered line knows elsewhere"
            )
            return Match(detail=detailed(others, found_there(journey), resolver_words(lookup)))
    return None


def _turned_away(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """What stands there cannot answer for the site: no certificate of it, or no secure connection at all."""
    lookup = journey.lookup
    if lookup is None or not lookup.addresses or any(reply.genuine for reply in journey.replies):
        return None
    if journey.holds_expected or (journey.read and not is_warned_of(journey)):
        return None
    sites = [context.turned_away_at.get(address, frozenset()) for address in lookup.addresses]
    if not all(len(each - {site_of(facts.host)}) >= SEVERAL for each in sites):
        return None
    return Match(detail=detailed(lookup.addresses[0], found_there(journey), resolver_words(lookup)))


def _of_several(reply: SeenAnswer, facts: PageFacts, context: Context) -> bool:
    """Whether one page came for several sites: a content network has one address as well, and others' pages there."""
    body = reply.answer.body
    if body is None or broke_off(body) or says(body) & INNOCENT:
        return False
    group = context.shown.like(facts.host, body)
    return len(group.sites) >= SEVERAL and not group.is_own


RULES = (
    Rule(
        id="dns.same-answer-for-unrelated-names",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.SINKHOLE,
        why="The network's DNS gives one address for unrelated sites, and something else answers there",
        when=_same_answer,
    ),
    Rule(
        id="dns.led-elsewhere",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.SINKHOLE,
        why="The network's DNS gives one address for sites that an unfiltered line knows at addresses of their own",
        when=_led_elsewhere,
    ),
    Rule(
        id="dns.led-to-a-block-page",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.SINKHOLE,
        why="The network's DNS leads to an address that shows a block page, whatever name it is asked for",
        when=_turned_away,
    ),
)
