"""Scenarios of a name that its own address cuts off, and that was tried at the addresses of other sites."""

from tests.filtering.judging.scenario import Scenario, blocked, unclear
from tests.filtering.judging.situation import Make, Situation, Visit, page, visit
from tests.filtering.judging.steps import INNOCENT, SITE, connect, name, tls
from venuecheck.filtering.judging.connection import CUT_ELSEWHERE, PASSES_ELSEWHERE
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Purpose, Trust
from venuecheck.filtering.model.page import Page

MINE = page("https://adult.test/", vouched=False)


def _cut(*elsewhere: Make, by: Failure = Failure.RESET, at: str = SITE) -> tuple[Visit, Visit]:
    steps = (name(at), connect(address=at), tls(by))
    return visit(*steps), visit(*steps, INNOCENT, *elsewhere, number=2)


def _named(failure: Failure | None = None) -> Make:
    """Name the page's host at another site's address, whose server has no certificate of it."""
    return tls(failure, Trust.WRONG_NAME, Trust.WRONG_NAME, purpose=Purpose.COMPARE)


def _others() -> tuple[tuple[Page, tuple[Visit, ...]], ...]:
    """Two more sites of other makers, each cut off at its own address."""
    hosts = {"casino.test": "203.0.0.7", "weapons.test": "203.0.1.7"}
    return tuple((page(f"https://{each}/", name=each, vouched=False), _cut(at=at)) for each, at in hosts.items())


SCENARIOS: tuple[Scenario, ...] = (
    blocked(
        "reset for this name alone, and at two other sites' addresses as well: the way stops it, whoever vouches",
        Situation(page=MINE, visits=_cut(_named(Failure.RESET), _named(Failure.RESET))),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
        CUT_ELSEWHERE,
        spares=(PASSES_ELSEWHERE,),
        says="stopped on the way",
    ),
    blocked(
        "the same by an alert, which the site's own server might give as well",
        Situation(page=MINE, visits=_cut(_named(Failure.ALERT), _named(Failure.ALERT), by=Failure.ALERT)),
        Mechanism.ALERT,
        Layer.TLS,
        "tls.alert",
        "tls.name-decides",
        CUT_ELSEWHERE,
    ),
    unclear(
        "the same at one other site's address: a content network may keep both",
        Situation(page=MINE, visits=_cut(_named(Failure.RESET))),
        "tls.reset",
        "tls.name-decides",
        spares=(CUT_ELSEWHERE, PASSES_ELSEWHERE),
    ),
    unclear(
        "the same at one of two",
        Situation(page=MINE, visits=_cut(_named(Failure.RESET), _named())),
        "tls.reset",
        "tls.name-decides",
        PASSES_ELSEWHERE,
    ),
    unclear(
        "closed at others' addresses and reset at its own: not one thing does both",
        Situation(page=MINE, visits=_cut(_named(Failure.EOF), _named(Failure.EOF))),
        "tls.reset",
        "tls.name-decides",
        PASSES_ELSEWHERE,
    ),
    blocked(
        "three unrelated sites' names are cut off at their own addresses, and were tried at no others",
        Situation(page=MINE, visits=_cut(), others=_others()),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
        "tls.name-decides",
    ),
    unclear(
        "the same, and others' addresses do not cut this name off: each owner may turn visitors away",
        Situation(page=MINE, visits=_cut(_named(), _named()), others=_others()),
        "tls.reset",
        "tls.name-decides",
        PASSES_ELSEWHERE,
        says="do not cut this name off",
    ),
)
