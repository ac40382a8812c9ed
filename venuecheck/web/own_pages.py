"""Addresses to go on to that a browser names: ours, and no other site's."""

from typing import Final
from urllib.parse import urlsplit

_LONGEST: Final = 500


def own_page(said: str) -> str:
    """Give an address where it is a page of this server; empty otherwise."""
    parts = urlsplit(said) if said.isprintable() else None
    if parts is None or parts.scheme or parts.netloc or "\\" in said or not said.startswith("/"):
        return ""
    return "" if said.startswith("//") else said[:_LONGEST]
