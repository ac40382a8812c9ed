"""Pages of one host that were stopped alike: one of them is looked at again for all."""

from dataclasses import replace

import pytest

from tests.filtering.judging.situation import AFTER, BEFORE, PRODUCT, Make, controls, observed, page, visit
from tests.filtering.judging.steps import CONTENT, INSPECTED, SITE, connect, http, name, tls
from tests.filtering.judging.test_run import LIST, run_of
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts, judge_run
from venuecheck.filtering.judging.second_look import for_a_second_look
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import Verdict

_THERE = (name(SITE), connect())
_RESET = (*_THERE, tls(Failure.RESET))
_DROPPED = (name(SITE), connect(Failure.TIMEOUT))
_ASKED = (*_THERE, http(failure=Failure.RESET))
_READ = (*_THERE, INSPECTED, http(failure=Failure.RESET))
_OPEN = (*_THERE, tls(), CONTENT)


def _page(number: int, *looks: tuple[Make, ...], scheme: str = "https") -> PageFacts:
    of = page(f"{scheme}://makers.test/{number}", name=f"p{number}")
    return observed(of, tuple(visit(*steps, number=at) for at, steps in enumerate(looks, 1)))


def _run(*rounds: list[ControlCheck], pages: tuple[PageFacts, ...]) -> RunFacts:
    return run_of(*rounds, pages=pages, listed=replace(LIST, pages=tuple(each.page for each in pages)))


@pytest.mark.parametrize(
    ("steps", "scheme", "asked_again"),
    [
        (_RESET, "https", {"p0"}),
        (_DROPPED, "http", {"p0"}),
        ((name(failure=Failure.NXDOMAIN),), "http", {"p0"}),
        (_ASKED, "http", {"p0", "p1"}),
        (_READ, "https", {"p0", "p1"}),
    ],
    ids=["by name in TLS", "by address", "by DNS", "by what was asked for", "by what was read"],
)
def test_a_second_look_at_one_page_does_for_all_that_were_stopped_before_their_path_was_known(
    steps: tuple[Make, ...], scheme: str, asked_again: set[str]
) -> None:
    pages = tuple(_page(number, steps, scheme=scheme) for number in range(2))
    assert for_a_second_look(_run(controls(BEFORE), pages=pages), (PRODUCT,)) == asked_again


def test_nothing_is_looked_at_again_for_others_once_one_was() -> None:
    pages = (_page(0, _RESET, _RESET), _page(1, _RESET), _page(2, _DROPPED))
    assert for_a_second_look(_run(controls(BEFORE), pages=pages), (PRODUCT,)) == {"p2"}


def test_all_are_judged_by_the_second_look_at_one() -> None:
    pages = (_page(0, _RESET, _RESET), _page(1, _RESET))
    found = judge_run(_run(controls(BEFORE), controls(AFTER), pages=pages), (PRODUCT,)).findings
    assert [each.verdict for each in found] == [Verdict.BLOCKED, Verdict.BLOCKED]
    assert ["another page of the same host" in each.reason for each in found] == [False, True]


@pytest.mark.parametrize("again", [_OPEN, _DROPPED], ids=["opened", "stopped otherwise"])
def test_a_second_look_that_found_something_else_says_nothing_of_the_others(again: tuple[Make, ...]) -> None:
    pages = (_page(0, _RESET, again), _page(1, _RESET))
    found = judge_run(_run(controls(BEFORE), controls(AFTER), pages=pages), (PRODUCT,)).findings
    assert found[1].verdict is Verdict.INCONCLUSIVE
