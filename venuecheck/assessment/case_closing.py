"""When a booking's case closes: from then on counts how long it is kept. What people are told of it stands here too."""

from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.event_days import case_ends

TAKES_NO_PLACE: Final = frozenset(
    {OutcomeKind.REFUSE, OutcomeKind.CANCEL, OutcomeKind.NOT_AVAILABLE, OutcomeKind.WITHDRAWN}
)
"""What closes a case on the day that it is decided: no event comes of it."""
COUNTED_FROM: Final = (
    "counted from the end of the event or, where it was refused, cancelled, withdrawn or not available, from that "
    "decision; from the last change where that is later"
)
"""`case_closes`, in words."""
NOT_BEFORE: Final = "nothing goes before the event is over, or while something about the booking is still open"
"""`never_before`, and what `still_open` adds, in words."""


def case_closes(assessment: Assessment, newest: date) -> date:
    """Give the day on which a case closes, or will; `newest` is the day of the last record about it."""
    decision = assessment.decision
    if decision is not None and decision.kind in TAKES_NO_PLACE:
        return newest
    over = case_ends(assessment) or (decision.valid_until if decision else None)
    return max(newest, over) if over else newest


def never_before(assessment: Assessment) -> date | None:
    """Give the day after its event, before which nothing is erased, whatever became of it; None where none is known."""
    last = case_ends(assessment)
    return last + timedelta(days=1) if last else None
