"""What there is to do: from what the checks of the networks found, from the checklists, and from what is missing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.action import ActionStands, checklist_actions
from venuecheck.assurance.assessed import AssessedStands
from venuecheck.assurance.check import OLD_AFTER
from venuecheck.assurance.closes_actions import DoneElsewhere
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.how import How
from venuecheck.assurance.said_not_so import asking_still
from venuecheck.assurance.status import Status
from venuecheck.assurance.to_do import DECIDE, LIST_NETWORKS, Why, notes_until, why_again
from venuecheck.core.action import FilterFact
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.said import ActionNote
from venuecheck.report.setting.wording import counted, day, in_zone, joined, label, prose, sentence
from venuecheck.report.venue.action import (
    NOBODY_NAMED,
    ActionShown,
    Cause,
    Closes,
    closed_by_person,
    due_words,
    made,
    noted,
    shut,
)
from venuecheck.report.venue.actions_found import from_faults
from venuecheck.report.venue.among_all import AmongAll
from venuecheck.report.venue.checks import CheckShown, unfinished_words
from venuecheck.report.venue.networks import NO_CHECK_WORDS, NetworkChecked, NetworkNotReported, NetworkShown, NoCheck
from venuecheck.report.venue.urgent import UrgentAction, concerns, urgent, urgent_words

UPDATE_LISTS_WORDS = "Update the lists of names, and look the names of bookings that are to come up again."
_NAMED = 10
"""So many bookings are named that ask for the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsShown:
    """All actions."""

    open: tuple[ActionShown, ...]
    """Those of one cause together, each by its day; the cause of what is most urgent first."""
    urgent: tuple[UrgentAction, ...]
    """The first few: those that are late, then by their day; a booking once, and what is asked alike once."""
    urgent_words: str
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
    among: AmongAll,
    said_so: Callable[[Collection[str]], Iterable[ActionShown]],
    *,
    notes: Sequence[ActionNote],
    on_record: DoneElsewhere,
    made_at: datetime,
    decides: str = "",
    retired: bool = False,
) -> ActionsShown:
    """List all actions, by the day by which they are to be done, or since which they are open.

    `said_so` gives what follows from persons' words, told which self-assessments ask for what is all still open.
    `decides`: who decides on bookings; empty where the venue names nobody.
    `retired`: whether there were networks, and all of them were taken out of what counts.
    """
    said = notes_until(notes, made_at)
    found = from_faults(faults, networks, said, made_at)
    set_by_checklists = checklist_actions(assessments, notes, made_at, on_record)
    asking = asking_still(
        (one.id, each.is_closed) for each in set_by_checklists for one in (each.assessment, *each.asked_by)
    )
    standing = [
        *(action for network in networks for action in _to_check(network)),
        *_from_checklists(set_by_checklists, made_at),
        *said_so(asking),
        *(
            action
            for each in among.newest
            if (stands := among.stands[each.id]).how in DECIDE
            for action in _to_decide(label(each.id), concerns(each), stands, decides)
        ),
    ]
    if not networks:
        todo, source = "List this venue's networks, and check each.", "No network is listed"
        if retired:
            todo, source = "Check a network that is in use: all that are known are retired.", "Every network is retired"
        standing.append(made(LIST_NETWORKS, todo, cause=Cause.CHECK, source=source, about=""))
    everything = sorted([*found, *noted(standing, said, made_at)], key=soonest_first)
    causes = list(dict.fromkeys(action.cause for action in everything if action.closed is None))
    soonest = [action for action in everything if action.closed is None]
    texts = list(dict.fromkeys(action.text for action in soonest))
    first = urgent(soonest, london_day(made_at))
    open_ = tuple(sorted(soonest, key=lambda action: (causes.index(action.cause), texts.index(action.text))))
    closed = [(action.closed, action) for action in everything if action.closed is not None]
    since = (made_at - OLD_AFTER).date()
    recent = sorted((pair for pair in closed if pair[0] >= since), key=lambda pair: pair[0], reverse=True)
    return ActionsShown(
        open=open_,
        urgent=first,
        urgent_words=urgent_words(soonest, first),
        closed=tuple(action for _, action in recent),
        closed_before=len(closed) - len(recent),
        late=sum(action.late for action in open_),
        words=_words(open_),
        closed_words=_closed_words(len(recent), len(closed) - len(recent)),
    )


def soonest_first(action: ActionShown) -> tuple[date, int]:
    """Order by the day by which it is to be done, or else since which it is open; then what opened comes first.

    What a person says is not so comes after what was found or asked for, unless somebody named a day for it.
    """
    kind = action.id.partition("@")[0].rpartition(":")[2]
    order = {Result.UNDER_BLOCKED.value: 0, Result.OVER_BLOCKED.value: 2}
    since = action.opened if action.closes is not Closes.BY_ITSELF else None
    return action.due or since or date.max, order.get(kind, 1)


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


def _to_check(network: NetworkShown) -> Iterator[ActionShown]:
    """Ask for a check of a network that has none that counts, or whose newest check leaves something open."""
    if isinstance(network, NetworkNotReported):
        yield _first_check(network, NO_CHECK_WORDS[network.why])
    elif network.undated:
        yield _first_check(network, NO_CHECK_WORDS[NoCheck.AHEAD])
    else:
        yield from _to_repeat(network)


def _first_check(network: NetworkShown, lacking: str) -> ActionShown:
    text = f"Check {network.name}: {lacking}."
    return made(f"{network.id}:check", text, cause=Cause.CHECK, source="No check that counts", about=network.id)


