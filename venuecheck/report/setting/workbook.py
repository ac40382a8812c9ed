"""Workbooks (Excel, LibreOffice): a sheet a table, with filters on and the header row held in place."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from venuecheck.report.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMAT: Final = Format(
    id="xlsx",
    title="Workbook (Excel, LibreOffice)",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    text=False,
)
Cell = str | int | date
_NARROW, _WIDE = 10, 60
"""Characters."""
_CELL_LIMIT: Final = 32_000
"""Characters; the file format allows 32,767 in a cell."""
_MOST_ROWS: Final = 1_000_000
"""The file format allows 1,048,576."""
_LINE: Final = 15
"""Points of a line."""
_HIGHEST: Final = 20
"""Lines that a row is high at most: the format allows 409 points."""
_DATE: Final = "30 September 2026"
"""As long as a date gets."""

_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table, as a sheet shows it."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    otherwise: str = ""
    """What stands where it has no rows."""
    held: int = 0
    """Columns that stay in view."""
    head: int = _WIDE
    """Characters of a column's title that widen it; a longer one is wrapped."""
    sentences: bool = False
    """Whether its cells are sentences: among them a number at the right edge is far from what it counts."""


def workbook(title: str, made: datetime, sheets: "Iterable[Sheet]") -> bytes:
    """Write a workbook. What comes from outside is text, whatever it looks like: no formula, no link, no number."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow to load, and needed only here

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": title, "created": made.astimezone(UTC).replace(tzinfo=None)})
        write = _Writer(book)
        for sheet in sheets:
            write.sheet(sheet)
    return out.getvalue()


class _Writer:
    """Writes sheets in the formats of one book."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._body = book.add_format({"text_wrap": True, "valign": "top"})
        self._left = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        self._dated = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})

    def sheet(self, table: Sheet) -> None:
        # a title of an edition that was published earlier can be longer than a sheet may be called
        sheet = self._book.add_worksheet(table.title[:_LONGEST_NAME])
        _on_paper(sheet)
        sheet.freeze_panes(1, table.held)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
        widths = [_width(table, number) for number in range(len(table.columns))]
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, widths[number])
            sheet.write_string(0, number, column, self._head)
        _set_height(sheet, 0, table.columns, widths)
        if not table.rows and table.otherwise:
            sheet.write_string(1, 0, table.otherwise, self._body)
        for line, row in enumerate(table.rows[:_MOST_ROWS], start=1):
            _set_height(sheet, line, [_said(cell) for cell in row], widths)
            for number, cell in enumerate(row):
                match cell:
                    case date():
                        sheet.write_datetime(line, number, cell, self._dated)
                    case int():
                        sheet.write_number(line, number, cell, self._left if table.sentences else self._body)
                    case str():
                        sheet.write_string(line, number, cell[:_CELL_LIMIT], self._body)


def _width(table: Sheet, number: int) -> int:
    """Give a column's width in characters: as wide as its longest cell, within reason."""
    longest = max((max(map(len, _said(row[number]).split("\n"))) for row in table.rows), default=0)
    return min(max(longest + 1, min(len(table.columns[number]), table.head) + 3, _NARROW), _WIDE)


def _said(cell: Cell) -> str:
    """Give a cell's text, or one that is as long as a date's."""
    return _DATE if isinstance(cell, date) else str(cell)


def _on_paper(sheet: "Worksheet") -> None:
    """Set a sheet for A4: as wide as the page, its name and head on every page, and which page it is."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&L&A")
    sheet.set_footer("&RPage &P of &N")


def _set_height(sheet: "Worksheet", row: int, said: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its longest cell: not every program works that out for itself, and text would be cut."""
    high = max((_lines(text, width) for text, width in zip(said, widths, strict=True)), default=1)
    if high > 1:
        sheet.set_row(row, _LINE * min(high, _HIGHEST))


def _lines(said: str, width: int) -> int:
    """Give how many lines a text takes in a column, rather one too many: letters are not all as wide as a nought."""
    return sum(-(-len(line) * 11 // (width * 10)) if len(line) >= width else 1 for line in said.split("\n"))
