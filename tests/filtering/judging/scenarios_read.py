"""Scenarios of pages that must open, and of which nothing is known, on a network that reads everything."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, reached, unclear
from tests.filtering.judging.scenarios_run import OPEN, OWN, PLAIN_HTTPS, SAYS_BLOCKED, read_control
from tests.filtering.judging.situation import AFTER, BEFORE, MUST_OPEN, Situation, page, twice, visit
from tests.filtering.judging.steps import answer, http, tls
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism, Result
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import Trust
from venuecheck.filtering.model.page import Expectation

_MUSEUM_WORDS = "a small museum shows what the river carried into the town and who lived and worked along it " * 2
_MINE = page("https://adult.test/", vouched=False, category=MUST_OPEN)


def _read_museum(found: Answer, *others: Answer, device: Trust = Trust.TRUSTED) -> Situation:
    """Say that what must open, and nobody knows a text of, was answered so, and read; `others` beside it."""
    read = tls(public=Trust.UNKNOWN_ISSUER, device=device)
    beside = tuple(
        (page(f"https://other{number}.test/", vouched=False, name=f"o{number}"), twice(*OPEN, read, http(each)))
        for number, each in enumerate(others or (OWN,))
    )
    rounds = tuple(read_control(at, OWN, device=device) for at in (BEFORE, AFTER))
    return Situation(
        page=_MINE,
        visits=(visit(*OPEN, read, http(found)),),
        others=beside,
        rounds=rounds,
        expectation=Expectation.ALLOW,
    )


def _read_adult(found: Answer, *others: Answer) -> Situation:
    return replace(_read_museum(found, *others), page=PLAIN_HTTPS, expectation=Expectation.BLOCK)


def _filled_in(ground: str) -> Answer:
    words = f"Page blocked This page is blocked Your school web filter has blocked this page Category {ground}"
    return answer(words=words, holds=False, says=SAYS_BLOCKED)


def _beside_block_pages(found: Answer) -> Situation:
    """Say that what must open was answered so, and three sites that must be blocked with one filter's page."""
    return replace(
        _read_museum(found, *[_filled_in("not suitable")] * 3),
        visits=twice(*OPEN, tls(public=Trust.UNKNOWN_ISSUER), http(found)),
        expectation=Expectation.BLOCK,
    )


_LONG = " ".join(f"{one} and {other}" for one in _MUSEUM_WORDS.split()[:12] for other in _MUSEUM_WORDS.split()[5:9])
_FORM_FOR_ANOTHER = _LONG.replace("museum", "place").replace("river", "sea")
UNLIKE = "http.unlike-all-else"
MUSEUM_PAGE = answer(words=_MUSEUM_WORDS, like="7" * 64)
SCENARIOS: tuple[Scenario, ...] = (
    reached(
        "what must open, read by a network that the device trusts, shows what no other site shows",
        _read_museum(MUSEUM_PAGE),
        "tls.inspected-chain",
        UNLIKE,
        result=Result.AS_EXPECTED,
    ),
    unclear(
        "the same page came for another site, too",
        _read_museum(MUSEUM_PAGE, MUSEUM_PAGE),
        "tls.inspected-chain",
        spares=(UNLIKE,),
    ),
    unclear(
        "it says that something is blocked",
        _read_museum(answer(words=_MUSEUM_WORDS, says=(Saying.BLOCKED,))),
        "tls.inspected-chain",
        spares=(UNLIKE,),
    ),
    unclear(
        "it says next to nothing",
        _read_museum(answer(words="A small museum by the river shows what the town was before the mills came here")),
        "tls.inspected-chain",
        spares=(UNLIKE,),
    ),
    unclear(
        "what must be blocked may be met with a page for its own ground",
        replace(_read_museum(MUSEUM_PAGE), page=PLAIN_HTTPS, expectation=Expectation.BLOCK),
        "tls.inspected-chain",
        spares=(UNLIKE,),
    ),
    reached(
        "what must be blocked shows a long page that is nobody else's, nor in anybody's form: nothing stops it",
        _read_adult(answer(words=_LONG, like="7" * 64)),
        "tls.inspected-chain",
        UNLIKE,
    ),
    unclear(
        "a long page in the form of another site's: a filter's, with the ground filled in",
        _read_adult(answer(words=_LONG, like="7" * 64), answer(words=_FORM_FOR_ANOTHER)),
        "tls.inspected-chain",
        spares=(UNLIKE,),
    ),
    unclear(
        "a long page that speaks of a category or a policy",
        _read_adult(answer(words=_LONG, like="7" * 64, says=(Saying.GROUNDS,))),
        "tls.inspected-chain",
        spares=(UNLIKE,),
    ),
    blocked(
        "what must open shows the block page of three others, with another category filled in",
        _beside_block_pages(_filled_in("self harm")),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "tls.inspected-chain",
        "http.says-that-it-is-blocked",
        product="unknown",
    ),
    unclear(
        "advice on filters in words of its own, beside three block pages",
        _beside_block_pages(answer(words=_MUSEUM_WORDS, says=SAYS_BLOCKED)),
        "tls.inspected-chain",
        spares=("http.says-that-it-is-blocked",),
    ),
)
