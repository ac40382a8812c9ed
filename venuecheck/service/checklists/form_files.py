"""The files that a form comes in: a workbook, one CSV file for all its sheets, or one for each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from venuecheck.assessment.xlsform.headers import OTHER_SHEETS, SHEETS
from venuecheck.assessment.xlsform.sheets import Sheet
from venuecheck.authoring.csv_rows import read_csv
from venuecheck.authoring.workbook import Bounds
from venuecheck.authoring.workbook import read_workbook as sheets_of
from venuecheck.core.problem import InputError
from venuecheck.service.given_files import Given, given

_LARGEST: Final = 5 * 1024 * 1024
_FORM: Final = Bounds(
    most_unpacked=50 * 1024 * 1024,
    most_cells=2_000_000,
    instead="save it again as .xlsx without what does not belong to the form",
)
_MOST_ROWS, _MOST_COLUMNS = 5_000, 100
_WORKBOOKS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How .xlsx and .ods begin, an empty one, and .xls."""


def read_form(file: Path | Given) -> tuple[Sheet, ...]:
    """Read the sheets of a form. Raises `InputError` where they cannot be read."""
    form = given(file, _LARGEST)
    _check_size(form)
    if form.content.startswith(_WORKBOOKS):
        found = sheets_of(form.content, form.name, _FORM)
        return tuple(_bounded(name, rows, form.name) for name, rows in found.items())
    if form.suffix != ".csv":
        raise InputError.at(form.name, "this is no workbook (.xlsx, .xls, .ods) and no CSV file", "save it as .xlsx")
    rows = _rows(form)
    parts = _in_one_file(rows, form.name)
    if parts:
        return parts
    beside = _beside(file) if isinstance(file, Path) else {}
    others = {name: _rows(given(path, _LARGEST)) for name, path in beside.items()}
    return tuple(_bounded(name, table, form.name) for name, table in {"survey": rows, **others}.items())


def _check_size(form: Given) -> None:
    if len(form.content) > _LARGEST:
        what = f"the file is larger than {_LARGEST // 1024 // 1024} MiB"
        raise InputError.at(form.name, what, "remove pictures")


def _rows(form: Given) -> list[list[str]]:
    """Read a CSV file, with the blank rows that it counts."""
    _check_size(form)
    rows: list[list[str]] = []
    for row in read_csv(form.content, form.name):
        rows += [[] for _ in range(row.number - 1 - len(rows))]
        rows.append(list(row.cells))
    return rows


def _in_one_file(rows: Sequence[Sequence[str]], file: str) -> tuple[Sheet, ...]:
    """Part a file in which the first column names the sheet that the rows below belong to; empty where it does not."""
    known = {*SHEETS, *OTHER_SHEETS}
    begins = [number for number, row in enumerate(rows) if row and row[0].strip().casefold() in known]
    if not begins or rows[begins[0]][0].strip().casefold() != "survey" or any(any(row) for row in rows[: begins[0]]):
        return ()
    sheets = []
    for begin, end in zip(begins, [*begins[1:], len(rows)], strict=True):
        head = ["", *rows[begin][1:]]
        table = [head, *rows[begin + 1 : end]]
        sheets.append(_bounded(rows[begin][0].strip().casefold(), table, file, first=begin + 1))
    return tuple(sheets)


def _beside(path: Path) -> dict[str, Path]:
    """Give the files of the other sheets: `our-choices.csv` beside `our-survey.csv`."""
    stem = path.stem
    place = stem.casefold().rfind("survey")
    if place < 0:
        return {}
    before, after = stem[:place].casefold(), stem[place + len("survey") :].casefold()
    near = {each.stem.casefold(): each for each in path.parent.glob("*.csv")}
    names = {name: near.get(f"{before}{name}{after}") for name in ("choices", "settings")}
    return {name: each for name, each in names.items() if each is not None}


def _bounded(name: str, rows: Sequence[Sequence[str]], file: str, *, first: int = 1) -> Sheet:
    if len(rows) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in rows):
        what = f"the sheet '{name[:40]}' has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns"
        raise InputError.at(file, what, "remove what does not belong to the form")
    return Sheet(name=name, rows=tuple(tuple(row) for row in rows), first=first)
