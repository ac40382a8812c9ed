"""What a person said is not so is something to do, until the word changes; at the venue and at the board alike."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.to_do import Why
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return, VenueFacts
from venuecheck.collate.standing import standing
from venuecheck.core.action import Action
from venuecheck.plans.said import ActionNote, Looked, Stated
from venuecheck.report.partnership.actions import Titles, action_words
from venuecheck.report.venue.action import Closes

from .test_one_judgement import LISTED, WITHIN, Records, agreed
from .values import AT, booking, look, note, signed

PUPILS = made.PUPILS.id
NO_ALERT = look(logged=Looked.YES, alerted=Looked.NO, days=2)
NOT_LOGGED = look(logged=Looked.NO, alerted=Looked.NOT_CHECKED, days=2)
NOT_IN_PLACE = replace(booking(3, OutcomeKind.NOT_MET, None, checklist="self", answer="not_in_place"), actions=())
_TWO = tuple(Action(id=each, text="Do it", due=AT.date()) for each in ("adopt", "train"))
ASKS_TWO = replace(booking(3, OutcomeKind.NOT_MET, None, checklist="self", answer="not_in_place"), actions=_TWO)
IN_PLACE = booking(1, OutcomeKind.MET, None, checklist="self", answer="in_place")
SAID = {
    "the alert did not arrive": (
        Records(log_checks=[NO_ALERT]),
        f"{PUPILS}:filter-log",
        "Find out why the alert did not arrive on",
        Records(log_checks=[NO_ALERT, look(logged=Looked.YES, alerted=Looked.YES, days=1)]),
    ),
    "the alert did not arrive, and nobody looked again whether it does": (
        Records(log_checks=[NO_ALERT, look(logged=Looked.YES, alerted=Looked.NOT_CHECKED, days=1)]),
        f"{PUPILS}:filter-log",
        "Find out why the alert did not arrive on",
        Records(
            log_checks=[
                NO_ALERT,
                look(logged=Looked.YES, alerted=Looked.YES, days=1),
                look(logged=Looked.YES, alerted=Looked.NOT_CHECKED, days=0.5),
            ]
        ),
    ),
    "the log did not hold the test": (
        Records(log_checks=[NOT_LOGGED]),
        f"{PUPILS}:filter-log",
        "Find out why the filter’s log did not hold the test",
        Records(log_checks=[NOT_LOGGED, look(logged=Looked.YES, alerted=Looked.YES, days=1)]),
    ),
    "a requirement was signed as not met": (
        Records(sign_offs=[signed(2, stated=Stated.NOT_MET)]),
        "p:1:signed",
        "Have this put right, then sign it again: It is so.",
        Records(sign_offs=[signed(1)]),
    ),
    "a figure is below its target": (
        Records(sign_offs=[signed(2, figure=78.0, target=85.0)]),
        "p:1:signed",
        "Have this put right, then sign it again",
        Records(sign_offs=[signed(1, figure=85.0, target=85.0)]),
    ),
    "a requirement that asks for no signature was signed as met in part": (
        Records(sign_offs=[signed(2, requirement="5", stated=Stated.PARTLY)]),
        "p:5:signed",
        "Have this put right, then sign it again",
        Records(sign_offs=[signed(1, requirement="5")]),
    ),
    "a self-assessment that asks for nothing": (
        Records(assessments=[NOT_IN_PLACE]),
        "self:answers",
        "says is not in place, then answer it again.",
        Records(assessments=[NOT_IN_PLACE, IN_PLACE]),
    ),
    "all that it asked for was closed by a person": (
        Records(
            assessments=[booking(3, OutcomeKind.NOT_MET, None, checklist="self")],
            notes=[note(1, "assessment-self-3:adopt")],
        ),
        "self:answers",
        "says is not in place, then answer it again.",
        Records(assessments=[booking(3, OutcomeKind.NOT_MET, None, checklist="self"), IN_PLACE]),
    ),
    "a part of what it asked for was closed by a person": (
        Records(assessments=[ASKS_TWO], notes=[note(1, "assessment-self-3:adopt")]),
        "self:answers",
        "says is not in place, then answer it again.",
        Records(assessments=[ASKS_TWO]),
    ),
    "a refresher of training fell due": (
        Records(assessments=[booking(3, OutcomeKind.MET, None, checklist="self", answer="in_place", refresher=-1)]),
        "self:answers",
        "says is not in place, then answer it again.",
        Records(
            assessments=[booking(3, OutcomeKind.MET, None, checklist="self", answer="in_place", refresher=-1), IN_PLACE]
        ),
    ),
    "a refresher fell due beside something that was asked for": (
        Records(assessments=[booking(30, OutcomeKind.PARTLY_MET, None, checklist="self", refresher=-1)]),
        "self:answers",
        "says is not in place, then answer it again.",
        Records(assessments=[booking(30, OutcomeKind.PARTLY_MET, None, checklist="self", refresher=400)]),
    ),
    "a waiver ended beside something that was asked for": (
        Records(
            assessments=[
                booking(30, OutcomeKind.PARTLY_MET, None, checklist="self", answer="not_in_place", waived=10),
            ]
        ),
        "self:answers",
        "says is not in place, then answer it again.",
        Records(
            assessments=[
                booking(30, OutcomeKind.PARTLY_MET, None, checklist="self", answer="not_in_place", waived=400),
            ]
        ),
    ),
    "answers that stand in for a check": (
        Records(
            assessments=[booking(3, OutcomeKind.MET, None, checklist="review", answer="not_in_place")],
        ),
        "review:answers",
        "says is not in place, then answer it again.",
        Records(assessments=[booking(3, OutcomeKind.MET, None, checklist="review", answer="in_place")]),
    ),
}


@pytest.mark.parametrize(("records", "action", "words", "since"), SAID.values(), ids=SAID)
def test_it_is_there_to_do_until_the_word_changes(records: Records, action: str, words: str, since: Records) -> None:
    own, theirs = agreed(records)
    (shown,) = (each for each in own.actions if each.id == action)
    assert words in shown.text
    assert shown.closes is Closes.BY_ITSELF
    assert shown.opened is not None
    (there,) = (each for each in theirs.to_do if each.id == action)
    assert action_words(there, titles=Titles())
    changed, _ = agreed(since)
    assert action not in {each.id for each in changed.actions}


def test_a_self_assessment_that_asks_for_something_is_named_by_that_alone() -> None:
    own, _ = agreed(Records(assessments=[booking(3, OutcomeKind.NOT_MET, None, checklist="self")]))
    assert [each.id for each in own.actions if "self" in each.id] == ["assessment-self-3:adopt"]


def test_it_has_an_owner_and_a_day_as_any_other_has() -> None:
    at = AT - timedelta(days=1)
    said = ActionNote(action="p:1:signed", at=at, person="A. Manager", owner="Head", due=date(2026, 1, 5))
    own, _ = agreed(Records(sign_offs=[signed(2, stated=Stated.NOT_MET)], notes=[said]))
    (shown,) = (each for each in own.actions if each.id == "p:1:signed")
    assert (shown.owner, shown.late) == ("Head", True)


TOLD = {
    "problems were found": (FilterSaid.CHECKED_PROBLEMS, BookingsSaid.CHECKED, {"told:filtering"}),
    "neither is checked": (FilterSaid.NOT_CHECKED, BookingsSaid.NOT_CHECKED, {"told:filtering", "told:bookings"}),
    "all is well": (FilterSaid.CHECKED_FINE, BookingsSaid.CHECKED, set()),
}


@pytest.mark.parametrize(("filtering", "bookings", "ids"), TOLD.values(), ids=TOLD)
def test_what_was_told_by_telephone_is_to_be_asked_about(
    filtering: FilterSaid, bookings: BookingsSaid, ids: set[str]
) -> None:
    said = Return(venue=LISTED.id, said_on=AT.date(), how="by telephone", filtering=filtering, bookings=bookings)
    found = standing(VenueFacts(venue=LISTED, returns=(said,)), AT, WITHIN, {})
    assert {each.id for each in found.to_do} == ids
    assert all(
        each.why is Why.TOLD_NOT_SO and "Ask what is done about" in action_words(each, titles=Titles())
        for each in found.to_do
    )
