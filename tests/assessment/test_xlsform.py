"""Checklists in spreadsheets: there and back, judged by the reference implementation of XLSForm."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from pyxform.xls2xform import convert

from tests.assessment.samples import SMALL
from venuecheck import catalogue
from venuecheck.assessment.parse import parse
from venuecheck.assessment.xlsform.sheets import Sheet
from venuecheck.assessment.xlsform.wrong_xpath import XPathError
from venuecheck.assessment.xlsform.xpath_reading import Known, from_xpath
from venuecheck.authoring.document import read, read_file
from venuecheck.core.problem import InputError
from venuecheck.service.checklists.form_files import read_form
from venuecheck.service.checklists.spreadsheets import checklist_yaml, imported, made_of, workbook

WELSH = SMALL.replace("version: 1\n", 'version: 1\nlanguages: ["en", "cy"]\n', 1).replace(
    'text: "What is it?"', 'text: {en: "What is it?", cy: "Beth ydyw?"}'
)
Sheets = dict[str, list[list[str | int]]]
OVER_RECORDS = "filtering-and-monitoring-review"
"""It asks what no check of the filter has shown, and a spreadsheet knows no checks."""
EXPRESSIBLE = [path for path in catalogue.checklists() if path.stem != OVER_RECORDS]


def exported(text: str) -> bytes:
    """The workbook of a checklist."""
    document = read(text.encode(), "small.yaml")
    return workbook(document, parse(document))


def book(tmp_path: Path, sheets: Sheets) -> Path:
    """A workbook with these cells."""
    path = tmp_path / "form.xlsx"
    with xlsxwriter.Workbook(path) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return path


@pytest.mark.parametrize(
    "text",
    [SMALL, WELSH, *(path.read_text("utf-8") for path in EXPRESSIBLE)],
    ids=["small", "welsh", *(path.stem for path in EXPRESSIBLE)],
)
def test_a_checklist_goes_there_and_back_and_is_a_valid_xlsform(text: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(exported(text))
    judged = convert(xlsform=str(path), validate=False)
    assert "<h:html" in judged.xform
    # a language without translations of every label is worth a warning to a surveyor, and nothing else is
    assert not [warning for warning in judged.warnings if "cy" not in warning]
    before, after = parse(read(text.encode(), "a.yaml")), parse(read(checklist_yaml(path).encode(), "b.yaml"))
    assert after.by_id == before.by_id
    assert after.rules == before.rules
    assert [one.title for one in after.examples] == [one.title for one in before.examples]
    assert (after.flags, after.imposed, after.tasks) == (before.flags, before.imposed, before.tasks)


def test_texts_stay_texts_in_the_workbook(tmp_path: Path) -> None:
    hostile = SMALL.replace('"Anything else?"', "\"=HYPERLINK('http://evil.test','x')\"")
    path = tmp_path / "form.xlsx"
    path.write_bytes(exported(hostile))
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "sheet" in name)
    assert "=HYPERLINK" in checklist_yaml(path)


def test_a_checklist_that_asks_by_other_records_says_why_no_spreadsheet_can() -> None:
    document = read_file(catalogue.checklist_path(OVER_RECORDS))
    with pytest.raises(InputError, match=r"'checked_otherwise' is asked by a condition that XLSForm cannot say"):
        workbook(document, parse(document))


def _texts(rows: list[list[str | int]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(cell) for cell in row) for row in rows)


SURVEY: list[list[str | int]] = [
    ["type", "name", "label", "hint", "relevant", "required", "constraint"],
    ["begin group", "ask", "Ask", "", "", "", ""],
    ["select_one yes_no", "talk", "Is there a talk?", "", "", "yes", ""],
    ["integer", "guests", "How many come?", "", "${talk} = 'yes'", "true()", ". >= 1 and . <= 500"],
    ["select_multiple parts", "planned", "What is planned?", "Tick all", "", "yes", ""],
    ["begin repeat", "speakers", "Who speaks?", "", "selected(${planned}, 'guest')", "", ""],
    ["text", "speaker", "Name?", "", "", "yes", "string-length(.) <= 200"],
    ["end repeat", "", "", "", "", "", ""],
    ["date", "day", "When?", "", "count(${speakers}) > 1 or (${guests} != '' and ${guests} > 100)", "", ""],
    ["end group", "", "", "", "", "", ""],
]
CHOICES: list[list[str | int]] = [
    ["list_name", "name", "label"],
    ["yes_no", "yes", "Yes"],
    ["yes_no", "no", "No"],
    ["parts", "guest", "A guest"],
    ["parts", "sale", "A sale"],
]


@pytest.mark.parametrize(("form_id", "told"), [("Our_Check", 0), ("our check", 0), ("Ünser/check", 1)])
def test_an_id_with_other_signs_between_is_taken_over(tmp_path: Path, form_id: str, told: int) -> None:
    sheets: Sheets = {"survey": [["type", "name", "label"], ["text", "who", "Who?"]]}
    path = book(tmp_path, {**sheets, "settings": [["form_id"], [form_id]]})
    assert len(imported(path).left) == told


def test_a_sheet_that_is_called_nearly_as_one_of_a_forms_is_told(tmp_path: Path) -> None:
    sheets: Sheets = {"survey": [["type", "name", "label"], ["text", "who", "Who?"]], "Choice": [*CHOICES]}
    said = "this sheet is not read: it is no part of a form; did you mean 'choices'?"
    assert [str(one).partition(": ")[2] for one in imported(book(tmp_path, sheets)).left] == [said]
    with pytest.raises(InputError, match="did you mean 'survey'"):
        imported(book(tmp_path, {"Surveys": sheets["survey"]}))


def test_a_form_that_a_council_wrote_is_read(tmp_path: Path) -> None:
    sheets: Sheets = {
        "survey": [*SURVEY],
        "choices": [*CHOICES],
        "settings": [["form_title", "form_id", "version"], ["Our check", "our-check", 3]],
    }
    path = book(tmp_path, sheets)
    assert convert(xlsform=str(path), validate=False).xform
    text = checklist_yaml(path)
    data = read(text.encode(), "made.yaml").data
    assert isinstance(data, dict)
    assert (data["id"], data["version"], data["title"]) == ("our-check", 3, "Our check")
    questions = {one["id"]: one for one in data["questions"]}
    assert questions["talk"]["type"] == "yes_no"
    assert questions["guests"] == {
        "section": "ask",
        "id": "guests",
        "text": "How many come?",
        "type": "number",
        "at_least": 1,
        "at_most": 500,
        "ask_if": "talk == 'yes'",
        "why": "The form asks it. Why is not written yet.",
        "basis": "our judgement",
        "advisory": True,
    }
    assert questions["day"]["ask_if"] == "count(speakers) > 1 or guests > 100"
    assert questions["day"]["required"] is False
    (repeat,) = data["repeats"]
    assert (repeat["after"], repeat["each"], repeat["ask_if"]) == ("planned", "speaker", "'guest' in planned")
    assert repeat["questions"][0]["at_most"] == 200


@pytest.mark.parametrize(
    ("row", "column", "value", "where", "says"),
    [
        (2, 0, "geopoint", "survey!A3", "'geopoint' cannot be taken over"),
        (2, 0, "select_one nothing", "survey!A3", "there is no list 'nothing'"),
        (2, 0, "", "survey!A3", "this row has no type"),
        (3, 4, "${talk} = ", "survey!E4", "an expression that breaks off"),
        (3, 4, "${nobody} = 'yes'", "survey!E4", "'${nobody}', which is no question of this form"),
        (3, 4, "${planned} = 'guest'", "survey!E4", "no question of this form that is asked before"),
        (3, 4, "position(..) > 1", "survey!E4", "this condition is left"),
        (3, 6, "regex(., '[a-z]+')", "survey!G4", "this limit to the answer is left"),
        (3, 5, "${talk} = 'yes'", "survey!F4", "an answer is needed only sometimes"),
        (1, 4, "${talk} = 'yes'", "survey!E2", "this condition is left"),
        (9, 0, "", "survey!A2", "a group or repeat is not ended"),
        (0, 3, "calculation", "survey!D5", "what is calculated is left"),
    ],
)
def test_what_cannot_be_expressed_is_named_with_sheet_and_cell(
    row: int, column: int, value: str, where: str, says: str
) -> None:
    survey: list[list[str | int]] = [list(each) for each in SURVEY]
    survey[row][column] = value
    sheets = [Sheet(name=name, rows=_texts(rows)) for name, rows in {"survey": survey, "choices": CHOICES}.items()]
    left = made_of(sheets, "form.xlsx").left
    assert any(where in one.file and says in one.what for one in left), [str(one) for one in left]


def test_a_question_whose_options_alone_ask_for_ethnicity_is_left_and_a_race_that_is_run_is_taken(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {
        "survey": [
            ["type", "name", "label"],
            ["select_one run", "run", "Which race do you run?"],
            ["select_one these", "these", "Which of these is it?"],
        ],
        "choices": [
            ["list_name", "name", "label"],
            ["run", "five", "5 km"],
            ["run", "ten", "10 km"],
            ["these", "a", "Black"],
            ["these", "b", "White"],
            ["these", "c", "Asian"],
        ],
    }
    made = imported(book(tmp_path, sheets))
    assert "Which race do you run?" in made.text
    assert "Which of these is it?" not in made.text
    assert [one.file.partition(" ")[2] for one in made.left if "this asks for ethnicity" in one.what] == ["[survey!A3]"]


def test_a_condition_that_a_spreadsheet_cannot_say_is_named_on_the_way_out() -> None:
    text = SMALL.replace("ask_if: \"event == 'sale'\"", "ask_if: \"working_days(today, '2026-10-01') < 5\"")
    document = read(text.encode(), "small.yaml")
    with pytest.raises(InputError, match="'seen' is asked by a condition that XLSForm cannot say: working days"):
        workbook(document, parse(document))


KNOWN = Known(
    names={name: name for name in ("a", "b", "n", "d", "r", "rows")},
    options={"a": ("x", "y"), "b": ("p", "q"), "n": (), "d": (), "r": ("u", "v")},
    several=frozenset({"b"}),
    repeat_of={"r": "rows"},
    repeats=frozenset({"rows"}),
    certain=frozenset({"a", "b", "n", "d"}),
)


@pytest.mark.parametrize(
    ("xpath", "condition"),
    [
        ("${a} = 'x'", "a == 'x'"),
        ("${a} != '' and ${a} != 'x'", "a != 'x'"),
        ("${a} != ''", "a in ('x', 'y')"),
        ("${a} != '' and ${n} > 3", "(a in ('x', 'y') and n > 3)"),
        ("${b} = 'p'", None),
        ("${n} != ''", None),
        ("${a} = ''", None),
        ("selected(${a}, 'x')", "a == 'x'"),
        ('not(selected(${b}, "p"))', "not ('p' in b)"),
        ("${d} < date('2026-09-14') or ${d} >= today()", "(d < '2026-09-14' or d >= today)"),
        ("count(${r}[. = 'u']) > 0", "any(rows, r == 'u')"),
        ("count(${r}[. = 'u']) = 0", None),
        ("${a} != '' and count(${r}[. = 'u']) > 0", "(a in ('x', 'y') and any(rows, r == 'u'))"),
        ("${n} = 3 and not(${a} = ‘x’)", "(n == 3 and not (a == 'x'))"),
        ("true()", "True"),
        ("(" * 200 + "${a} = 'x'" + ")" * 200, None),
        ("count(${r}[. = 'u']) > 1", None),
        ("${a} = 'x' ; drop", None),
        ("((((", None),
    ],
)
def test_expressions_are_read_or_refused(xpath: str, condition: str | None) -> None:
    if condition is None:
        with pytest.raises(XPathError, match=r"."):
            from_xpath(xpath, KNOWN)
    else:
        assert from_xpath(xpath, KNOWN) == condition


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    for raw in (b"", b"no workbook", b"PK\x03\x04 broken"):
        path.write_bytes(raw)
        with pytest.raises(InputError, match=r"no workbook|cannot be unpacked"):
            read_form(path)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 1024 * 1024))
    path.write_bytes(out.getvalue())
    with pytest.raises(InputError, match="too much when it is unpacked"):
        read_form(path)


def test_the_shipped_checklists_are_exported_as_they_are_published() -> None:
    for path in EXPRESSIBLE:
        document = read_file(path)
        assert workbook(document, parse(document)).startswith(b"PK")
