"""Scenarios in which the device's own look-up says something else than the network's DNS."""

from dataclasses import replace
from datetime import timedelta

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, reached, unclear
from tests.filtering.judging.situation import START, Make, Situation, Stamp, page, twice, visit
from tests.filtering.judging.steps import CONTENT, SITE, SITE6, answer, by_device, connect, http, name, tls
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Family, Lookup, Observation
from venuecheck.filtering.model.page import Expectation

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
UNVOUCHED = page("https://adult.test/", vouched=False)
RULE, STOPPED = "dns.substitute-on-this-device", "contradiction.stopped-on-this-device"
PLAIN = http(answer())
BLOCK_PAGE = http(answer(holds=False, title="Blocked by SchoolWall"))
HALF = (name("0.0.0.0", SITE), connect(), CONTENT)
PASSED = ("dns.address-on-this-device", "contradiction.opens-on-this-device")
NXDOMAIN = name(failure=Failure.NXDOMAIN)
PRODUCT_DUMMY = "146.112.61.106"
OPENED = (name(SITE), connect(), CONTENT)


def _own(*addresses: str, page_opened: tuple[Make, ...] = OPENED) -> Situation:
    """Say what the device's own look-up gave beside a page that opened."""
    return Situation(page=HTTP, visits=(visit(*page_opened, by_device(*addresses)),))


def _stopped(about: str, situation: Situation, says: str) -> Scenario:
    return unclear(about, situation, RULE, "http.expected-content", STOPPED, says=says)


def _passed(about: str, situation: Situation, stopped_by: str) -> Scenario:
    return unclear(about, situation, stopped_by, *PASSED, says="a browser here may open the page")


def _spared(about: str, situation: Situation) -> Scenario:
    return reached(about, situation, "http.expected-content", spares=(RULE, STOPPED))


def _of_another_name(stamp: Stamp) -> Observation:
    found = by_device("0.0.0.0")(stamp)
    assert isinstance(found, Lookup)
    return replace(found, name="proxy.test")


def _loopback_is_in_use() -> tuple[list[ControlCheck], ...]:
    """Give rounds in which a control's own content came from this device itself."""
    rounds = []
    for seconds in (-30, 30):
        when = START + timedelta(seconds=seconds)
        check = ControlCheck(
            control="c", https=False, round=0, started=when, finished=when, trouble=None, addresses=("127.0.0.1",)
        )
        rounds.append([check])
    return tuple(rounds)


SCENARIOS: tuple[Scenario, ...] = (
    _stopped(
        "the hosts file says 0.0.0.0",
        _own("0.0.0.0"),
        says="looks the name up as 0.0.0.0, which leads nowhere. Most likely its hosts file",
    ),
    _stopped(
        "the hosts file says 0.0.0.0 and ::",
        _own("0.0.0.0", "::"),
        says="0.0.0.0, ::, which leads nowhere",
    ),
    _stopped(
        "the hosts file says 127.0.0.1",
        _own("127.0.0.1"),
        says="127.0.0.1, which is this device itself",
    ),
    _stopped(
        "an agent gives its maker's dummy address",
        _own(PRODUCT_DUMMY),
        says="which Cisco Umbrella (OpenDNS) gives for names that it blocks",
    ),
    _stopped(
        "the hosts file over-blocks a page that must open",
        Situation(page=HTTP, visits=(visit(*OPENED, by_device("0.0.0.0")),), expectation=Expectation.ALLOW),
        says="have the configuration say that the filter is on devices.",
    ),
    _stopped(
        "the hosts file says ::, and the page opened over IPv6 alone",
        Situation(
            page=HTTP,
            visits=(visit(name(SITE6), connect(address=SITE6), CONTENT, by_device("::"), family=Family.IPV6),),
        ),
        says="by hand",
    ),
    unclear(
        "the hosts file stops a page that only its certificate shows",
        Situation(page=UNVOUCHED, visits=(visit(name(SITE), connect(), tls(), PLAIN, by_device("0.0.0.0")),)),
        RULE,
        "http.public-certificate",
        STOPPED,
        says="a browser here is stopped",
    ),
    _spared("the device's own look-up was not seen in time", Situation(page=HTTP, visits=(visit(*OPENED),))),
    _spared("the device's own look-up came to nothing, for whatever reason", _own()),
    _spared("the device's own look-up gives the same address", _own(SITE)),
    _spared("the device's own look-up gives another address, as content networks do", _own("203.0.113.80")),
    _spared("the device's own look-up gives an address inside, as a VPN does", _own("10.0.0.5")),
    _spared("the device's own look-up gives an address of a private overlay network", _own("100.64.3.4")),
    _spared("a hosts file with a real address beside the one that leads nowhere", _own("0.0.0.0", SITE)),
    _spared("a hosts file that stops IPv4 alone", _own("0.0.0.0", SITE6)),
    _spared(
        "the device itself holds sites: a control's content came from it",
        Situation(page=HTTP, visits=(visit(*OPENED, by_device("127.0.0.1")),), rounds=_loopback_is_in_use()),
    ),
    _spared(
        "a look-up of the device for another name",
        Situation(page=HTTP, visits=(visit(*OPENED, _of_another_name),)),
    ),
    _spared("a dummy address beside the site's own from the network, too", _own("0.0.0.0", page_opened=HALF)),
    blocked(
        "the network's DNS gives the dummy address as well: no more than one filter is needed for that",
        Situation(page=HTTP, visits=(visit(name("0.0.0.0"), by_device("0.0.0.0")),)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        spares=(RULE, STOPPED),
    ),
    blocked(
        "stopped on the device and on the network: what the network does stands",
        Situation(page=HTTP, visits=(visit(name(SITE), connect(), BLOCK_PAGE, by_device("0.0.0.0")),)),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        RULE,
        "http.block-page",
        product="schoolwall",
        spares=(STOPPED,),
    ),
    _passed(
        "the device leads the name to the site, and the network says that there is none",
        Situation(page=HTTP, visits=twice(NXDOMAIN, by_device(SITE))),
        "dns.nxdomain",
    ),
    _passed(
        "the device asks another resolver, and the network's refuses",
        Situation(page=HTTP, visits=twice(name(failure=Failure.DNS_REFUSED), by_device(SITE))),
        "dns.refused",
    ),
    _passed(
        "the device leads the name to the site, and the network to a dummy address",
        Situation(page=HTTP, visits=(visit(name("0.0.0.0"), by_device(SITE)),)),
        "dns.sinkhole",
    ),
    by_silence(
        "the network and the device find no name",
        Situation(page=HTTP, visits=twice(NXDOMAIN, by_device())),
        Mechanism.NXDOMAIN,
        Layer.DNS,
        "dns.nxdomain",
    ),
    blocked(
        "the network gives one dummy address and the device's own look-up another",
        Situation(page=HTTP, visits=(visit(name("0.0.0.0"), by_device("10.0.0.5")),)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        spares=PASSED,
    ),
    reached(
        "the name was not found at first, and the page opened then",
        Situation(page=HTTP, visits=(visit(NXDOMAIN, by_device(SITE)), visit(*OPENED, number=2))),
        "dns.nxdomain",
        PASSED[0],
        "http.expected-content",
        "visits.second-opened",
        spares=PASSED[1:],
    ),
)
