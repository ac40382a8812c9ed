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
    others,
    same,
)
from tests.filtering.judging.situation import Situation, twice
from tests.filtering.judging.steps import answer, http
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.model.reference import ReferencePage
from venuecheck.filtering.model.sketch import sketch_of

QUOTES_ALONE = "http.content-says-that-it-is-blocked"
LONE_BLOCK = answer(title="A test page of our own", words=STRANGE, says=SAYS_BLOCKED)
ADVICE = replace(HTTP, expect=Expect(contains="This site has been blocked by your administrator: what that means"))

NAMED = replace(HTTP, expect=Expect(contains="The Adult"))
"""A page of which the list expects the site's own name."""
_FORM = "Not allowed to browse {}: {}. Your organisation has selected Wall to keep you safe from all that harms here"


def _filled_in(of: Page, *, beside: str, status: int = 200, says: tuple[Saying, ...] = (Saying.GROUNDS,)) -> Situation:
    """Say that one form came for a page and for another site, each time with the site's name and its ground in it."""
    mine, other = (
        answer(status, holds=True, words=_FORM.format(*each), says=says, title="Not allowed")
        for each in (("adult content", "The Adult"), ("gambling and betting", beside))
    )
    return Situation(page=of, visits=twice(*OPEN, http(mine)), others=others("casino.test", found=http(other)))


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
        "the site's name alone is expected, on a page that tells grounds, and another site shows the same form",
        _filled_in(NAMED, beside="Casino"),
        "http.expected-content",
        QUOTES,
        "contradiction.content-on-a-shared-page",
    ),
    unclear(
        "the same on a refusal (403) that says nothing known here",
        _filled_in(NAMED, beside="Casino", status=403, says=()),
        "http.expected-content",
        QUOTES,
        "contradiction.content-on-a-shared-page",
    ),
    reached(
        "the same form, with a text of the page's own in it",
        _filled_in(HTTP, beside="Casino"),
        "http.expected-content",
        spares=(QUOTES,),
    ),
    reached(
        "the same form with the site's name in it, where it tells no grounds: two sites of one maker's",
        _filled_in(NAMED, beside="Casino", says=()),
        "http.expected-content",
        spares=(QUOTES,),
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
