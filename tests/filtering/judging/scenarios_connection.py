"""Scenarios about connections and TLS."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, reached, unclear
from tests.filtering.judging.situation import AFTER, BEFORE, INTACT, Situation, no_https, page, twice, visit
from tests.filtering.judging.steps import (
    CONTENT,
    INNOCENT,
    INSPECTED,
    OTHER,
    SITE,
    SITE6,
    connect,
    http,
    name,
    sent_on,
    tls,
)
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Basis, Mechanism, Result
from venuecheck.filtering.model.observation import Family, Purpose, Trust
from venuecheck.filtering.model.page import Expectation, Granularity

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
UNVOUCHED = page("https://adult.test/", vouched=False)
PATH = page("https://vendor.test/test-adult", granularity=Granularity.PATH)
PATH_HTTP = page("http://vendor.test/test-adult", granularity=Granularity.PATH)
NAME = name(SITE)
HTTP_ONLY = (no_https(BEFORE), no_https(AFTER))
REFUSED_INNOCENT = tls(Failure.RESET, purpose=Purpose.INNOCENT, host="www.example.com")
MOVED_TO_HTTPS = http(sent_on("https://adult.test/", "adult.test", same_site=True))


def _tcp(failure: Failure) -> Situation:
    return Situation(page=HTTP, visits=twice(NAME, connect(failure)))


def _cut(
    failure: Failure,
    *,
    vouched: bool = True,
    innocent: bool = False,
    rounds: tuple[list[ControlCheck], ...] = INTACT,
) -> Situation:
    """Say that the handshake ends so on both visits, and that an innocent name in between works or was not tried."""
    steps = (NAME, connect(), tls(failure))
    visits = (visit(*steps, INNOCENT), visit(*steps, number=2)) if innocent else twice(*steps)
    return Situation(page=HTTPS if vouched else UNVOUCHED, visits=visits, rounds=rounds)


def _cut_beside(*hosts: str, vouched: bool = False, maker: str = "itself", at: str = "") -> Situation:
    """Say that the names of these sites, each at its own address or all `at` one, are cut off as the page's own is."""
    beside = []
    for number, host in enumerate(hosts):
        address = at or f"203.0.{number}.7"
        steps = (name(address), connect(address=address), tls(Failure.RESET))
        other = page(f"https://{host}/", name=host, vouched=vouched, maker=maker)
        beside.append((other, (visit(*steps, INNOCENT), visit(*steps, number=2))))
    mine = replace(UNVOUCHED, vouched_by=maker)
    return replace(_cut(Failure.RESET, vouched=False, innocent=True), page=mine, others=tuple(beside))


def _opened(*, public: Trust = Trust.TRUSTED, device: Trust = Trust.TRUSTED) -> Situation:
    return Situation(page=HTTPS, visits=(visit(NAME, connect(), tls(public=public, device=device), CONTENT),))


_SENT_INWARD = (NAME, connect(), http(sent_on("http://10.44.0.77:8080/b?cat=adult", "10.44.0.77")))

