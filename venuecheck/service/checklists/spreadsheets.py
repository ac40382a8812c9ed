"""Checklists in spreadsheets: XLSForm workbooks written and read."""

import io
import zipfile
from pathlib import Path
from typing import Any, Final

import yaml

from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.xlsform.reading import from_sheets
from venuecheck.assessment.xlsform.sheets import Sheet, letters
from venuecheck.assessment.xlsform.writing import to_sheets
from venuecheck.authoring.document import Document
from venuecheck.authoring.workbook import Bounds
from venuecheck.authoring.workbook import read_workbook as sheets_of
from venuecheck.core.problem import InputError, MissingExtraError, Problem, UnusableFileError
from venuecheck.service.given_files import Given, given

_LARGEST: Final = 5 * 1024 * 1024
_FORM: Final = Bounds(
    most_unpacked=50 * 1024 * 1024,
    most_cells=2_000_000,
    instead="save it again as .xlsx without what does not belong to the form",
)
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_CELL = 5_000, 100, 32_767
_NEEDED: Final = "the part that reads and writes spreadsheets is not installed"


def workbook(document: Document, checklist: Checklist) -> bytes:
    """Write a checklist as an XLSForm workbook (.xlsx). Raises `InputError` for what a spreadsheet cannot say."""
    sheets = to_sheets(document, checklist)
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra that not everybody needs
    except ImportError:
        raise MissingExtraError("xlsform", _NEEDED) from None
    too_long = [
        Problem(
            file=f"{document.file} [{sheet.name}!{letters(column)}{row + 1}]",
            line=0,
            column=0,
            what=f"this text is longer than a cell can hold ({_LONGEST_CELL:,} characters)",
        )
        for sheet in sheets
        for row, cells in enumerate(sheet.rows)
        for column, text in enumerate(cells)
        if len(text) > _LONGEST_CELL
    ]
    if too_long:
        raise UnusableFileError(too_long)
    out = io.BytesIO()
    # a text that begins with "=" must stay a text, wherever the file is opened
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            page.set_column(0, max(len(sheet.rows[0]) - 1, 0), 24)
            for row, cells in enumerate(sheet.rows):
                for column, text in enumerate(cells):
                    if text:
                        page.write_string(row, column, text, bold if row == 0 else wrapped)
    return out.getvalue()


def read_workbook(file: Path | Given) -> tuple[Sheet, ...]:
    """Read an XLSForm workbook's cells. Raises `InputError` where it cannot be read."""
    form = given(file, _LARGEST)
    raw, name = form.content, form.name
    if len(raw) > _LARGEST:
        raise InputError.at(name, f"the file is larger than {_LARGEST // 1024 // 1024} MiB", "remove pictures")
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        raise InputError.at(name, "this is not an .xlsx workbook", "save it as .xlsx")
    found = sheets_of(raw, name, _FORM)
    for sheet, rows in found.items():
        if len(rows) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in rows):
            what = f"the sheet '{sheet[:40]}' has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns"
            raise InputError.at(name, what, "remove what does not belong to the form")
    return tuple(Sheet(name=sheet, rows=tuple(tuple(row) for row in rows)) for sheet, rows in found.items())


def checklist_yaml(file: Path | Given) -> str:
    """Read an XLSForm workbook as the text of a checklist's file. Raises `InputError`, each problem at its cell."""
    form = given(file, _LARGEST)
    name = Path(form.name).name
    data = from_sheets(read_workbook(form), name)
    head = f"# Made from the spreadsheet {name}. Have it looked through for mistakes.\n"
    return head + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes every value out: the reader takes no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's own signature
        return True
