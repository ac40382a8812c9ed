"""A table in a text file (CSV) as rows of text, whatever program wrote it.

Commas, semicolons, tabs or bars; UTF-8, UTF-16 or the Windows code page that spreadsheet programs still save.
"""

import codecs
import csv
import io
from dataclasses import dataclass
from typing import Final

from venuecheck.core.problem import InputError

MOST_BYTES: Final = 20 * 1024 * 1024
_MOST_ROWS: Final = 100_000
_LONGEST_CELL: Final = 10_000
_SIGNS: Final = ",;\t|"
_HEAD: Final = 10
"""So many lines show which sign parts the cells."""
_FIX: Final = "save the sheet as CSV (UTF-8)"


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow:
    """One row, as long as it was written."""

    line: int
    """Of the file, from 1; where a cell holds line breaks, the last of them."""
    number: int
    """Of the row, from 1, as a spreadsheet counts: blank ones count as well."""
    cells: tuple[str, ...]
    """Without blanks around them."""


def read_csv(raw: bytes, file: str) -> tuple[CsvRow, ...]:
    """Read the rows that hold anything. `file` names it in errors. Raises `InputError`."""
    if len(raw) > MOST_BYTES:
        raise InputError.at(file, f"this file is larger than {MOST_BYTES // 1024 // 1024} MiB", "export fewer days")
    text = _decoded(raw)
    if "\0" in text:
        raise InputError.at(file, "this is no CSV file", _FIX)
    # a title or two may stand above the headings
    begin = "\n".join(text.split("\n", _HEAD)[:_HEAD])
    sign = max(_SIGNS, key=begin.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    rows: list[CsvRow] = []
    try:
        for number, row in enumerate(reader, start=1):
            cells = tuple(cell.strip()[:_LONGEST_CELL] for cell in row)
            if any(cells):
                rows.append(CsvRow(line=reader.line_num, number=number, cells=cells))
            if len(rows) > _MOST_ROWS:
                raise InputError.at(file, f"there are more than {_MOST_ROWS:,} rows", "export fewer days")
    except csv.Error:
        raise InputError.at(file, "this is no CSV file", _FIX) from None
    return tuple(rows)


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
