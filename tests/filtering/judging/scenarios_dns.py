"""Scenarios about names."""

from datetime import timedelta

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, reached, unclear
from tests.filtering.judging.situation import START, Make, Situation, page, twice, visit
from tests.filtering.judging.steps import CONTENT, OTHER, SITE, SITE6, answer, connect, http, name, tls
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism, Result
from venuecheck.filtering.model.observation import Family, Purpose, Trust
from venuecheck.filtering.model.page import Expectation

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
UNVOUCHED = page("http://adult.test/", vouched=False)
SIBLING = page("http://casino.test/", name="q")
THIRD = page("http://weapons.test/", name="r")
COUSIN = page("http://www.adult.test/", name="q")
NXDOMAIN, NODATA = name(failure=Failure.NXDOMAIN), name(failure=Failure.NODATA)
SHARED = "203.0.113.80"
INSTEAD = http(answer(holds=False, like="d" * 64))
LED_AWAY = (name(SHARED), connect(address=SHARED), INSTEAD)


def _reached_at(address: str) -> tuple[list[ControlCheck], ...]:
    """Give rounds in which the control's own content came from `address`."""
    rounds = []
    for seconds in (-30, 30):
        when = START + timedelta(seconds=seconds)
        check = ControlCheck(
            control="c", https=False, round=0, started=when, finished=when, trouble=None, addresses=(address,)
        )
        rounds.append([check])
    return tuple(rounds)


def _one(*steps: Make) -> Situation:
    return Situation(page=HTTP, visits=(visit(*steps),))


