"""The view: everything a report says, each number computed once. Formats set it out and compute nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.check import aware
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.assurance.venue import venue_status
from venuecheck.authoring.source import Source
from venuecheck.core.london import london_day
from venuecheck.core.venue import VENUE_KIND_WORDS, Network, Venue, VenueKind
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.run import Run
from venuecheck.plans.plan import Plan
from venuecheck.report.setting.rests_on import RestsOn, rests_on
from venuecheck.report.setting.wording import counted, joined, label, minute, remark, zone_words
from venuecheck.report.venue.action import ActionShown
from venuecheck.report.venue.appendix import Appendix, appendix_of
from venuecheck.report.venue.assessments import AssessmentsShown, summed_up
from venuecheck.report.venue.check_record import CheckRecordRow, check_record
from venuecheck.report.venue.coverage import Calendar, Coverage, calendar_of, coverage_of
from venuecheck.report.venue.matrix import Matrix, matrix_of
from venuecheck.report.venue.networks import NetworkChecked, NetworkShown
from venuecheck.report.venue.not_checked import not_checked_of
from venuecheck.report.venue.not_counted import NotCounted, not_counted_of
from venuecheck.report.venue.requirements import RequirementsShown, requirements_of
from venuecheck.report.venue.signatures import SignaturesShown, signatures_of
from venuecheck.report.venue.summary import FilteringShown, filtering_of
from venuecheck.report.venue.todo import NOTHING_SAID, Said, todo
from venuecheck.report.venue.trend import TrendShown, trends_of
from venuecheck.report.venue.urgent import UrgentAction

Scope = Literal["venue", "run"]
_TITLES: dict[Scope, str] = {"venue": "Web filtering and booking checks", "run": "Web filtering check"}


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueShown:
    """The venue, as shown."""

    id: str
    name: str
    kind: VenueKind
    kind_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """What this report does not prove."""

    title: str
    text: str
    not_tested: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A report on a venue, or on one run."""

    scope: Scope
    title: str
    venue: VenueShown
    made_at: datetime
    made_words: str
    zone_words: str
    software: str
    records_words: str
    """That the records are whole, and how far they go: proven when this was made. Empty in a report on one run."""
    status: Status
    """How everything in this report stands together, for programs that show one light."""
    status_words: str
    filtering: FilteringShown
    assessments: AssessmentsShown | None
    """None in a report on one run."""
    requirements: RequirementsShown | None
    """None in a report on one run."""
    actions: tuple[ActionShown, ...]
    actions_open: int
    actions_late: int
    """Of the open ones, those past their date."""
    actions_closed: int
    """In the last year, by a later check or by a person."""
    actions_words: str
    urgent: tuple[UrgentAction, ...]
    """The five most urgent, for the first screen."""
    urgent_words: str
    """Of how many they are; empty where they are all."""
    not_checked: tuple[str, ...]
    """What nobody looked at, in sentences, for the first screen."""
    closed_actions: tuple[ActionShown, ...]
    """The latest first; those closed more than a year ago are left out."""
    closed_words: str
    check_record: tuple[CheckRecordRow, ...]
    matrix: Matrix | None
    trends: tuple[TrendShown, ...]
    calendar: Calendar | None
    coverage: Coverage | None
    """None in a report on one run, as is the calendar."""
    signatures: SignaturesShown | None
    appendix: Appendix | None
    not_counted: tuple[NotCounted, ...]
    """What is on record and counts for nothing, each with why."""
    caveat: Caveat
    rests_on: RestsOn
    """How old the rules are by which this was made, as the program knows them."""
    summary_only: bool = False
    """Whether the appendix, page by page and booking by booking, is left out where a page or a PDF is written."""


