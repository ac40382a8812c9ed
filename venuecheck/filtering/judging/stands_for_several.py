"""Rules about one answer, or one place to which the browser is sent on, that stands for several unrelated sites.

A sign that the innocent share is no sign. What counts: three sites under which somebody registered a name, of two
makers where nothing says what the page should show; over plain http, or under an authority of the device's own; while
something that must open shows a body of its own by the same scheme; and nothing that sites show by themselves.
"""

from venuecheck.filtering.judging.answer_words import grounds
from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.controls import read_and_trusted
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT, product_of, says_little
from venuecheck.filtering.judging.journey import Journey, PageFacts, Reply
from venuecheck.filtering.judging.likeness import shows_another
from venuecheck.filtering.judging.own_content import broke_off, opened
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.judging.shown import Alike, Asked
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Answer, Body, Redirect
from venuecheck.filtering.model.saying import INNOCENT, Saying

SIGN_IN_PAGE = "http.sign-in-page"
"""The rule that tells a page of the network that comes before anything opens."""
_MAKERS = 2
_MANY = 5
"""Unrelated sites that show one page without a known word on it, where the list knows what they should show."""
_REFUSALS = frozenset({403, 451})
_MOST_WORDS = 500
"""Visible words of a page that does nothing but say that it is blocked; an article about filters has more."""
_LEGAL, _NETWORK_SIGN_IN = 451, 511
_GETTING_ONLINE = INNOCENT | {Saying.SIGN_IN}
_BLOCKS = frozenset({Saying.BLOCKED, Saying.GROUNDS})


def foreign(journey: Journey) -> tuple[Reply, ...]:
    """Give the answers that something other than the site can have given."""
    return tuple(reply for reply in journey.replies if not reply.genuine)


def says(body: Body | None) -> frozenset[Saying]:
    """Give the kinds of words that stand on a body."""
    return frozenset(body.says) if body is not None else frozenset()


def says_blocked(body: Body | None) -> bool:
    """Whether it says that something is blocked, and nothing that a site or a sign-in page says."""
    return Saying.BLOCKED in says(body) and not says(body) & _GETTING_ONLINE


def _comparable(reply: Reply, context: Context) -> bool:
    body = reply.answer.body
    return body is not None and not broke_off(body) and not says_little(reply.answer, context.fingerprints)


def _several(journey: Journey, facts: PageFacts, context: Context) -> tuple[Reply, Alike] | None:
    """Give the answer of this journey that stands for several sites and can be a filter's, and for whom it stands."""
    known = context.references.get(facts.page.id)
    another = shows_another(journey, facts, known)
    if opened(journey, facts.page, known) or not (another or _in_between(journey, facts)):
        return None
    if not context.opens(https=facts.https):
        return None
    for reply in foreign(journey):
        body = reply.answer.body
        if body is None or not _comparable(reply, context) or says(body) & INNOCENT:
            continue
        group = context.shown.like(facts.host, body)
        if _counts(group, reply.answer, context, another=another) and not _at_home(group, context):
            return reply, group
    return None


def _in_between(journey: Journey, facts: PageFacts) -> bool:
    """Whether something between the device and the site may well answer: plain http, or the device's own authority."""
    return not facts.https or read_and_trusted(journey)


def _counts(group: Alike, answer: Answer, context: Context, *, another: bool) -> bool:
    body, status = answer.body, answer.status
    if len(group.sites) < SEVERAL or group.is_own:
        return False
    if not says_blocked(body) and not _for_must_block_alone(group, body, context):
        return False
    if not says(body) & _BLOCKS and not _tells_without_words(group, status, another=another):
        return False
    return len(group.makers) >= _MAKERS or (another and says_blocked(body))


