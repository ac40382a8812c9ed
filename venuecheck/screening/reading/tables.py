"""Tables from official publishers: the encoding and the separator told, the header found, every row with its line.

In a table, the column of a place is the number of the cell, counted from 1, as a spreadsheet shows it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from venuecheck.authoring.workbook import read_workbook
from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.screening.reading.evened import Evened

MAX_BYTES = 256 * 1024 * 1024
SEPARATORS = (",", ";", "\t", "|")
_HEADER_WITHIN = 5
"""A publisher may put a line or two above the header."""
_HEAD = 64 * 1024
_LEAST_KNOWN = 2
_ALIKE = 0.4
_AGAIN = "download it again"
_ADDED = "mail programs add such lines: look whether a row is hidden in it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The columns of a kind of table, in small letters."""

    of: str
    """What the table is, in words: `the UK Sanctions List`."""
    required: tuple[str, ...]
    """Without them names or kinds would be lost."""
    used: tuple[str, ...] = ()
    """Read where they are there; where not, that is said."""
    passed_over: tuple[str, ...] = ()
    """Known, and not read."""
    quoted: bool = True
    """Whether a cell may stand in quotes; without, a quote is a sign like others and a backslash takes one in."""
    closed: bool = True
    """Whether these are all columns; otherwise an unknown one is nothing to speak of."""

    @property
    def known(self) -> frozenset[str]:
        """Every heading."""
        return frozenset((*self.required, *self.used, *self.passed_over))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    cells: dict[str, str]
    """By heading in small letters, white space evened out; where there is a `problem`, by the order of the columns."""
    problem: Problem | None = None
    """Why its cells may stand under headings that are not theirs."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, read row by row."""

    file: str
    above: tuple[str, ...]
    """What stands above the header, a line each."""
    line: int
    """Of the header."""
    columns: tuple[str, ...]
    """In small letters, white space evened out."""
    noticed: tuple[Problem, ...]
    """What is unusual about the header, or about all rows."""
    _widths: frozenset[int]
    """How many cells the header and the first rows have, empty ones behind them too."""
    _rows: Iterator[tuple[int, list[str]]]
    _is_ended: bool = True
    """Whether a line ends behind the last row."""

    def rows(self) -> Iterator[Row]:
        """Give each row but blank ones. Raises `InputError` where the last one is cut."""
        odd: Row | None = None
        count = len(self.columns)
        for line, cells in self._rows:
            given = [" ".join(cell.split()) if cell else "" for cell in cells]
            if not any(given):
                continue
            if odd:
                yield odd
                odd = None
            # a program adds empty cells behind, to all rows alike; behind one alone they show that its cells are moved
            if len(given) in self._widths and not any(given[count:]):
                given = given[:count]
            if len(given) == count:
                yield Row(line, dict(zip(self.columns, given, strict=True)))
            else:
                odd = Row(line, dict(zip(self.columns, given, strict=False)), self._ragged(line, given))
        if odd and odd.problem and odd.problem.fix == _ADDED and self._is_ended:
            yield odd  # what is cut off ends within a line
        elif odd and odd.problem:
            what = f"{odd.problem.what}, and it is the last one: the file is cut off"
            raise UnusableFileError([Problem(file=self.file, line=odd.line, column=1, what=what, fix=_AGAIN)])

    def at(self, line: int, column: str, what: str, fix: str, *, warning: bool = False) -> Problem:
        """Say what is wrong in a cell."""
        place = self.columns.index(column) + 1 if column in self.columns else 1
        return Problem(file=self.file, line=line, column=place, what=what, fix=fix, warning=warning)

    def _ragged(self, line: int, given: Sequence[str]) -> Problem:
        count = len(given)
        if count * 2 <= len(self.columns) and any(char in given[0] for char in " _-*="):
            what, fix = "this is a line of text, and no row of the table", _ADDED
            return Problem(file=self.file, line=line, column=1, what=what, fix=fix)
        values = f"{count} {'value' if count == 1 else 'values'}"
        what = f"this row has {values}, but the header names {len(self.columns)} columns"
        fix = "its values stand in the wrong columns; look at it on the publisher's page"
        return Problem(file=self.file, line=line, column=1, what=what, fix=fix)


def decode(raw: bytes, file: str) -> str:
    """Give the text: UTF-8 or UTF-16 with its mark or without, else Windows-1252. Raises `InputError`."""
    if len(raw) > MAX_BYTES:
        raise InputError.at(file, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "is it the right one?")
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text.removeprefix("\ufeff")
    raise InputError.at(file, "this is not text", "name the CSV or XML file itself, as it was downloaded")


def _encodings(raw: bytes) -> tuple[str, ...]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = raw[:512]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 3 // 4:  # nearly all of a header is ASCII
        return ("utf-16-le",)
    if half and head[::2].count(0) > half * 3 // 4:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def read_table(text: str, file: str, headings: Headings) -> Table:
    """Read a table of text, whatever stands between its cells. Raises `InputError` where it is none of this kind."""
    if not text.strip():
        raise InputError.at(file, "the file is empty", _AGAIN)
    rows = _rows(text, file, separator(text, headings), quoted=headings.quoted)
    return table_of(rows, file, headings, is_ended=text.endswith(("\n", "\r")))


def sheet_rows(raw: bytes, file: str) -> list[tuple[int, list[str]]]:
    """Give the rows of a spreadsheet's largest sheet, each with its number from 1. Raises `InputError`."""
    rows = max(read_workbook(raw, file).values(), key=len, default=[])
    if not rows:
        raise InputError.at(file, "the spreadsheet is empty", _AGAIN)
    return list(enumerate(rows, start=1))


