"""What follows from answers: flags, the worst of the groups, conditions, actions with dates."""

from datetime import date

from tests.assessment.samples import SMALL, TODAY, small
from venuecheck.assessment.answers import Answers, Rows
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.outcome import Conclusion, conclude
from venuecheck.assessment.parse import parse
from venuecheck.assessment.walk import Circumstances, walk
from venuecheck.authoring.document import read


def led_to(checklist: Checklist, answers: Answers) -> Conclusion:
    """What answers lead to."""
    return conclude(checklist, walk(checklist, answers, TODAY), TODAY)


def changed(old: str, new: str) -> Checklist:
    """The small checklist with something else in it."""
    assert old in SMALL
    return parse(read(SMALL.replace(old, new).encode(), "f.yaml"))


UNSEEN = Answers(values={"event": "sale", "seen": "no"})
COSTLY = Answers(
    values={"event": "talk"},
    repeats={"speakers": Rows(rows=({"speaker": "A", "paid": "yes", "fee": 2000},), closed=True)},
)


def test_nothing_answered_is_not_finished_and_no_approval() -> None:
    found = led_to(small(), Answers()).recommendation
    assert found.kind is OutcomeKind.NOT_FINISHED
    assert found.reasons == ("these questions still need an answer: What is it?",)


def test_an_open_repeat_is_not_finished() -> None:
    answers = Answers(values={"event": "talk"}, repeats={"speakers": Rows()})
    found = led_to(small(), answers).recommendation
    assert found.kind is OutcomeKind.NOT_FINISHED
    assert "say when there are no more" in found.reasons[0]


def test_an_optional_question_does_not_hold_anything_up() -> None:
    found = led_to(small(), Answers(values={"event": "sale", "seen": "yes"}))
    assert found.recommendation.kind is OutcomeKind.APPROVE
    assert found.recommendation.reasons == ("All is well.",)
    assert found.flags == ()
    assert found.actions == ()


def test_a_flag_names_its_question_and_source_and_brings_an_action_with_a_date() -> None:
    found = led_to(small(), UNSEEN)
    assert found.recommendation.outcome == "ask-first"
    assert found.recommendation.reasons == ("Goods first.", "Nobody has seen the goods.")
    (flag,) = found.flags
    assert flag.questions == ("seen",)
    assert flag.source == "A document (https://a.example/guide)"
    (action,) = found.actions
    assert (action.owner, action.due) == ("the manager", date(2026, 9, 17))


def test_conditions_are_those_that_hold() -> None:
    found = led_to(small(), COSTLY).recommendation
    assert found.kind is OutcomeKind.APPROVE_WITH_CONDITIONS
    assert found.conditions == ("The invoice is shown.",)


def test_the_worst_group_wins_and_only_its_reasons_are_given() -> None:
    two = changed(
        '  - outcome: "ask-first"',
        '  - outcome: "yes"\n    group: "other"\n    reason: "Fine."\n  - outcome: "ask-first"',
    )
    assert led_to(two, UNSEEN).recommendation.outcome == "ask-first"
    found = led_to(two, Answers(values={"event": "sale", "seen": "yes"})).recommendation
    assert found.reasons == ("Fine.", "All is well.")


def test_a_rule_that_cannot_be_settled_is_not_passed_over() -> None:
    """Whether it is a school is not known: what a school is told comes first, so nothing is said."""
    schools = changed('when: "any_serious_point"', "when: \"venue.kind == 'school'\"")
    answers = Answers(values={"event": "sale", "seen": "yes"})
    nowhere = Circumstances(today=TODAY.today)
    assert led_to(schools, answers).recommendation.kind is OutcomeKind.APPROVE
    found = conclude(schools, walk(schools, answers, nowhere), nowhere)
    assert found.recommendation.kind is OutcomeKind.NOT_FINISHED


def test_conditions_are_not_imposed_on_what_is_referred() -> None:
    both = changed("seen == 'no'", "costly")
    found = led_to(both, COSTLY).recommendation
    assert found.kind is OutcomeKind.REFER
    assert found.conditions == ()


MORE = """\
  - id: "who"
    section: "ask"
    text: "Who sees to it?"
    why: "To know."
    type: "person"
    sources: ["A"]
  - id: "day"
    section: "ask"
    text: "When is it?"
    why: "To know."
    type: "date"
    required: false
    sources: ["A"]
  - id: "remark\""""


def test_an_owner_and_a_date_can_come_from_answers() -> None:
    text = SMALL.replace('  - id: "remark"', MORE, 1).replace('owner: "the manager"', 'owner_from: "who"')
    text = text.replace("due_in_days: 3", 'due_in_days: 3\n    due_from: "day"')
    text = text.replace(
        '      seen: "yes"\n    asked: ["event", "seen", "remark"]', '      seen: "yes"\n      who: "A. B."'
    )
    checklist = parse(read(text.encode(), "f.yaml"))
    answers = Answers(values={**UNSEEN.values, "who": "Grace Lim", "day": date(2026, 12, 30)})
    (action,) = led_to(checklist, answers).actions
    assert (action.owner, action.due) == ("Grace Lim", date(2027, 1, 2))
    dateless = Answers(values={**UNSEEN.values, "who": "Grace Lim"})
    (action,) = led_to(checklist, dateless).actions
    assert action.due is None
