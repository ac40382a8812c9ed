"""Scenarios with an explicit proxy."""

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, reached, unclear
from tests.filtering.judging.situation import Make, Situation, Visit, page, twice, visit
from tests.filtering.judging.steps import (
    CONTENT,
    INSPECTED,
    PROXY,
    TUNNEL,
    answer,
    connect,
    http,
    name,
    sent_on,
    tls,
    tunnel,
)
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Family, Purpose

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
UNVOUCHED = page("https://adult.test/", vouched=False)
NO_SUCH_PROXY = name(failure=Failure.NXDOMAIN, purpose=Purpose.CONTEXT)
REFUSAL = ("http.tunnel-refused",)


def _by_proxy(*steps: Make) -> Visit:
    return visit(*steps, family=Family.PROXY)


def _tunnel(*steps: Make, vouched: bool = True) -> Situation:
    return Situation(page=HTTPS if vouched else UNVOUCHED, visits=twice(PROXY, *steps, family=Family.PROXY))


def _squid(asked_for: str, error: str, status: int) -> Answer:
    return answer(
        status,
        title="ERROR: The requested URL could not be retrieved",
        text=f'<a href="{asked_for}">{asked_for}</a>',
        headers={"server": "squid/5.7", "x-squid-error": error},
    )


_PAGE_FOR_TUNNEL, _EMPTY_TUNNEL = (tunnel(answer(headers={"content-length": size})) for size in ("178", "0"))


