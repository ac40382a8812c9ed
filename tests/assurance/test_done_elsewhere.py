"""What other records show to be done closes by itself, once for all who asked; nothing else does."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import Answered, Assessment, Decision, OutcomeKind
from venuecheck.assurance.action import LISTS_ACTION, ActionStands, checklist_actions
from venuecheck.assurance.done_elsewhere import NOTHING_DONE, DoneElsewhere, ListsGot
from venuecheck.core.action import Action
from venuecheck.plans.said import ActionNote

NOW = made.NOW
ASKED = NOW - timedelta(days=10)
LATER = NOW - timedelta(days=2)


def booking(name: str, *actions: str, **changes: object) -> Assessment:
    """A booking of ten days ago that asks for these things."""
    one = replace(
        made.booking(),
        id=name,
        subject=f"Hall, {name}",
        started=ASKED,
        finished=ASKED,
        decision=None,
        answers=(),
        actions=tuple(Action(id=each, text=f"Do {each}.", due=ASKED.date() + timedelta(5)) for each in actions),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def stand(
    *assessments: Assessment, done: DoneElsewhere = NOTHING_DONE, notes: tuple[ActionNote, ...] = ()
) -> list[ActionStands]:
    return list(checklist_actions(assessments, notes, NOW, done))


def test_lists_are_updated_once_whoever_asks_for_it() -> None:
    found = stand(booking("a", "update-lists"), booking("b", "update-lists", "look-back"), booking("c", "update-lists"))
    (lists,) = [each for each in found if each.id == LISTS_ACTION]
    assert [each.id for each in lists.asked_by] == ["a", "b", "c"]
    assert len(found) == 2
    assert lists.is_late(NOW)


@pytest.mark.parametrize(
    ("last", "usable", "closed"),
    [
        ((LATER, LATER), False, True),
        ((LATER, None), True, True),
        ((LATER, None), False, False),
        ((ASKED - timedelta(days=1), None), True, False),
        ((None, None), True, False),
    ],
)
def test_it_is_gone_when_they_were_updated(last: tuple[datetime | None, ...], *, usable: bool, closed: bool) -> None:
    """Each list that is needed was got since, or all can be relied on since one was; silence is neither."""
    done = DoneElsewhere(lists=ListsGot(last=last, usable=usable))
    (lists,) = stand(booking("a", "update-lists"), booking("b", "update-lists"), done=done)
    assert lists.is_closed is closed
    assert lists.closed == (LATER if closed else None)


def test_a_booking_that_asks_after_the_update_opens_it_again() -> None:
    done = DoneElsewhere(lists=ListsGot(last=(LATER,), usable=True))
    newer = booking("b", "update-lists", started=NOW - timedelta(hours=1), finished=NOW - timedelta(hours=1))
    found = stand(booking("a", "update-lists"), newer, done=done)
    assert {each.id: each.is_closed for each in found} == {LISTS_ACTION: False, f"{LISTS_ACTION}@{LATER.date()}": True}


def test_who_does_it_and_that_a_person_closed_it_is_said_of_all_at_once() -> None:
    owned = ActionNote(action=LISTS_ACTION, at=LATER, person="Pat", owner="IT", due=date(2026, 12, 1))
    (lists,) = stand(booking("a", "update-lists"), booking("b", "update-lists"), notes=(owned,))
    assert (lists.due, lists.note and lists.note.owner) == (date(2026, 12, 1), "IT")
    shut = replace(owned, closed=True, reason="The lists are kept by the council")
    (lists,) = stand(booking("a", "update-lists"), booking("b", "update-lists"), notes=(shut,))
    assert lists.closed == LATER


def test_advice_to_another_owner_is_nothing_that_this_venue_has_to_do() -> None:
    one = booking("a", "ask-alike", "terms")
    advice = replace(one, recommendation=replace(one.recommendation, kind=OutcomeKind.ADVISE))
    assert stand(advice) == []


@pytest.mark.parametrize(
    ("action", "done"),
    [
        ("ask-prevent", DoneElsewhere(replied={"a": LATER})),
        ("tell-police", DoneElsewhere(replied={"a": LATER})),
        ("look-back", DoneElsewhere(looked_back={"a": LATER})),
    ],
)
def test_a_reply_and_a_look_back_close_what_asked_for_them(action: str, done: DoneElsewhere) -> None:
    """Of their own booking, and of no other."""
    mine, other = stand(booking("a", action), booking("b", action), done=done)
    assert (mine.closed, other.closed) == (LATER, None)


def test_the_plan_of_a_day_is_over_with_the_day_and_a_worry_about_a_child_is_not() -> None:
    over = {"subject": f"Hall, {(NOW - timedelta(days=3)).date().isoformat()}"}
    found = stand(booking("a", "plan-the-day", "tell-dsl", "tell-dsl-elsewhere", **over))
    assert [each.is_closed for each in found] == [True, False, False]
    coming = {"subject": f"Hall, {(NOW + timedelta(days=3)).date().isoformat()}"}
    assert not stand(booking("a", "plan-the-day", **coming))[0].is_closed


@pytest.mark.parametrize("said", [{"dsl_passed": "passed"}, {"dsl_day": date(2026, 9, 11)}])
def test_a_worry_that_was_passed_to_the_lead_is_nothing_left_to_do(said: dict[str, str | date]) -> None:
    """That it was not, or that nobody says so, leaves it open."""
    answers = tuple(Answered(question=name, text="?", value=value, shown="") for name, value in said.items())
    (told,) = stand(booking("a", "tell-dsl", answers=answers))
    assert told.closed == ASKED
    not_yet = (Answered(question="dsl_passed", text="?", value="not_yet", shown=""),)
    assert stand(booking("a", "tell-dsl", answers=not_yet))[0].closed is None


def test_a_booking_that_was_withdrawn_asks_for_no_lists() -> None:
    decided: Decision | None = made.booking().decision
    assert decided is not None
    gone = booking("a", "update-lists", decision=replace(decided, kind=OutcomeKind.WITHDRAWN, at=LATER))
    found = stand(gone, booking("b", "update-lists"))
    assert {each.id: each.is_closed for each in found} == {"a:update-lists": True, LISTS_ACTION: False}
