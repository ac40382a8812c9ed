"""The first screen names what it is about, and one booking or one cause never fills it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind
from venuecheck.core.action import Action
from venuecheck.report.venue.action import Cause
from venuecheck.report.venue.view import View

from . import samples as made
from .situations import view_of

TEXTS = ("Ask the police.", "Plan the day.", "See the leaflets.", "Ring them back.", "Look back.", "Ask legal.")


def asking(name: str, texts: Sequence[str], *, due: int = 3, reference: str = "", day: str = "") -> Assessment:
    """Give a booking that asks for these, so many days from now, and for nothing else: it was approved as it is."""
    when = made.NOW.date() + timedelta(days=due)
    actions = tuple(Action(id=f"do-{number}", text=text, due=when) for number, text in enumerate(texts))
    answers = (Answered(question="event_date", text="When?", value=day, shown=day),) * bool(day)
    booking = replace(made.booking(), id=f"assessment-{name}", subject=f"Hall, {name}", reference=reference)
    assert booking.decision is not None
    decision = replace(booking.decision, outcome="approve", kind=OutcomeKind.APPROVE, conditions=())
    return replace(booking, actions=actions, answers=answers, decision=decision)


def beginning_with(action: str, booking: Assessment) -> Assessment:
    """Give a booking that asks first for what has this id."""
    return replace(booking, actions=(replace(booking.actions[0], id=action), *booking.actions[1:]))


def first(*bookings: Assessment) -> View:
    """Give the report on them."""
    return view_of((made.PUPILS,), (made.fine_run(made.PUPILS),), bookings)


def test_each_line_says_which_booking_it_is_about() -> None:
    """What, its day unless its name holds it, and the reference by which it is found."""
    urgent = first(
        asking("chess", TEXTS[:1], due=1, reference="HB-7", day="2026-12-03"),
        asking("dance on 4 December 2026", TEXTS[1:2], due=2, day="2026-12-04"),
    ).urgent
    assert [one.concerns for one in urgent] == [
        "Hall, chess, 3 December 2026 (HB-7)",
        "Hall, dance on 4 December 2026 (assessment-dance on 4 December 2026)",
    ]


def test_one_booking_is_one_line() -> None:
    """The most urgent that it asks for, and how much more."""
    view = first(asking("chess", TEXTS, due=1), asking("dance", ["Find a steward."], due=2))
    assert [(one.text, one.who_and_when.partition("; ")[2]) for one in view.urgent] == [
        ("Ask the police.", "5 more for it"),
        ("Find a steward.", ""),
    ]
    assert view.urgent_words == "The most urgent of 7 actions."


@pytest.mark.parametrize(("number", "more"), [(1, ""), (2, "the same for 1 other"), (12, "the same for 11 others")])
def test_what_many_ask_for_alike_is_one_line(number: int, more: str) -> None:
    """And the other lines are left for something else."""
    alike = [asking(f"club {each}", TEXTS[:1], due=1) for each in range(number)]
    urgent = first(*alike, asking("dance", ["Find a steward."], due=2)).urgent
    assert [one.text for one in urgent] == ["Ask the police.", "Find a steward."]
    assert urgent[0].who_and_when.partition("; ")[2] == more


def test_what_waits_for_the_lists_is_one_line_with_them() -> None:
    """A booking that was confirmed on old lists is looked up once these are got: the line that asks for them leads."""
    again = beginning_with("look-up-again", asking("chess", ["Look it up again."], due=1))
    lists = beginning_with("update-lists", asking("dance", ["Update the lists."], due=2))
    (line,) = first(again, lists).urgent
    assert line.text.startswith("Update the lists of names")
    assert line.who_and_when.partition("; ")[2] == "the same for 1 other"


def test_what_waits_for_the_lists_and_is_late_is_not_hidden_by_them() -> None:
    """The line says by when the first of them is due, whichever it is."""
    again = beginning_with("look-up-again", asking("chess", ["Look it up again."], due=-2))
    lists = beginning_with("update-lists", asking("dance", ["Update the lists."], due=2))
    view = first(again, lists)
    (line,) = view.urgent
    (late,) = (action for action in view.actions if action.late)
    assert line.text.startswith("Update the lists of names")
    assert line.late
    assert late.due_words in line.who_and_when


def test_what_else_a_booking_asks_for_that_waits_for_the_lists_has_its_own_line() -> None:
    """To get the lists does nothing for it."""
    again = beginning_with("look-up-again", asking("chess", ["Look it up again.", *TEXTS[:2]], due=1))
    lists = beginning_with("update-lists", asking("dance", ["Update the lists."], due=2))
    update, other = first(again, lists).urgent
    assert update.text.startswith("Update the lists of names")
    assert update.who_and_when.partition("; ")[2] == "the same for 1 other"
    assert (other.text, other.who_and_when.partition("; ")[2]) == ("Ask the police.", "1 more for it")


def test_of_the_bookings_that_ask_for_the_lists_those_left_out_are_counted() -> None:
    """Ten are named, and it is said how many more there are and where."""
    wanting = [
        replace(one, actions=(replace(one.actions[0], id="update-lists"),))
        for one in (asking(f"club {number}", TEXTS[:1]) for number in range(18))
    ]
    (lists,) = (action for action in first(*wanting).actions if action.cause == "Lists of names")
    assert len(lists.details) == 11
    assert lists.details[0].startswith("Hall, club ")
    assert lists.details[-1].startswith("and 8 more bookings")


def test_what_is_wrong_on_each_network_is_one_line() -> None:
    """Three networks with one fault filled the first screen; each stands by itself among all that is to be done."""
    places = (made.PUPILS, made.STAFF, made.GUESTS)
    view = view_of(places, tuple(made.mixed_run(place) for place in places))
    texts = [one.text for one in view.urgent]
    assert sum("encrypted DNS" in text for text in texts) == 1
    assert [one.who_and_when.partition("; ")[2] for one in view.urgent if "encrypted DNS" in one.text] == [
        "the same for 2 others"
    ]
    assert sum("encrypted DNS" in action.text for action in view.actions) == 3


def test_what_is_due_tomorrow_comes_before_what_can_wait() -> None:
    """A page that is blocked wrongly has no day; one that opens though it should not is as pressing as a day."""
    view = view_of((made.PUPILS,), (made.mixed_run(made.PUPILS),), (asking("march", ["Tell the police."], due=1),))
    causes = [next(one.cause for one in view.actions if one.id == each.id) for each in view.urgent]
    assert Cause.BLOCKED in {one.cause for one in view.actions}
    assert {*causes[: causes.index(Cause.BOOKING)]} == {Cause.OPENED}
    far = view_of((made.PUPILS,), (made.mixed_run(made.PUPILS),), (asking("fair", ["Find a steward."], due=90),))
    assert far.urgent[0].text != "Find a steward."


def test_that_nothing_was_checked_is_one_line() -> None:
    """Whether the networks say so or the review does."""
    run_check = Action(id="run-check", text="Run a check of the filter.", owner="IT support")
    review = replace(made.self_assessment(), actions=(run_check,))
    view = view_of((made.PUPILS, made.GUESTS), (), (review,))
    assert len([action for action in view.actions if "heck" in action.text]) == 3
    assert [one.who_and_when.partition("; ")[2] for one in view.urgent] == ["the same for 2 others"]
