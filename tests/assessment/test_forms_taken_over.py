"""Forms as people write them become drafts of checklists: what is left is named, and nothing comes to mean otherwise.

Each form is one that the reference implementation of XLSForm takes as well.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.parse import parse
from venuecheck.assessment.walk import Circumstances, walk
from venuecheck.assessment.xlsform.languages import code_of
from venuecheck.assessment.xlsform.sheets import Sheet
from venuecheck.authoring.document import read
from venuecheck.core.problem import UnusableFileError
from venuecheck.core.venue import VenueKind
from venuecheck.service.checklists.form_files import read_form
from venuecheck.service.checklists.spreadsheets import Imported, made_of
from venuecheck.service.given_files import Given
from venuecheck.service.linting import lint_given

YES_NO = """
| choices |
| | list_name | name | label |
| | yes_no | yes | Yes |
| | yes_no | no | No |
"""
FORMS = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "forms").glob("*.md"))}


def sheets_of(text: str) -> tuple[Sheet, ...]:
    """The sheets of a form that is written as tables."""
    tables: dict[str, list[tuple[str, ...]]] = {}
    for line in text.strip().splitlines():
        first, *cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
        if first:
            tables[first] = []
        else:
            tables[list(tables)[-1]].append(tuple(cells))
    return tuple(Sheet(name=name, rows=tuple(rows)) for name, rows in tables.items())


def draft(form: Imported) -> dict[str, Any]:
    """What the file of a draft says; nothing but translations is missing in it."""
    sent = Given(name="a.yaml", content=form.text.encode())
    wrong = [one for one in lint_given(sent, date(2026, 11, 29)) if not one.warning]
    assert not wrong, [str(one) for one in wrong]
    data = read(form.text.encode(), "a.yaml").data
    assert isinstance(data, dict)
    return data


def cells(form: Imported, says: str) -> set[str]:
    """The cells of which something is said."""
    found = [one.file for one in form.left if says in one.what]
    return {cell for file in found for cell in re.findall(r"\w+![\w:]+", file)}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_form_that_others_take_becomes_a_draft_that_lints(text: str) -> None:
    assert convert(xlsform=text, validate=False, file_type=".md").xform
    assert draft(made_of(sheets_of(text), "form.xlsx"))["outcomes"]


def test_an_ordinary_form_in_two_languages_comes_over_but_for_what_no_checklist_has() -> None:
    form = made_of(sheets_of(FORMS["hall"]), "hall.xlsx")
    data = draft(form)
    asked = {one["id"]: one for one in data["questions"]}
    assert list(asked) == [
        "firstname",
        "age",
        "member",
        "member_no",
        "purpose",
        "purpose_other",
        "needs",
        "why",
        "until",
    ]
    assert (data["id"], data["version"], data["languages"]) == ("hall-hire", 1, ["en", "cy"])
    assert data["text"] == {"en": "Thank you for asking.", "cy": "Diolch."}
    assert asked["firstname"]["text"] == {"en": "What is your name?", "cy": "Enw?"}
    assert asked["firstname"]["help"].split() == ["As", "on", "letters", "In", "full"]
    assert (asked["age"]["at_least"], asked["age"]["at_most"]) == (18, 119)
    assert asked["member_no"]["ask_if"] == "member == 'yes' and age > 20"
    assert asked["member_no"]["at_most"] == 12
    assert [one["id"] for one in asked["purpose"]["options"]] == ["party", "class", "other"]
    assert asked["purpose_other"]["ask_if"] == "purpose == 'other'"
    assert asked["needs"]["ask_if"] == "member != 'yes'"
    (repeat,) = data["repeats"]
    assert (repeat["after"], repeat["ask_if"], repeat["at_most"]) == ("needs", "'kit' in needs", 3)
    assert "ask_if" not in asked["why"]
    assert asked["why"]["required"] is False
    expected = {
        "a device notes": {"survey!A2", "survey!A3"},
        "how a question looks": {"survey!K5", "survey!K8"},
        "any number": {"survey!A7"},
        "what is said of a wrong answer": {"survey!J7"},
        "before anybody gives it": {"survey!M8"},
        "what is calculated": {"survey!A16"},
        "this condition is left": {"survey!H17"},
        "'geopoint'": {"survey!A18"},
        "a time is asked for": {"survey!A19"},
        "a note is left": {"survey!A20"},
        "has to be answered here": {"survey!G12"},
        "this version": {"settings!C2"},
    }
    assert {says: cells(form, says) for says in expected} == expected
    assert "# - hall.xlsx [survey!A18]" in form.text


def test_groups_in_groups_become_sections_and_their_conditions_hold_for_what_is_in_them() -> None:
    form = made_of(sheets_of(FORMS["nested"]), "form.xlsx")
    data = draft(form)
    sections = [(one["id"], one["title"], one.get("text")) for one in data["sections"]]
    assert sections == [
        ("event", "The event", None),
        ("stalls", "The stalls", "Stalls need a plan."),
        ("event-2", "The event", None),
    ]
    asked = {one["id"]: (one["section"], one.get("ask_if")) for one in data["questions"]}
    assert asked == {
        "sale": ("event", None),
        "count_of": ("stalls", "sale == 'yes'"),
        "where": ("stalls", "sale == 'yes' and count_of > 3"),
        "rest": ("event-2", None),
    }
    assert cells(form, "switched off") == {"survey!F9"}


def test_what_no_checklist_may_ask_is_left_with_what_hangs_on_it() -> None:
    form = made_of(sheets_of(FORMS["private"]), "form.xlsx")
    assert [one["id"] for one in draft(form)["questions"]] == ["who", "which"]
    assert cells(form, "asks for religion") == {"survey!A3"}
    assert cells(form, "this condition is left") == {"survey!D4"}


@dataclass(frozen=True)
class Spelt:
    """A form that is spelt in its own way, and what comes of its one question."""

    head: str
    row: str
    question: dict[str, Any]


@pytest.mark.parametrize(
    "spelt",
    [
        Spelt("Type | NAME | Label", "Text | a | A?", {"type": "text", "text": "A?", "required": False}),
        Spelt("type | name | label::English", "string | a | A?", {"text": "A?"}),
        Spelt("type | name | label:English | label:French", "text | a | A? | B?", {"text": {"en": "A?", "fr": "B?"}}),
        Spelt("type | name | label::Français (fr)", "text | a | A?", {"text": "A?"}),
        Spelt("type | name | label | required", "select one yes_no | a | A? | TRUE", {"type": "yes_no"}),
        Spelt("type | name | label", "select all that apply from yes_no | a | A?", {"type": "choices"}),
        Spelt("type | name | caption | relevance", "int | a | A? | true()", {"type": "number", "text": "A?"}),
        Spelt("type | name | label | constraint", "decimal | a | A? | . > 0.5", {"at_least": None}),
        Spelt("type | name | label | constraint", "int | a | A? | . > 0.5", {"at_least": 1}),
        Spelt("type | name | label | constraint", "text | a | A? | . >= 5", {"at_least": None}),
        Spelt("type | name | label", "dateTime | a | A?", {"type": "text"}),
        Spelt("type | name | label", "range | a | A?", {"at_least": 1, "at_most": 10}),
        Spelt("type | name | label | parameters", "range | a | A? | start=0 end=2.5 step=.5", {"at_most": 2.5}),
        Spelt("type | name | label", "barcode | a | A?", {"type": "text"}),
    ],
    ids=lambda each: f"{each.head} / {each.row}",
)
def test_forms_are_spelt_in_many_ways(spelt: Spelt) -> None:
    text = f"| Survey |\n| | {spelt.head} |\n| | {spelt.row} |\n{YES_NO}"
    (question,) = draft(made_of(sheets_of(text), "form.xlsx"))["questions"]
    assert {name: question.get(name) for name in spelt.question} == spelt.question


def test_the_words_of_yes_and_no_are_kept_where_they_are_others() -> None:
    text = "| survey |\n| | type | name | label |\n| | select_one yes_no | a | A? |\n" + YES_NO.replace(
        "| No ", "| Never "
    )
    (question,) = draft(made_of(sheets_of(text), "form.xlsx"))["questions"]
    assert [one["text"] for one in question["options"]] == ["Yes", "Never"]


def test_a_form_of_which_nothing_can_be_asked_is_refused_with_all_that_is_left() -> None:
    text = "| survey |\n| | type | name | label |\n| | geopoint | a | A? |\n| | note | b | B |\n"
    with pytest.raises(UnusableFileError, match="nothing in this form can be asked"):
        made_of(sheets_of(text), "form.xlsx")


def test_an_ordinary_workbook_is_told_that_it_is_no_form() -> None:
    with pytest.raises(UnusableFileError, match=r"there is no sheet 'survey' .*; copy its questions into a checklist"):
        made_of((Sheet(name="Booking", rows=(("Name", "Date"), ("", ""))),), "form.xlsx")


def test_of_whom_a_question_is_asked_whose_condition_is_left() -> None:
    """Within a group that has a condition of its own not everybody is."""
    text = """
