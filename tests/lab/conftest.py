"""What the lab's tests share: each scenario is measured once in a session, or skipped aloud."""

import json
import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from .case import Group
from .measurement import Measurements
from .requirements import lacking
from .scenario import Score, scenarios

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _pytest.terminal import TerminalReporter

    from .measurement import Measurement

SCORE = "verdict's score"
"""The property of a test's report that says what a verdict was worth: its group, its score, and what it is one with."""


def pytest_terminal_summary(terminalreporter: "TerminalReporter") -> None:
    """Print the score by layer; pages of one scenario that show the same count once."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    single = {value for report in reports for name, value in report.user_properties if name == SCORE}
    if not single:
        return
    counts = Counter(tuple(json.loads(value)[:2]) for value in single)
    terminalreporter.section("verdicts in the lab, by layer")
    for group in Group:
        if scores := [counts[group, score] for score in Score if any(counts[group, each] for each in Score)]:
            said = ", ".join(f"{number} {score}" for number, score in zip(scores, Score, strict=True))
            terminalreporter.line(f"{group:<24} {said}")
    totals = {score: sum(counts[group, score] for group in Group) for score in Score}
    terminalreporter.line(f"{'in all':<24} {', '.join(f'{number} {score}' for score, number in totals.items())}")


@pytest.fixture(scope="session")
def carried() -> "Callable[[str], None]":
    """Give what skips a test whose filter this machine cannot carry; under CI=true it fails."""

    def check(filter_id: str) -> None:
        if (reason := lacking(filter_id)) is None:
            return
        if os.environ.get("CI") == "true":
            pytest.fail(f"the lab must run here, but: {reason}")
        pytest.skip(f"no lab here: {reason}")

    return check


@pytest.fixture(scope="session")
def measure(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    carried: "Callable[[str], None]",
) -> "Iterator[Callable[[str], Measurement]]":
    """Give what measures a scenario by its id, once in a session however many tests ask."""
    folder = tmp_path_factory.getbasetemp()
    # Workers of pytest-xdist have a folder each, in one that they share.
    is_worker = hasattr(request.config, "workerinput")
    shared = (folder.parent if is_worker else folder) / "lab"
    measurements = Measurements(shared, _wanted(request.session.items))
    if not is_worker:
        measurements.start_ahead()

    def measure_once(scenario_id: str) -> "Measurement":
        carried(scenarios()[scenario_id].filter)
        return measurements.of(scenario_id)

    yield measure_once
    measurements.close()


def _wanted(items: list[pytest.Item]) -> list[str]:
    """List the scenarios that the chosen tests ask for and this machine can carry, in order."""
    asked: dict[str, None] = {}
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            scenario_id = item.callspec.params.get("scenario_id")
            if isinstance(scenario_id, str):
                asked[scenario_id] = None
    return [one for one in asked if lacking(scenarios()[one].filter) is None]
