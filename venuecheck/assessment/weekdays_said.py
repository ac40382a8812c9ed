"""On which weekdays something is, as people say it: `Mondays`, `Mon-Fri`, `weekdays except Wednesdays`, `daily`.

What cannot be read for certain gives no days: then none is better than a wrong one.
"""

import re
from collections.abc import Iterator
from typing import Final

from venuecheck.core.day_words import SHORT_WEEKDAYS

_ALL: Final = frozenset(range(7))
_NAME: Final = rf"\b(?:{'|'.join(SHORT_WEEKDAYS)})(?:s|nes|r|rs|ur)?(?:days?)?\b\.?"
_TIME: Final = r"(?:,?\s+(?:at\s+|from\s+)?[0-9]{1,2}(?:[.:][0-9]{2})?\s*(?:[ap]\.?m\b\.?)?)?"
_TO: Final = r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b(?:\s+to\b)?|\bthru\b)\s*"
_RANGE: Final = rf"({_NAME}){_TIME}{_TO}({_NAME})|\bbetween\s+({_NAME})\s+and\s+({_NAME})"
_EVERY_DAY: Final = (
    r"\b(?:daily|nightly|(?:every|each)\s+(?:single\s+)?(?:day|morning|afternoon|evening|night)"
    r"|(?:7|seven)\s+days\s+a\s+week)\b"
)
_OF: Final = (
    (re.compile(r"\bweek-?days?\b", re.IGNORECASE), frozenset(range(5))),
    (re.compile(r"\bweek-?ends?\b", re.IGNORECASE), frozenset({5, 6})),
    (re.compile(_EVERY_DAY, re.IGNORECASE), _ALL),
)
_RANGES: Final = re.compile(_RANGE, re.IGNORECASE)
_ONE: Final = re.compile(_NAME, re.IGNORECASE)
_EACH_OF_RANGE: Final = re.compile(
    rf"{_EVERY_DAY}[\s,:(]*(?:from\s+)?(?P<after>{_RANGE})|(?P<before>{_RANGE})[\s,:(]*{_EVERY_DAY}", re.IGNORECASE
)
"""`daily, Monday to Friday` is Monday to Friday."""
_BUT_FOR: Final = re.compile(
    rf"(?:\bbut\s+)?\b(?:except|excluding|apart\s+from|not|no)(?:\s+for)?(?:\s+on)?\s+"
    rf"({_NAME}(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*&\s*){_NAME})*)(?!\s*[0-9]|{_TO}{_NAME})",
    re.IGNORECASE,
)
BUT: Final = re.compile(
    r"\b(not?|except\w*|exclud\w*|excl|apart|unless|without|closed|cancelled|some|most|occasional\w*)\b", re.IGNORECASE
)
"""Words by which something is left out."""
_NOT_EVERY: Final = re.compile(
    r"\b(first|second|third|fourth|[1-5](?:st|nd|rd|th)|last|other|alternate|fortnight\w*|bi-?weekly|weeks|month\w*"
    r"|terms?\w*|holidays?)\b",
    re.IGNORECASE,
)
"""Words by which not every such weekday is meant."""

_OPENING: Final = re.compile(
    rf"(?>(?:{_NAME}|\b(?:on|every|each|days?|daily|week-?days?|week-?ends?|to|until|till|and)\b|[-–—&,:])\s*)++(?=[0-9])",
    re.IGNORECASE,
)
"""Weekdays, and nothing else, before the first figure of a text."""


def weekdays_said(text: str) -> frozenset[int] | None:
    """Give the weekdays that a text names, Monday being 0: empty where it names none, None where it is not certain."""
    left_out = frozenset(day for found in _BUT_FOR.finditer(text) for day in _singles(found[1]))
    text = _BUT_FOR.sub(" ", text)
    text = _EACH_OF_RANGE.sub(lambda found: f" {found['after'] or found['before']} ", text)
    if BUT.search(text) or _NOT_EVERY.search(text):
        return None
    ranges = [_range(*filter(None, found.groups())) for found in _RANGES.finditer(text)]
    groups = [days for words, days in _OF if words.search(text)]
    named = frozenset[int]().union(*ranges, _singles(_RANGES.sub(" ", text)))
    # `weekdays, Tuesday 7 pm`: whether the one tells the other, or goes beside it, nobody can know
    if any(named & group and not named >= group for group in groups):
        return None
    said = named.union(*groups)
    return said - left_out if left_out <= said else None


def beside_weekdays(text: str) -> str:
    """Give what a text says besides the weekdays that open it, to stand beside one of their days; else all of it."""
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    # `Mondays 7 pm, Fridays 8 pm`: which of the times is that day's stands with the weekdays alone
    return rest if weekdays_said(rest) == frozenset() else text


def _range(first: str, last: str) -> frozenset[int]:
    """Give each weekday from one to another, over the end of the week where need be."""
    begin, end = _number(first), _number(last)
    return frozenset((begin + ahead) % 7 for ahead in range((end - begin) % 7 + 1))


def _singles(text: str) -> Iterator[int]:
    return (_number(found[0]) for found in _ONE.finditer(text))


def _number(name: str) -> int:
    return SHORT_WEEKDAYS.index(name[:3].lower())