| survey |
| | type | name | label | relevant |
| | select_one yes_no | a | A speaker? | |
| | begin group | g | Speaker | ${a} = 'yes' |
| | text | n | Name | |
| | text | m | More | string-length(${n}) > 3 |
| | end group | | | |
| | text | o | Other | string-length(${a}) > 3 |
"""
    form = made_of(sheets_of(text + YES_NO.strip("\n")), "form.xlsx")
    assert draft(form)["questions"][2]["ask_if"] == "a == 'yes'"
    assert cells(form, "asked of whoever is asked the rest of its group") == {"survey!D5"}
    assert cells(form, "asked of everybody") == {"survey!D7"}


STARS = """
| choices |
| | list_name | name | label |
| | stars | 1 | Poor |
| | stars | 2 | Fair |
| | stars | 5 | Great |
| | kit | p | Projector |
| | kit | m | Microphone |
"""
SURVEY = "\n| survey |\n| | type | name | label | required | relevant |\n"


def test_nothing_is_said_twice_of_a_question_and_what_is_left_is_just_what_cannot_be_said() -> None:
    """More may be wrong with a condition than one thing: it is the condition that goes, and not the question."""
    text = SURVEY + "| | select_one stars | a | Rate us | | |\n| | text | b | Why? | | ${a} > 5 |\n"
    form = made_of(sheets_of(text + STARS.strip("\n")), "form.xlsx")
    assert [one["id"] for one in draft(form)["questions"]] == ["a", "b"]
    assert cells(form, "this condition is left") == {"survey!E3"}
    assert cells(form, "this question is left") == set()


def test_of_a_question_that_is_left_it_is_not_said_that_it_has_to_be_answered() -> None:
    form = made_of(sheets_of(FORMS["private"]), "form.xlsx")
    assert cells(form, "this question is left") == {"survey!A3"}
    assert cells(form, "has to be answered") == set()


def test_options_that_are_numbers_can_be_compared_as_numbers() -> None:
    rows = "| | select_one stars | a | Rate us | yes | |\n| | text | b | Why? | | ${a} < 3 |\n"
    rows += "| | text | c | So good? | | ${a} >= 3 and true() |\n"
    form = made_of(sheets_of(SURVEY + rows + STARS.strip("\n")), "form.xlsx")
    assert [one.get("ask_if") for one in draft(form)["questions"]] == [None, "a in ('1', '2')", "a == '5'"]
    assert cells(form, "") == cells(form, "no question offers")


def test_several_choices_that_must_be_answered_can_be_answered_by_none() -> None:
    """A form lets them be left empty, and a checklist does not where something hangs on them."""
    rows = "| | select_multiple kit | a | Which equipment? | {} | |\n"
    rows += "| | text | b | Which? | | selected(${{a}}, 'p') |\n"
    form = made_of(sheets_of(SURVEY + rows.format("no") + STARS.strip("\n")), "form.xlsx")
    offered = draft(form)["questions"][0]["options"]
    assert offered[-1] == {"id": "none", "text": "None of these", "alone": True}
    assert cells(form, "“None of these” can be chosen besides") == {"survey!D2"}
    form = made_of(sheets_of(SURVEY + rows.format("yes") + STARS.strip("\n")), "form.xlsx")
    assert [one["id"] for one in draft(form)["questions"][0]["options"]] == ["p", "m"]
    assert cells(form, "") == cells(form, "no question offers")


def test_a_heading_that_asks_for_what_no_checklist_may_is_left_and_its_questions_are_not() -> None:
    rows = "| | begin group | g | Your religion | | |\n| | note | n | Such as your faith. | | |\n"
    rows += "| | text | b | What? | | |\n| | end group | | | | |\n"
    form = made_of(sheets_of(SURVEY + rows), "form.xlsx")
    assert draft(form)["sections"] == [{"id": "g", "title": "Part 1"}]
    assert [one["id"] for one in draft(form)["questions"]] == ["b"]
    assert cells(form, "the words of this heading are left: this asks for religion") == {"survey!C2"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("if", "'if' means something else in a condition"),
        ("days", "'days' means something else in a condition"),
        ("3d", "names begin with a letter"),
        ("A-1", "names are in small letters, with digits and _"),
    ],
)
def test_why_a_question_is_called_otherwise_is_said(written: str, said: str) -> None:
    rows = f"| | text | {written} | What? | | |\n"
    assert cells(made_of(sheets_of(SURVEY + rows), "form.xlsx"), said) == {"survey!B2"}


@pytest.mark.parametrize(
    ("relevant", "said"),
    [
        ("int(today() - ${n}) div 365 > 18", "works nothing out ('-')"),
        ("${n} div 3 > 1", "works nothing out ('div')"),
        ("coalesce(${n}, 1) = 1", "the function coalesce(…)"),
        ("jr:choice-name(${n}, '${n}') = 'One'", "the function jr:choice-name(…)"),
    ],
)
def test_what_cannot_be_said_of_a_condition_is_named(relevant: str, said: str) -> None:
    rows = f"| | int | n | How many? | | |\n| | text | b | What? | | {relevant} |\n"
    assert cells(made_of(sheets_of(SURVEY + rows), "form.xlsx"), said) == {"survey!E3"}


@pytest.mark.parametrize(
    ("label", "is_marked"),
    [
        ("**Bold**", True),
        ('<b style="x">Red</b>', True),
        ("[us](https://a.example)", True),
        ("Not __a, but __this__", True),
        ("[one] and [us](https://a.example)", True),
        ("2 * 3 < 7", False),
        ("a__b__c", False),
        pytest.param(" __a" * 15_000, False, id="begun often, never ended"),
        pytest.param("[" * 30_000, False, id="opened often, never closed"),
        pytest.param("[a](b " * 10_000, False, id="links without an end"),
    ],
)
def test_marks_in_a_label_are_named(label: str, *, is_marked: bool) -> None:
    text = f"| survey |\n| | type | name | label |\n| | text | a | {label} |\n"
    assert bool(cells(made_of(sheets_of(text), "form.xlsx"), "marks for bold text")) is is_marked


def test_languages_are_known_by_code_or_name() -> None:
    names = ("English (en)", "Cymraeg (cy)", "Français", "pt-BR", "Chinese (zh_Hans)", "Klingon")
    assert [code_of(name) for name in names] == ["en", "cy", "fr", "pt-BR", "zh-Hans", ""]


def test_forms_come_as_one_csv_file_or_as_one_for_each_sheet(tmp_path: Path) -> None:
    whole = "﻿survey,type,name,label\n,select_one yes_no,a,A?\n\n,geopoint,b,B?\nchoices,list name,name,label\n"
    whole += ",yes_no,yes,Yes\n,yes_no,no,No\n"
    form = made_of(read_form(Given(name="form.csv", content=whole.encode())), "form.csv")
    assert [one["type"] for one in draft(form)["questions"]] == ["yes_no"]
    assert cells(form, "'geopoint'") == {"survey!B4"}
    (tmp_path / "our-survey.csv").write_text("type;name;label\nselect_one yes_no ;a;A?\n;;\n", "utf-8")
    (tmp_path / "our-choices.csv").write_text("list_name;name;label\nyes_no;yes;Yes\nyes_no;no;No\n", "utf-8")
    parts = made_of(read_form(tmp_path / "our-survey.csv"), "our-survey.csv")
    assert [one["type"] for one in draft(parts)["questions"]] == ["yes_no"]


ANSWERS = {"a": ("x", "y"), "b": ("x", "y"), "c": ("x", "y")}
CONDITIONS = st.recursive(
    st.builds(
        lambda name, sign, option: f"${{{name}}} {sign} '{option}'",
        st.sampled_from(sorted(ANSWERS)),
        st.sampled_from(["=", "!="]),
        st.sampled_from(["x", "y", ""]),
    )
    | st.builds(
        lambda name, option: f"selected(${{{name}}}, '{option}')",
        st.sampled_from(sorted(ANSWERS)),
        st.sampled_from(["x", "y"]),
    ),
    lambda inner: (
        st.builds(lambda one, word, two: f"({one} {word} {two})", inner, st.sampled_from(["and", "or"]), inner)
        | st.builds(lambda one: f"not({one})", inner)
    ),
    max_leaves=5,
)


def holds(condition: str, answers: dict[str, str]) -> bool:
    """Whether a condition holds as forms have it: what is not answered is an empty text."""
    said = re.sub(r"selected\(\$\{(\w)\}, ('\w')\)", r"(v['\1'] == \2)", condition)
    said = re.sub(r"\$\{(\w)\}", r"v['\1']", said).replace(" = ", " == ")
    return bool(eval(said, {"v": answers}))  # noqa: S307 - made above


@settings(max_examples=40)
@example("(${c} != '' and (selected(${a}, 'x') or selected(${c}, 'x')))", {"a": "x", "b": "y", "c": "x"})
@given(
    condition=CONDITIONS,
    answers=st.fixed_dictionaries({name: st.sampled_from(options) for name, options in ANSWERS.items()}),
)
def test_a_condition_that_is_taken_over_asks_just_those_whom_the_form_asks(
    condition: str, answers: dict[str, str]
) -> None:
    text = "| survey |\n| | type | name | label | relevant | required |\n"
    text += "| | select_one o | a | A? | | yes |\n| | select_one o | b | B? | ${a} = 'x' | yes |\n"
    text += f"| | select_one o | c | C? | ${{b}} = 'x' | yes |\n| | text | z | Z? | {condition} | |\n"
    text += "| choices |\n| | list_name | name | label |\n| | o | x | X |\n| | o | y | Y |\n"
    form = made_of(sheets_of(text), "form.xlsx")
    if cells(form, "this condition is left"):
        return
    shown = {"a": answers["a"], "b": answers["b"] if answers["a"] == "x" else ""}
    shown["c"] = answers["c"] if shown["b"] == "x" else ""
    checklist = parse(read(form.text.encode(), "a.yaml"))
    given_here = Answers(values={name: value for name, value in shown.items() if value})
    walked = walk(checklist, given_here, Circumstances(today=date(2026, 9, 14), venue_kind=VenueKind.LIBRARY))
    assert ("z" in {step.item.id for step in walked.asked}) is holds(condition, shown)


ODD = (
    *("", "begin group", "end group", "begin repeat", "end_repeat", "select_one yes_no", "note", "geopoint", "${a"),
    *("not(", "${member} = 'yes'", "${FirstName}", "count(${kit}) = 0", ". >= 5 and . < 2", "if", "today", "é"),
    *("=1+1", "a,b", "999"),
)


@settings(max_examples=20)
@given(
    form=st.sampled_from(sorted(FORMS)),
    changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 14), st.sampled_from(ODD)), max_size=4),
)
def test_whatever_stands_in_a_form_its_draft_lints_or_nothing_is_left_to_ask(
    form: str, changes: list[tuple[int, int, str]]
) -> None:
    survey, *others = sheets_of(FORMS[form])
    rows = [list(row) for row in survey.rows]
    for number, column, text in changes:
        row = rows[1 + number % (len(rows) - 1)]
        row[column % len(row)] = text
    try:
        made = made_of([Sheet(name="survey", rows=tuple(map(tuple, rows))), *others], "form.xlsx")
    except UnusableFileError as error:
        assert "nothing in this form can be asked" in str(error)  # noqa: PT017 - or it is read
    else:
        draft(made)


def test_what_is_left_has_a_cell_also_in_headings_and_names_keep_their_letters() -> None:
    form = made_of(
        sheets_of("""
