"""The diary: what is on, what is open, what is to be recorded, what waits for a look back; of one venue alone."""

import json
from datetime import UTC, date, datetime, timedelta

import jsonschema
import pytest

from venuecheck import catalogue
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.answers import with_value
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import Kept
from venuecheck.authoring.document import read
from venuecheck.core.problem import ConflictError, InvalidError
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import WrittenDecision, read_answers_document
from venuecheck.service.bookings.assessing import assess, record
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.diary import MOST_DAYS, diary_of, on_day
from venuecheck.service.bookings.diary_shown import Diary, diary_json, diary_schema
from venuecheck.service.bookings.drafts import Draft, save_draft
from venuecheck.service.bookings.handed_in import hand_in
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import note_reply
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.site import Site

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
FILE = """\
checklist: "venue-booking"
subject: "{subject}"
person: "Pat Green"
answers:
  organiser: "Helen Marsh"
  booking_for: "own_group"
  organisation: "Borough Debating Circle"
  event: "Lecture on the canals, with questions"
  planned: ["none"]
  identity: "{identity}"
  hire_terms: "agreed"
  concerns: ["none"]
  reach: "01632 960009"
{more}
{decision}
"""
APPROVED = 'decision: {outcome: "approve", person: "Joan Whitlock", role: "Manager", reasons: "Known for years"}'


def booked(  # noqa: PLR0917 - a booking in a line
    place: Site, store: Store, subject: str, more: str = "", decision: str = APPROVED, identity: str = "known"
) -> Assessment:
    """Record a booking with these answers besides."""
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    desk = Desk.at(place, store, checklist, lambda: NOW)
    text = FILE.format(subject=subject, identity=identity, more=more, decision=decision)
    return hand_in(desk, read_answers_document(read(text.encode(), "a.yaml"), checklist)).assessment


def on(diary: Diary) -> list[tuple[date | None, str]]:
    """Each day, with what is on."""
    return [(one.day, one.subject) for one in diary.on]


def test_what_is_on_comes_by_day_and_time_with_room_and_contact(place: Site, store: Store) -> None:
    late = '  event_date: 2026-09-16\n  event_times: "7 pm to 9 pm"\n  event_room: "Room 2"\n'
    late += '  expected: 30\n  audience: "open"'
    booked(place, store, "Lecture", late)
    booked(place, store, "Party, 15 September 2026")
    booked(place, store, "Next month, 15 October 2026")
    diary = diary_of(place, store, now=NOW)
    assert on(diary) == [(date(2026, 9, 15), "Party, 15 September 2026"), (date(2026, 9, 16), "Lecture")]
    lecture = diary.on[1]
    assert (lecture.room, lecture.times, lecture.expected, lecture.audience) == (
        "Room 2",
        "7 pm to 9 pm",
        "30",
        "Anybody",
    )
    assert (lecture.organiser, lecture.reach, lecture.is_confirmed) == ("Helen Marsh", "01632 960009", True)
    assert (diary.first, diary.last) == (date(2026, 9, 14), date(2026, 9, 20))


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("every Thursday", [17, 24]),
        ("Thursdays and Saturdays", [17, 19, 24, 26]),
        ("17 September, 22 September", [17, 22]),
        ("Tuesday to Thursday, 7 pm", [17, 22, 23, 24]),
        ("weekdays except Wednesdays", [17, 18, 21, 22, 24, 25]),
        ("weekdays except bank holidays", [None]),
        ("", [None]),
        ("the first Thursday of the month", [None]),
        ("every other Thursday", [None]),
    ],
)
def test_each_day_of_a_series_that_is_on_record_and_none_that_is_guessed(
    place: Site, store: Store, said: str, days: list[int | None]
) -> None:
    more = "  event_date: 2026-09-17\n  event_last: 2026-12-17\n" + f'  event_times: "{said}"' * bool(said)
    booked(place, store, "Yoga", more)
    found = diary_of(place, store, now=NOW, days=14).on
    assert [one.day.day if one.day else None for one in found] == days
    assert {(one.first, one.last) for one in found} == {(date(2026, 9, 17), date(2026, 12, 17))}


def test_what_is_open_is_held_with_its_end_and_what_is_begun(place: Site, store: Store) -> None:
    booked(place, store, "Waiting, 30 September 2026", decision="")
    held = 'decision: {outcome: "hold", valid_until: 2026-09-18, person: "Joan", role: "Manager", reasons: "Asked"}'
    booked(place, store, "Held, 20 September 2026", decision=held)
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    save_draft(store, Draft.fresh(checklist, place.venue, NOW, "draft-1"))
    diary = diary_of(place, store, now=NOW)
    assert [(one.subject[:4], one.held_until, one.late) for one in diary.open] == [
        ("Held", date(2026, 9, 18), False),
        ("Wait", None, False),
    ]
    assert [(one.subject[:4], one.is_confirmed) for one in diary.on] == [("Held", False)]
    assert [one.draft for one in diary.begun] == ["draft-1"]
    assert diary_of(place, store, now=NOW + timedelta(days=5)).open[0].late


