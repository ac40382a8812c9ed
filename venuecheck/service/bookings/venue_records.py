"""What a venue's other records say, by the names that the conditions of checklists use."""

from datetime import date, datetime

from venuecheck.assessment.assessment import OF_VENUE_KINDS, OutcomeKind
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.outcome import mentioned
from venuecheck.assessment.walk import RECORDS
from venuecheck.assessment.wiring import conditions_of
from venuecheck.assurance.assessed import assessed_of, self_assessment_stands, stated_kind
from venuecheck.assurance.bad_news import assessments_counting
from venuecheck.assurance.check import is_ahead
from venuecheck.assurance.how import How
from venuecheck.core.london import london_day
from venuecheck.records.store import Store
from venuecheck.records.when_there import on_record
from venuecheck.service.bookings.filter_facts import filter_facts
from venuecheck.service.bookings.recorded import all_assessments

_SELF_ASSESSMENT = "venue-self-assessment"


def records_of(store: Store, checklist: Checklist, now: datetime) -> dict[str, str | date]:
    """Give what is recorded of the venue: its last self-assessment and its last check of a filter.

    Only what the checklist's conditions mention is looked up: reading runs takes time.
    """
    wanted = {name for condition in conditions_of(checklist) for name in mentioned(checklist, condition)}
    found: dict[str, str | date] = {}
    if any(name.startswith("self_assessment.") for name in wanted & RECORDS.keys()):
        found |= _self_assessment(store, now)
    if any(name.startswith("filter_check.") for name in wanted & RECORDS.keys()):
        found |= filter_facts(store, now)
    return found


def _self_assessment(store: Store, now: datetime) -> dict[str, str | date]:
    """Give the last finished self-assessment, as reports judge it."""
    recorded = all_assessments(store)
    there = on_record(store, "assessment", {one.id: one.started for one in recorded}, now)
    done = [
        one
        for one in assessments_counting(recorded, now, there)
        # other checklists end in the same outcomes, and say nothing of the venue as a whole
        if one.checklist == _SELF_ASSESSMENT and one.finished is not None and one.recommendation.kind in OF_VENUE_KINDS
        if not is_ahead(one.started, now, by_person=False)
    ]
    if not done:
        return {"self_assessment.recorded": "no"}
    last = max(done, key=lambda one: one.started)
    told = assessed_of(last)
    # what was waived counts again after its last day; by how much it is not in place no rule has said
    kind = OutcomeKind.PARTLY_MET if self_assessment_stands(told, now).how is How.WAIVER_ENDED else stated_kind(told)
    return {
        "self_assessment.recorded": "yes",
        "self_assessment.date": london_day(last.finished or last.started),
        "self_assessment.outcome": kind.value,
    }
