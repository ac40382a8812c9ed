"""A page that must open, on a network that reads everything: the list knows no text of it, and nobody shows the like.

No public certificate proves it. That its body is unlike what every other site of the
run shows, by a connection that the device trusts, is what proves a control, too. Of what must be blocked it proves
nothing: a filter may have a page for each of its grounds.
"""

from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.controls import passed_on
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism

_FEWEST_WORDS = 30
"""Visible words of a page below which it says too little to be known from others."""


def _unlike(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    known = context.references.get(facts.page.id)
    if facts.page.category not in context.must_open or facts.page.expect is not None or known is not None:
        return None
    body = passed_on(journey)
    if body is None or body.words < _FEWEST_WORDS or not context.unlike_all_else(facts, body):
        return None
    return Match()


RULES = (
    Rule(
        id="http.unlike-all-else",
        layer=Layer.HTTP,
        says=Says.REACHED,
        mechanism=Mechanism.CONTENT,
        why=(
            "The page opened: it came by a connection that the network reads and this device trusts, and no other site "
            "of this check shows the like"
        ),
        when=_unlike,
    ),
)
