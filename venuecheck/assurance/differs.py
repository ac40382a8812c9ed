"""In which direction what a person decided lies to what the checklist recommended: its outcome, and its conditions."""

import itertools
from collections.abc import Sequence
from enum import StrEnum

from venuecheck.assessment.addressee import ANSWERERS, addressee, advised_by
from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assessment.conditions_past import recommended_conditions
from venuecheck.assessment.decision import on_other_conditions
from venuecheck.assessment.outcome import SEVERITY
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import OPEN, hold_before
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


def differs(assessment: Assessment, replies: Sequence[Reply]) -> Differs:
    """Say in which direction what stands decided differs from what was recommended."""
    return how_differs(
        assessment.decision.kind if assessment.decision else None,
        assessment.recommendation.kind,
        conditions_differ(assessment, replies),
        as_answered=is_as_answered(assessment, replies),
    )


def how_differs(
    decided: OutcomeKind | None,
    recommended: OutcomeKind,
    conditions: Differs = Differs.NOT,
    *,
    as_answered: bool = False,
) -> Differs:
    """Say in which direction a person differed: in the outcome, or in `conditions` where that is the recommended one.

    What recommends nothing is not differed from; nor is a referral by what was decided `as_answered`.
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
    if SEVERITY[decided] == SEVERITY[recommended] or (as_answered and recommended is OutcomeKind.REFER):
        return Differs.NOT
    return Differs.STRICTER if SEVERITY[decided] > SEVERITY[recommended] else Differs.LESS_STRICT


def is_as_answered(assessment: Assessment, replies: Sequence[Reply]) -> bool:
    """Whether the referral that was recommended had its answer before it was decided, and that can support what was.

    What somebody answered is not judged. A decision against the booking without a fact on record rests on no answer.
    """
    decision = assessment.decision
    if decision is None or assessment.recommendation.kind is not OutcomeKind.REFER or decision.without_fact:
        return False
    return _is_answered(assessment, decision, replies)


def _is_answered(assessment: Assessment, decision: Decision, replies: Sequence[Reply]) -> bool:
    """Whether whoever was to be asked answered, a hold in which to wait ended, or it was passed up to who decides."""
    if decision.after_hold and hold_before(assessment) is not None:
        return True
    answerers = ANSWERERS[addressee(assessment)]
    if any(one.answerer in answerers for one in _known(decision, replies)):
        return True
    meanwhile = itertools.takewhile(lambda one: one.kind in OPEN, reversed(assessment.earlier))
    return advised_by(assessment) is None and any(one.kind is OutcomeKind.REFER for one in meanwhile)


def _known(decision: Decision, replies: Sequence[Reply]) -> list[Reply]:
    """Give the replies that were on record when it was decided."""
    return [one for one in replies if aware(one.at) <= aware(decision.at)]


def conditions_differ(assessment: Assessment, replies: Sequence[Reply]) -> Differs:
    """Say how conditions lie to the recommended ones: some left out, some more, or others in their place."""
    decision = assessment.decision
    if decision is None:
        return Differs.NOT
    known = _known(decision, replies)
    if not on_other_conditions(assessment, decision.outcome, decision.conditions, known):
        return Differs.NOT
    recommended, imposed = {*recommended_conditions(assessment, known)}, {*decision.conditions}
    if recommended - imposed:
        return Differs.NO_JUDGEMENT if imposed - recommended else Differs.LESS_STRICT
    return Differs.STRICTER
