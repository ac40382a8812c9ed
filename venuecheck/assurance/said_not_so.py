"""What there is to do because somebody said that something is not so.

A check that found something wrong asks for what puts it right; a person's word does as well: a filter's log without the
alert, a requirement signed as not met, answers by which something is not in place. It ends when the word changes.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TypeVar

from venuecheck.assurance.assessed import waiver_has_ended
from venuecheck.assurance.evidence import log_status
from venuecheck.assurance.evidence_found import Known, newest_look
from venuecheck.assurance.fault import shown_id
from venuecheck.assurance.requirement import Evidenced, RequirementFacts, pieces_stand
from venuecheck.assurance.status import Status
from venuecheck.assurance.to_do import ToDo, Why
from venuecheck.core.london import london_day
from venuecheck.plans.plan import EvidenceKind

T = TypeVar("T", bound=ToDo)


def asking_still(asked: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """Name the self-assessments that ask for something, all of which is still open.

    What was closed may be what an answer says is still not so. `asked` gives for each thing asked for the id of what
    asks for it, and whether it is closed.
    """
    everything = [*asked]
    return frozenset(one for one, _ in everything) - {one for one, is_closed in everything if is_closed}


def said_not_so(known: Known, requirements: Iterable[RequirementFacts], asking: Collection[str]) -> tuple[ToDo, ...]:
    """Give what is to be done because of what persons said, each once.

    `asking` are the ids of self-assessments of which all that they ask for is still to be done (`asking_still`): that
    says already what is to be done about them.
    """
    found = [*_logs(known), *_answers(known, asking)]
    said_by_whole = {shown_id(one.checklist) for one in known.assessed if known.stands[one.id] is Status.PROBLEM}
    for facts in requirements:
        for each in facts.evidence:
            found += _required(facts, each, said_by_whole, london_day(known.at))
    return tuple({todo.id: todo for todo in reversed(found)}.values())[::-1]


def _logs(known: Known) -> Iterator[ToDo]:
    for network in known.networks:
        newest = newest_look(network.network, known.looks)
        if network.retired is None and log_status(newest) is Status.PROBLEM:
            yield ToDo(id=f"{shown_id(network.network)}:filter-log", why=Why.LOG_SAYS_NO, network=network.network)


def _answers(known: Known, asking: Collection[str]) -> Iterator[ToDo]:
    for one in known.assessed:
        came_since = waiver_has_ended(one, known.at)  # nothing that it asks for itself is about that
        if known.stands[one.id] is Status.PROBLEM and (came_since or one.id not in asking):
            yield _answered(one.checklist)


def _answered(checklist: str) -> ToDo:
    checklist = shown_id(checklist)
    return ToDo(id=f"{checklist}:answers", why=Why.ANSWERED_NOT_SO, checklist=checklist)


def _required(facts: RequirementFacts, each: Evidenced, said_by_whole: Collection[str], today: date) -> Iterator[ToDo]:
    """Give what a signature, or answers, ask for that count for one evidence.

    Of answers that stand in a self-assessment which asks for something itself nothing is asked twice, but for what came
    since: a refresher fell due, a waiver ended.
    """
    counting = pieces_stand(each.kind, each.recorded, each.otherwise, each.every_months, today)
    for piece, age in counting:
        if age.status is not Status.PROBLEM:
            continue
        is_recorded = any(piece is one for one in each.recorded)
        kind = each.kind if is_recorded else EvidenceKind.ANSWERS
        if kind is EvidenceKind.STATEMENT:
            yield ToDo(
                id=f"{facts.plan}:{facts.number}:signed",
                why=Why.SIGNED_NOT_MET,
                plan=facts.plan,
                requirement=facts.number,
            )
        elif kind is EvidenceKind.ANSWERS and each.asks is not None:
            checklist = each.asks.checklist if is_recorded else each.asks.otherwise
            # what came since, by itself, is in nothing that they asked for when they were answered
            came_since = piece.status is not Status.PROBLEM
            if checklist and (came_since or checklist not in said_by_whole):
                yield _answered(checklist)
