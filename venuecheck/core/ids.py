"""Identifiers: short, readable, safe in a file name, a web address and a terminal."""

import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

ID_PATTERN = r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?"
_ID = re.compile(ID_PATTERN)


def is_id(text: str) -> bool:
    """Whether `text` can be an id: 1 to 64 lower-case letters, digits, dots, hyphens, underscores."""
    return _ID.fullmatch(text) is not None


def new_id(prefix: str, at: "datetime") -> str:
    """Make an id such as `run-20260914-7f3a9c21`: sorts by day, does not repeat."""
    return f"{prefix}-{at:%Y%m%d}-{secrets.token_hex(4)}"
