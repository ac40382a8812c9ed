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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from venuecheck.authoring.workbook import Bounds, Sheet, is_workbook, read_sheets
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import Problem, UnusableFileError, did_you_mean
from venuecheck.filtering.model.address import AddressError
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.address_table import (
    COLUMNS,
    Headings,
    Row,
    cell_of,
    column_of,
    headed_otherwise,
    headings_of,
    is_citizen_lab,
    is_heading,
    separator,
)
from venuecheck.filtering.reading.found_addresses import FoundAddresses, Said
from venuecheck.filtering.reading.list_line import NO_ONE_SITE, Kind, Line, line_of
from venuecheck.filtering.reading.listed_addresses import AddressList, ListedAddress
from venuecheck.filtering.reading.listed_sheets import chosen
from venuecheck.filtering.reading.said_of import RowSays, said_by_name
from venuecheck.filtering.reading.written_address import addresses_in, is_written_address, read_address

_NEEDED = ("url", "category_code")
_LARGE = 8 * 1024 * 1024
"""Bytes above which the lines of a sample are chosen before any other is looked at closely."""
_TO_CHOOSE_FROM, _TRIED = 2, 50
"""Times the size of a sample: how many lines it is chosen from, and how many are looked at for them."""
_SAVE = "save it as UTF-8 (in Notepad: Save as, Encoding)"
_AS_IN_A_BROWSER = "write one address a line, as in a browser's address bar"