SCENARIOS: tuple[Scenario, ...] = (
    by_silence("refused", _tcp(Failure.REFUSED), Mechanism.CONNECTION_REFUSED, Layer.TCP, "tcp.connection-refused"),
    by_silence("reset", _tcp(Failure.RESET), Mechanism.RESET, Layer.TCP, "tcp.reset"),
    by_silence("dropped", _tcp(Failure.TIMEOUT), Mechanism.TIMEOUT, Layer.TCP, "tcp.timeout"),
    by_silence("unreachable", _tcp(Failure.UNREACHABLE), Mechanism.UNREACHABLE, Layer.TCP, "tcp.unreachable"),
    by_silence("reset in TLS", _cut(Failure.RESET), Mechanism.RESET, Layer.TLS, "tls.reset"),
    by_silence("closed in TLS", _cut(Failure.EOF), Mechanism.EOF, Layer.TLS, "tls.eof"),
    by_silence("no answer in TLS", _cut(Failure.TIMEOUT), Mechanism.TIMEOUT, Layer.TLS, "tls.timeout"),
    by_silence("an alert in TLS", _cut(Failure.ALERT), Mechanism.ALERT, Layer.TLS, "tls.alert"),
    unclear(
        "dropped, where this device has no route",
        _tcp(Failure.NO_ROUTE),
        spares=("tcp.timeout", "tcp.unreachable"),
        says="no route",
    ),
    unclear(
        "sent on to an address of the local network, to which there is no route: the site answered",
        Situation(page=HTTP, visits=twice(*_SENT_INWARD, connect(Failure.NO_ROUTE, "10.44.0.77"))),
        says="sends the browser into the local network (10.44.0.77, port 443), to which this device has no route",
    ),
    unclear(
        "sent on to an address of the local network, where nothing listens",
        Situation(page=HTTP, visits=twice(*_SENT_INWARD, connect(Failure.REFUSED, "10.44.0.77"))),
        says="(10.44.0.77, port 443), where nothing answers",
    ),
    unclear(
        "sent on to another site, to which there is no route",
        Situation(page=HTTP, visits=twice(*_SENT_INWARD, connect(Failure.NO_ROUTE, "203.0.113.77"))),
        says="The browser was sent to another site, which did not answer",
    ),
    unclear(
        "the first address of two is refused, the second answers",
        Situation(page=HTTP, visits=twice(NAME, connect(Failure.REFUSED), connect(), OTHER)),
        spares=("tcp.connection-refused",),
    ),
    reached(
        "the first address of two resets, the second opens",
        Situation(page=HTTP, visits=(visit(NAME, connect(Failure.RESET), connect(), CONTENT),)),
        "http.expected-content",
        spares=("tcp.reset",),
    ),
    unclear(
        "garbage instead of TLS",
        _cut(Failure.MALFORMED),
        spares=("tls.reset", "tls.eof", "tls.timeout", "tls.alert"),
        says="speaks no TLS",
    ),
    *(
        unclear(
            f"a server that speaks no TLS of this program's, and says so: {alert}",
            Situation(page=HTTPS, visits=twice(NAME, connect(), tls(Failure.ALERT, detail=alert))),
            spares=("tls.alert",),
            says="speaks no secure protocol that this program does",
        )
        for alert in (
            "TLSV1_ALERT_PROTOCOL_VERSION",
            "TLSV1_ALERT_INSUFFICIENT_SECURITY",
            "TLSV1_ALERT_INAPPROPRIATE_FALLBACK",
            "TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
        )
    ),
    unclear(
        "an alert to whatever name is asked for at this address: a server's own, whoever vouches for the page",
        Situation(
            page=HTTPS,
            visits=(
                visit(NAME, connect(), tls(Failure.ALERT)),
                visit(
                    NAME,
                    connect(),
                    tls(Failure.ALERT),
                    tls(Failure.ALERT, purpose=Purpose.INNOCENT, host="www.example.com"),
                    number=2,
                ),
            ),
        ),
        "tls.alert",
        "run.innocent-silent",
        says="for a name that nobody stops",
    ),
    *(
        by_silence(
            f"an alert that tells of the name, or of nothing: {alert}",
            Situation(page=HTTPS, visits=twice(NAME, connect(), tls(Failure.ALERT, detail=alert))),
            Mechanism.ALERT,
            Layer.TLS,
            "tls.alert",
        )
        for alert in ("TLSV1_UNRECOGNIZED_NAME", "TLSV1_ALERT_ACCESS_DENIED", "SSLV3_ALERT_HANDSHAKE_FAILURE")
    ),
    unclear(
        "the page's time ran out in TLS", _cut(Failure.OUT_OF_TIME), spares=("tls.timeout",), says="time was used up"
    ),
    unclear("an alert once", Situation(page=HTTPS, visits=(visit(NAME, connect(), tls(Failure.ALERT)),)), "tls.alert"),
    unclear(
        "this program failed, which is nobody's block",
        Situation(page=HTTP, visits=twice(NAME, connect(Failure.FAULT))),
        spares=("tcp.unreachable", "tcp.reset"),
        says="This program failed",
    ),
    blocked(
        "reset for this name and not for an innocent one, vouched",
        _cut(Failure.RESET, innocent=True),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
        basis=Basis.ABSENCE,
        says="the name (SNI) is what is stopped",
    ),
    unclear(
        "reset for this name and not for an innocent one, not vouched: a site's own server may turn its name away",
        _cut(Failure.RESET, vouched=False, innocent=True),
        "tls.reset",
        "tls.name-decides",
        says="so does a site's own server",
    ),
    blocked(
        "the same for three unrelated sites at addresses of their own",
        _cut_beside("casino.test", "weapons.test"),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
        says="the name (SNI) is what is stopped",
    ),
    blocked(
        "the same for one other site, for which the list vouches: whoever cuts that off is no owner",
        _cut_beside("casino.test", vouched=True),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
    ),
    unclear(
        "the same for two sites",
        _cut_beside("casino.test"),
        "tls.reset",
        "tls.name-decides",
    ),
    unclear(
        "the same for three names of one site",
        _cut_beside("www.adult.test", "m.adult.test"),
        "tls.reset",
        "tls.name-decides",
    ),
    unclear(
        "the same for three sites for which one maker alone vouches",
        _cut_beside("casino.test", "weapons.test", maker="maker"),
        "tls.reset",
        "tls.name-decides",
    ),
    unclear(
        "the same for three sites at one address: their host turns their names away",
        _cut_beside("casino.test", "weapons.test", at=SITE),
        "tls.reset",
        "tls.name-decides",
    ),
    unclear("reset in TLS, not vouched, no innocent name tried", _cut(Failure.RESET, vouched=False), "tls.reset"),
    unclear(
        "an alert for this name alone, not vouched: a content network that no longer serves the site does that",
        _cut(Failure.ALERT, vouched=False, innocent=True),
        "tls.alert",
        "tls.name-decides",
        says="the site may no longer be kept at this address",
    ),
    unclear(
        "reset for every name at this address: the server is broken",
        Situation(
            page=UNVOUCHED,
            visits=(
                visit(NAME, connect(), tls(Failure.RESET), REFUSED_INNOCENT),
                visit(NAME, connect(), tls(Failure.RESET), number=2),
            ),
        ),
        "tls.reset",
        spares=("tls.name-decides",),
    ),
    unclear(
        "https silence where no secure page opened at all",
        _cut(Failure.TIMEOUT, rounds=HTTP_ONLY),
        "tls.timeout",
        says="name an https page that must open",
    ),
    unclear(
        "http sent on to https, and no secure page opened at all",
        Situation(
            page=HTTP,
            visits=twice(NAME, connect(), MOVED_TO_HTTPS, NAME, connect(), tls(Failure.TIMEOUT)),
            rounds=HTTP_ONLY,
        ),
        "tls.timeout",
        says="name an https page that must open",
    ),
    by_silence(
        "http sent on to https of the same site, which is cut",
        Situation(page=HTTP, visits=twice(NAME, connect(), MOVED_TO_HTTPS, NAME, connect(), tls(Failure.RESET))),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
    ),
    blocked(
        "https silence without any secure control, but the name decides",
        _cut(Failure.RESET, innocent=True, rounds=HTTP_ONLY),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
        basis=Basis.ABSENCE,
    ),
    reached(
        "IPv4 dropped, IPv6 left open",
        Situation(
            page=HTTP,
            visits=(
                visit(NAME, connect(Failure.TIMEOUT)),
                visit(name(SITE6), connect(address=SITE6), CONTENT, family=Family.IPV6),
            ),
        ),
        "tcp.timeout",
        "http.expected-content",
        says="It came over IPv6; over IPv4 it did not open",
    ),
    by_silence(
        "both families dropped",
        Situation(
            page=HTTP,
            visits=(
                *twice(NAME, connect(Failure.TIMEOUT)),
                *twice(name(SITE6), connect(Failure.TIMEOUT, SITE6), family=Family.IPV6),
            ),
        ),
        Mechanism.TIMEOUT,
        Layer.TCP,
        "tcp.timeout",
    ),
    unclear(
        "IPv4 dropped twice, IPv6 once: not all that the device can use was tried twice",
        Situation(
            page=HTTP,
            visits=(
                *twice(NAME, connect(Failure.TIMEOUT)),
                visit(name(SITE6), connect(Failure.TIMEOUT, SITE6), family=Family.IPV6),
            ),
        ),
        "tcp.timeout",
        says="only once",
    ),
    reached(
        "cut on the first visit, opened on the second",
        Situation(page=HTTP, visits=(visit(NAME, connect(Failure.RESET)), visit(NAME, connect(), CONTENT, number=2))),
        "tcp.reset",
        "http.expected-content",
        "visits.second-opened",
        says="not on every try",
    ),
    reached("https opened", _opened(), "http.expected-content", spares=("tls.inspected-chain",)),
    reached(
        "https opened through inspection that the device trusts",
        _opened(public=Trust.UNKNOWN_ISSUER),
        "tls.inspected-chain",
        "http.expected-content",
    ),
    reached(
        "https opened through inspection that the device does not trust",
        _opened(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER),
        "tls.inspected-chain",
        "http.expected-content",
        says="shows a warning first",
    ),
    reached(
        "an expired certificate is not inspection",
        _opened(public=Trust.EXPIRED),
        "http.expected-content",
        spares=("tls.inspected-chain",),
    ),
    reached(
        "an expired certificate is named, where a browser on the device warns of it",
        _opened(public=Trust.EXPIRED, device=Trust.EXPIRED),
        "http.expected-content",
        says="The certificate that came expired, and this device's clock says 14 September 2026",
    ),
    reached(
        "a path page over https that nobody reads, open: the filter could not have told it apart",
        Situation(page=PATH, visits=(visit(NAME, connect(), tls(), CONTENT),)),
        "http.expected-content",
        result=Result.NOT_PROVEN,
        says="could not have told this page apart",
    ),
    reached(
        "a path page over https that is read, open",
        Situation(page=PATH, visits=(visit(NAME, connect(), INSPECTED, CONTENT),)),
        "tls.inspected-chain",
        "http.expected-content",
    ),
    reached(
        "a path page over http, open",
        Situation(page=PATH_HTTP, visits=(visit(NAME, connect(), CONTENT),)),
        "http.expected-content",
    ),
    reached(
        "a must-open path page over https, open",
        Situation(page=PATH, visits=(visit(NAME, connect(), tls(), CONTENT),), expectation=Expectation.ALLOW),
        "http.expected-content",
        result=Result.AS_EXPECTED,
    ),
)