def test_what_was_done_at_once_waits_for_its_grounds(place: Site, store: Store) -> None:
    one = booked(place, store, "Talk, 16 September 2026")
    closed = {"person": "Cam Reed", "role": "Caretaker", "fact": "A gas leak", "source": "The fire service, at noon"}
    later = DecidedLater.begin(place, store, one.id, lambda: NOW)
    deciding = later.deciding()
    deciding.written |= {"outcome": "at-once", **closed}
    assert deciding.fields == ("outcome", "person", "role", "fact", "source")
    later.finish(deciding.decided(NOW), seen=None)
    diary = diary_of(place, store, now=NOW)
    assert on(diary) == []
    (grounds,) = diary.grounds
    # a Monday: Tuesday and Wednesday are the working days
    assert (grounds.due, grounds.late) == (date(2026, 9, 16), False)
    assert diary_of(place, store, now=NOW + timedelta(days=3)).grounds[0].late
    another = DecidedLater.begin(place, store, one.id, lambda: NOW)
    with pytest.raises(ConflictError, match="this is decided already"):
        another.refuse_unseen("at-once", None)
    another.refuse_unseen("at-once", another.read.value.decision)
    again = DecidedLater.begin(place, store, one.id, lambda: NOW)
    full = again.deciding()
    ends = {"power_relied_on": "Hire terms, clause 9", "deposit": "Paid back this week"}
    full.written |= {"outcome": "not-available", **closed, "alternative": "The hall on Friday", **ends}
    again.finish(full.decided(NOW), seen=None)
    assert diary_of(place, store, now=NOW).grounds == ()


def test_what_is_over_on_conditions_waits_for_a_look_back(place: Site, store: Store) -> None:
    words = APPROVED.replace('"approve"', '"approve-with-conditions"')
    booked(place, store, "Fair", "  event_date: 2026-09-16", words, identity="not_yet")
    (on_the_day,) = diary_of(place, store, now=NOW).on
    assert [(one.number, one.kept) for one in on_the_day.conditions] == [(1, Kept.NOT_LOOKED_AT)]
    assert diary_of(place, store, now=NOW).look_back == ()
    (over,) = diary_of(place, store, now=NOW + timedelta(days=4)).look_back
    assert (over.subject, over.day) == ("Fair", date(2026, 9, 16))


def test_a_diary_is_of_one_venue_and_fits_its_schema(place: Site, store: Store) -> None:
    booked(place, store, "Lecture", "  event_date: 2026-09-16")
    written = json.loads((catalogue.templates() / "schemas" / "diary.json").read_text("utf-8"))
    assert written == diary_schema()
    jsonschema.validate(json.loads(diary_json(diary_of(place, store, now=NOW))), written)
    other = Store(database=store.database, venue="elsewhere")
    assert diary_of(place, other, now=NOW).on == ()


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_diary_of_no_days_or_too_many_is_refused(place: Site, store: Store, days: int) -> None:
    with pytest.raises(InvalidError, match="from 1 to 366"):
        diary_of(place, store, now=NOW, days=days)


def test_the_next_day_with_something_is_one_that_can_be_looked_at(place: Site, store: Store) -> None:
    """From whatever day: nobody is led to one that is too far ahead of today."""
    today = NOW.date()
    last = today + timedelta(days=MOST_DAYS)
    booked(place, store, "Too far", f"  event_date: {last + timedelta(days=1)}")
    series = f"  event_date: {last}\n  event_last: {last + timedelta(days=60)}"
    for day in (today, last - timedelta(days=30), last):
        assert on_day(store, NOW, day)[1] is None
    booked(place, store, "A series", series)
    assert on_day(store, NOW, last - timedelta(days=30))[1] == last
    assert on_day(store, NOW, last)[1] is None


def test_what_is_approved_over_a_worry_is_not_confirmed_until_the_lead_has_answered(place: Site, store: Store) -> None:
    """Nothing but a holding letter goes out: the diary says that an answer is waited for, and never whose."""
    checklist = checklist_in(catalogue.checklist_path("out-of-school-settings"))
    answers = next(one.answers for one in checklist.examples if one.answers.values.get("worries") == "yes")
    answers = with_value(with_value(answers, "event_date", date(2026, 9, 16)), "event_times", "4 pm to 6 pm")
    one = assess(
        checklist, answers, venue=place.venue, subject="Club", person="Pat Green", now=NOW, assessment_id="club"
    )
    written = WrittenDecision(
        outcome="approve", person="Joan", role="Manager", reasons="Another helper", conditions=None
    )
    decision = decision_of(one, written, NOW)
    record(store, decide(one, decision))
    (waits,) = diary_of(place, store, now=NOW).on
    assert (waits.is_confirmed, waits.stands) == (False, "approved; the letter that says so waits for an answer")
    about = read_assessment(store, one.id)
    note_reply(place, store, about, Answerer.SAFEGUARDING, text="No concern", person="Joan", now=NOW)
    assert diary_of(place, store, now=NOW).on[0].is_confirmed
