"""Do the pages that should open on this network open?

Filters that block too much keep people from advice on abuse, health and counselling, and from lessons. This sums up
the pages of the list that should open; each has a verdict of its own.
"""

from dataclasses import replace

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.judging.declared import BY_HAND, PASSES_WORDS, UNSEEN_WORDS
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.finding import NetworkStatus, Result, Verdict
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.sample_pages import Tried

_MOST_NAMED = 5
_A_SHORT_LIST = 3
"""Pages that should open and were all blocked, above which no single one is meant."""


def conclude(facts: RunFacts) -> Conclusion:
    """Count them."""
    mine = [finding for finding in facts.findings if finding.expectation is Expectation.ALLOW]
    if not mine:
        reason = "The list holds no page that should open, so nothing is known of blocking too much."
        advice = "Add pages that should open to the list: advice on abuse, health, counselling, faith, lessons."
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason, advice=advice)
    stopped = [finding for finding in mine if finding.result is Result.OVER_BLOCKED]
    opened = sum(finding.verdict is Verdict.REACHED for finding in mine)
    unsure = len(mine) - opened - len(stopped)
    said = f"{opened} of {len(mine)} pages that should open did"
    said += f"; of {unsure} it could not be told." if unsure else "."
    if facts.filtered_by in UNSEEN_WORDS:
        said += (
            f" That is what this program saw. The filter of this network is {UNSEEN_WORDS[facts.filtered_by]}, which "
            f"it {PASSES_WORDS[facts.filtered_by]}, so whether people can open them could not be told."
        )
        if not stopped:
            return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=said, advice=BY_HAND)
    if not stopped:
        return Conclusion(status=NetworkStatus.INCONCLUSIVE if unsure else NetworkStatus.OK, reason=said)
    if not opened and len(stopped) >= _A_SHORT_LIST and any(check.trouble is None for check in facts.controls):
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=(
                f"Everything outside a short list is blocked: {said[0].lower()}{said[1:]} Pages that must open on "
                "every network did."
            ),
            advice="If this network is not meant to be so, have its filter's allow-only list (its default) looked at.",
        )
    titles = {category.id: category.title for category in facts.test_list.categories}
    named = [f"{finding.url} ({titles.get(finding.category, finding.category)})" for finding in stopped[:_MOST_NAMED]]
    more = f" and {len(stopped) - _MOST_NAMED} more" if len(stopped) > _MOST_NAMED else ""
    return Conclusion(
        status=NetworkStatus.PROBLEM,
        reason=f"{said} Blocked: {', '.join(named)}{more}.",
        advice="Ask for them to be unblocked, and for the reason: the whole category may be blocked.",
    )


_OPENED = Tried(url="https://help.test/", verdict=Verdict.REACHED, expectation=Expectation.ALLOW, ways={})
_STOPPED = Tried(url="https://advice.test/", verdict=Verdict.BLOCKED, expectation=Expectation.ALLOW)
_UNSURE = Tried(url="https://care.test/", verdict=Verdict.INCONCLUSIVE, expectation=Expectation.ALLOW)

PROBE = NetworkProbe(
    id="over_blocking",
    about="Pages that should open",
    question="Do the pages that should open on this network open?",
    proves="The pages of the list that should open did open.",
    does_not_prove="That nothing else is blocked that should open.",
    needs=frozenset(),
    conclude=conclude,
    examples=(
        Example(
            about="the filter is in the browser, and may stop what opened here",
            facts=lambda: sample_pages.run(_OPENED, filtered_by=FilteredBy.BROWSER),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="all open", facts=lambda: sample_pages.run(_OPENED), status=NetworkStatus.OK),
        Example(
            about="one is blocked", facts=lambda: sample_pages.run(_OPENED, _STOPPED), status=NetworkStatus.PROBLEM
        ),
        Example(
            about="all that should open is blocked, while what must open on every network does",
            facts=lambda: replace(sample_pages.run(_STOPPED, _STOPPED, _STOPPED), controls=sample.run().controls),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="of one it could not be told",
            facts=lambda: sample_pages.run(_OPENED, _UNSURE),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="the list has none", facts=sample_pages.run, status=NetworkStatus.INCONCLUSIVE),
    ),
)
