"""Something has changed on a booking: it is decided on anew, and what was decided before stays in it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.steps import choices
from venuecheck.authoring.document import read, read_file
from venuecheck.core.problem import InvalidError
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import AnswersFile, read_answers_document
from venuecheck.service.bookings.changing import change
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.handed_in import hand_in
from venuecheck.service.bookings.letters import Wanted, draw_up
from venuecheck.service.checklists.reading import load_checklist
from venuecheck.service.sites.opening import open_store

from .test_letters import site

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
HEAD = 'checklist: "venue-booking"\nsubject: "Hall, lecture, 3 May 2028"\nperson: "Pat Green"\nanswers:\n'
GUEST = """\
  planned: ["guest"]
  speakers: [{speaker_name: "Dr Bell", speaker_topic: "Canals", speaker_check: "not_yet"}]
  concerns: ["none"]
"""


def file(text: str, desk: Desk) -> AnswersFile:
    """Read a file of answers."""
    return read_answers_document(read(text.encode(), "answers.yaml"), desk.checklist)


def begun(folder: Path, store: Store | None = None) -> tuple[Desk, Assessment]:
    """A library in which a lecture is confirmed."""
    place = site(folder)
    opened = store or open_store(place)
    checklist = load_checklist(read_file(catalogue.checklist_path("venue-booking")))
    desk = Desk.at(place, opened, checklist, lambda: NOW)
    return desk, hand_in(desk, file(FIRST, desk)).assessment


def test_a_change_is_decided_on_anew_and_the_letter_speaks_of_the_confirmation(tmp_path: Path) -> None:
    desk, first = begun(tmp_path)
    with desk.store:
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
