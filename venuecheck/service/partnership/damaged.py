"""What a file that cannot be read says all the same: its venue, when it was made, the key beside its signature."""

import base64
import binascii
import re
import string
from dataclasses import dataclass
from datetime import datetime

from venuecheck.core.ids import ID_PATTERN
from venuecheck.records.signing import in_one

_KEY = re.compile(rb'"keyid"\s*:\s*"((?:[0-9A-F]{4} ){4}[0-9A-F]{4})"')
_BODY = re.compile(rb'"payload"\s*:\s*"')
_VENUE = re.compile(rb'"venue":\{"id":"(%b)"' % ID_PATTERN.encode())
_MADE = re.compile(rb'"made_at":"([0-9T:.+Z-]{10,40})"')
_ALPHABET = (string.ascii_letters + string.digits + "+/").encode()
_OTHERS = bytes(one if one in _ALPHABET else _ALPHABET[0] for one in range(256))
"""Puts a sign of the alphabet in the place of any other, so that what stands around it is read as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What can be read of a damaged file; nothing of it is proven."""

    venue: str = ""
    """Id; empty where it cannot be read."""
    made_at: datetime | None = None
    key: str = ""
    """Fingerprint, without blanks, of the key that stands beside its signature; empty for none, or several."""


def left_in(content: bytes) -> Left:
    """Read what is left of a bundle that was changed on its way, wherever in it that was."""
    keys = {in_one(one.decode()) for one in _KEY.findall(content)}
    body = _body(content)
    venues = _VENUE.findall(body)
    return Left(
        venue=venues[-1].decode() if venues else "",
        made_at=_moment(_MADE.search(body)),
        key=keys.pop() if len(keys) == 1 else "",
    )


def _body(content: bytes) -> bytes:
    begins = _BODY.search(content)
    if begins is None:
        return b""
    ends = content.rfind(b'"signatures"')
    text = content[begins.end() : ends if ends > begins.end() else len(content)].rstrip(b'", \r\n')
    signs = text.rstrip(b"=").translate(_OTHERS)
    signs += b"=" * min(2, len(text) - len(signs))
    # where signs are missing the end is read, in which the venue stands
    try:
        return base64.b64decode(signs[len(signs) % 4 :])
    except binascii.Error:
        return b""


def _moment(found: re.Match[bytes] | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
