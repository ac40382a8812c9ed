"""Which duties bind whom: for every kind of body in every nation there is an answer, in words that are true of it."""

from itertools import product

import pytest

from tests.assessment.samples import TODAY, shipped
from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, with_value
from venuecheck.assessment.duties import Binds, Duty, applied, duty_facts
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.walk import CIRCUMSTANCES, Circumstances, walk
from venuecheck.core.venue import PUBLIC_BODIES, Body, Nation, VenueKind


@pytest.mark.parametrize(("duty", "nation"), list(product(Duty, Nation)))
def test_every_body_in_every_nation_has_an_answer(duty: Duty, nation: Nation) -> None:
    """One sentence or more, and whom to ask where the text is not here yet."""
    for body in Body:
        found = applied(duty, nation, body)
        assert found.words.endswith("."), body
        assert ("ask " in found.words) is (found.binds is Binds.ASK), body
        assert duty_facts(nation, body)[duty.value] == found.binds.value, body
        assert found.binds.value in CIRCUMSTANCES[duty.value].options, body


@pytest.mark.parametrize(
    ("duty", "nation", "body", "binds"),
    [
        (Duty.PREVENT, Nation.ENGLAND, Body.COUNCIL, Binds.YES),
        (Duty.PREVENT, Nation.WALES, Body.MAINTAINED_SCHOOL, Binds.YES),
        (Duty.PREVENT, Nation.SCOTLAND, Body.COUNCIL, Binds.YES),
        (Duty.PREVENT, Nation.ENGLAND, Body.PRIVATE, Binds.PARTLY),
        (Duty.EQUALITY, Nation.ENGLAND, Body.CHARITY, Binds.PARTLY),
        (Duty.ROOMS, Nation.ENGLAND, Body.MAINTAINED_SCHOOL, Binds.YES),
        (Duty.ROOMS, Nation.WALES, Body.COUNCIL, Binds.PARTLY),
        (Duty.ROOMS, Nation.ENGLAND, Body.ACADEMY, Binds.ASK),
        (Duty.SERVICES, Nation.SCOTLAND, Body.PRIVATE, Binds.YES),
    ],
)
def test_who_is_bound(duty: Duty, nation: Nation, body: Body, binds: Binds) -> None:
    assert applied(duty, nation, body).binds is binds


@pytest.mark.parametrize("body", Body)
def test_northern_ireland_has_its_own_law(body: Body) -> None:
    """Section 26 does not apply; equality, candidates' rooms and safeguarding are not set out here yet."""
    assert applied(Duty.PREVENT, Nation.NORTHERN_IRELAND, body).binds is Binds.NO
    for duty in (Duty.EQUALITY, Duty.SERVICES, Duty.ROOMS, Duty.SAFEGUARDING):
        found = applied(duty, Nation.NORTHERN_IRELAND, body)
        assert found.binds is Binds.ASK
        assert "Equality Act" not in found.words


@pytest.mark.parametrize(("nation", "body"), list(product(Nation, Body)))
def test_no_word_of_a_duty_is_told_as_binding_where_it_does_not_bind(nation: Nation, body: Body) -> None:
    """Scotland's guidance is Scotland's, and nothing is concluded of a venue that does not say who runs it."""
    for duty in Duty:
        found = applied(duty, nation, body)
        if body is Body.NOT_SAID and nation is not Nation.NORTHERN_IRELAND and duty is not Duty.SERVICES:
            assert found.binds in {Binds.NOT_SAID, Binds.ASK}
        if body not in PUBLIC_BODIES and found.binds is Binds.YES:
            assert duty is Duty.SERVICES
        assert ("guidance of 2023 for England and Wales" in found.words) <= (nation in {Nation.ENGLAND, Nation.WALES})


@pytest.mark.parametrize("nation", Nation)
def test_advice_to_an_owner_names_the_law_of_its_nation(nation: Nation) -> None:
    """No owner in Northern Ireland is told what the Equality Act 2010 asks."""
    checklist = shipped(catalogue.checklist_path("private-venue-advice"))
    answers: Answers = checklist.examples[0].answers
    circumstances = Circumstances(today=TODAY.today, nation=nation)
    told = [
        action.text for action in conclude(checklist, walk(checklist, answers, circumstances), circumstances).actions
    ]
    is_elsewhere = nation is Nation.NORTHERN_IRELAND
    assert any("The Equality Act binds" in text for text in told) is not is_elsewhere
    assert any("Northern Ireland has its own law" in text for text in told) is is_elsewhere


def _flags(name: str, where: Circumstances, **more: str) -> set[str]:
    """Give the points that a checklist's first example raises there, with some answers otherwise."""
    checklist = shipped(catalogue.checklist_path(name))
    answers = checklist.examples[0].answers
    for question, value in more.items():
        given = (value,) if question == "concerns" else value
        answers = with_value(answers, question, given)
    return {flag.id for flag in conclude(checklist, walk(checklist, answers, where), where).flags}


@pytest.mark.parametrize(("nation", "body"), list(product(Nation, Body)))
def test_generative_ai_is_asked_of_schools_and_colleges_in_england_alone(nation: Nation, body: Body) -> None:
    """The standard that asks for it is theirs."""
    checklist = shipped(catalogue.checklist_path("venue-self-assessment"))
    for kind in VenueKind:
        where = Circumstances(today=TODAY.today, nation=nation, body=body, venue_kind=kind)
        asked = {step.path for step in walk(checklist, checklist.examples[0].answers, where).asked}
        is_school = body in {Body.MAINTAINED_SCHOOL, Body.ACADEMY} or kind in {VenueKind.SCHOOL, VenueKind.COLLEGE}
        assert ("ai_tools" in asked) is (nation is Nation.ENGLAND and is_school), kind


@pytest.mark.parametrize("name", ["venue-booking", "venue-self-assessment"])
@pytest.mark.parametrize(("nation", "body"), list(product(Nation, Body)))
def test_what_binds_an_academy_elsewhere_is_asked_and_never_told(name: str, nation: Nation, body: Body) -> None:
    """Academies are schools in England: whoever says so elsewhere is told to put it right, or to ask."""
    where = Circumstances(today=TODAY.today, nation=nation, body=body)
    more = {"concerns": "other"} if name == "venue-booking" else {}
    is_elsewhere = body is Body.ACADEMY and nation in {Nation.WALES, Nation.SCOTLAND}
    assert ("academy_elsewhere" in _flags(name, where, **more)) is is_elsewhere


@pytest.mark.parametrize(("nation", "kind"), list(product(Nation, VenueKind)))
def test_the_acts_on_free_speech_are_named_to_colleges_where_they_are_law(nation: Nation, kind: VenueKind) -> None:
    where = Circumstances(today=TODAY.today, nation=nation, venue_kind=kind)
    is_theirs = kind is VenueKind.COLLEGE and nation in {Nation.ENGLAND, Nation.WALES}
    assert ("college_speech" in _flags("venue-self-assessment", where)) is is_theirs


@pytest.mark.parametrize("planned", [("guest", "literature", "candidate"), ("guest", "hustings")])
def test_no_candidates_record_is_vetted(planned: tuple[str, ...]) -> None:
    """Whatever else is part of it: nobody is asked who speaks, nor what they said, nor for the leaflets beforehand."""
    checklist = shipped(catalogue.checklist_path("venue-booking"))
    answers = with_value(checklist.examples[0].answers, "planned", planned)
    asked = {step.item.id for step in walk(checklist, answers, TODAY).asked}
    assert not asked & {"speakers", "speaker_name", "speaker_check", "online"}
    assert ("literature_seen" in asked) is ("literature" in planned and "candidate" not in planned)
