"""Which columns of a table of addresses hold the addresses and their categories: by their headings, and by what stands
in them. A table may have lines above its headings.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.said_of import (
    RowSays,
    said_by_code,
    said_by_mark,
    said_by_name,
    said_by_title,
    said_of,
    switched_by,
    unwanted,
)

COLUMNS = ("url", "category_code", "category_description", "date_added", "source", "notes")
"""Of the test lists of the Citizen Lab and OONI."""
SEPARATORS = ",;\t|"
_ADDRESSES = frozenset(
    """url urls uri uris address addresses website websites webpage webpages web site sites domain domains host hosts
    hostname hostnames fqdn link links hyperlink homepage page pages
    cyfeiriad cyfeiriadau gwefan gwefannau safle safleoedd tudalen tudalennau parth dolen
    seoladh suíomh suíomhanna""".split()  # noqa: SIM905 - easier to read so
)
_CATEGORIES = frozenset({"category", "categories", "type", "kind", "categori", "categorïau", "math", "catagóir"})
"""Words of a heading by which a column is known, in Welsh and Irish, too."""
_SURE = frozenset({"url", "urls", "uri", "uris", "fqdn"})
"""Words that say it by themselves, whatever else there is."""
_OF_MACHINES = frozenset(
    {"ip", "ipv4", "ipv6", "mac", "client", "source", "user", "email", "mail", "postal", "post", "bost", "ebost"}
)
"""Words beside them that say that a machine's, a person's or a building's address is meant."""
_ACTIONS = frozenset("action actions decision verdict aktion gweithred gníomh".split())  # noqa: SIM905 - easier to read so
"""Words of a heading of what is done with an address, whatever stands below it."""
_MAYBE_ACTIONS = frozenset(
    """policy result results status state access setting permission zugriff statut estado statws
    stádas""".split()  # noqa: SIM905 - easier to read so
)
"""Words of a heading of that, where something below it says so."""
_OF_PI_HOLE = frozenset({"domain", "type", "enabled"})
"""Headings among those of Pi-hole's table of domains, whose types are numbers."""
_HEADINGS_WITHIN = 10
_LOOKED_AT = 200
"""Rows by which columns are told."""

Row = tuple[int, Sequence[str]]
"""A row with its number, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A column of what is done with an address, or of whether its row is switched on."""

    at: int
    says: Callable[[str], Expectation | RowSays | None]
    """What a cell of it says; None where that is not understood."""
    only: bool
    """Whether it says nothing else, so that a row whose cell is not understood is none to be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Where the columns are."""

    at: int
    """How many rows stand above the headings."""
    address: int
    category: int | None = None
    actions: tuple[Action, ...] = ()
    of_column: Expectation | None = None
    """What the heading over the addresses says is done with them."""

    def said_of(self, cells: Sequence[str]) -> Expectation | RowSays | None:
        """Give what a row says is done with its address, or that it is off or unclear; None for nothing."""
        said: set[Expectation | RowSays | None] = {
            column.says(cell) or (RowSays.UNCLEAR if column.only else None)
            for column in self.actions
            if (cell := cell_of(cells, column.at))
        }
        if RowSays.OFF in said:
            return RowSays.OFF
        said -= {None, RowSays.ON}
        if said:
            return said.pop() if len(said) == 1 else RowSays.UNCLEAR
        return said_by_name(cell_of(cells, self.category)) or self.of_column


def cell_of(cells: Sequence[str], at: int | None) -> str:
    """Give what a cell holds; '' where there is none."""
    return cells[at].strip() if at is not None and at < len(cells) else ""


def words(heading: str) -> set[str]:
    """Give the words of a heading; of an address none."""
    is_address = "." in heading.rstrip(". ") or "://" in heading
    return set() if is_address else set(re.findall(r"[^\W\d_]+", heading.lower()))


def _speaks_of_addresses(heading: str) -> bool:
    """Whether a heading is that of pages' addresses; a log's "IP address" is of whoever asked, or of a server."""
    said = words(heading)
    return bool(said & _ADDRESSES) and (not said & _OF_MACHINES or bool(said & _SURE))


def separator(lines: Sequence[str], is_address: Callable[[str], bool]) -> str:
    """Tell what separates a table's values: by the line that names the columns, or by addresses that stand in one
    column of most lines; '' for no table.
    """
    for line in lines[:_HEADINGS_WITHIN]:
        for each in SEPARATORS:
            cells = line.split(each)
            if len(cells) > 1 and any(map(_speaks_of_addresses, cells)):
                return each
    for each in SEPARATORS:
        rows = [[cell.strip().strip('"') for cell in line.split(each)] for line in lines if each in line]
        held = Counter(at for row in rows for at, cell in enumerate(row) if is_address(cell))
        others = (word for row in rows for cell in row if not is_address(cell) for word in cell.split())
        if 2 * max(held.values(), default=0) > len(lines) and not any(map(is_address, others)):
            return each
    return ""


