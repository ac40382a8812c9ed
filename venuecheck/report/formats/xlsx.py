"""The report as a workbook: a sheet a table."""

from datetime import date
from pathlib import Path

from venuecheck.report.partnership.tables import grids, text
from venuecheck.report.partnership.view import PartnershipView
from venuecheck.report.setting.workbook import FORMAT as FORMAT  # noqa: PLC0414 - every format names itself
from venuecheck.report.setting.workbook import Sheet, workbook
from venuecheck.report.venue.tables import tables
from venuecheck.report.venue.view import View

_SENTENCES = 2
"""Columns of a table of things and what is said of them."""
_HEAD = 16


def render_venue(view: View, templates: Path) -> bytes:
    """Write every table of the view as a sheet. The templates are not needed."""
    del templates
    sheets = (
        Sheet(title=table.title, columns=table.columns, rows=table.rows, sentences=len(table.columns) <= _SENTENCES)
        for table in tables(view)
    )
    return workbook(f"{view.title}: {view.venue.name}", view.made_at, sheets)


def render_partnership(view: PartnershipView, templates: Path) -> bytes:
    """Write every table of the view as a sheet: those that a coordinator would build. The templates are not needed."""
    del templates
    sheets = (
        Sheet(
            title=grid.title,
            columns=[column.title for column in grid.columns],
            rows=[[cell if isinstance(cell, (int, date)) else text(cell) for cell in row] for row in grid.rows],
            otherwise=grid.otherwise,
            held=1,
            head=_HEAD,
        )
        for grid in grids(view)
    )
    return workbook(f"{view.title}: {view.partnership}", view.made_at, sheets)
