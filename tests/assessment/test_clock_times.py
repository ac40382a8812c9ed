"""The times of a day, read from what people write of them."""

import pytest

from venuecheck.assessment.clock_times import Hours, times_of


def hours(*each: tuple[float, float]) -> tuple[Hours, ...]:
    """From and to, in hours."""
    return tuple(Hours(begins=round(begins * 60), ends=round(ends * 60)) for begins, ends in each)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("7 pm to 9 pm", hours((19, 21))),
        ("7pm-9pm", hours((19, 21))),
        ("7 – 9 p.m.", hours((19, 21))),
        ("7 pm to 9", hours((19, 21))),
        ("11 to 1 pm", hours((11, 13))),
        ("11 am until 1", hours((11, 13))),
        ("19:00-21:30", hours((19, 21.5))),
        ("19.00 to 21.30", hours((19, 21.5))),
        ("from 10 am till noon", hours((10, 12))),
        ("between 10.30 am and 12.15 pm", hours((10.5, 12.25))),
        ("8 pm to midnight", hours((20, 24))),
        ("9 pm to 1 am", hours((21, 25))),
        ("every Thursday, 7 pm to 9 pm", hours((19, 21))),
        ("Saturday 9 am to 10 am; Sunday 2 pm to 4 pm", hours((9, 10), (14, 16))),
        ("all day", hours((0, 24))),
        ("the whole day", hours((0, 24))),
        ("7 pm to 9 pm, setting up from 5 pm, clearing up until 10 pm", hours((17, 22))),
        ("doors 6.30 pm; 7 pm to 9 pm", hours((18.5, 21))),
        ("12 am to 6 am", hours((0, 6))),
        ("8 to 12 am", hours((20, 24))),
        ("8 to 1 am", hours((20, 25))),
        ("9 pm to 1", hours((21, 25))),
        ("12 to 12 am", hours((12, 24))),
        ("12 am to 6", hours((0, 6))),
        ("7 to 7 pm", hours((7, 19))),
        # what can be days, ages or rooms, and what names no end
        ("", ()),
        ("in the evening", ()),
        ("from 7 pm", ()),
        ("7 to 9", ()),
        ("3 to 11 year olds", ()),
        ("2 and 9 May", ()),
        ("13-16 January", ()),
        ("13-16 January, 6 pm to 8 pm", hours((18, 20))),
        ("1/2/2027-3/2/2027", ()),
        ("2027-03-01", ()),
    ],
)
def test_times_are_read_as_they_are_written(said: str, read: tuple[Hours, ...]) -> None:
    assert times_of(said).hours == read


def test_setting_up_without_a_time_is_known_to_be_more() -> None:
    assert times_of("7 pm to 9 pm, and setting up before").names_more
    assert not times_of("7 pm to 9 pm").names_more
    assert not times_of("7 pm to 9 pm, setting up from 6 pm").names_more


@pytest.mark.parametrize(
    ("one", "other", "days_later", "meets"),
    [
        ("7 pm to 9 pm", "8 pm to 10 pm", 0, True),
        ("7 pm to 9 pm", "9 pm to 10 pm", 0, False),
        ("7 pm to 9 pm", "6 pm to 10 pm", 0, True),
        ("9 pm to 2 am", "1 am to 3 am", 1, True),
        ("9 pm to 2 am", "1 am to 3 am", 0, False),
        ("1 am to 3 am", "9 pm to 2 am", -1, True),
        ("in the evening", "7 pm to 9 pm", 0, False),
    ],
)
def test_one_meets_another_where_both_use_the_room(one: str, other: str, days_later: int, *, meets: bool) -> None:
    assert times_of(one).meets(times_of(other), days_later=days_later) is meets
