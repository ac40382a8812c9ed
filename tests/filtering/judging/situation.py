"""A situation on a network, told shortly: what was observed of a page, of the controls and of other pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from venuecheck.filtering.judging.contradiction import CONTRADICTIONS, Contradiction
from venuecheck.filtering.judging.controls import ControlCheck, Trouble
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.rule import Rule
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.judging.sign import HeaderSign, Sign
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.model.observation import Family, Observation, Purpose
from venuecheck.filtering.model.page import Category, Expect, Expectation, Granularity, Page, TestList
from venuecheck.filtering.model.reference import ReferencePage

START = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
STEP = 0.1
"""Seconds that every step takes here."""
PRODUCT = Fingerprint(
    id="schoolwall",
    name="SchoolWall",
    signs=(Sign(title="Blocked by SchoolWall"), Sign(header=HeaderSign(name="x-schoolwall", contains="denied"))),
    failures=(Sign(title="SchoolWall could not load the page"),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a visit puts on each of its steps."""

    subject: str
    visit: int
    hop: int
    family: Family
    started: datetime
    host: str


Make = Callable[[Stamp], Observation]


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit by one family; a step after a redirect is one hop further."""

    steps: tuple[Make, ...]
    family: Family = Family.IPV4
    number: int = 1


def visit(*steps: Make, family: Family = Family.IPV4, number: int = 1) -> Visit:
    """Tell one visit."""
    return Visit(steps, family, number)


def twice(*steps: Make, family: Family = Family.IPV4) -> tuple[Visit, Visit]:
    """Tell the same visit two times, as the probe makes it when nothing comes."""
    return Visit(steps, family, 1), Visit(steps, family, 2)


MUST_OPEN = "open"
"""The category of pages that must open, beside the situation's own."""


def page(
    url: str,
    *,
    vouched: bool = True,
    name: str = "p",
    granularity: Granularity = Granularity.HOST,
    category: str = "c",
    maker: str = "itself",
) -> Page:
    """Make a page; vouched for by what it should hold, or not."""
    expect = Expect(contains="ORIGIN-MARKER") if vouched else None
    return Page(id=name, url=url, category=category, vouched_by=maker, granularity=granularity, expect=expect)


def list_of(*pages: Page, controls: Sequence[Page] = ()) -> TestList:
    """Give a list of pages that must be blocked."""
    return TestList(
        id="l",
        version=1,
        title="L",
        edition="e",
        digest="sha256:0",
        categories=(Category(id="c", title="C", expectation=Expectation.BLOCK),),
        controls=tuple(controls),
        pages=pages,
    )


def observed(of: Page, visits: Sequence[Visit]) -> PageFacts:
    """Play the visits one after the other."""
    seen: list[Observation] = []
    host = facts_of(of, ()).host
    for told in visits:
        hop = 0
        for make in told.steps:
            started = START + timedelta(seconds=STEP * len(seen))
            stamp = Stamp(subject=of.id, visit=told.number, hop=hop, family=told.family, started=started, host=host)
            step = make(stamp)
            seen.append(step)
            answer = getattr(step, "answer", None)
            moved = answer is not None and answer.redirect is not None and step.purpose is Purpose.PAGE
            hop += 1 if moved else 0
    return facts_of(of, seen)


def controls(at: float, trouble: Trouble | None = None, *, https: Trouble | str | None = "same") -> list[ControlCheck]:
    """Try the two controls `at` seconds from the page's start; `https` where that one fares differently."""
    when = START + timedelta(seconds=at)
    secure = trouble if https == "same" else https
    assert secure is None or isinstance(secure, Trouble)
    check = ControlCheck(
        control="c-http", https=False, round=0, started=when, finished=when + timedelta(seconds=1), trouble=trouble
    )
    address = "198.51.100.200"
    return [
        replace(check, addresses=() if trouble else (address,)),
        replace(check, control="c-https", https=True, trouble=secure, addresses=() if secure else (address,)),
    ]


def no_https(at: float) -> list[ControlCheck]:
    """Try the http control alone: the list has no other."""
    return controls(at)[:1]


BEFORE, AFTER = -30.0, 30.0
INTACT = (controls(BEFORE), controls(AFTER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything that was observed."""

    page: Page
    visits: tuple[Visit, ...]
    others: tuple[tuple[Page, tuple[Visit, ...]], ...] = ()
    rounds: tuple[list[ControlCheck], ...] = INTACT
    expectation: Expectation = Expectation.BLOCK
    provisional: bool = False
    references: tuple[ReferencePage, ...] = ()
    """What a fresh reference says."""
    fingerprints: tuple[Fingerprint, ...] = (PRODUCT,)

    def judged(self, rules: Sequence[Rule] = RULES, excluding: Sequence[Contradiction] = CONTRADICTIONS) -> PageFinding:
        """Judge the page."""
        facts = observed(self.page, self.visits)
        pages = [facts, *(observed(other, visits) for other, visits in self.others)]
        checks = [replace(check, round=number) for number, found in enumerate(self.rounds) for check in found]
        references = {each.page: each for each in self.references}
        category = Category(id="c", title="C", expectation=self.expectation)
        context = context_of(
            pages,
            checks,
            self.fingerprints,
            provisional=self.provisional,
            references=references,
            categories=(category, Category(id=MUST_OPEN, title="Open", expectation=Expectation.ALLOW)),
        )
        return judge_page(facts, category, context, rules=rules, excluding=excluding)
