"""A whole run: is it valid, and if not, why; and the probes' own examples of runs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.filtering.judging.situation import (
    AFTER,
    BEFORE,
    PRODUCT,
    START,
    controls,
    list_of,
    observed,
    page,
    twice,
    visit,
)
from tests.filtering.judging.steps import CONTENT, SITE, answer, connect, http, name, tls
from venuecheck.filtering.judging.controls import ControlCheck, Trouble, check_control
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts, judge_run, judge_so_far
from venuecheck.filtering.judging.run_so_far import RunSoFar
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import Result, Verdict
from venuecheck.filtering.model.observation import Trust
from venuecheck.filtering.model.page import Category, Expectation, TestList

PAGES = (page("http://adult.test/", name="first"), page("http://casino.test/", name="second"))
LIST = list_of(*PAGES, controls=(page("http://gov.test/", name="c-http"), page("https://gov.test/", name="c-https")))
DROPPED = observed(PAGES[0], twice(name(SITE), connect(Failure.TIMEOUT)))
OPENED = observed(PAGES[1], (visit(name(SITE), connect(), CONTENT),))


def run_of(
    *rounds: list[ControlCheck], pages: tuple[PageFacts, ...] = (DROPPED, OPENED), listed: TestList = LIST
) -> RunFacts:
    """Give a run over `pages`, with rounds of controls."""
    checks = tuple(replace(check, round=number) for number, found in enumerate(rounds) for check in found)
    return RunFacts(test_list=listed, pages=pages, controls=checks)


def test_a_run_between_intact_controls_is_valid() -> None:
    found = judge_run(run_of(controls(BEFORE), controls(AFTER)), (PRODUCT,))
    assert (found.valid, found.invalid_reason) == (True, None)
    assert [finding.verdict for finding in found.findings] == [Verdict.BLOCKED, Verdict.REACHED]


def test_findings_stand_in_the_lists_order_and_untried_pages_are_among_them() -> None:
    found = judge_run(run_of(controls(BEFORE), controls(AFTER), pages=(OPENED,)), (PRODUCT,))
    assert [finding.page for finding in found.findings] == ["first", "second"]
    assert (found.findings[0].verdict, found.findings[0].result) == (Verdict.INCONCLUSIVE, Result.NOT_PROVEN)
    assert "not tried" in found.findings[0].reason


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble.NAMES, "DNS gave no address"),
        (Trouble.NO_ROUTE, "not connected to a network"),
        (Trouble.CONNECTION, "the network may be down"),
        (Trouble.PROXY, "The proxy could not be used"),
        (Trouble.SIGN_IN, "asks for a name and password"),
        (Trouble.OTHER_CONTENT, "a sign-in page of the network"),
        (Trouble.FAULT, "This program failed"),
    ],
)
def test_an_invalid_run_says_what_was_wrong(trouble: Trouble, words: str) -> None:
    """Whether pages were tried between the broken controls, or none because it was hopeless."""
    for pages in ((DROPPED, OPENED), ()):
        found = judge_run(run_of(controls(BEFORE, trouble), controls(AFTER, trouble), pages=pages), (PRODUCT,))
        assert not found.valid
        assert found.invalid_reason is not None
        assert words in found.invalid_reason


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (run_of(pages=()), "before pages that must open were tried"),
        (run_of(controls(BEFORE), pages=()), "before pages that must open were followed by the first page"),
        (run_of(controls(BEFORE)), "before pages that must open were tried once more"),
    ],
    ids=["nothing", "controls alone", "no closing round"],
)
def test_a_run_that_was_stopped_says_so(facts: RunFacts, words: str) -> None:
    found = judge_run(facts, (PRODUCT,))
    assert not found.valid
    assert words in (found.invalid_reason or "")


def test_content_stands_in_an_invalid_run() -> None:
    found = judge_run(run_of(controls(BEFORE, Trouble.CONNECTION), controls(AFTER, Trouble.CONNECTION)), (PRODUCT,))
    assert [finding.verdict for finding in found.findings] == [Verdict.INCONCLUSIVE, Verdict.REACHED]


def test_one_intact_control_is_enough_where_another_is_itself_blocked() -> None:
    """An over-blocked control must not make every check at that venue invalid for good."""
    over_blocked = replace(controls(BEFORE)[0], control="c-other", trouble=Trouble.OTHER_CONTENT)
    later = replace(over_blocked, started=START + timedelta(seconds=AFTER), finished=START + timedelta(seconds=AFTER))
    found = judge_run(run_of([*controls(BEFORE), over_blocked], [*controls(AFTER), later]), (PRODUCT,))
    assert found.valid
    assert found.findings[0].verdict is Verdict.BLOCKED


def test_a_page_in_a_run_that_goes_on_is_judged_for_now() -> None:
    assert _judged_so_far(controls(BEFORE)) is Verdict.BLOCKED
    assert _judged_so_far(controls(BEFORE, Trouble.NAMES)) is Verdict.INCONCLUSIVE


def _judged_so_far(checks: Sequence[ControlCheck]) -> Verdict:
    so_far = RunSoFar((PRODUCT,))
    for check in checks:
        so_far.add_control(check)
    so_far.add_page(DROPPED)
    return judge_so_far(DROPPED, so_far, LIST).verdict


def test_a_page_of_which_nothing_was_observed_neither_raises_nor_counts() -> None:
    nothing = observed(PAGES[0], ())
    found = judge_run(run_of(controls(BEFORE), controls(AFTER), pages=(nothing,)), (PRODUCT,))
    assert not found.valid
    assert {finding.verdict for finding in found.findings} == {Verdict.INCONCLUSIVE}


def test_nothing_is_as_expected_before_somebody_has_signed_in() -> None:
    """What opened did open, and what should not have is still told; nothing else counts."""
    known = http(answer(holds=False, title="Blocked by SchoolWall"))
    must_open = replace(PAGES[1], id="open", category="o")
    pages = (
        observed(PAGES[0], twice(name(SITE), connect(), known)),
        observed(PAGES[1], (visit(name(SITE), connect(), CONTENT),)),
        observed(must_open, (visit(name(SITE), connect(), CONTENT),)),
        observed(replace(PAGES[0], id="asked"), twice(name(SITE), connect(), http(answer(511)))),
    )
    listed = replace(
        LIST,
        pages=tuple(each.page for each in pages),
        categories=(*LIST.categories, Category(id="o", title="O", expectation=Expectation.ALLOW)),
    )
    facts = replace(run_of(controls(BEFORE), controls(AFTER), pages=pages), test_list=listed)
    found = judge_run(facts, (PRODUCT,)).findings
    assert [each.result for each in found] == [
        Result.NOT_PROVEN,
        Result.UNDER_BLOCKED,
        Result.NOT_PROVEN,
        Result.NOT_PROVEN,
    ]
    assert all("sign in first" in each.reason for each in found if each.result is Result.NOT_PROVEN)
    before = replace(facts, pages=pages[:3], test_list=replace(listed, pages=listed.pages[:3]))
    assert [each.result for each in judge_run(before, (PRODUCT,)).findings] == [
        Result.AS_EXPECTED,
        Result.UNDER_BLOCKED,
        Result.AS_EXPECTED,
    ]


@pytest.mark.parametrize(("device", "intact"), [(Trust.TRUSTED, True), (Trust.UNKNOWN_ISSUER, False)])
def test_a_control_that_is_unlike_all_else_has_opened_where_everything_is_read(device: Trust, *, intact: bool) -> None:
    """Nobody is told that it did not open, who reads its own network's connections."""
    read = (name(SITE), connect(), tls(public=Trust.UNKNOWN_ISSUER, device=device))
    control = observed(
        page("https://gov.test/", vouched=False, name="gov"), (visit(*read, http(answer(like="a" * 64))),)
    )
    other = observed(
        page("https://casino.test/", vouched=False, name="second"), (visit(*read, http(answer(like="b" * 64))),)
    )
    facts = run_of([check_control(control, 0)], pages=(other,))
    found = judge_run(facts, (PRODUCT,))
    assert [each.trouble is None for each in found.controls] == [intact]
    same = observed(other.page, (visit(*read, http(answer(like="a" * 64))),))
    assert judge_run(run_of([check_control(control, 0)], pages=(same,)), (PRODUCT,)).controls[0].trouble is not None
