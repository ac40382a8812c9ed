"""Scenarios in which one answer is held against another, and in which signs contradict each other."""

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, reached, unclear
from tests.filtering.judging.situation import Make, Situation, page, twice, visit
from tests.filtering.judging.steps import (
    CONTENT,
    INSPECTED,
    OTHER,
    SITE,
    answer,
    connect,
    for_innocent,
    http,
    name,
    sent_on,
)
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Basis, Mechanism
from venuecheck.filtering.model.observation import Purpose

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
UNVOUCHED = page("http://adult.test/", vouched=False)
ELSEWHERE = "198.51.100.99"
DUMMY = "10.0.0.5"
PRODUCT_DUMMY = "146.112.61.106"
NAME = name(SITE)
NXDOMAIN = name(failure=Failure.NXDOMAIN)
RESET, EOF, TIMEOUT = (http(failure=failure) for failure in (Failure.RESET, Failure.EOF, Failure.TIMEOUT))
WELCOME = answer(words="Welcome to this server, where nothing has been put up yet for anybody to look at")
GONE = answer(404, words="There is nothing here of the sort that you have asked this server to show to you")
NOTHING = "Nothing is published at this address, and nobody has said when something will be here"
PARKED = sent_on("https://parked.example/", "parked.example")


def _also(*addresses: str, by_tcp: bool = True, failure: Failure | None = None) -> Make:
    """Ask for the name in another way: by TCP, or else at another resolver."""
    elsewhere = "" if by_tcp else "192.0.2.53:53"
    return name(*addresses, failure=failure, by_tcp=by_tcp, purpose=Purpose.COMPARE, resolver=elsewhere)


AGAIN, NOT_AGAIN = name(SITE, purpose=Purpose.COMPARE), name(DUMMY, purpose=Purpose.COMPARE)
"""The same question, to the same server, in the same way."""


def _first(*steps: Make, vouched: bool = True) -> Situation:
    """Say that the first of two visits without any answer from DNS had these steps besides."""
    visits = (visit(NXDOMAIN, *steps), visit(NXDOMAIN, number=2))
    return Situation(page=HTTP if vouched else UNVOUCHED, visits=visits)


def _cut(end: Make, *beside: Make, vouched: bool = False) -> Situation:
    """Say that the request ends so on both visits."""
    visits = (visit(NAME, connect(), end, *beside), visit(NAME, connect(), end, number=2))
    return Situation(page=HTTP if vouched else UNVOUCHED, visits=visits)


def _opened(*before: Make, second: tuple[Make, ...] = ()) -> Situation:
    more = (visit(*second, number=2),) if second else ()
    return Situation(page=HTTP, visits=(visit(*before), *more))


