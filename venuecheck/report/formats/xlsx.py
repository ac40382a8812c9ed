"""The report as a workbook: a sheet a table."""

from pathlib import Path

from venuecheck.report.setting.workbook import FORMAT as FORMAT  # noqa: PLC0414 - every format names itself
from venuecheck.report.setting.workbook import Sheet, workbook
from venuecheck.report.venue.tables import tables
from venuecheck.report.venue.view import View

_SENTENCES = 2
"""Columns of a table of things and what is said of them."""


def render(view: View, templates: Path) -> bytes:
    """Write every table of the view as a sheet. The templates are not needed."""
    del templates
    sheets = (
        Sheet(title=table.title, columns=table.columns, rows=table.rows, sentences=len(table.columns) <= _SENTENCES)
        for table in tables(view)
    )
    return workbook(f"{view.title}: {view.venue.name}", view.made_at, sheets)
