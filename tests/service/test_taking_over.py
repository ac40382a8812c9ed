"""Bookings from a booking system: what is taken over is not asked again, and nothing is lost or guessed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.assessment.answers import Value
from venuecheck.assessment.assessment import Assessment
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, drafts, save_draft
from venuecheck.service.bookings.stages import Assessing, Stage
from venuecheck.service.bookings.taking_over import TakenOver, take_over
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.given_files import Given
from venuecheck.service.sites.site import Site, load_site

from .library import CONFIG, site
from .test_diary import APPROVED, booked

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
HEAD = "Ref,Event Name,Date,Start Time,End Time,Room,Customer,Group,Phone,Attendance,Who,Details\n"
SERIES = "".join(
    f"B7,Yoga,{day},18:00,19:00,Studio,Ann Booker,Stretchers,01632 960001,12,members,Stretching for beginners\n"
    for day in ("01/10/2026", "08/10/2026", "15/10/2026")
)
WITHDRAWN = 'decision: {outcome: "withdrawn", person: "Joan Whitlock", role: "Manager", reasons: "They rang"}'


@pytest.fixture
def place(tmp_path: Path) -> Site:
    return site(tmp_path, CONFIG + 'booking_system: {columns: {Who: "audience"}}\n')


CHECKLIST = checklist_in(catalogue.checklist_path("venue-booking"))


def taken(place: Site, store: Store, text: str) -> TakenOver:
    """Take an export over."""
    return take_over(place, store, CHECKLIST, Given(name="export.csv", content=text.encode()), now=NOW)


def test_what_is_taken_over_is_not_asked_again(place: Site, store: Store) -> None:
    (draft,) = taken(place, store, HEAD + SERIES).begun
    assert draft.subject == "Studio, Yoga, 1 October 2026 to 15 October 2026"
    assert draft.answers.values == {
        "event_date": date(2026, 10, 1),
        "event_last": date(2026, 10, 15),
        "event_times": "every Thursday, 6 pm to 7 pm",
        "event_room": "Studio",
        "audience": "members",
        "expected": 12,
        "reach": "01632 960001",
        "organiser": "Ann Booker",
        "organisation": "Stretchers",
        "event": "Stretching for beginners",
    }
    desk = Desk.at(place, store, CHECKLIST, lambda: NOW)
    assessing = Assessing.begin(desk, draft, on_conflict=lambda error, _: pytest.fail(str(error)))
    asked = []
    said: dict[str, Value] = {
        "booking_for": "own_group",
        "planned": ("none",),
        "identity": "known",
        "hire_terms": "agreed",
    }
    while assessing.stage is Stage.ANSWER:
        step = assessing.filling.next()
        if step is None:
            assessing.filling.about(person="Pat Green")
            assessing.filling.check()
            continue
        asked.append(step.path)
        assessing.filling.answer(step, said.get(step.path, ("none",)))
    assert asked == ["booking_for", "planned", "identity", "hire_terms", "concerns", "made_public"]
    assessing.deciding_said |= {"role": "Manager", "outcome": "approve", "person": "Pat Green"}
    done = assessing.finish(assessing.deciding.decided(NOW))
    assert done.reference == "B7"
    again = taken(place, store, HEAD + SERIES)
    assert (again.begun, again.as_before, again.changed) == ((), 1, ())
    moved = taken(place, store, HEAD + SERIES.replace("Studio", "Main hall"))
    (changed,) = moved.changed
    assert changed.assessment == done.id
    assert changed.differs == ("Which room is it for? Main hall",)
    assert len(store.all("assessment", Assessment)) == 1


def test_a_second_export_brings_drafts_up_to_date_and_keeps_what_a_person_answered(place: Site, store: Store) -> None:
    (draft,) = taken(place, store, HEAD + SERIES).begun
    desk = Desk.at(place, store, CHECKLIST, lambda: NOW)
    filling = Assessing.begin(desk, draft, on_conflict=lambda error, _: pytest.fail(str(error))).filling
    expected = filling.step("expected")
    assert expected is not None
    filling.answer(expected, 20)
    assert taken(place, store, HEAD + SERIES).as_before == 1
    (newer,) = taken(place, store, HEAD + SERIES.replace("Studio", "Main hall")).updated
    assert (newer.answers.values["event_room"], newer.answers.values["expected"]) == ("Main hall", 20)
    assert [one.name for one in drafts(store, CHECKLIST, place.venue)] == [draft.name]


def test_without_references_a_booking_is_known_by_its_name(place: Site, store: Store) -> None:
    text = "Date,Title\n03/10/2026,Book fair\n10/10/2026,Other fair\n"
    assert len(taken(place, store, text).begun) == 2
    assert taken(place, store, text).as_before == 2


def test_what_is_past_is_not_taken_and_mistakes_are_named(place: Site, store: Store) -> None:
    done = taken(place, store, "Date,Title,Colour\n03/10/2025,Old\n31/02/2026,Wrong\n03/10/2026,New\n")
    assert (len(done.begun), done.over, done.rows, done.unknown) == (1, 1, 3, ("Colour",))
    assert [(one.line, "no such day" in one.what) for one in done.set_aside] == [(3, True)]


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "nothing in it; have the booking system"), ("A,B\n1,2\n", "no column is known to hold the day")],
)
def test_a_file_that_is_no_export_is_refused(place: Site, store: Store, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        taken(place, store, text)


def test_a_column_that_means_nothing_is_refused_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "venuecheck.yaml"
    path.write_text(CONFIG + 'booking_system: {columns: {Who: "audiense"}}\n', "utf-8")
    with pytest.raises(InputError, match="did you mean 'audience'") as error:
        load_site(path)
    assert error.value.problems[0].line


def test_another_files_draft_is_left_alone(place: Site, store: Store) -> None:
    (draft,) = taken(place, store, HEAD + SERIES).begun
    save_draft(store, draft)
    assert len(taken(place, store, HEAD + SERIES.replace("B7", "B8")).begun) == 1
    assert read(b"a: 1", "x").data == {"a": 1}


@pytest.mark.parametrize("status", ["Cancelled", "CANCELLED by hirer", "rejected"])
@pytest.mark.parametrize("decision", [APPROVED, "", WITHDRAWN])
def test_what_is_cancelled_there_and_stands_here_is_named(
    place: Site, store: Store, status: str, decision: str
) -> None:
    """With whether it is confirmed; what was closed here too needs nothing, nor does one of which other rows stand."""
    more = '  event_date: 2026-10-03\nreference: "B9"'
    one = booked(place, store, "Lecture", more, decision)
    head = HEAD.replace("\n", ",Status\n")
    gone = f"B9,Lecture,03/10/2026,1900,2130,Studio,Helen Marsh,,,,,,{status}\n"
    done = taken(place, store, head + gone)
    assert (done.gone, done.rows, done.begun) == (1, 1, ())
    here = [(each.assessment, each.is_confirmed) for each in done.gone_here]
    assert here == [(one.id, decision == APPROVED)] * (decision != WITHDRAWN)
    unread = taken(place, store, head + gone.replace("03/10/2026", "31/02/2026"))
    assert [each.assessment for each in unread.gone_here] == [each for each, _ in here]
    other = gone.replace("03/10", "04/10").replace(status, "Confirmed")
    assert taken(place, store, head + gone + other).gone_here == ()


def test_of_a_draft_it_is_said_that_nobody_needs_to_go_on(place: Site, store: Store) -> None:
    (draft,) = taken(place, store, HEAD + SERIES).begun
    head, gone = HEAD.replace("\n", ",Status\n"), SERIES.replace("\n", ",Cancelled\n")
    (here,) = taken(place, store, head + gone).gone_here
    assert (here.draft, here.assessment) == (draft.name, "")


def test_a_row_that_stands_twice_is_named_and_all_rows_add_up(place: Site, store: Store) -> None:
    first = SERIES.splitlines(keepends=True)[0]
    done = taken(place, store, HEAD + SERIES + first)
    (aside,) = done.set_aside
    assert (aside.line, aside.what) == (5, "it says the same as line 2, which is taken")
    assert (done.rows, len(done.begun)) == (4, 1)


def test_who_takes_bookings_over_stands_on_the_drafts(place: Site, store: Store) -> None:
    export = Given(name="export.csv", content=(HEAD + SERIES).encode())
    (draft,) = take_over(place, store, CHECKLIST, export, now=NOW, person="Pat Green").begun
    assert draft.person == "Pat Green"
    assert drafts(store, CHECKLIST, place.venue)[0].person == "Pat Green"


def test_a_draft_saved_meanwhile_is_named_and_the_rest_is_taken(
    place: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Theirs stays as it is; an import again brings it up to date."""
    (draft,) = taken(place, store, HEAD + SERIES).begun
    moved = HEAD + SERIES.replace("Studio", "Main hall") + SERIES.replace("B7", "B8").replace("Yoga", "Pilates")

    def as_read(*_: object) -> tuple[Draft, ...]:
        found = drafts(store, CHECKLIST, place.venue)
        (mine,) = (one for one in found if one.name == draft.name)
        save_draft(store, replace(mine, person="Ann Booker"))
        return found

    monkeypatch.setattr("venuecheck.service.bookings.taking_over.drafts", as_read)
    done = taken(place, store, moved)
    assert [one.name for one in done.saved_meanwhile] == [draft.name]
    assert ([one.reference for one in done.begun], done.updated) == (["B8"], ())
    monkeypatch.undo()
    (kept,) = (one for one in drafts(store, CHECKLIST, place.venue) if one.name == draft.name)
    assert (kept.person, kept.answers.values["event_room"]) == ("Ann Booker", "Studio")
    (newer,) = taken(place, store, moved).updated
    assert newer.answers.values["event_room"] == "Main hall"
