"""The OFSI consolidated list, which many still have bookmarked: it looks like the UK Sanctions List, and is closed."""

from collections.abc import Iterable

from venuecheck.core.problem import InputError

CLOSED = "the OFSI consolidated list closed on 28 January 2026"
CLOSED_FIX = "take the UK Sanctions List: venuecheck lists update sanctions"
_COLUMNS = frozenset({"group id", "group type", "name 6"})
"""Beside many that the UK Sanctions List has too."""


def refuse_closed(rows: Iterable[set[str]], file: str) -> None:
    """Raise `InputError` where one of the rows at the top is the header of that list. Cells are in small letters."""
    if any(row >= _COLUMNS and "unique id" not in row for row in rows):
        raise InputError.at(file, CLOSED, CLOSED_FIX)
