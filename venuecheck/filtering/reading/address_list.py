"""Addresses that others have listed, with every line accounted for.

Read are the test lists of the Citizen Lab and OONI (CSV whose first line names its columns, among them `url` and
`category_code`); other tables, with commas, semicolons or tabs, one of whose headings says address or website; and
lines as published lists have them (`list_line`). Source of the first: https://github.com/citizenlab/test-lists
"""

import codecs
import csv
import io
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean
from venuecheck.filtering.model.address import AddressError, WebAddress, parse_address
from venuecheck.filtering.reading.list_line import named_on

COLUMNS = ("url", "category_code", "category_description", "date_added", "source", "notes")
_NEEDED = ("url", "category_code")
_ADDRESSES = frozenset(
    "url urls address addresses website websites site sites domain domains host hosts hostname link".split()  # noqa: SIM905
)
_CATEGORIES = frozenset({"category", "categories", "type", "kind"})
"""Words of a heading by which a column is known."""
_SEPARATORS = ",;\t"
_IGNORED = " "
"""In place of the name of a column that says nothing of an address or its category: no heading reads so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAddress:
    """One address."""

    line: int
    """Where it stands in the file, from 1."""
    url: str
    """As the file gives it; with `https://` in front where it gives only a name."""
    address: WebAddress
    category: str = ""
    """Its category's code; empty in a plain list."""
    category_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A line whose address stands on an earlier line, too."""

    line: int
    first: int


@dataclass(slots=True, kw_only=True)
class AddressList:
    """A file's addresses, and what became of its other lines."""

    entries: list[ListedAddress] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    without_scheme: list[int] = field(default_factory=list)
    """Lines that give a name alone."""
    passed_over: int = 0
    """Blank lines, comments, and lines that name nothing to be blocked."""

    def sampled(self, size: int, seed: int) -> "AddressList":
        """Give `size` of the entries, in their order; the same ones for the same `seed`."""
        if size >= len(self.entries):
            return self
        chosen = random.Random(seed).sample(range(len(self.entries)), size)  # noqa: S311 - nothing is kept secret
        return replace(self, entries=[self.entries[at] for at in sorted(chosen)])


def read_addresses(raw: bytes, file: str) -> AddressList:
    """Read a list of addresses; `file` names it in errors. Raises `InputError` with every line that is wrong."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fix = "save it as UTF-8 (in Notepad: Save as, Encoding)"
        raise UnusableFileError([Problem(file=file, line=line, column=1, what="not UTF-8 text", fix=fix)]) from None
    reader = _Reader(file=file)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = _separator(first)
    if separator or file.lower().endswith(".csv"):
        reader.separator = separator or ","
        reader.read_table(text)
    else:
        reader.read_lines(text)
    if not reader.problems and not reader.found.entries:
        raise InputError.at(file, "there is no address in this file")
    if reader.problems:
        raise UnusableFileError(sorted(reader.problems, key=lambda problem: problem.line))
    return reader.found


@dataclass(slots=True, kw_only=True)
class _Reader:
    file: str
    separator: str = ","
    found: AddressList = field(default_factory=AddressList)
    problems: list[Problem] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)
    """The line on which each address was first seen."""

    def read_lines(self, text: str) -> None:
        """Read one address a line."""
        # universal newlines, as an editor counts them: str.splitlines knows more ends of a line
        for line, given in enumerate(io.StringIO(text, newline=None), start=1):
            named = named_on(given)
            self.found.passed_over += not named
            for address in named:
                self._add(line, address, "", "")

    def read_table(self, text: str) -> None:
        """Read CSV whose first line names its columns."""
        columns: list[str] = []
        for line, cells in self._rows(text):
            if not any(cell.strip() for cell in cells):
                self.found.passed_over += 1
            elif not columns:
                columns = _usual([cell.strip().lower() for cell in cells])
                if not self._columns_are_known(line, columns):
                    return
            elif len(cells) != len(columns):
                what = f"this line has {len(cells)} values, but the first line names {len(columns)} columns"
                self._problem(line, what, "put quotes around a value that holds a comma")
            else:
                row = dict(zip(columns, cells, strict=True))
                code = row.get("category_code", "").strip()
                if not code and "category_code" in columns:
                    self._problem(line, "this address has no category code")
                self._add(line, row["url"], code, row.get("category_description", "").strip())

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
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

    def _columns_are_known(self, line: int, columns: list[str]) -> bool:
        if _IGNORED in columns or columns == ["url"]:
            return True
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
        url = given.strip()
        named_only = "://" not in url
        if named_only:
            url = f"https://{url}"
        try:
            address = parse_address(url)
        except AddressError as error:
            shown = given.strip()[:80]
            fix = "write one address a line, as in a browser's address bar"
            self._problem(line, f"'{shown}': {error.args[0]}", fix)
            return
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
        self.problems.append(Problem(file=self.file, line=line, column=1, what=what, fix=fix))


def _words(heading: str) -> set[str]:
    """Give the words of a heading; of an address none."""
    return set() if "." in heading or "/" in heading else set(re.findall(r"[a-z]+", heading.lower()))


def _separator(first: str) -> str:
    """Tell by its first line, which names the columns, what separates a table's values; '' for no table."""
    for separator in _SEPARATORS:
        cells = first.split(separator)
        if any(_words(cell) & _ADDRESSES for cell in cells) and (len(cells) > 1 or len(_words(first)) == 1):
            return separator
    return ""


def _usual(columns: list[str]) -> list[str]:
    """Call the columns of a table that is not in the form of the Citizen Lab by the names of that form."""
    if any(name in COLUMNS[1:] or name.startswith("category_") for name in columns):
        return columns
    address = next((at for at, name in enumerate(columns) if _words(name) & _ADDRESSES), None)
    if address is None:
        return columns
    category = next((at for at, name in enumerate(columns) if at != address and _words(name) & _CATEGORIES), None)
    named = {address: "url", category: "category_code"}
    return [named.get(at, _IGNORED) for at in range(len(columns))]
