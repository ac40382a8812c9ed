"""Who says only that they have what they were asked has not answered: whatever waits for their answer waits on."""

from datetime import timedelta

import pytest

from tests.service.test_letters import booking
from tests.service.test_what_is_owed import LATER, approved, then
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.grounds import step_shortcomings
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.deciding import decision_of
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import note_reply, replies_counting, replies_noted, replies_to, reply_words
from venuecheck.service.bookings.story import story_of
from venuecheck.service.sites.site import Site


def noted(place: Site, store: Store, one: Assessment, *, acknowledged: bool) -> None:
    """Note that the police wrote."""
    about = read_assessment(store, one.id)
    said = "We have received it and will look"
    note_reply(
        place,
        store,
        about,
        Answerer.POLICE,
        text=said,
        person="Joan Whitlock",
        now=LATER + timedelta(minutes=1),
        acknowledged=acknowledged,
    )


def test_that_they_have_it_is_shown_and_is_no_answer(place: Site, store: Store) -> None:
    """Whoever reads the booking sees it; nothing that counts answers does, and the answer itself is no other word."""
    one = booking()
    record(store, one)
    noted(place, store, one, acknowledged=True)
    assert (replies_to(store, one), replies_counting(store)) == ((), ())
    (shown,) = replies_noted(store, one)
    assert reply_words(shown) == (
        "no answer yet of the police, who say that they have it: We have received it and will look"
    )
    assert reply_words(shown) in [step.what for step in story_of(store, one.id).steps]
    noted(place, store, one, acknowledged=False)
    assert [each.acknowledged for each in replies_to(store, one)] == [False]
    assert [each.acknowledged for each in replies_noted(store, one)] == [True, False]


@pytest.mark.parametrize("acknowledged", [True, False])
def test_a_hold_asks_what_came_of_it_until_somebody_answered(place: Site, store: Store, *, acknowledged: bool) -> None:
    """A receipt ends no hold's question."""
    one = approved(place, store, told=False)
    then(place, store, one, "hold", ())
    noted(place, store, one, acknowledged=acknowledged)
    about = read_assessment(store, one.id).value
    written = WrittenDecision(
        outcome="approve", person="Joan Whitlock", role="Manager", reasons="Nothing speaks against it"
    )
    replies = replies_to(store, about)
    taken = decision_of(about, written, LATER + timedelta(minutes=2), replies)
    lacks = [each.field for each in step_shortcomings(about, taken, replies, {})]
    assert ("after_hold" in lacks) is acknowledged
