"""Does the filter treat a site alike over http and https?

Some filters look at one of the two only. This compares sites that the list tests by both.
"""

from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.finding import NetworkStatus, PageFinding, Verdict
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.probing import sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.sample_pages import Tried

_ONE_POLICY = "Have the filter apply one policy to both."
_READ_OR_NAME = (
    " A filter that judges pages by their words has to read secure connections for that, or stop the site by its name."
)
_TOLD = frozenset({Verdict.REACHED, Verdict.BLOCKED})


def conclude(facts: RunFacts) -> Conclusion:
    """Compare the verdicts of each site by scheme."""
    found = {finding.page: finding for finding in facts.findings}
    by_https: dict[str, list[PageFacts]] = {}
    for each in facts.pages:
        if each.https and each.page.id in found:
            by_https.setdefault(each.host, []).append(each)
    pairs = [
        (plain.host, found[plain.page.id], found[secure.page.id])
        for plain in facts.pages
        if not plain.https and plain.host and plain.page.id in found
        for secure in by_https.get(plain.host, [])
    ]
    if not pairs:
        reason = "The list tests no site by http and by https, so there was nothing to compare."
        return Conclusion(status=NetworkStatus.NOT_RUN, reason=reason)
    told = [(host, plain, secure) for host, plain, secure in pairs if {plain.verdict, secure.verdict} <= _TOLD]
    unlike = {host: (plain, secure) for host, plain, secure in told if plain.verdict is not secure.verdict}
    if unlike:
        said = [f"{host} opened by {_opened(plain)} alone" for host, (plain, _) in unlike.items()]
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=f"The filter treats http and https differently: {', '.join(said)}.",
            advice=_ONE_POLICY
            + (_READ_OR_NAME if any(_opened(plain) == "https" for plain, _ in unlike.values()) else ""),
        )
    if not told:
        reason = "For no site tested by http and by https could both be told."
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
    sites = len({host for host, _, _ in told})
    number = "1 site" if sites == 1 else f"{sites} sites"
    reason = f"{number} that the list tests by http and by https came to the same end by both."
    return Conclusion(status=NetworkStatus.OK, reason=reason)


def _opened(plain: PageFinding) -> str:
    return "http" if plain.verdict is Verdict.REACHED else "https"


def _pair(plain: Verdict, secure: Verdict) -> RunFacts:
    return sample_pages.run(
        Tried(url="http://adult.test/", verdict=plain), Tried(url="https://adult.test/", verdict=secure)
    )


PROBE = NetworkProbe(
    id="plain_vs_tls",
    about="Http beside https",
    question="Does the filter treat a site alike over http and https?",
    proves="The sites that the list tests by both came to the same end.",
    does_not_prove="That other sites do.",
    needs=frozenset(),
    conclude=conclude,
    examples=(
        Example(about="both blocked", facts=lambda: _pair(Verdict.BLOCKED, Verdict.BLOCKED), status=NetworkStatus.OK),
        Example(
            about="https opens", facts=lambda: _pair(Verdict.BLOCKED, Verdict.REACHED), status=NetworkStatus.PROBLEM
        ),
        Example(
            about="one could not be told",
            facts=lambda: _pair(Verdict.BLOCKED, Verdict.INCONCLUSIVE),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="no site is tested by both",
            facts=lambda: sample_pages.run(
                Tried(url="http://adult.test/", verdict=Verdict.BLOCKED, expectation=Expectation.BLOCK)
            ),
            status=NetworkStatus.NOT_RUN,
        ),
    ),
)