def read_addresses(
    raw: bytes, file: str, *, wanted: Expectation = Expectation.BLOCK, sample: int = 0, seed: int = 1
) -> AddressList:
    """Read a list of addresses; `file` names it in errors. Raises `InputError` with every line that is wrong.

    What the list itself says is let through is left out where pages are `wanted` that must be blocked.

    With `sample`, so many of its addresses, the same ones for the same `seed`; of a large file of lines, only those
    that are taken are looked at closely.
    """
    reader = _Reader(file=file, found=FoundAddresses(wanted=wanted), says=said_by_name(file))
    if is_workbook(raw):
        reader.read_sheets(read_sheets(raw, file, _WORKBOOK))
    else:
        text, reader.guessed = _decoded(raw, file)
        # universal newlines, as an editor counts them: str.splitlines knows more ends of a line
        lines = list(io.StringIO(text, newline=None))
        first = [line.strip() for line in lines[:_LOOKED_AT] if line_of(line).kind is not Kind.REMARK]
        found_by = separator(first, is_written_address)
        reader.separator = found_by or ","
        if found_by or (file.lower().endswith(".csv") and any("," in line for line in first)):
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
    found: FoundAddresses
    separator: str = ","
    guessed: bool = False
    listed: AddressList = field(default_factory=AddressList)
    problems: list[Problem] = field(default_factory=list)
    says: Expectation | None = None
    """What the name of the file or sheet says is done with what stands in it, or a title further up."""
    _origin: str = ""
    """What names end with that end with a dot, in a zone of DNS."""
    _sheet: str = ""
    """The sheet that is read, of a workbook that has several."""

    def read_lines(self, lines: Iterable[tuple[int, str]], *, headed: bool = False) -> None:
        """Read numbered lines with addresses, below a heading where there is one."""
        for number, written in lines:
            line = line_of(written)
            if headed and line.kind is not Kind.REMARK:
                headed = False
                self.listed.passed_over += 1
            elif line.kind is Kind.NAMES:
                self._add_all(number, line)
            else:
                self._pass_over(number, line)

    def read_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Read a workbook. Which sheets are read and which are left out is noted where there are several."""
        found = chosen(sheets, self.found.wanted, is_written_address)
        several = len(found.read) + len(found.left_out) > 1
        self.listed.sheets = list(found.read) if several else []
        self.listed.sheets_left_out = dict(found.left_out)
        for name, rows in found.read.items():
            self._sheet = name if several else ""
            self.says = said_by_name(name) or said_by_name(self.file)
            if found.have_headings:
                self.read_table(rows)
                continue
            column = next((at for _, cells in rows for at, cell in enumerate(cells) if cell.strip()), 0)
            self.read_lines((number, cells[column] if column < len(cells) else "") for number, cells in rows)

    def read_table(self, rows: Sequence[Row]) -> None:
        """Read a table whose columns have headings."""
        filled = [row for row in rows if any(cell.strip() for cell in row[1])]
        self.listed.passed_over += len(rows) - len(filled)
        columns = [cell.strip().lower() for cell in filled[0][1]] if filled else []
        headings = None if is_citizen_lab(columns) else headings_of(filled, is_written_address, self.found.wanted)
        if headings is None and not is_citizen_lab(columns):
            headings = headed_otherwise(filled, is_written_address)
        if headings is not None:
            self.listed.passed_over += headings.at
            self._read_columns(filled[headings.at + 1 :], headings)
        elif all(is_written_address(cell) for _, cells in filled for cell in cells if cell.strip()):
            for line, cells in filled:  # addresses side by side
                for cell in filter(str.strip, cells):
                    self._add_cell(line, cell, Said(done=self.says))
        elif (bare := column_of(filled, is_written_address)) is not None:
            self._read_columns(filled, bare)
        elif filled and self._columns_are_known(filled[0][0], columns):
            self._read_citizen_lab(filled[1:], columns)

    def _read_columns(self, rows: Iterable[Row], headings: Headings) -> None:
        """Read the columns that were told by their headings; a row without an address is passed over."""
        for line, cells in rows:
            given = cell_of(cells, headings.address)
            done = headings.said_of(cells) or self.says
            if given and not isinstance(done, RowSays):
                self._add_cell(line, given, Said(done=done), category=cell_of(cells, headings.category))
                continue
            self.listed.passed_over += 1
            if given:
                (self.listed.off if done is RowSays.OFF else self.listed.unclear).append(line)

    def _add_cell(self, line: int, given: str, said: Said, *, category: str = "") -> None:
        """Take up what a cell holds: an address, several, or a pattern that stands for many, whose row is noted."""
        several, named = addresses_in(given), line_of(given)
        if len(several) > 1:
            names: Sequence[str] = several
        elif named.kind is Kind.PATTERN:
            self._pass_over(line, NO_ONE_SITE)
            return
        else:
            names = named.names or (given,)
        for each in names:
            self._add(line, each, said, category=category)

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
            title = row.get("category_description", "").strip()
            self._add(line, row["url"], Said(done=self.says), category=code, title=title)

    def done(self) -> AddressList:
        """Give what was found. Raises `InputError` with every line that is wrong, or where there is nothing."""
        if self.problems:
            raise UnusableFileError(sorted(self.problems, key=lambda problem: problem.line))
        self.found.put_into(self.listed, self.file)
        return self.listed

    def _pass_over(self, number: int, line: Line) -> None:
        self.listed.passed_over += 1
        if line.kind is Kind.PATTERN:
            self.listed.patterns.append(number)
        elif line.kind is Kind.ANSWERED:
            self.listed.answered.append(number)
            self.found.answered.update(line.names)
        elif line.kind is Kind.RULE:
            self.found.rules.add(*line.names)
        elif line.kind is Kind.ORIGIN:
            self._origin = f".{line.names[0].strip('.')}."
        self.says = line.says or self.says  # of a title

    def _add_all(self, number: int, line: Line) -> None:
        if line.limited:
            self.listed.limited.append(number)
        said = Said(done=line.says or self.says, group=line.group, and_below=line.says is Expectation.ALLOW)
        for name in line.names:
            self._add(number, name.removesuffix(self._origin) if self._origin else name, said)

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

    def _add(self, line: int, given: str, said: Said, *, category: str = "", title: str = "") -> None:
        url = _LAST_DOT.sub(r"\1", given.strip())
        if self.guessed and not url.isascii():
            self._problem(line, "not UTF-8 text", _SAVE)
            return
        named_only = "://" not in url
        try:
            address = read_address(url)
        except AddressError as error:
            shown = _WHO.sub(r"\1", url)[:80]
            self._problem(line, f"'{shown}': {error.args[0]}", _AS_IN_A_BROWSER)
            return
        if named_only and "." not in address.host and ":" not in address.host:
            self._pass_over(line, NO_ONE_SITE)  # "n/a", "Larkfield"
            return
        if named_only:
            self.listed.without_scheme.append(line)
        url = f"https://{url}" if named_only else url
        entry = ListedAddress(line=line, url=url, address=address, category=category, category_title=title)
        self.found.add(entry, said)

    def _problem(self, line: int, what: str, fix: str = "") -> None:
        where = f"sheet “{plain(self._sheet, _LONGEST_SHEET)}”: " if self._sheet else ""
        self.problems.append(Problem(file=self.file, line=line, column=1, what=f"{where}{what}", fix=fix))
