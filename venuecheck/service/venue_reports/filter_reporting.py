"""The web filter's part of a venue's report, by itself, for pages of the filter: no booking has a say in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from venuecheck.records.appending import ERASURE
from venuecheck.records.store import Store
from venuecheck.records.when_there import hangs_on_others
from venuecheck.report.venue.action import ActionShown
from venuecheck.report.venue.check_record import CheckRecordRow
from venuecheck.report.venue.coverage import Coverage
from venuecheck.report.venue.matrix import Matrix
from venuecheck.report.venue.summary import FilteringShown
from venuecheck.report.venue.view import build
from venuecheck.service.filter_checks.overrides import overrides_of
from venuecheck.service.filter_checks.recorded_runs import runs_shown
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.actions import about_networks
from venuecheck.service.venue_reports.reporting import begun_of_filter, said_of_filter

FILTER_KINDS: Final = frozenset({"run", "override", "retirement", "action", "filter_log", ERASURE})
"""The kinds of records that it is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterReport:
    """How the web filter stands, as the venue's report has it."""

    filtering: FilteringShown
    matrix: Matrix | None
    coverage: Coverage | None
    check_record: tuple[CheckRecordRow, ...]
    actions: tuple[ActionShown, ...]
    """What there is to do about networks."""
    hangs_on_others: bool
    """Whether something is dated wrongly, or still to come, so that it hangs on what else is recorded."""


def filter_report(site: Site, store: Store, *, now: datetime) -> FilterReport:
    """Make it of what is recorded, proven first, to be looked at. Raises `NotWholeError`."""
    whole(store.database, store.venue, alone=True)
    runs = runs_shown(store)
    said = said_of_filter(store, runs=runs, now=now)
    view = build(
        venue=site.venue,
        networks=site.networks,
        runs=runs,
        assessments=(),
        made_at=now,
        software=software(),
        scope="venue",
        overrides=overrides_of(store),
        said=said,
        places=site.places,
        devices=site.devices,
    )
    begun = [moment for each in begun_of_filter(runs, said.log_checks).values() for moment in each.values()]
    return FilterReport(
        filtering=view.filtering,
        matrix=view.matrix,
        coverage=view.coverage,
        check_record=view.check_record,
        actions=about_networks(site, view.actions),
        hangs_on_others=hangs_on_others(store, FILTER_KINDS, begun, now),
    )
