"""The calendar, the trend, and user group x place x device with its gaps."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.check import OLD_AFTER
from venuecheck.assurance.status import Status
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.report.venue.todo import Said

from . import samples as made
from .situations import view_of


def _at(run: Run, **changes: object) -> Run:
    return replace(run, run=replace(run.run, **changes))  # type: ignore[arg-type]


def test_gaps_are_shown_and_counted() -> None:
    """Every combination of what the venue says it has is there, whether anybody checked it or not."""
    run = _at(made.fine_run(made.PUPILS), place="The library, ground floor", device="iPad 12")
    view = view_of((made.PUPILS, made.STAFF), (run,), places=("Library", "Hall"), devices=("iPad", "Laptop"))
    coverage = view.coverage
    assert coverage is not None
    assert (coverage.combinations, coverage.checked, coverage.gaps) == (8, 1, 7)
    assert coverage.words == "8 combinations: 1 checked, 7 gaps."
    assert [(row.user_group, row.place) for row in coverage.rows] == [
        ("pupils", "Library"),
        ("pupils", "Hall"),
        ("staff", "Library"),
        ("staff", "Hall"),
    ]
    first = coverage.rows[0].cells[0]
    assert (first.status, first.checks, first.words) == (Status.FINE, 1, "As expected, 21 September 2026")
    others = [cell for row in coverage.rows for cell in row.cells if cell is not first]
    assert {(cell.status, cell.words) for cell in others} == {(Status.NOT_REPORTED, "no check recorded")}


def test_what_was_recorded_and_not_declared_is_shown_as_well() -> None:
    view = view_of((made.PUPILS,), (_at(made.fine_run(made.PUPILS), place="Gym"),), places=("Hall",))
    assert view.coverage is not None
    assert [row.place for row in view.coverage.rows] == ["Hall", "Gym"]
    assert view.coverage.devices == ("Windows laptop LT-114 (school-owned)",)


def test_a_check_of_long_ago_is_a_gap() -> None:
    view = view_of((made.PUPILS,), (made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=380)),))
    assert view.coverage is not None
    assert (view.coverage.checked, view.coverage.gaps) == (0, 1)


def test_a_large_table_says_what_it_leaves_out() -> None:
    view = view_of((made.PUPILS,), (), places=tuple(f"Room {n}" for n in range(80)), devices=("a", "b"))
    assert view.coverage is not None
    assert len(view.coverage.rows) == 60
    assert view.coverage.left_out == 40
    assert view.coverage.gaps == 160


def test_the_calendar_shows_each_month_of_the_last_year() -> None:
    """The worst check of a month stands in it; a month without one is not reported."""
    runs = (
        made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=90)),
        made.mixed_run(made.PUPILS, started=made.NOW - timedelta(days=91)),
        made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=400)),
    )
    view = view_of((made.PUPILS, made.GUESTS), runs)
    calendar = view.calendar
    assert calendar is not None
    assert (calendar.months[0], calendar.months[-1]) == ("Oct 2025", "Sep 2026")
    pupils, guests = calendar.rows
    assert {cell.month: (cell.checks, cell.status) for cell in pupils.cells if cell.checks} == {
        "2026-06": (2, Status.PROBLEM)
    }
    assert {cell.status for cell in guests.cells} == {Status.NOT_REPORTED}
    assert calendar.words == "2 checks in the last 12 months. No check of Guest wifi."
    assert (pupils.due_words, guests.due_words) == ("23 June 2027", "now")


def test_the_trend_says_what_changed() -> None:
    earlier = made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=30))
    (trend,) = view_of((made.PUPILS,), (earlier, made.mixed_run())).trends
    assert trend.words == (
        "Since 22 August 2026: “should be blocked but opened” went from 0 to 2, “should open but was blocked” went "
        "from 0 to 1 and “could not tell” went from 0 to 2."
    )
    assert [point.counts.under_blocked for point in trend.points] == [0, 2]
    other = _at(earlier, list_digest="sha256:" + "00" * 32)
    (trend,) = view_of((made.PUPILS,), (other, made.mixed_run())).trends
    assert "different test lists" in trend.words
    (trend,) = view_of((made.PUPILS,), (made.invalid_run(), earlier)).trends
    assert trend.words == "There are not two checks that can be relied on, so nothing is compared."


def test_a_person_s_check_is_in_the_calendar() -> None:
    hand = _at(made.fine_run(made.PUPILS), vantage=Vantage.PERSON, id="hand-1")
    view = view_of((made.PUPILS,), (hand,))
    assert view.calendar is not None
    assert view.calendar.rows[0].cells[-1].checks == 1


@pytest.mark.parametrize(
    ("started", "due"),
    [("2026-03-01 10:00", "1 March 2027"), ("2027-03-01 10:00", "29 February 2028")],
)
@pytest.mark.parametrize(("hours", "is_late"), [(-1, False), (1, True)])
def test_the_calendar_calls_a_check_overdue_when_its_network_is_too_old(
    started: str, due: str, hours: int, *, is_late: bool
) -> None:
    """Over a leap year too: one judgement of what is too old."""
    begun = datetime.fromisoformat(f"{started}+00:00")
    run = made.fine_run(made.PUPILS, started=begun)
    view = view_of((made.PUPILS,), (run,), made_at=begun + OLD_AFTER + timedelta(hours=hours))
    assert view.calendar is not None
    assert view.calendar.rows[0].due_words == due + (" (overdue)" if is_late else "")
    assert (view.filtering.networks[0].status is Status.NOT_PROVEN) is is_late


def test_what_was_put_down_of_a_booking_and_is_still_to_come_is_named() -> None:
    """A reply, and what was seen of a condition: they count for nothing, and say so."""
    one, later = made.booking(), made.NOW + timedelta(days=2)
    reply = Reply(assessment=one.id, answerer=Answerer.POLICE, said="Nothing known", person="Joan", at=later)
    seen = ConditionSeen(assessment=one.id, condition="Doors open", met=True, seen="by me", person="Joan", at=later)
    view = view_of((made.PUPILS,), (), (one,), said=Said(replies=(reply,), noted_ahead=(seen,)))
    assert [each.ahead for each in view.not_counted] == [True, True]
    assert all(one.id in each.words and "still to come" in each.words for each in view.not_counted)
