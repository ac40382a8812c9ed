"""A booking at which something was written for the designated safeguarding lead: what it is stands elsewhere.

The booking holds when it was written down, which tells the lead nothing: to tell them is something to do, until they
opened it, or somebody notes when they were told. It waits for the lead as one does whose answers tell of a worry:
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
TELL_LEAD: Final = "tell-lead"
"""Id of the action that stays open until somebody notes that the lead was told, or they opened it."""
FOR_LEAD: Final = frozenset({TELL_LEAD, LEAD_ANSWERS})
"""What there is to do about it. It stands in no letter."""
_TO_TELL: Final = (
    "Tell the designated safeguarding lead today that something is written down for them: the program sends nothing. "
    "Close this with the day and the time that you told them, and nothing else."
)
_TO_ANSWER: Final = (
    "Answer what was written down for the designated safeguarding lead: what it means for the booking, and nothing of "
    "a child. No letter but the holding letter goes out until the answer is noted."
)


def passed_on(assessment: Assessment, at: datetime) -> Assessment:
    """Give a booking as it is once something was written at it for the lead, who is to answer that day."""
    others = (one for one in assessment.actions if one.id not in FOR_LEAD)
    kind = ActionKind(asks=Asks.SAFEGUARDING, outlasts_booking=True)
    owner = f"the {Role.DSL.words}"
    today = london_day(at)
    to_tell = Action(id=TELL_LEAD, text=_TO_TELL, owner="whoever noticed", due=today, kind=kind)
    to_answer = Action(id=LEAD_ANSWERS, text=_TO_ANSWER, owner=owner, due=today, kind=kind)
    return replace(assessment, passed_to_lead=at, actions=(*others, to_tell, to_answer))


def as_passed_on(assessment: Assessment, before: Assessment) -> Assessment:
    """Give a booking that was answered anew, with what was passed on at it `before`."""
    return passed_on(assessment, before.passed_to_lead) if before.passed_to_lead else assessment


def answers_it(assessment: Assessment, answerer: Answerer, at: datetime) -> bool:
    """Whether what somebody answered at a moment counts: the lead's does not where something was passed on since."""
    since = assessment.passed_to_lead
    return answerer is not Answerer.SAFEGUARDING or since is None or since <= at
