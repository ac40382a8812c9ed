"""What is concluded from observations: about one page, or about the network."""

from dataclasses import dataclass

from venuecheck.core.word import Word
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.page import Expectation, Granularity


class Verdict(Word):
    """What happened to a page."""

    BLOCKED = "blocked"
    REACHED = "reached"
    INCONCLUSIVE = "inconclusive"


class Basis(Word):
    """What a verdict rests on."""

    SHOWN = "shown"
    """A positive signal: a block page, a sinkhole, an extended DNS error, the expected content."""
    ABSENCE = "absence"
    """Repeated silence between intact controls, from a page vouched to be alive."""


class Result(Word):
    """The verdict against what the list expects."""

    AS_EXPECTED = "as_expected"
    UNDER_BLOCKED = "under_blocked"
    OVER_BLOCKED = "over_blocked"
    NOT_PROVEN = "not_proven"


VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.BLOCKED: "blocked",
    Verdict.REACHED: "opened",
    Verdict.INCONCLUSIVE: "could not tell",
}
RESULT_WORDS: dict[Result, str] = {
    Result.AS_EXPECTED: "as expected",
    Result.UNDER_BLOCKED: "should be blocked but opened",
    Result.OVER_BLOCKED: "should open but was blocked",
    Result.NOT_PROVEN: "could not tell",
}


class Mechanism(Word):
    """In what manner a page was blocked, or how it is known to have been reached."""

    NXDOMAIN = "nxdomain"
    NODATA = "nodata"
    DNS_REFUSED = "dns_refused"
    SINKHOLE = "sinkhole"
    EXTENDED_ERROR = "extended_error"
    FALSE_ANSWER = "false_answer"
    CONNECTION_REFUSED = "connection_refused"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    RESET = "reset"
    EOF = "eof"
    ALERT = "alert"
    BLOCK_PAGE = "block_page"
    REDIRECT = "redirect"
    STATUS = "status"
    TUNNEL_REFUSED = "tunnel_refused"
    CONTENT = "content"
    CERTIFICATE = "certificate"
    SEEN_BY_PERSON = "seen_by_person"


MECHANISM_WORDS: dict[Mechanism, str] = {
    Mechanism.NXDOMAIN: "DNS says that the name does not exist",
    Mechanism.NODATA: "DNS gives no address",
    Mechanism.DNS_REFUSED: "DNS refuses to answer",
    Mechanism.SINKHOLE: "DNS gives a substitute address",
    Mechanism.EXTENDED_ERROR: "DNS says that it filters the name",
    Mechanism.FALSE_ANSWER: "DNS gives a false answer",
    Mechanism.CONNECTION_REFUSED: "the connection is refused",
    Mechanism.UNREACHABLE: "the answer is that the address cannot be reached",
    Mechanism.TIMEOUT: "no answer comes",
    Mechanism.RESET: "the connection is cut",
    Mechanism.EOF: "the connection is closed early",
    Mechanism.ALERT: "the secure connection is refused",
    Mechanism.BLOCK_PAGE: "a block page is shown",
    Mechanism.REDIRECT: "the browser is sent to another site with this page's address",
    Mechanism.STATUS: "the filter answers that the page is forbidden",
    Mechanism.TUNNEL_REFUSED: "the proxy refuses the connection",
    Mechanism.CONTENT: "the page's own content came",
    Mechanism.CERTIFICATE: "the site itself answered, as its public certificate proves",
    Mechanism.SEEN_BY_PERSON: "a person saw it in a browser",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFinding:
    """What a run concludes about one page."""

    probe: str
    page: str
    url: str
    """Its address as the list gives it, or `restricted page` and its id."""
    category: str
    expectation: Expectation
    verdict: Verdict
    basis: Basis | None
    result: Result
    layer: Layer | None
    mechanism: Mechanism | None
    product: str | None
    """Id of the fingerprint that named the filter; `unknown` where one showed itself that no fingerprint knows."""
    reason: str
    """A sentence for a person."""
    rules: tuple[str, ...]
    """Every rule that fired, in the table's order, then every contradiction."""
    contradictions: tuple[str, ...] = ()
    """Signs that cannot be true together, each a sentence for a person; empty for none."""
    product_name: str = ""
    """What people call the product; empty where none is named, and in older records."""


class NetworkStatus(Word):
    """What a probe that is not about a page found."""

    OK = "ok"
    PROBLEM = "problem"
    INCONCLUSIVE = "inconclusive"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFinding:
    """What a run concludes about the network as a whole."""

    probe: str
    question: str
    status: NetworkStatus
    reason: str
    """A sentence for a person."""
    advice: str = ""
    """What to do about it; empty where there is nothing to do."""


def result_of(verdict: Verdict, expectation: Expectation, granularity: Granularity, *, inspected: bool) -> Result:
    """Hold a verdict against what the list expects.

    A *path* page that was reached over https without inspection is not proven: the filter saw only the host's
    name, and could not have told this page from its neighbours. (`inspected` is true for plain http, too.)
    """
    if verdict is Verdict.INCONCLUSIVE:
        return Result.NOT_PROVEN
    if expectation is Expectation.ALLOW:
        return Result.AS_EXPECTED if verdict is Verdict.REACHED else Result.OVER_BLOCKED
    if verdict is Verdict.BLOCKED:
        return Result.AS_EXPECTED
    unseen = granularity is Granularity.PATH and not inspected
    return Result.NOT_PROVEN if unseen else Result.UNDER_BLOCKED
