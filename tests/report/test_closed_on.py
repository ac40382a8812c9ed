"""On which day a report says that an action was closed, whatever closed it: the day in London."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind
from venuecheck.assessment.steps import GROUNDS
from venuecheck.assurance.closes_actions import DoneElsewhere, ListsGot
from venuecheck.core import day_words
from venuecheck.core.action import Action, ActionKind, DoneBy
from venuecheck.core.london import london_time
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.report.venue.todo import Said

from . import samples as made
from .situations import view_of

EVENT = Answered(question="event_date", text="On which day is it?", value="2026-09-19", shown="19 September 2026")
LATE = datetime(2026, 9, 18, 23, 30, tzinfo=UTC)
"""Half an hour after midnight of the 19th, as clocks in London show it."""


def closed_words(*assessments: Assessment, said: Said | None = None, runs: tuple[Run, ...] = ()) -> str:
    """What the report of 21 September says of the one action that is closed."""
    view = view_of((made.PUPILS,), runs, assessments, made_at=london_time(made.NOW), said=said or Said())
    (closed,) = view.closed_actions
    assert closed.closed is not None
    assert day_words.day(closed.closed) in closed.closed_words
    return closed.closed_words


def asks(action: Action, **changes: object) -> Assessment:
    """A booking, not decided yet, whose checklist asks for this."""
    return replace(made.booking(decided=False), actions=(action,), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("last", "day"),
    [("2026-09-17", "18 September 2026"), ("2026-09-18", "19 September 2026")],
)
def test_what_is_to_be_done_before_an_event_is_open_all_of_its_last_day(last: str, day: str) -> None:
    action = Action(id="rooms", text="Do it.", owner="Pat", kind=ActionKind(done_by=DoneBy(event_over=True)))
    one = asks(action, answers=(replace(EVENT, value=last),))
    assert closed_words(one) == f"Closed on {day}: the event is over."


def test_what_is_on_record_closes_it_on_the_day_of_the_record_in_london() -> None:
    action = Action(id="update-lists", text="Do it.", owner="Pat", kind=ActionKind(done_by=DoneBy(lists_got=True)))
    done = DoneElsewhere(lists=ListsGot(last=(LATE,), usable=True))
    assert closed_words(asks(action), said=Said(done=done)) == "Closed on 19 September 2026: the lists were updated."


def test_the_grounds_close_what_asks_for_them_on_the_day_of_the_decision() -> None:
    action = Action(id=GROUNDS, text="Record the grounds.", owner="Pat", kind=ActionKind(outlasts_booking=True))
    one = replace(made.booking(), actions=(action,))
    assert one.decision is not None
    decided = replace(one, decision=replace(one.decision, kind=OutcomeKind.CANCEL, outcome="cancel", at=LATE))
    assert closed_words(decided) == "Closed on 19 September 2026: the grounds were recorded."


def test_a_later_self_assessment_closes_it_on_the_day_on_which_it_was_answered_to_its_end() -> None:
    first = made.self_assessment()
    later = replace(first, id="later", started=LATE - timedelta(days=1), finished=LATE, actions=())
    words = "Closed on 19 September 2026 by the self-assessment later, which no longer asks for it."
    assert closed_words(first, later) == words


def test_what_was_retired_closes_on_the_day_of_the_last_that_was() -> None:
    found = made.finding("gambling-2", "https://gambling.test/", "gambling", Result.UNDER_BLOCKED, "Because.")
    head = made.header(made.PUPILS, started=made.NOW - timedelta(days=9), id="r")
    run = Run(run=head, categories=made.CATEGORIES, findings=(found,), network_findings=(), observations=())
    gone = Retirement(network=made.PUPILS.id, page="gambling-2", reason="It was taken down", person="Pat", at=LATE)
    words = "Closed on 19 September 2026: what it is about was retired, with a reason."
    assert closed_words(runs=(run,), said=Said(retirements=(gone,))) == words
