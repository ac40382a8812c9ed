"""Two recorded runs held against each other."""

from datetime import datetime

from venuecheck.core.problem import InvalidError, NotFoundError
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.report.documents.difference import Difference, difference
from venuecheck.service.filter_checks.recorded_runs import run_called
from venuecheck.service.sites.site import Site

PREVIOUS = "previous"
"""Names the run of the same network that was recorded before the other one."""


def changes(site: Site, store: Store, earlier: str, later: str, *, now: datetime) -> Difference:
    """Hold a run against another; `previous` is the one before `later` on its network. Raises `InputError`."""
    after = run_called(store, site, later)
    before = _previous(store, site, after) if earlier == PREVIOUS else run_called(store, site, earlier)
    if before.run.id == after.run.id:
        what = "this is the same check twice, and nothing can differ"
        raise InvalidError.of("earlier", what, "name an earlier check, or: previous")
    return difference(before, after, like=now)


def _previous(store: Store, site: Site, after: Run) -> Run:
    known = store.keys("run")
    for run_id in reversed(known[: known.index(after.run.id)]):
        run = run_called(store, site, run_id)
        if run.run.network == after.run.network:
            return run
    what = f"no run of '{after.run.network}' is recorded before {after.run.id}"
    raise NotFoundError.at(PREVIOUS, what, "name two runs", then=Then(step=Step.COMPARE_CHECKS))
