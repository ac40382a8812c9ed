"""What an organiser submits by link, merged with what the venue has: nobody's word is lost, or another's."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.answers import BOOKING_SYSTEM, ORGANISERS_LINK, Answers, Note, Rows
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.organisers_part import organisers_part
from venuecheck.assessment.sources import note_on
from venuecheck.assessment.walk import Step
from venuecheck.catalogue import checklist_path
from venuecheck.core.venue import Venue, VenueKind
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.bookings.drafts import Draft
from venuecheck.service.bookings.filling import Filling
from venuecheck.service.bookings.organisers_answers import arrived
from venuecheck.service.bookings.series import answers_of
from venuecheck.service.checklists.reading import checklist_in

_CHECKLIST = checklist_in(checklist_path("venue-booking"))
_PART = organisers_part(_CHECKLIST)
_TODAY = date(2026, 9, 21)
_NAMES = [one.id for one in _PART.items if isinstance(one, Question)]
_SPEAKERS = next(one for one in _PART.items if isinstance(one, Repeat))
_SAID = st.dictionaries(st.sampled_from(_NAMES), st.sampled_from(["one", "two", "three"]))
_BY = st.sampled_from(["", ORGANISERS_LINK, BOOKING_SYSTEM])


@st.composite
def at_the_venue(draw: st.DrawFn) -> Answers:
    """Make answers of a venue's draft, each said by somebody."""
    values = draw(_SAID)
    return Answers(values=values, notes={name: Note(said_by=draw(_BY), on=_TODAY) for name in values})


@given(mine=at_the_venue(), said=_SAID)
def test_what_others_said_stays_and_what_came_by_link_is_what_came_last(mine: Answers, said: dict[str, str]) -> None:
    """For every question: the venue's word where there is one, else the organiser's of now; each with its source."""
    after = arrived(_PART, mine, Answers(values=said), on=_TODAY)
    for name in _NAMES:
        note = mine.notes.get(name)
        if note is not None and note.said_by != ORGANISERS_LINK:
            assert (after.values[name], after.notes[name]) == (mine.values[name], note)
        else:
            assert after.values.get(name) == said.get(name)
            assert (name in after.notes) is (name in said)
    assert arrived(_PART, after, Answers(values=said), on=_TODAY) == after, "to arrive twice changes nothing"


def _speaker(name: str, **more: str) -> dict[str, str]:
    return {_SPEAKERS.questions[0].id: name, **more}


def test_what_the_venue_added_to_a_row_goes_with_that_row() -> None:
    """Another speaker in its place does not take over what staff found of the first one."""
    inside = _CHECKLIST.by_id[_SPEAKERS.id]
    assert isinstance(inside, Repeat)
    own = next((one.id for one in inside.questions if one.asked_of == "venue"), "seen_by_staff")
    mine = Answers(
        repeats={
            _SPEAKERS.id: Rows(rows=(_speaker("Ann", **{own: "yes"}), _speaker("Ben", **{own: "no"})), closed=True)
        },
        notes={_SPEAKERS.id: Note(said_by=ORGANISERS_LINK, on=_TODAY)},
    )
    theirs = Answers(repeats={_SPEAKERS.id: Rows(rows=(_speaker("Ben"), _speaker("Cat")), closed=True)})
    rows = arrived(_PART, mine, theirs, on=_TODAY).repeats[_SPEAKERS.id].rows
    assert rows == (_speaker("Ben", **{own: "no"}), _speaker("Cat"))


def test_whoever_passes_by_an_answer_does_not_become_its_source() -> None:
    """It stays the organiser's until somebody at the desk says otherwise."""
    venue = Venue(id="hall", name="Hall", kind=VenueKind.LIBRARY)
    draft = Draft.fresh(_CHECKLIST, venue, datetime(2026, 9, 21, tzinfo=UTC))
    begun = Filling(checklist=_CHECKLIST, venue=venue, draft=draft, now=draft.started, said_by=ORGANISERS_LINK)
    first = begun.next()
    assert first is not None
    begun.answer(first, "Colin Ashworth")
    staff = Filling(checklist=_CHECKLIST, venue=venue, draft=begun.draft, now=draft.started)
    step = staff.step(first.path)
    assert step is not None
    staff.answer(step, "Colin Ashworth")
    assert staff.said_by_of(staff.step(first.path) or step) == ORGANISERS_LINK
    staff.answer(staff.step(first.path) or step, "Colin Ashwood")
    assert staff.said_by_of(staff.step(first.path) or step) == ""


