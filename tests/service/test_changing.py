"""Something has changed on a booking: it is decided on anew, and what was decided before stays in it."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.assessment.filling_in import possible
from venuecheck import catalogue
from venuecheck.assessment.answers import Value
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.steps import choices
from venuecheck.assurance.how import How
from venuecheck.assurance.status import Status
from venuecheck.authoring.document import read
from venuecheck.core.problem import ConflictError, InvalidError
from venuecheck.records.store import Store
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.report.venue.decided import Decided, Undecided, promised
from venuecheck.service.bookings.answer_files import AnswersFile, read_answers_document
from venuecheck.service.bookings.changing import change, changes_by_others, draft_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.drafts import drafts
from venuecheck.service.bookings.handed_in import hand_in
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up, record_letter
from venuecheck.service.bookings.overtaken import both_answered, moved_since, taken_up_anew
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.series import waiting
from venuecheck.service.bookings.stages import Assessing, Stage
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.opening import open_store

from .library import site
from .test_booking_names import FRONT, write_lists

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
FIRST = """\
checklist: "venue-booking"
subject: "Hall, lecture, 3 May 2028"
person: "Pat Green"
answers:
  organiser: "Helen Marsh"
  booking_for: "own_group"
  organisation: "Borough Debating Circle"
  event: "Lecture on the canals, with questions"
  planned: ["none"]
  identity: "known"
  hire_terms: "agreed"
  concerns: ["none"]
  event_times: "7 pm to 9 pm"
decision: {outcome: "approve", person: "Joan Whitlock", role: "Manager", reasons: "Known for years"}
"""
WHEN = "At what times? If it comes back, on which days?"
HEAD = 'checklist: "venue-booking"\nsubject: "Hall, lecture, 3 May 2028"\nperson: "Pat Green"\nanswers:\n'
GUEST = """\
  planned: ["guest"]
  speakers: [{speaker_name: "Dr Bell", speaker_topic: "Canals", speaker_check: "not_yet"}]
  concerns: ["none"]
