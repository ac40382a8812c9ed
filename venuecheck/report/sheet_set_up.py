"""How a sheet of a workbook is set up: on paper, and how high its rows are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LINE: Final = 15
"""Points of a line."""
_HIGHEST: Final = 20
"""Lines that a row is high at most: the format allows 409 points."""


def on_paper(sheet: "Worksheet") -> None:
    """Set a sheet for A4: as wide as the page, its name and head on every page, and which page it is."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&L&A")
    sheet.set_footer("&RPage &P of &N")


def set_height(sheet: "Worksheet", row: int, said: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its longest cell: not every program works that out for itself, and text would be cut."""
    high = max((_lines(text, width) for text, width in zip(said, widths, strict=True)), default=1)
    if high > 1:
        sheet.set_row(row, _LINE * min(high, _HIGHEST))


def _lines(said: str, width: int) -> int:
    """Give how many lines a text takes in a column, rather one too many: letters are not all as wide as a nought."""
    return sum(-(-len(line) * 11 // (width * 10)) if len(line) >= width else 1 for line in said.split("\n"))
