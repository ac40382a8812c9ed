"""Does this page open, as it would in a browser on this network?

A name that was odd at the first look is asked for once more in another way (`comparing`). What stays open to doubt is
looked at a second time by the runner: the page again, then its address for an innocent name, and a third time where two
silences are of different kinds. What a filter does, it does each time.
"""

from typing import cast

from venuecheck.filtering.judging.journey import Journey, PageFacts, facts_of
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Network, SocketNetwork
from venuecheck.filtering.probing.comparing import compare_address, compare_name
from venuecheck.filtering.probing.probe import PageProbe


async def ask(network: Network, page: Page) -> tuple[Observation, ...]:
    """Visit `page`; ask for its name in other ways where it is withheld."""
    seen = await network.visit(page, 1)
    if Capability.STEPS in network.capabilities:
        seen += await compare_name(cast("SocketNetwork", network), page, facts_of(page, seen))
    return seen


async def ask_again(network: Network, page: Page, before: PageFacts) -> tuple[Observation, ...]:
    """Visit `page` once more, after what was seen `before`, and give what is seen now."""
    seen = await network.visit(page, before.looks + 1)
    facts = facts_of(page, before.observations + seen)
    if Capability.STEPS in network.capabilities:
        seen += await compare_address(cast("SocketNetwork", network), page, facts)
    if _differ(facts):
        seen += await network.visit(page, facts.looks + 1)
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
    ask_again=ask_again,
)
