"""The letter that is owed to whoever was told something of a booking, and decided otherwise since."""

from collections.abc import Iterable
from datetime import datetime

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision
from venuecheck.assessment.letter_kind import LOOKS_AGAIN, LetterKind
from venuecheck.assessment.replying import letter_for
from venuecheck.assessment.steps import at_once_before
from venuecheck.assurance.check import aware
from venuecheck.assurance.closes_actions import Made, event_over


def letter_owed(assessment: Assessment, letters: Iterable[Made]) -> LetterKind | None:
    """Give the letter by which whoever was told something hears what was decided since; None where none is owed.

    Only a letter on record shows that they were told: of a booking of which none is, another way was taken. The full
    reasons of what was done at once are promised. What was decided once the event was over changes nothing for them.
    """
    decision, kind = assessment.decision, letter_for(assessment)
    if decision is None or kind is None or not assessment.earlier:
        return None
    decided, over = aware(decision.at), event_over(assessment)
    if over is not None and decided >= over:
        return None
    if at_once_before(assessment) is not None:
        return kind
    before = [one for one in letters if one.kind is not LetterKind.REFERRAL and aware(one.made) < decided]
    if all(one.kind in LOOKS_AGAIN for one in before):
        return None
    last = max(before, key=lambda one: aware(one.made))
    return None if last.kind not in LOOKS_AGAIN and _told_the_same(assessment, decision, aware(last.made)) else kind


def _told_the_same(assessment: Assessment, decision: Decision, made: datetime) -> bool:
    """Whether a letter that was made then confirmed just what is confirmed now: it was held meanwhile, untold."""
    told = next((one for one in reversed(assessment.earlier) if aware(one.at) <= made), None)
    if told is None or aware(assessment.started) > made or decision.kind not in APPROVING_KINDS:
        return False
    return _confirms(told) == _confirms(decision)


def _confirms(decision: Decision) -> tuple[object, ...]:
    said = (decision.outcome, decision.kind, decision.conditions, decision.valid_until)
    return (*said, decision.off_from, decision.off_until)
