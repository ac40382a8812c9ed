"""docs/truth.md is about the scenarios that there are."""

from .scenario import scenarios
from .score import TRUTH, listed

_CELLS_DECLARED = 4


def test_the_score_lists_exactly_the_declared_scenarios() -> None:
    """Each page of each scenario with its truth, in order. Write it anew with `python -m tests.lab score`."""
    pages = TRUTH.read_text().partition("## Every page\n")[2].splitlines()
    written = ["|".join(line.split("|")[:_CELLS_DECLARED]) + "|" for line in pages if line.startswith("| `")]
    assert written == [line for scenario in scenarios().values() for line in listed(scenario)]


def test_the_score_holds_nothing_wrong() -> None:
    """A verdict that is not true is a fault to repair, never one to record."""
    assert ", 0 wrong, " in TRUTH.read_text()
