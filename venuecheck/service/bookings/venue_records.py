"""What a venue's other records say, by the names that the conditions of checklists use."""

from datetime import date

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.outcome import mentioned
from venuecheck.assessment.walk import RECORDS
from venuecheck.assessment.wiring import conditions_of
from venuecheck.records.store import Store
from venuecheck.service.bookings.filter_facts import filter_facts

_SELF_ASSESSMENT = "venue-self-assessment"
_OF_A_VENUE = frozenset({OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET})


def records_of(store: Store, checklist: Checklist) -> dict[str, str | date]:
    """Give what is recorded of the venue: its last self-assessment and its last check of a filter.

    Only what the checklist's conditions mention is looked up: reading runs takes time.
    """
    wanted = {name for condition in conditions_of(checklist) for name in mentioned(checklist, condition)}
    found: dict[str, str | date] = {}
    if any(name.startswith("self_assessment.") for name in wanted & RECORDS.keys()):
        found |= _self_assessment(store)
    if any(name.startswith("filter_check.") for name in wanted & RECORDS.keys()):
        found |= filter_facts(store)
    return found


def _self_assessment(store: Store) -> dict[str, str | date]:
    """Give the last finished self-assessment; what a person decided counts before what was recommended."""
    done = [
        one
        for one in store.all("assessment", Assessment)
        # other checklists end in the same outcomes, and say nothing of the venue as a whole
        if one.checklist == _SELF_ASSESSMENT and one.finished is not None and one.recommendation.kind in _OF_A_VENUE
    ]
    if not done:
        return {"self_assessment.recorded": "no"}
    last = max(done, key=lambda one: one.started)
    kind = last.decision.kind if last.decision else last.recommendation.kind
    return {
        "self_assessment.recorded": "yes",
        "self_assessment.date": (last.finished or last.started).date(),
        "self_assessment.outcome": kind.value,
    }
