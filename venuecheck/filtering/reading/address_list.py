"""Addresses that others have listed, with every line accounted for.

Read are the test lists of the Citizen Lab and OONI (CSV whose first line names its columns, among them `url` and
`category_code`); other tables and workbooks, one of whose headings says address or website (`address_table`); and lines
as published lists have them (`list_line`). Source of the first: https://github.com/citizenlab/test-lists
"""

import codecs
import csv
import io
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from venuecheck.authoring.workbook import Bounds, is_workbook, read_workbook
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean
from venuecheck.filtering.model.address import AddressError, WebAddress, parse_address
from venuecheck.filtering.reading.address_table import (
    COLUMNS,
    Headings,
    Row,
    column_of,
    headings_of,
    is_citizen_lab,
    is_heading,
    lets_through,
    separator,
)
from venuecheck.filtering.reading.list_line import NO_ONE_SITE, Kind, Line, line_of
from venuecheck.filtering.reading.listed_addresses import AddressList, ListedAddress, Repeat

_NEEDED = ("url", "category_code")
_LARGE = 8 * 1024 * 1024
"""Bytes above which the lines of a sample are chosen before any other is looked at closely."""
_TO_CHOOSE_FROM, _TRIED = 2, 50
"""Times the size of a sample: how many lines it is chosen from, and how many are looked at for them."""
_SAVE = "save it as UTF-8 (in Notepad: Save as, Encoding)"
_AS_IN_A_BROWSER = "write one address a line, as in a browser's address bar"


def read_addresses(raw: bytes, file: str, *, sample: int = 0, seed: int = 1) -> AddressList:
    """Read a list of addresses; `file` names it in errors. Raises `InputError` with every line that is wrong.

    With `sample`, so many of its addresses, the same ones for the same `seed`; of a large file of lines, only those
    that are taken are looked at closely.
    """
    reader = _Reader(file=file)
    if is_workbook(raw):
        reader.read_sheets(read_workbook(raw, file, _WORKBOOK))
    else:
        text, reader.guessed = _decoded(raw, file)
        # universal newlines, as an editor counts them: str.splitlines knows more ends of a line
        lines = list(io.StringIO(text, newline=None))
        first = [line.strip() for line in lines[:_LOOKED_AT] if line_of(line).kind is not Kind.REMARK]
        reader.separator = separator(first) or ","
        if separator(first) or (file.lower().endswith(".csv") and any("," in line for line in first)):
            reader.read_table(list(reader.rows(text)))
        else:
            numbered = list(enumerate(lines, start=1))
            taken = _taken(numbered, sample, seed) if sample and len(raw) > _LARGE else numbered
            reader.read_lines(taken, headed=bool(first) and is_heading(first[0]))
    found = reader.done()
    return found.sampled(sample, seed) if sample else found


_LOOKED_AT, _LONGEST_SHEET = 40, 60
_LAST_DOT = re.compile(r"^((?:\w+://)?[^/?#:]*[^/?#:.])\.(?=[/?#:]|$)")
"""What stands before the dot with which DNS ends a name."""
_WHO = re.compile(r"^(\w+://)?.*@", re.DOTALL)
"""What may be somebody's name and password in an address, with the scheme before it."""
_WORKBOOK = Bounds(most_unpacked=128 * 1024 * 1024, most_cells=5_000_000, instead="save the sheet as CSV and take that")


