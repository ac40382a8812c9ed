"""Facts of a page between controls, and what a reference says of it."""

from dataclasses import replace
from datetime import timedelta

from tests.report import samples as made
from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.controls import ControlCheck, Trouble
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.model.observation import Exchange, Lookup, Observation
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page
from venuecheck.filtering.model.reference import PageHealth, ReferencePage

URL = "http://site.test/"
PLAIN = Page(id="p", url=URL, category="c")
EXPECTING = replace(PLAIN, expect=Expect(contains="its own words"))
CATEGORY = Category(id="c", title="C", expectation=Expectation.BLOCK)


def silent_facts(page: Page, *, times: int = 2) -> PageFacts:
    """Give a page whose name does not exist, so often."""
    steps: list[Observation] = []
    for visit in range(1, times + 1):
        steps += [
            replace(step, visit=visit, extended_errors=())
            for step in made.steps(page.id, page.url, made.NOW, ends="nxdomain")
            if isinstance(step, Lookup)
        ]
    return facts_of(page, steps)


def answered_facts(
    page: Page, *, status: int = 200, title: str = "", likeness: str = "", holds: bool | None = None
) -> PageFacts:
    """Give a page that something answered for."""
    steps = made.steps(page.id, page.url, made.NOW)
    last = steps[-1]
    assert isinstance(last, Exchange)
    assert last.answer is not None
    assert last.answer.body is not None
    body = replace(last.answer.body, title=title, likeness=likeness, holds_expected=holds)
    answer = replace(last.answer, status=status, body=body)
    return facts_of(page, (*steps[:-1], replace(last, answer=answer)))


def controls(*, intact: bool = True) -> tuple[ControlCheck, ...]:
    """Give a control before and one after the page."""
    return tuple(
        ControlCheck(
            control="gov",
            https=False,
            round=number,
            started=made.NOW + timedelta(minutes=minutes),
            finished=made.NOW + timedelta(minutes=minutes, seconds=1),
            trouble=None if intact else Trouble.NAMES,
        )
        for number, minutes in ((0, -1), (1, 1))
    )


def known(standing: PageHealth = PageHealth.ALIVE, page: Page = PLAIN, **changes: object) -> ReferencePage:
    """Say what the reference saw."""
    plain = ReferencePage(
        page=page.id,
        url=page.url,
        expects=page.expect.contains if page.expect else None,
        standing=standing,
        reason="Because.",
        seen=made.NOW - timedelta(days=6),
        status=200,
        title="A place of its own",
        likeness="ab" * 32,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def judged(facts: PageFacts, reference: ReferencePage | None, *, intact: bool = True) -> PageFinding:
    """Judge a page with what the reference says of it."""
    references = {reference.page: reference} if reference else {}
    return judge_page(facts, CATEGORY, Context(controls=controls(intact=intact), references=references))