def separator(text: str, headings: Headings) -> str:
    """Tell what stands between cells: that with which most headings are known."""
    head = text[:_HEAD]
    return max(SEPARATORS, key=lambda sign: max((_known(row, headings) for row in _top(head, sign)), default=0))


def knows(text: str, headings: Headings) -> int:
    """Give how many of these headings a line at the top names, whatever stands between cells."""
    head = text[:_HEAD]
    return max((_known(row, headings) for sign in SEPARATORS for row in _top(head, sign)), default=0)


def headers(text: str) -> list[set[str]]:
    """Give the cells of the lines at the top as headings, whatever stands between cells."""
    return [{_heading(cell) for cell in row} for sign in SEPARATORS for row in _top(text[:_HEAD], sign)]


def table_of(rows: Iterator[tuple[int, list[str]]], file: str, headings: Headings, *, is_ended: bool = True) -> Table:
    """Find the header among the first rows. Raises `InputError` where there is none, or a column is missing.

    `is_ended`: whether a line ends behind the last row.
    """
    top = list(islice(rows, _HEADER_WITHIN))
    counts = [_known(cells, headings) for _, cells in top]
    if not top or max(counts) < min(_LEAST_KNOWN, len(headings.required)):
        what = f"no line at the top names the columns of {headings.of} ({', '.join(headings.required[:6])}, ...)"
        raise InputError.at(file, what, "is it the right file? A web page or an error message is no list")
    place = counts.index(max(counts))
    line, cells = top[place]
    columns = tuple(_heading(cell) for cell in cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    problems, noticed = _judged(columns, headings, file, line)
    if problems:
        raise UnusableFileError(problems)
    above = tuple(" ".join(cell.strip() for cell in cells if cell.strip()) for _, cells in top[:place])
    lengths = [len(row) for _, row in top[place + 1 :]]
    widths = frozenset({len(cells), *(each for each in lengths if lengths.count(each) > 1)})
    under = _chained(top[place + 1 :], rows)
    if headings.closed:
        least = max(columns.index(name) for name in headings.required) + 1
        evened = Evened.of(list(under), least=least, width=len(columns), is_ended=is_ended)
        under = iter(evened.rows)
        if evened.filled:
            what = f"{evened.filled:,} rows end before the last columns, as a spreadsheet program writes them"
            fix = "what is missing there is taken as empty; better take the file as it was downloaded"
            noticed.append(Problem(file=file, line=evened.first, column=1, what=what, fix=fix, warning=True))
    return Table(file, above, line, columns, tuple(noticed), widths, under, is_ended)


def _chained(
    first: Iterable[tuple[int, list[str]]], then: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    yield from first
    yield from then


def _judged(columns: Sequence[str], headings: Headings, file: str, line: int) -> tuple[list[Problem], list[Problem]]:
    """Say what is wrong with a header, and what is unusual."""

    def at(place: int, what: str, fix: str, *, warning: bool = False) -> Problem:
        return Problem(file=file, line=line, column=place, what=what, fix=fix, warning=warning)

    unknown = {name: place for place, name in enumerate(columns, start=1) if name and name not in headings.known}
    problems = [
        at(columns.index(name) + 1, f"the column '{name}' is there twice", _AGAIN)
        for name in headings.known
        if columns.count(name) > 1
    ]
    noticed, said = [], set[str]()
    for name in (*headings.required, *headings.used):
        if name in columns:
            continue
        free = [each for each in unknown if each not in said] or [*unknown]
        other = (get_close_matches(name, free, n=1, cutoff=_ALIKE) or [*free, ""])[0]
        said.add(other)
        what = f"the column '{name}' of {headings.of} is missing" + (f"; '{other[:60]}' is not known" if other else "")
        if name in headings.required:
            fix = "download it again; if the publisher has changed the form of the list, report this"
            problems.append(at(unknown.get(other, 1), what, fix))
        elif headings.closed:
            fix = "what it says is not shown beside a match; download the whole list"
            noticed.append(at(unknown.get(other, 1), what, fix, warning=True))
    if headings.closed:
        fix = "the form of the list has changed: report this"
        noticed += [
            at(place, f"the column '{name[:60]}' is not known, and not read", fix, warning=True)
            for name, place in unknown.items()
        ]
    return problems, noticed


def _known(cells: Sequence[str], headings: Headings) -> int:
    return len({_heading(cell) for cell in cells} & headings.known)


def _heading(cell: str) -> str:
    return " ".join(cell.strip("\ufeff \t\r\n\"'").lower().split())


def _top(head: str, sign: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=sign), _HEADER_WITHIN))
    except csv.Error:
        return []


def _rows(text: str, file: str, sign: str, *, quoted: bool) -> Iterator[tuple[int, list[str]]]:
    stream = io.StringIO(text, newline="")
    if quoted:
        reader = csv.reader(stream, delimiter=sign, strict=True)
    else:
        reader = csv.reader(stream, delimiter=sign, quoting=csv.QUOTE_NONE, escapechar="\\")
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            what = "the values of this row cannot be told apart"
            fix = "a quote is not closed here or further down; download it again"
            raise UnusableFileError([Problem(file=file, line=line, column=1, what=what, fix=fix)]) from None
        yield line, cells
        line = reader.line_num + 1
