"""Scenarios that people told of who tried the program on networks of their own."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, reached, unclear
from tests.filtering.judging.scenarios_run import (
    HTTP,
    LONE,
    ONE,
    OPEN,
    OPENED,
    OTHER_WORDS,
    PLAIN,
    PLAIN_HTTPS,
    SAYS_BLOCKED,
    SENT_ON,
    SEVERAL,
    Tried,
    others,
    same,
)
from tests.filtering.judging.situation import AFTER, BEFORE, MUST_OPEN, PRODUCT, Situation, controls, page, twice
from tests.filtering.judging.steps import CONTENT, INSPECTED, SITE, answer, connect, http, name, sent_on, tls
from venuecheck.filtering.judging.controls import Trouble
from venuecheck.filtering.judging.fingerprint import TAUGHT, Fingerprint
from venuecheck.filtering.judging.sign import Sign
from venuecheck.filtering.kinds_of_words import sayings_in
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism, Result
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import Trust
from venuecheck.filtering.model.page import Expectation

ADVERT = (
    "Is a site blocked at school? If you see the message "
    '"This website has been blocked by your web filter. Category: Games", type the address into the box.'
)
HELP = 'IT help: a website is blocked. If you see "Access denied by the content filter", tell the help desk.'
LONG = "This site is blocked by the policy of your organisation, and here is why that is so and what it was for. " * 20
NOWORDS = answer(holds=False, like=ONE, title="Stop and think a while")
WIDE = (PRODUCT, Fingerprint(id=TAUGHT, name="this venue's own block page", signs=(Sign(body="Welcome to"),)))
WELCOME = "http.taught-too-widely"
BLOCK = answer(403, like=ONE, title="Blocked", says=SAYS_BLOCKED, words=LONG[:200])
"""A block page in the words of no known product."""
INWARD = sent_on("http://10.5.0.10/denied", "10.5.0.10")
UNKNOWN = (tls(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER),)


def _says(text: str) -> Answer:
    return answer(words=text, says=sayings_in(text))


def _taught(*beside: str, found: Answer, more: Tried = OPENED) -> Situation:
    """Say that a page was answered so on a venue that taught "Welcome to", and what other pages showed."""
    return Situation(
        page=PLAIN,
        visits=twice(*OPEN, http(found)),
        others=(*others(*beside, found=http(found), vouched="no"), *more),
        fingerprints=WIDE,
    )


def _opened_with(text: str) -> Tried:
    """Say that a page that must open did, by what is expected of it, and shows a text."""
    museum = page("http://museum.test/", name="m", category=MUST_OPEN)
    shown = http(answer(holds=True, like=OTHER_WORDS, text=text))
    return ((museum, twice(name("203.0.113.200"), connect(), shown)),)


def _must_open(found: Answer, *, makers: str = "") -> Situation:
    """Say that a page that must open was answered as three that must be blocked were."""
    hosts = ("casino.test", "weapons.test", "hate.test")
    return Situation(
        page=page("http://help.test/", vouched=False, category=MUST_OPEN, maker=makers),
        visits=twice(*OPEN, http(found)),
        others=(*others(*hosts, found=http(found), vouched="no", maker=makers, category="stopped"), *OPENED),
        expectation=Expectation.ALLOW,
    )


def _sent_inward(*hosts: str) -> Situation:
    """Say that sites that one maker vouches for, in places of their own, are sent to one private address."""
    beside = tuple(each for host in hosts for each in others(host, found=http(INWARD), maker="list"))
    return Situation(
        page=replace(HTTP, vouched_by="list"), visits=twice(*OPEN, http(INWARD)), others=(*beside, *OPENED)
    )


SCENARIOS: tuple[Scenario, ...] = (
    *(
        unclear(
            f"a page of its own that speaks of what is blocked: {text[:20]}",
            Situation(page=PLAIN, visits=twice(*OPEN, http(_says(text)))),
            spares=(LONE,),
        )
        for text in (ADVERT, HELP, LONG)
    ),
    unclear(
        "three ways round a filter advertise in the same words",
        same(_says(ADVERT), of=PLAIN),
        spares=(SEVERAL, LONE),
    ),
    unclear(
        "the same where the network reads the connection",
        same(_says(ADVERT + " Our free web proxy opens it."), of=PLAIN_HTTPS, before=(INSPECTED,)),
        "tls.inspected-chain",
        spares=(SEVERAL, LONE),
    ),
    unclear(
        "what was taught of the block page stands on a page that opened by its own words",
        _taught(found=answer(text="Welcome to a club"), more=_opened_with("Welcome to the museum")),
        WELCOME,
        says="Teach other words",
        spares=("http.block-page",),
    ),
    unclear(
        "what was taught stands on a page that proves itself by its certificate",
        _taught(
            found=answer(text="Welcome to a club"),
            more=(
                (
                    page("https://own.test/", vouched=False, name="o"),
                    twice(name("203.0.113.9"), connect(), tls(), http(answer(like=OTHER_WORDS, text="Welcome to us"))),
                ),
            ),
        ),
        WELCOME,
        spares=("http.block-page",),
    ),
    reached(
        "what was taught stands on the page itself, which opened as its certificate proves",
        Situation(
            page=PLAIN_HTTPS,
            visits=twice(*OPEN, tls(), http(answer(like=OTHER_WORDS, text="Welcome to us"))),
            fingerprints=WIDE,
        ),
        "http.public-certificate",
        WELCOME,
        "contradiction.taught-words-on-content",
        mechanism=Mechanism.CERTIFICATE,
        says="teach other words",
    ),
    blocked(
        "what was taught stands on no page that opened",
        _taught(found=answer(text="Welcome to the wall"), more=_opened_with("Clocks")),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        product=TAUGHT,
        spares=(WELCOME, "contradiction.taught-words-on-content"),
    ),
    blocked(
        "what was taught stands on a page that must open and shows the block page, which quotes what is expected",
        replace(
            _taught(found=answer(like=ONE, text="Welcome to the wall")),
            others=others(
                "museum.test", found=http(answer(holds=True, like=ONE, text="Welcome to the wall")), category=MUST_OPEN
            ),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        product=TAUGHT,
        spares=(WELCOME,),
    ),
    blocked(
        "the block page of what must be blocked came for what must open: over-blocked, whoever vouches",
        _must_open(BLOCK),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        LONE,
        product="unknown",
        result=Result.OVER_BLOCKED,
    ),
    blocked(
        "secure sites in three places answered under one authority that nobody trusts, with a page of a few words",
        same(
            answer(403, short="a" * 16, says=(Saying.BLOCKED,), words="Web Page Blocked"),
            of=PLAIN_HTTPS,
            before=UNKNOWN,
            more=(
                (
                    page("https://museum.test/", vouched=False, name="m", category=MUST_OPEN),
                    twice(name("203.0.113.200"), connect(), tls(), CONTENT),
                ),
            ),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "tls.inspected-chain",
        SEVERAL,
        product="unknown",
        says="browser",
    ),
    unclear(
        "the same in one place: a host may keep them, and turn everybody away",
        same(
            answer(403, short="a" * 16, says=(Saying.BLOCKED,), words="Web Page Blocked"),
            of=PLAIN_HTTPS,
            before=UNKNOWN,
            at=SITE,
        ),
        "tls.inspected-chain",
        spares=(SEVERAL,),
    ),
    blocked(
        "five sites of one maker, in places of their own, are sent to one private address",
        _sent_inward("casino.test", "weapons.test", "hate.test", "phish.test", "pills-and-more.test"),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        product="unknown",
        says="10.5.0.10",
    ),
    unclear(
        "three sites of one maker are sent to one private address",
        _sent_inward("casino.test", "weapons.test"),
        spares=(SENT_ON,),
    ),
    unclear(
        "a page between controls for which DNS gave no address: a server that refuses at random",
        Situation(
            page=HTTP,
            visits=twice(*OPEN, http(answer(like=ONE))),
            rounds=(controls(BEFORE), controls(AFTER, Trouble.NAMES)),
        ),
        says="may be unsteady",
    ),
    unclear(
        "DNS gives an answer that is cut off, and none over TCP",
        Situation(page=HTTP, visits=twice(name(failure=Failure.TRUNCATED))),
        says="TCP port 53",
    ),
)
