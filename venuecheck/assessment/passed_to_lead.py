"""A booking at which something was written for the designated safeguarding lead: what it is stands elsewhere.

The booking holds that it was passed on and when. So it waits for the lead as one does whose answers tell of a worry:
whoever decides is told, nothing but the holding letter goes out, and what there is to do says so, until the lead's
answer is noted.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment
from venuecheck.core.action import Action, ActionKind, Asks
from venuecheck.core.actor import Role
from venuecheck.core.london import london_day

LEAD_ANSWERS: Final = "lead-answers"
"""Id of the action that stays open until the lead's answer is noted."""
_TO_ANSWER: Final = (
    "Answer what was passed to the designated safeguarding lead: what it means for the booking, and nothing of a "
    "child. No letter but the holding letter goes out until the answer is noted."
)


def passed_on(assessment: Assessment, at: datetime) -> Assessment:
    """Give a booking as it is once something was written at it for the lead, who is to answer that day."""
    others = (one for one in assessment.actions if one.id != LEAD_ANSWERS)
    kind = ActionKind(asks=Asks.SAFEGUARDING, outlasts_booking=True)
    owner = f"the {Role.DSL.words}"
    to_answer = Action(id=LEAD_ANSWERS, text=_TO_ANSWER, owner=owner, due=london_day(at), kind=kind)
    return replace(assessment, passed_to_lead=at, actions=(*others, to_answer))


def as_passed_on(assessment: Assessment, before: Assessment) -> Assessment:
    """Give a booking that was answered anew, with what was passed on at it `before`."""
    return passed_on(assessment, before.passed_to_lead) if before.passed_to_lead else assessment


def answers_it(assessment: Assessment, answerer: Answerer, at: datetime) -> bool:
    """Whether what somebody answered at a moment counts: the lead's does not where something was passed on since."""
    since = assessment.passed_to_lead
    return answerer is not Answerer.SAFEGUARDING or since is None or since <= at
