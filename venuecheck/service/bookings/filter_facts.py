"""What a venue's checks of its filter say, by the names that the conditions of checklists use.

For each network and user group the last finished check counts, and of these the worst: a library whose children's
computers are filtered and whose guest wifi is not is not filtered.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store

_CATEGORIES: Final = {
    "filter_check.child_abuse": "child-abuse",
    "filter_check.terrorist_content": "terrorist-content",
    "filter_check.adult": "adult",
    "filter_check.bypass": "bypass",
}
"""The categories of the shipped test lists that each name is about."""
_NOT_TESTED, _FINE, _UNTOLD, _WRONG = "not_tested", "as_expected", "could_not_tell", "not_as_expected"
_GRAVITY: Final = (_NOT_TESTED, _FINE, _UNTOLD, _WRONG)
_STATUS: Final = {
    NetworkStatus.OK: _FINE,
    NetworkStatus.PROBLEM: _WRONG,
    NetworkStatus.INCONCLUSIVE: _UNTOLD,
    NetworkStatus.NOT_RUN: _NOT_TESTED,
}


def filter_facts(store: Store) -> dict[str, str | date]:
    """Give what the last checks of the venue's filter say."""
    runs = [run for run in store.all("run", Run) if run.run.finished is not None]
    if not runs:
        return {"filter_check.recorded": "no"}
    last = max(runs, key=lambda run: run.run.started)
    current = _last_of_each(runs)
    found: dict[str, str | date] = {
        "filter_check.recorded": "yes",
        "filter_check.date": last.run.started.date(),
        "filter_check.result": _result(last),
        "filter_check.safe_search": _worst(current, _safe_search),
        "filter_check.over_blocking": _worst(current, _over_blocking),
    }
    for name, category in _CATEGORIES.items():
        found[name] = max((_in_category(run, category) for run in current), key=_GRAVITY.index)
    return found


def _last_of_each(runs: Iterable[Run]) -> list[Run]:
    """Give the last run of each network and user group."""
    found: dict[tuple[str, str], Run] = {}
    for run in sorted(runs, key=lambda one: one.run.started):
        found[run.run.network, run.run.user_group] = run
    return list(found.values())


def _worst(runs: Sequence[Run], told: Callable[[Run], str]) -> str:
    return max((told(run) for run in runs), key=_GRAVITY.index)


def _result(run: Run) -> str:
    results = {finding.result for finding in run.findings}
    if results & {Result.UNDER_BLOCKED, Result.OVER_BLOCKED}:
        return _WRONG
    is_shown = run.run.valid and results == {Result.AS_EXPECTED}
    return _FINE if is_shown else _UNTOLD


def _in_category(run: Run, category: str) -> str:
    return _of(run, {finding.result for finding in run.findings if finding.category == category})


def _over_blocking(run: Run) -> str:
    return _of(run, {finding.result for finding in run.findings if finding.expectation is Expectation.ALLOW})


def _of(run: Run, results: set[Result]) -> str:
    if not results:
        return _NOT_TESTED
    if results & {Result.UNDER_BLOCKED, Result.OVER_BLOCKED}:
        return _WRONG
    # one page that was proven blocked speaks for its category only where nothing else of it is left untold
    return _FINE if run.run.valid and results == {Result.AS_EXPECTED} else _UNTOLD


def _safe_search(run: Run) -> str:
    told = [_STATUS[finding.status] for finding in run.network_findings if finding.probe == "safe_search"]
    return max(told, key=_GRAVITY.index, default=_NOT_TESTED)
