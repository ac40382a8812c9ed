"""Rules about names."""

from dataclasses import replace

from venuecheck.core.plain_text import plain
from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.fingerprint import product_of
from venuecheck.filtering.judging.foreign_answer import GETTING_ONLINE, says, says_blocked
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.name_words import (
    FILTER_ERRORS,
    answer_words,
    detailed,
    error_words,
    resolver_words,
    substitute_words,
)
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.judging.sinkhole import is_nobodys, may_hold_sites, sinkhole_of
from venuecheck.filtering.judging.whose_doing import by_network, may_be_kept_inside
from venuecheck.filtering.model.answer import SUCCESS, Answer
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import BLOCKS
from venuecheck.filtering.model.observation import Connection, Handshake, Lookup, Purpose, Trust

OWNERS_OR_FILTERS = "dns.led-nowhere-alone"
_TITLE_LIMIT = 80
_WITHHELD = frozenset({Failure.NXDOMAIN, Failure.NODATA, Failure.TIMEOUT, Failure.DNS_REFUSED})
_DISTRUSTED = frozenset({Trust.UNKNOWN_ISSUER, Trust.WRONG_NAME, Trust.EXPIRED, Trust.NOT_YET_VALID})


def _silent_lookup(failure: Failure) -> When:
    def when(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
        last = journey.last
        if not isinstance(last, Lookup) or last.failure is not failure or not silent(journey):
            return None
        return Match(detail=detailed(answer_words(last), resolver_words(last)))

    return when


def _refused(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    lookup = journey.lookup
    if lookup is None or lookup.failure is not Failure.DNS_REFUSED:
        return None
    return Match(detail=detailed(answer_words(lookup), resolver_words(lookup))) if always_refused(facts) else None


def always_refused(facts: PageFacts) -> bool:
    """Whether the name was refused each time that this network's resolver was asked, and that more than once.

    A resolver that is asked too much refuses for a moment.
    """
    asked = [step for step in facts.own_lookups if step.purpose is Purpose.PAGE or _by_tcp(step)]
    refused = {(step.visit, step.transport) for step in asked if step.failure is Failure.DNS_REFUSED}
    return len(refused) > 1 and not any(step.rcode == "NOERROR" or step.addresses for step in asked)


def _by_tcp(step: Lookup) -> bool:
    return step.purpose is Purpose.COMPARE and step.transport == "tcp"


def _extended_error(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    lookup = journey.lookup
    if lookup is None:
        return None
    error = next((error for error in lookup.extended_errors if error.code in FILTER_ERRORS), None)
    if error is None:
        return None
    return Match(detail=detailed(error_words(error), answer_words(lookup), resolver_words(lookup)))


def _led_by(*, network: bool) -> When:
    """Whether the name leads to addresses that are no site's, and it is known to be the network's doing, or not."""

    def when(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
        match = _led_nowhere(journey, facts, context)
        if match is None or by_network(journey, facts, context) is not network:
            return None
        return replace(match, why=_KEPT_INSIDE) if may_be_kept_inside(journey, context) else match

    return when


_KEPT_INSIDE = (
    "The name leads to an address inside the network, to which no name that must be blocked leads, and nothing answers "
    "there: a server of the network's own may be down"
)


def _led_nowhere(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    lookup = journey.lookup
    if lookup is None or not lookup.addresses:
        return None
    ranges = [sinkhole_of(address) for address in lookup.addresses]
    if not all(ranges) or any(_in_use(found, facts, context) for found in ranges):
        return None
    if not any(map(is_nobodys, lookup.addresses)) and _may_be_its_own(journey, facts, context):
        return None
    if any(map(context.for_both_at, lookup.addresses)) or context.given_elsewhere(facts.page.id, lookup.addresses):
        return None
    return Match(detail=detailed(substitute_words(lookup.addresses), found_there(journey), resolver_words(lookup)))


def _may_be_its_own(journey: Journey, facts: PageFacts, context: Context) -> bool:
    """Whether what answers at a private address may be the page's own: inside a network, some are kept there.

    Its public certificate proves it. Over plain http it may be so where no other site is given that address, and no
    other shows that page, and it does not say that it blocks.
    """
    final = journey.final
    if final is None or final.answer.body is None:
        return False
    if final.genuine:
        return True
    if _is_kept_inside(facts, final.answer, context):
        return True
    body, address = final.answer.body, journey.connected_to
    shared = len(context.sites_by_address.get(address, ())) > 1 or len(context.shown.like(facts.host, body).sites) > 1
    return not (facts.https or shared or says_blocked(body) or product_of(final.answer, context.fingerprints))


def _is_kept_inside(facts: PageFacts, answer: Answer, context: Context) -> bool:
    """Whether it is a page of its own, of what must open, by plain http: one server inside a network may keep several
    of its sites, which the network's DNS leads there. A block page, filled in for each site, is of one form.
    """
    body, must_open = answer.body, facts.page.category in context.must_open
    known = facts.page.expect is not None or facts.page.id in context.references
    if body is None or facts.https or known or not must_open or answer.status not in SUCCESS:
        return False
    alone = len(context.shown.from_one_mould(facts.host, body).sites) <= 1
    says_more = says(body) & (BLOCKS | GETTING_ONLINE) or product_of(answer, context.fingerprints)
    return bool(body.sketch) and alone and not says_more


def found_there(journey: Journey) -> str:
    """Say what is at the address that DNS gave, as a device that goes there finds it; '' where nothing was tried."""
    body = next((reply.answer.body for reply in journey.replies if not reply.genuine), None)
    if body is not None:
        # of a restricted page no words are kept
        title = "" if journey.page.restricted else plain(body.title, _TITLE_LIMIT).strip()
        behind = ", behind a browser's warning" if is_warned_of(journey) else ""
        return (f"a page titled “{title}” answers there" if title else "something answers there") + behind
    last = journey.last
    if not isinstance(last, Connection) or last.failure is None:
        return ""
    return "connections there are refused" if last.failure is Failure.REFUSED else "nothing answers there"


def is_warned_of(journey: Journey) -> bool:
    """Whether a browser on this device would warn first: what stands there cannot have the site's certificate."""
    return any(isinstance(step, Handshake) and step.device_trust in _DISTRUSTED for step in journey.steps)


def _in_use(dummy: str, facts: PageFacts, context: Context) -> bool:
    """Whether sites are known in the range.

    Content shows that only where nothing reads the connection (a filter may have fetched it), and the page's own only
    in a range that is for a network's own sites: else it contradicts the address instead of explaining it.
    """
    shown_by = context.seen_in_range(dummy)
    if shown_by - {facts.page.id}:
        return True
    return bool(shown_by) and may_hold_sites(dummy)


def _stopped_here(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """Only addresses count: that the device's own look-up found none may be for want of time, and it does not say."""
    lookup, own = journey.lookup, _by_device(facts)
    if lookup is None or not own or not lookup.addresses or any(map(sinkhole_of, lookup.addresses)):
        return None
    if not all(map(is_nobodys, own)) or any(_in_use(sinkhole_of(each), facts, context) for each in own):
        return None
    return Match(beside=f"This device looks the name up as {substitute_words(own)}.")


def _given_here(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    lookup, own = journey.lookup, _by_device(facts)
    if lookup is None or not own or any(map(sinkhole_of, own)):
        return None
    stopped = lookup.failure in _WITHHELD or (bool(lookup.addresses) and all(map(sinkhole_of, lookup.addresses)))
    return Match() if stopped else None


def _by_device(facts: PageFacts) -> tuple[str, ...]:
    """Give the addresses that the device's own look-up of the page's name gave."""
    own = (step for step in facts.observations if isinstance(step, Lookup) and step.method == "system")
    return tuple(dict.fromkeys(address for step in own if step.name == facts.host for address in step.addresses))


RULES = (
    Rule(
        id="dns.extended-error",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.EXTENDED_ERROR,
        why="The network's DNS says that it filters this name",
        when=_extended_error,
    ),
    Rule(
        id="dns.sinkhole",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.SINKHOLE,
        why="The network's DNS gives a substitute address in place of the site's own",
        when=_led_by(network=True),
    ),
    Rule(
        id=OWNERS_OR_FILTERS,
        layer=Layer.DNS,
        says=Says.NOTE,
        mechanism=None,
        why="The name leads to an address that is no site's, and hardly any other name of the list leads to that one",
        when=_led_by(network=False),
    ),
    Rule(
        id="dns.refused",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.DNS_REFUSED,
        why="The network's DNS refuses to answer for this name, each time",
        when=_refused,
    ),
    Rule(
        id="dns.nxdomain",
        layer=Layer.DNS,
        says=Says.SILENT,
        mechanism=Mechanism.NXDOMAIN,
        why="The network's DNS says that this name does not exist",
        when=_silent_lookup(Failure.NXDOMAIN),
    ),
    Rule(
        id="dns.nodata",
        layer=Layer.DNS,
        says=Says.SILENT,
        mechanism=Mechanism.NODATA,
        why="The network's DNS gives no address for this name",
        when=_silent_lookup(Failure.NODATA),
    ),
    Rule(
        id="dns.timeout",
        layer=Layer.DNS,
        says=Says.SILENT,
        mechanism=Mechanism.TIMEOUT,
        why="The network's DNS does not answer for this name",
        when=_silent_lookup(Failure.TIMEOUT),
    ),
    Rule(
        id="dns.substitute-on-this-device",
        layer=Layer.DNS,
        says=Says.NOTE,
        mechanism=None,
        why="This device's own look-up gives a substitute address, where the network's DNS gives the site's",
        when=_stopped_here,
    ),
    Rule(
        id="dns.address-on-this-device",
        layer=Layer.DNS,
        says=Says.NOTE,
        mechanism=None,
        why="This device's own look-up gives an address, where the network's DNS gives none of the site's",
        when=_given_here,
    ),
)
