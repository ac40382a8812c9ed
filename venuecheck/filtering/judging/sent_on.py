"""Rules about places to which the browser is sent on, by whatever way: a filter's, or a sign-in, a shop, a dealer's."""

from venuecheck.filtering.judging.answer_words import grounds
from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT, product_of
from venuecheck.filtering.judging.foreign_answer import (
    GETTING_ONLINE,
    MAKERS,
    details,
    for_must_block_alone,
    says,
    says_blocked,
)
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer
from venuecheck.filtering.judging.own_content import opened
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import Answer, Redirect
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.reference import is_alive


def _sent_on(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    known = context.references.get(facts.page.id)
    for number, reply in enumerate(journey.replies):
        redirect = reply.answer.redirect
        if reply.genuine or reply.tunnel or redirect is None or not redirect.host or redirect.same_site:
            continue
        if known is not None and known.sent_to == redirect.host:
            continue  # a site that has moved, or is parked, sends everybody there
        after = journey.replies[number + 1 :]
        if _comes_back(facts, after) or opened(journey, facts.page, known):
            continue
        if _to_a_filter(facts, redirect, reply.answer, after, context):
            return Match(detail=details(f"to {redirect.host}", grounds(reply.answer)), product=UNKNOWN_PRODUCT)
    return None


def _comes_back(facts: PageFacts, after: tuple[SeenAnswer, ...]) -> bool:
    """Whether the other site sends the browser back, as sign-in services and consent walls do."""
    led = (reply.answer.redirect for reply in after)
    return any(each is not None and site_of(each.host) == site_of(facts.host) for each in led)


def _to_a_filter(
    facts: PageFacts, redirect: Redirect, answer: Answer, after: tuple[SeenAnswer, ...], context: Context
) -> bool:
    """Whether what led there can only be a filter, and it is neither a sign-in nor a site's own doing.

    That the page's address travels along proves nothing by itself: consent walls, country shops, dealers in names
    and archives do that.
    """
    place = context.shown.sent_to(site_of(redirect.host))
    bodies = [answer.body, *(reply.answer.body for reply in after)]
    answers = (answer, *(reply.answer for reply in after))
    known = any(product_of(each, context.fingerprints) is not None for each in answers)
    blocks = known or any(says_blocked(body) for body in bodies)
    if place.is_own:
        return False
    if not blocks and (
        any(says(body) & GETTING_ONLINE for body in bodies)
        or not for_must_block_alone(place, None, context)
        or not context.opens(https=facts.https)
    ):
        return False
    named = redirect.carries_page and bool(grounds(answer) or _private(redirect.host))
    several = len(place.sites) >= SEVERAL and (redirect.carries_page or len(place.makers) >= MAKERS)
    stays_at_home = is_alive(context.references.get(facts.page.id))
    return blocks or named or (several and (stays_at_home or context.for_most(place.sites)))


def _private(host: str) -> str:
    return sinkhole_of(host) if host.replace(".", "").isdigit() or ":" in host else ""


RULES = (
    Rule(
        id="http.redirect-with-the-address",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.REDIRECT,
        why="The browser is sent on to another place, to which no page that opened is sent",
        when=_sent_on,
    ),
)
