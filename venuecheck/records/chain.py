"""The chain over a venue's records: each header has its predecessor's digest, so that a change, loss or swap shows.

A payload is bound by a salted digest and can be deleted with its salt; the header stays and the chain is whole.
Canonical JSON is RFC 8785, digests are SHA-256.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import rfc8785
from pydantic_core import from_json, to_json

from venuecheck.records.codec import joined, parted, written
from venuecheck.records.version import Version

FIRST = "0" * 64
"""What the first record names as its predecessor."""

_AT_ONCE = 64
"""Members of a long field that are written together: quicker than one by one, and little memory."""
_EXACT = 2**53
_NEVER_IN_POWERS = 1e-4
"""Python writes numbers below a ten-thousandth in powers of ten, where the canonical form does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stays of a record for good."""

    seq: int
    """Its place in its venue's chain: from 1, without gaps."""
    kind: str
    key: str
    """What it is about: a newer record with the same kind and key takes its place."""
    venue: str
    at: str
    """RFC 3339, UTC."""
    previous: str
    payload_digest: str

    @property
    def version(self) -> Version:
        """What names this record to whoever writes over it or rests on it."""
        return Version(venue=self.venue, kind=self.kind, key=self.key, seq=self.seq)

    @property
    def digest(self) -> str:
        """SHA-256 of this header in canonical JSON, hexadecimal."""
        said = {name: getattr(self, name) for name in _HEADER}
        # of texts and a whole number: Python's own JSON has the canonical form, in a tenth of the library's time
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


_HEADER = tuple(each.name for each in fields(Header))


def canonical(body: Any) -> bytes:  # noqa: ANN401 - JSON
    """Give JSON values in their one canonical form (RFC 8785).

    Where nothing is in `body` that Python's own JSON writes otherwise, it is written by that: in a tenth of the time.
    """
    try:
        plain = json.dumps(_plain(body), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
        return plain.encode()
    except ValueError:
        return rfc8785.dumps(body)


_BEYOND = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
"""What a name may hold that Python sorts by code point and RFC 8785 by UTF-16's units; and what is no text at all."""


def _as_64_bits(text: str) -> int | float:
    """Read a whole number as the one that it stands for in RFC 8785, whose numbers all have 64 bits."""
    number = int(text)
    return number if abs(number) < _EXACT else float(text)


def is_canonical(text: str) -> bool:
    """Whether a text is JSON in its canonical form: nothing is named twice, no number is written in two ways."""
    try:
        return _is_plainly_canonical(text) or canonical(json.loads(text, parse_int=_as_64_bits)) == text.encode()
    except (ValueError, RecursionError):
        return False


def _is_plainly_canonical(text: str) -> bool:
    """Whether the quickest reader and writer that there are give a text as it is, and RFC 8785 would write it alike."""
    body = text.encode()
    try:
        data = from_json(body)
    except ValueError:  # what is nested deep, too, which others read
        return False
    is_as_written = to_json(data) == body and (text.isascii() or not _BEYOND.search(text))
    return is_as_written and _is_in_order([data])


def _is_in_order(value: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether names stand in their order, and no number is one that RFC 8785 may write otherwise."""
    is_object = type(value) is dict
    if is_object and list(value) != sorted(value):
        return False
    for member in value.values() if is_object else value:
        kind: Any = type(member)
        if kind is str:
            continue
        if kind is dict or kind is list:
            if not _is_in_order(member):
                return False
        elif (kind is int and abs(member) >= _ODD) or (kind is float and _is_odd(repr(member))):
            return False
    return True


def _is_odd(number: str) -> bool:
    return number.endswith((".0", "n", "f")) or "e" in number


_DIGITS = 15
"""A whole number of no more is one that 64 bits tell from the next."""
_ODD = 10**_DIGITS


_AS_IT_IS = frozenset({str, bool, type(None)})
"""Nearly all that is recorded."""


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give `value` with whole numbers as such. Raises `ValueError` where only the library knows the form."""
    if type(value) in _AS_IT_IS or isinstance(value, str):
        return value
    if isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):  # sorted by UTF-16's units
            raise ValueError
        found = {key: item if type(item) in _AS_IT_IS else _plain(item) for key, item in value.items()}
        # nothing is held twice that need not be
        return found if any(found[key] is not item for key, item in value.items()) else value
    if isinstance(value, (list, tuple)):
        items = [_plain(item) for item in value]
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, int) and abs(value) < _EXACT:
        return value
    if isinstance(value, float) and (value == 0 or _NEVER_IN_POWERS <= abs(value) < _EXACT):
        return int(value) if value.is_integer() else value
    raise ValueError


Look = Callable[[bytes, str], None]
"""Is shown some members of a long field, as a list, and the field's name; and once what is besides, with no name."""


def canonical_of(payload: object, look: Look = lambda _text, _field: None) -> bytes:
    """Give a payload's JSON in its canonical form, made piece by piece: all of a run at once takes much memory.

    Whoever wants to `look` at it is shown the pieces, for the same reason.
    """
    rest, long = parted(payload)
    without = canonical(rest)
    look(without, "")
    return joined(_pieces(rest, long, look)) if long else without


def _pieces(rest: dict[str, Any], long: Mapping[str, Sequence[object]], look: Look) -> Iterator[bytes]:
    before = b"{"
    for name in sorted(rest):  # a dataclass's fields, in ASCII
        yield before + canonical(name) + b":"
        before = b","
        if name not in long:
            yield canonical(rest[name])
            continue
        mark = b"["
        for start in range(0, len(long[name]), _AT_ONCE):
            texts = map(written, long[name][start : start + _AT_ONCE])
            batch = _rewritten(f"[{','.join(texts)}]")
            look(batch, name)
            yield mark + batch[1:-1]
            mark = b","
        yield b"]"
    yield b"}"


def _rewritten(text: str) -> bytes:
    """Give a JSON text in canonical form, by Python's own JSON where that can."""
    try:
        # where a key could be sorted otherwise, by UTF-16's units
        if not text.isascii() and _BEYOND.search(text):
            raise ValueError
        return _TO_TEXT.encode(_FROM_TEXT.decode(text)).encode()
    except ValueError:
        return canonical(json.loads(text))


def _whole(text: str) -> int:
    if len(text) > _DIGITS:  # too large to be exact
        raise ValueError
    return int(text)


def _number(text: str) -> float:
    value: float = _plain(float(text))
    return value


_FROM_TEXT = json.JSONDecoder(parse_int=_whole, parse_float=_number)
_TO_TEXT = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def payload_digest(salt: bytes, body: bytes) -> str:
    """Bind a payload: without the salt nobody can guess what a deleted one said."""
    digest = hashlib.sha256(salt)
    digest.update(body)
    return digest.hexdigest()
