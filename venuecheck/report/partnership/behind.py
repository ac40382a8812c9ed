"""From a number to the venues behind it: whoever counted named them (`collate.count_at_venues`); nothing is found anew.

What a view says stays plain numbers, and which venues these are stands beside them, for the editions that name venues.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from venuecheck.collate.count_at_venues import CountAtVenues
from venuecheck.report.partnership.view import (
    MOST_ON_A_PAGE,
    BookedAt,
    Grid,
    KeptBack,
    PartnershipView,
    Tile,
    VenuesBehind,
)

HEADLINES, FILTERING, BOOKINGS = "headlines", "tiles-filtering", "tiles-bookings"
"""What stands in place of a table's id for numbers that are in none."""
_TILES = {FILTERING: "Web filter", BOOKINGS: "Bookings and procedures"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence, with its numbers in the order in which they stand there."""

    words: str
    numbers: Sequence[int] = ()


def with_behind(view: PartnershipView, headlines: Sequence[Said], names: Mapping[str, str]) -> PartnershipView:
    """Give a view with its headlines, and beside its numbers the venues behind each; `names` are theirs, by id."""
    found = (
        *_of_rows(HEADLINES, [one.numbers for one in headlines]),
        *_of_rows(FILTERING, [[tile.number] for tile in view.filtering]),
        *_of_rows(BOOKINGS, [[tile.number] for tile in view.bookings]),
        *(each for grid in view.grids for each in _of_rows(grid.id, grid.rows)),
    )
    return replace(
        in_plain_numbers(view),
        headlines=tuple(one.words for one in headlines),
        behind=found,
        names=_of_those(found, names),
    )


def _of_those(found: Iterable[VenuesBehind], names: Mapping[str, str]) -> dict[str, str]:
    named = {venue for each in found for venue in each.venues}
    return {venue: names[venue] for venue in sorted(named & names.keys())}


def parted(view: PartnershipView) -> tuple[PartnershipView, BookedAt]:
    """Part a view from what tells at which venues people booked, and were refused: that leaves in no file."""
    booked = tuple(each for each in view.behind if each.table in _OF_BOOKINGS)
    others = tuple(each for each in view.behind if each.table not in _OF_BOOKINGS)
    left = replace(view, behind=others, names=_of_those(others, view.names))
    return left, BookedAt(behind=booked, names=_of_those(booked, view.names))


_OF_BOOKINGS = frozenset({"bookings", "overruled", "looked_back", "rules"})
"""Tables of what people booked."""
_TO_COORDINATORS = "Which venues are behind these numbers is shown to coordinators, on this page alone."


def for_coordinators(view: PartnershipView, booked: BookedAt) -> PartnershipView:
    """Give a view as a coordinator reads it, who has the bundles: it says as well at which venues bookings were."""
    if not booked.behind:
        return view
    grids = tuple(
        replace(grid, about=f"{grid.about} {_TO_COORDINATORS}") if grid.id in _OF_BOOKINGS else grid
        for grid in view.grids
    )
    return replace(view, grids=grids, behind=(*view.behind, *booked.behind), names={**booked.names, **view.names})


def in_plain_numbers(view: PartnershipView) -> PartnershipView:
    """Give a view whose numbers know of no venue."""
    return replace(
        view,
        filtering=tuple(map(_plain_tile, view.filtering)),
        bookings=tuple(map(_plain_tile, view.bookings)),
        grids=tuple(map(_plain, view.grids)),
    )


def _plain_tile(tile: Tile) -> Tile:
    return replace(tile, number=tile.number if isinstance(tile.number, KeptBack) else int(tile.number))


def _plain(grid: Grid) -> Grid:
    return replace(
        grid,
        rows=tuple(tuple(int(cell) if isinstance(cell, CountAtVenues) else cell for cell in row) for row in grid.rows),
    )


def _of_rows(name: str, rows: Sequence[Sequence[object]]) -> Iterator[VenuesBehind]:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, CountAtVenues) and cell:
                yield VenuesBehind(table=name, row=row, column=column, venues=cell.venues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One venue of a list."""

    name: str
    anchor: str
    """Of its page in the same report; empty where it has none."""
    number: int
    """How often it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueList:
    """The venues behind a number."""

    anchor: str
    title: str
    venues: tuple[Named, ...]
    more: int
    """Venues for which the page has no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """All lists of a report, and which number leads to which."""

    lists: tuple[VenueList, ...]
    leads: Mapping[tuple[str, int, int], tuple[int, str]]
    """The number, and the anchor that it leads to, by table and the places of row and column."""

    def cell(self, table: str, row: int, column: int = 0) -> str:
        """Give the anchor of the venues behind a number; empty where it leads nowhere."""
        return self.leads.get((table, row, column), (0, ""))[1]

    def parted(self, row: int, headline: str) -> tuple[tuple[str, str], ...]:
        """Part a headline: each piece with the anchor that it leads to, empty for the words between."""
        pieces, rest = list[tuple[str, str]](), headline
        for number, anchor in (lead for (table, at, _), lead in self.leads.items() if (table, at) == (HEADLINES, row)):
            found = re.search(rf"\b{number}\b", rest)
            if found:
                pieces += [(rest[: found.start()], ""), (found.group(), anchor)]
                rest = rest[found.end() :]
        return (*pieces, (rest, ""))


def behind(view: PartnershipView) -> Behind:
    """Give the lists of venues behind a report's numbers: a sentence leads to that of a table, where one is the same.

    What is of all venues leads to the table of them.
    """
    grids = {grid.id: grid for grid in view.grids}
    pages = {page.id: page.anchor for page in view.pages}
    lists: list[VenueList] = []
    known: dict[tuple[str, ...], str] = {}
    leads: dict[tuple[str, int, int], tuple[int, str]] = {}
    for one in sorted(view.behind, key=lambda one: one.table == HEADLINES):
        number = Counter(one.venues)
        same = tuple(sorted(one.venues))
        anchor = f"of-{one.table}-{one.row}-{one.column}"
        if len(one.venues) == len(number) == view.venues_total and "venues" in grids:
            anchor = "grid-venues"
        elif one.table == HEADLINES and same in known:
            anchor = known[same]
        else:
            known.setdefault(same, anchor)
            named = tuple(
                Named(name=view.names.get(venue, venue), anchor=pages.get(venue, ""), number=times)
                for venue, times in islice(number.items(), MOST_ON_A_PAGE)
            )
            more = len(number) - len(named)
            lists.append(VenueList(anchor=anchor, title=_title(view, grids, one), venues=named, more=more))
        leads[one.table, one.row, one.column] = (len(one.venues), anchor)
    return Behind(lists=tuple(lists), leads=leads)


def _title(view: PartnershipView, grids: Mapping[str, Grid], one: VenuesBehind) -> str:
    if one.table == HEADLINES:
        return view.headlines[one.row]
    if one.table in _TILES:
        tiles = view.filtering if one.table == FILTERING else view.bookings
        return f"{_TILES[one.table]}: {tiles[one.row].words}"
    grid = grids[one.table]
    first = grid.rows[one.row][0]
    named = first if isinstance(first, (str, int)) else getattr(first, "words", "")
    return f"{grid.title}, {named}: {grid.columns[one.column].title}"
