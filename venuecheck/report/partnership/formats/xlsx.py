"""The report as a workbook: the sheets a coordinator would build, with filters on and the header row held in place."""

import io
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

from venuecheck.report.format import Format
from venuecheck.report.partnership.formats.csv import text
from venuecheck.report.partnership.view import Cell, Column, Grid, PartnershipView
from venuecheck.report.sheet_set_up import on_paper, set_height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as CellFormat

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
_MOST_ROWS = 1_000_000
"""The file format allows 1,048,576."""


def render(view: PartnershipView, templates: Path) -> bytes:
    """Write every table of the view as a sheet. The templates are not needed."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow to load, and needed only here

    del templates
    out = io.BytesIO()
    # what comes from outside is text, whatever it looks like: no formula, no link, no number
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        made = view.made_at.astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"title": f"{view.title}: {view.partnership}", "created": made})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        dated = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        for grid in (_summary(view), *view.grids, *_failing_pages(view), _definitions(view)):
            _sheet(book, grid, head, body, dated)
    return out.getvalue()


def _sheet(book: "Workbook", grid: Grid, head: "CellFormat", body: "CellFormat", dated: "CellFormat") -> None:
    sheet = book.add_worksheet(grid.title)
    on_paper(sheet)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(grid.rows), 1), len(grid.columns) - 1)
    widths = []
    for number, column in enumerate(grid.columns):
        longest = max((_length(row[number]) for row in grid.rows), default=0)
        widths.append(min(max(longest + 1, min(len(column.title), 16) + 3, _NARROW), _WIDE))
        sheet.set_column(number, number, widths[-1])
        sheet.write_string(0, number, column.title, head)
    set_height(sheet, 0, [column.title for column in grid.columns], widths)
    if not grid.rows:
        sheet.write_string(1, 0, grid.otherwise, body)
    for line, row in enumerate(grid.rows[:_MOST_ROWS], start=1):
        set_height(sheet, line, [text(cell) for cell in row], widths)
        for number, cell in enumerate(row):
            match cell:
                case date():
                    sheet.write_datetime(line, number, cell, dated)
                case int():
                    sheet.write_number(line, number, cell, body)
                case _:
                    sheet.write_string(line, number, text(cell)[:_CELL_LIMIT], body)


def _summary(view: PartnershipView) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        ("Partnership", view.partnership),
        ("Report", view.title),
        ("For whom", view.edition_words),
        ("When", f"{view.made_words}. {view.compared_words}."),
        ("Venues", view.venues_total),
        *(("In short", said) for said in view.headlines),
        ("What this does not prove", view.caveat),
        ("Made by", view.software),
    ]
    return _grid("Summary", ("What", "Value"), rows)


def _failing_pages(view: PartnershipView) -> tuple[Grid, ...]:
    """Give the failing pages of all venues on one sheet, where the edition has pages of venues."""
    rows = [
        (page.name, *row) for page in view.pages for grid in page.grids if grid.id == "failing" for row in grid.rows
    ]
    if not view.pages:
        return ()
    return (_grid("Failing pages", ("Venue", "Page", "Category", "Network", "Result"), rows),)


def _definitions(view: PartnershipView) -> Grid:
    return _grid("What words mean", ("Word", "Meaning"), [(one.term, one.text) for one in view.definitions])


def _grid(title: str, names: tuple[str, ...], rows: "list[tuple[Cell, ...]]") -> Grid:
    columns = tuple(Column(id=name.lower(), title=name) for name in names)
    return Grid(id=title, title=title, about="", columns=columns, rows=tuple(rows), otherwise="Nothing.")


def _length(cell: Cell) -> int:
    return len("30 September 2026") if isinstance(cell, date) else len(text(cell))
