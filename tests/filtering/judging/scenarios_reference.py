"""Scenarios in which a reference from an unfiltered line speaks."""

from tests.filtering.judging.scenario import Scenario, blocked, reached, unclear
from tests.filtering.judging.situation import START, Situation, page, twice, visit
from tests.filtering.judging.steps import SITE, answer, connect, http, name
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Basis, Mechanism
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.reference import ReferencePage, Standing

VOUCHED, PLAIN = page("http://adult.test/"), page("http://adult.test/", vouched=False)
TITLE = "A test page of our own"


def _known(standing: Standing, of: Page = PLAIN) -> tuple[ReferencePage, ...]:
    expects = of.expect.contains if of.expect else None
    return (
        ReferencePage(
            page=of.id,
            url=of.url,
            expects=expects,
            standing=standing,
            reason="So.",
            seen=START,
            status=200,
            title=TITLE,
        ),
    )


def _silent(standing: Standing, of: Page = PLAIN) -> Situation:
    visits = twice(name(SITE), connect(Failure.TIMEOUT))
    return Situation(page=of, visits=visits, references=_known(standing, of))


def _titled(title: str, standing: Standing = Standing.ALIVE) -> Situation:
    visits = (visit(name(SITE), connect(), http(answer(200, title=title))),)
    return Situation(page=PLAIN, visits=visits, references=_known(standing))


SCENARIOS: tuple[Scenario, ...] = (
    blocked(
        "silence of a page that the reference saw alive",
        _silent(Standing.ALIVE),
        Mechanism.TIMEOUT,
        Layer.TCP,
        "tcp.timeout",
        "reference.alive",
        basis=Basis.ABSENCE,
        spares=("reference.dead", "reference.moved", "reference.changed"),
        says="the reference saw it alive",
    ),
    unclear(
        "silence of a vouched page that the reference found dead",
        _silent(Standing.DEAD, VOUCHED),
        "tcp.timeout",
        "reference.dead",
        spares=("reference.alive",),
    ),
    unclear(
        "silence of a page that the reference saw moved",
        _silent(Standing.MOVED, VOUCHED),
        "tcp.timeout",
        "reference.moved",
        spares=("reference.alive",),
    ),
    unclear(
        "silence of a page that the reference saw changed",
        _silent(Standing.CHANGED, VOUCHED),
        "tcp.timeout",
        "reference.changed",
        spares=("reference.alive",),
    ),
    reached(
        "the title that the reference saw",
        _titled(TITLE),
        "reference.same-content",
    ),
    unclear(
        "another title than the reference saw",
        _titled("Something else altogether"),
        spares=("reference.same-content",),
    ),
)