def _asked(filling: Filling, question: str) -> Step:
    step = filling.step(question)
    assert step is not None, question
    return step


def test_what_the_venue_answers_in_a_row_is_the_venues_word() -> None:
    """On the page that looks over, in the record and in what is read back from it; the row stays the organiser's."""
    venue = Venue(id="hall", name="Hall", kind=VenueKind.LIBRARY)
    day = datetime(2026, 9, 21, tzinfo=UTC)
    inside = _CHECKLIST.by_id[_SPEAKERS.id]
    assert isinstance(inside, Repeat)
    answers = Answers(
        values={"planned": ("guest",), "speakers": "no"},
        repeats={inside.id: Rows(rows=(_speaker("Ann Guest"),), closed=True)},
        notes={name: Note(said_by=ORGANISERS_LINK, on=_TODAY) for name in ("planned", inside.id)},
    )
    later = datetime(2026, 9, 24, tzinfo=UTC)
    draft = replace(Draft.fresh(_CHECKLIST, venue, day), answers=answers, person="Pat Clerk", subject="Choir")
    staff = Filling(checklist=_CHECKLIST, venue=venue, draft=draft, now=later)
    check, name = f"{inside.id}[1].speaker_check", f"{inside.id}[1].{inside.questions[0].id}"
    staff.answer(_asked(staff, check), "nothing")
    said = {path: staff.said_by_of(_asked(staff, path)) for path in (check, name)}
    assert said == {check: "", name: ORGANISERS_LINK}
    made = assess(
        _CHECKLIST,
        staff.draft.answers,
        venue=venue,
        subject="Choir",
        person="Pat Clerk",
        now=later,
        assessment_id="one",
    )
    recorded = {one.question: (one.said_by, one.answered_on) for one in made.answers}
    assert recorded[check] == ("", later.date())
    assert recorded[name] == (ORGANISERS_LINK, _TODAY)
    old = replace(made, answers=tuple(replace(one, said_by=ORGANISERS_LINK) for one in made.answers))
    for record in (made, old):
        read, _ = answers_of(record, _CHECKLIST)
        known = {path: note_on(read, _asked(staff, path).item) for path in (check, name)}
        assert {path: note and note.said_by for path, note in known.items()} == said


def test_whoever_books_for_a_client_is_asked_for_whom_and_the_venue_has_it_when_it_comes_to_it() -> None:
    """They may leave it empty; whoever books for themselves is not asked."""
    venue = Venue(id="hall", name="Hall", kind=VenueKind.LIBRARY)
    draft = Draft.fresh(_CHECKLIST, venue, datetime(2026, 9, 21, tzinfo=UTC))
    theirs = Filling(checklist=_PART, venue=venue, draft=draft, now=draft.started, said_by=ORGANISERS_LINK)
    theirs.answer(_asked(theirs, "booking_for"), "own_group")
    assert theirs.step("client") is None
    theirs.answer(_asked(theirs, "booking_for"), "agent")
    client = _asked(theirs, "client")
    assert isinstance(client.item, Question)
    assert not client.item.required
    theirs.answer(client, "Ashby Choir")
    merged = arrived(_PART, Answers(), theirs.draft.answers, on=_TODAY)
    staff = Filling(checklist=_CHECKLIST, venue=venue, draft=replace(draft, answers=merged), now=draft.started)
    assert staff.step("client") is None
    staff.answer(_asked(staff, "client_named"), "yes")
    told = _asked(staff, "client")
    assert (told.value, staff.said_by_of(told)) == ("Ashby Choir", ORGANISERS_LINK)
