"""What stands against a letter that comes too late: a hold that is over, an event that is, a booking taken back."""

from dataclasses import dataclass
from datetime import date

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.event_days import case_ends
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core import day_words
from venuecheck.core.step import Step, Then


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why a letter cannot be made, and what to do."""

    what: str
    fix: str
    then: Then | None = None


def hold_over(assessment: Assessment, today: date) -> Obstacle | None:
    """Say that a hold is over: one more holding letter would promise anew what the hold promised."""
    decision = assessment.decision
    if decision is None or decision.kind is not OutcomeKind.HOLD:
        return None
    if decision.valid_until is None or decision.valid_until >= today:
        return None
    what = f"the hold ended on {day_words.day(decision.valid_until)}: another holding letter would only promise anew"
    then = Then(step=Step.DECIDE, about=assessment.id)
    return Obstacle(what=what, fix="decide now; if it has to wait longer, decide on a new hold first", then=then)


def event_over(assessment: Assessment, today: date) -> Obstacle | None:
    """Say that what was approved is over: nothing of it is left to confirm, however often somebody decides.

    It may be approved all the same, so that what was only said is on record, and somebody can say how it went.
    """
    decision, last = assessment.decision, case_ends(assessment)
    if decision is None or decision.kind not in APPROVING_KINDS or is_in_part(decision):
        return None
    if last is None or last >= today:
        return None
    what = f"the event was over on {day_words.day(last)}, and nothing is left to confirm"
    fix = "write nothing, and say how it went; where that day is wrong, change the booking"
    return Obstacle(what=what, fix=fix)


def taken_back(kind: LetterKind, right: LetterKind | None, *, held: bool) -> Obstacle | None:
    """Say why nothing is written to whoever took their booking back, or nothing but what becomes of the deposit.

    `right` is the letter that says that; None where nobody said what becomes of it. `held`: a name, or a worry, is
    still waited for.
    """
    what = "the organiser has withdrawn the booking"
    if right is None:
        return Obstacle(what=what, fix="no letter is needed")
    if kind is not right:
        return Obstacle(what=what, fix=f"choose the letter of {right}")
    if held:  # whoever is listed may be paid nothing
        fix = "write nothing, and ask legal services before anything is paid back"
        return Obstacle(what=f"{what}, and somebody's answer is still waited for", fix=fix)
    return None
