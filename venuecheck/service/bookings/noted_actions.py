"""What was noted of the things to do that a booking's checklist set, such as which exception a session rests on."""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.passed_to_lead import TELL_LEAD
from venuecheck.assurance.fault import shown_id
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedAction:
    """A thing to do that somebody closed, with what they noted."""

    text: str
    """What there was to do."""
    noted: str
    person: str
    """Empty where it is not told: who told the safeguarding lead may be who noticed something."""
    at: datetime


def noted_of(store: Store, assessment: Assessment) -> tuple[NotedAction, ...]:
    """Give what was noted of a booking's things to do when a person closed them, in order."""
    own = f"{shown_id(assessment.id)}:"
    return tuple(
        NotedAction(
            text=one.text, noted=one.reason, person="" if one.action == f"{own}{TELL_LEAD}" else one.person, at=one.at
        )
        for one in store.all("action", ActionNote)
        if one.closed and one.action.startswith(own)
    )
