"""The report as a workbook: the sheets a coordinator would build."""

from datetime import date
from pathlib import Path

from venuecheck.report.partnership.formats.csv import text
from venuecheck.report.partnership.view import Cell, Column, Grid, PartnershipView
from venuecheck.report.setting.workbook import FORMAT as FORMAT  # noqa: PLC0414 - every format names itself
from venuecheck.report.setting.workbook import Sheet, workbook

_HEAD = 16


def render(view: PartnershipView, templates: Path) -> bytes:
    """Write every table of the view as a sheet. The templates are not needed."""
    del templates
    grids = (_summary(view), *view.grids, *_failing_pages(view), _definitions(view))
    return workbook(f"{view.title}: {view.partnership}", view.made_at, map(_sheet, grids))


def _sheet(grid: Grid) -> Sheet:
    return Sheet(
        title=grid.title,
        columns=[column.title for column in grid.columns],
        rows=[[cell if isinstance(cell, (int, date)) else text(cell) for cell in row] for row in grid.rows],
        otherwise=grid.otherwise,
        held=1,
        head=_HEAD,
    )


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
