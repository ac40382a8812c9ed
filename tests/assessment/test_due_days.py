"""By when something is to be done about a booking: before its event, and never before today."""

from datetime import date, timedelta

import pytest

from tests.assessment.samples import TODAY, shipped
from venuecheck import catalogue
from venuecheck.assessment.answers import Value, with_value
from venuecheck.assessment.day_answers import before_event
from venuecheck.assessment.event_days import EventDays
from venuecheck.assessment.name_points import look_again
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.walk import walk
from venuecheck.core.action import Action

_TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [
        (date(2026, 12, 2), date(2026, 12, 2), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2027, 6, 2), date(2026, 12, 1)),
        (date(2026, 12, 1), date(2026, 12, 1), _TODAY),
        (_TODAY, _TODAY, _TODAY),
        (date(2026, 11, 2), date(2026, 12, 2), date(2026, 12, 2)),
        (date(2026, 11, 2), date(2026, 11, 2), _TODAY),
        (date(2027, 3, 1), date(2027, 3, 1), date(2026, 12, 5)),
        (None, None, date(2026, 12, 5)),
    ],
)
def test_what_is_to_be_done_is_due_before_the_event(first: date | None, last: date | None, due: date) -> None:
    assert before_event(_TODAY + timedelta(days=5), _TODAY, first, last) == due
    days = EventDays(first=first, last=last) if first and last else None
    assert look_again(_TODAY, days).due == due


def _due(name: str, day: date) -> dict[str, date | None]:
    """The days on which the actions of its first example that calls for any are due, where the event is then."""
    checklist = shipped(catalogue.checklist_path(name))
    found: list[Action] = []
    for example in checklist.examples:
        answers = with_value(example.answers, "event_date", day)
        found += conclude(checklist, walk(checklist, answers, TODAY), TODAY).actions
    return {one.id: one.due for one in found}


def test_no_action_of_a_checklist_is_due_after_the_event_but_what_looks_back() -> None:
    day = TODAY.today + timedelta(days=2)
    due = _due("venue-booking", day)
    assert due["plan-the-day"] == day - timedelta(days=1)
    assert {name for name, on in due.items() if on and on > day} == {"look-back"}


def test_a_point_names_the_answers_that_raised_it_and_no_others() -> None:
    """Little time is so for the day alone where nobody notes it; and who sits apart the organiser said."""
    checklist = shipped(catalogue.checklist_path("venue-booking"))
    plain = checklist.examples[0].answers

    def behind(flag: str, **said: Value) -> tuple[str, ...]:
        answers = plain
        for name, value in said.items():
            answers = with_value(answers, name, value)
        flags = conclude(checklist, walk(checklist, answers, TODAY), TODAY).flags
        return next(one.questions for one in flags if one.id == flag)

    soon = TODAY.today + timedelta(days=3)
    assert behind("short_notice", event_date=soon, concerns=("none",)) == ("event_date",)
    assert behind("short_notice", concerns=("short_notice",)) == ("concerns",)
    apart: dict[str, Value] = {
        "planned": ("separation",),
        "separation_at": "directed",
        "separation_advice": "not_asked",
    }
    assert behind("separation_not_cleared", **apart) == ("separation_at", "separation_advice")
