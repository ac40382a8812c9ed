"""Scenarios of one page of hardly any words, or of none: login forms, one-line block pages, empty answers."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, reached, unclear
from tests.filtering.judging.scenarios_run import (
    BESIDE,
    BOTH,
    OPENED,
    PLAIN,
    SENT_ON,
    SEVERAL,
    SIGN_IN,
    Tried,
    others,
    same,
)
from tests.filtering.judging.situation import MUST_OPEN, START, Situation
from tests.filtering.judging.steps import answer, http, sent_on
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.model.sketch import sketch_of

LOGIN = answer(holds=False, short="c" * 16, title="Wifi login", says=(Saying.SIGN_IN,))
SAYS_NOTHING = answer(holds=False, short="c" * 16)
AS_A_SITE = answer(holds=False, short="c" * 16, says=(Saying.UNAVAILABLE,))
ONE_LINE = answer(short="c" * 16, says=(Saying.BLOCKED,))
NOTHING = answer(short="c" * 16)
NOWHERE = sent_on("about:blank", "")
_WORDS = " ".join(f"{one}{other}own {other}{one}ing" for one in "abcdefgh" for other in "klmnopqr")


def _open(found: Answer) -> Tried:
    return others("museum.test", "news.test", found=http(found), category=MUST_OPEN)


def _seen_elsewhere(situation: Situation, words: str = _WORDS) -> Situation:
    """Say that an unfiltered line saw each page alive, with these words."""
    hosts = {"p": "adult.test", "casino.test-c": "casino.test", "weapons.test-c": "weapons.test"}
    known = tuple(
        ReferencePage(
            page=page,
            url=f"http://{host}/",
            expects=None,
            standing=PageHealth.ALIVE,
            reason="So.",
            seen=START,
            status=200,
            title=f"About {host}",
            sketch=sketch_of(f"{words} {host}"),
        )
        for page, host in hosts.items()
    )
    return replace(situation, references=known)


def _alone(found: Answer, **told: object) -> Situation:
    """Say that this came for three sites of which nothing is known."""
    return same(found, of=PLAIN, **told)  # type: ignore[arg-type]


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
        says="in no words known here that anything is blocked",
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
    blocked(
        "one line that says that this is blocked, for all that must be, in three parts of the internet",
        _alone(ONE_LINE),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        product="unknown",
    ),
    unclear(
        "the same line with status 403, as sites refuse a visitor",
        _alone(replace(ONE_LINE, status=403)),
        spares=(SEVERAL,),
    ),
    unclear("the same line from one part of the internet: one host's", _alone(ONE_LINE, at=BESIDE), spares=(SEVERAL,)),
    unclear(
        "the same line, and as much else for what must be blocked: some sites' own",
        _alone(ONE_LINE, more=(*OPENED, *others("a.test", "bb.test", found=http(answer(like="d" * 64)), vouched="no"))),
        spares=(SEVERAL,),
    ),
    blocked(
        "no word at all, where an unfiltered line saw each page with many",
        _seen_elsewhere(_alone(NOTHING)),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        product="unknown",
        says="without a word, shown for 2 other sites",
    ),
    unclear("no word at all, where nothing is known of the pages", _alone(NOTHING), spares=(SEVERAL,)),
    unclear(
        "no word at all, of pages that have hardly any elsewhere",
        _seen_elsewhere(_alone(NOTHING), words="few"),
        spares=(SEVERAL,),
    ),
    unclear(
        "no word at all with status 202: a content network tries its visitor",
        _seen_elsewhere(_alone(replace(NOTHING, status=202))),
        spares=(SEVERAL,),
    ),
    blocked(
        "all that must be blocked is sent on to an address that no browser follows",
        _alone(NOWHERE),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        product="unknown",
        says="to an address that no browser follows",
    ),
    unclear(
        "what must open is sent there as well",
        _alone(NOWHERE, more=_open(NOWHERE)),
        spares=(SENT_ON,),
    ),
    blocked(
        "what must open of a host that is stopped for its other pages is shown the same: no sign of a sign-in",
        _alone(
            answer(like="e" * 64, title="Nicht heute"),
            more=(
                *OPENED,
                *others(
                    "casino.test",
                    found=http(answer(like="e" * 64, title="Nicht heute")),
                    category=MUST_OPEN,
                    vouched="no",
                ),
            ),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        product="unknown",
        spares=(BOTH, SIGN_IN),
    ),
)
