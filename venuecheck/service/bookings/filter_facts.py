"""What a venue's checks of its filter say, by the names that the conditions of checklists use.

It is judged as in reports (`assurance`): of each network the newest check with each list counts, and of these the
worst: a library whose children's computers are filtered and whose guest wifi is not is not filtered. What failed counts
until it passes, or a named person closes or retires it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from venuecheck.assurance.check import check_of
from venuecheck.assurance.counting import as_recorded, by_network, counting_runs, happened, wrongly_dated
from venuecheck.assurance.evidence_found import category_status, question_status, should_open_status
from venuecheck.assurance.fault import faults_of
from venuecheck.assurance.status import Status
from venuecheck.assurance.venue import filtering_status, networks_stand
from venuecheck.core.london import london_day
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store
from venuecheck.records.when_there import all_in_order, on_record

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
    runs = store.all("run", Run) if runs is None else runs
    by_day = {run.run.id for run in runs if run.run.vantage is Vantage.PERSON}
    there = on_record(store, "run", {run.run.id: run.run.started for run in runs}, now, by_day=by_day)
    runs = as_recorded(runs, now, there)
    finished = [run for run in happened(runs, now) if run.run.finished is not None]
    if not finished:
        return {"filter_check.recorded": "no"}
    retirements = all_in_order(store, "retirement", Retirement, now)
    counting = _counting(runs, retirements, now)
    undated = wrongly_dated(runs, now, there)
    faults = faults_of([*happened(runs, now), *undated], all_in_order(store, "action", ActionNote, now), retirements)
    checks = [check_of(run) for mine in counting.values() for run in mine]
    checks += [replace(check_of(run), undated=True) for run in undated]
    stand = [each for each in networks_stand((), checks, faults, retirements, now) if each.retired is None]
    result = _SAID[filtering_status(stand)]
    found: dict[str, str | date] = {
        "filter_check.recorded": "yes",
        "filter_check.date": london_day(finished[0].run.started),
        # of the filter as a whole conditions know no "not tested": there is a check
        "filter_check.result": _UNTOLD if result == _NOT_TESTED else result,
        "filter_check.safe_search": _worst(question_status(each, "safe_search") for each in stand),
        "filter_check.over_blocking": _worst(
            should_open_status(each, counting.get(each.network, ())) for each in stand
        ),
    }
    for name, category in _CATEGORIES.items():
        found[name] = _worst(category_status(each, category) for each in stand)
    return found


def _counting(runs: Sequence[Run], retirements: Sequence[Retirement], now: datetime) -> Mapping[str, Sequence[Run]]:
    """Give the runs of each network that count, with what persons saw beside them."""
    return {
        network: [both.run for both in counting_runs(mine, retirements, now)]
        for network, mine in by_network(runs).items()
    }


def _worst(stands: Iterable[Status]) -> str:
    """Give the worst; where one network was not tested for something, what others show of it stands."""
    return max((_SAID[status] for status in stands), key=_GRAVITY.index, default=_NOT_TESTED)
