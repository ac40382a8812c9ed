"""What was ended after it had begun: the days before that took place, and no later word undoes them."""

from datetime import date
from typing import Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.steps import ENDS, OPEN, decided_so_far
from venuecheck.core.london import london_day

_TAKE_IT_OFF: Final = ENDS | {OutcomeKind.WITHDRAWN}


def ended_on(assessment: Assessment) -> date | None:
    """Give the day on which what was confirmed ended, from which on nothing takes place; None where nothing did.

    An end that was decided again, as with the grounds of what was done at once, is of the day of the first.
    """
    ended = None
    for one in reversed(decided_so_far(assessment)):
        if one.kind in _TAKE_IT_OFF:
            ended = one
        elif one.kind not in OPEN or ended is None:
            is_confirmed = one.kind in APPROVING_KINDS
            return london_day(ended.at) if ended is not None and is_confirmed else None
    return None
