"""docs/truth.md is about the scenarios that there are, and they are about the conditions that must be told apart."""

import re

from .conditions import conditions
from .scenario import scenarios
from .score import MOST_UNTOLD, TRUTH, listed

_CELLS_DECLARED = 4
_FEWEST_SCENARIOS = 90


def test_the_score_lists_exactly_the_declared_scenarios() -> None:
    """Each page of each scenario with its truth, in order. Write it anew with `python -m tests.lab score`."""
    section = TRUTH.read_text().partition("## Every page and question\n")[2].partition("\n<!-- ")[0]
    pages = section.splitlines()
    written = ["|".join(line.split("|")[:_CELLS_DECLARED]) + "|" for line in pages if line.startswith("| `")]
    assert written == [line for scenario in scenarios().values() for line in listed(scenario)]


def test_the_score_holds_nothing_wrong() -> None:
    """A verdict that is not true is a fault to repair, never one to record."""
    assert ", 0 wrong, " in TRUTH.read_text()


def test_little_is_left_untold_where_the_independent_client_can_tell() -> None:
    shown = re.search(r"\*\*([\d.]+)%\*\* inconclusive", TRUTH.read_text())
    assert shown is not None
    assert float(shown[1]) <= 100 * MOST_UNTOLD


def test_every_condition_is_made_by_a_scenario_and_shown() -> None:
    text = TRUTH.read_text()
    for group, found in conditions().items():
        for condition, made_by in found.items():
            assert made_by, condition
            assert not set(made_by) - set(scenarios()), condition
            assert f"| {group} | {condition} | {', '.join(f'`{name}`' for name in made_by)} |" in text, condition


def test_every_scenario_is_about_a_condition_that_no_other_page_repeats() -> None:
    """There are enough of them, and no two have the same filter, pages and knowledge."""
    seen = [
        (
            one.filter,
            one.reference,
            tuple(one.controls),
            str(one.probes),
            tuple((row.url, row.vouched) for row in one.pages),
        )
        for one in scenarios().values()
    ]
    assert len(set(seen)) == len(seen)
    assert len(seen) >= _FEWEST_SCENARIOS
