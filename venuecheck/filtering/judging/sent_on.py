"""Rules about places to which the browser is sent on, by whatever way: a filter's, or a sign-in, a shop, a dealer's."""

import re

from venuecheck.filtering.judging.answer_words import grounds
from venuecheck.filtering.judging.context import MAKERS, SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT, product_of
from venuecheck.filtering.judging.foreign_answer import (
    GETTING_ONLINE,
    details,
    for_must_block_alone,
    says,
    says_blocked,
)
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer
from venuecheck.filtering.judging.name_words import host_words
from venuecheck.filtering.judging.own_content import opened
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import Answer, Redirect
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Connection, Handshake, Lookup, Trust
from venuecheck.filtering.model.reference import is_alive

_ANOTHERS = frozenset({Trust.WRONG_NAME, Trust.EXPIRED, Trust.NOT_YET_VALID})

_FORBIDDEN = "blocked|blockpage|denied|censor(?:ed|ship)?|restricted|prohibited|forbidden|banned|zapret|blokir|gesperrt"
_OF_A_FILTER = re.compile(rf"(?<![a-z])(?:block(?:ing)?|deny|filter(?:ed|ing)?|{_FORBIDDEN})(?![a-z])")
"""Words of an address to which no site sends its own visitors together with where they came from."""
_GIVEN_OVER = re.compile(rf"(?:web|site|url)?-?(?:{_FORBIDDEN})-?[0-9]*")
"""A part of a host's name where nothing else is told than that something is blocked. (One called `block` or `filter`
can be a company's.)"""
_MANY = 5
"""Sites sent on to one private address, whoever vouches for them."""


def _sent_on(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    known = context.references.get(facts.page.id)
    for number, reply in enumerate(journey.replies):
        redirect = reply.answer.redirect
        if reply.genuine or reply.tunnel or redirect is None or redirect.same_site:
            continue
        if known is not None and known.sent_to and known.sent_to == redirect.host:
            continue  # a site that has moved, or is parked, sends everybody there
        after = journey.replies[number + 1 :]
        if _comes_back(facts, after) or opened(journey, facts.page, known):
            continue
        if _to_a_filter(facts, redirect, journey, number, context):
            where = host_words(redirect.host) if redirect.host else "an address that no browser follows"
            return Match(detail=details(f"to {where}", grounds(reply.answer)), product=UNKNOWN_PRODUCT)
    return None


def _comes_back(facts: PageFacts, after: tuple[SeenAnswer, ...]) -> bool:
    """Whether the other site sends the browser back, as sign-in services and consent walls do."""
    led = (reply.answer.redirect for reply in after)
    return any(each is not None and site_of(each.host) == site_of(facts.host) for each in led)


def _to_a_filter(facts: PageFacts, redirect: Redirect, journey: Journey, number: int, context: Context) -> bool:
    """Whether what led there can only be a filter, and it is neither a sign-in nor a site's own doing.

    `number` counts the answers of the journey up to the one that sent the browser there.

    That the page's address travels along proves nothing by itself: consent walls, country shops, dealers in names
    and archives do that.
    """
    place = context.shown.sent_to(site_of(redirect.host))
    answers = tuple(reply.answer for reply in journey.replies[number:])
    bodies = [each.body for each in answers]
    blocks = _blocks(answers, context)
    if place.is_own:
        return False
    if not blocks and (
        _at_a_host(journey)
        or any(says(body) & GETTING_ONLINE for body in bodies)
        or not for_must_block_alone(place, None, context)
        or not context.opens(https=facts.https)
    ):
        return False
    named = redirect.carries_page and bool(grounds(answers[0]) or _private(redirect.host))
    several = len(place.sites) >= SEVERAL and (
        redirect.carries_page
        or len(place.makers) >= MAKERS
        # sites in several parts of the internet do not agree on an address that is nobody's there
        or (bool(_private(redirect.host)) and len(place.sites) >= _MANY and len(place.places) >= SEVERAL)
    )
    stays_at_home = is_alive(context.references.get(facts.page.id))
    is_most = context.shown.share_sent_to(site_of(redirect.host)).is_most
    most = several and (stays_at_home or (is_most and not _may_be_their_owners(redirect, journey)))
    return blocks or named or most


def _may_be_their_owners(redirect: Redirect, journey: Journey) -> bool:
    """Whether owners of sites may well send their visitors there: to some public site, by an address that does not
    speak of blocking.

    Brands that were closed lead to the one company that had them, names are forwarded, shops and checks of age lie with
    one service. A filter that leads to a search engine or to the school's own site looks the same: a reference tells.
    """
    if not redirect.host or _in_the_local_network(redirect.host, journey):
        return False
    if any(_GIVEN_OVER.fullmatch(label) for label in redirect.host.lower().split(".")):
        return False
    return not (redirect.carries_page and _OF_A_FILTER.search(redirect.url.partition("?")[0].lower()))


def _in_the_local_network(host: str, journey: Journey) -> bool:
    """Whether a host is at an address that no public site has, by its name or by where it led."""
    if _private(host) or host.rsplit(".", maxsplit=1)[-1] == "localhost":
        return True
    led = (
        address
        for step in journey.steps
        if step.hop > 0 and isinstance(step, (Lookup, Connection))
        for address in (step.addresses if isinstance(step, Lookup) else () if step.to_proxy else (step.address,))
    )
    return any(sinkhole_of(address) for address in led if address)


def _blocks(answers: tuple[Answer, ...], context: Context) -> bool:
    """Whether one of them says that it blocks, or is a known product's."""
    return any(product_of(each, context.fingerprints) is not None or says_blocked(each.body) for each in answers)


def _at_a_host(journey: Journey) -> bool:
    """Whether the place has a public certificate that is another name's, or out of its days.

    Dealers in names and hosts leave such places; a filter has one that is good, or one that no authority gave.
    """
    return any(
        isinstance(step, Handshake) and step.hop > 0 and step.public_trust in _ANOTHERS and not step.failure
        for step in journey.steps
    )


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
