"""Rules about what the rest of the run refutes: a host that opened is not stopped, whatever else was silent there."""

from venuecheck.filtering.judging.context import SEVERAL, Context, silence_of
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.observation import Exchange, Purpose

_LOOKS = 2
_ALL_OF_THEM = 2
"""Sites that must open and are silent, where none of their scheme answered: one alone may be down."""
HOST_OPENED, INNOCENT_SILENT, MUST_OPEN_SILENT = "run.host-opened", "run.innocent-silent", "run.must-open-silent"


def told_apart(facts: PageFacts, journey: Journey) -> bool:
    """Whether something on the way can have known this page from its neighbours, and did so at a second look, too.

    Only once it was asked for, over plain http or a connection that is read, does anybody know more than the host.
    """
    seen = not facts.https or journey.read
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


def _innocent_silent(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """Whether an innocent name is met with this silence at the same address, and something that must open is, too.

    Only an address that is stopped looks so besides; of what must open a filter has no reason to stop that. An alert
    to whatever name is a server's that finds no TLS in common: it needs no other.
    """
    kind, last = silence_of(facts, journey), journey.last
    if kind is None or not (last.failure is Failure.ALERT or context.must_open_silent.get(kind)):
        return None
    beside = [
        step
        for step in facts.observations
        if step.purpose is Purpose.INNOCENT and isinstance(step, type(last)) and step.family is journey.family
    ]
    return Match() if beside and all(step.failure is last.failure for step in beside) else None


def _must_open_silent(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """Whether most of what must open is met with the same silence: portals do that, and lines that are unwell."""
    kind = silence_of(facts, journey)
    if kind is None:
        return None
    shut = context.must_open_silent.get(kind, frozenset())
    answered = context.must_open_answered.get(facts.https, frozenset())
    needed = max(SEVERAL, len(answered)) if answered else _ALL_OF_THEM
    return Match() if len(shut - answered) >= needed else None


RULES = (
    Rule(
        id=MUST_OPEN_SILENT,
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="Several pages that must open are met with the same silence",
        when=_must_open_silent,
    ),
    Rule(
        id=INNOCENT_SILENT,
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="An innocent name is met with the same at the same address, which is then no sign of a filter",
        when=_innocent_silent,
    ),
    Rule(
        id=HOST_OPENED,
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="Another page of the same host opened in this check, by the same way",
        when=_host_opened,
    ),
)
