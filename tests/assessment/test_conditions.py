"""The language of conditions: what it says, what it refuses, and that nothing crashes it."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.condition import read_condition
from venuecheck.assessment.expression import Condition, Kind, Type, Vocabulary
from venuecheck.assessment.syntax import ConditionError, Mistake
from venuecheck.assessment.truth import Known, Missing, Range, Truth, evaluate, working_days
from venuecheck.assessment.walk import AnswerScope

YES_NO = frozenset({"yes", "no"})
WORDS = Vocabulary(
    names={
        "today": Type(kind=Kind.DATE),
        "day": Type(kind=Kind.DATE),
        "venue.kind": Type(kind=Kind.TEXT, options=frozenset({"school", "library"})),
        "event": Type(kind=Kind.TEXT, options=frozenset({"talk", "sale"})),
        "open": Type(kind=Kind.TEXT, options=YES_NO),
        "allowed": Type(kind=Kind.TEXT, options=YES_NO | {"not_applicable"}),
        "guests": Type(kind=Kind.NUMBER),
        "extras": Type(kind=Kind.CHOICES, options=frozenset({"music", "food"})),
        "title": Type(kind=Kind.TEXT),
        "risky": Type(kind=Kind.TRUTH),
    },
    repeats={"speakers": {"paid": Type(kind=Kind.TEXT, options=YES_NO), "fee": Type(kind=Kind.NUMBER)}},
)
RISKY = read_condition("guests > 100", WORDS)
YES, NO, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNDETERMINED
HIDDEN, BLANK = Missing.NOT_ASKED, Missing.NOT_ANSWERED
MONDAY, FRIDAY = date(2026, 9, 14), date(2026, 9, 18)


def scope(values: Mapping[str, Known | Missing], rows: object = BLANK, *, closed: bool = True) -> AnswerScope:
    """Answers as a condition sees them."""
    made = AnswerScope(terms={"risky": RISKY}, values={"today": MONDAY, **values})
    if isinstance(rows, list):
        made.repeats["speakers"] = ([AnswerScope(terms={}, values=row, outer=made) for row in rows], closed)
    elif isinstance(rows, Missing):
        made.repeats["speakers"] = rows
    return made


def number(value: float) -> Range:
    """A number as conditions see it."""
    return Range(value, value)


PAID, UNPAID = {"paid": "yes", "fee": number(50)}, {"paid": "no", "fee": HIDDEN}


@pytest.mark.parametrize(
    ("text", "values", "truth"),
    [
        # what must not hold
        ("event == 'talk'", {"event": "sale"}, NO),
        ("event == 'talk'", {}, OPEN),
        ("event == 'talk'", {"event": HIDDEN}, NO),
        ("event != 'talk'", {"event": HIDDEN}, NO),
        ("not event == 'talk'", {"event": HIDDEN}, NO),
        ("not (event == 'talk' or open)", {"event": HIDDEN, "open": "no"}, NO),
        ("event not in ('talk', 'sale')", {"event": HIDDEN}, NO),
        ("not open", {"open": HIDDEN}, NO),
        ("open", {"open": HIDDEN}, NO),
        ("guests < 5", {"guests": HIDDEN}, NO),
        ("not guests < 5", {"guests": HIDDEN}, NO),
        ("'food' not in extras", {"extras": HIDDEN}, NO),
        ("working_days(today, day) > 1", {"day": HIDDEN}, NO),
        # what must
        ("event == 'talk'", {"event": "talk"}, YES),
        ("open", {"open": "yes"}, YES),
        ("not open", {"open": "no"}, YES),
        ("allowed == 'not_applicable'", {"allowed": "not_applicable"}, YES),
        ("event in ('talk', 'sale')", {"event": "sale"}, YES),
        ("'sale' in (event, title)", {"event": "talk", "title": "sale"}, YES),
        ("'food' in extras", {"extras": ("food", "music")}, YES),
        ("'food' not in extras", {"extras": ("music",)}, YES),
        ("1 < guests <= 40", {"guests": number(40)}, YES),
        ("not 1 < guests <= 40", {"guests": number(41)}, YES),
        ("guests == 2.5", {"guests": number(2.5)}, YES),
        ("guests > -1", {"guests": number(0)}, YES),
        ("day >= '2026-09-18'", {"day": FRIDAY}, YES),
        ("day != today", {"day": FRIDAY}, YES),
        ("working_days(today, day) == 4", {"day": FRIDAY}, YES),
        ("working_days('2026-09-18', today) == -4", {}, YES),
        ("venue.kind == 'library'", {"venue.kind": "library"}, YES),
        ("risky", {"guests": number(101)}, YES),
        ("not risky", {"guests": number(100)}, YES),
        ("title == 'x'", {"title": "x"}, YES),
        # three values: what decides decides, the rest waits
        ("open and event == 'talk'", {"open": "no"}, NO),
        ("open or event == 'talk'", {"open": "yes"}, YES),
        ("open and event == 'talk'", {"open": "yes"}, OPEN),
        ("open or event == 'talk'", {"open": "no"}, OPEN),
        ("not open", {}, OPEN),
        ("risky", {}, OPEN),
        ("'food' in extras", {}, OPEN),
        ("working_days(today, day) < 5", {}, OPEN),
        ("True or open", {}, YES),
    ],
)
def test_a_condition_holds_fails_or_waits(text: str, values: dict[str, Known | Missing], truth: Truth) -> None:
    assert evaluate(read_condition(text, WORDS), scope(values)) is truth


@pytest.mark.parametrize(
    ("text", "rows", "closed", "truth"),
    [
        ("any(speakers, paid)", [UNPAID], True, NO),
        ("any(speakers, paid)", [UNPAID], False, OPEN),
        ("any(speakers, paid)", [UNPAID, PAID], False, YES),
        ("any(speakers, paid)", [], True, NO),
        ("any(speakers, paid)", HIDDEN, True, NO),
        ("any(speakers, paid)", BLANK, True, OPEN),
        ("any(speakers, paid)", [{}], True, OPEN),
        ("all(speakers, paid)", [PAID], True, YES),
        ("all(speakers, paid)", [PAID], False, OPEN),
        ("all(speakers, paid)", [PAID, UNPAID], False, NO),
        ("all(speakers, paid)", [], True, YES),
        ("all(speakers, paid)", HIDDEN, True, NO),
        ("not any(speakers, paid)", [UNPAID], True, YES),
        ("not any(speakers, paid)", HIDDEN, True, NO),
        ("not all(speakers, paid)", [UNPAID], False, YES),
        ("any(speakers, paid and open)", [PAID], True, OPEN),
        ("any(speakers, risky)", [PAID], True, OPEN),
        ("any(speakers, not paid)", [UNPAID], True, YES),
        ("any(speakers, fee > 20)", [UNPAID], True, NO),
        ("count(speakers) == 2", [PAID, UNPAID], True, YES),
        ("count(speakers) == 2", [PAID, UNPAID], False, OPEN),
        ("count(speakers) >= 2", [PAID, UNPAID], False, YES),
        ("count(speakers) < 2", [PAID, UNPAID], False, NO),
        ("count(speakers, paid) != 1", [PAID, UNPAID], True, NO),
        ("count(speakers, paid) <= 1", [PAID, {}], True, OPEN),
        ("count(speakers) == 0", HIDDEN, True, NO),
        ("count(speakers) < 1", BLANK, True, OPEN),
    ],
)
def test_rows_decide_or_wait_for_no_more(text: str, rows: object, closed: bool, truth: Truth) -> None:  # noqa: FBT001
    assert evaluate(read_condition(text, WORDS), scope({}, rows, closed=closed)) is truth


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("evnt == 'talk'", "'evnt' is not known here"),
        ("event == 'tlak'", "'tlak' is not one of its options"),
        ("'fod' in extras", "'fod' is not one of the options of 'extras'"),
        ("event > 'talk'", "'>' needs numbers or dates"),
        ("guests == 'many'", "a number is compared with text"),
        ("guests == today", "a number is compared with a date"),
        ("extras == 'food'", "several choices cannot be compared"),
        ("event in 'talk'", "a list is needed after 'in'"),
        ("'x' in title", "'title' is not a question with several choices"),
        ("event in ()", "the list is empty"),
        ("allowed", "'allowed' is not true or false"),
        ("guests", "'guests' is not true or false"),
        ("guests and open", "'guests' is not true or false"),
        ("risky == 'yes'", "this is true or false by itself"),
        ("day > '14 May'", "'14 May' is not a date"),
        ("working_days(today) > 1", "working_days needs two dates"),
        ("working_days(today, guests) > 1", "two dates are needed here"),
        ("paid == 'yes'", "'paid' is asked for each of 'speakers'"),
        ("speakers", "'speakers' repeats"),
        ("any(speaker, paid)", "'speaker' is not a question that repeats"),
        ("any(speakers)", "any needs the name of a repeat and a condition"),
        ("any(speakers, any(speakers, paid))", "any cannot stand inside a condition on rows"),
        ("cuont(speakers) > 1", "'cuont(…)' cannot be used in a condition"),
        ("any(speakers, paid) == 1", "'any' cannot be used here"),
        ("event is 'talk'", "'is' cannot be used here"),
        ("guests + 1 > 2", "this cannot be used in a condition"),
        ("event.upper() == 'TALK'", "this cannot be used in a condition"),
        ("__import__('os')", "'__import__(…)' cannot be used in a condition"),
        ("event.__class__ == 'talk'", "'event.__class__' is not known here"),
        ("[x for x in (1,)]", "something that is true or false is needed here"),
        ("(lambda: 1)() == 1", "this cannot be used in a condition"),
        ("f'{event}' == 'talk'", "this cannot be used in a condition"),
        ("guests > 1e300", "this number is too large"),
        ("guests > True", "this cannot be used in a condition"),
        ("event ==", "this is not a condition"),
        ("event = 'talk'", "'=' cannot be used in a condition"),
        ("", "the condition is empty"),
        ("open and " * 300 + "open", "the condition is longer than 2000 characters"),
        ("open and " * 200 + "open", "the condition is too long or too deep"),
        ("(" * 900 + ")" * 900, "this is not a condition"),
        ("not " * 30 + "open", "the condition is too long or too deep"),
        ("open\x00", "this is not a condition"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, says: str) -> None:
    with pytest.raises(ConditionError) as caught:
        read_condition(text, WORDS)
    assert says in {fault.what for fault in caught.value.faults}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("event = 'a = b'", ["7 write == where two things are compared"]),
        ("open AND guests > 1 || open", ["6 write and, in small letters", "21 write or, in small letters"]),
        ("${event} == 'talk'", ["1 write the question's id alone, without ${ and }"]),
        ("event == “talk”", ["10 write straight quotes (')"]),
        ("event <> 'talk'", ["7 write !="]),
        ("guests => 100", ["8 write >="]),
        ("guests =< 100", ["8 write <="]),
        ("guests ≥ 100", ["8 write >="]),
        ("guests > 1 and event is 'talk'", ["22 write == or !="]),
    ],
)
def test_what_other_programs_write_is_told_with_what_to_write_here(text: str, says: list[str]) -> None:
    with pytest.raises(ConditionError) as caught:
        read_condition(text, WORDS)
    assert [f"{fault.character} {fault.fix}" for fault in caught.value.faults] == says


def test_what_stands_in_curly_quotes_is_quoted_back_whole() -> None:
    with pytest.raises(ConditionError) as caught:
        read_condition("“event == 'talk'”", WORDS)
    assert [fault.what for fault in caught.value.faults] == ["'“event == 'talk'”' cannot be used in a condition"]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("yes", "compare the question that it answers with it, in quotes: question == 'yes'"),
        ("open and true", "compare the question that it answers with it, in quotes: question == 'yes'"),
        ("talk", "compare the question that it answers with it, in quotes: event == 'talk'"),
        ("open or food", "compare the question that it answers with it, in quotes: 'food' in extras"),
        ("opn", "did you mean 'open'?"),
        ("was_taken_out == 'far away'", "put the question of this name back, or take it out of this condition"),
    ],
)
def test_a_name_that_nothing_has_is_told_with_what_to_do(text: str, fix: str) -> None:
    many = {f"further_{number}": WORDS.names["title"] for number in range(12)}
    words = Vocabulary(names={**WORDS.names, **many}, repeats={})
    with pytest.raises(ConditionError) as caught:
        read_condition(text, words)
    assert [fault.fix for fault in caught.value.faults] == [fix]


def test_every_fault_is_reported_where_it_stands() -> None:
    with pytest.raises(ConditionError) as caught:
        read_condition("evnt == 'talk' and 'ä' == title and opn", WORDS)
    assert [(fault.what, fault.fix, fault.character) for fault in caught.value.faults] == [
        ("'evnt' is not known here", "did you mean 'event'?", 1),
        ("'opn' is not known here", "did you mean 'open'?", 37),
    ]


def _never(_day: date) -> bool:
    return False


def test_working_days_skip_weekends() -> None:
    assert working_days(FRIDAY, date(2026, 9, 21), _never) == 1
    assert working_days(MONDAY, MONDAY, _never) == 0
    assert working_days(MONDAY, date(2026, 9, 28), _never) == 10


@given(st.text(max_size=80) | st.text("()'\"=<>!andornti,.0129 [{:\\\n", max_size=60))
def test_garbage_is_read_or_refused_with_a_place(text: str) -> None:
    faults: tuple[Mistake, ...] = ()
    try:
        read_condition(text, WORDS)
    except ConditionError as error:
        faults = error.faults or (Mistake(what="", fix="", character=0),)
    assert all(fault.what and fault.character >= 1 for fault in faults)


atoms = st.sampled_from(
    [
        "open",
        "event == 'talk'",
        "event != 'sale'",
        "guests > 3",
        "'food' in extras",
        "risky",
        "any(speakers, paid)",
        "all(speakers, fee <= 20)",
        "count(speakers, paid) == 1",
        "working_days(today, day) < 3",
    ]
)
conditions = st.recursive(
    atoms,
    lambda inner: (
        st.builds("not ({})".format, inner)
        | st.builds("({}) and ({})".format, inner, inner)
        | st.builds("({}) or ({})".format, inner, inner)
    ),
    max_leaves=6,
).map(lambda text: read_condition(text, WORDS))
someone = st.fixed_dictionaries(
    {
        "open": st.sampled_from(["yes", "no", HIDDEN]),
        "event": st.sampled_from(["talk", "sale", HIDDEN]),
        "guests": st.integers(0, 200).map(number) | st.just(HIDDEN),
        "extras": st.sampled_from([("food",), ("music",), HIDDEN]),
        "day": st.sampled_from([MONDAY, FRIDAY, HIDDEN]),
    }
)
speakers = st.lists(st.sampled_from([PAID, UNPAID]), max_size=3)


@given(conditions, someone, speakers, st.sets(st.sampled_from(["open", "event", "guests", "extras", "day"])))
def test_what_is_determined_stays_so_when_more_is_answered(
    condition: Condition, values: dict[str, Known | Missing], rows: list[dict[str, Known]], unanswered: set[str]
) -> None:
    fewer = {name: BLANK if name in unanswered else value for name, value in values.items()}
    before = evaluate(condition, scope(fewer, rows[:1], closed=False))
    after = evaluate(condition, scope(values, rows))
    assert before in {OPEN, after}
    assert after is not OPEN


@given(conditions, someone, speakers)
def test_a_condition_and_its_negation_never_both_hold(
    condition: Condition, values: dict[str, Known | Missing], rows: list[dict[str, Known]]
) -> None:
    opposite = read_condition(f"not ({condition.text})", WORDS)
    both = [evaluate(condition, scope(values, rows)), evaluate(opposite, scope(values, rows))]
    assert both != [YES, YES]
