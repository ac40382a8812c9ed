"""CSV from official publishers: the encoding told, the header found, every row with its line."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from venuecheck.core.problem import InputError, Problem

MAX_BYTES = 256 * 1024 * 1024
_HEADER_WITHIN = 5
"""A publisher may put a line or two above the header."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, read row by row."""

    file: str
    above: tuple[str, ...]
    """What stands above the header, a line each."""
    columns: tuple[str, ...]
    """Trimmed, as the file spells them."""
    _rows: Iterator[tuple[int, list[str]]]

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Give each row's line and its cells by column, in small letters. Raises `InputError` at a row that is cut."""
        names = [column.lower() for column in self.columns]
        for line, cells in self._rows:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                what = f"this row has {len(cells)} values, but the header names {len(names)} columns"
                fix = "the file is cut off or was changed in another program: download it again"
                raise InputError([Problem(file=self.file, line=line, column=1, what=what, fix=fix)])
            yield line, {name: " ".join(cell.split()) for name, cell in zip(names, cells, strict=True)}


def decode(raw: bytes, file: str) -> str:
    """Give the text: UTF-8 or UTF-16 with its mark, UTF-8 without, else Windows-1252. Raises `InputError`."""
    if len(raw) > MAX_BYTES:
        raise InputError.at(file, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "is it the right one?")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif raw.startswith(b"\xef\xbb\xbf"):
        encodings = ("utf-8-sig",)
    else:
        encodings = ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise InputError.at(file, "this is not text", "name the CSV or XML file itself, not a packed or Excel file")


def read_table(text: str, file: str, needed: Sequence[str]) -> Table:
    """Find the header, which holds the `needed` columns (in small letters). Raises `InputError` where none does."""
    if not text.strip():
        raise InputError.at(file, "the file is empty", "download it again")
    rows = _rows(text, file)
    above: list[str] = []
    for line, cells in rows:
        columns = tuple(cell.strip() for cell in cells)
        names = [column.lower() for column in columns]
        if set(needed) <= set(names):
            twice = next((name for name in needed if names.count(name) > 1), None)
            if twice:
                what = f"the column '{twice}' is there twice"
                raise InputError([Problem(file=file, line=line, column=1, what=what, fix="download it again")])
            return Table(file, tuple(above), columns, rows)
        above.append(",".join(cell for cell in cells if cell))
        if len(above) >= _HEADER_WITHIN:
            break
    what = f"no line at the top names the columns of such a list ({', '.join(needed)})"
    raise InputError.at(file, what, "is it the right file? A web page or an error message is no list")


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            what = "the values of this row cannot be told apart"
            fix = "a quote is not closed here or further down; download it again"
            raise InputError([Problem(file=file, line=line, column=1, what=what, fix=fix)]) from None
        yield line, cells
        line = reader.line_num + 1
