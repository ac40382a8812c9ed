"""Filling a checklist in: the same for a face that stays, and for one that begins anew with each answer."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.assessment.filling_in import possible
from venuecheck import catalogue
from venuecheck.assessment.answers import with_value
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.day_answers import FIRST_DAY, LAST_DAY, last_before_first
from venuecheck.assessment.sheet import read_sheet
from venuecheck.assessment.walk import State, Step
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.document import read
from venuecheck.core.problem import ConflictError, InvalidError
from venuecheck.core.venue import Nation, Venue, VenueKind
from venuecheck.records.store import Store
from venuecheck.service.bookings.as_typed import keep_as_typed
from venuecheck.service.bookings.drafts import Draft, resume, save_draft
from venuecheck.service.bookings.filling import Filling
from venuecheck.service.checklists.reading import checklist_in

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
VENUE = Venue(id="hall", name="Hall", kind=VenueKind.LIBRARY, nation=Nation.ENGLAND)
CHECKLISTS = {name: checklist_in(catalogue.checklist_path(name)) for name in ("venue-booking", "private-venue-advice")}


def begun(checklist: Checklist) -> Filling:
    """Begin, with nothing answered."""
    return Filling(checklist=checklist, venue=VENUE, draft=Draft.fresh(checklist, VENUE, NOW, "draft-1"), now=NOW)


def go_on(filling: Filling, data: st.DataObject) -> bool:
    """Do one thing that a person may do; False where nothing is left."""
    step = filling.next()
    if step is None:
        return False
    if isinstance(step.item, Repeat):
        rows = len(filling.rows(step.item).rows)
        may_close, may_add = rows >= step.item.at_least, rows < min(step.item.at_most, 3)
        ways = ["close"] * may_close + ["add"] * may_add + ["remove"] * bool(rows)
        way = data.draw(st.sampled_from(ways))
        if way == "close":
            filling.close_rows(step.item)
        elif way == "add":
            filling.add_row(step.item)
        else:
            filling.remove_row(step.item, data.draw(st.integers(0, rows - 1)))
    elif not step.item.required and data.draw(st.booleans()):
        filling.leave_empty(step)
    else:
        answers = filling.draft.answers.values
        taken = [one for one in possible(step.item) if not last_before_first({**answers, step.item.id: one})]
        if taken:
            filling.answer(step, data.draw(st.sampled_from(taken)))
        else:  # a last day, of which none that is tried lies after the first
            filling.leave_empty(step)
    return True


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), st.sampled_from(sorted(CHECKLISTS)))
def test_what_comes_next_needs_an_answer_and_the_end_is_the_end(data: st.DataObject, name: str) -> None:
    """Nothing is asked twice in a row that was answered; at the end nothing is missing."""
    filling = begun(CHECKLISTS[name])
    for _ in range(60):
        left = filling.left()
        step = filling.next()
        assert (left == 0) == (step is None)
        assert {one.path for one in filling.missing} <= {one.path for one in filling.steps}
        if not go_on(filling, data):
            assert filling.missing == ()
            return
        if step is not None and isinstance(step.item, Question):
            after = filling.next()
            assert after is None or after.path != step.path


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_draft_taken_up_anew_after_each_answer_is_the_same(data: st.DataObject, tmp_path: Path) -> None:
    """A page has nothing but the draft between two requests."""
    checklist = CHECKLISTS["venue-booking"]
    with Store.open(f"sqlite:///{tmp_path / 'store.db'}", VENUE.id) as store:
        store.drop_draft("assessment", f"venue-booking/{VENUE.id}/draft-1")
        filling = begun(checklist)
        for _ in range(12):
            if not go_on(filling, data):
                break
            filling.draft = save_draft(store, filling.draft)
            taken_up = resume(store, checklist, VENUE, "draft-1")
            assert taken_up is not None
            anew = Filling(checklist=checklist, venue=VENUE, draft=taken_up, now=NOW)
            assert anew.steps == filling.steps
            assert (anew.next(), anew.left()) == (filling.next(), filling.left())


def test_going_back_takes_an_empty_row_with_it() -> None:
    """From the first row to what stands before them, from a later one to whether there is another."""
    filling = begun(CHECKLISTS["venue-booking"])
    repeat = filling.checklist.by_id["speakers"]
    assert isinstance(repeat, Repeat)
    while (step := filling.next()) is not None and step.item != repeat:
        assert isinstance(step.item, Question)
        filling.answer(step, ("guest",) if step.path == "planned" else possible(step.item)[0])
    before = filling.before(repeat.id)
    assert before is not None
    assert not filling.may_close(repeat)
    filling.add_row(repeat)
    first = filling.next()
    assert first is not None
    assert first.row == 0
    assert filling.back(first) == before
    assert filling.rows(repeat).rows == ()
    filling.add_row(repeat)
    while (step := filling.next()) is not None and step.row == 0:
        assert isinstance(step.item, Question)
        filling.answer(step, possible(step.item)[0])
    filling.add_row(repeat)
    second = filling.next()
    assert second is not None
    assert second.row == 1
    back = filling.back(second)
    assert back is not None
    assert (back.item, len(filling.rows(repeat).rows)) == (repeat, 1)
    assert (filling.may_add(repeat), filling.may_close(repeat)) == (True, True)


@pytest.mark.parametrize(
    ("said", "words"),
    [("", "write a short name"), (" - ", "write a short name"), ("x" * 201, "must be 200 characters or fewer")],
)
def test_what_it_is_about_says_something(said: str, words: str) -> None:
    """And fits on a line."""
    with pytest.raises(InvalidError, match=words):
        begun(CHECKLISTS["venue-booking"]).about(subject=said)


def test_a_name_turns_nothing_around_and_what_was_kept_before_can_be_renamed() -> None:
    """What no page can carry is not kept; a draft of earlier versions that has it is renamed like any other."""
    filling = begun(CHECKLISTS["venue-booking"])
    filling.about(subject="Hall \u202ekoob\0 fair")
    assert filling.draft.subject == "Hall koob fair"
    filling._change(replace(filling.draft, subject="Hall\0 fair"))
    filling.about(subject="Book fair", seen="Hall fair")
    assert filling.draft.subject == "Book fair"
    with pytest.raises(ConflictError):
        filling.about(subject="Chess", seen="Hall fair")


def test_every_change_is_handed_on() -> None:
    """So that a closed window loses nothing."""
    kept: list[Draft] = []
    filling = begun(CHECKLISTS["venue-booking"])

    def keep(draft: Draft) -> Draft:
        kept.append(draft)
        return replace(draft, version=str(len(kept)))

    filling.on_change = keep
    filling.about(subject="Hall, book fair", person="Ruth Adeyemi")
    step = filling.next()
    assert step is not None
    assert isinstance(step.item, Question)
    filling.answer(step, possible(step.item)[0])
    assert [one.subject for one in kept] == ["Hall, book fair"] * 2
    assert len(kept[-1].answers.values) == 1
    assert (kept[-1].version, filling.draft.version) == ("1", "2")
    assert filling.before(step.path) is None
    place = filling.place(step)
    assert (place.number, place.each) == (1, "")


def test_what_was_left_empty_stays_so_for_the_right_row() -> None:
    """A row that is taken away takes its own empty answers with it, and the later ones move up."""
    checklist = CHECKLISTS["venue-booking"]
    filling = begun(checklist)
    repeat = next(item for item in checklist.items if isinstance(item, Repeat))
    filling.draft = Draft.fresh(checklist, VENUE, NOW)
    filling.add_row(repeat)
    filling.add_row(repeat)
    empty = tuple(f"{repeat.id}[{row}].{repeat.questions[-1].id}" for row in (1, 2))
    filling.draft = Draft(
        checklist=checklist.id,
        checklist_version=checklist.version,
        venue=VENUE.id,
        subject="",
        person="",
        started=NOW,
        answers=filling.draft.answers,
        skipped=("event", empty[1]),
    )
    filling.remove_row(repeat, 0)
    assert filling.draft.skipped == ("event", empty[0])
    assert len(filling.rows(repeat).rows) == 1


@pytest.mark.parametrize(("last", "is_wrong"), [("2027-03-01", True), ("2027-03-02", False), ("2027-03-09", False)])
def test_the_last_day_is_not_before_the_first(last: str, *, is_wrong: bool) -> None:
    """Refused where it is typed and where it is looked over; a first day moved past it has it asked again."""
    checklist = CHECKLISTS["venue-booking"]
    first_day, last_day = date(2027, 3, 2), date.fromisoformat(last)
    step = {
        name: Step(path=name, item=checklist.by_id[name], row=None, state=State.ASKED, value=None)
        for name in (FIRST_DAY, LAST_DAY)
    }
    filling = begun(checklist)
    filling.answer(step[FIRST_DAY], first_day)
    with pytest.raises(AnswerError, match="1 March 2027, is before the first, 2 March") if is_wrong else nullcontext():
        filling.answer(step[LAST_DAY], last_day)
    kept = replace(filling.draft, answers=with_value(filling.draft.answers, LAST_DAY, last_day))
    filling.draft = kept
    with pytest.raises(InvalidError) as refused:
        filling.check()
    assert any("before the first" in one.what for one in refused.value.problems) is is_wrong
    filling.answer(step[FIRST_DAY], date(2027, 4, 1))
    assert LAST_DAY not in filling.draft.answers.values
    document = read(f'answers: {{event_date: "2027-03-02", event_last: "{last}"}}\n'.encode(), "answers.yaml")
    written = {"event_date": "2027-03-02", "event_last": last}
    _, problems = read_sheet(document, ("answers",), written, checklist.by_id)
    assert [("before the first" in one.what, one.line) for one in problems] == [(True, 1)] * is_wrong


def test_what_is_typed_in_a_row_moves_with_it_and_keeps_it(tmp_path: Path) -> None:
    """A row that holds nothing else is not taken away; one before it that goes takes nothing of it along."""
    filling = begun(CHECKLISTS["venue-booking"])
    repeat = filling.checklist.by_id["speakers"]
    assert isinstance(repeat, Repeat)
    while (step := filling.next()) is not None and step.item != repeat:
        assert isinstance(step.item, Question)
        filling.answer(step, ("guest",) if step.path == "planned" else possible(step.item)[0])
    filling.add_row(repeat)
    while (step := filling.next()) is not None and step.row == 0:
        assert isinstance(step.item, Question)
        filling.answer(step, possible(step.item)[0])
    filling.add_row(repeat)
    second = filling.next()
    assert second is not None
    assert keep_as_typed(filling, second.path, ["?"])
    assert not filling.drop_if_empty(second)
    filling.remove_row(repeat, 0)
    moved = second.path.replace("[2]", "[1]")
    assert (moved != second.path, filling.draft.as_typed) == (True, {moved: ("?",)})
    with Store.open(f"sqlite:///{tmp_path / 'v.db'}", "hall") as store:
        save_draft(store, filling.draft)
        kept = resume(store, filling.checklist, VENUE, "draft-1")
    assert kept is not None
    assert kept.as_typed == {moved: ("?",)}
    first = filling.next()
    assert first is not None
    assert (first.path, first.value) == (moved, None)
    filling.answer(first, possible(first.item)[0] if isinstance(first.item, Question) else "")
    assert filling.draft.as_typed == {}