SCENARIOS: tuple[Scenario, ...] = (
    blocked(
        "CONNECT answered with 403",
        _tunnel(tunnel(answer(403)), vouched=False),
        Mechanism.TUNNEL_REFUSED,
        Layer.HTTP,
        *REFUSAL,
        says="status 403",
        product="unknown",
    ),
    blocked(
        "CONNECT answered with 403 and a block page",
        _tunnel(tunnel(answer(403, title="Blocked by SchoolWall", text="no"))),
        Mechanism.TUNNEL_REFUSED,
        Layer.HTTP,
        *REFUSAL,
        "http.block-page",
        product="schoolwall",
    ),
    blocked(
        "CONNECT answered with 302",
        _tunnel(tunnel(sent_on("http://f.example/", "f.example"))),
        Mechanism.TUNNEL_REFUSED,
        Layer.HTTP,
        *REFUSAL,
        says="status 302",
        product="unknown",
    ),
    blocked(
        "CONNECT answered with 451",
        _tunnel(tunnel(answer(451))),
        Mechanism.TUNNEL_REFUSED,
        Layer.HTTP,
        *REFUSAL,
        product="unknown",
    ),
    blocked(
        "CONNECT answered with 503 and a block page",
        _tunnel(tunnel(answer(503, title="Blocked by SchoolWall"))),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        product="schoolwall",
    ),
    blocked(
        "Squid was given another address for the site by its rewriter",
        _tunnel(tunnel(_squid("https://http/*", "ERR_CANNOT_FORWARD 0", 500)), vouched=False),
        Mechanism.TUNNEL_REFUSED,
        Layer.HTTP,
        "http.tunnel-rewritten",
        says="ERR_CANNOT_FORWARD; unknown product",
        product="unknown",
    ),
    unclear(
        "Squid could not get the site that it was asked for",
        _tunnel(tunnel(_squid("https://adult.test/*", "ERR_CANNOT_FORWARD 0", 500))),
        spares=("http.tunnel-rewritten",),
        says="its log says which",
    ),
    unclear(
        "another server's page with such an address in it",
        _tunnel(tunnel(answer(500, text="<p>Try https://http/ instead</p>"))),
        spares=("http.tunnel-rewritten",),
    ),
    blocked(
        "a browser shows its own error for a refused tunnel",
        _tunnel(tunnel(answer(403, title="Blocked by SchoolWall", text="no"))),
        Mechanism.TUNNEL_REFUSED,
        Layer.HTTP,
        *REFUSAL,
        "http.block-page",
        says="(CONNECT, status 403; SchoolWall). A browser shows an error of its own",
        product="schoolwall",
    ),
    by_silence(
        "the proxy itself cuts a request for the page, twice",
        Situation(page=HTTP, visits=twice(PROXY, http(failure=Failure.RESET), family=Family.PROXY)),
        Mechanism.RESET,
        Layer.HTTP,
        "http.reset",
        says="The proxy cuts the connection",
    ),
    unclear(
        "a request within a tunnel to the site itself is cut, twice: nobody on the way saw what was asked",
        Situation(page=HTTPS, visits=twice(PROXY, TUNNEL, tls(), http(failure=Failure.RESET), family=Family.PROXY)),
        spares=("http.reset",),
        says="The site itself took the connection",
    ),
    by_silence(
        "a request within a tunnel that is read is cut, twice, by whomever",
        Situation(page=HTTPS, visits=twice(PROXY, TUNNEL, INSPECTED, http(failure=Failure.RESET), family=Family.PROXY)),
        Mechanism.RESET,
        Layer.HTTP,
        "tls.inspected-chain",
        "http.reset",
        says="The connection is cut as soon as the page is asked for",
    ),
    unclear("CONNECT answered with 407", _tunnel(tunnel(answer(407))), spares=REFUSAL, says="name and password"),
    unclear("CONNECT answered with 502", _tunnel(tunnel(answer(502))), spares=REFUSAL, says="The proxy says"),
    unclear("CONNECT answered with 503", _tunnel(tunnel(answer(503))), spares=REFUSAL, says="The proxy says"),
    unclear("CONNECT answered with 400", _tunnel(tunnel(answer(400))), spares=REFUSAL),
    reached(
        "a tunnel, and the content in it", _tunnel(TUNNEL, tls(), CONTENT), "http.expected-content", spares=REFUSAL
    ),
    reached(
        "a tunnel, and the site's own certificate in it",
        _tunnel(TUNNEL, tls(), http(answer()), vouched=False),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
    ),
    unclear(
        "the proxy says nothing to CONNECT, twice: it may wait for a site that is down",
        Situation(page=HTTPS, visits=twice(PROXY, tunnel(failure=Failure.TIMEOUT), family=Family.PROXY)),
        "http.timeout",
        says="overloaded",
    ),
    by_silence(
        "a tunnel in which the handshake is cut, twice",
        Situation(page=HTTPS, visits=twice(PROXY, TUNNEL, tls(Failure.RESET), family=Family.PROXY)),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
    ),
    by_silence(
        "a tunnel that the proxy says it opens, and its own page in the place of it, twice",
        Situation(page=HTTPS, visits=twice(PROXY, _PAGE_FOR_TUNNEL, tls(Failure.EOF), family=Family.PROXY)),
        Mechanism.EOF,
        Layer.TLS,
        "tls.eof",
        says="answers with something else than the site. It happened twice",
    ),
    by_silence(
        "a tunnel whose answer says that no content follows, and a handshake that is closed in it",
        Situation(page=HTTPS, visits=twice(PROXY, _EMPTY_TUNNEL, tls(Failure.EOF), family=Family.PROXY)),
        Mechanism.EOF,
        Layer.TLS,
        "tls.eof",
        says="The secure connection is closed as soon as it names the site",
    ),
    unclear(
        "the proxy does not answer",
        Situation(page=HTTPS, visits=twice(connect(Failure.REFUSED, to_proxy=True), family=Family.PROXY)),
        spares=("tcp.connection-refused",),
        says="The proxy took no connection",
    ),
    unclear(
        "the proxy is silent",
        Situation(page=HTTPS, visits=twice(connect(Failure.TIMEOUT, to_proxy=True), family=Family.PROXY)),
        spares=("tcp.timeout",),
    ),
    unclear(
        "the proxy's own name is unknown",
        Situation(page=HTTPS, visits=twice(NO_SUCH_PROXY, family=Family.PROXY)),
        spares=("dns.nxdomain",),
        says="The proxy could not be found",
    ),
    unclear(
        "which proxy to use cannot be found out",
        Situation(page=HTTPS, visits=(_by_proxy(http(failure=Failure.FAULT)),)),
        says="The proxy could not be found",
    ),
    unclear(
        "http through a proxy that failed to get the page",
        Situation(page=HTTP, visits=(_by_proxy(PROXY, http(answer(504, holds=False))),)),
        says="status 504",
    ),
)