"""


def file(text: str, desk: Desk) -> AnswersFile:
    """Read a file of answers."""
    return read_answers_document(read(text.encode(), "answers.yaml"), desk.checklist)


def begun(folder: Path, store: Store | None = None, *, text: str = FIRST) -> tuple[Desk, Assessment]:
    """A library in which a lecture is confirmed."""
    place = site(folder)
    opened = store or open_store(place)
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    desk = Desk.at(place, opened, checklist, lambda: NOW)
    return desk, hand_in(desk, file(text, desk)).assessment


def test_a_change_is_decided_on_anew_and_the_letter_speaks_of_the_confirmation(tmp_path: Path) -> None:
    desk, first = begun(tmp_path)
    with desk.store:
        told = draw_up(desk.site, desk.store, first, Wanted(), now=NOW)
        record_letter(desk.store, told, "text", about=read_assessment(desk.store, first.id))
        done = change(desk, first.id, file(HEAD + GUEST, desk))
        assert set(done.touched) == {"Will any of these be part of it?", "Who speaks, performs or is shown?"}
        now = done.assessment
        assert (now.id, now.decision, now.earlier) == (first.id, None, (first.decision,))
        assert now.recommendation.kind is OutcomeKind.APPROVE_WITH_CONDITIONS
        said = {one.question: one.value for one in now.answers}
        assert (said["event_date"], said["event_times"]) == (date(2028, 5, 3).isoformat(), "7 pm to 9 pm")
        assert {"approve", "hold", "cancel"} <= {one.id for one in choices(now)}
        assert desk.store.all("assessment", Assessment) == (now,)
        letter = draw_up(desk.site, desk.store, now, Wanted(), now=NOW).letter.text
        assert "that your booking can go ahead: Hall, lecture, 3 May 2028." in " ".join(letter.split())
        decided = "decision: {outcome: approve, person: Joan Whitlock, role: Manager, reasons: Dr Bell is known}\n"
        amended = change(desk, first.id, file(HEAD + '  event_times: "6 pm to 8 pm"\n' + decided, desk)).assessment
        text = " ".join(draw_up(desk.site, desk.store, amended, Wanted(), now=NOW).letter.text.split())
        assert "When: 3 May 2028, 6 pm to 8 pm" in text
        assert "This takes the place of our decision of 14 September 2026." in text


_REFUSED = FIRST.replace(
    'outcome: "approve"',
    'outcome: "refuse", without_fact: true, right_engaged: "Article 10", aim: "Safety of the building", '
    'why_proportionate: "No steward would do, we asked", power_relied_on: "Hire term 4"',
).replace("Known for years", "The floor does not bear so many")


@pytest.mark.parametrize(("text", "was"), [(FIRST, "approved"), (_REFUSED, "refused")])
def test_what_was_decided_before_a_change_is_said_the_same_in_every_face(tmp_path: Path, text: str, was: str) -> None:
    """Approved or refused; changed since; being looked at again: never that nobody decided."""
    desk, first = begun(tmp_path, text=text)
    with desk.store:
        told = draw_up(desk.site, desk.store, first, Wanted(), now=NOW)
        record_letter(desk.store, told, "text", about=read_assessment(desk.store, first.id))
        now = change(desk, first.id, file(HEAD + GUEST, desk)).assessment
        shown = assessments_of((now,), NOW).shown[0]
        assert (shown.how, shown.status) == (How.CHANGED, Status.WAITING)
        assert shown.status_words == "Decided, and changed since: it is being looked at again"
        said = shown.decision.words if isinstance(shown.decision, Undecided) else ""
        assert said.startswith(
            f"{was.capitalize()} on 14 September 2026 by Joan Whitlock. The answers were changed on 14"
        )
        assert "It is being looked at again" in said
        on = diary_of(desk.site, desk.store, now=NOW, first=date(2028, 5, 3)).on[0]
        confirmed = "; a letter of 14 September 2026 confirmed it" if was == "approved" else ""
        assert (on.is_confirmed, on.stands) == (False, f"{shown.status_words}{confirmed}")
        assert [one.id for one in waiting(desk.store, NOW)] == [now.id]
        may_count = promised(now, shown.how, NOW)
        assert (f"{was} on 14 September 2026" in may_count) is (was == "approved")
        assert ("Nothing is promised to the organiser before that." in may_count) is (was == "refused")
        letter = " ".join(draw_up(desk.site, desk.store, now, Wanted(), now=NOW).letter.text.split())
        assert ("We decided on 14 September 2026 that your booking can go ahead" in letter) is (was == "approved")


def test_a_hold_after_a_confirmation_says_what_was_confirmed(tmp_path: Path) -> None:
    """What is held was approved before, and the organiser may count on that meanwhile."""
    desk, first = begun(tmp_path)
    with desk.store:
        hold = "decision: {outcome: hold, valid_until: 2026-09-20, person: Joan Whitlock, role: Manager, reasons: Ask}"
        held = change(desk, first.id, file(HEAD + GUEST + hold + "\n", desk)).assessment
        shown = assessments_of((held,), NOW).shown[0]
        assert isinstance(shown.decision, Decided)
        assert "Decided before: Approved on 14 September 2026 by Joan Whitlock." in shown.decision.told
        assert "approved on 14 September 2026 by Joan Whitlock" in promised(held, shown.how, NOW)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + '  identity: "known"\n', "nothing differs"),
        (HEAD + '  planned: ["guest"]\n', "Who speaks, performs or is shown"),
    ],
)
def test_what_changes_nothing_or_leaves_a_gap_is_not_recorded(tmp_path: Path, text: str, says: str) -> None:
    desk, first = begun(tmp_path)
    with desk.store:
        with pytest.raises(InvalidError, match=says):
            change(desk, first.id, file(text, desk))
        assert desk.store.all("assessment", Assessment) == (first,)


def no_conflict(error: ConflictError, name: str) -> None:
    """Fail: nobody else is there."""
    raise AssertionError(name) from error


def in_the_form(desk: Desk, wanted: str) -> Assessing:
    """Begin to change a booking as a form does, or go on with it."""
    return Assessing.begin(desk, draft_of(desk, wanted), on_conflict=no_conflict)


def answer(assessing: Assessing, path: str, value: Value) -> None:
    """Answer a question of the form."""
    step = assessing.filling.step(path)
    assert step is not None
    assessing.filling.answer(step, value)


def test_in_the_form_only_what_a_change_touches_is_asked(tmp_path: Path) -> None:
    desk, first = begun(tmp_path)
    with desk.store:
        assessing = in_the_form(desk, first.id)
        assert assessing.filling.next() is None, "all is answered already, days and times too"
        assessing.filling.about(person="Cam Reed")
        assessing.filling.check()
        with pytest.raises(InvalidError, match="nothing differs"):
            assessing.finish()
        answer(assessing, "organisation", "Canal Society")
        assert assessing.stage is Stage.ANSWER
        # the draft is kept: another face goes on with it
        again = in_the_form(desk, first.id)
        assert again.draft.name == assessing.draft.name
        answer(again, "event_times", "6 pm to 8 pm")
        assert again.filling.next() is None
        again.filling.check()
        assert {*again.touched} == {"Which group or organisation is making the booking?", WHEN}
        assert again.stage is Stage.DECIDE
        assert {"hold", "cancel"} <= {one.id for one in again.deciding.choices}
        again.deciding_said |= {"outcome": "approve", "person": "Joan Whitlock", "role": "Manager"}
        told = draw_up(desk.site, desk.store, first, Wanted(), now=NOW)
        record_letter(desk.store, told, "text", about=read_assessment(desk.store, first.id))
        now = again.finish(again.deciding.decided(NOW))
        assert (now.id, now.earlier, now.started) == (first.id, (first.decision,), first.started)
        assert desk.store.all("assessment", Assessment) == (now,)
        assert drafts(desk.store, desk.checklist, desk.site.venue) == ()
        text = " ".join(draw_up(desk.site, desk.store, now, Wanted(), now=NOW).letter.text.split())
        assert "This takes the place of our decision of 14 September 2026." in text


def test_a_confirmed_booking_is_cancelled_in_the_form_with_clause_and_deposit(tmp_path: Path) -> None:
    desk, first = begun(tmp_path)
    with desk.store:
        assessing = in_the_form(desk, first.id)
        assessing.filling.about(person="Cam Reed")
        answer(assessing, "hire_terms", "refused")
        while (step := assessing.filling.next()) is not None:
            assert step.path != "event_times"
            assert isinstance(step.item, Question)
            value = possible(step.item)[0]
            assessing.filling.answer(step, value) if step.is_needed else assessing.filling.leave_empty(step)
        assessing.filling.check()
        deciding = assessing.deciding
        deciding.written["outcome"] = "cancel"
        assert {"deposit", "power_relied_on"} <= {*deciding.fields}
        said = {
            "person": "Joan Whitlock",
            "role": "Manager",
            "reasons": "The terms are refused",
            "deposit": "Paid back",
        }
        ground = dict.fromkeys(("right_engaged", "aim", "why_proportionate"), "Written out for this case")
        deciding.written |= {**said, **ground, "power_relied_on": "Terms, clause 12"}
        now = assessing.finish(deciding.decided(NOW))
        text = " ".join(draw_up(desk.site, desk.store, now, Wanted(), now=NOW).letter.text.split())
        assert (
            "We decided on 14 September 2026 that it can go ahead, and on 14 September 2026 to take that back." in text
        )
        assert "We rely on: Terms, clause 12" in text
        assert "Paid back" in text


def test_what_somebody_else_recorded_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    desk, first = begun(tmp_path)
    with desk.store:
        assessing = in_the_form(desk, first.id)
        assessing.filling.about(person="Cam Reed")
        answer(assessing, "event_times", "6 pm to 8 pm")
        assessing.filling.check()
        change(desk, first.id, file(HEAD + '  event_times: "5 pm to 6 pm"\n', desk))
        with pytest.raises(ConflictError, match="since you read it"):
            assessing.finish()
        assert drafts(desk.store, desk.checklist, desk.site.venue) == (assessing.draft,)


def test_what_a_file_says_of_matches_is_taken_with_a_change(tmp_path: Path) -> None:
    desk, first = begun(tmp_path)
    write_lists(desk.site, NOW.date())
    desk = Desk.at(desk.site, desk.store, desk.checklist, lambda: NOW)
    changed = HEAD + f'  organisation: "{FRONT}"\n'
    with desk.store:
        (matched,) = [
            each for one in change(desk, first.id, file(changed, desk)).assessment.screened for each in one.open
        ]
        said = {
            "name": FRONT,
            "entry": matched.entry,
            "reason": "A charity that we have known since 1998",
            "person": "Joan",
        }
        words = "judgements: [" + json.dumps(said) + "]\n"
        done = change(desk, first.id, file(changed + '  event_times: "6 pm"\n' + words, desk))
        assert not [each for one in done.assessment.screened for each in one.open]


def test_a_change_on_a_booking_that_moved_is_taken_up_anew_and_loses_nothing(tmp_path: Path) -> None:
    """What was answered otherwise stays; what others recorded meanwhile stands too; then it can be recorded."""
    desk, first = begun(tmp_path)
    with desk.store:
        mine = in_the_form(desk, first.id)
        mine.filling.about(person="Cam Reed")
        answer(mine, "event_times", "6 pm to 8 pm")
        assert moved_since(desk.store, mine.draft) == ()
        change(desk, first.id, file(HEAD + '  organisation: "Canal Society"\n', desk))
        mine.filling.check()
        assert [one.now for one in mine.moved if one.what.startswith("Which group")] == ["Canal Society"]
        with pytest.raises(ConflictError):
            mine.finish()
        assert draft_of(desk, first.id).name == mine.draft.name, "it is kept"
        draft = taken_up_anew(desk, draft_of(desk, first.id))
        assert moved_since(desk.store, draft) == ()
        again = in_the_form(desk, first.id)
        assert not again.draft.checked
        again.filling.check()
        now = again.finish()
        said = {one.question: one.value for one in now.answers}
        assert (said["event_times"], said["organisation"]) == ("6 pm to 8 pm", "Canal Society")
        assert now.id == first.id


def test_rows_and_answers_of_both_stand_where_a_booking_moved(tmp_path: Path) -> None:
    """A speaker that somebody recorded meanwhile is not lost; of an answer of both, the person is told."""
    desk, first = begun(
        tmp_path, text=FIRST.replace('  planned: ["none"]\n', GUEST).replace('  concerns: ["none"]\n', "", 1)
    )
    with desk.store:
        mine = in_the_form(desk, first.id)
        mine.filling.about(person="Cam Reed")
        answer(mine, "event_times", "6 pm to 8 pm")
        speakers = next(one for one in desk.checklist.items if one.id == "speakers")
        assert isinstance(speakers, Repeat)
        mine.filling.add_row(speakers)
        for name, value in (("speaker_name", "Dr Reed"), ("speaker_topic", "Locks"), ("speaker_check", "not_yet")):
            answer(mine, f"speakers[2].{name}", value)
        both = 'speakers: [{speaker_name: "Dr Bell", speaker_topic: "Canals", speaker_check: "not_yet"}, '
        both += '{speaker_name: "Dr Hale", speaker_topic: "Boats", speaker_check: "not_yet"}]'
        theirs = f'{HEAD}  event_times: "5 pm"\n  {both}\n  concerns: ["none"]\n'
        change(desk, first.id, file(theirs, desk))
        assert [(one.before, one.now) for one in both_answered(desk, mine.draft)] == [("5 pm", "6 pm to 8 pm")]
        draft = taken_up_anew(desk, draft_of(desk, first.id))
        rows = draft.answers.repeats["speakers"].rows
        assert [row["speaker_name"] for row in rows] == ["Dr Bell", "Dr Hale", "Dr Reed"]
        assert draft.answers.values["event_times"] == "6 pm to 8 pm"


def test_a_change_that_somebody_has_begun_is_theirs(tmp_path: Path) -> None:
    desk, first = begun(tmp_path)
    with desk.store:
        mine = in_the_form(desk, first.id)
        mine.filling.about(person="Cam Reed")
        answer(mine, "event_times", "6 pm to 8 pm")
        assert draft_of(desk, first.id, "Cam Reed").name == mine.draft.name
        assert draft_of(desk, first.id, "Pat Green").version == ""
        assert [one.person for one in changes_by_others(desk, first.id, "Pat Green")] == ["Cam Reed"]
        assert changes_by_others(desk, first.id, "Cam Reed") == ()
