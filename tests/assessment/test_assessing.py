"""From answers to a record: answers files with their mistakes, drafts, and the store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.assessment.samples import SMALL, booking, small
from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, Rows
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.steps import STEPS, names_of
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Venue, VenueKind
from venuecheck.records.codec import decode, encode
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import read_answers, read_answers_document
from venuecheck.service.bookings.assessing import assess, circumstances_of, record, unused_answers
from venuecheck.service.bookings.deciding import IncompleteDecisionError, decide, decision_of
from venuecheck.service.bookings.drafts import Draft, dropped, resume, save_draft
from venuecheck.service.bookings.ended_drafts import ended, throw_away
from venuecheck.service.checklists.reading import checklist_in, load_checklist

NOW = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
LIBRARY = Venue(id="willow-road", name="Willow Road Library", kind=VenueKind.LIBRARY)
SAMPLES = catalogue.folder("checklists") / "samples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A real store."""
    path = tmp_path_factory.mktemp("store") / "venuecheck.db"
    with Store.open(f"sqlite:///{path.as_posix()}", LIBRARY.id) as opened:
        yield opened


def assessed(checklist: Checklist, answers: Answers, assessment_id: str = "a-1") -> Assessment:
    """An assessment of these answers."""
    return assess(
        checklist, answers, venue=LIBRARY, subject="Hall", person="Pat Green", now=NOW, assessment_id=assessment_id
    )


def said_about(text: str, tmp_path: Path, checklist: Checklist | None = None) -> list[str]:
    """The problems of an answers file, without its folder."""
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_answers(path, checklist or small())
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


NO_OUTCOME = (
    "7:12: there is no outcome 'ask'; name one of these: yes; if (Yes, if); ask-first; "
    f"{names_of(STEPS).removeprefix('name one of these: ')}"
)
HEAD = 'checklist: "small"\nsubject: "Hall"\nperson: "Pat Green"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD, ["1:1: 'answers' is missing here; add 'answers:'"]),
        (
            HEAD + "answers:\n  evnt: talk\n",
            ["5:3: there is no question 'evnt'; did you mean 'event'?"],
        ),
        (
            HEAD + "answers:\n  event: party\n  seen: perhaps\n",
            [
                "5:10: 'party' does not answer 'event' (“What is it?”); choose one of: 'talk', 'sale'",
                "6:9: 'perhaps' does not answer 'seen' (“Have you seen the goods?”); choose one of: 'yes', 'no'",
            ],
        ),
        (
            HEAD + "answers:\n  event: 2026-11-30\n  seen: [yes, 2026-11-30]\n",
            [
                "5:10: '2026-11-30' does not answer 'event' (“What is it?”); choose one of: 'talk', 'sale'",
                (
                    "6:9: 'yes, 2026-11-30' does not answer 'seen' (“Have you seen the goods?”); "
                    "one answer is needed here, not a list"
                ),
            ],
        ),
        (
            HEAD + "answers:\n  speakers:\n    - speaker: A\n      fee: lots\n      name: B\n",
            [
                "7:12: 'lots' does not answer 'fee' (“How much?”); write a number in figures, such as 40",
                "8:7: there is no question 'name'; use one of: fee, paid, speaker",
            ],
        ),
        (
            HEAD + "answers:\n  speakers: [{}, {}, {}, {}]\n",
            ["5:13: between 0 and 3 entries are needed here, not 4; add what is missing, or take out the rest"],
        ),
        (
            HEAD.replace("small", "other") + "answers:\n  event: talk\n",
            ["1:12: these answers are for the checklist 'other', not 'small'; name the checklist that they are for"],
        ),
        (
            HEAD.replace("Hall", " ") + "answers:\n  event: talk\n",
            ["2:10: 'subject' is empty; write it out"],
        ),
        (
            HEAD + "answers:\n  event: talk\ndecision:\n  outcome: aprove\n  reason: x\n",
            [
                NO_OUTCOME.replace("'ask'", "'aprove'"),
                "8:3: 'reason' is not known here; did you mean 'reasons'?",
            ],
        ),
        (
            HEAD + "answers:\n  event: talk\ndecision:\n  outcome: ask\n",
            [NO_OUTCOME],
        ),
    ],
)
def test_a_mistake_in_an_answers_file_is_found_where_it_is(text: str, says: list[str], tmp_path: Path) -> None:
    assert said_about(text, tmp_path) == says


def test_what_a_decision_in_a_file_lacks_is_said_at_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = (
        HEAD
        + "answers:\n  event: sale\n  seen: no\ndecision:\n  outcome: ask-first\n  reasons: extremist\n  person: me\n"
    )
    path.write_text(text, encoding="utf-8")
    file = read_answers(path, small())
    assert file.decision is not None
    assessment = assessed(small(), file.answers)
    with pytest.raises(IncompleteDecisionError) as caught:
        decide(assessment, decision_of(assessment, file.decision, NOW), document=file.document)
    places = {(problem.line, problem.what) for problem in caught.value.problems}
    assert places == {(8, "their role is missing"), (10, "nobody is named as deciding")}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("booking-answers", OutcomeKind.APPROVE_WITH_CONDITIONS),
        ("booking-answers-refer", OutcomeKind.REFER),
    ],
)
def test_a_sample_is_assessed_and_decided(name: str, kind: OutcomeKind) -> None:
    file = read_answers(SAMPLES / f"{name}.yaml", booking())
    assessment = assessed(booking(), file.answers)
    assert assessment.recommendation.kind is kind
    assert assessment.finished == NOW
    assert unused_answers(booking(), file.answers, circumstances_of(LIBRARY, NOW)) == ()
    assert file.decision is not None
    decided = decide(assessment, decision_of(assessment, file.decision, NOW))
    assert decided.decision is not None
    assert not decided.decision.differs
    assert decided.decision.conditions == assessment.recommendation.conditions


