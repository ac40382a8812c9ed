"""Do the filter's pages let their readers go on to what they stand in the place of?

Some filters only warn: "Continue" is on their page, and whoever presses it has the site. Such a page counts as shown
and blocked; what it is worth is this question's.
"""

from collections.abc import Sequence
from dataclasses import replace

from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.way_past import way_past
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import Exchange
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.sample_pages import Tried

_MOST_NAMED = 5


def conclude(facts: RunFacts) -> Conclusion:
    """Count the block pages that only warn, and those that somebody with a password passes."""
    stopped = {
        finding.page: finding.url
        for finding in facts.findings
        if finding.verdict is Verdict.BLOCKED and finding.expectation is Expectation.BLOCK
    }
    shown = {page.page.id: _offered(page) for page in facts.pages if page.page.id in stopped and _shows_a_page(page)}
    if not shown:
        reason = (
            "No page of the filter's own came in the place of one that should be blocked, so there was none to read."
        )
        return Conclusion(status=NetworkStatus.NOT_RUN, reason=reason)
    passed, unclear, known = (
        [stopped[page] for page, offered in shown.items() if offered is kind]
        for kind in (Saying.GOES_ON, Saying.PERHAPS_GOES_ON, Saying.GOES_ON_FOR_SOME)
    )
    by_password = f" On {len(known)} somebody with a password can go on." if known else ""
    if passed:
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=(
                f"On {len(passed)} of {len(shown)} pages that the filter shows there is a button or a link by which "
                f"everybody who reads it goes on to the site: {_named(passed)}.{by_password}"
            ),
            advice=(
                "Have the filter block these categories for these users instead of warning them (coaching, “warn and "
                "proceed”, override without a password)."
            ),
        )
    none = (
        f"On none of {len(shown)} pages of the filter's a button or a link was recognised by which everybody who "
        "reads it goes on to the site"
    )
    if unclear:
        reason = (
            f"{none}; but on {len(unclear)} there is a button, a form or a page that could not be read, of which this "
            f"program cannot tell where it leads: {_named(unclear)}. Press it on a device of the people it is shown "
            f"to.{by_password}"
        )
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
    return Conclusion(status=NetworkStatus.OK, reason=f"{none}.{by_password}")


def _named(pages: Sequence[str]) -> str:
    more = f" and {len(pages) - _MOST_NAMED} more" if len(pages) > _MOST_NAMED else ""
    return f"{', '.join(pages[:_MOST_NAMED])}{more}"


def _offered(page: PageFacts) -> Saying | None:
    """Give the widest way past; not known of what came in part, and of a page without a word."""
    found = {way_past(journey) for journey in page.journeys}
    bodies = [journey.final.answer.body for journey in page.journeys if journey.final is not None]
    if any(body is not None and (body.cut or not body.words) for body in bodies):
        found.add(Saying.PERHAPS_GOES_ON)
    widest = (Saying.GOES_ON, Saying.PERHAPS_GOES_ON, Saying.GOES_ON_FOR_SOME)
    return next((each for each in widest if each in found), None)


def _shows_a_page(page: PageFacts) -> bool:
    return any(journey.final is not None and journey.final.answer.body is not None for journey in page.journeys)


def _showing(*says: Saying) -> RunFacts:
    facts = sample_pages.run(Tried(url="http://casino.test/", verdict=Verdict.BLOCKED, ways={}))
    page = facts.pages[0].page
    body = Body(size=200, complete=True, likeness="", words=20, says=(Saying.BLOCKED, *says))
    step = Exchange(
        subject=page.id, visit=1, started=sample.START, elapsed=0.01, url=page.url, answer=Answer(status=200, body=body)
    )
    return replace(facts, pages=(facts_of(page, (step,)),))


PROBE = NetworkProbe(
    id="ways_past",
    about="Ways past the block page",
    question="Do the filter's own pages let their readers go on to the site?",
    proves="Whether the pages that the filter showed have a button or a link by which one goes on.",
    does_not_prove="That the site opens once it is pressed: nothing was pressed.",
    needs=frozenset(),
    conclude=conclude,
    examples=(
        Example(about="the page has no such button", facts=_showing, status=NetworkStatus.OK),
        Example(about="the page only warns", facts=lambda: _showing(Saying.GOES_ON), status=NetworkStatus.PROBLEM),
        Example(
            about="the page has a button of which nobody knows where it leads",
            facts=lambda: _showing(Saying.PERHAPS_GOES_ON, Saying.GOES_ON_FOR_SOME),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="the page asks for a password",
            facts=lambda: _showing(Saying.GOES_ON_FOR_SOME),
            status=NetworkStatus.OK,
        ),
        Example(
            about="what is blocked shows no page",
            facts=lambda: sample_pages.run(Tried(url="https://adult.test/", verdict=Verdict.BLOCKED)),
            status=NetworkStatus.NOT_RUN,
        ),
    ),
)
