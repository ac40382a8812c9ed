"""The findings as a table for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, every cell plain text."""

import csv
import io
from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.venue.tables import Cell, findings
from venuecheck.report.venue.view import View

FORMAT = Format(id="csv", title="Table of findings (CSV)", suffix=".csv", media_type="text/csv", text=True)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(view: View, templates: Path) -> bytes:
    """Write one row a finding. The templates are not needed."""
    del templates
    table = findings(view)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([cell_text(cell) for cell in row] for row in table.rows)
    # the mark tells a spreadsheet program that this is UTF-8
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def cell_text(cell: Cell) -> str:
    """Give a cell that no spreadsheet takes for a formula: an apostrophe before it makes it text (OWASP)."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
