"""When an event takes place, and until when what was decided on it counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck.assessment.assessment import Answered, Assessment
from venuecheck.assessment.days_said import days_in, wrong_weekdays
from venuecheck.assessment.event_days import event_days, lasts_until
from venuecheck.core import day_words

TODAY = date(2026, 11, 28)
DAYS = st.dates(min_value=date(2026, 11, 28), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Main hall, wedding, Sat 10 June 2028", [date(2028, 6, 10)]),
        ("Main hall, wedding, Saturday 10th of June, 2028", [date(2028, 6, 10)]),
        ("Main hall, wedding, 2028-06-10", [date(2028, 6, 10)]),
        ("Main hall, 1 Sept 2027", [date(2027, 9, 1)]),
        ("Main hall, family wedding, Sat 23 January", [date(2027, 1, 23)]),
        ("Room 2, 28 November", [TODAY]),
        ("Room 2, 27 November", [date(2027, 11, 27)]),
        ("Room 2, Monday 27 November", [date(2028, 11, 27)]),
        ("Fair, 3 May 2027 and 4 May 2027", [date(2027, 5, 3), date(2027, 5, 4)]),
        ("Pool, Saturday swimming club", []),
        ("Lecture on the strikes of May 1926", []),
        ("Room 31 junior choir", []),
        ("Hall, 31 June 2027", []),
        ("Hall, 29 February", [date(2028, 2, 29)]),
        ("Meeting about 12 Marchmont Street", []),
        ("", []),
    ],
)
def test_the_days_that_the_name_of_a_booking_holds(text: str, found: list[date]) -> None:
    assert list(days_in(text, TODAY)) == found


@given(day=DAYS, before=st.text(alphabet="abc ,", max_size=10))
def test_any_day_as_this_program_writes_it_is_read(day: date, before: str) -> None:
    assert days_in(f"{before} {day_words.day(day)}", TODAY) == (day,)


@given(text=st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(isinstance(day, date) for day in days_in(text, TODAY))
    assert isinstance(wrong_weekdays(text, TODAY), tuple)


def test_a_weekday_that_does_not_fit_is_pointed_out() -> None:
    (point,) = wrong_weekdays("Main hall, wedding, Sat 10 June 2027", TODAY)
    assert point.text == "10 June 2027 is a Thursday, and the booking says otherwise: check the date."
    assert wrong_weekdays("Main hall, wedding, Sat 10 June 2028", TODAY) == ()


def booking(subject: str = "Hall", **answers: str) -> Assessment:
    """A booking with these answers."""
    said = tuple(Answered(question=name, text="?", value=value, shown=value) for name, value in answers.items())
    return replace(made.booking(), subject=subject, answers=said)


@given(first=DAYS, days=st.integers(0, 800), decided=st.integers(0, 4000), valid=st.none() | st.integers(1, 400))
def test_nothing_is_confirmed_that_ends_before_its_event(
    first: date, days: int, decided: int, valid: int | None
) -> None:
    """One event lasts until it is over, however far ahead; a series until its last day, twelve months at most."""
    last = first + timedelta(days)
    one = booking(event_date=first.isoformat(), event_last=last.isoformat())
    on = first - timedelta(decided)
    ends = lasts_until(one, on, valid)
    assert ends is not None
    assert ends >= first
    assert ends <= last
    a_year_later = date(first.year + 1, *((3, 1) if (first.month, first.day) == (2, 29) else (first.month, first.day)))
    assert ends == min(last, a_year_later - timedelta(days=1))


def test_what_is_answered_outranks_what_the_name_holds_and_no_day_is_guessed_from_two() -> None:
    found = event_days(booking("Hall, 3 May 2027", event_date="2027-06-01"))
    assert found is not None
    assert found.shown == "1 June 2027"
    assert event_days(booking("Hall, 3 May 2027 or 4 May 2027")) is None
    election = event_days(booking("Hall", meeting_date="2027-04-14"))
    assert election is not None
    assert election.last == date(2027, 4, 14)
    assert lasts_until(booking("Hall"), TODAY, 366) == date(2027, 11, 27), "twelve months, as a series"
    assert lasts_until(booking("Hall"), TODAY, 30) == date(2026, 12, 28)
    assert lasts_until(booking("Hall"), TODAY, None) is None
