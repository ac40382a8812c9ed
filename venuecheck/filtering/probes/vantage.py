"""Could this program have seen the filter at work at all?

Some filters live in the managed browser or in an agent on the device and let other programs pass. To this program
they are not there: what opens for it may be blocked for a pupil. So "nothing was blocked" is never said as if it
were "there is no filter", unless the site says that its filter is on the network.
"""

from dataclasses import replace

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.judging.controls import read_and_trusted
from venuecheck.filtering.judging.declared import BY_HAND, PASSES_WORDS, UNSEEN_WORDS
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.rule import Says
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sign_in import SIGN_IN_PAGE, comes_first
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus, PageFinding, Verdict
from venuecheck.filtering.model.observation import Family, Trust
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.probes.controls import SIGN_IN_FIRST
from venuecheck.filtering.probes.ipv6_parity import given_in_dns, open_by
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.sample_pages import Tried

_BEHIND_ITS_PAGE = (
    "A page of this network's own (a sign-in or a notice) came in place of pages, and what its users get once it is "
    "gone was not seen: whether a filter is at work then could not be told."
)
_SIGNS = frozenset(rule.id for rule in RULES if rule.says is Says.BLOCKED)


def conclude(facts: RunFacts) -> Conclusion:
    """Hold what was blocked against where the site says its filter is."""
    mine = [finding for finding in facts.findings if finding.expectation is Expectation.BLOCK]
    blocked = sum(finding.verdict is Verdict.BLOCKED for finding in mine)
    reached = sum(finding.verdict is Verdict.REACHED for finding in mine)
    if facts.filtered_by in UNSEEN_WORDS:
        return _unseen(facts.filtered_by, blocked, len(mine))
    if blocked:
        stopped = f"The filter stopped {blocked} of {len(mine)} pages that should be blocked"
        reason = f"{stopped}, so what this program sends goes through it."
        return Conclusion(status=NetworkStatus.OK, reason=reason)
    if not mine or not reached:
        reason = "Whether this program's connections pass a filter could not be told: no page was seen to be blocked."
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
    if comes_first(rule for finding in facts.findings for rule in finding.rules):
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=_BEHIND_ITS_PAGE, advice=SIGN_IN_FIRST)
    half = given_in_dns(facts.pages).keys() | _by_one_family(facts, {finding.page for finding in mine})
    seen = sum(_shows_a_filter(finding) or finding.page in half for finding in facts.findings)
    if seen:
        reason = (
            f"A filter was seen at work on {seen} of {len(facts.findings)} pages, so what this program sends goes "
            f"through it; {reached} of {len(mine)} pages that should be blocked opened all the same."
        )
        return Conclusion(status=NetworkStatus.OK, reason=reason)
    return _nothing_blocked(facts.filtered_by, reached, len(mine), read=_opened_though_read(facts))


def _opened_though_read(facts: RunFacts) -> bool:
    """Whether a page opened by a secure connection that something read whom this device trusts."""
    opened = {finding.page for finding in facts.findings if finding.verdict is Verdict.REACHED}
    return any(read_and_trusted(journey) for page in facts.pages if page.page.id in opened for journey in page.journeys)


def _by_one_family(facts: RunFacts, must_block: set[str]) -> set[str]:
    """Give the pages that opened by IPv4 or IPv6 alone; none where what must open did so as well: a poor line."""
    found = {each.page.id for each in facts.pages if open_by(each)}
    return found if found <= must_block else set()


def _shows_a_filter(finding: PageFinding) -> bool:
    """Whether the page was blocked, or opened beside a filter's sign: by one kind of address alone, or on one try."""
    blocked = finding.verdict is Verdict.BLOCKED
    return blocked or (finding.verdict is Verdict.REACHED and not _SIGNS.isdisjoint(finding.rules))


def _unseen(filtered_by: FilteredBy, blocked: int, total: int) -> Conclusion:
    reason = (
        f"This site's filter is {UNSEEN_WORDS[filtered_by]}. This program {PASSES_WORDS[filtered_by]} it, so what "
        "opened here may still be blocked for people, and this check cannot say."
    )
    if blocked:
        by = "Apart from that filter, something on the network"
        by = by if filtered_by is FilteredBy.BROWSER else "That program, or something on the network,"
        reason += f" {by} stopped {blocked} of {total} pages."
    return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason, advice=BY_HAND)


