"""The view: everything a report says, each number computed once. Formats set it out and compute nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from venuecheck.assessment.assessment import Assessment
from venuecheck.core.venue import VENUE_KIND_WORDS, Network, Venue, VenueKind
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.run import Run
from venuecheck.report.actions import NOBODY_NAMED, ActionShown, actions_of
from venuecheck.report.assessments import AssessmentsShown, assessments_of
from venuecheck.report.check_record import CheckRecordRow, check_record
from venuecheck.report.networks import NetworkChecked, NetworkShown, networks_of
from venuecheck.report.summary import FilteringShown, filtering_of
from venuecheck.report.wording import aware, counted, joined, label, minute, zone_words

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
    filtering: FilteringShown
    assessments: AssessmentsShown | None
    """None in a report on one run."""
    actions: tuple[ActionShown, ...]
    actions_open: int
    actions_late: int
    """Of the open ones, those past their date."""
    actions_words: str
    check_record: tuple[CheckRecordRow, ...]
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
) -> View:
    """Make the view of a venue's records, or of one run; moments are shown in the time zone of `made_at`.

    Only what belongs to `venue` is shown. A report on one run leaves the assessments and the other networks out.
    """
    made_at = aware(made_at)
    mine = [run for run in runs if run.run.venue == venue.id]
    answered = [each for each in assessments if each.venue == venue.id and scope == "venue"]
    tried = {run.run.network for run in mine}
    listed = [network for network in networks if scope == "venue" or network.id in tried]
    shown = networks_of(listed, mine, overrides, made_at)
    booked = assessments_of(answered, made_at) if scope == "venue" else None
    actions = actions_of(shown, answered, booked, made_at.date())
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
        filtering=filtering_of(shown),
        assessments=booked,
        actions=actions,
        actions_open=len(actions),
        actions_late=sum(action.late for action in actions),
        actions_words=_actions_words(actions),
        check_record=check_record(venue, shown, actions),
        caveat=_caveat(shown),
    )


def _actions_words(actions: Sequence[ActionShown]) -> str:
    if not actions:
        return "Nothing follows from what is recorded."
    unowned = sum(action.owner == NOBODY_NAMED for action in actions)
    late = sum(action.late for action in actions)
    notes = [f"{unowned} with nobody named yet"] * bool(unowned) + [f"{late} late"] * bool(late)
    return f"{counted(len(actions), 'action')}" + (f", {joined(notes)}." if notes else ".")


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
