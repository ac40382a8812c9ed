"""What there is to do at a venue, and what its requirements are held against: the report without its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain
from operator import is_

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.bad_news import assessments_counting, dated_otherwise, looks_counting, signatures_counting
from venuecheck.assurance.check import aware
from venuecheck.assurance.closes_actions import NOTHING_DONE, DoneElsewhere
from venuecheck.assurance.counting import as_recorded, happened, wrongly_dated
from venuecheck.assurance.fault import faults_of
from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.assurance.status import Status
from venuecheck.assurance.venue import filtering_status
from venuecheck.core.venue import Network, Venue
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.plans.plan import Plan
from venuecheck.plans.said import ActionNote, LogCheck, SignOff
from venuecheck.report.setting.wording import label
from venuecheck.report.venue.actions import ActionsShown, actions_of
from venuecheck.report.venue.among_all import AmongAll, among_all
from venuecheck.report.venue.evidence import Recorded
from venuecheck.report.venue.networks import Ledger, NetworkShown, networks_of
from venuecheck.report.venue.requirements import PlanHeld, plans_held, told_of
from venuecheck.report.venue.said_not_so import from_what_was_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What named persons put on record beside checks and checklists."""

    notes: Sequence[ActionNote] = ()
    log_checks: Sequence[LogCheck] = ()
    looked_before: Sequence[LogCheck] = ()
    """Looks of a day before the check whose pages they say that they found: an earlier version took them."""
    sign_offs: Sequence[SignOff] = ()
    signed_before: Sequence[SignOff] = ()
    """Signatures of requirements that a later one has taken the place of."""
    retirements: Sequence[Retirement] = ()
    conditions: Sequence[ConditionSeen] = ()
    """What was seen of conditions, as it counts."""
    noted_ahead: Sequence[ConditionSeen | EventReview] = ()
    """What was noted after decisions and is dated in the future, of the day that it bears."""
    replies: Sequence[Reply] = ()
    """What the police or the Prevent coordinator answered about bookings."""
    done: DoneElsewhere = NOTHING_DONE
    """What they did that checklists had asked for."""
    on_record: Mapping[str, datetime] = field(default_factory=dict)
    """Of what is dated in the future, by id: when it was on record at the latest."""
    decides: str = ""
    """Who decides on bookings, as the venue's settings name them; empty where they name nobody."""


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """What there is to do, and what it follows from."""

    everything: Sequence[Run]
    """The venue's checks, those dated in the future too."""
    runs: Sequence[Run]
    """Those of them that had happened."""
    recorded: Sequence[Assessment]
    """What checklists were answered with, each of the day that it bears."""
    assessments: Sequence[Assessment]
    """The same; what is not in place, and dated in the future, of when it was on record."""
    networks: tuple[NetworkShown, ...]
    filtering: Status
    """How the web filter stands by them, and by those that were retired."""
    retired: bool
    """Whether there were networks, and all of them were retired."""
    among: AmongAll
    """How each of these stands among all."""
    held: Recorded
    """What requirements are held against; what is dated in the future is not among it, but for bad news."""
    against: tuple[PlanHeld, ...]
    """What is recorded for each requirement of each plan."""
    requirements: tuple[RequirementFacts, ...]
    """The same for each requirement, without words and names, as it is told to a coordinator."""
    as_dated: AmongAll
    """How each of what is recorded stands, of the day that it bears."""
    actions: ActionsShown


def todo(
    *,
    venue: Venue,
    networks: Sequence[Network],
    runs: Sequence[Run],
    assessments: Sequence[Assessment],
    made_at: datetime,
    overrides: Sequence[Override] = (),
    plans: Sequence[Plan] = (),
    said: Said = NOTHING_SAID,
    whole: bool = True,
) -> Todo:
    """Say what there is to do at a venue: the part of its report on which actions are put on record.

    Runs need no steps for it. `whole` is False for a report on one run, which leaves the other networks out.
    """
    made_at = aware(made_at)
    everything = as_recorded([run for run in runs if run.run.venue == venue.id], made_at, said.on_record)
    ahead = {id(run) for run in everything} - {id(run) for run in happened(everything, made_at)}
    mine = [run for run in everything if id(run) not in ahead]
    recorded = [each for each in assessments if each.venue == venue.id]
    answered = assessments_counting(recorded, made_at, said.on_record)
    undated = wrongly_dated(everything, made_at, said.on_record)
    tried = {run.run.network for run in (*mine, *undated)}
    listed = [network for network in networks if whole or network.id in tried]
    faults = faults_of([*mine, *undated], said.notes, said.retirements)
    ledger = Ledger(
        faults=faults,
        retirements=said.retirements,
        undated=undated,
        ahead=tuple(run for run in everything if id(run) in ahead),
    )
    standing = networks_of(listed, mine, overrides, ledger, made_at)
    shown = tuple(network for network, _ in standing if network is not None)
    filtering = filtering_status(stands for _, stands in standing)
    retired = bool(standing) and not shown
    among = among_all(
        answered,
        made_at,
        said.replies,
        dated_otherwise(recorded, answered, made_at),
        conditions=said.conditions,
        reviews=chain.from_iterable(said.done.reviews.values()),
    )
    are_same = all(map(is_, answered, recorded))  # nearly always: nothing is dated in the future
    recorded_now = Recorded(
        networks=shown,
        stands={network.id: stands for network, stands in standing if network is not None},
        runs={label(run.run.id): run for run in mine},
        assessments=answered,
        among=among,
        log_checks=looks_counting(said.log_checks, made_at, said.on_record),
        sign_offs=signatures_counting(said.sign_offs, made_at, said.on_record),
        signed_before=tuple(each for each in said.signed_before if aware(each.at) <= aware(made_at)),
        made_at=made_at,
    )
    against = plans_held(plans, venue, recorded_now)
    requirements = told_of(against)
    actions = actions_of(
        shown,
        faults,
        answered,
        among,
        partial(from_what_was_said, recorded_now, plans, requirements),
        notes=said.notes,
        on_record=said.done,
        made_at=made_at,
        decides=said.decides,
        retired=retired,
    )
    return Todo(
        everything=everything,
        runs=mine,
        recorded=recorded,
        assessments=answered,
        networks=shown,
        filtering=filtering,
        retired=retired,
        among=among,
        held=recorded_now,
        against=against,
        requirements=requirements,
        as_dated=among if are_same else among_all(recorded, made_at, said.replies, conditions=said.conditions),
        actions=actions,
    )
