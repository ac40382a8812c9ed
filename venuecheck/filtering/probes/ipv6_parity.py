"""Does the filter treat IPv4 and IPv6 alike?

Filters that redirect IPv4 only leave IPv6 open. A visit goes over IPv6 where IPv4 did not open the page; what DNS says
for both kinds of address is compared for every page, even where this device has no way to use IPv6.
"""

from collections.abc import Iterator, Sequence

from venuecheck.filtering.judging.context import SEVERAL
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.likeness import alike
from venuecheck.filtering.judging.own_content import opened as own_content
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import site_of
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
_OPEN_BY_EACH = (
    "Open these pages on a device that has IPv4 alone, and on one that has IPv6 as well. A list that says what they "
    "show, or a reference from an unfiltered line, would tell."
)
_STOPPED = frozenset({Failure.NXDOMAIN, Failure.DNS_REFUSED})


def conclude(facts: RunFacts) -> Conclusion:
    """Name the pages that one family opens and the other does not."""
    by_id = given_in_dns(facts.pages)
    half = {each.page.shown: by_id[each.page.id] for each in facts.pages if each.page.id in by_id}
    unlike = {
        each.page.shown: found for each in facts.pages if (found := open_by(each)) and each.page.shown not in half
    }
    if unlike or half:
        said = [*_by_family("opened over {one}, and not over {other}", unlike), *_by_family(_HALF_WORDS, half)]
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=" ".join(said),
            advice=" ".join(([_BOTH_FAMILIES] * bool(unlike)) + ([_BOTH_ADDRESSES] * bool(half))),
        )
    both = [ends for each in facts.pages if len(ends := _ends(each)) > 1]
    differ = sum(not _same_end(*ends.values()) for ends in both)
    if differ:
        reason = (
            f"Of {len(both)} pages tried by both IPv4 and IPv6, {differ} came to different ends, and whether one of "
            "them is the page's own cannot be told."
        )
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason, advice=_OPEN_BY_EACH)
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


def _ends(each: PageFacts) -> dict[Family, Journey]:
    """Give the last visit by each of both families that this device has a way for."""
    return {
        journey.family: journey
        for journey in each.journeys
        if journey.family in _NAMES
        and not isinstance(journey.last, Lookup)
        and journey.last.failure is not Failure.NO_ROUTE
    }


def _same_end(one: Journey, other: Journey) -> bool:
    """Whether both met with silence, whatever its kind, or both were answered alike."""
    if silent(one) or silent(other):
        return silent(one) and silent(other)
    first, second = one.final, other.final
    if first is None or second is None:
        return first is second
    if first.answer.status != second.answer.status:
        return False
    bodies = (first.answer.body, second.answer.body)
    return bodies[0] is None or bodies[1] is None or bodies[0] == bodies[1] or alike(bodies[0], bodies[1])


def open_by(each: PageFacts) -> Family | None:
    """Give the family by which alone a page opened, though both were tried; None for neither or both.

    It opened by its own content, or by the site's own certificate where the list does not say what it shows.
    """
    opened = {journey.family for journey in each.journeys if own_content(journey, each.page, None)}
    return next(iter(opened)) if len(opened) == 1 and set(_ends(each)) - opened else None


def given_in_dns(pages: Sequence[PageFacts]) -> dict[str, Family]:
    """Give, by page id, the family whose addresses DNS gives, where it withholds the other's as no honest one does.

    An address that it gives so for `SEVERAL` sites, and at which the page does not open, is a dummy as well.
    """
    half = [(each, family, _given(each)) for each in pages if (family := _half(each))]
    sites: dict[tuple[Family, str], set[str]] = {}
    for each, family, given in half:
        for address in given:
            sites.setdefault((family, address), set()).add(site_of(each.host))
    return {
        each.page.id: family
        for each, family, given in half
        if any(own_content(journey, each.page, None) for journey in each.journeys)
        or any(len(sites[family, address]) < SEVERAL for address in given)
    }


def _given(each: PageFacts) -> set[str]:
    return {address for step in each.own_lookups for address in step.addresses if not sinkhole_of(address)}


def _half(each: PageFacts) -> Family | None:
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
