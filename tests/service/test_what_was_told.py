"""What the organiser was told before: a letter speaks of that, and of nothing that was decided and never told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.service.letters_made import NOW
from tests.service.test_letter_truth import knitting, send, then, words
from tests.service.test_letters import ASKED
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment, RaisedFlag, Weight
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.records.store import Store
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up, record_letter
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import note_reply
from venuecheck.service.sites.site import Site

MARCH = date(2027, 3, 1)
HELD = {"valid_until": date(2026, 12, 1)}


def offered(place: Site, store: Store, one: Assessment, days: int) -> set[str]:
    """What can be decided on it now."""
    record(store, one, over=store.read("assessment", one.id, Assessment))
    later = DecidedLater.begin(place, store, one.id, lambda: NOW + timedelta(days=days))
    return {each.id for each in later.deciding().choices}


def test_what_no_letter_confirmed_can_be_refused_and_the_letter_keeps_quiet(place: Site, store: Store) -> None:
    """Once a letter confirmed it, it can only be cancelled."""
    approved = then(knitting(place, event_date=MARCH), "approve", 0)
    assert {"refuse", "cancel"} <= offered(place, store, approved, 1)
    later = DecidedLater.begin(place, store, approved.id, lambda: NOW + timedelta(days=2))
    deciding = later.deciding()
    given = {"reasons": "The helpers are not named", "person": "Joan Whitlock", "role": "Manager", "rests_on": "none"}
    limit = {"right_engaged": "To meet", "aim": "Children", "why_proportionate": "Asked twice", "power_relied_on": "5"}
    deciding.written |= {"outcome": "refuse", **given, **limit}
    refused = deciding.decided(NOW + timedelta(days=2))
    said = words(place, store, refused, 2)
    assert "We are sorry that we cannot take your booking" in said
    assert "can go ahead" not in said
    assert "takes the place" not in said
    send(place, store, approved, 1)
    with pytest.raises(ConflictError, match=r"a letter tells that it was approved.* confirmed it on .*choose 'cancel'"):
        later.finish(refused, seen=approved.decision)
    assert read_assessment(store, approved.id).value.decision == approved.decision, "of whoever had begun before that"
    assert "refuse" not in offered(place, store, approved, 2)


def test_a_letter_that_looks_again_does_not_tell_of_an_approval_and_it_can_still_be_refused(
    place: Site, store: Store
) -> None:
    """Where an earlier version's letter told of it, it is told, and can be cancelled alone."""
    approved = then(knitting(place, event_date=MARCH), "approve", 1)
    send(place, store, then(knitting(place, event_date=MARCH), "hold", 0, **HELD), 0)
    held = then(approved, "hold", 2, **HELD)
    assert "refuse" in offered(place, store, held, 3)
    assert "can go ahead" not in words(place, store, held, 3)
    send(place, store, held, 3)
    assert "refuse" in offered(place, store, held, 4)
    drawn = draw_up(place, store, held, Wanted(), now=NOW + timedelta(days=5))
    told = replace(drawn.letter, text="We decided on 15 September 2026 that your booking can go ahead: Knitting.")
    record_letter(store, replace(drawn, letter=told), "text", about=read_assessment(store, held.id))
    assert "refuse" not in offered(place, store, held, 6)
    assert "We decided on 15 September 2026 that your booking can go ahead" in words(place, store, held, 6)


@pytest.mark.parametrize(
    ("story", "day"),
    [
        (("refuse",), "14 September 2026"),
        (("approve", "cancel"), "15 September 2026"),
        (("not-available",), "14 September 2026"),
    ],
)
def test_what_was_told_against_a_booking_is_said_to_be_looked_at_again(
    place: Site, store: Store, story: Sequence[str], day: str
) -> None:
    """The letter does not thank for a request on which nothing was decided; what no letter told it does not tell."""
    room = {"fact": "The boiler is broken", "source": "The engineer", "alternative": "Room 2", "without_fact": False}
    one = knitting(place, event_date=MARCH)
    for number, outcome in enumerate(story):
        one = then(one, outcome, number, **(room if outcome == "not-available" else {}))
    held = then(one, "hold", 9, **HELD)
    assert "looking again" not in words(place, store, held, 9)
    send(place, store, one, 3)
    for kind in (LetterKind.HOLDING, LetterKind.MORE_INFORMATION):
        wanted = replace(ASKED, kind=kind, asks=("The programme",))
        drawn = draw_up(place, store, held, wanted, now=NOW + timedelta(days=9))
        said = " ".join(drawn.letter.text.split())
        assert f"We are looking again at our decision of {day} on your booking: Knitting." in said
        assert "Thank you for your booking request" not in said
        assert "announce nothing" not in said


@pytest.mark.parametrize("story", [(), ("refer",)])
def test_nothing_is_asked_of_the_organiser_before_somebody_decides_on_the_reply(
    place: Site, store: Store, story: Sequence[str]
) -> None:
    """The police may have answered that they are to hear nothing."""
    point = RaisedFlag(
        id="possible_match", text="A name", weight=Weight.SERIOUS, questions=(), source="", holds_reply=True
    )
    one = replace(knitting(place, event_date=MARCH), flags=(point,))
    for outcome in story:
        one = then(one, outcome, 0)
    wanted = replace(ASKED, kind=LetterKind.MORE_INFORMATION, asks=("the client's name",))
    about, now = record(store, one), NOW + timedelta(days=2)
    text = "We are looking into it; tell the organiser nothing"
    note_reply(place, store, about, Answerer.POLICE, text=text, person="Joan Whitlock", now=NOW + timedelta(days=1))
    with pytest.raises(InputError, match="nobody has decided since the reply came"):
        draw_up(place, store, one, wanted, now=now)
    assert draw_up(place, store, one, Wanted(), now=now).letter.kind is LetterKind.HOLDING
    assert draw_up(place, store, then(one, "refer", 2), wanted, now=now).letter.text
