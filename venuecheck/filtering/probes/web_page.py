"""Does this page open, as it would in a browser on this network?

What is odd about a first visit is asked once more in another way (`comparing`). A page that stays silent is asked for
again, and a third time where the two silences are of different kinds: what a filter does, it does each time.
"""

from typing import cast

from venuecheck.filtering.judging.journey import Journey, PageFacts, facts_of, silent
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Network, SocketNetwork
from venuecheck.filtering.probing.comparing import compare
from venuecheck.filtering.probing.probe import PageProbe


async def ask(network: Network, page: Page) -> tuple[Observation, ...]:
    """Visit `page`; where its content does not come, look closer and visit it again."""
    seen = await network.visit(page, 1)
    facts = facts_of(page, seen)
    if Capability.STEPS in network.capabilities:
        seen += await compare(cast("SocketNetwork", network), page, facts)
    # what is compared is no part of a journey
    if not _nothing_came(facts):
        return seen
    seen += await network.visit(page, 2)
    if _differ(facts_of(page, seen)):
        seen += await network.visit(page, 3)
    return seen


def _nothing_came(facts: PageFacts) -> bool:
    return bool(facts.journeys) and all(silent(journey) or _refused(journey) for journey in facts.journeys)


def _refused(journey: Journey) -> bool:
    """A name server with too much to do refuses as well, for a moment."""
    return journey.last.failure is Failure.DNS_REFUSED


def _differ(facts: PageFacts) -> bool:
    """Whether both visits stayed silent, in different ways."""
    kinds = {(type(journey.last), journey.last.failure) for journey in facts.journeys}
    families = {journey.family for journey in facts.journeys}
    return _nothing_came(facts) and len(kinds) > 1 and len(families) == 1


PROBE = PageProbe(
    id="web_page",
    question="Does this page open, as it would in a browser on this network?",
    needs=frozenset(),
    ask=ask,
)
