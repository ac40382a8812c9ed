"""Exports of booking systems: headings vary, days are British, mistakes are named, a series is one booking."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.booked import Export, NoColumnsError, read_export
from venuecheck.assessment.booked_columns import Column
from venuecheck.assessment.booked_days import WrongDayError, read_moment, read_time, time_words
from venuecheck.authoring.csv_rows import read_csv
from venuecheck.core import day_words
from venuecheck.core.problem import InputError


def export(text: str, columns: dict[str, Column] | None = None) -> Export:
    """Read an export written here."""
    return read_export(read_csv(text.encode(), "export.csv"), columns or {})


@pytest.mark.parametrize(
    ("cell", "day", "at"),
    [
        ("03/10/2026", date(2026, 10, 3), None),
        ("3/10/26", date(2026, 10, 3), None),
        ("3.10.2026", date(2026, 10, 3), None),
        ("3-Oct-26", date(2026, 10, 3), None),
        ("Sat 3 October 2026", date(2026, 10, 3), None),
        ("Saturday, 3rd Oct 2026", date(2026, 10, 3), None),
        ("3 Sept 2026", date(2026, 9, 3), None),
        ("2026-10-03", date(2026, 10, 3), None),
        ("2026-10-03T19:00:00", date(2026, 10, 3), time(19)),
        ("03/10/2026 19:30", date(2026, 10, 3), time(19, 30)),
        ("03/10/2026 7.30 p.m.", date(2026, 10, 3), time(19, 30)),
        ("03/10/2026 00:00:00", date(2026, 10, 3), time(0)),
    ],
)
def test_days_as_they_are_written_here(cell: str, day: date, at: time | None) -> None:
    moment = read_moment(cell)
    assert (moment.day, moment.at) == (day, at)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("10/13/2026", "the day stands before the month"),
        ("31/02/2026", "no such day"),
        ("Fri 3 October 2026", "it is a Saturday"),
        ("3 Juni 2026", "no month"),
        ("next week", "no day that can be read"),
        ("03/10/1926", "check the year"),
        ("3/10/2026 some time", "no day that can be read"),
        ("45932", "no day that can be read"),
    ],
)
def test_what_is_no_day_says_why(cell: str, says: str) -> None:
    with pytest.raises(WrongDayError, match=says):
        read_moment(cell)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        *(
            ("19:00", time(19)),
            ("7pm", time(19)),
            ("1900", time(19)),
            ("0930", time(9, 30)),
            ("19.00", time(19)),
            ("2460", None),
            ("7.30 am", time(7, 30)),
            ("12 am", time(0)),
            ("12pm", time(12)),
        ),
        *(("7", None), ("25:00", None), ("13pm", None), ("evening", None), ("0 am", None)),
    ],
)
def test_times_of_day(cell: str, at: time | None) -> None:
    assert read_time(cell) == at


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_times_are_read_as_they_are_written(at: time) -> None:
    assert read_time(time_words(at)) == at


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_days_are_read_as_they_are_written(day: date) -> None:
    for cell in (f"{day:%d/%m/%Y}", day.isoformat(), day_words.day(day), f"{day:%d/%m/%y}"):
        assert read_moment(cell).day == day


HEAD = (
    "Booking Ref,Event Name,Date,Start Time,End Time,Room,Customer Name,Organisation,Phone,Attendance,Public/Private\n"
)


def test_a_row_is_a_booking_with_all_that_it_says() -> None:
    (one,) = export(
        HEAD + "B1,Book fair,03/10/2026,10:00,16:30,Main hall,Ann Booker,Readers,01632 960001,about 40,Public\n"
    ).booked
    assert (one.reference, one.title, one.first, one.last) == ("B1", "Book fair", date(2026, 10, 3), date(2026, 10, 3))
    assert [each.shown for each in one.occurrences] == ["10 am to 4.30 pm"]
    assert one.facts == {
        "room": "Main hall",
        "organiser": "Ann Booker",
        "organisation": "Readers",
        "reach": "01632 960001",
        "expected": "40",
        "audience": "open",
    }
    assert one.subject == "Main hall, Book fair, 3 October 2026"


def test_a_series_stands_in_several_rows() -> None:
    rows = "".join(f"B2,Yoga,{day}/10/2026,18:00,19:00,Hall,Ann,,,,\n" for day in ("22", "08", "15"))
    (one,) = export(HEAD + rows).booked
    assert [each.first.day for each in one.occurrences] == [8, 15, 22]
    assert one.lines == (2, 3, 4)
    unnumbered = export(HEAD.replace("Booking Ref", "Price") + rows.replace("B2", "10.00"))
    assert [len(each.occurrences) for each in unnumbered.booked] == [3]
    assert unnumbered.unknown == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("B3,Talk,,,,,,,,,", "no day is given"),
        ("B3,Talk,10/13/2026,,,,,,,,", "day stands before the month"),
        ("B3,Talk,03/10/2026,evening,,,,,,,", "no time of day"),
        ("B3,Talk,03/10/2026,,,,,,,many,", "no number of people"),
        ("B3,Talk,03/10/2026,,,,,,,,,extra", "12 cells"),
        ("B1,Talk,10/10/2026,,,,Somebody Else,,,,", "another organiser"),
    ],
)
def test_a_row_with_a_mistake_is_set_aside_and_named(row: str, says: str) -> None:
    done = export(f"{HEAD}B1,Book fair,03/10/2026,,,,Ann,,,,\n{row}\n")
    assert [(one.line, says in one.what) for one in done.set_aside] == [(3, True)]
    assert [one.title for one in done.booked] == ["Book fair"]
    assert done.rows == 2


@pytest.mark.parametrize(
    ("text", "times", "last"),
    [
        ("Date,Start,Finish,Title\n03/10/2026,18:00,19:00,Talk\n", "6 pm to 7 pm", 3),
        ("Title,Start,End\nTalk,03/10/2026 18:00,03/10/2026 19:00\n", "6 pm to 7 pm", 3),
        ("Title,From,To\nCamp,03/10/2026,05/10/2026\n", "", 5),
        ("Date,Start time,End time,Title\n03/10/2026,03/10/2026 18:00,2026-10-03T19:00:00,Talk\n", "6 pm to 7 pm", 3),
        ("Date,Title,Time\n03/10/2026,Talk,evening\n", "evening", 3),
    ],
)
def test_a_heading_of_a_moment_is_a_day_or_a_time_as_the_others_have_it(text: str, times: str, last: int) -> None:
    (one,) = export(text).booked
    assert ([each.shown for each in one.occurrences], one.last.day) == ([times], last)


def test_a_contact_that_is_a_number_is_no_name() -> None:
    (one,) = export("Date,Title,Contact\n03/10/2026,Talk,01632 960001\n").booked
    assert one.facts == {"reach": "01632 960001"}


def test_headings_that_nobody_knows_are_said_and_a_venue_can_name_its_own() -> None:
    text = "Frobnicate,Termin,Saal\nx,03/10/2026,Hall\n"
    with pytest.raises(NoColumnsError, match="Frobnicate, Termin, Saal"):
        export(text)
    done = export(text, {"Termin": Column.DAY, "saal": Column.ROOM})
    assert done.unknown == ("Frobnicate",)
    assert done.booked[0].facts == {"room": "Hall"}


def test_a_title_above_the_headings_semicolons_and_what_was_cancelled() -> None:
    text = "Bookings of October\nDate;Title;Status\n03/10/2026;Fair;Confirmed\n04/10/2026;Talk;Cancelled\n"
    done = export(text)
    assert [one.title for one in done.booked] == ["Fair"]
    assert (done.gone, done.rows) == (1, 2)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_whatever_program_saved_it(encoding: str) -> None:
    raw = "Date,Title\r\n03/10/2026,Café £5\r\n".encode(encoding)
    assert read_export(read_csv(raw, "e.csv"), {}).booked[0].title == "Café £5"


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_anything_is_read_or_refused(raw: bytes) -> None:
    try:
        done = read_export(read_csv(raw, "e.csv"), {})
    except (InputError, NoColumnsError):
        return
    assert done.rows >= len(done.booked)


CELLS = st.sampled_from(
    ["", "03/10/2026", "2026-10-10", "31/02/2026", "7pm", "40", "many", "Ann", "Hall", "yes", "Public"]
)


@given(st.lists(st.lists(CELLS, min_size=11, max_size=11), max_size=12))
def test_every_row_is_taken_or_named(rows: list[list[str]]) -> None:
    """None is lost: each is of a booking, set aside, or empty."""
    done = export(HEAD + "".join(",".join(row) + "\n" for row in rows))
    taken = [line for one in done.booked for line in one.lines]
    aside = [one.line for one in done.set_aside]
    assert sorted([*taken, *aside]) == [line for line, row in enumerate(rows, start=2) if any(row)]
