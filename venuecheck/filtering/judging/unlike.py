"""A page on a network that reads everything: the list knows no text of it, and nobody shows the like.

No public certificate proves it. That its body is unlike what every other site of the run shows, by a connection that
the device trusts, is what proves a control, too. A filter may have a page for each of its grounds: what must be blocked
is proved by far more words, in a form that no other site shows, and without one that speaks of blocking or its grounds.
"""

from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.controls import passed_on
from venuecheck.filtering.judging.foreign_answer import GETTING_ONLINE, says
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import Body
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import BLOCKS

_FEWEST_WORDS = 30
"""Visible words of a page below which it says too little to be known from others."""
_FEWEST_OF_MUST_BLOCK = 100
"""The same of a page that must be blocked: of the pages with which filters block, few are longer."""


def _unlike(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    known = context.references.get(facts.page.id)
    if facts.page.expect is not None or known is not None:
        return None
    body = passed_on(journey)
    if body is None or body.words < _FEWEST_WORDS or not context.unlike_all_else(facts, body):
        return None
    return Match() if facts.page.category in context.must_open or _of_its_own(facts, body, context) else None


def _of_its_own(facts: PageFacts, body: Body, context: Context) -> bool:
    """Whether no filter can well have written it: long, wordless of blocking, and in nobody else's form."""
    if body.words < _FEWEST_OF_MUST_BLOCK or says(body) & (BLOCKS | GETTING_ONLINE):
        return False
    form = context.shown.from_one_mould(facts.host, body)
    return {mark.site for mark in form.marks} <= {site_of(facts.host)}


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
