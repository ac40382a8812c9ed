"""What a venue's checks of its filter say, by the names that the conditions of checklists use.

For each network and user group the last finished check with each list counts, as in reports, and of these the worst: a
library whose children's computers are filtered and whose guest wifi is not is not filtered. What failed counts until it
passes, or a named person closes or retires it.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final

from venuecheck.assurance.check import QUESTION_STATUS
from venuecheck.assurance.counting import counting_runs, faults_by, happened
from venuecheck.assurance.evidence import pages_status
from venuecheck.assurance.status import Status
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import PageFinding, Result
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store
from venuecheck.records.when_there import on_record

_CATEGORIES: Final = {
    "filter_check.child_abuse": "child-abuse",
    "filter_check.terrorist_content": "terrorist-content",
    "filter_check.adult": "adult",
    "filter_check.bypass": "bypass",
}
"""The categories of the shipped test lists that each name is about."""
_NOT_TESTED, FINE, _UNTOLD, WRONG = "not_tested", "as_expected", "could_not_tell", "not_as_expected"
_GRAVITY: Final = (_NOT_TESTED, FINE, _UNTOLD, WRONG)
_SAID: Final[dict[Status, str]] = {
    Status.PROBLEM: WRONG,
    Status.NOT_PROVEN: _UNTOLD,
    Status.OVERDUE: _UNTOLD,
    Status.NOT_REPORTED: _NOT_TESTED,
    Status.WAITING: _UNTOLD,
    Status.STATED: FINE,
    Status.FINE: FINE,
    Status.NOT_APPLICABLE: _NOT_TESTED,
}
"""How it stands (`assurance`), in the words that conditions know."""


def filter_facts(store: Store, now: datetime, runs: Sequence[Run] | None = None) -> dict[str, str | date]:
    """Give what the checks of the venue's filter say that count now, and what failed and has not passed since.

    `runs` are all that are recorded, where they are read already: their steps are not looked at.
    """
    recorded = [run for run in (store.all("run", Run) if runs is None else runs) if run.run.finished is not None]
    finished = happened(recorded, now)
    if not finished:
        return {"filter_check.recorded": "no"}
    last = finished[0]
    retirements = store.all("retirement", Retirement)
    current = _counting(finished, retirements, now)
    there = on_record(store, "run", {run.run.id: run.run.started for run in recorded}, now)
    faults = faults_by(recorded, now, there, store.all("action", ActionNote), retirements)
    still = [fault for fault in faults if fault.is_open(now)]
    found: dict[str, str | date] = {
        "filter_check.recorded": "yes",
        "filter_check.date": london_day(last.run.started),
        "filter_check.result": WRONG if still else _result(last),
        "filter_check.safe_search": _told(current, _safe_search, any(one.item == "safe_search" for one in still)),
        "filter_check.over_blocking": _told(
            current, _over_blocking, any(one.result is Result.OVER_BLOCKED for one in still)
        ),
    }
    for name, category in _CATEGORIES.items():
        in_category = partial(_in_category, category=category)
        found[name] = _told(current, in_category, any(one.category == category for one in still))
    return found


def _counting(runs: Sequence[Run], retirements: Sequence[Retirement], now: datetime) -> list[Run]:
    """Give the runs that count, with what persons saw beside them; each user group of a network by itself."""
    places = dict.fromkeys((run.run.network, run.run.user_group) for run in runs)
    return [
        both.run
        for place in places
        for both in counting_runs(
            [run for run in runs if (run.run.network, run.run.user_group) == place], retirements, now
        )
    ]


def _told(runs: Sequence[Run], told: Callable[[Run], str], still_wrong: bool) -> str:  # noqa: FBT001 - a fact
    return WRONG if still_wrong else max((told(run) for run in runs), key=_GRAVITY.index, default=_NOT_TESTED)


def _result(run: Run) -> str:
    return _of(run, run.findings) if run.findings else _UNTOLD


def _in_category(run: Run, *, category: str) -> str:
    return _of(run, [finding for finding in run.findings if finding.category == category])


def _over_blocking(run: Run) -> str:
    return _of(run, [finding for finding in run.findings if finding.expectation is Expectation.ALLOW])


def _of(run: Run, findings: Sequence[PageFinding]) -> str:
    return _SAID[pages_status(findings, valid=run.run.valid)]


def _safe_search(run: Run) -> str:
    told = [_SAID[QUESTION_STATUS[each.status]] for each in run.network_findings if each.probe == "safe_search"]
    return max(told, key=_GRAVITY.index, default=_NOT_TESTED)
