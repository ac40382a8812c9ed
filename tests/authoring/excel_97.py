"""The smallest workbook of Excel 97: one sheet with one text, which claims as many rows and columns as one likes."""

import struct

_SECTOR = 512
_FREE, _END, _OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_WORKBOOK, _SHEET = 5, 0x10


def workbook(text: str, *, rows: int, columns: int) -> bytes:
    """Write it: `text` stands in the first cell."""
    body = text.encode("latin-1")
    label = struct.pack("<HHHHB", 0, 0, 0, len(body), 0) + body
    extent = struct.pack("<IIHHH", 0, rows, 0, columns, 0)
    sheet = _begin(_SHEET) + _record(0x200, extent) + _record(0x204, label) + _record(0x0A)
    head = _begin(_WORKBOOK)
    place = len(head) + len(_listed(0)) + len(_record(0x0A))
    stream = head + _listed(place) + _record(0x0A) + sheet
    return _packed(stream.ljust(8 * _SECTOR, b"\0"))  # smaller ones stand elsewhere in such a file


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _begin(what: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, what, 0xDBB, 0x7CC, 0, 6))


def _listed(place: int) -> bytes:
    return _record(0x85, struct.pack("<IBBBB", place, 0, 0, 1, 0) + b"A")


def _packed(stream: bytes) -> bytes:
    """Put a stream into a compound file: its table of sectors first, its folder second, then the stream."""
    sectors = len(stream) // _SECTOR
    table = [_OF_TABLE, _END, *range(3, 2 + sectors), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    folder = _entry("Root Entry", 5, child=1, first=_END, size=0) + _entry("Workbook", 2, first=2, size=len(stream))
    return head + struct.pack(f"<{len(table)}I", *table) + folder.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, *, first: int, size: int, child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
