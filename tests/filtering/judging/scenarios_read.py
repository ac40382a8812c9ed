"""Scenarios of pages that must open, and of which nothing is known, on a network that reads everything."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, reached, unclear
from tests.filtering.judging.scenarios_run import OPEN, OWN, PLAIN_HTTPS, read_control
from tests.filtering.judging.situation import AFTER, BEFORE, MUST_OPEN, Situation, page, twice, visit
from tests.filtering.judging.steps import answer, http, tls
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.finding import Result
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
)
