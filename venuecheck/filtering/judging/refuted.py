"""Rules about what the rest of the run refutes: a host that opened is not stopped, whatever else was silent there."""

from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.journey import Journey, PageFacts, inspected, silent
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.observation import Exchange, Handshake

_LOOKS = 2


def told_apart(facts: PageFacts, journey: Journey) -> bool:
    """Whether something on the way can have known this page from its neighbours, and did so at a second look, too.

    Only once it was asked for, over plain http or a connection that is read, does anybody know more than the host.
    """
    seen = not facts.https or any(isinstance(step, Handshake) and inspected(step) for step in journey.steps)
    if not seen or not isinstance(journey.last, Exchange):
        return False
    mine = [each for each in facts.journeys if each.family is journey.family]
    return len({each.number for each in mine}) >= _LOOKS and all(
        silent(each) and isinstance(each.last, Exchange) for each in mine
    )


def _host_opened(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    if not silent(journey) or not context.opened_beside(facts, journey) or told_apart(facts, journey):
        return None
    return Match()


RULES = (
    Rule(
        id="run.host-opened",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="Another page of the same host opened in this check, by the same way",
        when=_host_opened,
    ),
)