DNS = (
    blocked(
        "a first answer that says no such name, and then the address",
        Situation(page=UNVOUCHED, visits=twice(name(failure=Failure.NXDOMAIN, then=(SITE,)))),
        Mechanism.FALSE_ANSWER,
        Layer.DNS,
        "dns.nxdomain",
        "dns.false-first-answer",
        "dns.two-answers",
        says=SITE,
    ),
    blocked(
        "a dummy address, and then the site's own",
        Situation(page=UNVOUCHED, visits=(visit(name(DUMMY, then=(SITE,)), connect(Failure.TIMEOUT, DUMMY)),)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "dns.false-first-answer",
        "dns.two-answers",
        "tcp.timeout",
    ),
    unclear(
        "two usable answers: a question that the network doubled, at a site with many addresses",
        Situation(page=UNVOUCHED, visits=(visit(name(SITE, then=(ELSEWHERE,)), connect(), OTHER),)),
        "dns.two-answers",
        spares=("dns.false-first-answer",),
    ),
    reached(
        "the site's address first, and then a false answer that no device takes",
        _opened(name(SITE, then=()), connect(), CONTENT),
        "dns.two-answers",
        "http.expected-content",
        spares=("dns.false-first-answer",),
    ),
    unclear(
        "no such name, and then a dummy address",
        Situation(page=UNVOUCHED, visits=twice(name(failure=Failure.NXDOMAIN, then=(DUMMY,)))),
        "dns.nxdomain",
        "dns.two-answers",
        spares=("dns.false-first-answer",),
    ),
    unclear(
        "a dummy address, and the site's own when asked again: not every server here filters",
        Situation(page=HTTP, visits=(visit(name(DUMMY), NOT_AGAIN, AGAIN, _also(DUMMY)),)),
        "dns.sinkhole",
        "dns.given-when-asked-again",
        "contradiction.given-when-asked-again",
        spares=("dns.other-resolver-knows", "dns.tcp-differs"),
        says="not all of them filter",
    ),
    unclear(
        "no such name, each look, and its address when asked again",
        _first(AGAIN),
        "dns.nxdomain",
        "dns.given-when-asked-again",
        "contradiction.given-when-asked-again",
        spares=("dns.other-resolver-knows",),
        says="not all of them filter",
    ),
    blocked(
        "a dummy address, each time",
        Situation(page=HTTP, visits=(visit(name(DUMMY), NOT_AGAIN, NOT_AGAIN, _also(DUMMY)),)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        spares=("dns.given-when-asked-again", "contradiction.given-when-asked-again"),
    ),
    blocked(
        "no such name by UDP, and its address by TCP",
        _first(_also(SITE), vouched=False),
        Mechanism.FALSE_ANSWER,
        Layer.DNS,
        "dns.nxdomain",
        "dns.tcp-differs",
        spares=("dns.two-answers",),
        says=SITE,
    ),
    unclear(
        "no such name by UDP, nor by TCP",
        _first(_also(failure=Failure.NXDOMAIN), vouched=False),
        "dns.nxdomain",
        spares=("dns.tcp-differs", "dns.other-resolver-knows"),
    ),
    unclear(
        "silence by UDP and an address by TCP: large answers are lost on the way as well",
        Situation(
            page=UNVOUCHED,
            visits=(
                visit(name(failure=Failure.TIMEOUT), _also(SITE)),
                visit(name(failure=Failure.TIMEOUT), number=2),
            ),
        ),
        "dns.timeout",
        spares=("dns.tcp-differs",),
    ),
    unclear(
        "no such name by UDP, and a dummy address by TCP",
        _first(_also(DUMMY), vouched=False),
        "dns.nxdomain",
        spares=("dns.tcp-differs",),
    ),
    blocked(
        "no such name here, and its address at another resolver",
        _first(_also(SITE, by_tcp=False), vouched=False),
        Mechanism.FALSE_ANSWER,
        Layer.DNS,
        "dns.nxdomain",
        "dns.other-resolver-knows",
        spares=("dns.tcp-differs",),
    ),
    unclear(
        "no such name here, nor at another resolver: it is gone",
        _first(_also(failure=Failure.NXDOMAIN, by_tcp=False), vouched=False),
        "dns.nxdomain",
        spares=("dns.other-resolver-knows",),
    ),
    unclear(
        "another address here than at another resolver: large sites have many",
        _opened(NAME, _also(ELSEWHERE, by_tcp=False), connect(), OTHER),
        spares=("dns.other-resolver-knows",),
    ),
)
HOST = (
    unclear(
        "a request cut off for this name, and answered for an innocent one, not vouched: its own server may do that",
        _cut(RESET, for_innocent(WELCOME)),
        "http.reset",
        "http.name-decides",
        says="so does a site's own server",
    ),
    blocked(
        "a request cut off for this name, and answered for an innocent one, vouched",
        _cut(RESET, for_innocent(WELCOME), vouched=True),
        Mechanism.RESET,
        Layer.HTTP,
        "http.reset",
        "http.name-decides",
        basis=Basis.ABSENCE,
        says="answers a request for another name: the name (Host)",
    ),
    blocked(
        "a request closed for this name, and answered for an innocent one, vouched",
        _cut(EOF, for_innocent(WELCOME), vouched=True),
        Mechanism.EOF,
        Layer.HTTP,
        "http.eof",
        "http.name-decides",
        basis=Basis.ABSENCE,
    ),
    unclear(
        "the same, not vouched: servers close so to programs that they do not like",
        _cut(EOF, for_innocent(WELCOME)),
        "http.eof",
        "http.name-decides",
        says="the page may be down",
    ),
    unclear(
        "no answer for this name and one for an innocent name: what serves the site may hang",
        _cut(TIMEOUT, for_innocent(WELCOME)),
        "http.timeout",
        "http.name-decides",
        says="overloaded",
    ),
    unclear(
        "a request cut off for every name at this address",
        _cut(RESET, http(failure=Failure.RESET, purpose=Purpose.INNOCENT)),
        "http.reset",
        spares=("http.name-decides",),
    ),
    unclear(
        "a request cut off, and a proxy's own error for an innocent name",
        _cut(RESET, for_innocent(answer(503))),
        "http.reset",
        spares=("http.name-decides",),
    ),
    unclear(
        "the same odd answer for an innocent name",
        _opened(NAME, connect(), http(answer(holds=False, words=NOTHING)), for_innocent(answer(words=NOTHING))),
        "http.same-for-any-name",
    ),
    unclear(
        "an address that sends every name to one dealer",
        Situation(page=UNVOUCHED, visits=(visit(NAME, connect(), for_innocent(PARKED), http(PARKED)),)),
        "http.same-for-any-name",
    ),
    unclear(
        "another answer for an innocent name: one address serves many sites",
        _opened(NAME, connect(), http(answer(holds=False, words=NOTHING)), for_innocent(GONE)),
        spares=("http.same-for-any-name",),
    ),
)
VISITS = (
    unclear(
        "silence of two kinds: cut off, then no connection",
        Situation(page=HTTP, visits=(visit(NAME, connect(), RESET), visit(NAME, connect(Failure.TIMEOUT), number=2))),
        "tcp.timeout",
        "http.reset",
        "visits.differ",
        says="another try failed in another way",
    ),
    by_silence(
        "silence of two kinds, and a third try like the first",
        Situation(
            page=HTTP,
            visits=(
                visit(NAME, connect(), RESET),
                visit(NAME, connect(Failure.TIMEOUT), number=2),
                visit(NAME, connect(), RESET, number=3),
            ),
        ),
        Mechanism.RESET,
        Layer.HTTP,
        "tcp.timeout",
        "http.reset",
        "visits.differ",
    ),
    by_silence(
        "silence of one kind",
        _cut(RESET, vouched=True),
        Mechanism.RESET,
        Layer.HTTP,
        "http.reset",
    ),
)
_SPARED = ("visits.differ", "visits.second-opened")
CONTRADICTED = (
    unclear(
        "the page's content from a dummy address",
        _opened(name(PRODUCT_DUMMY), connect(address=PRODUCT_DUMMY), CONTENT),
        "dns.sinkhole",
        "http.expected-content",
        "contradiction.content-at-dummy-address",
        spares=("contradiction.content-read-at-dummy-address", *_SPARED),
        says="DNS gives a substitute address, and yet",
    ),
    unclear(
        "the page's content over a connection that is read, at a dummy address",
        Situation(page=HTTPS, visits=(visit(name(DUMMY), connect(address=DUMMY), INSPECTED, CONTENT),)),
        "dns.sinkhole",
        "tls.inspected-chain",
        "http.expected-content",
        "contradiction.content-at-dummy-address",
        "contradiction.content-read-at-dummy-address",
        says="the filter may have fetched the page itself",
    ),
    blocked(
        "other content over a connection that is read, at a dummy address: they agree",
        Situation(page=HTTPS, visits=(visit(name(DUMMY), connect(address=DUMMY), INSPECTED, OTHER),)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tls.inspected-chain",
        spares=("contradiction.content-at-dummy-address", "contradiction.content-read-at-dummy-address"),
    ),
    blocked(
        "a block page without the page's content",
        _opened(NAME, connect(), http(answer(holds=False, title="Blocked by SchoolWall"))),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        product="schoolwall",
        spares=("contradiction.content-on-block-page", "contradiction.content-after-refusal", "contradiction.visits"),
    ),
    reached(
        "DNS says that it filters the name, and its answer led to the page",
        _opened(name(SITE, ede=17), connect(), CONTENT),
        "dns.extended-error",
        "http.expected-content",
        "contradiction.content-though-dns-filters",
        says="Not all signs agree. DNS says",
    ),
    blocked(
        "DNS says that it filters the name, and nothing came",
        _opened(name(SITE, ede=17), connect(Failure.TIMEOUT), second=(name(SITE, ede=17), connect(Failure.TIMEOUT))),
        Mechanism.EXTENDED_ERROR,
        Layer.DNS,
        "dns.extended-error",
        "tcp.timeout",
        spares=("contradiction.content-though-dns-filters",),
    ),
    reached(
        "turned down with a filter's header, and then given after all",
        _opened(
            NAME,
            connect(),
            http(answer(403, holds=False, headers={"x-blocked-by": "f"})),
            CONTENT,
        ),
        "http.expected-content",
        "http.refused-by-status",
        "contradiction.content-after-refusal",
        says="turned the page down",
    ),
    reached(
        "a block page on the first visit, the page on the second",
        _opened(
            NAME,
            connect(),
            http(answer(holds=False, title="Blocked by SchoolWall")),
            second=(NAME, connect(), CONTENT),
        ),
        "http.expected-content",
        "http.block-page",
        "contradiction.visits",
        says="on one visit",
    ),
)
SCENARIOS: tuple[Scenario, ...] = (*DNS, *HOST, *VISITS, *CONTRADICTED)