def _tells_without_words(group: Alike, status: int, *, another: bool) -> bool:
    """Whether a page that does not say in words known here that it blocks is a filter's all the same.

    A host, a content network or a plug-in shows one page for sites that it keeps, and mostly from one place.
    """
    if status in _REFUSALS:
        return False
    return len(group.places) >= SEVERAL or (another and len(group.sites) >= _MANY)


def _for_must_block_alone(group: Alike, body: Body | None, context: Context) -> bool:
    """Whether it spares most of what must open: else it may be a sign-in page with a few pages in its walled garden."""
    if group.came_for(Asked.CONTROL) or (Saying.SIGN_IN in says(body) and Saying.BLOCKED not in says(body)):
        return False
    shut = len(group.sites_of(Asked.MUST_OPEN))
    opened_sites = set().union(*context.opened_must_open.values())
    return not shut or len(opened_sites) >= max(SEVERAL, 2 * shut)


def _at_home(group: Alike, context: Context) -> bool:
    """Whether all of them are at one address where nobody filters: one host keeps them, and shows its own page."""
    homes = [
        frozenset(known.addresses)
        for known in context.references.values()
        if known.addresses and site_of(_host(known.url)) in group.sites
    ]
    return len(homes) >= SEVERAL and bool(frozenset.intersection(*homes))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].partition(":")[0]


