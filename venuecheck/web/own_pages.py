"""Addresses to go on to that a browser names: ours, and no other site's."""

from typing import Final
from urllib.parse import urlsplit

_LONGEST: Final = 500


def own_page(said: str) -> str:
    """Give an address where it is a page of this server; empty otherwise."""
    if not said.startswith("/") or said.startswith("//") or "\\" in said or not said.isprintable():
        return ""
    try:
        parts = urlsplit(said)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else said[:_LONGEST]
