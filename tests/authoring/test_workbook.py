"""Spreadsheets: read as they are, and bounded by what they claim to hold."""

import io
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.authoring import excel_97
from tests.screening.samples import read_or_problems
from venuecheck.authoring import workbook
from venuecheck.authoring.workbook import is_workbook, read_workbook
from venuecheck.core.problem import InputError

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def cell(text: str, more: str = "") -> str:
    """Write a cell of an ODS."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def ods(*rows: str, before: str = "") -> bytes:
    """Write an ODS of rows of cells."""
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {_NAMES}><office:body><office:spreadsheet>'
        f'<table:table table:name="List">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return out.getvalue()


def line(*cells: str, more: str = "") -> str:
    """Write a row of an ODS."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def xlsx(cells: dict[tuple[int, int], str]) -> bytes:
    """Write an XLSX with text in these cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for (y, x), text in cells.items():
            page.write_string(y, x, text)
    return out.getvalue()


EMPTY = '<table:table-cell table:number-columns-repeated="16000"/>'


@pytest.mark.parametrize(
    "raw",
    [
        ods(
            line(cell("A"), cell("B"), EMPTY),
            line(cell("1"), cell("2"), EMPTY),
            line(EMPTY, more='table:number-rows-repeated="1048000"'),
        ),
        xlsx({(0, 0): "A", (0, 1): "B", (1, 0): "1", (1, 1): "2"}),
    ],
    ids=["ods", "xlsx"],
)
def test_a_sheet_is_read_and_what_is_empty_costs_nothing(raw: bytes) -> None:
    """Programs write a million empty rows behind the last one."""
    assert is_workbook(raw)
    (sheet,) = read_workbook(raw, "f").values()
    rows = [[each for each in cells if each] for cells in sheet]
    assert rows[:2] == [["A", "B"], ["1", "2"]]
    assert len(rows) < 10


def repacked(raw: bytes, name: str, before: bytes, after: bytes) -> bytes:
    """Change one of the files in a packed one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            content = source.read(each)
            assert each != name or before in content
            target.writestr(each, content.replace(before, after) if each == name else content)
    return out.getvalue()


def renamed(raw: bytes, name: str, new: str, before: bytes, after: bytes) -> bytes:
    """Give one of the files in a packed one another name, wherever it is named."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            target.writestr(new if each == name else each, source.read(each).replace(before, after))
    return out.getvalue()


SMALL = xlsx({(0, 0): "A", (1, 1): "B"})
BOMBS = [
    (
        ods(line(cell("A", 'table:number-columns-repeated="16000"'), more='table:number-rows-repeated="1000000"')),
        "cells",
    ),
    (ods(line(cell("A")), line(EMPTY, more='table:number-rows-repeated="99999999"'), line(cell("B"))), "cells"),
    (ods(line(cell("A", 'table:number-columns-repeated="99999999999999999999"'))), "cells"),
    (repacked(SMALL, "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFD1048576"'), "cells"),
    (ods(line(cell("A")), before='<!DOCTYPE a [<!ENTITY b "ha">]>'), "document type"),
    (SMALL[:-100], "cannot be unpacked"),
    (ods(line(cell("A")), before="<"), "no whole XML"),
]


@pytest.mark.parametrize(("raw", "said"), BOMBS)
def test_what_would_grow_beyond_measure_is_refused_before_it_does(raw: bytes, said: str) -> None:
    """A few bytes may speak of a thousand million cells."""
    with pytest.raises(InputError, match=said) as refused:
        read_workbook(raw, "f")
    assert refused.value.problems[0].fix


def test_what_is_packed_and_unpacks_to_much_is_refused() -> None:
    """By what is inside, not by what the packed file weighs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(501):
            archive.writestr(f"xl/media/{number}", "")
    with pytest.raises(InputError, match="holds too much"):
        read_workbook(out.getvalue(), "f")


def test_a_sheet_that_says_it_is_elsewhere_is_stopped_by_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cells were not counted, for it has another name: the memory of the process that reads it is what ends it."""
    far = repacked(SMALL, "xl/worksheets/sheet1.xml", b'r="B2"', b'r="XFD1048576"')
    elsewhere = renamed(far, "xl/worksheets/sheet1.xml", "xl/pages/one.xml", b"worksheets/sheet1.xml", b"pages/one.xml")
    monkeypatch.setattr(workbook, "_MOST_MEMORY", 512 * 1024 * 1024)
    with pytest.raises(InputError, match="damaged, or holds more than fits into memory"):
        read_workbook(elsewhere, "f")


def test_rows_that_a_sheet_only_claims_cost_no_memory() -> None:
    """A file of Excel 97 that LibreOffice wrote claims all rows and columns there can be, and holds a few."""
    raw = excel_97.workbook("type", rows=1_048_576, columns=256)
    assert read_workbook(raw, "f") == {"A": [["type"]]}


@pytest.mark.skipif(sys.platform != "linux", reason="what a process touches is told on Linux alone")
def test_memory_that_is_used_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many addresses it may ask for."""
    monkeypatch.setattr(workbook, "_MOST_MEMORY", 1024)
    monkeypatch.setattr(workbook, "_LOOK_EVERY", 0.001)
    with pytest.raises(InputError, match="holds more than fits into memory"):
        read_workbook(excel_97.workbook("type", rows=1, columns=1), "f")


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the child that was reading it."""
    monkeypatch.setattr(workbook, "_SECONDS", 0.001)
    with pytest.raises(InputError, match="takes too long"):
        read_workbook(SMALL, "f")


def test_cells_are_given_as_people_write_them() -> None:
    """Dates, whole numbers, truth."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("One")
        dated = book.add_format({"num_format": "d mmm yyyy"})
        page.write_datetime(0, 0, datetime(2026, 9, 14, tzinfo=UTC).replace(tzinfo=None), dated)
        page.write_number(0, 1, 7)
        page.write_boolean(0, 2, True)
    assert read_workbook(out.getvalue(), "f") == {"One": [["2026-09-14", "7", "yes"]]}


@settings(max_examples=25)
@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=4))
def test_no_damage_makes_it_crash(place: int, damage: bytes) -> None:
    """Rows, or an `InputError`."""
    raw = SMALL[:place] + damage + SMALL[place + len(damage) :]
    read_or_problems(lambda: read_workbook(raw, "f"))


def test_nothing_beside_is_taken_for_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody can have put a file into the folder in which another works: it is not run."""
    for name in ("json", "python_calamine", "venuecheck"):
        (tmp_path / f"{name}.py").write_text("open('was-run', 'w').close()", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_workbook(xlsx({(0, 0): "a"}), "a.xlsx") == {"Sheet1": [["a"]]}
    assert not (tmp_path / "was-run").exists()


def test_one_cell_over_many_rows_does_not_fill_the_memory_of_whoever_asked() -> None:
    """What is merged says in each row what it says once."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.merge_range(0, 0, 400, 0, "a" * 30_000)
        page.write_string(400, 1, "b")
    small = replace(workbook.WIDE, most_unpacked=5_000_000)
    with pytest.raises(InputError, match="holds more than fits into memory"):
        read_workbook(out.getvalue(), "a.xlsx", small)
    assert len(read_workbook(out.getvalue(), "a.xlsx")["Sheet1"][400][0]) == 30_000
