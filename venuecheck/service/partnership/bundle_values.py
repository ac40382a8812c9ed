"""Whether each value of a bundle can be: every number, day and text, by its type alone, wherever it stands.

All that reads a bundle reads it by `bundle_reading.read_bundle`, and that asks here first.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, cast

from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.plans.said import MOST_FIGURE
from venuecheck.records.mark import MOST_RECORDS
from venuecheck.service.partnership.bundle import AssessmentSaid, Case, EvidenceSaid, NetworkSaid, VenueSaid

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
"""Outside them a moment is a slip or made up, and sums with it fail near the ends of what a computer can date.

A day may be the last that there is, for somebody writes it for "always"; so may the moment at which that is over.
"""
_OVER = "over"
_FILE = (EvidenceSaid, "content")
_HALF = re.compile("[\ud800-\udfff]")
_NEVER_EMPTY = frozenset(
    {
        (VenueSaid, "name"),
        (NetworkSaid, "id"),
        (NetworkSaid, "name"),
        (AssessmentSaid, "id"),
        (AssessmentSaid, "checklist"),
        (RequirementFacts, "plan"),
        (RequirementFacts, "number"),
    }
)
"""What has a name in every version that made a bundle."""
_LONGEST = 100_000
"""Characters of a text: more than anybody writes. A file of evidence (in base64) is as long as it is."""


def impossible(value: object, *, is_answered: bool = False, is_end: bool = False) -> tuple[str, ...] | None:
    """Give the way (`runs`, `0`, `list_version`) to a value that cannot be; None where each can.

    Counts, versions and sizes are whole numbers from 0 on, as are figures that a person measured, with a fraction. What
    was answered (`is_answered`) stands in a case as JSON, where a number may be less than nothing. `is_end`: a moment
    at which something is over.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return None if len(value) <= _LONGEST else ()
    if isinstance(value, float) or (isinstance(value, int) and is_answered):
        return None if (-MOST_FIGURE if is_answered else 0) <= value <= MOST_FIGURE else ()  # nor is NaN
    if isinstance(value, int):
        return None if 0 <= value <= MOST_RECORDS else ()
    if isinstance(value, datetime):
        last = date.max.year if is_end else _LAST_YEAR
        return None if _FIRST_YEAR <= value.year <= last and _is_dated(value) else ()
    if isinstance(value, date):
        return None if value.year >= _FIRST_YEAR else ()
    is_answered = is_answered or isinstance(value, Case)
    for name, member in _members(value):
        if _is_plain(type(member), member) and (type(member) is not int or not is_answered):
            continue
        is_unnamed = member == "" and (type(value), name) in _NEVER_EMPTY
        way = () if is_unnamed else impossible(member, is_answered=is_answered, is_end=name == _OVER)
        if way is not None:
            return name, *way
    return None


def _is_plain(kind: Any, value: Any) -> bool:  # noqa: ANN401 - a value of any type
    """Whether a value is one that can always be: nearly all are, and a bundle has thousands."""
    if kind is str:
        return bool(0 < len(value) <= _LONGEST)
    if kind is int:
        return bool(0 <= value <= MOST_RECORDS)
    return value is None or kind is bool or _is_word(kind)


@lru_cache(maxsize=256)
def _is_word(kind: Any) -> bool:  # noqa: ANN401 - a type
    """Whether values of a kind are one of a few words."""
    return issubclass(kind, StrEnum)


def _is_dated(moment: datetime) -> bool:
    """Whether it is known when a moment is, everywhere: it has a time zone, and is none of another world's calendar."""
    try:
        return moment.utcoffset() is not None and bool(moment.astimezone(UTC))
    except OverflowError:
        return False


def _members(value: Any) -> Iterable[tuple[str, Any]]:  # noqa: ANN401 - a dataclass of any kind, or JSON
    if names := _names(cast("Hashable", type(value))):
        return [(name, getattr(value, name)) for name in names]
    if isinstance(value, Mapping):
        return value.items()
    return (
        (str(place), member)
        for place, member in enumerate(value)
        if not isinstance(member, str) or len(member) > _LONGEST
    )


def no_text(value: object) -> tuple[str, ...] | None:
    """Give the way to a text, or a name, in JSON that holds half of a pair of surrogates, which is no character."""
    if isinstance(value, str):
        return () if _HALF.search(value) else None
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        way = no_text(member)
        if way is not None or (isinstance(name, str) and _HALF.search(name)):
            return str(name), *(way or ())
    return None


@lru_cache(maxsize=64)
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a type
    """Give the fields of a dataclass whose values are looked at; none of anything else."""
    of = fields(kind) if is_dataclass(kind) else ()
    return tuple(field.name for field in of if (kind, field.name) != _FILE)
