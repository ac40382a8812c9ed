"""What the lab's tests share: each scenario is measured once in a session, ahead of its tests, or skipped aloud."""

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from .ahead import Ahead
from .case import Group
from .measurement import Measurements
from .requirements import lacking
from .scenario import Score, scenarios

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    """Give what skips a test whose filter this machine cannot carry."""

    def check(filter_id: str) -> None:
        if reason := lacking(filter_id):
            pytest.skip(f"no lab here: {reason}")

    return check


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what is measured be asked for last: it is measured while the other tests run."""
    items.sort(key=lambda item: _scenario_of(item) is not None)


_AHEAD = pytest.StashKey[Ahead]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to measure; with pytest-xdist in one worker, for the others find it in the folder that they share."""
    first = getattr(session.config, "workerinput", {"workerid": "gw0"})["workerid"] == "gw0"
    wanted = dict.fromkeys(one for item in session.items if (one := _scenario_of(item)) is not None)
    able = [one for one in wanted if lacking(scenarios()[one].filter) is None]
    if first and able and not session.config.option.collectonly:
        session.config.stash[_AHEAD] = Ahead(_folder(session.config), able)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave no lab up."""
    if (ahead := session.config.stash.get(_AHEAD, None)) is not None:
        ahead.close()


@pytest.fixture(scope="session")
def measure(request: pytest.FixtureRequest, carried: "Callable[[str], None]") -> "Callable[[str], Measurement]":
    """Give what measures a scenario by its id, once in a session however many tests ask."""
    measurements = Measurements(_folder(request.config))

    def measure_once(scenario_id: str) -> "Measurement":
        carried(scenarios()[scenario_id].filter)
        return measurements.of(scenario_id)

    return measure_once


def _folder(config: pytest.Config) -> "Path":
    """Give the folder of what is measured; workers of pytest-xdist have a folder each, in one that they share."""
    folder: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    return (folder.parent if hasattr(config, "workerinput") else folder) / "lab"


def _scenario_of(item: pytest.Item) -> str | None:
    """Name the scenario whose measurement the test asks for."""
    if isinstance(item, pytest.Function) and "measure" in item.fixturenames:
        scenario_id = item.callspec.params["scenario_id"]
        assert isinstance(scenario_id, str)
        return scenario_id
    return None