| survey |
| | type | name | label | appearance | hint | hint |
| | select_one room | head | x | label | | |
| | select_one room | gŵyl | Which room? | list-nolabel | | |
| | begin repeat | l | Each | | | |
| | integer | n_ | How many ${head}? | | | |
| | end repeat | | | | | |
| choices |
| | list_name | name | label | media::image |
| | room | hall | Hall | hall.png |
| | room | attic | Attic | |
| settings |
| | form_title | version |
| | Gŵyl yr Haf | 2026112901 |
"""),
        "form.xlsx",
    )
    data = draft(form)
    assert (data["id"], data["version"]) == ("gwyl-yr-haf", 1)
    assert [one["id"] for one in data["questions"]] == ["gwyl"]
    assert data["repeats"][0]["questions"][0]["text"] == "How many ${head}?"
    expected = {
        "only shows the labels of options": {"survey!D2"},
        "stands twice": {"survey!F1"},
        "this column is left": {"choices!D1"},
        "at most 9 digits": {"settings!B2"},
        "puts into a text": {"survey!C5"},
    }
    assert {says: cells(form, says) for says in expected} == expected


@pytest.mark.parametrize(
    "constraint",
    [
        "not(selected(., 'none') and count-selected(.) > 1)",
        "not(selected(.,'none')) or count-selected(.)=1",
        'if(selected(., "none"), count-selected(.) = 1, count-selected(.) >= 1)',
    ],
)
def test_an_option_that_excludes_the_others_stands_alone(constraint: str) -> None:
    text = f"""
