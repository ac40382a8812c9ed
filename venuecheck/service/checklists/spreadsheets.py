"""Checklists in spreadsheets: XLSForm workbooks written and read."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import yaml

from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.xlsform.fitting import draft_of
from venuecheck.assessment.xlsform.reading import from_sheets
from venuecheck.assessment.xlsform.sheets import Problems, Sheet, letters, together
from venuecheck.assessment.xlsform.writing import to_sheets
from venuecheck.authoring.document import Document, read
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import Problem, UnusableFileError
from venuecheck.service.checklists.form_files import read_form
from venuecheck.service.given_files import Given

_LONGEST_CELL: Final = 32_767


def workbook(document: Document, checklist: Checklist) -> bytes:
    """Write a checklist as an XLSForm workbook (.xlsx). Raises `InputError` for what a spreadsheet cannot say."""
    sheets = to_sheets(document, checklist)
    import xlsxwriter  # noqa: PLC0415 - few commands need it

    too_long = [
        Problem(
            file=f"{document.file} [{sheet.name}!{letters(column)}{row + 1}]",
            line=0,
            column=0,
            what=f"this text is longer than a cell can hold ({_LONGEST_CELL:,} characters)",
            fix="shorten it, or say it in two questions",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A checklist made of a form."""

    text: str
    """What its file says."""
    left: tuple[Problem, ...]
    """What of the form is not in it, or is in it otherwise: each once, with all its cells."""


def imported(file: Path | Given) -> Imported:
    """Make a checklist's file of an XLSForm: a workbook, one CSV file, or the CSV file of its sheet `survey`.

    Raises `InputError` where it cannot be read, or where nothing in it can be asked.
    """
    return made_of(read_form(file), Path(file.name).name)


def made_of(sheets: Sequence[Sheet], name: str) -> Imported:
    """Make a checklist's file of the sheets of a form; `name` is its file's. Raises `InputError`."""
    problems = Problems(name)
    form = from_sheets(sheets, problems, Path(name).stem)
    data = draft_of(form, problems, london_day(datetime.now().astimezone()), lambda data: read(_written(data), name))
    left = together(problems.problems)
    head = f"# Made from the spreadsheet {plain(name, 100)}. Have it looked through for mistakes.\n"
    if left:
        head += "# Not in it, or otherwise than in the form:\n"
        head += "".join(f"# - {plain(str(one), 1_000)}\n" for one in left)
    return Imported(text=head + _written(data).decode(), left=left)


def checklist_yaml(file: Path | Given) -> str:
    """Give what the file of a checklist says that is made of a form. Raises `InputError`."""
    return imported(file).text


def _written(data: Mapping[str, Any]) -> bytes:
    return yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110).encode()


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # ten times as fast in C
    """Writes every value out: the reader takes no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's own signature
        return True
