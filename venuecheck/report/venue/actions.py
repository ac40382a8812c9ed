"""What there is to do: from what the checks of the networks found, from the checklists, and from what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.action import ActionStands, checklist_actions
from venuecheck.assurance.check import OLD_AFTER
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.status import Status
from venuecheck.assurance.to_do import DECIDE, LIST_NETWORKS, Why, notes_until, why_again
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.said import ActionNote
from venuecheck.report.setting.wording import aware, clause, counted, day, in_zone, joined, label, prose, sentence
from venuecheck.report.venue.action import (
    NOBODY_NAMED,
    ActionShown,
    Closes,
    closed_by_person,
    due_words,
    made,
    noted,
    shut,
)
from venuecheck.report.venue.actions_found import from_faults
from venuecheck.report.venue.assessments import AssessmentsShown
from venuecheck.report.venue.checks import unfinished_words
from venuecheck.report.venue.networks import NetworkChecked, NetworkNotReported, NetworkShown


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsShown:
    """All actions."""

    open: tuple[ActionShown, ...]
    closed: tuple[ActionShown, ...]
    """The latest first; those closed more than a year ago are left out."""
    closed_before: int
    """How many were closed more than a year ago: only the records tell of them."""
    late: int
    """Of the open ones, those past their date."""
    words: str
    closed_words: str


def actions_of(
    networks: Sequence[NetworkShown],
    faults: Sequence[Fault],
    assessments: Sequence[Assessment],
    shown: AssessmentsShown | None,
    *,
    notes: Sequence[ActionNote],
    made_at: datetime,
) -> ActionsShown:
    """List all actions: pages that opened first, then what else is wrong or not known, then bookings."""
    said = notes_until(notes, made_at)
    found = from_faults(faults, networks, said, made_at)
    checked = [network for network in networks if isinstance(network, NetworkChecked)]
    standing = [
        *(action for network in checked for action in _to_repeat(network)),
        *(action for network in networks if isinstance(network, NetworkNotReported) for action in _to_check(network)),
        *_from_checklists(assessments, notes, made_at),
        *(
            action
            for each in (shown.shown if shown else ())
            if each.how in DECIDE
            for action in _to_decide(each.id, each.subject, each.status)
        ),
    ]
    if not networks:
        todo = "List this venue's networks, and check each."
        standing.append(made(LIST_NETWORKS, todo, source="No network is listed", about=""))
    everything = [*sorted(found, key=_gravest_first), *noted(standing, said, made_at)]
    open_ = tuple(action for action in everything if action.closed is None)
    closed = [(action.closed, action) for action in everything if action.closed is not None]
    since = (made_at - OLD_AFTER).date()
    recent = sorted((pair for pair in closed if pair[0] >= since), key=lambda pair: pair[0], reverse=True)
    return ActionsShown(
        open=open_,
        closed=tuple(action for _, action in recent),
        closed_before=len(closed) - len(recent),
        late=sum(action.late for action in open_),
        words=_words(open_),
        closed_words=_closed_words(len(recent), len(closed) - len(recent)),
    )


def _gravest_first(action: ActionShown) -> int:
    order = (Result.UNDER_BLOCKED.value, Result.OVER_BLOCKED.value)
    kind = action.id.partition("@")[0].rpartition(":")[2]
    return {order[0]: 0, order[1]: 2}.get(kind, 1)


def _words(actions: Sequence[ActionShown]) -> str:
    if not actions:
        return "Nothing follows from what is recorded."
    unowned = sum(action.owner == NOBODY_NAMED for action in actions)
    late = sum(action.late for action in actions)
    notes = [f"{unowned} with nobody named yet"] * bool(unowned) + [f"{late} late"] * bool(late)
    return f"{counted(len(actions), 'action')}" + (f", {joined(notes)}." if notes else ".")


def _closed_words(recent: int, before: int) -> str:
    said = [f"{counted(recent, 'action')} closed in the last year."] * bool(recent)
    return " ".join([*said, *[f"{counted(before, 'action')} closed before that stand in the records."] * bool(before)])


def _to_repeat(network: NetworkChecked) -> Iterator[ActionShown]:
    check = network.check
    why = why_again(valid=check.valid, finished=check.finished is not None, counts=check.counts, old=check.old)
    if why is None:
        return
    text = {
        Why.NOT_RELIABLE: f"Put right what made the check of {network.name} fail, then check again.",
        Why.NOT_FINISHED: f"Finish the check of {network.name}: it {unfinished_words(check)}.",
        Why.NOTHING_TESTED: f"Check {network.name} again with a list that holds test pages.",
        Why.TOO_OLD: f"Check {network.name} again: the last check is more than a year old.",
        Why.NO_CLEAR_ANSWER: f"Find out why {counted(check.counts.not_proven, 'page')} on {network.name} gave no clear "
        "answer, then check again.",
    }[why]
    yield made(f"{network.id}:repeat", text, source=f"Check of {network.name}, {check.when}", about=network.id)


def _to_check(network: NetworkNotReported) -> Iterator[ActionShown]:
    text = f"Check {network.name}: no check of it is recorded."
    yield made(f"{network.id}:check", text, source="No check is recorded", about=network.id)


def _from_checklists(
    assessments: Sequence[Assessment], notes: Sequence[ActionNote], made_at: datetime
) -> Iterator[ActionShown]:
    for stands in checklist_actions(assessments, notes, made_at):
        shown = _shown(stands, made_at)
        if stands.asks_for_grounds:
            yield _until_grounds(shown, stands, made_at)
        elif stands.note is not None and stands.note.closed:
            yield closed_by_person(shown, stands.note, made_at)
        elif stands.is_withdrawn:
            yield _withdrawn(shown, stands.assessment, made_at)
        elif stands.replaced_by is not None:
            yield _no_longer_raised(shown, stands.replaced_by, made_at)
        else:
            yield shown


def _until_grounds(action: ActionShown, stands: ActionStands, made_at: datetime) -> ActionShown:
    """Show what asks for the grounds of something that was done at once: it closes by them alone."""
    action = replace(action, closes=Closes.BY_ITSELF)
    if stands.closed is None:
        return action
    when = in_zone(stands.closed, made_at).date()
    return shut(action, when, f"Closed on {day(when)}: the grounds were recorded.")


def _no_longer_raised(action: ActionShown, newest: Assessment, made_at: datetime) -> ActionShown:
    when = in_zone(newest.finished or newest.started, made_at).date()
    words = f"Closed on {day(when)} by the self-assessment {label(newest.id)}, which no longer asks for it."
    return shut(action, when, words)


def _withdrawn(action: ActionShown, booking: Assessment, made_at: datetime) -> ActionShown:
    when = in_zone(booking.decision.at if booking.decision else booking.started, made_at).date()
    return shut(action, when, f"Closed on {day(when)}: the booking was withdrawn.")


def _shown(stands: ActionStands, made_at: datetime) -> ActionShown:
    action, each = stands.action, stands.assessment
    late = stands.is_late(made_at)
    opened = in_zone(aware(each.finished or each.started), made_at).date()
    return made(
        stands.id,
        sentence(prose(action.text)),
        source=f"{label(each.subject)}: {label(action.source)}" if action.source else label(each.subject),
        about=label(each.id),
        owner=label(action.owner) or NOBODY_NAMED,
        due=stands.due,
        due_words=due_words(stands.due, late=late),
        late=late,
        closes=Closes.BY_PERSON,
        opened=opened,
        opened_words=f"Open since {day(opened)}.",
    )


def _to_decide(assessment_id: str, subject: str, status: Status) -> Iterator[ActionShown]:
    todo = "Answer what is still open, then decide" if status is Status.NOT_PROVEN else "Have a named person decide"
    text = f"{todo}: {clause(subject)}."
    yield made(f"{assessment_id}:decide", text, source="No decision is recorded", about=assessment_id)
