"""Scenarios in which what the innocent meet takes a silence back: an innocent name, or what must open."""

from tests.filtering.judging.scenario import Scenario, blocked, unclear
from tests.filtering.judging.situation import MUST_OPEN, START, Make, Situation, Visit, page, twice, visit
from tests.filtering.judging.steps import CONTENT, SITE, connect, name, tls
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Basis, Mechanism
from venuecheck.filtering.model.observation import Purpose
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.reference import PageHealth, ReferencePage

_MINE = page("https://adult.test/")
_RESET = (name(SITE), connect(), tls(Failure.RESET))
_OPEN = (name("203.0.113.9"), connect(), tls(), CONTENT)
_INNOCENT_RESET = tls(Failure.RESET, purpose=Purpose.INNOCENT, host="www.example.com")
_INNOCENT_GREETED = tls(purpose=Purpose.INNOCENT, host="www.example.com")
_ALIVE = ReferencePage(
    page="p",
    url="https://adult.test/",
    expects="ORIGIN-MARKER",
    standing=PageHealth.ALIVE,
    reason="So.",
    seen=START,
)
INNOCENT, SHARED = "run.innocent-silent", "run.must-open-silent"


def _twice(beside: Make) -> tuple[Visit, ...]:
    return visit(*_RESET), visit(*_RESET, beside, number=2)


def _must_open(shut: int, opened: int) -> tuple[tuple[Page, tuple[Visit, ...]], ...]:
    """Say that so many sites that must open were cut off as the page was, and that so many opened."""
    sites = [(f"shut{number}", _RESET) for number in range(shut)] + [
        (f"open{number}", _OPEN) for number in range(opened)
    ]
    return tuple((page(f"https://{host}.test/", name=host, category=MUST_OPEN), twice(*steps)) for host, steps in sites)


SCENARIOS: tuple[Scenario, ...] = (
    blocked(
        "a vouched page whose address resets every name: the list says that it is alive, and its address is stopped",
        Situation(page=_MINE, visits=_twice(_INNOCENT_RESET), others=_must_open(0, 1)),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        basis=Basis.ABSENCE,
        spares=(INNOCENT,),
    ),
    unclear(
        "the same, while a page that must open is met with that silence, too: sites that are unwell, or the line",
        Situation(page=_MINE, visits=_twice(_INNOCENT_RESET), others=_must_open(1, 3)),
        "tls.reset",
        INNOCENT,
        says="so it is for a name that nobody stops",
    ),
    blocked(
        "the same, where an unfiltered line saw it alive: the address is what is stopped",
        Situation(page=_MINE, visits=_twice(_INNOCENT_RESET), others=_must_open(1, 3), references=(_ALIVE,)),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "reference.alive",
        INNOCENT,
        basis=Basis.ABSENCE,
    ),
    unclear(
        "a page that an unfiltered line saw alive, cut off as most pages are that must open: a portal",
        Situation(page=_MINE, visits=_twice(_INNOCENT_RESET), others=_must_open(3, 2), references=(_ALIVE,)),
        "tls.reset",
        "reference.alive",
        SHARED,
        INNOCENT,
        says="so it is for several pages that must open",
    ),
    unclear(
        "a page whose name alone is cut off, as the only two are that must open: nothing opened by that scheme",
        Situation(page=_MINE, visits=_twice(_INNOCENT_GREETED), others=_must_open(2, 0)),
        "tls.reset",
        "tls.name-decides",
        SHARED,
    ),
    blocked(
        "the same of one that must open: that may be down by itself",
        Situation(page=_MINE, visits=_twice(_INNOCENT_GREETED), others=_must_open(1, 0)),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
        basis=Basis.ABSENCE,
        spares=(SHARED,),
    ),
    blocked(
        "a page whose name alone is cut off, as a few are that must open: a filter that is too strict",
        Situation(page=_MINE, visits=_twice(_INNOCENT_GREETED), others=_must_open(3, 4)),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
        basis=Basis.ABSENCE,
        spares=(INNOCENT, SHARED),
    ),
)