def is_heading(line: str) -> bool:
    """Whether a line by itself is a heading over addresses: `Web site`."""
    return ":" not in line and _speaks_of_addresses(line)


def is_citizen_lab(columns: Sequence[str]) -> bool:
    """Whether the columns are those of the Citizen Lab's lists, or were meant to be."""
    return any(name.startswith("category_") for name in columns)


def headings_of(rows: Sequence[Row], is_address: Callable[[str], bool], wanted: Expectation) -> Headings | None:
    """Find the headings among the first rows, and the columns; None where no heading speaks of addresses.

    Where several do ("Site name", "Postal address", "Web address"), the one with the most addresses below it is meant;
    of several rows, the one nearest to the addresses. One that says the contrary of what is `wanted` ("Allowed sites")
    is meant where there is no other.
    """
    found: list[tuple[tuple[bool, int, int, bool], Headings]] = []
    for at, (_, cells) in enumerate(rows[:_HEADINGS_WITHIN]):
        has_one = any(map(is_address, cells))  # "S.No" can be a site's name
        below = [row for _, row in rows[at + 1 : _LOOKED_AT]]
        kinds = (column for column, cell in enumerate(cells) if words(cell) & _CATEGORIES)
        category = None if _is_of_pi_hole(cells) else next(kinds, None)
        without = unwanted(map(said_by_name, cells), wanted)
        for column in (column for column, cell in enumerate(cells) if _speaks_of_addresses(cell)):
            held = sum(column < len(row) and is_address(row[column]) for row in below)
            says = said_by_name(cells[column])
            fits = (bool(held) and (says is None or says is not without), held, at, bool(words(cells[column]) & _SURE))
            kind = None if category == column else category
            actions = _actions(cells, below, {column, kind})
            if has_one and not held:
                continue
            found.append((fits, Headings(at=at, address=column, category=kind, actions=actions, of_column=says)))
        if has_one:
            break
    return max(found, key=lambda each: each[0])[1] if found else None


def headed_otherwise(rows: Sequence[Row], is_address: Callable[[str], bool]) -> Headings | None:
    """Find the column of addresses below a heading whose words say nothing of them ("Entry", "Value"); None where the
    first row has an address itself, or no column is most of all addresses.
    """
    for at, (_, cells) in enumerate(rows[1 : _HEADINGS_WITHIN + 1]):
        if any(map(is_address, cells)):
            found = column_of(rows[at + 1 :], is_address)
            headings = [cell if column != (found and found.address) else "" for column, cell in enumerate(rows[at][1])]
            below = [row for _, row in rows[at + 1 : _LOOKED_AT]]
            if found is None or any(map(is_address, rows[0][1])):
                return None
            return replace(found, at=at, actions=_actions(headings, below, {found.address}))
    return None


def column_of(rows: Sequence[Row], is_address: Callable[[str], bool]) -> Headings | None:
    """Find the column of addresses in a table without headings; None where its first row has no address."""
    held = {
        column: sum(column < len(row) and is_address(row[column]) for _, row in rows[:_LOOKED_AT])
        for column, cell in enumerate(rows[0][1] if rows else ())
        if is_address(cell)
    }
    if not held:
        return None
    column = max(held, key=lambda column: held[column])
    below = [row for _, row in rows[:_LOOKED_AT]]
    return Headings(at=-1, address=column, actions=_actions([""] * len(rows[0][1]), below, {column}))


def _actions(headings: Sequence[str], below: Sequence[Sequence[str]], others: set[int | None]) -> tuple[Action, ...]:
    """Find the columns of what is done with each address: by their headings, or because each cell says it."""
    is_of_pi_hole = _is_of_pi_hole(headings)
    found: list[Action] = []
    for at, heading in enumerate(headings):
        if at in others or _speaks_of_addresses(heading):
            continue
        filled = [cell for row in below if (cell := cell_of(row, at))]
        marked, said = said_by_name(heading) or switched_by(heading), words(heading)
        is_code = is_of_pi_hole and said == {"type"}
        says = said_by_code if is_code else partial(said_by_mark, marked) if marked else said_of
        understood = [says(cell) is not None for cell in filled]
        is_action = bool(said & _ACTIONS) or is_code
        if marked or is_action or said & _MAYBE_ACTIONS or (filled and all(understood)):
            is_clear = not isinstance(marked, Expectation) or said_by_title(heading) is not None
            found.append(Action(at=at, says=says, only=is_action or (is_clear and any(understood))))
    return tuple(found)


def _is_of_pi_hole(headings: Sequence[str]) -> bool:
    return {cell.strip().lower() for cell in headings} >= _OF_PI_HOLE
