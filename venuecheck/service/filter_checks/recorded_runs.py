"""Runs that are recorded, found as a person names them."""

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import NotFoundError, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.model.run import Run
from venuecheck.records import listing
from venuecheck.records.codec import decode
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
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
    newest: dict[str, Run] = {}
    for entry, says in listing.said(store, {"run"}):
        newest.pop(entry.key, None)  # a run that was continued: its newest record counts, in its place
        with as_written(store.shown, f"record {entry.seq}"):
            newest[entry.key] = decode(Run, says | {"observations": []})
    return tuple(newest.values())


def finding_on(run: Run, page: str) -> PageFinding:
    """Give what `run` found about `page`. Raises `InputError`, which names the page that may be meant."""
    for finding in run.findings:
        if finding.page == page:
            return finding
    known = [finding.page for finding in run.findings]
    what = f"run {run.run.id} has no page of this id"
    fix = did_you_mean(page, known) or (f"its first pages are: {', '.join(known[:5])}" if known else "")
    raise NotFoundError.at(plain(page, 80), what, fix)