| survey |
| | type | name | label | constraint |
| | select_multiple needs | needs | What will happen? | {constraint} |
| | select_multiple needs | more | What else? | count-selected(.) <= 2 |
| choices |
| | list_name | name | label |
| | needs | food | Food |
| | needs | none | Nothing of these |
| | rooms | hall | Hall |
"""
    assert convert(xlsform=text, validate=False, file_type=".md").xform
    form = made_of(sheets_of(text), "form.xlsx")
    needs, more = draft(form)["questions"]
    assert [one.get("alone") for one in needs["options"]] == [None, True]
    assert [one.get("alone") for one in more["options"]] == [None, None]
    assert cells(form, "this limit to the answer") == {"survey!D3"}
    assert cells(form, "no question offers their list") == {"choices!A4"}


LOOP = """
| survey |
| | type | name | label |
| | select_multiple kinds or_other | kinds | Which toilets are there? |
| | begin loop over kinds | | |
| | integer | number | How many %(label)s are there? |
| | end loop | | |
| | text | after | What else? |
| choices |
| | list_name | name | label |
| | kinds | slab | With a slab |
"""


def test_a_loop_is_left_with_all_in_it_and_nothing_is_said_of_what_is_not_there() -> None:
    made = made_of(sheets_of(LOOP), "form.xlsx")
    data = draft(made)
    assert [one["id"] for one in data["questions"]] == ["kinds", "kinds_other", "after"]
    assert not data.get("repeats")
    said = {one.file.partition(" ")[2]: one.what for one in made.left}
    assert said["[survey!A3]"] == "a loop is left: no checklist asks the same of each option of a list"
    assert said["[survey!A4]"] == "what is asked in a repeat or loop that cannot be taken over is left"
    assert not [cell for cell in said if cell[-2] in "345" and cell[1:9] != "survey!A"]


def test_of_what_is_left_only_that_is_said() -> None:
    """How it was taken over before it was refused no longer holds; an option of one's own goes with its question."""
    form = LOOP.replace("begin loop over kinds | |", "begin repeat | r | What is your religion?").replace(
        "end loop", "end repeat"
    )
    form = form.replace("Which toilets are there?", "Which ethnic group is it?").replace("%(label)s", "${kinds}")
    form = form.replace("begin repeat", "text | first | First? |\n| | begin repeat")
    made = made_of(sheets_of(form), "form.xlsx")
    assert [one["id"] for one in draft(made)["questions"]] == ["first", "after"]
    left = [(one.file.partition(" ")[2], one.what.partition(":")[0]) for one in made.left]
    assert sorted(left) == [
        ("[survey!A2]", "this question is left"),
        ("[survey!A4]", "this repeat is left"),
        ("[survey!A5]", "what is asked in a repeat or loop that cannot be taken over is left"),
    ]


def test_the_names_of_columns_may_stand_below_a_title_and_that_is_said() -> None:
    title = "| survey |\n| | Our form, 2026 |\n"
    made = made_of(sheets_of(LOOP.replace("| survey |\n", title)), "form.xlsx")
    assert [one["id"] for one in draft(made)["questions"]] == ["kinds", "kinds_other", "after"]
    (above,) = [one for one in made.left if "survey!A1]" in one.file]
    assert above.what == "what stands above the names of the columns, which are in row 2, is left"


def test_a_condition_that_is_left_in_a_repeat_is_not_said_to_be_asked_of_everybody() -> None:
    form = LOOP.replace("| name | label |\n| | select", "| name | label | relevant |\n| | select")
    form = form.replace("begin loop over kinds | |", "begin repeat | r | Each? |").replace("end loop", "end repeat")
    form = form.replace("are there? |\n| | end", "are there? | ${nobody} = 1 |\n| | end")
    (left,) = [one for one in made_of(sheets_of(form), "form.xlsx").left if "survey!D4" in one.file]
    assert left.what.startswith("this condition is left, and what it is about is asked of whoever fills in its repeat:")