def _nothing_blocked(filtered_by: FilteredBy | None, reached: int, total: int, *, read: bool) -> Conclusion:
    opened = f"{reached} of {total} pages that should be blocked opened, and none was blocked"
    if filtered_by is FilteredBy.NETWORK:
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=f"{opened}, though this site says that its filter is on the network.",
            advice="Find out whether this device's connections pass the filter: address range, VLAN, exemptions.",
        )
    if read:
        return Conclusion(
            status=NetworkStatus.INCONCLUSIVE,
            reason=(
                f"{opened}, though something reads secure connections of this device, and the device trusts it: a "
                "filter that lets these pages through, or an antivirus program on the device, which filters nothing."
            ),
            advice=(
                "See in the question on reading of secure connections whose certificates came. If they are the "
                "filter's, have its log and its policy for these users looked at. If they are an antivirus program's: "
                f"{BY_HAND[0].lower()}{BY_HAND[1:]}"
            ),
        )
    untold = total - reached
    also = f"; of {untold} it could not be told" if untold else ""
    through = ", or it let these pages through" if untold else ""
    return Conclusion(
        status=NetworkStatus.INCONCLUSIVE,
        reason=(
            f"{opened}{also}. Either nothing on this network filters, or the filter lives in the browser or in a "
            f"program on the device, where this program cannot see it{through}."
        ),
        advice=f"{BY_HAND} Then say of the network where its filter is, in the venue’s settings (filtered_by).",
    )


_OPENED = Tried(url="https://adult.test/", verdict=Verdict.REACHED, ways={})
_BLOCKED = Tried(url="https://casino.test/", verdict=Verdict.BLOCKED)
_HELP = Tried(url="https://help.test/", verdict=Verdict.REACHED, expectation=Expectation.ALLOW)
_UNSURE = Tried(url="https://relay.test/", verdict=Verdict.INCONCLUSIVE)


def _opened_beside(rule: str) -> RunFacts:
    facts = sample_pages.run(_OPENED)
    return replace(facts, findings=(replace(facts.findings[0], rules=(rule, "http.expected-content")),))


def _opened_though_read_by_a_filter() -> RunFacts:
    facts = sample_pages.run(_OPENED)
    page = facts.pages[0].page
    read = sample.privately_issued(page.id, "adult.test", device=Trust.TRUSTED)
    return replace(facts, pages=(facts_of(page, (read,)),))


PROBE = NetworkProbe(
    id="vantage",
    about="Whether the filter could be seen at work",
    question="Could this check see the filter at work?",
    proves="The filter stops pages for this program, so it lies on this program's way.",
    does_not_prove="That browsers have no further filter of their own.",
    needs=frozenset(),
    conclude=conclude,
    examples=(
        Example(about="a page was blocked", facts=lambda: sample_pages.run(_OPENED, _BLOCKED), status=NetworkStatus.OK),
        Example(
            about="what should be blocked opened, and what should open was blocked",
            facts=lambda: sample_pages.run(_OPENED, replace(_BLOCKED, expectation=Expectation.ALLOW)),
            status=NetworkStatus.OK,
        ),
        Example(
            about="a page opened by one kind of address, beside a filter's sign on the other",
            facts=lambda: _opened_beside("dns.sinkhole"),
            status=NetworkStatus.OK,
        ),
        Example(
            about="the filter is in the browser",
            facts=lambda: sample_pages.run(_OPENED, filtered_by=FilteredBy.BROWSER),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="the filter is an agent, and something else blocked a page",
            facts=lambda: sample_pages.run(_BLOCKED, filtered_by=FilteredBy.AGENT),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="nothing was blocked and nobody said where the filter is",
            facts=lambda: sample_pages.run(_OPENED),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="nothing was blocked, and of some pages it could not be told",
            facts=lambda: sample_pages.run(_OPENED, _UNSURE),
            status=NetworkStatus.INCONCLUSIVE,
            says="; of 1 it could not be told. Either nothing on this network filters, or the filter lives in the "
            "browser or in a program on the device, where this program cannot see it, or it let these pages through.",
        ),
        Example(
            about="nothing was blocked by a filter that is said to be on the network",
            facts=lambda: sample_pages.run(_OPENED, filtered_by=FilteredBy.NETWORK),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="nothing was blocked, and what opened was read by something that the device trusts",
            facts=_opened_though_read_by_a_filter,
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="nothing was blocked before signing in",
            facts=lambda: _opened_beside(SIGN_IN_PAGE),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="a page opened by IPv6 alone",
            facts=lambda: sample_pages.run(replace(_OPENED, ways={Family.IPV4: Failure.RESET, Family.IPV6: None})),
            status=NetworkStatus.OK,
        ),
        Example(
            about="what must open opened by IPv6 alone as well",
            facts=lambda: sample_pages.run(
                replace(_OPENED, ways={Family.IPV4: Failure.RESET, Family.IPV6: None}),
                replace(_HELP, ways={Family.IPV4: Failure.RESET, Family.IPV6: None}),
            ),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="nothing could be told", facts=lambda: sample_pages.run(_UNSURE), status=NetworkStatus.INCONCLUSIVE
        ),
    ),
)
