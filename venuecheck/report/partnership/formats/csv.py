"""Every table of the report for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, every cell plain text."""

import csv
import io
from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.formats.csv import cell_text
from venuecheck.report.partnership.view import Cell, KeptBack, PartnershipView, StatusShown

FORMAT = Format(id="csv", title="Tables (CSV)", suffix=".csv", media_type="text/csv", text=True)
COLUMNS = ("Table", "Row", "What", "Column", "Value")


def render(view: PartnershipView, templates: Path) -> bytes:
    """Write one fact a row: the table, the row's number and name, the column, the value."""
    del templates
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for grid in view.grids:
        for number, row in enumerate(grid.rows, start=1):
            what = text(row[0])
            for column, cell in list(zip(grid.columns, row, strict=True))[1:]:
                said = cell if isinstance(cell, int) else text(cell)
                writer.writerow([cell_text(one) for one in (grid.title, number, what, column.title, said)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def text(cell: Cell) -> str:
    """Give a cell as text."""
    return cell.words if isinstance(cell, (KeptBack, StatusShown)) else str(cell)
