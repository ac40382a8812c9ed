"""Whether each value of a bundle can be: every number, day and text, by its type alone, wherever it stands."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from venuecheck.plans.said import MOST_FIGURE
from venuecheck.records.mark import MOST_RECORDS
from venuecheck.service.partnership.bundle import Case

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
"""Outside them a moment is a slip or made up, and sums with it fail near the ends of what a computer can date.

A day may be the last that there is, for somebody writes it for "always"; so may the moment at which that is over.
"""
_OVER = "over"


def impossible(value: object, *, is_answered: bool = False) -> tuple[str, ...] | None:
    """Give the way (`runs`, `0`, `list_version`) to a value that cannot be; None where each can.

    Counts, versions and sizes are whole numbers from 0 on. What a person measured has a fraction by its type, and what
    was answered (`is_answered`) stands in a case as JSON: both may be less than nothing.
    """
    if value is None or isinstance(value, str | bool):
        return None  # the file bounds the length of its texts
    if isinstance(value, float) or (isinstance(value, int) and is_answered):
        return None if abs(value) <= MOST_FIGURE else ()  # nor is NaN
    if isinstance(value, int):
        return None if 0 <= value <= MOST_RECORDS else ()
    if isinstance(value, datetime) and value.utcoffset() is None:
        return ()  # nobody knows when that is
    if isinstance(value, date):
        is_late = isinstance(value, datetime) and value.year > _LAST_YEAR
        return () if is_late or value.year < _FIRST_YEAR else None
    is_answered = is_answered or isinstance(value, Case)
    for name, member in _members(value):
        may_be_last = name == _OVER and isinstance(member, datetime) and member.utcoffset() is not None
        as_day = member.date() if may_be_last and isinstance(member, datetime) else member
        way = impossible(as_day, is_answered=is_answered)
        if way is not None:
            return name, *way
    return None


def _members(value: Any) -> Iterable[tuple[str, object]]:  # noqa: ANN401 - a dataclass of any kind, or JSON
    if is_dataclass(value):
        return ((name, getattr(value, name)) for name in _names(cast("Hashable", type(value))))
    if isinstance(value, Mapping):
        return value.items()
    return ((str(place), member) for place, member in enumerate(value) if not isinstance(member, str))


@lru_cache(maxsize=64)
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - the type of a dataclass
    return tuple(field.name for field in fields(kind))