SCENARIOS: tuple[Scenario, ...] = (
    blocked(
        "EDE 17 with 0.0.0.0 and ::",
        Situation(
            page=HTTP,
            visits=(
                visit(name("0.0.0.0", ede=17)),
                visit(name("::", ede=17, purpose=Purpose.CONTEXT), family=Family.IPV6),
            ),
        ),
        Mechanism.EXTENDED_ERROR,
        Layer.DNS,
        "dns.extended-error",
        "dns.sinkhole",
        says="(it filters such names as its customer asked: “policy”; 0.0.0.0",
    ),
    blocked(
        "NXDOMAIN with EDE 15, unvouched: the resolver itself says so",
        Situation(page=UNVOUCHED, visits=twice(name(failure=Failure.NXDOMAIN, ede=15))),
        Mechanism.EXTENDED_ERROR,
        Layer.DNS,
        "dns.extended-error",
        "dns.nxdomain",
    ),
    unclear(
        "no address for a name that nobody vouches for",
        Situation(page=UNVOUCHED, visits=twice(name(failure=Failure.NODATA))),
        "dns.nodata",
        says="the name may have no address for anyone",
    ),
    unclear(
        "NXDOMAIN with EDE 9 (a broken signature) is no filter's word",
        Situation(page=UNVOUCHED, visits=twice(name(failure=Failure.NXDOMAIN, ede=9))),
        "dns.nxdomain",
        spares=("dns.extended-error",),
        says="the name may be gone for everyone",
    ),
    blocked(
        "loopback",
        _one(name("127.0.0.1"), connect(Failure.REFUSED, "127.0.0.1")),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.connection-refused",
        says="(127.0.0.1, which is this device itself; connections there are refused)",
    ),
    blocked(
        "a product's dummy address that answers",
        _one(name("146.112.61.106"), connect(), OTHER),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        says="146.112.61.106, which Cisco Umbrella (OpenDNS) gives for names that it blocks",
    ),
    *(
        blocked(
            f"an address that no site can have: {address}",
            _one(name(address), connect(Failure.NO_ROUTE, address)),
            Mechanism.SINKHOLE,
            Layer.DNS,
            "dns.sinkhole",
            says=f"{address}, which {words}",
        )
        for address, words in (
            ("0.0.0.1", "leads nowhere"),
            ("240.0.0.1", "no site can have"),
            ("255.255.255.255", "no site can have"),
        )
    ),
    unclear(
        "one dummy address beside a real one", _one(name("0.0.0.0", SITE), connect(), OTHER), spares=("dns.sinkhole",)
    ),
    unclear(
        "the last address before a product's dummy range",
        _one(name("146.112.61.103"), connect(), OTHER),
        spares=("dns.sinkhole",),
    ),
    unclear(
        "documentation addresses are no dummies", _one(name("192.0.2.9"), connect(), OTHER), spares=("dns.sinkhole",)
    ),
    unclear(
        "a private address where a control was reached in the same range: sites are inside this network",
        Situation(
            page=HTTP,
            visits=(visit(name("10.0.0.5"), connect(address="10.0.0.5"), OTHER),),
            rounds=_reached_at("10.0.0.200"),
        ),
        spares=("dns.sinkhole",),
    ),
    unclear(
        "a private address where a page of its own answers: inside a network some sites are kept there",
        Situation(page=HTTP, visits=(visit(name("10.0.0.5"), connect(address="10.0.0.5"), OTHER),)),
        spares=("dns.sinkhole",),
    ),
    reached(
        "a private address where the site itself answers, as its certificate proves",
        Situation(
            page=page("https://adult.test/", vouched=False),
            visits=(visit(name("10.0.0.5"), connect(address="10.0.0.5"), tls(), http(answer())),),
        ),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
        spares=("dns.sinkhole",),
    ),
    blocked(
        "a private address, given for another site as well, where something answers",
        Situation(
            page=HTTP,
            visits=(visit(name("10.0.0.5"), connect(address="10.0.0.5"), OTHER),),
            others=((SIBLING, (visit(name("10.0.0.5"), connect(address="10.0.0.5"), OTHER),)),),
        ),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
    blocked(
        "a private address where a control was reached in another range",
        Situation(
            page=HTTP,
            visits=(visit(name("10.0.0.5"), connect(Failure.REFUSED, "10.0.0.5")),),
            rounds=_reached_at("192.168.7.7"),
        ),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.connection-refused",
    ),
    reached(
        "a private address that gives the page's own content: the site is inside this network",
        Situation(page=HTTP, visits=(visit(name("10.0.0.5"), connect(address="10.0.0.5"), CONTENT),)),
        "http.expected-content",
        spares=("dns.sinkhole",),
    ),
    blocked(
        "an address of a carrier's own network, where nothing answers",
        _one(name("100.64.7.1"), connect(Failure.TIMEOUT, "100.64.7.1")),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.timeout",
        says="(100.64.7.1, which carriers and network services use inside their own networks; nothing answers there)",
    ),
    unclear(
        "silence at an address of a carrier's own network, where a control was reached: its caches are there, or a "
        "service's client carries all names there",
        Situation(
            page=HTTP,
            visits=(visit(name("100.80.0.9"), connect(Failure.TIMEOUT, "100.80.0.9")),),
            rounds=_reached_at("100.64.7.1"),
        ),
        "tcp.timeout",
        spares=("dns.sinkhole",),
    ),
    reached(
        "the page's own content from an address of a carrier's own network: a cache of its, or a service's client",
        Situation(page=HTTP, visits=(visit(name("100.64.7.1"), connect(address="100.64.7.1"), CONTENT),)),
        "http.expected-content",
        spares=("dns.sinkhole",),
    ),
    reached(
        "a site behind a service's client, at an address of the service's own, as its certificate proves",
        Situation(
            page=page("https://adult.test/", vouched=False),
            visits=(visit(name("100.80.0.9"), connect(address="100.80.0.9"), tls(), http(answer())),),
        ),
        "http.public-certificate",
        mechanism=Mechanism.CERTIFICATE,
        spares=("dns.sinkhole",),
    ),
    blocked(
        "a carrier's page for several sites, at an address of its own network",
        Situation(
            page=HTTP,
            visits=(visit(name("100.64.7.1"), connect(address="100.64.7.1"), OTHER),),
            others=((SIBLING, (visit(name("100.64.7.1"), connect(address="100.64.7.1"), OTHER),)),),
        ),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
    blocked(
        "one address for three unrelated sites, and something else answers there",
        Situation(
            page=HTTP,
            visits=twice(*LED_AWAY),
            others=((SIBLING, twice(*LED_AWAY)), (THIRD, twice(*LED_AWAY))),
        ),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.same-answer-for-unrelated-names",
        says="2 other sites",
    ),
    unclear(
        "one address for two unrelated sites: one host, perhaps",
        Situation(page=HTTP, visits=(visit(*LED_AWAY),), others=((SIBLING, (visit(*LED_AWAY),)),)),
        spares=("dns.same-answer-for-unrelated-names",),
    ),
    unclear(
        "one address for two names of one site",
        Situation(page=HTTP, visits=(visit(*LED_AWAY),), others=((COUSIN, (visit(*LED_AWAY),)),)),
        spares=("dns.same-answer-for-unrelated-names",),
    ),
    unclear(
        "one address for three sites of which one opened: a shared host",
        Situation(
            page=HTTP,
            visits=(visit(*LED_AWAY),),
            others=(
                (SIBLING, (visit(name(SHARED), connect(address=SHARED), CONTENT),)),
                (THIRD, (visit(*LED_AWAY),)),
            ),
        ),
        spares=("dns.same-answer-for-unrelated-names",),
    ),
    unclear(
        "one address for three sites that are gone from their shared host",
        Situation(
            page=HTTP,
            visits=(visit(name(SHARED), connect(address=SHARED), http(answer(404, holds=False))),),
            others=(
                (SIBLING, (visit(name(SHARED), connect(address=SHARED), http(answer(503))),)),
                (THIRD, (visit(*LED_AWAY),)),
            ),
        ),
        spares=("dns.same-answer-for-unrelated-names",),
    ),
    unclear(
        "one address for three sites, and the certificate proves that this one answered itself",
        Situation(
            page=HTTPS,
            visits=(visit(name(SHARED), connect(address=SHARED), tls(), OTHER),),
            others=((SIBLING, (visit(*LED_AWAY),)), (THIRD, (visit(*LED_AWAY),))),
        ),
        spares=("dns.same-answer-for-unrelated-names",),
    ),
    blocked(
        "REFUSED, each time",
        Situation(page=HTTP, visits=twice(name(failure=Failure.DNS_REFUSED))),
        Mechanism.DNS_REFUSED,
        Layer.DNS,
        "dns.refused",
    ),
    blocked(
        "REFUSED, by TCP as well",
        Situation(
            page=HTTP,
            visits=twice(
                name(failure=Failure.DNS_REFUSED),
                name(failure=Failure.DNS_REFUSED, by_tcp=True, purpose=Purpose.COMPARE),
            ),
        ),
        Mechanism.DNS_REFUSED,
        Layer.DNS,
        "dns.refused",
    ),
    unclear(
        "REFUSED once: a name server with too much to do",
        _one(name(failure=Failure.DNS_REFUSED)),
        spares=("dns.refused",),
        says="not each time",
    ),
    unclear(
        "REFUSED twice by UDP, and answered by TCP",
        Situation(
            page=HTTP,
            visits=(
                visit(name(failure=Failure.DNS_REFUSED), name(SITE, by_tcp=True, purpose=Purpose.COMPARE)),
                visit(name(failure=Failure.DNS_REFUSED), number=2),
            ),
        ),
        spares=("dns.refused", "dns.tcp-differs"),
        says="not each time",
    ),
    reached(
        "REFUSED once, and opened on the second visit",
        Situation(
            page=HTTP,
            visits=(visit(name(failure=Failure.DNS_REFUSED)), visit(name(SITE), connect(), CONTENT, number=2)),
        ),
        "http.expected-content",
        spares=("dns.refused", "visits.second-opened"),
    ),
    unclear(
        "SERVFAIL is a fault more often than a filter",
        _one(name(failure=Failure.SERVFAIL)),
        spares=("dns.refused", "dns.nxdomain", "dns.timeout"),
        says="a fault more often",
    ),
    unclear("another response code", _one(name(failure=Failure.DNS_OTHER)), spares=("dns.refused", "dns.nodata")),
    by_silence(
        "NXDOMAIN twice, vouched",
        Situation(page=HTTP, visits=twice(NXDOMAIN)),
        Mechanism.NXDOMAIN,
        Layer.DNS,
        "dns.nxdomain",
    ),
    by_silence(
        "NXDOMAIN twice for https, vouched",
        Situation(page=HTTPS, visits=twice(NXDOMAIN)),
        Mechanism.NXDOMAIN,
        Layer.DNS,
        "dns.nxdomain",
    ),
    unclear(
        "NXDOMAIN twice, not vouched",
        Situation(page=UNVOUCHED, visits=twice(NXDOMAIN)),
        "dns.nxdomain",
        says="A reference from an unfiltered line would tell",
    ),
    unclear("NXDOMAIN once", Situation(page=HTTP, visits=(visit(NXDOMAIN),)), "dns.nxdomain", says="only once"),
    by_silence(
        "NODATA twice, vouched", Situation(page=HTTP, visits=twice(NODATA)), Mechanism.NODATA, Layer.DNS, "dns.nodata"
    ),
    by_silence(
        "no DNS answer for this name alone",
        Situation(page=HTTP, visits=twice(name(failure=Failure.TIMEOUT))),
        Mechanism.TIMEOUT,
        Layer.DNS,
        "dns.timeout",
    ),
    unclear(
        "the page's own time ran out while its name was looked up",
        Situation(page=HTTP, visits=twice(name(failure=Failure.OUT_OF_TIME))),
        spares=("dns.timeout",),
        says="time was used up",
    ),
    unclear(
        "an address of IPv6 alone, that this device has no route for: a site may have no other",
        Situation(page=HTTP, visits=twice(name(SITE6), family=Family.IPV6)),
        spares=("dns.nodata",),
        says="has addresses of IPv6 alone, which this device cannot use here",
    ),
    blocked(
        ":: alone, where this device has no IPv6",
        Situation(page=HTTP, visits=(visit(name("::"), family=Family.IPV6),)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
    reached(
        "IPv4 led to a dummy and IPv6 left open",
        Situation(
            page=HTTP,
            visits=(visit(name("0.0.0.0")), visit(name(SITE6), connect(address=SITE6), CONTENT, family=Family.IPV6)),
        ),
        "dns.sinkhole",
        "http.expected-content",
        says="over IPv4 it did not open",
    ),
    unclear(
        "IPv4 led to a dummy, and IPv6 answered with other content",
        Situation(
            page=HTTP,
            visits=(
                visit(name("0.0.0.0")),
                visit(name(SITE6), connect(address=SITE6), http(answer(holds=False)), family=Family.IPV6),
            ),
        ),
        "dns.sinkhole",
        says="Something answered (status 200)",
    ),
    blocked(
        "a must-open page led to a dummy",
        Situation(page=HTTP, visits=(visit(name("0.0.0.0")),), expectation=Expectation.ALLOW),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        result=Result.OVER_BLOCKED,
    ),
    unclear("no resolver at all", _one(name(failure=Failure.NO_ROUTE)), says="no DNS server set"),
    blocked(
        "a block page over an untrusted certificate at one address for unrelated sites",
        Situation(
            page=HTTPS,
            visits=twice(name(SHARED), connect(address=SHARED), tls(public=Trust.WRONG_NAME), INSTEAD),
            others=((SIBLING, twice(*LED_AWAY)), (THIRD, twice(*LED_AWAY))),
        ),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.same-answer-for-unrelated-names",
    ),
)
