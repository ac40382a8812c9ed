"""Scenarios in which one page says that it is blocked and quotes what tells the page that was asked for."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, reached, unclear
from tests.filtering.judging.scenarios_run import (
    ALIVE,
    BESIDE,
    HTTP,
    ONE,
    OPEN,
    PLAIN,
    QUOTES,
    SAYS_BLOCKED,
    STRANGE,
    same,
)
from tests.filtering.judging.situation import Situation, twice
from tests.filtering.judging.steps import answer, http
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.model.reference import ReferencePage
from venuecheck.filtering.model.saying import Saying
from venuecheck.filtering.model.sketch import sketch_of

QUOTES_ALONE = "http.content-says-that-it-is-blocked"
LONE_BLOCK = answer(title="A test page of our own", words=STRANGE, says=SAYS_BLOCKED)
ADVICE = replace(HTTP, expect=Expect(contains="This site has been blocked by your administrator: what that means"))


def _lone(found: Answer, of: Page = HTTP, references: tuple[ReferencePage, ...] = ()) -> Situation:
    return Situation(page=of, visits=twice(*OPEN, http(found)), references=references)


SCENARIOS: tuple[Scenario, ...] = (
    unclear(
        "the text that is expected, on one short page that says that it is blocked, and on what ground",
        _lone(answer(holds=True, words=STRANGE, says=SAYS_BLOCKED)),
        "http.expected-content",
        QUOTES_ALONE,
        "contradiction.content-on-a-page-that-blocks",
        says="a block page that quotes it",
    ),
    reached(
        "the text that is expected, on a page with a bar of the filter's that says that some sites are blocked",
        _lone(answer(holds=True, words=STRANGE * 3, says=(Saying.BLOCKED,))),
        "http.expected-content",
        spares=(QUOTES_ALONE, "contradiction.content-on-a-page-that-blocks"),
    ),
    unclear(
        "the text that is expected, on a page of a few words that says that it is blocked",
        _lone(answer(holds=True, words=STRANGE, says=(Saying.BLOCKED,))),
        "http.expected-content",
        QUOTES_ALONE,
        "contradiction.content-on-a-page-that-blocks",
    ),
    reached(
        "advice on filters, whose expected text says itself that something is blocked",
        _lone(answer(holds=True, words=STRANGE, says=SAYS_BLOCKED), ADVICE),
        "http.expected-content",
        spares=(QUOTES_ALONE,),
    ),
    reached(
        "the text that is expected, on a long page that speaks of what is blocked and of policies",
        _lone(answer(holds=True, words=STRANGE * 40, says=SAYS_BLOCKED)),
        "http.expected-content",
        spares=(QUOTES_ALONE,),
    ),
    blocked(
        "the title that a reference saw, on a page that says that it is blocked, and why",
        _lone(LONE_BLOCK, PLAIN, ALIVE),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.says-that-it-is-blocked",
        product="unknown",
        spares=("reference.same-content",),
    ),
    blocked(
        "that title on a page that says it in a few words, which cannot be compared",
        _lone(answer(title="A test page of our own", words="Blocked: gambling", says=SAYS_BLOCKED), PLAIN, ALIVE),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.says-that-it-is-blocked",
        product="unknown",
        spares=("reference.same-content",),
    ),
    reached(
        "a page that says that something is blocked, in the words that a reference saw",
        _lone(
            LONE_BLOCK,
            PLAIN,
            tuple(replace(each, sketch=sketch_of(STRANGE)) for each in ALIVE),
        ),
        "reference.same-content",
        spares=("http.says-that-it-is-blocked", QUOTES_ALONE),
    ),
    unclear(
        "the same, from three parts of the internet: whoever made the list vouches for sites that others keep",
        same(answer(holds=True, like=ONE), makers=("maker", "maker")),
        "http.expected-content",
        QUOTES,
        "contradiction.content-on-a-shared-page",
    ),
    unclear(
        "the same in one place, and a reference saw the page with other words",
        replace(
            same(answer(holds=True, like=ONE, words=STRANGE), makers=("maker", "maker"), at=BESIDE), references=ALIVE
        ),
        "http.expected-content",
        QUOTES,
        "contradiction.content-on-a-shared-page",
    ),
    reached(
        "the same from three parts of the internet, with the words that a reference saw",
        replace(
            same(answer(holds=True, like=ONE, words=STRANGE), makers=("maker", "maker")),
            references=tuple(replace(each, sketch=sketch_of(STRANGE)) for each in ALIVE),
        ),
        "http.expected-content",
        spares=(QUOTES,),
    ),
)
