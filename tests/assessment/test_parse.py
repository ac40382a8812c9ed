"""Reading a checklist: every mistake is found, at its line and column, and nothing crashes it."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.samples import SMALL, small
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.parse import parse
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError


def problems(text: str) -> list[str]:
    """What is said about a checklist."""
    try:
        parse(read(text.encode(), "f.yaml"))
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []


def line_of(text: str, part: str) -> int:
    """The line on which something stands."""
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        # shape
        ('title: "Small"', 'titel: "Small"', "'titel' is not known here; did you mean 'title'?"),
        ('type: "choice"', 'type: "chioce"', "'chioce' cannot be used here; did you mean 'choice'?"),
        ("version: 1", "version: 0", "versions begin at 1"),
        ("version: 1", 'version: "one"', "a whole number is needed here"),
        ('id: "small"', 'id: "Not An Id"', "this cannot be an id"),
        ('definition: "A definition"', 'definition: " "', "'definition' is empty"),
        ('url: "https://a.example/guide"', 'url: "a.example"', "this is not a web address"),
        ('why: "To know."', 'why: ""', "'event' does not say why it is asked; add 'why:'"),
        # names
        ('  - id: "seen"', '  - id: "event"', "the name 'event' is taken already"),
        ('  - id: "seen"', '  - id: "is"', "'is' cannot be used as a name"),
        ('  - id: "seen"', '  - id: "today"', "the name 'today' is taken already"),
        ('  - id: "costly"', '  - id: "any_condition"', "the name 'any_condition' is taken already"),
        ('section: "ask"\n    text: "What', 'section: "akk"\n    text: "What', "there is no section 'akk'"),
        ('after: "event"', 'after: "evnt"', "there is no question 'evnt'; did you mean 'event'?"),
        # options and bounds
        ('type: "yes_no"\n    ask_if', 'type: "choice"\n    ask_if', "'seen' needs at least two options"),
        ('type: "choice"', 'type: "text"', "options belong to questions with a choice"),
        ('      - id: "sale"', '      - id: "talk"', "'talk' is used twice"),
        ('type: "text"', 'type: "text"\n    not_applicable: true', "only a choice can be 'does not apply'"),
        ("required: false", "required: false\n    at_least: 9\n    at_most: 5", "at_most is below at_least"),
        ("    at_most: 3", "    at_most: 900", "the bounds must lie between 0 and 50"),
        # sources
        ('    sources: ["A"]\n  - id: "seen"', '  - id: "seen"', "no source is named"),
        ('    sources: ["A"]\n  - id: "seen"', '    sources: ["B"]\n  - id: "seen"', "source 'B' is not listed"),
        (
            '    sources: ["A"]\n  - id: "seen"',
            '    basis: "our judgement"\n  - id: "seen"',
            "'event' rests on our own judgement; add 'advisory: true'",
        ),
        (
            '    weight: "serious"\n    sources: ["A"]',
            '    weight: "serious"\n    basis: "our judgement"',
            "'goods_unseen' rests on our own judgement; write 'weight: advisory'",
        ),
        # conditions
        ("event == 'sale'", "evnt == 'sale'", "'evnt' is not known here (character 1 of the condition); did you mean"),
        ("event == 'sale'", "event == 'sael'", "'sael' is not one of its options (character 10"),
        ("event == 'sale'", "event > 3", "text is compared with a number"),
        ("event == 'sale'", "event ==", "this is not a condition (character"),
        ('ask_if: "paid"', 'ask_if: "later"', "'later' is not known here"),
        ("fee > 1000", "fee > 'much'", "a number is compared with text"),
        ("seen == 'no'", "remark == 'no'", "a condition uses 'remark', so it must be answered"),
        # order and circles
        ("event == 'sale'", "remark == 'x'", "'remark' is asked only after 'seen'"),
        ("event == 'sale'", "seen", "whether 'seen' is asked hangs on its own answer"),
        ("event == 'sale'", "costly and goods_unseen", "whether 'seen' is asked hangs on its own answer"),
        ('when: "any(speakers, fee > 1000)"', 'when: "costly"', "'costly' goes round in a circle: costly → costly"),
        ('when: "any(speakers, fee > 1000)"', 'when: "show_fee"', "circle: costly → show_fee → costly"),
        ("seen == 'no'", "any_serious_point", "'goods_unseen' goes round in a circle"),
        # outcomes, rules, actions
        ('outcome: "ask-first"', 'outcome: "ask-frist"', "there is no outcome 'ask-frist'; did you mean 'ask-first'?"),
        (
            '  - outcome: "yes"',
            '  - outcome: "yes"\n    when: "costly"',
            "the rules of 'main' can end without an outcome",
        ),
        ('    when: "any_condition"\n', "", "this rule is never reached"),
        ('kind: "approve"', 'kind: "not_finished"', "'not_finished' cannot be used here"),
        ('kind: "approve"', 'kind: "advise"', "a checklist that ends in advice decides nothing besides"),
        ('kind: "approve"', 'kind: "approve"\n    offered_if: "evnt"', "'evnt' is not known here"),
        (
            '  - id: "ask-first"',
            '  - id: "other"\n    kind: "refuse"\n    title: "No"\n  - id: "ask-first"',
            "no rule ever",
        ),
        ('    owner: "the manager"\n', "", "nobody owns 'look'"),
        ('owner: "the manager"', 'owner_from: "event"', "there is no question of type person 'event'"),
        ("due_in_days: 3", "due_in_days: -3", "3660; write a number of days from there, or leave it out"),
        ("due_in_days: 3", 'due_from: "event"\n    due_in_days: 3', "there is no question of type date 'event'"),
        # what an action says of itself
        ("due_in_days: 3", 'asks: "lawyer"', "'lawyer' cannot be used here; use one of: community_safety, coordinator"),
        ("due_in_days: 3", 'same_as: "other"', "'same_as' says nothing where each asks for itself; write 'once_for: g"),
        ("due_in_days: 3", "done_by: {event_ended: true}", "'event_ended' is not known here"),
        ("due_in_days: 3", 'done_by: {filter: ["filter_check.adlut"]}', "did you mean 'filter_check.adult'?"),
        ("due_in_days: 3", 'done_by: {answers: [{question: "sene"}]}', "there is no question 'sene'; did you mean 'se"),
        ("due_in_days: 3", 'done_by: {answers: [{question: "seen", says: "yse"}]}', "there is no option 'yse'"),
        ("due_in_days: 3", 'done_by: {answers: [{question: "remark", says: "x"}]}', "'remark' has no options; leave"),
        # examples
        ('      seen: "yes"', '      sene: "yes"', "there is no question 'sene'; did you mean 'seen'?"),
        (
            '      seen: "yes"',
            '      seen: "perhaps"',
            "'perhaps' does not answer 'seen' (“Have you seen the goods?”); choose",
        ),
        ('      seen: "yes"', '      speaker: "A"', "'speaker' is asked for each of 'speakers'"),
        ('      seen: "yes"', '      speakers: "A"', "a list of entries is needed here, one for each speaker"),
        ('      seen: "yes"', '      speakers: ["A"]', "entries of the form 'name: value' are needed here"),
        ('    outcome: "yes"', '    outcome: "maybe"', "there is no outcome 'maybe'"),
        ('asked: ["event"', 'asked: ["evnt"', "there is no question 'evnt'"),
    ],
)
def test_a_mistake_is_found_where_it_is(old: str, new: str, says: str) -> None:
    assert SMALL.count(old) >= 1
    text = SMALL.replace(old, new, 1)
    found = problems(text)
    assert any(says in problem for problem in found), found
    assert all(problem.startswith("f.yaml:") for problem in found)


@pytest.mark.parametrize("more", ["", "\n    at_most: 5", '\n    screen: "person"', "\n    expected: future"])
def test_of_a_question_whose_type_is_misspelt_nothing_is_said_that_hangs_on_its_type(more: str) -> None:
    told = problems(SMALL.replace('type: "text"', f'type: "txet"{more}'))
    assert [line.partition(": ")[2] for line in told] == ["'txet' cannot be used here; did you mean 'text'?"]


def test_a_mistake_is_reported_with_its_line_and_column() -> None:
    text = SMALL.replace("seen == 'no'", "sene == 'no'").replace('owner: "the manager"', 'owner: ""')
    lines = [line_of(text, 'when: "sene'), line_of(text, '- id: "look"')]
    assert problems(text) == [
        f"f.yaml:{lines[0]}:11: 'sene' is not known here (character 1 of the condition); did you mean 'seen'?",
        f"f.yaml:{lines[1]}:5: nobody owns 'look'; add 'owner:' or 'owner_from:'",
    ]


@pytest.mark.parametrize(
    ("replaced", "says"),
    [
        ({"seen == 'no'": "concern == 'no'"}, "'concern' is advisory and may not lead to refer or refuse"),
        ({'when: "any_serious_point"': "when: \"concern == 'no'\""}, "'concern' is advisory"),
        ({'when: "any_serious_point"': 'when: "minor"'}, "'concern' is advisory"),
        ({'when: "any_serious_point"': 'when: "worry"'}, "'concern' is advisory"),
    ],
)
def test_what_is_advisory_cannot_reach_a_referral_on_any_way(replaced: dict[str, str], says: str) -> None:
    text = SMALL.replace(
        'repeats:\n  - id: "speakers"',
        '  - id: "concern"\n    section: "ask"\n    text: "Do others object?"\n    why: "To plan."\n'
        '    type: "yes_no"\n'
        '    advisory: true\n    sources: ["A"]\nrepeats:\n  - id: "speakers"',
    ).replace("terms:\n", 'terms:\n  - id: "minor"\n    when: "concern == \'no\'"\n')
    text = text.replace(
        "flags:\n",
        'flags:\n  - id: "worry"\n    when: "concern == \'yes\'"\n    text: "Others object."\n'
        '    weight: "advisory"\n    sources: ["A"]\n',
    )
    assert problems(text) == []
    for old, new in replaced.items():
        text = text.replace(old, new)
    assert any(says in problem for problem in problems(text))


def test_a_referral_by_falling_through_counts_as_well() -> None:
    """Approving unless others object is the same as referring because they do."""
    text = SMALL.replace("    required: false\n", "    required: false\n    advisory: true\n")
    text = text.replace('type: "text"\n    required: false', 'type: "yes_no"')
    text = text.replace('    when: "any_serious_point"\n    reason: "Goods first."\n', "")
    first, rest = text.split("rules:\n")
    rest = rest.replace('  - outcome: "ask-first"\n', "").replace(
        '    reason: "All is well."\n', "    when: \"remark == 'no'\"\n"
    )
    text = first + "rules:\n" + rest.replace("actions:\n", '  - outcome: "ask-first"\nactions:\n')
    assert any("'remark' is advisory" in problem for problem in problems(text))


def test_the_small_checklist_is_read_whole() -> None:
    checklist = small()
    assert [item.id for item in checklist.items] == ["event", "speakers", "seen", "remark"]
    assert isinstance(checklist.by_id["speakers"], Repeat)
    fee = checklist.by_id["fee"]
    assert isinstance(fee, Question)
    assert fee.repeat == "speakers"
    assert fee.section == "ask"


def test_examples_are_needed() -> None:
    assert any(
        "there are no examples" in problem for problem in problems(SMALL.split("examples:")[0] + "examples: []\n")
    )


@settings(max_examples=80)
@given(st.data())
def test_a_damaged_checklist_is_read_or_refused(data: st.DataObject) -> None:
    lines = SMALL.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["drop", "double", "swap", "text", "empty"]))
        if how == "drop":
            lines[place] = "\n"
        elif how == "double":
            lines[place] *= 2
        elif how == "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        elif how == "text":
            key = lines[place].split(":")[0]
            lines[place] = f"{key}: {data.draw(st.text(max_size=12))}\n"
        else:
            lines[place] = lines[place].split(":")[0] + ":\n"
    text = "".join(lines)
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return
    with contextlib.suppress(InputError):
        parse(read(raw, "f.yaml"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        # conditions, what comes after it and an example's answer name what has lost its id
        ('- id: "event"', '- id: "seen"', "the name 'seen' is taken already"),
        # of two of one id the first counts, and what is said of its options holds
        ('- id: "seen"', '- id: "event"', "the name 'event' is taken already"),
        ('- id: "remark"', '- id: "seen"', "the name 'seen' is taken already"),
        ('- id: "paid"', '- id: "speaker"', "the name 'speaker' is taken already"),
        ('      - id: "sale"', '      - id: "talk"', "'talk' is used twice"),
        ('- id: "if"', '- id: "yes"', "'yes' is used twice"),
    ],
)
def test_an_id_that_is_given_twice_is_told_once(old: str, new: str, says: str) -> None:
    assert old in SMALL
    (said,) = problems(SMALL.replace(old, new, 1))
    assert says in said


def test_where_more_names_are_missing_than_ids_are_given_twice_all_are_told() -> None:
    text = SMALL.replace('- id: "event"', '- id: "seen"', 1).replace("any(speakers, fee", "any(speakers, fees", 1)
    said = problems(text)
    assert any("'event' is not known here" in one for one in said), said
    assert any("'fees' is not known here" in one for one in said), said
