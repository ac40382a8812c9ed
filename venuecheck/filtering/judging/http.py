"""Rules about answers, and about the page's own content."""

from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT, product_of, says_little
from venuecheck.filtering.judging.journey import Journey, PageFacts, Reply, silent
from venuecheck.filtering.judging.likeness import shows_another
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Exchange, Tunnel

_FORBIDDEN, _LEGAL, _SIGN_IN = 403, 451, 407
# Headers with which an intermediary, and no site, says that it refused.
_REFUSING_HEADERS = ("blocked-by", "x-blocked-by", "x-filter")


def _silent_answer(failure: Failure) -> When:
    def when(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
        last = journey.last
        if not isinstance(last, (Exchange, Tunnel)) or last.failure is not failure or not silent(journey):
            return None
        return Match(detail="TCP reset" if failure is Failure.RESET else "")

    return when


def _foreign(journey: Journey) -> tuple[Reply, ...]:
    """Answers that something other than the site can have given."""
    return tuple(reply for reply in journey.replies if not reply.genuine)


def _expected(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    return Match() if journey.holds_expected else None


def _certificate(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    final = journey.final
    if facts.page.expect is not None or final is None or not final.genuine or journey.strayed:
        return None
    return Match() if 200 <= final.answer.status < 300 else None  # noqa: PLR2004 - the statuses that mean success


def _block_page(journey: Journey, _facts: PageFacts, context: Context) -> Match | None:
    for reply in _foreign(journey):
        product = product_of(reply.answer, context.fingerprints)
        if product is not None:
            return Match(detail=product.name, product=product.id)
    return None


def _same_page(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    if not shows_another(journey, facts, context.references.get(facts.page.id)):
        return None
    for reply in _foreign(journey):
        body = reply.answer.body
        if body is None or not body.likeness or says_little(reply.answer, context.fingerprints):
            continue
        sites = context.sites_by_body.get(body.likeness, frozenset())
        if len(sites) >= SEVERAL:
            title = f"“{body.title}”, " if body.title else ""
            return Match(
                detail=f"{title}also shown for {len(sites) - 1} other sites of this list", product=UNKNOWN_PRODUCT
            )
    return None


def _like_page(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    if not shows_another(journey, facts, context.references.get(facts.page.id)):
        return None
    for reply in _foreign(journey):
        body = reply.answer.body
        if body is None or says_little(reply.answer, context.fingerprints):
            continue
        if body.likeness and len(context.sites_by_body.get(body.likeness, ())) >= SEVERAL:
            continue  # the very same page, which says more
        if len(context.like_bodies.sites(facts.host, body, enough=SEVERAL)) >= SEVERAL:
            return Match(detail=f"“{body.title}”" if body.title else "", product=UNKNOWN_PRODUCT)
    return None


def _redirect(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    known = context.references.get(facts.page.id)
    for reply in _foreign(journey):
        redirect = reply.answer.redirect
        if redirect is not None and known is not None and known.sent_to and redirect.host == known.sent_to:
            continue  # a site that has moved, or is parked, sends everybody there
        if redirect is not None and redirect.host and not redirect.same_site and redirect.carries_page:
            return Match(detail=f"to {redirect.host}", product=UNKNOWN_PRODUCT)
    return None


def _tunnel_refused(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    last = journey.last
    if not isinstance(last, Tunnel) or last.answer is None:
        return None
    status = last.answer.status
    refused = status in {_FORBIDDEN, _LEGAL} or 300 <= status < 400  # noqa: PLR2004 - a proxy never redirects a tunnel
    return Match(detail=f"status {status}", product=UNKNOWN_PRODUCT) if refused else None


def _refused(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    for reply in _foreign(journey):
        answer = reply.answer
        says_so = any(answer.header(name) for name in _REFUSING_HEADERS)
        blocked_by = "blocked-by" in answer.header("link").lower()
        if answer.status == _LEGAL or (answer.status == _FORBIDDEN and (says_so or blocked_by)):
            return Match(detail=f"status {answer.status}", product=UNKNOWN_PRODUCT)
    return None


RULES = (
    Rule(
        id="http.expected-content",
        layer=Layer.HTTP,
        says=Says.REACHED,
        mechanism=Mechanism.CONTENT,
        why="The page opened: it shows the content that it should",
        when=_expected,
    ),
    Rule(
        id="http.public-certificate",
        layer=Layer.HTTP,
        says=Says.REACHED,
        mechanism=Mechanism.CERTIFICATE,
        why="The page opened: the site itself answered, as its public certificate proves",
        when=_certificate,
    ),
    Rule(
        id="http.tunnel-refused",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.TUNNEL_REFUSED,
        why="The proxy refuses to connect to the site",
        when=_tunnel_refused,
    ),
    Rule(
        id="http.redirect-with-the-address",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.REDIRECT,
        why="The browser is sent to another site, and the page's address with it",
        when=_redirect,
    ),
    Rule(
        id="http.block-page",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="A filter's block page is shown",
        when=_block_page,
    ),
    Rule(
        id="http.same-page-for-unrelated-sites",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="One and the same page is shown for unrelated sites",
        when=_same_page,
    ),
    Rule(
        id="http.like-page-for-unrelated-sites",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="Pages that are alike but for small differences are shown for unrelated sites",
        when=_like_page,
    ),
    Rule(
        id="http.refused-by-status",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.STATUS,
        why="Something on the way answers that the page is refused",
        when=_refused,
    ),
    Rule(
        id="http.reset",
        layer=Layer.HTTP,
        says=Says.SILENT,
        mechanism=Mechanism.RESET,
        why="The connection is cut as soon as the page is asked for",
        when=_silent_answer(Failure.RESET),
    ),
    Rule(
        id="http.eof",
        layer=Layer.HTTP,
        says=Says.SILENT,
        mechanism=Mechanism.EOF,
        why="The connection is closed as soon as the page is asked for",
        when=_silent_answer(Failure.EOF),
    ),
    Rule(
        id="http.timeout",
        layer=Layer.HTTP,
        says=Says.SILENT,
        mechanism=Mechanism.TIMEOUT,
        why="No answer comes once the page is asked for",
        when=_silent_answer(Failure.TIMEOUT),
    ),
)
