"""Runs that are recorded, found as a person names them."""

from datetime import datetime
from typing import Final

from venuecheck.assurance.check import aware
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import NotFoundError, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.records.read_once import read_once
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.sites.site import Site

LATEST = "latest"
"""Names the run that was recorded last."""


def run_called(store: Store, site: Site, wanted: str) -> Run:
    """Give the site's run with the id `wanted`, or the one recorded last for `latest`. Raises `InputError`."""
    known = store.keys("run")
    if not known:
        what, then = "no run is recorded at this venue", Then(step=Step.START_CHECK)
        raise NotFoundError.at(str(site.path), what, "start with a check", then=then)
    run = store.latest("run", known[-1] if wanted == LATEST else wanted, Run)
    if run is None or run.run.venue != site.venue.id:
        fix = did_you_mean(wanted, (*known, LATEST)) or f"the last one is {known[-1]}"
        raise NotFoundError.at(plain(wanted, 80), "no run of this id is recorded at this venue", fix)
    return run


def runs_without_steps(store: Store) -> tuple[Run, ...]:
    """Give what every run at a venue found, oldest record first, without the steps that led to it.

    The steps are nine tenths of a run: building values of three years of them takes longer than everything else.
    """
    return tuple(_newest(store).values())


def runs_shown(store: Store) -> tuple[Run, ...]:
    """Give the same, with the steps of those alone that a report shows: the newest of each network with each list.

    What persons saw is in the steps of their checks, one a page, and is shown of every one.
    """
    runs = _newest(store)
    newest: dict[tuple[str, str], tuple[datetime, str]] = {}
    for one in runs.values():
        if one.run.vantage is not Vantage.PERSON:  # page by page the newest by this program, whatever persons saw since
            newest[_list(one)] = max(newest.get(_list(one), _age(one)), _age(one))
    shown = {seq for seq, one in runs.items() if one.run.vantage is Vantage.PERSON or _age(one) == newest[_list(one)]}
    with_steps = {one.version.seq: one.value for one in read_once(store, "run", Run, WITH_STEPS, shown)}
    return tuple(with_steps.get(seq, one) for seq, one in runs.items())


WITHOUT_STEPS: Final = "runs without steps"
WITH_STEPS: Final = "runs with steps"
"""As which they are remembered."""


def _newest(store: Store) -> dict[int, Run]:
    """Give the runs by the places of their records, in order; of one that was continued its newest record counts."""
    newest: dict[str, Recorded[Run]] = {}
    for one in read_once(store, "run", Run, WITHOUT_STEPS, less=lambda says: says | {"observations": []}):
        newest.pop(one.version.key, None)
        newest[one.version.key] = one
    return {one.version.seq: one.value for one in newest.values()}


def _list(one: Run) -> tuple[str, str]:
    return one.run.network, one.run.list_id


def _age(one: Run) -> tuple[datetime, str]:
    return aware(one.run.started), one.run.id


def finding_on(run: Run, page: str) -> PageFinding:
    """Give what `run` found about `page`. Raises `InputError`, which names the page that may be meant."""
    for finding in run.findings:
        if finding.page == page:
            return finding
    known = [finding.page for finding in run.findings]
    what = f"run {run.run.id} has no page of this id"
    fix = did_you_mean(page, known) or (f"its first pages are: {', '.join(known[:5])}" if known else "")
    raise NotFoundError.at(plain(page, 80), what, fix)
