"""Which questions are asked: for any answers, of any checklist that ships."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.samples import TODAY, answers_to, booking, shipped, small
from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, Rows
from venuecheck.assessment.checklist import Checklist, Repeat
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.walk import State, Walk, walk


def checklists() -> list[Checklist]:
    """Give the small one and all that ship."""
    return [small(), *(shipped(path) for path in catalogue.checklists())]


QUICK = settings(max_examples=40)
cases = st.deferred(lambda: st.sampled_from(checklists())).flatmap(lambda one: st.tuples(st.just(one), answers_to(one)))


def states(walked: Walk) -> dict[str, State]:
    """The state of every question."""
    return {step.path: step.state for step in walked.steps}


@QUICK
@given(cases)
def test_asked_and_not_asked_are_all(case: tuple[Checklist, Answers]) -> None:
    checklist, answers = case
    walked = walk(checklist, answers, TODAY)
    paths = [step.path for step in walked.steps]
    assert len(paths) == len(set(paths))
    assert {step.path for step in walked.steps if step.row is None} == {item.id for item in checklist.items}
    for repeat in (item for item in checklist.items if isinstance(item, Repeat)):
        inside = [step for step in walked.steps if step.path.startswith(f"{repeat.id}[")]
        is_asked = states(walked)[repeat.id] is State.ASKED
        kept = min(len(answers.repeats.get(repeat.id, Rows()).rows), repeat.at_most)
        assert len(inside) == (kept * len(repeat.questions) if is_asked else 0)


@QUICK
@given(cases)
def test_nothing_depends_on_an_answer_that_is_hidden(case: tuple[Checklist, Answers]) -> None:
    checklist, answers = case
    walked = walk(checklist, answers, TODAY)
    asked = {step.item.id for step in walked.asked if step.row is None}
    visible = Answers(
        values={name: value for name, value in answers.values.items() if name in asked},
        repeats={name: rows for name, rows in answers.repeats.items() if name in asked},
    )
    again = walk(checklist, visible, TODAY)
    assert states(again) == states(walked)
    assert conclude(checklist, again, TODAY) == conclude(checklist, walked, TODAY)


@QUICK
@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(case: tuple[Checklist, Answers], random: Random) -> None:
    checklist, answers = case
    names = list(answers.values)
    random.shuffle(names)
    shuffled = Answers(values={name: answers.values[name] for name in names}, repeats=answers.repeats)
    assert walk(checklist, shuffled, TODAY).steps == walk(checklist, answers, TODAY).steps


@QUICK
@given(cases)
def test_a_question_waits_only_for_an_answer_that_is_asked_for(case: tuple[Checklist, Answers]) -> None:
    checklist, answers = case
    walked = walk(checklist, answers, TODAY)
    if State.UNDETERMINED in states(walked).values():
        assert walked.needed
    if walked.needed:
        assert conclude(checklist, walked, TODAY).recommendation.kind == "not_finished"


@pytest.mark.parametrize(
    ("answers", "asked", "needed"),
    [
        (Answers(), ["event", "remark"], ["event"]),
        (Answers(values={"event": "sale"}), ["event", "seen", "remark"], ["seen"]),
        (Answers(values={"event": "talk", "seen": "no"}), ["event", "speakers", "remark"], ["speakers"]),
        (
            Answers(values={"event": "talk"}, repeats={"speakers": Rows(rows=({"speaker": "A", "paid": "no"},))}),
            ["event", "speakers[1].speaker", "speakers[1].paid", "speakers", "remark"],
            ["speakers"],
        ),
        (
            Answers(
                values={"event": "talk"},
                repeats={"speakers": Rows(rows=({"speaker": "A", "paid": "yes"},), closed=True)},
            ),
            ["event", "speakers[1].speaker", "speakers[1].paid", "speakers[1].fee", "speakers", "remark"],
            ["speakers[1].fee"],
        ),
        (
            Answers(values={"event": "sale", "seen": "yes"}, repeats={"speakers": Rows(rows=({"speaker": "A"},))}),
            ["event", "seen", "remark"],
            [],
        ),
    ],
)
def test_what_is_asked_and_what_is_needed(answers: Answers, asked: list[str], needed: list[str]) -> None:
    walked = walk(small(), answers, TODAY)
    assert [step.path for step in walked.asked] == asked
    assert [step.path for step in walked.needed] == needed


def test_a_question_of_a_row_does_not_see_the_other_rows() -> None:
    rows = Rows(rows=({"speaker": "A", "paid": "yes", "fee": 9}, {"speaker": "B", "paid": "no"}), closed=True)
    walked = walk(small(), Answers(values={"event": "talk"}, repeats={"speakers": rows}), TODAY)
    assert states(walked)["speakers[1].fee"] is State.ASKED
    assert states(walked)["speakers[2].fee"] is State.NOT_ASKED


def test_a_repeat_that_needs_one_is_not_closed_without() -> None:
    answers = Answers(values={"planned": ("guest",)}, repeats={"speakers": Rows(closed=True)})
    assert "speakers" in {step.path for step in walk(booking(), answers, TODAY).needed}
