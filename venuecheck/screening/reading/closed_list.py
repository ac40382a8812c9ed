"""The OFSI consolidated list, which many still have bookmarked: it looks like the UK Sanctions List, and is closed."""

from collections.abc import Iterable

from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.screening.known import SANCTIONS

_CLOSED = "the OFSI consolidated list closed on 28 January 2026"
_FIX = "take the UK Sanctions List"
_COLUMNS = frozenset({"group id", "group type", "name 6"})
"""Beside many that the UK Sanctions List has too."""


def refuse_closed(rows: Iterable[set[str]], file: str) -> None:
    """Raise `InputError` where one of the rows at the top is the header of that list. Cells are in small letters."""
    if any(row >= _COLUMNS and "unique id" not in row for row in rows):
        raise closed(file)


def closed(file: str) -> InputError:
    """Give the refusal of that list."""
    return InputError.at(file, _CLOSED, _FIX, then=Then(step=Step.UPDATE_NAMES, about=SANCTIONS))