def test_every_sample_can_be_read_without_naming_its_checklist() -> None:
    for path in sorted(SAMPLES.glob("*.yaml")):
        assert read_answers_document(read(path.read_bytes(), path.name)).subject


def test_a_checklist_whose_example_comes_out_otherwise_is_not_used() -> None:
    text = SMALL.replace('      seen: "yes"', '      seen: "no"')
    with pytest.raises(InputError) as caught:
        load_checklist(read(text.encode(), "f.yaml"))
    (problem,) = caught.value.problems
    assert problem.what == "A sale: the outcome is 'ask-first', not 'yes' (Goods first.; Nobody has seen the goods.)"
    assert problem.line == text[: text.index('  - title: "A sale"')].count("\n") + 1


def test_asked_answered_and_left_out_are_kept_apart() -> None:
    rows = Rows(rows=({"speaker": "A. B.", "paid": "no"},), closed=True)
    answers = Answers(values={"event": "talk", "seen": "no"}, repeats={"speakers": rows})
    found = assessed(small(), answers)
    assert [(one.question, one.value, one.shown) for one in found.answers] == [
        ("event", "talk", "A talk"),
        ("speakers[1].speaker", "A. B.", "A. B."),
        ("speakers[1].paid", "no", "No"),
        ("speakers", 1, "1"),
    ]
    assert found.not_answered == ("remark",)
    assert found.not_asked == ("speakers[1].fee", "seen")
    assert unused_answers(small(), answers, circumstances_of(LIBRARY, NOW)) == ("seen",)


def test_what_is_not_finished_has_no_end() -> None:
    found = assessed(small(), Answers())
    assert found.finished is None
    assert found.recommendation.kind is OutcomeKind.NOT_FINISHED


def test_an_assessment_is_recorded_and_comes_back_the_same(store: Store) -> None:
    file = read_answers(SAMPLES / "booking-answers-refer.yaml", booking())
    assessment = assessed(booking(), file.answers, "a-refer")
    assert file.decision is not None
    decided = decide(assessment, decision_of(assessment, file.decision, NOW))
    record(store, decided)
    assert store.latest("assessment", "a-refer", Assessment) == decided
    assert decode(Assessment, encode(decided)) == decided


def test_a_draft_comes_back_the_same_and_can_be_dropped(store: Store) -> None:
    answers = Answers(
        values={"event": "lecture", "planned": ("guest",), "event_date": date(2026, 10, 1)},
        repeats={"speakers": Rows(rows=({"speaker_name": "A. B."}, {}), closed=False)},
    )
    answers = replace(answers, values={**answers.values, "event": "An evening lecture"})
    draft = replace(Draft.fresh(booking(), LIBRARY, NOW), subject="Hall", person="Pat Green", answers=answers)
    draft = save_draft(store, draft)
    assert resume(store, booking(), LIBRARY) == draft
    assert resume(store, booking(), replace(LIBRARY, id="elsewhere")) is None
    throw_away(store, draft, person="Pat Green", now=NOW)
    assert resume(store, booking(), LIBRARY) is None
    assert ended(store, booking().id, LIBRARY.id, draft.name).by == "Pat Green"
    again = save_draft(store, replace(draft, version=""))
    store.change_drafts(dropped(again))
    assert ended(store, booking().id, LIBRARY.id, draft.name).by == "", "that was the one before"


def test_a_draft_of_a_changed_checklist_keeps_what_still_fits(store: Store) -> None:
    answers = Answers(
        values={"event": "talk", "remark": "x", "gone": "y"},
        repeats={"speakers": Rows(rows=({"speaker": "A", "old": "z"},)), "left": Rows()},
    )
    save_draft(store, replace(Draft.fresh(small(), LIBRARY, NOW), answers=answers))
    kept = resume(store, small(), LIBRARY)
    assert kept is not None
    assert kept.answers.values == {"event": "talk", "remark": "x"}
    assert kept.answers.repeats == {"speakers": Rows(rows=({"speaker": "A"},))}
    assert set(kept.lost) == {"gone", "old", "left"}


def test_an_empty_text_is_no_answer_where_none_is_needed(tmp_path: Path) -> None:
    """So that no letter has a comma with nothing before it; where an answer is needed, an empty one is a mistake."""
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    row = (
        '{speaker_name: "Dr Aled Price", speaker_organisation: " ", speaker_topic: "The canal", speaker_check: nothing}'
    )
    head = 'checklist: "venue-booking"\nsubject: "Hall"\nperson: "Pat Green"\nanswers:\n'
    path = tmp_path / "a.yaml"
    path.write_text(f'{head}  event_times: ""\n  speakers:\n    - {row}\n', encoding="utf-8")
    answers = read_answers(path, checklist).answers
    assert answers.values == {}
    assert set(answers.repeats["speakers"].rows[0]) == {"speaker_name", "speaker_topic", "speaker_check"}
    assert "5:14" in said_about(f'{head}  organiser: ""\n', tmp_path, checklist)[0]
