"""Rows of the UK Sanctions List whose values stand in other columns than their own: one too far, or one too near.

A comma in a name that no quote takes in, a cell put in or taken out by a spreadsheet program: the row still has as many
values as the header, and each says something else. What gives it away are the few columns whose words are known.
"""

from collections.abc import Iterator, Mapping

from venuecheck.screening.reading.dates import read_date
from venuecheck.screening.reading.designation import NAME_TYPES, TYPES

FIRST_YEAR = 1990
"""Before any designation that stands: a day of birth in the place of a designation's is earlier."""
_DESIGNATED = "date designated"
_NEAR = 2


def moved(cells: Mapping[str, str]) -> str:
    """Give the column whose value stands in another, empty where none does. `cells`: by heading, in their order."""
    return next(_moved(cells), "")


def is_designation_day(text: str) -> bool:
    """Whether it is a day on which somebody can have been designated."""
    day = read_date(text)
    return day is not None and day.year >= FIRST_YEAR


def _moved(cells: Mapping[str, str]) -> Iterator[str]:
    for column, words in (("name type", NAME_TYPES), ("designation type", TYPES)):
        if cells[column].casefold() not in words and any(cell.casefold() in words for cell in cells.values()):
            yield column
    if not is_designation_day(cells[_DESIGNATED]):
        columns = list(cells)
        at = columns.index(_DESIGNATED)
        near = (columns[place] for place in range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(columns))))
        if any(is_designation_day(cells[name]) for name in near):
            yield _DESIGNATED