def _to_repeat(network: NetworkChecked) -> Iterator[ActionShown]:
    check = network.check
    oldest = next((each for each in reversed((check, *network.others)) if each.old), None)
    why = why_again(valid=check.valid, finished=check.finished is not None, counts=check.counts, old=oldest is not None)
    if why is None:
        return
    text = {
        Why.NOT_RELIABLE: f"Put right what made the check of {network.name} fail, then check again.",
        Why.NOT_FINISHED: f"Finish the check of {network.name}: it {unfinished_words(check)}.",
        Why.NOTHING_TESTED: f"Check {network.name} again with a list that holds test pages.",
        Why.TOO_OLD: f"Check {network.name} again{_with_list(oldest, network)}: the last check is more than "
        "a year old.",
        Why.NO_CLEAR_ANSWER: f"Find out why {counted(check.counts.not_proven, 'page')} on {network.name} gave no clear "
        "answer, then check again.",
    }[why]
    source = f"Check of {network.name}, {check.when}"
    yield made(f"{network.id}:repeat", text, cause=Cause.CHECK, source=source, about=network.id)


def _with_list(oldest: CheckShown | None, network: NetworkChecked) -> str:
    """Name the list of an old check beside which there is a newer one with another."""
    return f" with {oldest.list_words}" if oldest is not None and oldest is not network.check else ""


def _from_checklists(found: Sequence[ActionStands], made_at: datetime) -> Iterator[ActionShown]:
    for stands in found:
        shown = _shown(stands, made_at)
        if stands.closes_by_record:
            shown = replace(shown, closes=Closes.BY_ITSELF)
        if stands.asks_for_grounds:
            yield _until_grounds(shown, stands, made_at)
        elif stands.note is not None and stands.note.closed and not stands.closes_by_record:
            yield closed_by_person(shown, stands.note, made_at)
        elif stands.done is not None:
            # what is over with a day is open all of it
            when = in_zone(stands.done.at + timedelta.resolution, made_at).date()
            yield shut(shown, when, f"Closed on {day(when)}: {stands.done.words}.")
        elif stands.replaced_by is not None:
            yield _no_longer_raised(shown, stands.replaced_by, made_at)
        else:
            yield shown


def _until_grounds(action: ActionShown, stands: ActionStands, made_at: datetime) -> ActionShown:
    """Show what asks for the grounds of something that was done at once: it closes by them alone."""
    if stands.closed is None:
        return action
    when = in_zone(stands.closed, made_at).date()
    return shut(action, when, f"Closed on {day(when)}: the grounds were recorded.")


def _no_longer_raised(action: ActionShown, newest: Assessment, made_at: datetime) -> ActionShown:
    when = in_zone(newest.finished or newest.started, made_at).date()
    words = f"Closed on {day(when)} by the self-assessment {label(newest.id)}, which no longer asks for it."
    return shut(action, when, words)


def _shown(stands: ActionStands, made_at: datetime) -> ActionShown:
    action, each = stands.action, stands.assessment
    late = stands.is_late(made_at)
    opened = in_zone(stands.opened, made_at).date()
    asked_by = [label(one.subject) for one in stands.asked_by]
    return made(
        stands.id,
        sentence(prose(action.text)) if not stands.asks_for_lists else UPDATE_LISTS_WORDS,
        cause=_cause(stands),
        source=_source(stands, asked_by),
        about=label(each.id),
        details=_named(stands) if len(asked_by) > 1 else (),
        concerns="" if stands.asks_for_lists else concerns(each),
        owner=label(action.owner) or NOBODY_NAMED,
        due=stands.due,
        due_words=due_words(stands.due, late=late),
        late=late,
        closes=Closes.BY_PERSON,
        opened=opened,
    )


def _cause(stands: ActionStands) -> Cause:
    """Give what it stands with: what self-assessments ask for because of checks, with what the checks ask for."""
    if stands.asks_for_lists:
        return Cause.LISTS
    if not stands.assessment.is_of_venue:
        return Cause.BOOKING
    by = kind_of(stands.action).done_by
    if by.every_network:
        return Cause.CHECK
    if by.filter:
        return Cause.BLOCKED if {*by.filter} == {FilterFact.OVER_BLOCKING} else Cause.OPENED
    return Cause.PROCEDURE


def _source(stands: ActionStands, asked_by: Sequence[str]) -> str:
    if len(asked_by) > 1:
        if stands.assessment.is_of_venue:
            return joined([label(one.checklist_title) for one in stands.asked_by])
        many = counted(len(asked_by), "booking")
        if not stands.asks_for_lists:
            return f"{many} of the same group"
        return f"{many} whose names were looked up on lists that were missing or too old"
    about, source = concerns(stands.assessment), label(stands.action.source)
    return f"{about}: {source}" if source else about


def _named(stands: ActionStands) -> tuple[str, ...]:
    more = len(stands.asked_by) - _NAMED
    rest = f"and {counted(more, 'more booking')}"
    rest += ": what its lists were stands with each booking" if stands.asks_for_lists else ""
    return (*(concerns(one) for one in stands.asked_by[:_NAMED]), *([rest] if more > 0 else []))


def _to_decide(assessment_id: str, about: str, stands: AssessedStands, decides: str) -> Iterator[ActionShown]:
    text, why = "Have a named person decide.", "no decision is recorded"
    if stands.status is Status.NOT_PROVEN:
        text = "Answer what is still open, then decide."
    elif stands.how is How.REFERRED:
        text, why = "Have whoever it was referred to decide.", "it was referred, and nobody has decided since"
    source = f"{about}: {why}"
    yield made(
        f"{assessment_id}:decide",
        text,
        cause=Cause.BOOKING,
        source=source,
        about=assessment_id,
        concerns=about,
        owner=label(decides) or NOBODY_NAMED,
    )
