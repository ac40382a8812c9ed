"""A look at the lists by hand counts as what it is, where the venue's own lists cannot be relied on."""

from datetime import UTC, datetime, timedelta

import pytest
import yaml

from tests.screening.samples import entry, names
from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment, OutcomeKind, Weight
from venuecheck.authoring.document import read
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import read_answers_document
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.handed_in import HandedIn, hand_in
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.names.relied_on import can_be_relied_on
from venuecheck.service.sites.site import Site

from .kept_lists import keep_list

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
LOOKED_CLOSER = {
    "organiser": "Helen Marsh",
    "booking_for": "own_group",
    "organisation": "Borough Debating Circle",
    "event": "Lecture on the canals, with questions",
    "event_date": "2026-12-16",
    "planned": ["none"],
    "identity": "known",
    "hire_terms": "agreed",
    "concerns": ["mismatch"],
    "legal_form": "association",
    "has_website": "no",
    "contact": "address",
    "programme_clear": "yes",
    "audience": "open",
    "publicity": "matches",
    "reference": "good",
    "online": "nothing",
    "content_law": "no",
    "advice": "not_needed",
}
"""A booking of which somebody looked closer, and found nothing: the names alone are left."""


def handed_in(place: Site, store: Store, said: dict[str, object]) -> HandedIn:
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    document = {
        "checklist": checklist.id,
        "subject": "Lecture",
        "person": "Pat Green",
        "answers": {**LOOKED_CLOSER, **said},
    }
    written = read(yaml.safe_dump(document).encode(), "a.yaml")
    return hand_in(Desk.at(place, store, checklist, lambda: NOW), read_answers_document(written, checklist))


def looked(place: Site, store: Store, found: str, days_ago: int) -> Assessment:
    dated = (NOW - timedelta(days=days_ago)).date().isoformat()
    return handed_in(place, store, {"names_checked": found, "lists_date": dated}).assessment


def test_without_lists_it_is_asked_for_and_nothing_is_recommended_before(place: Site, store: Store) -> None:
    done = handed_in(place, store, {})
    assert done.draft is not None
    assert {"names_checked", "lists_date"} <= {*done.assessment.not_answered}


def test_that_none_was_found_counts_as_stated(place: Site, store: Store) -> None:
    """No more than that: the point that the lists are old stays, with what somebody states beside it."""
    one = looked(place, store, "no_match", days_ago=3)
    assert one.recommendation.kind in {OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS}
    said = "Somebody looked the names up by hand, on lists of 11 September 2026, and states that none matches."
    assert said in one.recommendation.reasons[0]
    (point,) = (each for each in one.flags if each.id == "screen:lists")
    assert point.text.endswith(said)
    assert point.weight is Weight.CAUTION
    assert "update-lists" in {each.id for each in one.actions}


def test_on_lists_that_are_old_it_shows_nothing(place: Site, store: Store) -> None:
    one = looked(place, store, "no_match", days_ago=60)
    assert one.recommendation.kind is OutcomeKind.NOT_FINISHED
    assert not any("by hand" in each for each in one.recommendation.reasons)


def test_that_one_may_be_a_match_holds_the_booking(place: Site, store: Store) -> None:
    one = looked(place, store, "possible", days_ago=3)
    assert one.recommendation.kind is OutcomeKind.REFER
    assert any(each.id == "possible_match" and each.holds_reply for each in one.flags)


@pytest.mark.parametrize(("days_ago", "relied"), [(0, True), (30, True), (31, False), (-1, False)])
def test_whole_and_recent_lists_take_its_place(place: Site, store: Store, days_ago: int, relied: bool) -> None:  # noqa: FBT001
    """Then nobody is asked, and what somebody wrote all the same is said to count for nothing."""
    dated = (NOW - timedelta(days=days_ago)).date()
    keep_list(place, names(entry("Front of Zorblax"), dated=dated), store)
    assert not can_be_relied_on(place, store, NOW.date())
    keep_list(place, names(entry("Quux Trading"), list_id="sanctions", dated=dated), store)
    assert can_be_relied_on(place, store, NOW.date()) is relied
    done = handed_in(place, store, {"names_checked": "no_match", "lists_date": "2026-09-11"})
    assert bool(done.unused) is relied
    assert any("by hand" in each for each in done.assessment.recommendation.reasons) is not relied
