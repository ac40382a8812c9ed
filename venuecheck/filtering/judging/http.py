"""Rules about answers, and about the page's own content."""

from venuecheck.filtering.judging.answer_words import blocked_by, grounds, status_words
from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT, product_of, says_little
from venuecheck.filtering.judging.journey import Journey, PageFacts, Reply, silent
from venuecheck.filtering.judging.likeness import shows_another
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Body, Exchange, Family, Handshake, Tunnel

_FORBIDDEN, _LEGAL, _SIGN_IN = 403, 451, 407
# Headers with which an intermediary, and no site, says that it refused.
_REFUSING_HEADERS = ("blocked-by", "x-blocked-by", "x-filter")
# What Squid says that it was asked for, where its rewriter gave it an http:// address in the place of "name:443":
# of such an address Squid takes the scheme for the host.
_REWRITTEN = ("https://http/", "https://https/")
_BY_PROXY = {
    Failure.RESET: "The proxy cuts the connection as soon as it is asked for the page",
    Failure.EOF: "The proxy closes the connection as soon as it is asked for the page",
    Failure.TIMEOUT: "The proxy gives no answer once it is asked for the page",
}


def _silent_answer(failure: Failure) -> When:
    def when(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
        last = journey.last
        if not isinstance(last, (Exchange, Tunnel)) or last.failure is not failure or not silent(journey):
            return None
        # behind a tunnel that was opened the site may have done it
        secured = any(isinstance(step, Handshake) for step in journey.steps)
        why = _BY_PROXY[failure] if journey.family is Family.PROXY and not secured else ""
        return Match(why=why, detail="TCP reset" if failure is Failure.RESET else "")

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
            why = product.reason_in(reply.answer) or grounds(reply.answer)
            beside = "" if reply.tunnel else product.way_past_in(reply.answer)
            return Match(detail=_details(product.name, why), product=product.id, beside=beside)
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
            others = f"also shown for {len(sites) - 1} other sites of this list"
            return Match(detail=_details(_led_to(journey), _titled(body), others), product=UNKNOWN_PRODUCT)
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
            return Match(detail=_details(_led_to(journey), _titled(body)), product=UNKNOWN_PRODUCT)
    return None


def _titled(body: Body) -> str:
    return f"“{body.title}”" if body.title else ""


def _led_to(journey: Journey) -> str:
    """Where a redirect to another site led before the page was shown."""
    led = [reply.answer.redirect for reply in journey.replies if reply.answer.redirect]
    return next((f"at {each.host}" for each in reversed(led) if each.host and not each.same_site), "")


def _details(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _redirect(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    known = context.references.get(facts.page.id)
    for reply in _foreign(journey):
        redirect = reply.answer.redirect
        if redirect is not None and known is not None and known.sent_to and redirect.host == known.sent_to:
            continue  # a site that has moved, or is parked, sends everybody there
        if redirect is not None and redirect.host and not redirect.same_site and redirect.carries_page:
            return Match(detail=_details(f"to {redirect.host}", grounds(reply.answer)), product=UNKNOWN_PRODUCT)
    return None


def _tunnel_refused(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    last = journey.last
    if not isinstance(last, Tunnel) or last.answer is None:
        return None
    status = last.answer.status
    refused = status in {_FORBIDDEN, _LEGAL} or 300 <= status < 400  # noqa: PLR2004 - a proxy never redirects a tunnel
    detail = _details("CONNECT", f"status {status}", grounds(last.answer))
    return Match(detail=detail, product=UNKNOWN_PRODUCT) if refused else None


def _rewritten(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    """Squid's own error page names what it was asked for: the scheme of an address that no device asked for."""
    last = journey.last
    if not isinstance(last, Tunnel) or last.answer is None or last.answer.body is None:
        return None
    squid = bool(last.answer.header("x-squid-error"))
    if not squid or not any(address in last.answer.body.text for address in _REWRITTEN):
        return None
    return Match(detail=status_words(last.answer), product=UNKNOWN_PRODUCT)


def _refused(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    for reply in _foreign(journey):
        answer = reply.answer
        says_so = any(answer.header(name) for name in _REFUSING_HEADERS)
        linked = "blocked-by" in answer.header("link").lower()
        if answer.status == _LEGAL or (answer.status == _FORBIDDEN and (says_so or linked)):
            by = blocked_by(answer)
            detail = _details(f"status {answer.status}", f"which names “{by}” as the one who blocks" if by else "")
            return Match(detail=detail, product=UNKNOWN_PRODUCT)
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
        why="The proxy refuses a connection to the site",
        when=_tunnel_refused,
    ),
    Rule(
        id="http.tunnel-rewritten",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.TUNNEL_REFUSED,
        why=(
            "The proxy, Squid, was told by its filter (a URL rewriter) to ask for another address in the site's place, "
            "and can make no secure connection to that"
        ),
        when=_rewritten,
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
