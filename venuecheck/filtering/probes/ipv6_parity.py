"""Does the filter treat IPv4 and IPv6 alike?

Filters that redirect IPv4 only leave IPv6 open. A visit goes over IPv6 where IPv4 did not open the page; what DNS says
for both kinds of address is compared for every page, even where this device has no way to use IPv6.
"""

from collections.abc import Iterator

from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Family, Lookup
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.sample_pages import Tried

_NAMES = {Family.IPV4: "IPv4", Family.IPV6: "IPv6"}
_KINDS = {Family.IPV4: "IPv4 addresses (A)", Family.IPV6: "IPv6 addresses (AAAA)"}
_HALF_WORDS = "DNS withholds the {kept}, and gives those of {one}"
_BOTH_FAMILIES = "Have the filter treat IPv4 and IPv6 alike, or switch IPv6 off on this network."
_BOTH_ADDRESSES = "Have the network's resolver block both kinds of address (A and AAAA)."
_STOPPED = frozenset({Failure.NXDOMAIN, Failure.DNS_REFUSED})


def conclude(facts: RunFacts) -> Conclusion:
    """Name the pages that one family opens and the other does not."""
    half = {each.page.shown: found for each in facts.pages if (found := given_in_dns(each))}
    unlike = {
        each.page.shown: found for each in facts.pages if (found := _open_by(each)) and each.page.shown not in half
    }
    if unlike or half:
        said = [*_by_family("opened over {one}, and not over {other}", unlike), *_by_family(_HALF_WORDS, half)]
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=" ".join(said),
            advice=" ".join(([_BOTH_FAMILIES] * bool(unlike)) + ([_BOTH_ADDRESSES] * bool(half))),
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


def _by_family(words: str, found: dict[str, Family]) -> Iterator[str]:
    """Say of the pages of each family, in its words, which is open."""
    for one, other in ((Family.IPV6, Family.IPV4), (Family.IPV4, Family.IPV6)):
        urls = [url for url, family in found.items() if family is one]
        if urls:
            said = words.format(one=_NAMES[one], other=_NAMES[other], kept=_KINDS[other])
            yield f"{said[:1].upper()}{said[1:]}: {_some(urls)}."


def _some(urls: list[str]) -> str:
    more = f" and {len(urls) - 3} more" if len(urls) > 3 else ""  # noqa: PLR2004 - enough to begin with
    return ", ".join(urls[:3]) + more


def _tried(each: PageFacts) -> set[Family]:
    return {journey.family for journey in each.journeys if any(not isinstance(step, Lookup) for step in journey.steps)}


def _open_by(each: PageFacts) -> Family | None:
    """Give the family by which alone a page opened, though both were tried; None for neither or both."""
    opened = {journey.family for journey in each.journeys if journey.holds_expected}
    tried = {Family.IPV4, Family.IPV6} & {journey.family for journey in each.journeys}
    no_route = {journey.family for journey in each.journeys if journey.last.failure is Failure.NO_ROUTE}
    return next(iter(opened)) if opened and tried - opened - no_route else None


def given_in_dns(each: PageFacts) -> Family | None:
    """Give the family whose addresses DNS gives, where it withholds the other's as no honest resolver does."""
    withheld = {step.record for step in each.own_lookups if _withheld(step)}
    given = {step.record for step in each.own_lookups if any(not sinkhole_of(address) for address in step.addresses)}
    if not (withheld and given) or withheld & given:
        return None
    return Family.IPV6 if "AAAA" in given else Family.IPV4


def _withheld(step: Lookup) -> bool:
    return step.failure in _STOPPED or (bool(step.addresses) and all(sinkhole_of(found) for found in step.addresses))


def _example(ipv4: Failure | None, ipv6: Failure | None) -> RunFacts:
    verdict = Verdict.REACHED if None in {ipv4, ipv6} else Verdict.BLOCKED
    ways = {Family.IPV4: ipv4, Family.IPV6: ipv6}
    return sample_pages.run(Tried(url="http://adult.test/", verdict=verdict, ways=ways))


PROBE = NetworkProbe(
    id="ipv6_parity",
    about="IPv6 beside IPv4",
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
