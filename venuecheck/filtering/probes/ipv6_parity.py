"""Does the filter treat IPv4 and IPv6 alike?

Filters that redirect IPv4 only leave IPv6 open. A visit goes over IPv6 where IPv4 did not open the page; what DNS says
for both kinds of address is compared for every page, even where this device has no way to use IPv6.
"""

from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Family, Lookup
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probes import sample, sample_pages
from venuecheck.filtering.probes.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probes.sample_pages import Tried

_STOPPED = frozenset({Failure.NXDOMAIN, Failure.DNS_REFUSED})


def conclude(facts: RunFacts) -> Conclusion:
    """Name the pages that one family opens and the other does not."""
    unlike = [each.page.shown for each in facts.pages if _opens_by_one(each)]
    if unlike:
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=f"Only one of IPv4 and IPv6 was stopped for {_some(unlike)}.",
            advice="Have the filter treat IPv6 as it treats IPv4, or switch IPv6 off on this network.",
        )
    half = [each.page.shown for each in facts.pages if _half_in_dns(each)]
    if half:
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=f"DNS withholds the addresses of only one of IPv4 and IPv6 for {_some(half)}.",
            advice="Have the network's resolver block both kinds of address (A and AAAA).",
        )
    both = [each for each in facts.pages if {Family.IPV4, Family.IPV6} <= _tried(each)]
    if both:
        reason = f"IPv4 and IPv6 came to the same end for all of {len(both)} pages tried by both."
        return Conclusion(status=NetworkStatus.OK, reason=reason)
    reason = (
        "No page was tried by both IPv4 and IPv6: this device cannot use IPv6 here, the pages have no such address, "
        "or they opened over IPv4."
    )
    return Conclusion(status=NetworkStatus.NOT_RUN, reason=reason)


def _some(urls: list[str]) -> str:
    more = f" and {len(urls) - 3} more" if len(urls) > 3 else ""  # noqa: PLR2004 - enough to begin with
    return ", ".join(urls[:3]) + more


def _tried(each: PageFacts) -> set[Family]:
    return {journey.family for journey in each.journeys if any(not isinstance(step, Lookup) for step in journey.steps)}


def _opens_by_one(each: PageFacts) -> bool:
    opened = {journey.family for journey in each.journeys if journey.holds_expected}
    tried = {Family.IPV4, Family.IPV6} & {journey.family for journey in each.journeys}
    no_route = {journey.family for journey in each.journeys if journey.last.failure is Failure.NO_ROUTE}
    return bool(opened) and bool(tried - opened - no_route)


def _half_in_dns(each: PageFacts) -> bool:
    """Whether one kind of address is withheld in a way that an honest resolver never does for one alone."""
    own = [
        step
        for step in each.observations
        if isinstance(step, Lookup) and step.hop == 0 and step.method == "resolver" and step.name == each.host
    ]
    withheld = {step.record for step in own if _withheld(step)}
    given = {step.record for step in own if any(not sinkhole_of(address) for address in step.addresses)}
    return bool(withheld and given) and withheld.isdisjoint(given)


def _withheld(step: Lookup) -> bool:
    return step.failure in _STOPPED or (bool(step.addresses) and all(sinkhole_of(found) for found in step.addresses))


def _example(ipv4: Failure | None, ipv6: Failure | None) -> RunFacts:
    verdict = Verdict.REACHED if None in {ipv4, ipv6} else Verdict.BLOCKED
    ways = {Family.IPV4: ipv4, Family.IPV6: ipv6}
    return sample_pages.run(Tried(url="http://adult.test/", verdict=verdict, ways=ways))


PROBE = NetworkProbe(
    id="ipv6_parity",
    question="Does the filter treat IPv4 and IPv6 alike?",
    proves="The pages that were tried by both came to the same end.",
    does_not_prove="That pages which opened over IPv4 are treated alike: they were not asked for again.",
    needs=frozenset({Capability.DIRECT}),
    conclude=conclude,
    examples=(
        Example(about="both are cut", facts=lambda: _example(Failure.RESET, Failure.RESET), status=NetworkStatus.OK),
        Example(about="IPv6 opens", facts=lambda: _example(Failure.RESET, None), status=NetworkStatus.PROBLEM),
        Example(
            about="DNS withholds IPv4 only, and this device has no IPv6",
            facts=lambda: sample_pages.run(
                Tried(
                    url="http://adult.test/",
                    verdict=Verdict.BLOCKED,
                    ways={Family.IPV4: Failure.NXDOMAIN},
                    others=[sample.lookup("", "adult.test", ["2001:db8::80"], record="AAAA")],
                )
            ),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="only IPv4 was tried",
            facts=lambda: sample_pages.run(Tried(url="http://adult.test/", verdict=Verdict.BLOCKED)),
            status=NetworkStatus.NOT_RUN,
        ),
    ),
)
