"""Scenarios about the controls around a page."""

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, reached, unclear
from tests.filtering.judging.situation import AFTER, BEFORE, Situation, controls, page, twice, visit
from tests.filtering.judging.steps import CONTENT, OTHER, SITE, answer, connect, http, name, sent_on, tls
from venuecheck.filtering.judging.controls import ControlCheck, Trouble
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Trust

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
NAME = name(SITE)
IN_DOUBT = "nothing can be concluded"
FAR = 3 * 3_600.0
PORTAL = answer(holds=False, like="c" * 64, title="Sign in to the guest wifi")


def _silent(*rounds: list[ControlCheck], provisional: bool = False) -> Situation:
    return Situation(page=HTTP, visits=twice(NAME, connect(Failure.TIMEOUT)), rounds=rounds, provisional=provisional)


def _shown(*rounds: list[ControlCheck]) -> Situation:
    return Situation(page=HTTP, visits=(visit(name("0.0.0.0")),), rounds=rounds)


def _https(*rounds: list[ControlCheck]) -> Situation:
    return Situation(page=HTTPS, visits=twice(NAME, connect(), tls(Failure.TIMEOUT)), rounds=rounds)


BROKEN = Trouble.CONNECTION

SCENARIOS: tuple[Scenario, ...] = (
    unclear("controls broken before", _silent(controls(BEFORE, BROKEN), controls(AFTER)), "tcp.timeout", says=IN_DOUBT),
    unclear("controls broken after", _silent(controls(BEFORE), controls(AFTER, BROKEN)), "tcp.timeout", says=IN_DOUBT),
    unclear(
        "controls broken while the page was tried",
        _silent(controls(BEFORE), controls(0.1, BROKEN), controls(AFTER)),
        "tcp.timeout",
        says=IN_DOUBT,
    ),
    unclear("no control after: the run was cut off", _silent(controls(BEFORE)), "tcp.timeout", says=IN_DOUBT),
    unclear("no control before", _silent(controls(AFTER)), "tcp.timeout", says=IN_DOUBT),
    unclear("no control at all", _silent(), "tcp.timeout", says=IN_DOUBT),
    unclear(
        "rounds out of order: the clock was set back",
        _silent(controls(AFTER), controls(BEFORE)),
        "tcp.timeout",
        says=IN_DOUBT,
    ),
    unclear("yesterday's controls vouch for nothing", _silent(controls(-FAR), controls(AFTER)), "tcp.timeout"),
    unclear("tomorrow's controls vouch for nothing", _silent(controls(BEFORE), controls(FAR)), "tcp.timeout"),
    unclear(
        "a dummy address is no proof either where controls fail",
        _shown(controls(BEFORE, BROKEN), controls(AFTER, BROKEN)),
        "dns.sinkhole",
        says="What was seen",
    ),
    by_silence(
        "controls broken long before and long after do not matter",
        _silent(controls(-300, BROKEN), controls(BEFORE), controls(AFTER), controls(300, BROKEN)),
        Mechanism.TIMEOUT,
        Layer.TCP,
        "tcp.timeout",
    ),
    by_silence(
        "while the run goes on, the controls before are enough for now",
        _silent(controls(BEFORE), provisional=True),
        Mechanism.TIMEOUT,
        Layer.TCP,
        "tcp.timeout",
    ),
    unclear(
        "while the run goes on, and the last controls failed",
        _silent(controls(BEFORE), controls(0.1, BROKEN), provisional=True),
        "tcp.timeout",
        says=IN_DOUBT,
    ),
    unclear(
        "what must open is behind certificates that are not valid on this day, and so is the page",
        Situation(
            page=HTTPS,
            visits=twice(NAME, connect(), tls(public=Trust.NOT_YET_VALID, device=Trust.NOT_YET_VALID), http(answer())),
            rounds=tuple(controls(at, https=Trouble.CERTIFICATE) for at in (BEFORE, AFTER)),
        ),
        says="The certificate that came is not valid, and this device's clock says 14 September 2026",
    ),
    unclear(
        "https is judged by https controls, which fail",
        _https(*(controls(at, https=BROKEN) for at in (BEFORE, AFTER))),
        "tls.timeout",
        says=IN_DOUBT,
    ),
    by_silence(
        "https is judged by https controls, where http fails",
        _https(*(controls(at, BROKEN, https=None) for at in (BEFORE, AFTER))),
        Mechanism.TIMEOUT,
        Layer.TLS,
        "tls.timeout",
    ),
    reached(
        "the page's own content stands whatever the controls did",
        Situation(page=HTTP, visits=(visit(NAME, connect(), CONTENT),), rounds=(controls(BEFORE, BROKEN),)),
        "http.expected-content",
    ),
    unclear(
        "a captive portal that redirects with the address",
        Situation(
            page=HTTP,
            visits=(
                visit(
                    NAME,
                    connect(),
                    http(sent_on("http://portal.lan/?url=REMOVED", "portal.lan", carries=True)),
                    name("10.0.0.1"),
                    connect(address="10.0.0.1"),
                    http(PORTAL),
                ),
            ),
            rounds=tuple(controls(at, Trouble.OTHER_CONTENT) for at in (BEFORE, AFTER)),
        ),
        spares=("http.redirect-with-the-address",),
        says=IN_DOUBT,
    ),
    unclear(
        "a captive portal that answers every name with its own address",
        Situation(
            page=HTTPS,
            visits=(
                visit(
                    name("10.0.0.1"),
                    connect(address="10.0.0.1"),
                    tls(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER),
                    OTHER,
                ),
            ),
            rounds=tuple(controls(at, Trouble.OTHER_CONTENT) for at in (BEFORE, AFTER)),
        ),
        "dns.sinkhole",
        "tls.inspected-chain",
        says=IN_DOUBT,
    ),
    unclear("a page that was never tried", Situation(page=HTTP, visits=()), says="was not tried"),
    blocked(
        "a positive sign between intact controls",
        _shown(controls(BEFORE), controls(AFTER)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
)
