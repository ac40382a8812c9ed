"""What there is to do at a venue, as its own report lists it; and what a coordinator has to ask it about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from venuecheck.assessment.assessment import OF_VENUE_KINDS
from venuecheck.assurance.assessed import AssessedStands
from venuecheck.assurance.evidence_found import Known
from venuecheck.assurance.how import How
from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.assurance.said_not_so import asking_still, said_not_so
from venuecheck.assurance.to_do import ToDo, Why, things_to_do
from venuecheck.collate.facts import ActionSet, Assessed, VenueFacts


def to_do_there(
    facts: VenueFacts,
    known: Known,
    assessed: Mapping[str, AssessedStands],
    requirements: Sequence[RequirementFacts],
) -> tuple[ToDo, ...]:
    """Give the actions of the venue's own report, open and closed, at the moment of which all this is `known`.

    `assessed` says by id how each booking and self-assessment stands; `requirements` are as they are judged then.
    """
    at = known.at
    set_by_checklists = [
        (one, each, each.closed_by(at))
        for one in facts.assessed
        if one.started <= at
        for each in one.actions
        if each.since is None or each.since <= at
        if not _is_replaced(one, each, assessed, known)
    ]
    asked = _each_once((each, closed) for _, each, closed in set_by_checklists)
    asking = asking_still((one.id, closed is not None) for one, _, closed in set_by_checklists)
    everything = things_to_do(
        known.networks,
        facts.faults,
        asked,
        assessed,
        said_not_so(known, requirements, asking),
        notes=facts.notes,
        at=at,
    )
    told = {each.id: each.told for one in facts.assessed for each in one.actions}
    told.update((note.action, note.told) for note in facts.notes)
    # of a venue that never sent its list of networks nobody knows that it has none
    return tuple(
        replace(each, told=told.get(each.id)) for each in everything if facts.sent or each.why is not Why.NO_NETWORK
    )


def _each_once(found: Iterable[tuple[ActionSet, datetime | None]]) -> Iterator[ToDo]:
    """Give each thing to do, with when it was closed; what was one while it was open counts once, by its first day.

    The venue tells apart what was closed since, each by its own end: on a day that is past they were one.
    """
    still: dict[str, list[ActionSet]] = {}
    for each, closed in found:
        if closed is None:
            still.setdefault(each.one_with or each.id, []).append(each)
        else:
            yield ToDo(id=each.id, why=Why.ASKED, due=each.due, closed=closed)
    for name, group in still.items():
        one = next((each for each in group if each.id == name), group[0])
        yield ToDo(id=one.id, why=Why.ASKED, due=min((each.due for each in group if each.due), default=None))


def _is_replaced(one: Assessed, each: ActionSet, assessed: Mapping[str, AssessedStands], known: Known) -> bool:
    """Whether another computer's later self-assessment no longer asks for it, or asks for it itself."""
    is_gone = one.recommended in OF_VENUE_KINDS and assessed[one.id].how is How.REPLACED
    return is_gone and not each.closed_by(known.at)


def to_ask(told: Iterable[str], *, worse: bool) -> Iterator[ToDo]:
    """Give what to ask a venue about of which no record of its own says what there is to do.

    `told`: sides (`filtering`, `bookings`) that need action by what somebody told of them alone. `worse`: whether it
    needs action by what was sent and cannot be counted.
    """
    yield from (ToDo(id=f"told:{side}", why=Why.TOLD_NOT_SO, side=side) for side in told)
    if worse:
        yield ToDo(id="sent:again", why=Why.SENT_UNUSABLE)
