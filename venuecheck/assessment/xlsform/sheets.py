"""A workbook as text: sheets of rows of cells."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from venuecheck.core.problem import Problem, UnusableFileError

_BLANKS = " \t\r\n\f\v\u00a0\u200b\u200e\u200f\u2060\ufeff"
"""What nobody sees at the ends of a cell, and programs leave there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; the first row names the columns."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    first: int = 1
    """The number of its first row, as the spreadsheet counts."""

    def place(self, column: int, number: int) -> str:
        """Name a cell by its column, from 0, and its row: `survey!F12`."""
        return f"{self.name}!{letters(column)}{number}"

    def filled_rows(self) -> Iterator["Row"]:
        """Give every row below the first that holds anything."""
        head = [name.strip() for name in self.rows[0]] if self.rows else []
        for number, row in enumerate(self.rows[1:], start=self.first + 1):
            cells = {name: value.strip(_BLANKS) for name, value in zip(head, row, strict=False) if name}
            if any(cells.values()):
                yield Row(sheet=self.name, number=number, cells=cells, columns=tuple(head))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, by the names of its columns."""

    sheet: str
    number: int
    """As the spreadsheet counts it, from 1."""
    cells: Mapping[str, str]
    columns: tuple[str, ...]

    def get(self, column: str) -> str:
        """Give a cell's text; empty where it is empty or the column is missing."""
        return self.cells.get(column, "")

    def place(self, column: str) -> str:
        """Name a cell, such as `survey!F12`."""
        index = self.columns.index(column) if column in self.columns else 0
        return f"{self.sheet}!{letters(index)}{self.number}"


@dataclass(slots=True)
class Problems:
    """What was found wrong with a workbook so far."""

    file: str
    problems: dict[Problem, None] = field(default_factory=dict)
    """Each once, in the order in which they were found: a form can have one at every cell."""

    def say(self, where: str, what: str, fix: str) -> None:
        """Note a problem, and what can be done about it; `where` names sheet and cell."""
        self.problems[Problem(file=f"{self.file} [{where}]", what=what, fix=fix)] = None

    def forget(self, row: Row) -> None:
        """Take back what was said of the cells of a row: it tells how something was taken over that is left."""
        of_row = re.compile(rf"\[{re.escape(row.sheet)}![A-Z]+{row.number}\]\Z")
        self.problems = {one: None for one in self.problems if not of_row.search(one.file)}

    def settle(self) -> None:
        """Raise `InputError` where anything is wrong."""
        if self.problems:
            raise UnusableFileError(self.problems)


def together(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Say each thing once, with all the cells that it is about: `form.xlsx [survey!B3, survey!B5]`."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for one in problems:
        file, _, where = one.file.removesuffix("]").rpartition(" [")
        cells.setdefault((file, one.what, one.fix), []).append(where)
    return tuple(
        Problem(file=f"{file} [{', '.join(where)}]", what=what, fix=fix) for (file, what, fix), where in cells.items()
    )


def letters(index: int) -> str:
    """Name a column (from 0) as spreadsheets do: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_of(name: str, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Sheet:
    """Make a sheet with these columns."""
    return Sheet(name=name, rows=(tuple(columns), *(tuple(row.get(column, "") for column in columns) for row in rows)))


def say_unnamed(sheet: Sheet, problems: Problems) -> None:
    """Say which cells stand below no heading."""
    for number, row in enumerate(sheet.rows[1:], start=sheet.first + 1):
        for column, cell in enumerate(row):
            if cell.strip() and not (column < len(sheet.rows[0]) and sheet.rows[0][column].strip()):
                problems.say(
                    sheet.place(column, number),
                    "what stands in a column without a name is left",
                    "name the column, or take it out",
                )
