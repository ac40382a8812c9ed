"""What can be asked of an organiser by themselves, whatever the checklist."""

import pytest

from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.organisers_part import ORGANISER, asks_organiser, organisers_part
from venuecheck.catalogue import checklists
from venuecheck.service.checklists.reading import checklist_in

_SHIPPED = {path.stem: path for path in checklists()}


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
