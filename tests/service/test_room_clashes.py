"""One room and hour for two bookings: told to whoever answers, decides, writes a letter, or looks at what is on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.service.test_diary import APPROVED, NOW, booked
from venuecheck.assessment.assessment import Assessment, Occasion
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.records.store import Store
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.room_clashes import Taken, clashes_of, clashes_while_on, warnings_of
from venuecheck.service.sites.site import Site

OPEN = ""
HELD = 'decision: {outcome: "hold", valid_until: 2026-09-18, person: "Joan", role: "Manager", reasons: "Asked"}'


def when(times: str = "", room: str = "Main hall", day: str = "2026-09-24", last: str = "") -> str:
    """When and where a booking is, as an answers file has it."""
    given = {"event_date": day, "event_last": last, "event_times": times, "event_room": room}
    return "\n".join(f'  {name}: "{said}"' for name, said in given.items() if said)


def told(store: Store, one: Assessment) -> list[tuple[str, Taken, bool]]:
    """What each clash is with, how that has the room, and whether it is certain."""
    return [(each.subject, each.taken, each.is_certain) for each in clashes_of(store, one, NOW)]


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        (when("7 pm to 9 pm"), when("8 pm to 10 pm"), True),
        (when("7 pm to 9 pm"), when("20:00-22:00", room="the main hall"), True),
        (when("9 pm to 2 am"), when("1 am to 5 am", day="2026-09-25"), True),
        (when("7 pm to 9 pm", room=""), when("8 pm to 10 pm", room=""), True),
        (when("Thursdays, 7 pm to 9 pm", last="2026-12-17"), when("8 pm to 9 pm", day="2026-10-08"), True),
        (when("Monday to Friday, 7 pm to 9 pm", last="2026-12-17"), when("8 pm to 9 pm", day="2026-10-07"), True),
        (when("24-26 September, 7 pm to 9 pm", last="2026-09-26"), when("8 pm to 9 pm", day="2026-09-25"), True),
        (when("7 pm to 9 pm"), when("8 pm to 10 pm", room="Main hall and kitchen"), False),
        (when("in the evening"), when("8 pm to 10 pm"), False),
        (when(), when(), False),
        (when("7 pm to 9 pm"), when("9 pm to 10 pm, and setting up before"), False),
        (when("7 pm to 9 pm", last="2026-12-17"), when("8 pm to 9 pm", day="2026-10-08"), False),
        (when("7 pm to 9 pm"), when("9 pm to 10 pm"), None),
        (when("7 pm to 9 pm"), when("7 pm to 9 pm", room="Room 2"), None),
        (when("7 pm to 9 pm", room="Room 1"), when("7 pm to 9 pm", room="Room 12"), None),
        (when("7 pm to 9 pm"), when("7 pm to 9 pm", day="2026-09-25"), None),
        (when("Thursdays, 7 pm to 9 pm", last="2026-12-17"), when("8 pm to 9 pm", day="2026-10-09"), None),
        (when(room=""), when(room=""), None),
    ],
)
def test_a_room_that_somebody_has_is_told_both_ways(
    place: Site, store: Store, first: str, second: str, *, certain: bool | None
) -> None:
    one = booked(place, store, "One", first)
    other = booked(place, store, "Other", second, OPEN)
    assert told(store, other) == ([] if certain is None else [("One", Taken.CONFIRMED, certain)])
    assert told(store, one) == ([] if certain is None else [("Other", Taken.ASKED, certain)])


def test_it_says_who_has_the_room_when_and_what_can_be_done(place: Site, store: Store) -> None:
    booked(place, store, "Lecture", when("7 pm to 9 pm"))
    booked(place, store, "Held", when("7 pm to 8 pm"), HELD)
    booked(place, store, "Asked for", when("7 pm to 8 pm"), OPEN)
    mine = booked(place, store, "Party", when("8 pm to 10 pm"), OPEN)
    assert warnings_of(clashes_of(store, mine, NOW))[0] == (
        "Main hall is already confirmed to Helen Marsh (Lecture) on 24 September 2026, 7 pm to 9 pm. "
        "This booking: 8 pm to 10 pm."
    )
    held = booked(place, store, "Early", when("7.30 pm to 8 pm"), OPEN)
    assert [each.taken for each in clashes_of(store, held, NOW)] == [Taken.CONFIRMED, Taken.HELD, Taken.ASKED]
    assert warnings_of(()) == ()


def test_what_is_over_refused_or_taken_back_takes_no_room(place: Site, store: Store) -> None:
    gone = 'decision: {outcome: "withdrawn", person: "Joan", role: "Manager", reasons: "They rang"}'
    one = booked(place, store, "Gone", when("7 pm to 9 pm"), gone)
    mine = booked(place, store, "Party", when("7 pm to 9 pm"))
    assert told(store, mine) == []
    assert clashes_while_on(store, one, NOW) == ()
    assert told(store, one) == [("Party", Taken.CONFIRMED, True)], "who decides on it again is told"
    booked(place, store, "Other", when("7 pm to 9 pm"))
    assert clashes_of(store, mine, NOW + timedelta(days=30)) == ()


def test_a_hold_that_is_over_holds_the_room_for_nobody(place: Site, store: Store) -> None:
    booked(place, store, "Held", when("7 pm to 9 pm"), HELD)
    mine = booked(place, store, "Party", when("7 pm to 9 pm"), OPEN)
    assert told(store, mine) == [("Held", Taken.HELD, True)]
    (after,) = clashes_of(store, mine, NOW + timedelta(days=5))
    assert (after.taken, after.decided) == (Taken.ASKED, None)


def test_whoever_decides_has_the_fact_at_hand_and_it_names_nobody(place: Site, store: Store) -> None:
    booked(place, store, "Lecture", when("7 pm to 9 pm"))
    mine = booked(place, store, "Party", when("8 pm to 10 pm"), OPEN)
    later = DecidedLater.begin(place, store, mine.id, lambda: NOW)
    deciding = later.deciding()
    deciding.written |= {"outcome": "not-available", "person": "Joan Whitlock", "role": "Manager"}
    assert deciding.value("fact") == "The Main hall is let already on 24 September 2026."
    assert deciding.value("source") == "Our diary, the entry for that day, confirmed on 14 September 2026."
    deciding.written["alternative"] = "Room 2, the same evening"
    letter = later.letter(deciding.decided(NOW)).letter.text
    assert "let already on 24 September 2026" in letter
    assert "Helen Marsh (" not in letter
    assert "Lecture" not in letter.replace("Lecture on the canals", "")
    deciding.written["outcome"] = "at-once"
    assert deciding.value("fact") == ""


def test_two_that_are_confirmed_are_told_in_the_diary_and_beside_the_letter(place: Site, store: Store) -> None:
    booked(place, store, "Lecture", when("7 pm to 9 pm", day="2026-09-15"))
    mine = booked(place, store, "Party", when("8 pm to 10 pm", day="2026-09-15"))
    booked(place, store, "Elsewhere", when("8 pm to 10 pm", day="2026-09-15", room="Room 2"))
    met = {one.subject: one.meets for one in diary_of(place, store, now=NOW).on}
    assert met == {
        "Lecture": ("Party, 8 pm to 10 pm, Main hall, confirmed",),
        "Party": ("Lecture, 7 pm to 9 pm, Main hall, confirmed",),
        "Elsewhere": (),
    }
    wanted = Wanted(person="Joan Whitlock", to="Helen Marsh")
    drawn = draw_up(place, store, read_assessment(store, mine.id).value, wanted, now=NOW)
    assert drawn.letter.kind is LetterKind.APPROVED
    assert "already confirmed to" in drawn.to_mind
    assert "Lecture (" not in drawn.letter.text


def test_a_further_booking_of_a_series_meets_others_by_its_own_day(place: Site, store: Store) -> None:
    one = booked(place, store, "Yoga", when("7 pm to 9 pm"), APPROVED)
    mine = booked(place, store, "Talk", when("7 pm to 9 pm", day="2026-10-01"), OPEN)
    assert told(store, mine) == []
    assert told(store, one) == []
    first = date(2026, 10, 1)
    own = Occasion(subject="Yoga 2", person="Pat", at=NOW, first=first, times="7 pm to 9 pm", room="Main hall")
    one = replace(one, occasions=(own,))
    assert told(store, one) == [("Talk", Taken.ASKED, True)]
    assert [each.first for each in clashes_of(store, one, NOW)] == [first]
