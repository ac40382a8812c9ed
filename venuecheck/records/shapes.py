"""Of which type, length and encoding each value in the database is: what a program of ours never writes is a fault.

A value is never shown: only which one it is, and in what it is wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from venuecheck.records.mark import MOST_RECORDS, is_day

_HEX_64 = re.compile(r"[0-9a-f]{64}")
_HEX_128 = re.compile(r"[0-9a-f]{128}")
_TIME = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}\+00:00")
SALT_BYTES: Final = 32


def _text(shortest: int, longest: int) -> Callable[[object], str]:
    def wrong(value: object) -> str:
        if not isinstance(value, str):
            return "no text"
        if not value.isascii() and not _is_unicode(value):
            return "no text in UTF-8"
        return "" if shortest <= len(value) <= longest else "too long or too short"

    return wrong


def _pattern(pattern: re.Pattern[str], what: str) -> Callable[[object], str]:
    return lambda value: "" if isinstance(value, str) and pattern.fullmatch(value) else what


def _number(least: int) -> Callable[[object], str]:
    return lambda value: "" if type(value) is int and least <= value <= MOST_RECORDS else "no number that it can be"


def _moment(value: object) -> str:
    is_one = isinstance(value, str) and is_day(value[:10]) and _TIME.fullmatch(value[10:])
    return "" if is_one else "no moment"


def _salt(value: object) -> str:
    return "" if isinstance(value, bytes) and len(value) == SALT_BYTES else f"no {SALT_BYTES} bytes"


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_DIGEST = _pattern(_HEX_64, "no digest")
Columns = Mapping[str, Callable[[object], str]]
"""What is wrong with a value, by its column; empty where nothing is."""
HEADER: Final[Columns] = {
    "seq": _number(1),
    "kind": _text(1, 40),
    "key": _text(0, 200),
    "venue": _text(1, 64),
    "at": _moment,
    "previous": _DIGEST,
    "payload_digest": _DIGEST,
    "digest": _DIGEST,
}
PAYLOAD: Final[Columns] = {"salt": _salt, "body": _text(1, 2**31)}
FILE: Final[Columns] = {
    "file_digest": _DIGEST,
    "file_size": _number(0),
    "media_type": _text(1, 100),
}
HEAD: Final[Columns] = {
    "chain": _text(0, 64),
    "seq": _number(1),
    "digest": _DIGEST,
    "public_key": _DIGEST,
    "signature": _pattern(_HEX_128, "no signature"),
}
NEIGHBOUR: Final[Columns] = {
    "other": _text(1, 64),
    "seq": _number(1),
    "digest": _DIGEST,
    "public_key": _DIGEST,
    "day": lambda value: "" if isinstance(value, str) and is_day(value) else "no day",
}


def misshapen(row: Mapping[str, Any], columns: Columns) -> Iterator[tuple[str, str]]:
    """Give the columns whose values are none that the program writes, each with what they are not."""
    for name, wrong in columns.items():
        said = wrong(row[name])
        if said:
            yield name.removeprefix("file_"), said
