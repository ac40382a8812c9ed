"""Spreadsheets (ODS, XLSX and XLS) as rows of text, bounded before they are laid out.

A spreadsheet may say in few bytes that a cell stands a thousand million times. What a sheet claims to hold is counted
first, as a stream, so that nothing grows beyond measure. The reading itself is python-calamine's, which is written in
Rust: a fault in it ends a process, so it has one of its own, with limits of time and memory.
"""

import io
import json
import mmap
import re
import subprocess
import sys
import threading
import time
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.parsers import expat

from venuecheck.authoring import workbook_child
from venuecheck.core.problem import InputError

_MOST_FILES = 500
_MOST_MEMORY = 2 * 1024 * 1024 * 1024
_MOST_ADDRESSES = 64 * 1024 * 1024 * 1024
"""Of memory that is asked for and never touched: a file of Excel 97 that LibreOffice wrote may claim all rows there can
be; its reader then asks for 10 GB of addresses, and uses a few kilobytes of them."""
_LOOK_EVERY = 0.05
_SECONDS = 120
_STEP = 1024 * 1024
_BEYOND = 10**10
"""In place of a number of rows or columns that no spreadsheet has."""
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_OF_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Excel 97 to 2003 begins. It is not packed: what it claims is seen by the child alone."""
_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ValueError, OSError, NotImplementedError, RuntimeError,
    EOFError,
)  # fmt: skip
"""What the standard library raises over a packed file that is not whole, or has a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a spreadsheet may hold, and what to take in place of one that cannot be read."""

    most_unpacked: int
    """Bytes."""
    most_cells: int
    instead: str


WIDE = Bounds(most_unpacked=512 * 1024 * 1024, most_cells=30_000_000, instead="take the CSV or XML of the list instead")
"""For registers and lists of official publishers."""


def is_workbook(raw: bytes) -> bool:
    """Whether a packed file is a spreadsheet, or was one before its end was cut off."""
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
        return raw.startswith(b"PK\x03\x04") and all(name in raw for name in _OF_EXCEL)


_OF_EXCEL = (b"[Content_Types].xml", b"xl/")
"""Names in the files of Excel, which stand unpacked before what is packed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of a spreadsheet."""

    name: str
    rows: list[list[str]]
    """As text, the first row first."""
    is_hidden: bool = False
    """Whether whoever opens the file does not see it."""


def read_workbook(raw: bytes, file: str, bounds: Bounds = WIDE) -> dict[str, list[list[str]]]:
    """Give the rows of each sheet by its name; see `read_sheets`."""
    return {sheet.name: sheet.rows for sheet in read_sheets(raw, file, bounds)}


def read_sheets(raw: bytes, file: str, bounds: Bounds = WIDE) -> list[Sheet]:
    """Read the sheets of a spreadsheet. `file` names it in errors. Raises `InputError`.

    Dates are given as 2026-09-14, whole numbers without a point, and truth as yes or no.
    """
    if not raw.startswith(_OF_97):
        _check_bounds(raw, file, bounds)
    most = _MOST_ADDRESSES if raw.startswith(_OF_97) and _TOUCHED.exists() else _MOST_MEMORY
    limits = [str(each) for each in (most, _SECONDS, bounds.most_cells, bounds.most_unpacked)]
    # -P: no module is taken from the folder in which somebody works, where anybody may have put one
    command = [sys.executable, "-P", "-m", f"{__package__}.workbook_child", *limits]
    try:
        child = _run(command, raw)
    except subprocess.TimeoutExpired:
        raise InputError.at(file, "this spreadsheet takes too long to read", bounds.instead) from None
    except OSError as error:
        what = f"the program that reads spreadsheets cannot be started ({error.strerror or 'system error'})"
        raise InputError.at(file, what, bounds.instead) from None
    if child.returncode == workbook_child.NOT_INSTALLED:
        what = "python-calamine, which reads spreadsheets, is not installed beside this program"
        raise InputError.at(file, what, f"install venuecheck anew, or {bounds.instead}")
    if child.returncode == workbook_child.UNREADABLE:
        what = f"this spreadsheet cannot be read ({child.stdout.decode('ascii', 'replace')[:60]})"
        raise InputError.at(file, what, f"it may be cut off or have a password: get it again, or {bounds.instead}")
    if child.returncode:
        what = "this spreadsheet cannot be read: it is damaged, or holds more than fits into memory"
        raise InputError.at(file, what, bounds.instead)
    return [Sheet(name=str(name), rows=rows, is_hidden=hidden) for name, rows, hidden in json.loads(child.stdout)]


_TOUCHED = Path("/proc/self/statm")
"""Where Linux says how much memory a process uses, in pages: all addresses, then those that it touched."""


def _run(command: list[str], raw: bytes) -> "subprocess.CompletedProcess[bytes]":
    """Run the child, and end it where it uses more memory than a spreadsheet may."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:  # noqa: S603 - this program itself
        threading.Thread(target=_watch, args=(child,), daemon=True).start()
        try:
            out, _ = child.communicate(raw, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            raise
    return subprocess.CompletedProcess(command, child.returncode, out)


def _watch(child: "subprocess.Popen[bytes]") -> None:
    where = _TOUCHED.parent.parent / str(child.pid) / _TOUCHED.name
    with suppress(OSError, IndexError, ValueError):  # it has ended, or this is no Linux
        while child.poll() is None:
            if int(where.read_text("ascii").split()[1]) * mmap.PAGESIZE > _MOST_MEMORY:
                child.kill()
            time.sleep(_LOOK_EVERY)


def _check_bounds(raw: bytes, file: str, bounds: Bounds) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = archive.infolist()
            if len(inside) > _MOST_FILES or sum(each.file_size for each in inside) > bounds.most_unpacked:
                raise InputError.at(file, "the spreadsheet holds too much when it is unpacked", bounds.instead)
            for each in inside:
                if each.filename == "content.xml" or each.filename.startswith("xl/worksheets/sheet"):
                    with archive.open(each) as stream:
                        _count(stream, file, bounds)
    except _DAMAGED:
        what = "this spreadsheet cannot be unpacked: it is damaged, cut off or has a password"
        raise InputError.at(file, what, f"get it again, or {bounds.instead}") from None
    except expat.ExpatError:
        raise InputError.at(file, "this spreadsheet holds no whole XML", f"get it again, or {bounds.instead}") from None


def _count(stream: IO[bytes], file: str, bounds: Bounds) -> None:
    """See what a sheet would be laid out as."""
    extent = _Extent(file, bounds)
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    parser.StartDoctypeDeclHandler = extent.refuse
    done = 0
    while step := stream.read(_STEP):
        done += len(step)
        if done > bounds.most_unpacked:
            raise InputError.at(file, "the spreadsheet holds too much when it is unpacked", bounds.instead)
        parser.Parse(step, False)
    parser.Parse(b"", True)


class _Extent:
    """How far a sheet reaches. ODS repeats rows and cells; only those that hold something are laid out."""

    def __init__(self, file: str, bounds: Bounds) -> None:
        self._file, self._bounds = file, bounds
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
        raise InputError.at(self._file, "this spreadsheet declares a document type or entities", self._bounds.instead)

    def _reach(self, row: int, column: int) -> None:
        self._rows, self._widest = max(self._rows, row), max(self._widest, column)
        if self._rows * self._widest > self._bounds.most_cells:
            what = f"the spreadsheet says that it has more than {self._bounds.most_cells:,} cells"
            raise InputError.at(self._file, what, self._bounds.instead)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else _BEYOND  # noqa: PLR2004 - digits


def _column(letters: str) -> int:
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - 64
    return count
