"""The report as a workbook: a sheet a table, with filters on and the header row held in place."""

import io
from datetime import UTC, date
from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.sheet_set_up import on_paper, set_height
from venuecheck.report.tables import Cell, Table, tables
from venuecheck.report.view import View

FORMAT = Format(
    id="xlsx",
    title="Workbook (Excel, LibreOffice)",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    text=False,
)
_NARROW, _WIDE = 10, 60
_CELL_LIMIT = 32_000
"""Characters; the file format allows 32,767 in a cell."""


def render(view: View, templates: Path) -> bytes:
    """Write every table of the view as a sheet. The templates are not needed."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow to load, and needed only here

    del templates
    out = io.BytesIO()
    # what comes from outside is text, whatever it looks like: no formula, no link, no number
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        made = view.made_at.astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"title": f"{view.title}: {view.venue.name}", "created": made})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        left = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        dated = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        for table in tables(view):
            sheet = book.add_worksheet(table.title)
            on_paper(sheet)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
            widths = [_width(table, number) for number in range(len(table.columns))]
            for number, column in enumerate(table.columns):
                sheet.set_column(number, number, widths[number])
                sheet.write_string(0, number, column, head)
            set_height(sheet, 0, table.columns, widths)
            for line, row in enumerate(table.rows, start=1):
                set_height(sheet, line, [_said(cell) for cell in row], widths)
                for number, cell in enumerate(row):
                    match cell:
                        case date():
                            sheet.write_datetime(line, number, cell, dated)
                        case int():
                            # among sentences a number at the right edge is far from what it counts
                            sheet.write_number(line, number, cell, body if len(row) > 2 else left)  # noqa: PLR2004
                        case str():
                            sheet.write_string(line, number, cell[:_CELL_LIMIT], body)
    return out.getvalue()


def _width(table: Table, number: int) -> int:
    """Give a column's width in characters: as wide as its longest cell, within reason."""
    longest = max((_length(row[number]) for row in table.rows), default=0)
    return min(max(longest + 1, len(table.columns[number]) + 3, _NARROW), _WIDE)


def _length(cell: Cell) -> int:
    return max(map(len, _said(cell).split("\n")))


def _said(cell: Cell) -> str:
    """Give a cell's text, or one that is as long as a date's."""
    return "30 September 2026" if isinstance(cell, date) else str(cell)
