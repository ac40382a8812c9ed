"""Do the signs that were seen of one page contradict each other?

Content at a dummy address, a page on a block page, a block on one visit and the page on the next: no sign wins over the
other in silence. Each such page says so itself; this names them together, for one cause may lie behind all.
"""

from dataclasses import replace

from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.probing import sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.sample_pages import Tried

_MOST_NAMED = 5


def conclude(facts: RunFacts) -> Conclusion:
    """Name the pages whose signs cannot be true together."""
    if not facts.findings:
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason="No page was judged.")
    found = [finding for finding in facts.findings if finding.contradictions]
    if not found:
        return Conclusion(status=NetworkStatus.OK, reason="No page showed signs that cannot be true together.")
    named = ", ".join(finding.page for finding in found[:_MOST_NAMED])
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    kinds = list(dict.fromkeys(sentence for finding in found for sentence in finding.contradictions))
    open_ones = sum(finding.verdict is Verdict.INCONCLUSIVE for finding in found)
    said = f"Of {named}{more}: {'. '.join(kinds[:_MOST_NAMED])}."
    said += f" {open_ones} of {len(found)} could not be settled." if open_ones else " What the pages showed settled it."
    return Conclusion(
        status=NetworkStatus.INCONCLUSIVE,
        reason=said,
        advice="Open one of these pages in a browser on this network, and ask who runs the filter what it does there.",
    )


_PLAIN = Tried(url="https://plain.test/", verdict=Verdict.REACHED, ways={})


def _opposed(verdict: Verdict) -> RunFacts:
    facts = sample_pages.run(_PLAIN, replace(_PLAIN, url="https://odd.test/", verdict=verdict))
    odd = replace(facts.findings[1], contradictions=("DNS gives a substitute address, and yet content came from it",))
    return replace(facts, findings=(facts.findings[0], odd))


PROBE = NetworkProbe(
    id="contradictions",
    about="Signs that contradict each other",
    question="Do the signs that were seen of one page contradict each other?",
    proves="No page of the list showed signs that cannot be true together.",
    does_not_prove="That every sign was seen.",
    needs=frozenset(),
    conclude=conclude,
    examples=(
        Example(about="none does", facts=lambda: sample_pages.run(_PLAIN), status=NetworkStatus.OK),
        Example(
            about="one page's do, and nothing settles it",
            facts=lambda: _opposed(Verdict.INCONCLUSIVE),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="one page's do, and it opened",
            facts=lambda: _opposed(Verdict.REACHED),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="nothing was judged",
            facts=lambda: replace(sample_pages.run(), findings=()),
            status=NetworkStatus.INCONCLUSIVE,
        ),
    ),
)
