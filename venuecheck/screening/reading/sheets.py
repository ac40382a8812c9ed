"""Spreadsheets of official publishers (ODS and XLSX) as rows of text, bounded before they are laid out.

A spreadsheet may say in few bytes that a cell stands a thousand million times. What a sheet claims to hold is counted
first, as a stream, so that nothing grows beyond measure. The reading itself is python-calamine's.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO
from xml.parsers import expat

from venuecheck.core.problem import InputError

_MOST_UNPACKED = 512 * 1024 * 1024
_MOST_CELLS = 30_000_000
_MOST_FILES = 500
_STEP = 1024 * 1024
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError,
    EOFError,
)  # fmt: skip
"""What the standard library raises over a packed file that is not whole, or has a password."""
_PANIC = "PanicException"
"""How a fault inside python-calamine, which is written in Rust, shows: it is no `Exception`."""
_NEEDED = "install the spreadsheet part: pip install 'venuecheck[xlsform]', or take the CSV"
_TAKE_CSV = "take the CSV or XML of the list instead"


def is_sheet(raw: bytes) -> bool:
    """Whether a packed file is a spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return True
            if "mimetype" not in names or "content.xml" not in names:
                return False
            with archive.open("mimetype") as stream:
                return b"spreadsheet" in stream.read(200)
    except _DAMAGED:
        return False


def read_sheet(raw: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of the largest sheet, each with its number from 1. Raises `InputError`."""
    _check_bounds(raw, file)
    try:
        import python_calamine as calamine  # noqa: PLC0415 - an extra that not everybody needs
    except ImportError:
        raise InputError.at("python-calamine", "this part of the program is not installed", _NEEDED) from None
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:10]]
    except (calamine.CalamineError, calamine.PasswordError, ValueError) as error:
        what = f"this spreadsheet cannot be read ({type(error).__name__})"
        raise InputError.at(
            file, what, f"it may be cut off or have a password: download it again, or {_TAKE_CSV}"
        ) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise InputError.at(file, "this spreadsheet cannot be read: it is damaged", _TAKE_CSV) from None
    rows = max(sheets, key=len, default=[])
    if not rows:
        raise InputError.at(file, "the spreadsheet is empty", "download it again")
    return ((number, [_text(cell) for cell in row]) for number, row in enumerate(rows, start=1))


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def _check_bounds(raw: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = archive.infolist()
            if len(inside) > _MOST_FILES or sum(each.file_size for each in inside) > _MOST_UNPACKED:
                raise InputError.at(file, "the spreadsheet holds too much when it is unpacked", _TAKE_CSV)
            for each in inside:
                if each.filename == "content.xml" or each.filename.startswith("xl/worksheets/sheet"):
                    with archive.open(each) as stream:
                        _count(stream, file)
    except _DAMAGED:
        what = "this spreadsheet cannot be unpacked: it is damaged, cut off or has a password"
        raise InputError.at(file, what, f"download it again, or {_TAKE_CSV}") from None
    except expat.ExpatError:
        raise InputError.at(file, "this spreadsheet holds no whole XML", f"download it again, or {_TAKE_CSV}") from None


def _count(stream: IO[bytes], file: str) -> None:
    """See what a sheet would be laid out as."""
    extent = _Extent(file)
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    parser.StartDoctypeDeclHandler = extent.refuse
    done = 0
    while step := stream.read(_STEP):
        done += len(step)
        if done > _MOST_UNPACKED:
            raise InputError.at(file, "the spreadsheet holds too much when it is unpacked", _TAKE_CSV)
        parser.Parse(step, False)
    parser.Parse(b"", True)


class _Extent:
    """How far a sheet reaches. ODS repeats rows and cells; only those that hold something are laid out."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._rows = self._widest = 0
        self._at, self._repeat = 0, 1
        self._width = self._filled = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "table:table":
            self._rows = self._widest = self._at = 0
        elif name == "table:table-row":
            self._repeat = _number(attributes.get("table:number-rows-repeated", "1"))
            self._width = self._filled = 0
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._width += _number(attributes.get("table:number-columns-repeated", "1"))
            if "office:value-type" in attributes:
                self._filled = self._width
        elif name == "text:p":
            self._filled = self._width
        elif name == "c" and (found := _PLACE.fullmatch(attributes.get("r", ""))):
            self._reach(int(found[2]), _column(found[1]))
        elif name == "row":
            self._reach(_number(attributes.get("r", "0")), 1)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "table:table-row":
            self._at += self._repeat
            if self._filled:
                self._reach(self._at, self._filled)

    def refuse(self, *_: object) -> None:
        """No spreadsheet declares a document type."""
        raise InputError.at(self._file, "this spreadsheet declares a document type or entities", _TAKE_CSV)

    def _reach(self, row: int, column: int) -> None:
        self._rows, self._widest = max(self._rows, row), max(self._widest, column)
        if self._rows * self._widest > _MOST_CELLS:
            what = f"the spreadsheet says that it has more than {_MOST_CELLS:,} cells"
            raise InputError.at(self._file, what, _TAKE_CSV)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else _MOST_CELLS + 1  # noqa: PLR2004 - digits


def _column(letters: str) -> int:
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - 64
    return count
