"""From a number of venues to these venues: which of a report's own rows are behind it.

Nothing is counted anew: a list is there only where it has as many venues as the number says. So a number of which the
report does not name the venues leads nowhere, and none leads to others than its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from venuecheck.assurance.plainly import PLAINLY
from venuecheck.assurance.status import Status
from venuecheck.report.partnership.view import Cell, Grid, PartnershipView, StatusShown, Tile

_SIDES = {"filtering": "Web filter", "bookings": "Bookings and procedures", "requirements": "Requirements"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One venue of a list."""

    name: str
    anchor: str
    """Of its page in the same report; empty where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueList:
    """The venues behind a number."""

    anchor: str
    title: str
    venues: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """All lists of a report, and which number leads to which."""

    lists: tuple[VenueList, ...]
    cells: Mapping[tuple[str, int, int], str]
    """Anchors, by the table's id and the places of row and column."""
    tiles: Mapping[tuple[str, Status], str]
    """Anchors, by side and status."""

    def cell(self, grid: str, row: int, column: int) -> str:
        """Give the anchor of the venues behind a cell; empty where there is none."""
        return self.cells.get((grid, row, column), "")

    def tile(self, side: str, status: Status) -> str:
        """Give the anchor of the venues behind a tile; empty where there is none."""
        return self.tiles.get((side, status), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Venue:
    """One row of the table of venues."""

    named: Named
    kind: str
    partner: str
    stands: Mapping[str, Status]


def behind(view: PartnershipView) -> Behind:
    """Find the venues behind the numbers of a report that names them."""
    grids = {grid.id: grid for grid in view.grids}
    venues = _venues(grids["venues"], view) if "venues" in grids else ()
    lists: dict[str, VenueList] = {}

    def lead(number: Cell, anchor: str, title: str, found: Iterable[Named]) -> str:
        mine = tuple(found)
        if not isinstance(number, int) or not mine or len(mine) != number:
            return ""
        lists.setdefault(anchor, VenueList(anchor=anchor, title=title, venues=mine))
        return anchor

    cells = {
        (grid.id, row, column): anchor
        for grid in view.grids
        for row, column, found in _found(grid, venues, view)
        if (anchor := lead(grid.rows[row][column], f"of-{grid.id}-{row}-{column}", _title(grid, row, column), found))
    }
    tiles = {
        (side, tile.status): anchor
        for side, tile in _all_tiles(view)
        if (
            anchor := lead(
                tile.number,
                f"of-tile-{side}-{tile.status}",
                f"{_SIDES[side]}: {tile.words}",
                (one.named for one in venues if one.stands[side] is tile.status),
            )
        )
    }
    return Behind(lists=tuple(lists.values()), cells=cells, tiles=tiles)


def _all_tiles(view: PartnershipView) -> Iterator[tuple[str, Tile]]:
    yield from (("filtering", tile) for tile in view.filtering)
    yield from (("bookings", tile) for tile in view.bookings)


def _title(grid: Grid, row: int, column: int) -> str:
    first = grid.rows[row][0]
    named = first.words if isinstance(first, StatusShown) else str(first)
    return f"{grid.title}, {named}: {grid.columns[column].title}"


def _venues(grid: Grid, view: PartnershipView) -> tuple[_Venue, ...]:
    anchors = [page.anchor for page in view.pages] if len(view.pages) == len(grid.rows) else [""] * len(grid.rows)
    places = {column.id: place for place, column in enumerate(grid.columns)}
    return tuple(
        _Venue(
            named=Named(name=str(row[places["venue"]]), anchor=anchor),
            kind=str(row[places["kind"]]),
            partner=str(row[places["partner"]]),
            stands={side: cell.status for side in _SIDES if isinstance(cell := row[places[side]], StatusShown)},
        )
        for row, anchor in zip(grid.rows, anchors, strict=True)
    )


def _found(grid: Grid, venues: tuple[_Venue, ...], view: PartnershipView) -> Iterator[tuple[int, int, Iterable[Named]]]:
    """Give the venues behind each number of a table, with its row and column."""
    match grid.id:
        case "statuses" | "requirements":
            yield from _by_status(grid, venues)
        case "sectors":
            yield from _by_group(grid, [(one, one.kind) for one in venues])
        case "partners" | "all_partners":
            yield from _by_group(grid, [(one, one.partner) for one in venues])
        case "changes":
            moved = next((each for each in view.grids if each.id == "moved"), None)
            yield from _changed(grid, moved, venues)
        case "categories" | "all_categories" | "questions":
            yield from _failing(grid, view)


def _by_status(grid: Grid, venues: tuple[_Venue, ...]) -> Iterator[tuple[int, int, Iterable[Named]]]:
    # a row for each status, in their order; of requirements the venues stand in a column of that name
    sides = {"venues": "requirements"} if grid.id == "requirements" else {side: side for side in _SIDES}
    for row, (status, _) in enumerate(zip(Status, grid.rows, strict=False)):
        for column, each in enumerate(grid.columns):
            if each.id in sides:
                yield row, column, [one.named for one in venues if one.stands[sides[each.id]] is status]


def _by_group(grid: Grid, venues: list[tuple[_Venue, str]]) -> Iterator[tuple[int, int, Iterable[Named]]]:
    named = {str(cells[0]).casefold() for cells in grid.rows}
    for row, cells in enumerate(grid.rows):
        name = str(cells[0]).casefold()
        is_last = row == len(grid.rows) - 1
        mine = [one for one, of in venues if is_last or of.casefold() == name]
        if not mine:
            mine = [one for one, of in venues if of.casefold() not in named]
        for column, each in enumerate(grid.columns):
            side, _, plain = each.id.partition("_")
            if each.id == "venues":
                yield row, column, [one.named for one in mine]
            elif side in _SIDES:
                yield row, column, [one.named for one in mine if PLAINLY[one.stands[side]].value == plain]


def _changed(grid: Grid, moved: Grid | None, venues: tuple[_Venue, ...]) -> Iterator[tuple[int, int, Iterable[Named]]]:
    rows = moved.rows if moved else ()
    named = {one.named.name: one.named for one in venues}
    changed = {str(row[0]) for row in rows}
    ways = {str(row[-1]).casefold() for row in rows}
    for row, cells in enumerate(grid.rows):
        way = str(cells[0]).casefold()
        if way in ways:
            found = [named[str(each[0])] for each in rows if str(each[-1]).casefold() == way and str(each[0]) in named]
        else:
            found = [one.named for one in venues if one.named.name not in changed]
        yield row, 1, found


def _failing(grid: Grid, view: PartnershipView) -> Iterator[tuple[int, int, Iterable[Named]]]:
    """Give the venues of whose page a table says that something of this category, or this question, went wrong."""
    which, place = ("questions", 0) if grid.id == "questions" else ("failing", 1)
    problem = "problem" if grid.id == "questions" else ""
    column = next(at for at, each in enumerate(grid.columns) if each.id == "venues")
    for row, cells in enumerate(grid.rows):
        yield (
            row,
            column,
            [
                Named(name=page.name, anchor=page.anchor)
                for page in view.pages
                for each in page.grids
                if each.id == which
                and any(said[place] == cells[0] and (not problem or said[-1] == problem) for said in each.rows)
            ],
        )
