"""The view: everything a report says, each number computed once. Formats set it out and compute nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.counting import happened
from venuecheck.assurance.fault import faults_of
from venuecheck.core.london import london_day
from venuecheck.core.venue import VENUE_KIND_WORDS, Network, Venue, VenueKind
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.plans.plan import Plan
from venuecheck.plans.said import ActionNote, LogCheck, SignOff
from venuecheck.report.setting.wording import aware, counted, joined, label, minute, zone_words
from venuecheck.report.venue.action import ActionShown
from venuecheck.report.venue.actions import ActionsShown, actions_of
from venuecheck.report.venue.appendix import Appendix, appendix_of
from venuecheck.report.venue.assessments import AssessmentsShown, assessments_of
from venuecheck.report.venue.check_record import CheckRecordRow, check_record
from venuecheck.report.venue.coverage import Calendar, Coverage, calendar_of, coverage_of
from venuecheck.report.venue.evidence import Recorded
from venuecheck.report.venue.matrix import Matrix, matrix_of
from venuecheck.report.venue.networks import Ledger, NetworkChecked, NetworkShown, networks_of
from venuecheck.report.venue.not_counted import NotCounted, not_counted_of
from venuecheck.report.venue.requirements import RequirementsShown, requirements_of
from venuecheck.report.venue.signatures import SignaturesShown, signatures_of
from venuecheck.report.venue.summary import FilteringShown, filtering_of
from venuecheck.report.venue.trend import TrendShown, trends_of

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
class Said:
    """What named persons put on record beside checks and checklists."""

    notes: Sequence[ActionNote] = ()
    log_checks: Sequence[LogCheck] = ()
    sign_offs: Sequence[SignOff] = ()
    retirements: Sequence[Retirement] = ()


NOTHING_SAID = Said()


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
) -> View:
    """Make the view of a venue's records, or of one run; moments are shown in the time zone of `made_at`.

    Only what belongs to `venue` is shown. A report on one run leaves the assessments, the other networks, and what is
    held against plans out. `places` and `devices` are those that the venue says it has.
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
        said=said,
        whole=whole,
    )
    mine, answered, shown, booked, actions = now.runs, now.assessments, now.networks, now.booked, now.actions
    log_checks = [look for look in said.log_checks if look.on <= london_day(made_at)]
    sign_offs = [signed for signed in said.sign_offs if aware(signed.at) <= made_at]
    recorded = Recorded(
        networks=shown,
        runs={label(run.run.id): run for run in mine},
        assessments=answered,
        shown={each.id: each for each in (booked.shown if booked else ())},
        log_checks=log_checks,
        sign_offs=sign_offs,
        made_at=made_at,
    )
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
        records_words=label(records_words),
        filtering=filtering_of(shown, retired=any(not each.withdrawn for each in said.retirements)),
        assessments=booked,
        requirements=requirements_of(plans, venue, recorded) if whole else None,
        actions=actions.open,
        actions_open=len(actions.open),
        actions_late=actions.late,
        actions_closed=len(actions.closed),
        actions_words=actions.words,
        closed_actions=actions.closed,
        closed_words=actions.closed_words,
        check_record=check_record(venue, shown, actions.open, actions.closed, log_checks),
        matrix=matrix_of(shown),
        trends=trends_of(shown),
        calendar=calendar_of(shown, mine, made_at) if whole else None,
        coverage=coverage_of(networks, places, devices, mine, made_at) if whole else None,
        signatures=signatures_of(sign_offs, moments, made_at) if whole else None,
        appendix=appendix_of(mine, answered, said.log_checks, said.sign_offs, made_at) if whole else None,
        not_counted=not_counted_of(
            now.everything, answered, said.log_checks, said.sign_offs, said.retirements, made_at
        ),
        caveat=_caveat(shown),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """What there is to do, and what it follows from."""

    everything: Sequence[Run]
    """The venue's checks, those dated in the future too."""
    runs: Sequence[Run]
    """Those of them that had happened."""
    assessments: Sequence[Assessment]
    networks: tuple[NetworkShown, ...]
    booked: AssessmentsShown | None
    actions: ActionsShown


def todo(
    *,
    venue: Venue,
    networks: Sequence[Network],
    runs: Sequence[Run],
    assessments: Sequence[Assessment],
    made_at: datetime,
    overrides: Sequence[Override] = (),
    said: Said = NOTHING_SAID,
    whole: bool = True,
) -> Todo:
    """Say what there is to do at a venue: the part of its report on which actions are put on record.

    Runs need no steps for it. `whole` is False for a report on one run, which leaves the other networks out.
    """
    made_at = aware(made_at)
    everything = [run for run in runs if run.run.venue == venue.id]
    ahead = {id(run) for run in everything} - {id(run) for run in happened(everything, made_at)}
    mine = [run for run in everything if id(run) not in ahead]
    answered = [each for each in assessments if each.venue == venue.id]
    tried = {run.run.network for run in mine}
    listed = [network for network in networks if whole or network.id in tried]
    faults = faults_of(mine, said.notes, said.retirements)
    shown = networks_of(listed, mine, overrides, Ledger(faults=faults, retirements=said.retirements), made_at)
    booked = assessments_of(answered, made_at) if whole else None
    actions = actions_of(shown, faults, answered, booked, notes=said.notes, made_at=made_at)
    return Todo(everything=everything, runs=mine, assessments=answered, networks=shown, booked=booked, actions=actions)


def _caveat(networks: Sequence[NetworkShown]) -> Caveat:
    checked = [network for network in networks if isinstance(network, NetworkChecked)]
    missing = [network.name for network in networks if not isinstance(network, NetworkChecked)]
    empty = dict.fromkeys(each.title for network in checked for each in network.categories if not each.pages)
    omitted = sum(len(each.left_out) for network in checked for each in network.categories)
    left_out = [
        *([f"{counted(omitted, 'page')} that the venue left out"] if omitted else []),
        *([f"{counted(len(missing), 'network')} without a check ({joined(missing)})"] if missing else []),
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
