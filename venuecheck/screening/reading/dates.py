"""Days as official lists write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_SHORT = re.compile(r"\b(\d{1,2}[- ][A-Za-z]{3}[a-z]*[- ])(\d{2})$")
"""As a spreadsheet program shows a day: 13-Feb-26."""
_NAMED = re.compile(r"\b(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})\b")


def read_date(text: str) -> date | None:
    """Give the first whole day in `text` (2026-02-13, 13/02/2026, 13.2.2026, 13-Feb-2026); None where there is none.

    Day before month, as in the United Kingdom.
    """
    try:
        if found := _ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMBERS.search(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := _NAMED.search(text)) and found[2].lower() in _MONTHS:
            return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySaid:
    """What a document says of the day of which it is."""

    day: date | None
    """None where nothing is said, or it cannot be read."""
    words: str = ""
    """As it stands there; empty where nothing is said."""


def day_said(texts: Iterable[str]) -> DaySaid:
    """Give the day that the first of these texts says, or, where none can be read, what the first says instead."""
    first = ""
    for text in texts:
        day = read_date(text) or read_date(_SHORT.sub(r"\g<1>20\2", text.strip()))
        if day:
            return DaySaid(day=day, words=text)
        if any(char.isdecimal() for char in text) or "date" in text.casefold():
            first = first or text
    return DaySaid(day=None, words=first)
