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
from venuecheck.core.problem import InputError, MissingExtraError, Problem, UnusableFileError
from venuecheck.service.given_files import Given, given

_LARGEST: Final = 5 * 1024 * 1024
_LARGEST_INSIDE: Final = 50 * 1024 * 1024
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
    _check_size(name, raw)
    try:
        import python_calamine as calamine  # noqa: PLC0415 - an extra that not everybody needs
    except ImportError:
        raise MissingExtraError("xlsform", _NEEDED) from None
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        found = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:40]}
    except (calamine.CalamineError, calamine.PasswordError, ValueError) as error:
        what = f"this workbook cannot be read ({type(error).__name__})"
        raise InputError.at(name, what, "save it again as .xlsx, without a password") from None
    for name, rows in found.items():
        if len(rows) > _MOST_ROWS or any(len(row) > _MOST_COLUMNS for row in rows):
            what = f"the sheet '{name[:40]}' has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns"
            raise InputError.at(name, what, "remove what does not belong to the form")
    return tuple(
        Sheet(name=name, rows=tuple(tuple(_text(cell) for cell in row) for row in rows)) for name, rows in found.items()
    )


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


def _check_size(name: str, raw: bytes) -> None:
    """Refuse what is no workbook, or would grow beyond measure when it is unpacked."""
    if len(raw) > _LARGEST:
        raise InputError.at(name, f"the file is larger than {_LARGEST // 1024 // 1024} MiB", "remove pictures")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise InputError.at(name, "this is not an .xlsx workbook", "save it as .xlsx") from None
    if inside > _LARGEST_INSIDE:
        raise InputError.at(name, "the workbook holds too much when it is unpacked", "remove pictures and sheets")


def _text(cell: object) -> str:
    """Give a cell's text; numbers as people write them."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
