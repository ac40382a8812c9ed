"""Rows that a spreadsheet program cut at their last filled cells, and those that are short for another reason.

Excel writes text in blocks of sixteen rows, and leaves the separators out behind the last column that any row of a
block fills. So such rows come in crowds, each as long as its neighbours; a single short row has lost a value.
"""

from dataclasses import dataclass
from typing import Self

Cells = list[str]
_CROWD = 16
_ONE_IN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Evened:
    """The rows of a table, short ones filled where a program cut them alike."""

    rows: list[tuple[int, Cells]]
    """Each with its line."""
    filled: int = 0
    first: int = 0
    """The line of the first that was filled; 0 where none was."""

    @classmethod
    def of(cls, rows: list[tuple[int, Cells]], *, least: int, width: int, is_ended: bool) -> Self:
        """Fill rows to `width` cells that have `least` and come in crowds.

        `is_ended`: whether a line ends behind the last row; without it, a short one there was cut off.
        """
        short = [at for at, (_, cells) in enumerate(rows) if least <= len(cells) < width]
        if short and not is_ended and short[-1] == len(rows) - 1:
            short.pop()
        if len(short) < max(_CROWD, len(rows) // _ONE_IN):
            return cls(rows=rows)
        chosen = [at for at in short if _has_neighbour(rows, at)]
        evened = list(rows)
        for at in chosen:
            line, cells = rows[at]
            evened[at] = line, cells + [""] * (width - len(cells))
        return cls(rows=evened, filled=len(chosen), first=rows[chosen[0]][0] if chosen else 0)


def _has_neighbour(rows: list[tuple[int, Cells]], at: int) -> bool:
    """Whether a row next to it is as long."""
    return any(0 <= near < len(rows) and len(rows[near][1]) == len(rows[at][1]) for near in (at - 1, at + 1))
