"""A candidate's meeting: what electoral services said reaches the letter, and they are told what they need for it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.assessment.samples import shipped
from venuecheck import catalogue
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.answers import with_value
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.replying import Reply
from venuecheck.core.venue import Body, Nation
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import Beside, Drawn, drawn_of
from venuecheck.service.sites.site import Site

NOW = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
OF_THE_ACT = (
    "You pay what it costs to prepare, heat, light and clean it",
    "The right is to a public meeting",
    "It ends on the day before the poll",
)
APPROVED: dict[str, Any] = {"person": "Joan Whitlock", "role": "Manager", "reasons": "As for everybody"}


def meeting(place: Site, covered: str) -> Assessment:
    """A candidate's meeting, with what was answered of its room."""
    checklist = shipped(catalogue.checklist_path("election-meeting"))
    answers = with_value(checklist.examples[0].answers, "room_covered", covered)
    return assess(checklist, answers, venue=place.venue, subject="Hall", person="Pat", now=NOW, assessment_id="a-1")


def approved(place: Site, covered: str) -> Assessment:
    """The same once somebody has approved it."""
    one = meeting(place, covered)
    return decide(one, decision_of(one, WrittenDecision(outcome="approve", **APPROVED), NOW + timedelta(hours=1)))


def drawn(place: Site, one: Assessment, kind: LetterKind | None, *, replied: bool) -> Drawn:
    """The letter, once electoral services have answered or before."""
    reply = Reply(assessment=one.id, answerer=Answerer.ELECTORAL, said="It does not apply", person="Joan", at=LATER)
    wanted = Wanted(kind=kind, to="Sam Agent", person="Joan Whitlock")
    known = Beside(replies=(reply,) if replied else ())
    return drawn_of(place, one, wanted, known, now=LATER + timedelta(hours=1), as_draft=True)


def of(place: Site, body: Body, nation: Nation = Nation.ENGLAND) -> Site:
    return replace(place, venue=replace(place.venue, body=body, nation=nation))


@pytest.mark.parametrize(
    ("body", "covered", "kind"),
    [
        (Body.MAINTAINED_SCHOOL, "yes", LetterKind.ROOM_BY_RIGHT),
        (Body.PRIVATE, "yes", LetterKind.APPROVED),
        (Body.ACADEMY, "not_sure", LetterKind.APPROVED),
    ],
)
def test_no_letter_confirms_before_the_booking_says_what_electoral_services_answered(
    place: Site, body: Body, covered: str, kind: LetterKind
) -> None:
    here = of(place, body)
    one = approved(here, covered)
    assert drawn(here, one, None, replied=False).lacks == ()
    made = drawn(here, one, None, replied=True)
    assert made.letter.kind is kind
    assert [each.what for each in made.lacks] == [
        "electoral services answered on 14 April 2026, and the booking does not say what"
    ]


@pytest.mark.parametrize("covered", ["said_no", "no", "said_yes"])
def test_what_they_said_stands_in_the_answer_and_is_not_asked_for_again(place: Site, covered: str) -> None:
    here = of(place, Body.PRIVATE)
    made = drawn(here, approved(here, covered), None, replied=True)
    assert made.lacks == ()
    assert ("Electoral services said" in made.letter.text) is (covered != "no")


def test_whoever_says_it_is_told_when_the_poll_is_and_who_runs_the_venue(place: Site) -> None:
    here = of(place, Body.PRIVATE, Nation.SCOTLAND)
    text = drawn(here, meeting(here, "yes"), LetterKind.REFERRAL, replied=False).letter.text
    assert "When the poll is: 7 May 2026" in text
    assert "Who runs the venue: a private body; in Scotland" in text


@pytest.mark.parametrize("costs", ["agreed", "not_yet"])
@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.NORTHERN_IRELAND])
def test_where_they_said_yes_the_letter_tells_what_they_said_and_not_what_one_act_has(
    place: Site, nation: Nation, costs: str
) -> None:
    """They may have spoken of another law: of costs it tells what was agreed or is to be, and of days nothing."""
    here = of(place, Body.MAINTAINED_SCHOOL, nation)
    one = meeting(here, "said_yes")
    answers = tuple(replace(each, value=costs) if each.question == "costs" else each for each in one.answers)
    outcome = "approve" if costs == "agreed" else "approve-with-conditions"
    asked = tuple(each.text for each in one.library if each.id == "agree_costs") if costs != "agreed" else ()
    written = WrittenDecision(outcome=outcome, conditions=asked, **APPROVED)
    one = replace(one, answers=answers)
    made = drawn(here, decide(one, decision_of(one, written, NOW + timedelta(hours=1))), None, replied=True).letter
    text = " ".join(made.text.split())
    assert made.kind is LetterKind.ROOM_BY_RIGHT
    assert not [said for said in OF_THE_ACT if said in text]
    assert ("You agreed to pay what the room costs" in text) is (costs == "agreed")


def test_where_the_act_gives_the_room_the_letter_tells_its_terms(place: Site) -> None:
    here = of(place, Body.MAINTAINED_SCHOOL)
    text = " ".join(drawn(here, approved(here, "yes"), None, replied=False).letter.text.split())
    assert [said for said in OF_THE_ACT if said in text] == [*OF_THE_ACT]
    assert "You agreed to pay" not in text
