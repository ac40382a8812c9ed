"""Rules about names."""

from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import says_little
from venuecheck.filtering.judging.journey import Journey, PageFacts, silent
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.judging.sinkhole import may_hold_sites, sinkhole_of
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Lookup, Purpose

# RFC 8914: blocked, censored, filtered, prohibited. "Forged" (4) comes with a false answer.
_FILTER_ERRORS = {4: "forged answer", 15: "blocked", 16: "censored", 17: "filtered", 18: "prohibited"}


def _silent_lookup(failure: Failure) -> When:
    def when(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
        last = journey.last
        return Match() if isinstance(last, Lookup) and last.failure is failure and silent(journey) else None

    return when


def _refused(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    lookup = journey.lookup
    if lookup is None or lookup.failure is not Failure.DNS_REFUSED:
        return None
    return Match() if always_refused(facts) else None


def always_refused(facts: PageFacts) -> bool:
    """Whether the name was refused each time that this network's resolver was asked, and that more than once.

    A resolver that is asked too much refuses for a moment.
    """
    own = [
        step
        for step in facts.observations
        if isinstance(step, Lookup) and step.hop == 0 and step.name == facts.host and step.method == "resolver"
    ]
    asked = [step for step in own if step.purpose is Purpose.PAGE or _by_tcp(step)]
    refused = {(step.visit, step.transport) for step in asked if step.failure is Failure.DNS_REFUSED}
    return len(refused) > 1 and not any(step.rcode == "NOERROR" or step.addresses for step in asked)


def _by_tcp(step: Lookup) -> bool:
    return step.purpose is Purpose.COMPARE and step.transport == "tcp"


def _extended_error(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    lookup = journey.lookup
    if lookup is None:
        return None
    forged_alone = [error for error in lookup.extended_errors if error.code in _FILTER_ERRORS]
    for error in forged_alone:
        words = _FILTER_ERRORS[error.code]
        return Match(detail=f"code {error.code}, {words}" + (f": “{error.text}”" if error.text else ""))
    return None


def _sinkhole(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    lookup = journey.lookup
    if lookup is None or not lookup.addresses:
        return None
    ranges = [sinkhole_of(address) for address in lookup.addresses]
    if not all(ranges) or any(_in_use(found, facts, context) for found in ranges):
        return None
    return Match(detail=", ".join(lookup.addresses[:3]))


def _in_use(dummy: str, facts: PageFacts, context: Context) -> bool:
    """Whether sites are known in the range.

    Content shows that only where nothing reads the connection (a filter may have fetched it), and the page's own only
    in a range that is for a network's own sites: else it contradicts the address instead of explaining it.
    """
    shown_by = context.dummies_in_use.get(dummy, frozenset())
    if shown_by - {facts.page.id}:
        return True
    return bool(shown_by) and may_hold_sites(dummy)


def _same_answer(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """Names on one shared host have one answer, too: so something else than the page must have answered there."""
    lookup = journey.lookup
    if lookup is None or facts.page.expect is None or journey.holds_expected:
        return None
    answered = any(
        not reply.genuine and not says_little(reply.answer, context.fingerprints) for reply in journey.replies
    )
    for address in lookup.addresses:
        sites = context.sites_by_address.get(address, frozenset())
        if answered and len(sites) >= SEVERAL and address not in context.good_addresses:
            return Match(detail=f"{address}, also given for {len(sites) - 1} other sites of this list")
    return None


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
        why="The network's DNS gives a dummy address instead of the site's own",
        when=_sinkhole,
    ),
    Rule(
        id="dns.same-answer-for-unrelated-names",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.SINKHOLE,
        why="The network's DNS gives one address for unrelated sites, and something else answers there",
        when=_same_answer,
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
)
