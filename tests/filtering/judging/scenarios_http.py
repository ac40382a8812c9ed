"""Scenarios about the page's own content, and about redirects."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, reached, unclear
from tests.filtering.judging.situation import Make, Situation, page, twice, visit
from tests.filtering.judging.steps import (
    CONTENT,
    INSPECTED,
    OTHER,
    SITE,
    answer,
    connect,
    http,
    name,
    sent_on,
    tls,
)
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism, Result
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import Trust
from venuecheck.filtering.model.page import Expectation

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
UNVOUCHED, UNVOUCHED_HTTPS = page("http://adult.test/", vouched=False), page("https://adult.test/", vouched=False)
OPEN = (name(SITE), connect())
SECURE = (*OPEN, tls())
READ = (*OPEN, INSPECTED)
FOR_SALE = answer(says=(Saying.NOBODY_HERE,), words="this domain is for sale")
OURS = answer(words="this name rests here for now and whoever wants it may write to us and make an offer " * 2)
BLOCK_PAGE = answer(holds=False, title="Blocked by SchoolWall", text="no")
WITH_ADDRESS = sent_on("https://filter.example/deny?url=REMOVED", "filter.example", carries=True)
WITHOUT_ADDRESS = sent_on("https://portal.example/", "portal.example")


def _http(*steps: Make, vouched: bool = True) -> Situation:
    return Situation(page=HTTP if vouched else UNVOUCHED, visits=twice(*OPEN, *steps))


def _own(found: Answer) -> Situation:
    """Say that a page that nobody vouches for answered so, under its own public certificate."""
    return Situation(page=UNVOUCHED_HTTPS, visits=(visit(*SECURE, http(found)),))


def _kept_together(found: Answer, *, maker: str = "itself") -> Situation:
    """Say that three sites answered so, each under its own public certificate; of one maker, or each of another."""
    others = tuple(
        (page(f"https://other{number}.test/", vouched=False, name=f"o{number}", maker=maker), _own(found).visits)
        for number in range(2)
    )
    return replace(_own(found), page=page("https://adult.test/", vouched=False, maker=maker), others=others)


def _https(*steps: Make) -> Situation:
    return Situation(page=HTTPS, visits=(visit(*SECURE, *steps),))


SCENARIOS: tuple[Scenario, ...] = (
    reached("content", _http(CONTENT), "http.expected-content"),
    reached(
        "a must-open page, open",
        Situation(page=HTTP, visits=(visit(*OPEN, CONTENT),), expectation=Expectation.ALLOW),
        "http.expected-content",
        result=Result.AS_EXPECTED,
    ),
    unclear(
        "other content without a filter's signs",
        _http(OTHER),
        spares=("http.expected-content",),
        says="without a filter's signs",
    ),
    unclear(
        "the site itself answers with other content, as its certificate proves: no filter can have done it",
        _https(http(answer(403, holds=False, title="Just a moment..."))),
        spares=("http.refused-by-status", "http.block-page"),
        says="The site itself answered (status 403, titled “Just a moment”)",
    ),
    unclear(
        "other content with a title of its own",
        _http(http(answer(holds=False, title="Stop"))),
        spares=("http.expected-content",),
        says="(status 200, titled “Stop”)",
    ),
    unclear(
        "an answer that broke off",
        _http(http(answer(holds=False, complete=False))),
        spares=("http.expected-content",),
        says="broke off",
    ),
    unclear(
        "an answer to a page that nobody vouches for",
        _http(http(answer()), vouched=False),
        spares=("http.expected-content", "http.public-certificate"),
        says="cannot be told from a block page",
    ),
    unclear(
        "content and a block page in one journey contradict each other",
        _http(http(answer(holds=True, title="Blocked by SchoolWall"))),
        "http.expected-content",
        "http.block-page",
        "contradiction.content-on-block-page",
        says="contradict",
    ),
    reached(
        "no 'expect', but the public certificate proves that the site answered",
        Situation(page=UNVOUCHED_HTTPS, visits=(visit(*SECURE, http(answer())),)),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
    ),
    unclear(
        "no 'expect', and behind the name's own certificate nobody keeps a site: dealers in names have one for each",
        _own(FOR_SALE),
        spares=("http.public-certificate",),
        says="as if nobody kept a site here any more (status 200): parked, for sale",
    ),
    unclear(
        "no 'expect', and three unrelated sites show one page as their own: a host's, in whatever words",
        _kept_together(OURS),
        spares=("http.public-certificate",),
        says="so this is no block page. But it is",
    ),
    reached(
        "no 'expect', and three sites show one form of test page",
        _kept_together(replace(OURS, body=replace(OURS.body, says=(Saying.FOR_TESTS,)) if OURS.body else None)),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
    ),
    reached(
        "no 'expect', and three sites of one maker show one page",
        _kept_together(OURS, maker="one"),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
    ),
    unclear(
        "the same by plain http",
        _http(http(FOR_SALE), vouched=False),
        says="as if nobody kept a site here any more",
    ),
    reached(
        "an article that speaks of names for sale, under the site's own certificate",
        _own(answer(says=(Saying.NOBODY_HERE,), words="word " * 301)),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
    ),
    unclear(
        "a fault by plain http: the site's, or a filter's way to stop it",
        _http(http(answer(503, title="Service unavailable"))),
        says="The page may be down or turn programs away, or a filter answers so for what it stops",
    ),
    unclear(
        "a fault under the network's own authority: what reads the connection may say it, or the site behind it",
        Situation(page=UNVOUCHED_HTTPS, visits=twice(*READ, http(answer(503)))),
        "tls.inspected-chain",
        says="What reads it, or the site behind it, says that it cannot give the page (status 503)",
    ),
    unclear(
        "under maintenance, read by the network",
        Situation(
            page=UNVOUCHED_HTTPS,
            visits=twice(*READ, http(answer(503, says=(Saying.BLOCKED, Saying.UNAVAILABLE)))),
        ),
        "tls.inspected-chain",
        says="What reads it, or the site behind it, says that it cannot give the page (status 503)",
    ),
    unclear(
        "words of a block page with the status of a fault, which is no filter's sign without a known product",
        Situation(page=UNVOUCHED_HTTPS, visits=twice(*READ, http(answer(503, says=(Saying.BLOCKED,))))),
        "tls.inspected-chain",
        says="A page came that says that something is blocked, with the status of a fault (status 503)",
    ),
    unclear(
        "no 'expect', and the site answers with an error",
        Situation(page=UNVOUCHED_HTTPS, visits=(visit(*SECURE, http(answer(500))),)),
        spares=("http.public-certificate",),
    ),
    unclear(
        "no 'expect', and the network reads the connection",
        Situation(page=UNVOUCHED_HTTPS, visits=(visit(*READ, http(answer())),)),
        "tls.inspected-chain",
        spares=("http.public-certificate",),
    ),
    unclear(
        "no 'expect', and another site's certificate behind a redirect",
        Situation(
            page=UNVOUCHED,
            visits=(
                visit(*OPEN, http(WITHOUT_ADDRESS), name(SITE), connect(), tls(host="portal.example"), http(answer())),
            ),
        ),
        spares=("http.public-certificate",),
    ),
    reached(
        "no 'expect', http sent on to the same site's https, which proves itself",
        Situation(
            page=UNVOUCHED,
            visits=(
                visit(
                    *OPEN, http(sent_on("https://adult.test/", "adult.test", same_site=True)), *SECURE, http(answer())
                ),
            ),
        ),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
    ),
    reached(
        "http sent on to https of the same site, with the content",
        _http(http(sent_on("https://adult.test/", "adult.test", same_site=True, carries=True)), *SECURE, CONTENT),
        "http.expected-content",
        spares=("http.redirect-with-the-address",),
    ),
    unclear(
        "sent to another site with the page's address, and nothing else: consent walls, shops, dealers do that",
        _http(http(WITH_ADDRESS)),
        spares=("http.redirect-with-the-address",),
        says="sent on to filter.example",
    ),
    blocked(
        "sent to another site with the page's address, where something says that it is blocked",
        _http(http(WITH_ADDRESS), name(SITE), connect(), http(answer(says=(Saying.BLOCKED,)))),
        Mechanism.REDIRECT,
        Layer.HTTP,
        "http.redirect-with-the-address",
        says="to filter.example",
        product="unknown",
    ),
    blocked(
        "sent to another site with the page's address and the category",
        _http(http(sent_on("https://f.example/?u=REMOVED&cat=Gambling&reason=Not+allowed", "f.example", carries=True))),
        Mechanism.REDIRECT,
        Layer.HTTP,
        "http.redirect-with-the-address",
        says="(to f.example, category “Gambling”, reason “Not allowed”; unknown product)",
        product="unknown",
    ),
    blocked(
        "the page's block names who blocks (RFC 7725)",
        _http(http(answer(451, holds=False, headers={"link": '<https://wall.example/>; rel="blocked-by"'}))),
        Mechanism.STATUS,
        Layer.HTTP,
        "http.refused-by-status",
        says="“https://wall.example/”",
        product="unknown",
    ),
    blocked(
        "a known product's block page that only warns",
        _http(http(answer(holds=False, title="Blocked by SchoolWall", text="no", says=(Saying.GOES_ON,)))),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        says="lets whoever reads it go on to the site all the same, by a button or a link",
        product="schoolwall",
    ),
    blocked(
        "a page in words of its own that says that it blocks, and has a way on for those with a password",
        _http(http(answer(holds=False, says=(Saying.BLOCKED, Saying.GROUNDS, Saying.GOES_ON_FOR_SOME)))),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.says-that-it-is-blocked",
        says="Somebody with a password can go on",
        product="unknown",
    ),
    blocked(
        "a block page over a connection whose certificate the device does not trust",
        Situation(
            page=HTTPS,
            visits=(visit(*OPEN, tls(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER), http(BLOCK_PAGE)),),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "tls.inspected-chain",
        "http.block-page",
        says="A browser on this device shows a warning instead",
        product="schoolwall",
    ),
    blocked(
        "sent to another site with the page's address, where a block page is shown",
        _http(http(WITH_ADDRESS), name("203.0.113.9"), connect(), tls(host="filter.example"), http(BLOCK_PAGE)),
        Mechanism.REDIRECT,
        Layer.HTTP,
        "http.redirect-with-the-address",
        "http.block-page",
        product="schoolwall",
    ),
    unclear(
        "the site itself sends on with its address (a sign-in elsewhere), as its certificate proves",
        _https(http(WITH_ADDRESS)),
        spares=("http.redirect-with-the-address",),
    ),
    unclear(
        "the site's own sign-in elsewhere, reached by way of http",
        _http(
            http(sent_on("https://adult.test/", "adult.test", same_site=True)),
            *SECURE,
            http(WITH_ADDRESS),
            name(SITE),
            connect(),
            tls(host="filter.example"),
            OTHER,
        ),
        spares=("http.redirect-with-the-address",),
    ),
    unclear(
        "sent to another site without the page's address: sites move",
        _http(http(WITHOUT_ADDRESS), name(SITE), connect(Failure.TIMEOUT)),
        spares=("http.redirect-with-the-address", "tcp.timeout"),
        says="so do sites that have moved",
    ),
    unclear(
        "sent to this device itself, where nothing else is known",
        _http(http(sent_on("http://127.0.0.1/", "127.0.0.1")), http(failure=Failure.SENT_INWARD)),
        says="That was not followed",
    ),
    unclear(
        "sent to an address that cannot be used",
        _http(http(sent_on("http:///deny?url=REMOVED", "", carries=True)), http(failure=Failure.BAD_ADDRESS)),
        spares=("http.redirect-with-the-address",),
        says="no browser follows",
    ),
    unclear("sent on without end", _http(http(failure=Failure.TOO_MANY_REDIRECTS)), says="without end"),
)