def _decoded(raw: bytes, file: str) -> tuple[str, bool]:
    """Give a file's text, and whether its encoding is a guess that letters beyond ASCII cannot rest on."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else "utf-8-sig"
    if not wide and b"\0" in raw[:4]:
        encoding = "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
    try:
        return raw.decode(encoding), False
    except UnicodeDecodeError as error:
        with suppress(UnicodeDecodeError):
            return raw.decode("cp1252"), True  # as Excel saves CSV
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnusableFileError([Problem(file=file, line=line, column=1, what="not UTF-8 text", fix=_SAVE)]) from None


def _taken(lines: Sequence[tuple[int, str]], sample: int, seed: int) -> list[tuple[int, str]]:
    """Choose lines that name something, more than are needed, for some will be repeats; and all exceptions."""
    size = min(len(lines), _TRIED * sample + _TRIED)
    tried = random.Random(seed).sample(lines, size)  # noqa: S311 - nothing is kept secret
    naming = islice((each for each in tried if line_of(each[1]).kind is Kind.NAMES), _TO_CHOOSE_FROM * sample)
    return sorted({*naming, *(each for each in lines if each[1].startswith("@@"))})


@dataclass(slots=True, kw_only=True)
class _Reader:
    file: str
    separator: str = ","
    guessed: bool = False
    found: AddressList = field(default_factory=AddressList)
    problems: list[Problem] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)
    """The line on which each address was first seen."""
    _let_through: set[str] = field(default_factory=set)
    """Hosts of which the list makes exceptions."""
    _sheet: str = ""
    """The sheet that is read, of a workbook that has several."""

    def read_lines(self, lines: Iterable[tuple[int, str]], *, headed: bool = False) -> None:
        """Read numbered lines with addresses, below a heading where there is one."""
        for number, written in lines:
            line = line_of(written)
            if headed and line.kind is not Kind.REMARK:
                headed = False
                self.found.passed_over += 1
            elif line.kind is Kind.NAMES:
                self._add_all(number, line)
            else:
                self._pass_over(number, line)

    def read_sheets(self, sheets: Mapping[str, list[list[str]]]) -> None:
        """Read the sheets of a workbook that have a heading over addresses; or else the first filled column of the
        longest. Which are read and which are left out is noted where there are several.
        """
        filled = {name: _numbered(rows) for name, rows in sheets.items() if any(map(any, rows))}
        headed = [name for name, rows in filled.items() if headings_of(rows, is_written_address) is not None]
        read = headed or sorted(filled, key=lambda name: len(filled[name]))[-1:]
        if len(filled) > 1:
            self.found.sheets = read
            self.found.sheets_left_out = [name for name in filled if name not in read]
        for name in read:
            self._sheet = name if len(filled) > 1 else ""
            if headed:
                self.read_table(filled[name])
                continue
            column = next((at for _, cells in filled[name] for at, cell in enumerate(cells) if cell.strip()), 0)
            self.read_lines((number, cells[column] if column < len(cells) else "") for number, cells in filled[name])

    def read_table(self, rows: Sequence[Row]) -> None:
        """Read a table whose columns have headings."""
        filled = [row for row in rows if any(cell.strip() for cell in row[1])]
        self.found.passed_over += len(rows) - len(filled)
        columns = [cell.strip().lower() for cell in filled[0][1]] if filled else []
        headings = None if is_citizen_lab(columns) else headings_of(filled, is_written_address)
        if headings is not None:
            self.found.passed_over += headings.at
            self._read_columns(filled[headings.at + 1 :], headings)
        elif (bare := column_of(filled, is_written_address)) is not None:
            self._read_columns(filled, Headings(at=-1, address=bare, category=None))
        elif filled and self._columns_are_known(filled[0][0], columns):
            self._read_citizen_lab(filled[1:], columns)

    def _read_columns(self, rows: Iterable[Row], headings: Headings) -> None:
        """Read the columns that were told by their headings; a row without an address is passed over."""
        for line, cells in rows:
            given, category, action = (
                cells[at].strip() if at is not None and at < len(cells) else ""
                for at in (headings.address, headings.category, headings.action)
            )
            if given and lets_through(action):
                self._pass_over(line, Line(kind=Kind.EXCEPTION, names=(given,)))
            elif given:
                self._add(line, given, category, "")
            else:
                self.found.passed_over += 1

    def _read_citizen_lab(self, rows: Iterable[Row], columns: Sequence[str]) -> None:
        for line, cells in rows:
            if len(cells) != len(columns):
                what = f"this line has {len(cells)} values, but the first line names {len(columns)} columns"
                self._problem(line, what, "put quotes around a value that holds a comma")
                continue
            row = dict(zip(columns, cells, strict=True))
            code = row.get("category_code", "").strip()
            if not code and "category_code" in columns:
                self._problem(line, "this address has no category code")
            self._add(line, row["url"], code, row.get("category_description", "").strip())

    def done(self) -> AddressList:
        """Give what was found, without what the list makes exceptions of. Raises `InputError`."""
        if self.problems:
            raise UnusableFileError(sorted(self.problems, key=lambda problem: problem.line))
        kept = [each for each in self.found.entries if not self._is_let_through(each.address.host)]
        lines = {each.line for each in kept}
        self.found.excepted = [each.line for each in self.found.entries if each.line not in lines]
        self.found.entries = kept
        if not kept:
            raise InputError.at(
                self.file, "there is no address in this file", "name a file with one address on each line"
            )
        return self.found

    def _is_let_through(self, host: str) -> bool:
        labels = host.split(".")
        return any(".".join(labels[at:]) in self._let_through for at in range(len(labels)))

    def _pass_over(self, number: int, line: Line) -> None:
        self.found.passed_over += 1
        if line.kind is Kind.PATTERN:
            self.found.patterns.append(number)
        if line.kind is Kind.ANSWERED:
            self.found.answered.append(number)
        for name in line.names:  # of an exception
            with suppress(AddressError):
                self._let_through.add(_address(name).host)

    def _add_all(self, number: int, line: Line) -> None:
        if line.limited:
            self.found.limited.append(number)
        for name in line.names:
            self._add(number, name, "", "")

    def rows(self, text: str) -> Iterator[Row]:
        """Give a table's rows, each with the number of the line on which it begins."""
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=self.separator, strict=True)
        line = 1
        while True:
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error:
                what = "the values of this line cannot be told apart"
                self._problem(line, what, "look for a quote that is not closed, here or further down")
                return
            yield line, cells
            line = rows.line_num + 1

    def _columns_are_known(self, line: int, columns: Sequence[str]) -> bool:
        for name in columns:
            if name not in COLUMNS:
                self._problem(line, f"'{name[:60]}' is no column of such a list", did_you_mean(name, COLUMNS))
            elif columns.count(name) > 1:
                self._problem(line, f"the column '{name}' is there twice", "keep one of them")
        for name in _NEEDED:
            if name not in columns:
                self._problem(line, f"the column '{name}' is missing", f"the first line names: {','.join(COLUMNS)}")
        return not self.problems

    def _add(self, line: int, given: str, category: str, title: str) -> None:
        url = _LAST_DOT.sub(r"\1", given.strip())
        if self.guessed and not url.isascii():
            self._problem(line, "not UTF-8 text", _SAVE)
            return
        named_only = "://" not in url
        try:
            address = _address(url)
        except AddressError as error:
            shown = _WHO.sub(r"\1", url)[:80]
            self._problem(line, f"'{shown}': {error.args[0]}", _AS_IN_A_BROWSER)
            return
        if named_only and "." not in address.host and ":" not in address.host:
            self._pass_over(line, NO_ONE_SITE)  # "n/a", "Larkfield"
            return
        url = f"https://{url}" if named_only else url
        if address.url in self._first:
            self.found.repeats.append(Repeat(line=line, first=self._first[address.url]))
            return
        self._first[address.url] = line
        if named_only:
            self.found.without_scheme.append(line)
        self.found.entries.append(
            ListedAddress(line=line, url=url, address=address, category=category, category_title=title)
        )

    def _problem(self, line: int, what: str, fix: str = "") -> None:
        where = f"sheet “{plain(self._sheet, _LONGEST_SHEET)}”: " if self._sheet else ""
        self.problems.append(Problem(file=self.file, line=line, column=1, what=f"{where}{what}", fix=fix))


def _numbered(rows: Sequence[Sequence[str]]) -> list[Row]:
    return list(enumerate(rows, start=1))


def _address(written: str) -> WebAddress:
    """Take an address apart; https where it is a name alone. Raises `AddressError`."""
    return parse_address(written if "://" in written else f"https://{written}")


def is_written_address(text: str) -> bool:
    """Whether a cell holds an address, or a name with a dot that can be one."""
    if "." not in text.strip().strip(".") or "@" in text:
        return False
    try:
        return bool(_address(text.strip()))
    except AddressError:
        return False
