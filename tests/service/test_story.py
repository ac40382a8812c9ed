"""What the story of a booking tells of a decision: the facts that it rests on, as they stood on record."""

from dataclasses import replace

import pytest

from tests.service.test_letters import booking
from tests.service.test_only_acknowledged import noted
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import OutcomeKind, RaisedFlag, Weight
from venuecheck.records.store import Store
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.story import StepKind, story_of
from venuecheck.service.sites.site import Site

ARMED = RaisedFlag(
    id="armed", text="The poster calls on people to come armed.", weight=Weight.SERIOUS, questions=(), source="x"
)


@pytest.mark.parametrize(
    ("rests_on", "says"),
    [
        (("armed",), "(it rests on: The poster calls on people to come armed.)"),
        ((Answerer.POLICE.value,), "We have received it and will look"),
        (("armed", "of-an-older-version"), "come armed.; of-an-older-version)"),
    ],
)
def test_a_decision_is_told_with_the_facts_that_it_rests_on(
    place: Site, store: Store, rests_on: tuple[str, ...], says: str
) -> None:
    """In words, as whoever decided read them; an id that nothing here knows is told as it is."""
    one = replace(booking(), flags=(ARMED,))
    record(store, one)
    noted(place, store, one, acknowledged=False)
    refused = booking(OutcomeKind.REFUSE)
    assert refused.decision is not None
    decided = replace(one, decision=replace(refused.decision, rests_on=rests_on))
    record(store, decided, over=read_assessment(store, one.id))
    (told,) = (step.what for step in story_of(store, one.id).steps if step.kind is StepKind.DECIDED)
    assert says in told
