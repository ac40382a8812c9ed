"""A partnership's view as tables, for spreadsheets: the same values and words as everywhere."""

from venuecheck.report.partnership.view import Cell, Column, Grid, KeptBack, PartnershipView, StatusShown


def grids(view: PartnershipView) -> tuple[Grid, ...]:
    """Give every table of the view, what it says in short first and what its words mean last."""
    return (_summary(view), *view.grids, *_failing_pages(view), _definitions(view))


def text(cell: Cell) -> str:
    """Give a cell as text."""
    return cell.words if isinstance(cell, (KeptBack, StatusShown)) else str(cell)


def _summary(view: PartnershipView) -> Grid:
    rows: list[tuple[Cell, ...]] = [
        ("Partnership", view.partnership),
        ("Report", view.title),
        ("For whom", view.edition_words),
        ("When", f"{view.made_words}. {view.compared_words}."),
        ("Venues", view.venues_total),
        *(("In short", said) for said in view.headlines),
        ("What this does not prove", view.caveat),
        *(("How old the rules are", said) for said in (view.rests_on.words, *view.rests_on.overdue_lines) if said),
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
