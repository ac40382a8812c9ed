"""On which days a series is, by what people say of its times."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.days_said import days_in
from venuecheck.assessment.event_days import EventDays, each_day
from venuecheck.assessment.weekdays_said import beside_weekdays, weekdays_said

WORKING = {0, 1, 2, 3, 4}
ALL = {*WORKING, 5, 6}


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("Monday to Friday, 9 am to 3 pm", WORKING),
        ("Mon-Fri 9-3", WORKING),
        ("Mon – Fri", WORKING),
        ("Mondays to Fridays", WORKING),
        ("from Tuesday to Thursday, 6 pm", {1, 2, 3}),
        ("Tues-Thurs", {1, 2, 3}),
        ("between Monday and Wednesday", {0, 1, 2}),
        ("Monday 9 am to Friday 5 pm", WORKING),
        ("Monday through to Thursday", {0, 1, 2, 3}),
        ("Friday to Monday", {4, 5, 6, 0}),
        ("weekdays, 9 am", WORKING),
        ("every weekday", WORKING),
        ("weekdays and Saturdays", {*WORKING, 5}),
        ("weekends", {5, 6}),
        ("daily", ALL),
        ("every evening, 7 pm", ALL),
        ("daily, Monday to Friday", WORKING),
        ("Monday to Thursday every evening", {0, 1, 2, 3}),
        ("daily except Sundays", ALL - {6}),
        ("Monday to Friday except Wednesday", {0, 1, 3, 4}),
        ("Mon-Fri, but not on Tuesdays and Wednesdays", {0, 3, 4}),
        ("weekdays apart from Friday, 9 am", {0, 1, 2, 3}),
        ("Monday 7 pm to 9 pm, Friday 6 pm to 8 pm", {0, 4}),
        ("Mondays and Fridays", {0, 4}),
        ("every Thursday, 7 pm to 9 pm", {3}),
        ("7 pm to 9 pm", set()),
        ("weekdays, Tuesday from 7 pm", None),
        ("Monday to Friday except bank holidays", None),
        ("Mon-Fri excluding 3 May", None),
        ("Monday to Friday except Wednesday 5 May", None),
        ("Monday to Friday except Saturday", None),
        ("Monday to Friday in term time", None),
        ("first Monday of the month", None),
    ],
)
def test_the_weekdays_that_are_said(said: str, on: set[int] | None) -> None:
    assert weekdays_said(said) == on


MONDAY = date(2027, 1, 11)


@pytest.mark.parametrize(
    ("said", "last", "days"),
    [
        ("Monday to Friday", 11, [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]),
        ("12-14 January, 10 am", 4, [0, 1, 2, 3, 4]),
        ("11-15 January", 4, [0, 1, 2, 3, 4]),
        ("11 January to 15 January 2027", 4, [0, 1, 2, 3, 4]),
        ("Monday 11 to Friday 15 January", 4, [0, 1, 2, 3, 4]),
        ("11, 13 and 15 January", 4, [0, 2, 4]),
        ("Tuesdays, 11 January to 29 January", 18, [1, 8, 15]),
        ("11-13 January and 18-20 January", 9, [0, 1, 2, 7, 8, 9]),
        ("11 January to 29 January", 18, []),
        ("every Monday except 18 January", 21, []),
        ("Mondays from 11 January until 1 February 2027", 21, [0, 7, 14, 21]),
        ("every Monday until 1 February", 21, [0, 7, 14, 21]),
        ("Mondays: 11 January, 25 January, 1 February", 21, [0, 14, 21]),
        ("Mondays", 21, [0, 7, 14, 21]),
    ],
)
def test_each_day_of_a_series(said: str, last: int, days: list[int]) -> None:
    found = each_day(EventDays(first=MONDAY, last=MONDAY + timedelta(last)), said)
    assert [(day - MONDAY).days for day in found] == days


def test_months_that_are_named_leave_the_others_out() -> None:
    spring = EventDays(first=MONDAY, last=date(2027, 3, 29))
    assert {day.month for day in each_day(spring, "Mondays, January to March")} == {1, 2, 3}
    assert {day.month for day in each_day(spring, "Mondays in January and March")} == {1, 3}
    assert len(each_day(spring, "Mondays, times may change")) == 12
    assert each_day(spring, "Mondays, with April") == ()


def test_a_name_that_holds_a_span_names_each_of_its_days() -> None:
    today = date(2026, 11, 29)
    assert len(days_in("Fair, 12-16 January 2027", today)) == 5
    assert days_in("Fair, 30 December to 2 January 2028", today)[0] == date(2027, 12, 30)
    assert days_in("Fair, 30 December to 2 January", today)[-1] == date(2027, 1, 2)


@given(said=st.text(max_size=80), last=st.integers(1, 30))
def test_no_text_is_too_odd_and_no_day_is_outside(said: str, last: int) -> None:
    days = EventDays(first=MONDAY, last=MONDAY + timedelta(last))
    assert all(days.first <= day <= days.last for day in each_day(days, said))


@pytest.mark.parametrize(
    ("said", "beside_a_day"),
    [
        ("every Thursday, 2 pm to 4 pm", "2 pm to 4 pm"),
        ("Sundays, 10 am to 12 noon", "10 am to 12 noon"),
        ("Monday to Friday 9 am to 3 pm", "9 am to 3 pm"),
        ("each Mon, Wed and Fri: 7.30-9 pm", "7.30-9 pm"),
        ("daily, 9 to 5", "9 to 5"),
        ("7 pm to 9 pm", "7 pm to 9 pm"),
        ("Mondays 7 pm to 9 pm, Fridays 8 pm to 10 pm", "Mondays 7 pm to 9 pm, Fridays 8 pm to 10 pm"),
        ("every Thursday but the first, 2 pm to 4 pm", "every Thursday but the first, 2 pm to 4 pm"),
        ("Thursdays in term, evenings", "Thursdays in term, evenings"),
        ("", ""),
    ],
)
def test_beside_one_of_its_days_a_series_says_its_hours(said: str, beside_a_day: str) -> None:
    assert beside_weekdays(said) == beside_a_day
