"""What was recorded for requirements on a day that is past, of what is told of today alone.

A bundle tells the newest of what persons answered, and of what filters named to user groups. Where that is of since,
what was told by the day takes its place; where nothing was, and there was something, nobody can tell: it is never left
out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from venuecheck.assurance.check import aware
from venuecheck.assurance.requirement import Evidenced, Piece, RequirementFacts
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import VenueFacts
from venuecheck.core.london import london_day
from venuecheck.plans.plan import EvidenceKind

_Place: TypeAlias = tuple[str, int, str, int]


def required_on(facts: VenueFacts, at: datetime, now: datetime) -> tuple[tuple[RequirementFacts, ...], bool]:
    """Give what was recorded by the moment `at` for each requirement, of what is known at `now`.

    And whether anything of it cannot be told, because what the venue told by then is not here.
    """
    is_untold = False
    then = defaultdict[_Place, list[Evidenced]](list)
    for told in facts.required_then:
        for place, one in _of(told):
            then[place].append(one)
    answered = any(one.of_venue is not False and aware(one.started) <= at for one in facts.assessed)
    checked = any(aware(each.started) <= at for each in facts.checks)

    def is_since(piece: Piece) -> bool:
        return piece.on is not None and london_day(at) < piece.on <= london_day(now)

    def on(piece: Piece, told: Iterable[Piece], *, was_there: bool) -> Piece:
        nonlocal is_untold
        if not is_since(piece):
            return piece
        before = next((one for one in told if one.of == piece.of and one.on is not None and not is_since(one)), None)
        if before is not None:
            return replace(piece, status=before.status, on=before.on, later=before.later, at=before.at)
        is_untold |= was_there
        if was_there:
            return replace(piece, status=Status.NOT_PROVEN, on=london_day(at), later=(), at=None)
        return replace(piece, status=Status.NOT_REPORTED, on=None, later=(), at=None)

    def evidence(each: Evidenced, told: Sequence[Evidenced]) -> Evidenced:
        was_there = checked if each.kind is EvidenceKind.USER_GROUPS else answered
        recorded = [piece for one in told for piece in one.recorded]
        otherwise = [piece for one in told for piece in one.otherwise]
        return replace(
            each,
            recorded=tuple(on(one, recorded, was_there=was_there) for one in each.recorded),
            otherwise=tuple(on(one, otherwise, was_there=answered) for one in each.otherwise),
        )

    found = tuple(
        replace(each, evidence=tuple(evidence(one, then[place]) for place, one in _of(each)))
        for each in facts.requirements or ()
    )
    return found, is_untold


def _of(each: RequirementFacts) -> Iterable[tuple[_Place, Evidenced]]:
    """Give what it wants, each by where it stands in its plan."""
    for number, one in enumerate(each.evidence):
        yield (each.plan, each.plan_version, each.number, number), one
