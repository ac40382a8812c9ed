"""Scenarios about names that lead to an address that is no site's, and about whose doing that is."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, unclear
from tests.filtering.judging.situation import MUST_OPEN, Make, Situation, Visit, page, twice, visit
from tests.filtering.judging.steps import CONTENT, INSPECTED, OTHER, answer, connect, http, name, tls
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import Family, Purpose, Trust
from venuecheck.filtering.model.page import Expect, Page

UNVOUCHED, SECURE = page("http://adult.test/", vouched=False), page("https://adult.test/", vouched=False)
SIBLING, THIRD = (
    page("http://casino.test/", name="q", vouched=False),
    page("http://knives.test/", name="r", vouched=False),
)
VOUCHED_SIBLING = page("http://casino.test/", name="q")
COUSIN = page("http://www.adult.test/", name="q", vouched=False)
HOME, PRIVATE, OTHER_PRIVATE = "127.0.0.1", "10.0.0.5", "192.168.1.1"
MAYBE_OWNERS = "owners who give a name up"


def _refused(address: str) -> tuple[Visit, ...]:
    return twice(name(address), connect(Failure.REFUSED, address))


def _led(*others: tuple[Page, str], to: str = HOME) -> Situation:
    return Situation(
        page=UNVOUCHED, visits=_refused(to), others=tuple((other, _refused(address)) for other, address in others)
    )


def _answered(*steps: Make) -> Situation:
    return Situation(page=SECURE, visits=twice(name(PRIVATE), connect(address=PRIVATE), *steps))


_WORDS = "Our own page about {} and all that we do for everybody who comes to see us here on any day of the week"
_FORM = "Category {} is for nobody here so go back to your lesson and ask a teacher if that is wrong or call us"
_NEWS, _HELP = (
    page("http://news.test/", name="n", vouched=False, category=MUST_OPEN),
    page("http://help.test/", name="h", vouched=False, category=MUST_OPEN),
)


def _kept(own: str, other: str, *, of: Page = _NEWS, says: tuple[Saying, ...] = ()) -> Situation:
    """Say that two sites that must open are led to one private server, which shows these words for them."""

    def led(words: str) -> tuple[Visit, ...]:
        return twice(name(PRIVATE), connect(address=PRIVATE), http(answer(words=words, says=says)))

    beside = SIBLING if of is UNVOUCHED else _HELP
    opened = [
        (page(f"http://{host}.test/", name=host, category=MUST_OPEN), twice(name(at), connect(address=at), CONTENT))
        for host, at in (
            ("museum", "203.0.113.8"),
            ("maths", "203.0.113.9"),
            ("maps", "203.0.113.10"),
            ("rail", "203.0.113.11"),
        )
    ]
    return Situation(page=of, visits=led(own), others=((beside, led(other)), *opened))


SCENARIOS: tuple[Scenario, ...] = (
    unclear(
        "this device itself, for one name that nobody vouches for: its owner may have it so",
        _led(),
        "dns.led-nowhere-alone",
        "tcp.connection-refused",
        spares=("dns.sinkhole",),
        says=MAYBE_OWNERS,
    ),
    unclear(
        "this device itself, for two names: owners have hardly any other address to choose",
        _led((SIBLING, HOME)),
        "dns.led-nowhere-alone",
        "tcp.connection-refused",
        spares=("dns.sinkhole",),
    ),
    blocked(
        "this device itself, for three unrelated names",
        _led((SIBLING, HOME), (THIRD, HOME)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.connection-refused",
        spares=("dns.led-nowhere-alone",),
    ),
    blocked(
        "this device itself, for another name as well, for whose page the list vouches",
        _led((VOUCHED_SIBLING, HOME)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.connection-refused",
    ),
    unclear(
        "no address at all (0.0.0.0), for one name that nobody vouches for",
        Situation(page=UNVOUCHED, visits=twice(name("0.0.0.0"))),
        "dns.led-nowhere-alone",
        spares=("dns.sinkhole",),
        says="0.0.0.0, which leads nowhere",
    ),
    blocked(
        "no address at all of both kinds: filters give that, and owners hardly ever",
        Situation(
            page=UNVOUCHED,
            visits=(visit(name("0.0.0.0")), visit(name("::", purpose=Purpose.CONTEXT), family=Family.IPV6)),
        ),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
    unclear(
        "one private address for two names that must open, where nobody listens: a school's own server is down",
        Situation(page=_NEWS, visits=_refused(PRIVATE), others=((_HELP, _refused(PRIVATE)),)),
        "dns.led-nowhere-alone",
        "tcp.connection-refused",
        spares=("dns.sinkhole",),
        says="a server of the network's own may be down",
    ),
    unclear(
        "the same of one whose content the list knows",
        Situation(page=replace(_NEWS, expect=Expect(contains="ORIGIN-MARKER")), visits=_refused(PRIVATE)),
        "dns.led-nowhere-alone",
        "tcp.connection-refused",
        spares=("dns.sinkhole",),
    ),
    blocked(
        "the same, while a name that must be blocked leads there as well: a filter that is too strict",
        Situation(
            page=_NEWS, visits=_refused(PRIVATE), others=((_HELP, _refused(PRIVATE)), (SIBLING, _refused(PRIVATE)))
        ),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.connection-refused",
    ),
    unclear(
        "a private address, where nobody listens",
        _led(to=PRIVATE),
        "dns.led-nowhere-alone",
        "tcp.connection-refused",
        spares=("dns.sinkhole",),
    ),
    unclear(
        "one private address for two names of one site",
        _led((COUSIN, PRIVATE), to=PRIVATE),
        "dns.led-nowhere-alone",
        "tcp.connection-refused",
        spares=("dns.sinkhole",),
    ),
    unclear(
        "two names that lead to two private addresses",
        _led((SIBLING, OTHER_PRIVATE), to=PRIVATE),
        "dns.led-nowhere-alone",
        "tcp.connection-refused",
        spares=("dns.sinkhole",),
    ),
    blocked(
        "one private address for two unrelated names",
        _led((SIBLING, PRIVATE), to=PRIVATE),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.connection-refused",
    ),
    unclear(
        "a private address at which something of this network's answers, under a certificate of nobody's",
        _answered(tls(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER), OTHER),
        "dns.led-nowhere-alone",
        "tls.inspected-chain",
        spares=("dns.sinkhole",),
        says=MAYBE_OWNERS,
    ),
    blocked(
        "a private address at which somebody answers whom this device trusts to answer for others",
        _answered(INSPECTED, OTHER),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tls.inspected-chain",
    ),
    unclear(
        "two sites that must open at one private server, each with a page of its own: the network keeps them itself",
        _kept(_WORDS.format("news"), "Whoever needs help may ring this number at night and will be heard by somebody"),
        spares=("dns.sinkhole",),
    ),
    blocked(
        "the same with one form that is filled in for each of them",
        _kept(_FORM.format("news"), _FORM.format("health")),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
    blocked(
        "the same with pages that say that they block",
        _kept(_WORDS.format("news"), "Whoever needs help may ring this number at night", says=(Saying.BLOCKED,)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
    blocked(
        "the same for a page that must be blocked: a filter may have a page for each of its grounds",
        _kept(_WORDS.format("bets"), "Whoever needs help may ring this number at night", of=UNVOUCHED),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
    ),
)