def build(
    *,
    venue: Venue,
    networks: Sequence[Network],
    runs: Sequence[Run],
    assessments: Sequence[Assessment],
    made_at: datetime,
    software: str,
    scope: Scope,
    overrides: Sequence[Override] = (),
    plans: Sequence[Plan] = (),
    said: Said = NOTHING_SAID,
    records_words: str = "",
    places: Sequence[str] = (),
    devices: Sequence[str] = (),
    with_each: bool = True,
    rules: Sequence[Source] = (),
    other_sources: Sequence[Source] = (),
) -> View:
    """Make the view of a venue's records, or of one run; moments are shown in the time zone of `made_at`.

    Only what belongs to `venue` is shown. A report on one run leaves the assessments, the other networks, and what is
    held against plans out. `places` and `devices` are those that the venue says it has. Without `with_each`, bookings
    are summed up and none is shown: for a page that names none. `rules` are the sources on which all this rests.
    """
    made_at = aware(made_at)
    whole = scope == "venue"
    now = todo(
        venue=venue,
        networks=networks,
        runs=runs,
        assessments=assessments if whole else (),
        made_at=made_at,
        overrides=overrides,
        plans=plans,
        said=said,
        whole=whole,
    )
    mine, answered, shown, actions = now.runs, now.assessments, now.networks, now.actions
    booked = summed_up(now.among, made_at, with_each=with_each) if whole else None
    recorded = now.held
    filtering = filtering_of(shown, now.filtering, retired=now.retired)
    required = requirements_of(now.against, made_at) if whole else None
    coverage = coverage_of(networks, places, devices, mine, made_at, stands=recorded.stands) if whole else None
    status = venue_status(part.status for part in (filtering, booked, required) if part is not None)
    moments = [*(run.run.started for run in mine), *(each.finished or each.started for each in answered)]
    return View(
        scope=scope,
        title=_TITLES[scope],
        venue=VenueShown(
            id=label(venue.id),
            name=label(venue.name) or label(venue.id),
            kind=venue.kind,
            kind_words=VENUE_KIND_WORDS[venue.kind],
        ),
        made_at=made_at,
        made_words=minute(made_at, made_at),
        zone_words=f"Times are {zone_words(made_at)}.",
        software=label(software),
        records_words=remark(records_words),
        status=status,
        status_words=STATUS_WORDS[status],
        filtering=filtering,
        assessments=booked,
        requirements=required,
        actions=actions.open,
        actions_open=len(actions.open),
        actions_late=actions.late,
        actions_closed=len(actions.closed),
        actions_words=actions.words,
        urgent=actions.urgent,
        urgent_words=actions.urgent_words,
        not_checked=not_checked_of(shown, coverage, booked, required, retired=now.retired),
        closed_actions=actions.closed,
        closed_words=actions.closed_words,
        check_record=check_record(venue, shown, actions.open, actions.closed, recorded.log_checks),
        matrix=matrix_of(shown),
        trends=trends_of(shown),
        calendar=calendar_of(shown, mine, made_at) if whole else None,
        coverage=coverage,
        signatures=signatures_of(recorded.sign_offs, moments, made_at) if whole else None,
        appendix=appendix_of(mine, answered, said.log_checks, said.sign_offs, made_at) if whole else None,
        not_counted=not_counted_of(now, said, overrides, made_at),
        caveat=_caveat(shown),
        rests_on=rests_on(rules, london_day(made_at), other_sources),
    )


def _caveat(networks: Sequence[NetworkShown]) -> Caveat:
    checked = [network for network in networks if isinstance(network, NetworkChecked)]
    missing = [network.name for network in networks if not isinstance(network, NetworkChecked)]
    empty = dict.fromkeys(each.title for network in checked for each in network.categories if not each.pages)
    omitted = sum(len(each.left_out) for network in checked for each in network.categories)
    left_out = [
        *([f"{counted(omitted, 'page')} that the venue left out"] if omitted else []),
        *([f"{counted(len(missing), 'network')} without a check that counts ({joined(missing)})"] if missing else []),
        *(
            [f"{counted(len(empty), 'category', 'categories')} without a tested page ({joined(list(empty))})"]
            if empty
            else []
        ),
        "every page that is not on the list",
        "other devices",
        "other people's sign-ins",
        "apps",
        "searches",
        "messages",
    ]
    return Caveat(
        title="Passing does not mean safe",
        text="A filter is one safeguard among several. This report shows what a few harmless test pages did,"
        " on the devices and at the times named here; who was using a device is what the person checking said.",
        not_tested=f"Not tested: {joined(left_out)}.",
    )
