"""Scenarios of one page of hardly any words, as login forms are, for pages of both kinds."""

from tests.filtering.judging.scenario import Scenario, reached, unclear
from tests.filtering.judging.scenarios_run import BOTH, SEVERAL, SIGN_IN, Tried, others, same
from tests.filtering.judging.situation import MUST_OPEN
from tests.filtering.judging.steps import answer, http
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.kind_of_words import Saying

LOGIN = answer(holds=False, short="c" * 16, title="Wifi login", says=(Saying.SIGN_IN,))
SAYS_NOTHING = answer(holds=False, short="c" * 16)
AS_A_SITE = answer(holds=False, short="c" * 16, says=(Saying.UNAVAILABLE,))


def _open(found: Answer) -> Tried:
    return others("museum.test", "news.test", found=http(found), category=MUST_OPEN)


SCENARIOS: tuple[Scenario, ...] = (
    unclear(
        "a login form",
        same(LOGIN, more=_open(LOGIN)),
        SIGN_IN,
        BOTH,
        spares=(SEVERAL,),
        says="sign in first",
    ),
    unclear(
        "a login form for pages that should be blocked alone: some filters let staff pass",
        same(LOGIN),
        spares=(SEVERAL, SIGN_IN, BOTH),
        says="without a filter's signs",
    ),
    unclear(
        "a few words that say nothing",
        same(SAYS_NOTHING, more=_open(SAYS_NOTHING)),
        BOTH,
        spares=(SEVERAL, SIGN_IN),
        says="it does not say that anything is blocked",
    ),
    unclear(
        "a few words that sites say themselves",
        same(AS_A_SITE, more=_open(AS_A_SITE)),
        spares=(SEVERAL, SIGN_IN, BOTH),
    ),
    reached(
        "a few words that are the sites' own",
        same(answer(holds=True, short="c" * 16), more=_open(answer(holds=True, short="c" * 16))),
        "http.expected-content",
        spares=(SIGN_IN, BOTH),
    ),
)
