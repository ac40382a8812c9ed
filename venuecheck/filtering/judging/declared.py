"""What a site says of its filter, held against what this program can see of it."""

from dataclasses import replace

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.model.finding import PageFinding, Result

UNSEEN_WORDS = {
    FilteredBy.BROWSER: "in the managed browser",
    FilteredBy.AGENT: "in a program on the device",
}
"""Where a filter is that this program's own connections need not pass."""


def as_declared(finding: PageFinding, filtered_by: FilteredBy | None) -> PageFinding:
    """Take back "should be blocked but opened" where the filter is one that this program does not pass.

    The verdict stands: the page did open for this program.
    """
    if filtered_by not in UNSEEN_WORDS or finding.result is not Result.UNDER_BLOCKED:
        return finding
    where = UNSEEN_WORDS[filtered_by]
    reason = (
        f"{finding.reason} But the filter of this network is {where}, which this program does not pass: "
        "have a person open the page there (venuecheck hand-check)."
    )
    return replace(finding, result=Result.NOT_PROVEN, reason=reason)
