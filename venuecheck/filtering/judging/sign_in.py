"""Rules about what comes for pages that should be blocked and for pages that should open alike."""

from collections.abc import Iterable

from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import product_of
from venuecheck.filtering.judging.foreign_answer import (
    comparable,
    details,
    foreign,
    led_to,
    says,
    says_blocked,
    titled,
)
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer
from venuecheck.filtering.judging.own_content import opened
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.judging.shown import Alike, Asked
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.kind_of_words import INNOCENT, Saying

SIGN_IN_PAGE, NETWORKS_PAGE = "http.sign-in-page", "http.page-of-the-network"
COMES_FIRST = frozenset({SIGN_IN_PAGE, NETWORKS_PAGE})
"""The rules that tell a page of the network that comes before anything opens: one that says that it is a sign-in, and
one that does not say what it is.
"""
_NETWORK_SIGN_IN = 511


def comes_first(rules: Iterable[str]) -> str:
    """Give, of rules that fired, the one of these that says most; '' for none."""
    return max(COMES_FIRST.intersection(rules), key=lambda rule: rule == SIGN_IN_PAGE, default="")


def _page_of_the_network(*, asks: bool) -> When:
    def when(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
        match = _instead_of_all(journey, facts, context)
        return match if match is not None and _asks(journey) is asks else None

    return when


def _asks(journey: Journey) -> bool:
    """Whether something that came says that one signs in, agrees or pays first."""
    answers = [reply.answer for reply in foreign(journey)]
    return any(each.status == _NETWORK_SIGN_IN or Saying.SIGN_IN in says(each.body) for each in answers)


def _instead_of_all(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """What comes for pages of both kinds is a sign-in, terms of use or a dead line, unless it says that it blocks.

    It came in place of a control, or says so by its status (RFC 6585, 6) or its words, or is gone when asked again.
    """
    for reply in foreign(journey):
        answer, body = reply.answer, reply.answer.body
        if answer.status == _NETWORK_SIGN_IN:
            return Match(detail="status 511, Network Authentication Required")
        if _says_why(answer, context):
            continue
        groups = _groups(reply, facts, context)
        for group in groups:
            by_control = group.came_for(Asked.CONTROL) and len(group.sites) > 1
            gone_later = group.came_for_both and _gone_later(journey, facts, reply, context)
            if by_control or gone_later:
                return Match(detail=_shown(journey))
        # a form has hardly any words, and sites of their own may have those in common: these must say what it is
        asks = Saying.SIGN_IN in says(body)
        if asks and any(group.came_for_both for group in (*groups, *_in_few_words(reply, context))):
            return Match(detail=_shown(journey))
    return None


def _says_why(answer: Answer, context: Context) -> bool:
    """Whether it is a known product's, says that it blocks, or says what sites say themselves."""
    body = answer.body
    return product_of(answer, context.fingerprints) is not None or says_blocked(body) or bool(says(body) & INNOCENT)


def _shown(journey: Journey) -> str:
    """Say what a visit ended with: where, and under which title."""
    final = journey.final
    return details(led_to(journey), titled(final.answer.body if final is not None else None))


def _groups(reply: SeenAnswer, facts: PageFacts, context: Context) -> tuple[Alike, ...]:
    """Give whom this answer came for, and who was sent on to the same place; those alone whom no site shows itself."""
    redirect, body = reply.answer.redirect, reply.answer.body
    found = []
    if redirect is not None and redirect.host and not redirect.same_site:
        found.append(context.shown.sent_to(site_of(redirect.host)))
    if body is not None and comparable(reply, context):
        found.append(context.shown.like(facts.host, body))
    return tuple(group for group in found if not group.is_own)


def _in_few_words(reply: SeenAnswer, context: Context) -> tuple[Alike, ...]:
    """Give whom this very page came for, where it has hardly any words and no site shows it itself."""
    body = reply.answer.body
    short = context.shown.same_short(body) if body is not None and comparable(reply, context) else Alike()
    return () if short.is_own else (short,)


def _gone_later(journey: Journey, facts: PageFacts, reply: SeenAnswer, context: Context) -> bool:
    """Whether a later visit to the page was answered, and not so."""
    later = [each for each in facts.journeys if each.number > journey.number and each.replies]
    known = context.references.get(facts.page.id)
    again = [other.answer for each in later for other in each.replies if not opened(each, facts.page, known)]
    same_place = [each.redirect.host for each in again if each.redirect]
    redirect, body = reply.answer.redirect, reply.answer.body
    if redirect is not None:
        return bool(later) and redirect.host not in same_place
    return bool(later) and all(
        body is None or each.body is None or each.body.likeness != body.likeness for each in again
    )


def _for_both(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    for reply in foreign(journey):
        if _says_why(reply.answer, context):
            continue
        for group in (*_groups(reply, facts, context), *_in_few_words(reply, context)):
            if group.came_for_both and len(group.sites) >= SEVERAL:
                return Match(detail=_shown(journey))
    return None


RULES = (
    Rule(
        id=SIGN_IN_PAGE,
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="This network has a sign-in page: what came for this page came for others, whether they should open or not",
        when=_page_of_the_network(asks=True),
    ),
    Rule(
        id=NETWORKS_PAGE,
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="A page of this network's own came for this page and for others, whether they should open or not",
        when=_page_of_the_network(asks=False),
    ),
    Rule(
        id="http.same-for-both-kinds",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="One page came for pages that should be blocked and for pages that should open, and says of neither why",
        when=_for_both,
    ),
)
