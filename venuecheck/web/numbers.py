"""Numbers that a page of ours put into a form or an address, as a browser gives them back."""

from typing import Final

_LONGEST: Final = 15
"""Figures: more than any record's number has, and few enough for every database."""


def number_of(said: str) -> int:
    """Read one; 0, which no record has, where it is none, or longer than any of ours."""
    return int(said) if said.isdecimal() and len(said) <= _LONGEST else 0
