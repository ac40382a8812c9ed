"""Which accounts have signed in with a browser, the last one first: by the word of a cookie that we signed."""

from typing import Final

from flask import request

from venuecheck.web.sealing import opened

KNOWN: Final = "venuecheck-known"
"""The cookie."""
KNOWN_HERE: Final = "known browser"


def known_here() -> list[str]:
    """Give the ids of the accounts."""
    said = opened(KNOWN_HERE, request.cookies.get(KNOWN, ""))
    return [str(one) for one in said] if isinstance(said, list) else []
