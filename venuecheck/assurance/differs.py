"""In which direction what a person decided lies to what the checklist recommended: its outcome, and its conditions."""

from collections.abc import Sequence
from enum import StrEnum

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.conditions_past import recommended_conditions
from venuecheck.assessment.decision import on_other_conditions
from venuecheck.assessment.outcome import SEVERITY
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.check import aware


class Differs(StrEnum):
    """How what a person decided lies to what the checklist recommended."""

    NOT = "not"
    LESS_STRICT = "less_strict"
    STRICTER = "stricter"
    NO_JUDGEMENT = "no_judgement"
    """Which way, nothing says: the booking is held, the hirer took it back, the room is not there; or other conditions
    take the place of those that were recommended."""


_NO_JUDGEMENT = frozenset({OutcomeKind.HOLD, OutcomeKind.NOT_AVAILABLE})


def how_differs(decided: OutcomeKind | None, recommended: OutcomeKind, conditions: Differs = Differs.NOT) -> Differs:
    """Say in which direction a person differed: in the outcome, or in `conditions` where that is the recommended one.

    What recommends nothing is not differed from.
    """
    if decided is None or recommended is OutcomeKind.NOT_FINISHED:
        return Differs.NOT
    if decided is recommended:
        return conditions
    # who refers a booking passes it up: whoever decides then may differ
    if (
        decided is OutcomeKind.REFER
        or {decided, recommended} & _NO_JUDGEMENT
        or decided not in SEVERITY
        or recommended not in SEVERITY
    ):
        return Differs.NO_JUDGEMENT
    if SEVERITY[decided] == SEVERITY[recommended]:
        return Differs.NOT
    return Differs.STRICTER if SEVERITY[decided] > SEVERITY[recommended] else Differs.LESS_STRICT


def conditions_differ(assessment: Assessment, replies: Sequence[Reply]) -> Differs:
    """Say how conditions lie to the recommended ones: some left out, some more, or others in their place."""
    decision = assessment.decision
    known = [one for one in replies if decision is not None and aware(one.at) <= aware(decision.at)]
    if decision is None or not on_other_conditions(assessment, decision.outcome, decision.conditions, known):
        return Differs.NOT
    recommended, imposed = {*recommended_conditions(assessment, known)}, {*decision.conditions}
    if recommended - imposed:
        return Differs.NO_JUDGEMENT if imposed - recommended else Differs.LESS_STRICT
    return Differs.STRICTER
