"""Rules about answers, and about the page's own content."""

from venuecheck.filtering.judging.answer_words import blocked_by, blocks_itself, grounds, status_words
from venuecheck.filtering.judging.context import MAKERS, SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT, product_of
from venuecheck.filtering.judging.foreign_answer import foreign, says
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.own_content import by_certificate, by_expectation
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.judging.shown import As
from venuecheck.filtering.model.answer import REWRITTEN
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import BLOCKS, INNOCENT, Saying
from venuecheck.filtering.model.observation import Exchange, Family, Handshake, Tunnel

_FORBIDDEN, _LEGAL, _SIGN_IN = 403, 451, 407
_SHOWN_BY_MANY = frozenset({Saying.FOR_TESTS, Saying.CONSENT})
# Headers with which an intermediary, and no site, says that it refused.
_REFUSING_HEADERS = ("blocked-by", "x-blocked-by", "x-filter")
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


def _expected(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    return Match() if by_expectation(journey) else None


def _certificate(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    return Match() if by_certificate(journey, facts.page) and not _kept_by_one(journey, facts, context) else None


def _kept_by_one(journey: Journey, facts: PageFacts, context: Context) -> bool:
    """Whether it is a page that unrelated sites show as their own: a host's or a dealer's, in whatever words.

    Test pages of one form, and one provider's checks of age, are what those sites do show.
    """
    body = journey.final.answer.body if journey.final is not None else None
    if body is None or not body.sketch or says(body) & _SHOWN_BY_MANY:
        return False
    own = [mark for mark in context.shown.like(facts.host, body).marks if mark.shown_as is As.OWN]
    return len({mark.site for mark in own}) >= SEVERAL and len({mark.maker for mark in own}) >= MAKERS


def _block_page(journey: Journey, _facts: PageFacts, context: Context) -> Match | None:
    for reply in foreign(journey):
        product = product_of(reply.answer, context.fingerprints)
        if product is not None:
            why = product.reason_in(reply.answer) or grounds(reply.answer)
            beside = "" if reply.tunnel else product.way_past_in(reply.answer)
            return Match(detail=_details(product.name, why), product=product.id, beside=beside)
    return None


def _taught_too_widely(journey: Journey, _facts: PageFacts, context: Context) -> Match | None:
    shown = any(each.matches(reply.answer) for each in context.set_aside for reply in journey.replies)
    return Match() if shown else None


def _details(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _tunnel_refused(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    last = journey.last
    if not isinstance(last, Tunnel) or last.answer is None:
        return None
    status, said = last.answer.status, says(last.answer.body)
    # a proxy never redirects a tunnel; and some refuse with the status of a fault, and a page that says what it is
    refused = status in {_FORBIDDEN, _LEGAL} or 300 <= status < 400 or (said >= BLOCKS and not said & INNOCENT)  # noqa: PLR2004
    detail = _details("CONNECT", f"status {status}", grounds(last.answer))
    return Match(detail=detail, product=UNKNOWN_PRODUCT) if refused else None


def _rewritten(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    """Squid's own error page names what it was asked for: the scheme of an address that no device asked for."""
    last = journey.last
    if not isinstance(last, Tunnel) or last.answer is None or last.answer.body is None:
        return None
    squid = bool(last.answer.header("x-squid-error"))
    if not squid or not any(address in last.answer.body.text for address in REWRITTEN):
        return None
    return Match(detail=status_words(last.answer), product=UNKNOWN_PRODUCT)


def _refused(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    for reply in foreign(journey):
        answer = reply.answer
        says_so = any(answer.header(name) for name in _REFUSING_HEADERS)
        linked = "blocked-by" in answer.header("link").lower() and not blocks_itself(answer, facts.host)
        # without a name a site may well refuse a country itself, and it may name itself as the one who does
        if answer.status in {_LEGAL, _FORBIDDEN} and (says_so or linked):
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
        id="http.block-page",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="A filter's block page is shown",
        when=_block_page,
    ),
    Rule(
        id="http.taught-too-widely",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="What was taught of this venue's own block page stands here, and on pages that opened as well: it counts "
        "for nothing",
        when=_taught_too_widely,
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
