"""Scenarios in which DNS leads to an address that turns everybody away, and look-alikes of such an address."""

from tests.filtering.judging.scenario import Scenario, blocked, unclear
from tests.filtering.judging.situation import START, Make, Situation, Visit, page, twice, visit
from tests.filtering.judging.steps import OTHER, answer, connect, for_innocent, http, name, tls
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import Trust
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.reference import PageHealth, ReferencePage

_AWAY = "203.0.113.80"
_PAGE = answer(like="e" * 64, title="Not here", says=(Saying.BLOCKED,))
_PARKED = answer(like="e" * 64, title="Not here", says=(Saying.BLOCKED, Saying.NOBODY_HERE))
_SHOWS, _ANY_NAME = http(_PAGE), for_innocent(_PAGE)
_HOSTS = ("casino.test", "weapons.test", "vape.test")
_MINE = page("https://adult.test/", vouched=False)
_THERE = (name(_AWAY), connect(address=_AWAY))
_UNTRUSTED = tls(public=Trust.WRONG_NAME, device=Trust.WRONG_NAME)
_REFUSED = (name(_AWAY), connect(Failure.REFUSED, address=_AWAY))
RULE = "dns.led-to-a-block-page"


def _others(
    *hosts: str, shows: Make = _SHOWS, innocent: Make = _ANY_NAME
) -> tuple[tuple[Page, tuple[Visit, ...]], ...]:
    """Say that http pages at the same address were answered so, and an innocent name there."""
    return tuple(
        (
            page(f"http://{host}/", vouched=False, name=host),
            (visit(*_THERE, shows), visit(*_THERE, shows, innocent, number=2)),
        )
        for host in hosts
    )


ELSEWHERE = "dns.led-elsewhere"
_ADVERT = http(answer(status=404, title="Nothing here"))


def _known(*homes: tuple[str, str]) -> tuple[ReferencePage, ...]:
    """Say at which address an unfiltered line knows each page, alive."""
    return tuple(
        ReferencePage(
            page="p" if host == "adult.test" else host,
            url=f"https://{host}/",
            expects=None,
            standing=PageHealth.ALIVE,
            reason="So.",
            seen=START,
            addresses=(address,),
            status=200,
        )
        for host, address in homes
    )


_APART = tuple((host, f"198.51.100.{number}") for number, host in enumerate(("adult.test", *_HOSTS), 1))


def _led(*homes: tuple[str, str], shows: Make = _ADVERT, others: tuple[str, ...] = _HOSTS) -> Situation:
    return Situation(
        page=page("http://adult.test/", vouched=False),
        visits=twice(*_THERE, shows),
        others=tuple((page(f"http://{host}/", vouched=False, name=host), twice(*_THERE, shows)) for host in others),
        references=_known(*homes),
    )


SCENARIOS: tuple[Scenario, ...] = (
    blocked(
        "one address for sites that an unfiltered line knows apart, and nothing of theirs there",
        _led(*_APART),
        Mechanism.SINKHOLE,
        Layer.DNS,
        ELSEWHERE,
        says="3 other sites, which an unfiltered line knows elsewhere",
    ),
    unclear(
        "one address here, and one address where nobody filters: one host keeps them, and has moved",
        _led(*((host, "198.51.100.1") for host, _ in _APART)),
        spares=(ELSEWHERE,),
    ),
    unclear(
        "one address that an unfiltered line knows as one of theirs",
        _led(*_APART[:-1], (_HOSTS[-1], _AWAY)),
        spares=(ELSEWHERE,),
    ),
    unclear(
        "two sites at one address",
        _led(*_APART[:2], others=_HOSTS[:1]),
        spares=(ELSEWHERE,),
    ),
    blocked(
        "https at an address that shows one block page for any name, by a certificate that is not the site's",
        Situation(page=_MINE, visits=(visit(*_THERE, _UNTRUSTED, OTHER),), others=_others(*_HOSTS)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        RULE,
    ),
    blocked(
        "https at such an address, where nobody listens for it",
        Situation(page=_MINE, visits=twice(*_REFUSED), others=_others(*_HOSTS)),
        Mechanism.SINKHOLE,
        Layer.DNS,
        RULE,
        "tcp.connection-refused",
    ),
    unclear(
        "a content network's address at which a filter shows its page for the names that it knows alone",
        Situation(
            page=_MINE,
            visits=twice(*_REFUSED),
            others=_others(*_HOSTS, innocent=for_innocent(answer(404))),
        ),
        "tcp.connection-refused",
        spares=(RULE,),
    ),
    unclear(
        "such an address for two other sites",
        Situation(page=_MINE, visits=twice(*_REFUSED), others=_others(*_HOSTS[:2])),
        "tcp.connection-refused",
        spares=(RULE,),
    ),
    unclear(
        "an address at which names are parked, with a page of the dealer's for any name",
        Situation(
            page=_MINE,
            visits=twice(*_REFUSED),
            others=_others(*_HOSTS, shows=http(_PARKED), innocent=for_innocent(_PARKED)),
        ),
        "tcp.connection-refused",
        spares=(RULE,),
    ),
    unclear(
        "such an address at which another site proved itself by its certificate",
        Situation(
            page=_MINE,
            visits=twice(*_REFUSED),
            others=(
                *_others(*_HOSTS),
                (page("https://own.test/", name="own", vouched=False), (visit(*_THERE, tls(), OTHER),)),
            ),
        ),
        "tcp.connection-refused",
        spares=(RULE,),
    ),
)
