"""What is taken back of findings by what is known of the network: where its filter is, or that one signs in first."""

from collections.abc import Sequence
from dataclasses import replace

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.judging.network_reasons import BEFORE_ITS_PAGE, BEFORE_SIGNING_IN
from venuecheck.filtering.judging.sign_in import SIGN_IN_PAGE, comes_first
from venuecheck.filtering.model.finding import Basis, PageFinding, Result, Verdict

UNSEEN_WORDS = {
    FilteredBy.BROWSER: "in the managed browser",
    FilteredBy.AGENT: "in a program on the device",
}
"""Where a filter is that this program's own connections need not pass."""
PASSES_WORDS = {
    FilteredBy.BROWSER: "does not pass",
    FilteredBy.AGENT: "may not pass",
}
"""Whether this program's connections go through it: a program on the device may well take hold of all of them."""
BY_HAND = (
    "Have a person, signed in as a test pupil or member of the public, open the pages in the browser that they use "
    "and record what came: a hand check."
)


def as_declared(finding: PageFinding, filtered_by: FilteredBy | None) -> PageFinding:
    """Take back what is concluded of a page that opened, where the filter is one that this program need not pass.

    The verdict stands: the page did open for this program. For people it may be blocked, whether it should be or not.
    """
    if filtered_by not in UNSEEN_WORDS or finding.verdict is not Verdict.REACHED:
        return finding
    if finding.result not in {Result.UNDER_BLOCKED, Result.AS_EXPECTED}:
        return finding
    reason = (
        f"{finding.reason} But the filter of this network is {UNSEEN_WORDS[filtered_by]}, which this program "
        f"{PASSES_WORDS[filtered_by]}: have a person open the page there: a hand check."
    )
    return replace(finding, result=Result.NOT_PROVEN, reason=reason)


def before_signing_in(findings: Sequence[PageFinding]) -> tuple[PageFinding, ...]:
    """Take back what is as expected, and what is wrongly blocked, where the network has a page that comes first: what
    its users get was not seen. What should be blocked and opened did open. Silence shows nothing there: who has not
    signed in is let nowhere.
    """
    first = comes_first(rule for finding in findings for rule in finding.rules)
    if not first:
        return tuple(findings)
    why = BEFORE_SIGNING_IN if first == SIGN_IN_PAGE else BEFORE_ITS_PAGE
    return tuple(
        replace(_without_silence(each), result=Result.NOT_PROVEN, reason=f"{each.reason} {why}")
        if each.result in {Result.AS_EXPECTED, Result.OVER_BLOCKED}
        else each
        for each in findings
    )


def _without_silence(finding: PageFinding) -> PageFinding:
    if finding.basis is not Basis.ABSENCE:
        return finding
    return replace(finding, verdict=Verdict.INCONCLUSIVE, basis=None, layer=None, mechanism=None)