def _page(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    found = _several(journey, facts, context)
    if found is None:
        return None
    body, others = found[0].answer.body, len(found[1].sites) - 1
    also = f"shown for {others} other {'site' if others == 1 else 'sites'} of this list, too"
    return Match(detail=_details(led_to(journey), titled(body), also), product=UNKNOWN_PRODUCT)


def titled(body: Body | None) -> str:
    """Give a body's title in quotes, '' for none."""
    return f"“{body.title}”" if body is not None and body.title else ""


def led_to(journey: Journey) -> str:
    """Where a redirect to another site led before the page was shown."""
    led = [reply.answer.redirect for reply in journey.replies if reply.answer.redirect]
    return next((f"at {each.host}" for each in reversed(led) if each.host and not each.same_site), "")


def _details(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _lone(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """A page that says in so many words that it is blocked, and on what ground, where another was to be expected.

    Where nothing says what to expect, this is said of what must be blocked alone: advice on filters may speak so.
    """
    known = context.references.get(facts.page.id)
    another = shows_another(journey, facts, known)
    unknown = facts.page.expect is None and known is None and facts.page.category not in context.must_open
    if not (another or unknown) or not _in_between(journey, facts):
        return None
    for reply in foreign(journey):
        answer, body = reply.answer, reply.answer.body
        if body is None or not _comparable(reply, context) or not says(body) >= _BLOCKS:
            continue
        group = context.shown.like(facts.host, body)
        if says_blocked(body) and not group.is_own and body.words <= _MOST_WORDS:
            return Match(detail=_details(led_to(journey), titled(body), grounds(answer)), product=UNKNOWN_PRODUCT)
    return None


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
            return Match(detail=_details(f"to {redirect.host}", grounds(reply.answer)), product=UNKNOWN_PRODUCT)
    return None


def _comes_back(facts: PageFacts, after: tuple[Reply, ...]) -> bool:
    """Whether the other site sends the browser back, as sign-in services and consent walls do."""
    led = (reply.answer.redirect for reply in after)
    return any(each is not None and site_of(each.host) == site_of(facts.host) for each in led)


def _to_a_filter(
    facts: PageFacts, redirect: Redirect, answer: Answer, after: tuple[Reply, ...], context: Context
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
        any(says(body) & _GETTING_ONLINE for body in bodies)
        or not _for_must_block_alone(place, None, context)
        or not context.opens(https=facts.https)
    ):
        return False
    named = redirect.carries_page and bool(grounds(answer) or _private(redirect.host))
    together = len(place.sites) >= SEVERAL and (redirect.carries_page or len(place.makers) >= _MAKERS)
    return blocks or named or together


def _private(host: str) -> str:
    return sinkhole_of(host) if host.replace(".", "").isdigit() or ":" in host else ""


def _sign_in(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """What comes for pages of both kinds is a sign-in, terms of use or a dead line, unless it says that it blocks.

    It came in place of a control, or says so by its status (RFC 6585, 6) or its words, or is gone when asked again.
    """
    for reply in foreign(journey):
        answer, body = reply.answer, reply.answer.body
        if answer.status == _NETWORK_SIGN_IN:
            return Match(detail="status 511, Network Authentication Required")
        if product_of(answer, context.fingerprints) is not None or says_blocked(body) or says(body) & INNOCENT:
            continue
        for group in _groups(reply, facts, context):
            for_both = group.came_for(Asked.MUST_BLOCK) and group.came_for(Asked.MUST_OPEN)
            by_control = group.came_for(Asked.CONTROL) and len(group.sites) > 1
            by_words = Saying.SIGN_IN in says(body)
            if by_control or (for_both and (by_words or _gone_later(journey, facts, reply, context))):
                return Match(detail=_shown(journey))
    return None


def _shown(journey: Journey) -> str:
    """Say what a visit ended with: where, and under which title."""
    final = journey.final
    return _details(led_to(journey), titled(final.answer.body if final is not None else None))


def _groups(reply: Reply, facts: PageFacts, context: Context) -> tuple[Alike, ...]:
    """Give whom this answer came for, and who was sent on to the same place; those alone whom no site shows itself."""
    redirect, body = reply.answer.redirect, reply.answer.body
    found = []
    if redirect is not None and redirect.host and not redirect.same_site:
        found.append(context.shown.sent_to(site_of(redirect.host)))
    if body is not None and _comparable(reply, context):
        found.append(context.shown.like(facts.host, body))
    return tuple(group for group in found if not group.is_own)


def _gone_later(journey: Journey, facts: PageFacts, reply: Reply, context: Context) -> bool:
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
        body = reply.answer.body
        if product_of(reply.answer, context.fingerprints) is not None or says_blocked(body) or says(body) & INNOCENT:
            continue
        for group in _groups(reply, facts, context):
            if group.came_for(Asked.MUST_BLOCK) and group.came_for(Asked.MUST_OPEN) and len(group.sites) >= SEVERAL:
                return Match(detail=_shown(journey))
    return None


def _quotes(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """The expected text, or a reference's title, on a body that unrelated sites share and none of them proves."""
    final = journey.final
    known = context.references.get(facts.page.id)
    if final is None or final.genuine or final.answer.body is None or not opened(journey, facts.page, known):
        return None
    body = final.answer.body
    group = context.shown.like(facts.host, body)
    if len(group.sites) < SEVERAL or group.is_own:
        return None
    unrelated = len(group.makers) >= _MAKERS and not group.opens_what_must
    return Match() if unrelated or says_blocked(body) else None


PLACE_RULES = (
    Rule(
        id="http.redirect-with-the-address",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.REDIRECT,
        why="The browser is sent on to another place, to which no page that opened is sent",
        when=_sent_on,
    ),
)
PAGE_RULES = (
    Rule(
        id="http.same-page-for-unrelated-sites",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="One page, but for small differences, stands for unrelated sites, while others show their own",
        when=_page,
    ),
    Rule(
        id="http.says-that-it-is-blocked",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="A page that says that this is blocked, and on what ground, stands in the place of the page's own",
        when=_lone,
    ),
    Rule(
        id=SIGN_IN_PAGE,
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="This network has a sign-in page: what came for this page came for others, whether they should open or not",
        when=_sign_in,
    ),
    Rule(
        id="http.same-for-both-kinds",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="One page came for pages that should be blocked and for pages that should open, and says of neither why",
        when=_for_both,
    ),
    Rule(
        id="http.quotes-what-is-expected",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="What tells this page stands on a page that came for unrelated sites as well",
        when=_quotes,
    ),
)
