"""What can be asked of an organiser by themselves, whatever the checklist."""

import re
from collections import Counter

import pytest

from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.organisers_part import ORGANISER, asks_organiser, organisers_part
from venuecheck.catalogue import checklists
from venuecheck.service.checklists.reading import checklist_in

_SHIPPED = {path.stem: path for path in checklists()}
ASKED = {
    "election-meeting": {
        "candidate": "the candidate",
        "booked_by": "in which role",
        "organiser": "who books",
        "public_meeting": "who can come",
        "meeting_date": "the day",
        "event_times": "the times",
        "event_room": "the room",
        "expected": "how many",
        "reach": "whom to reach",
        "costs": "the terms",
    },
    "leaflets-and-stalls": {
        "organisation": "the group",
        "responsible": "whom to reach",
        "items": "what",
        "place": "the room",
        "event_date": "the day",
        "event_last": "the last day",
        "event_times": "the times",
        "adults": "who hands out",
    },
    "out-of-school-settings": {
        "organisation": "the group",
        "activity": "what",
        "event_date": "the day",
        "event_last": "the last day",
        "event_times": "the times",
        "event_room": "the room",
        "audience": "who can come",
        "expected": "how many",
        "reach": "whom to reach",
    },
    "venue-booking": {
        "organiser": "who books",
        "booking_for": "for whom, in kind",
        "organisation": "the group",
        "client": "for whom somebody else books",
        "event": "what",
        "planned": "what is part of it",
        "speaker_name": "who speaks",
        "speaker_organisation": "for whom a speaker speaks",
        "speaker_topic": "what a speaker speaks about",
        "money_for": "whom a collection is for",
        "separation_at": "who sits apart when",
        "hire_terms": "the terms",
        "event_date": "the day",
        "event_last": "the last day",
        "event_times": "the times",
        "event_room": "the room",
        "audience": "who can come",
        "made_public": "who hears of it",
        "expected": "how many",
        "reach": "whom to reach",
    },
}
"""What each question of the organiser's asks for, in one word for one thing: a new question says what it asks for."""
PARTICULARS = {"the day", "the times", "the room", "who can come", "how many", "whom to reach"}
"""What is asked of every booking, however it is checked."""
WITHOUT = {("leaflets-and-stalls", "who can come"), ("leaflets-and-stalls", "how many")}
"""A rack and a stall are there for whoever passes."""
SOMEBODY_ELSE = re.compile(
    r"\b(?:they|them|their|theirs|organisers?|hirers?|the (?:group|person booking|booker)|you were told)\b"
)
NOT_THEM = {
    "candidate": "whom the candidate stands for",
    "activity": "the children",
    "planned": "the under-18s",
    "money_for": "those who give",
    "separation_at": "those who sit",
    "hire_terms": "the terms",
    "speaker_name": "the speaker",
    "speaker_organisation": "the speaker",
    "speaker_topic": "the speaker",
}
"""Questions to an organiser that speak of somebody or something else, and of whom."""


@pytest.fixture(params=sorted(_SHIPPED))
def checklist(request: pytest.FixtureRequest) -> Checklist:
    """Give each checklist that ships."""
    return checklist_in(_SHIPPED[request.param])


def _questions(checklist: Checklist) -> list[Question]:
    found: list[Question] = []
    for item in checklist.items:
        found += item.questions if isinstance(item, Repeat) else (item,)
    return found


def test_nothing_of_the_venues_is_asked_and_nothing_hangs_on_it(checklist: Checklist) -> None:
    """Every question is the organiser's, and so is all that decides whether it is asked."""
    part = organisers_part(checklist)
    own = {one.id for one in _questions(part)}
    for question in _questions(part):
        assert question.asked_of == ORGANISER
        for name in question.ask_if.names if question.ask_if else ():
            reached = {name} if name not in checklist.terms else checklist.terms[name].names
            while reached & checklist.terms.keys():
                reached = {
                    each
                    for one in reached
                    for each in (checklist.terms[one].names if one in checklist.terms else {one})
                }
            assert reached <= own, (question.id, reached - own)
    assert bool(own) is asks_organiser(checklist) or not own


def test_they_are_in_the_organisers_words(checklist: Checklist) -> None:
    """Where the checklist has words for them, and in the order of the checklist."""
    part = organisers_part(checklist)
    all_ = [one.id for one in _questions(checklist)]
    assert [one.id for one in _questions(part)] == sorted((one.id for one in _questions(part)), key=all_.index)
    for question in _questions(part):
        whole = checklist.by_id[question.id]
        assert isinstance(whole, Question)
        assert question.text == (whole.organiser_text or whole.text)
        assert part.by_id[question.id] is question
        for option, as_it_was in zip(question.options, whole.options, strict=True):
            assert option.text == (as_it_was.organiser_text or as_it_was.text)


def test_each_thing_is_asked_once(checklist: Checklist) -> None:
    asked = ASKED.get(checklist.id, {})
    assert {one.id for one in _questions(organisers_part(checklist))} == set(asked)
    twice = [thing for thing, number in Counter(asked.values()).items() if number > 1]
    assert twice == []


def test_every_booking_is_asked_for_its_particulars(checklist: Checklist) -> None:
    """Days, times, room, who can come, how many, whom to reach, and in the same form everywhere."""
    if checklist.subject != "booking":
        return
    asked = ASKED[checklist.id]
    missing = PARTICULARS - set(asked.values()) - {thing for name, thing in WITHOUT if name == checklist.id}
    assert missing == set()
    like = checklist_in(_SHIPPED["venue-booking"]).by_id
    for name, thing in asked.items():
        mine, theirs = checklist.by_id[name], like.get(name)
        if thing in PARTICULARS and isinstance(theirs, Question) and isinstance(mine, Question):
            assert (mine.type, mine.required, mine.advisory) == (theirs.type, theirs.required, theirs.advisory)


def test_nobody_is_spoken_of_to_their_face(checklist: Checklist) -> None:
    """An organiser's form says "you" and "your group"."""
    part = organisers_part(checklist)
    for item in part.items:
        texts = [item.text, item.help, item.why] if isinstance(item, Repeat) else []
        for text in texts:
            assert not SOMEBODY_ELSE.search(text), (item.id, text)
    for question in _questions(part):
        said = [question.text, question.help, question.why, *(option.text for option in question.options)]
        found = [text for text in said if SOMEBODY_ELSE.search(text)]
        assert bool(found) is (question.id in NOT_THEM), (question.id, found)
