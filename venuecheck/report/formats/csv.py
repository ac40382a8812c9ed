"""Tables for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, every cell plain text."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.partnership.tables import text
from venuecheck.report.partnership.view import PartnershipView
from venuecheck.report.venue.tables import Cell, findings
from venuecheck.report.venue.view import View

FORMAT = Format(id="csv", title="Tables (CSV)", suffix=".csv", media_type="text/csv", text=True)
COLUMNS = ("Table", "Row", "What", "Column", "Value")
"""Of a partnership's report."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_venue(view: View, templates: Path) -> bytes:
    """Write one row a finding. The templates are not needed."""
    del templates
    table = findings(view)
    return written([table.columns, *table.rows])


def render_partnership(view: PartnershipView, templates: Path) -> bytes:
    """Write one fact a row: the table, the row's number and name, the column, the value."""
    del templates
    facts = (
        (grid.title, number, text(row[0]), column.title, cell if isinstance(cell, int) else text(cell))
        for grid in view.grids
        for number, row in enumerate(grid.rows, start=1)
        for column, cell in list(zip(grid.columns, row, strict=True))[1:]
    )
    return written([COLUMNS, *facts])


def cell_text(cell: Cell) -> str:
    """Give a cell that no spreadsheet takes for a formula: an apostrophe before it makes it text (OWASP)."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def written(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Give rows as the bytes of a file."""
    out = io.StringIO()
    csv.writer(out).writerows([cell_text(cell) for cell in row] for row in rows)
    # the mark tells a spreadsheet program that this is UTF-8
    return b"\xef\xbb\xbf" + out.getvalue().encode()
