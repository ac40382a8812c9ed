"""Whether each value of a bundle can be: every number, day and text, by its type alone, wherever it stands.

All that reads a bundle reads it by `bundle_reading.read_bundle`, and that asks here first.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

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
_BY_ITSELF = (str, int, float, date)
_LONGEST = 100_000
"""Characters of a text: more than anybody writes. A file of evidence (in base64) is as long as it is."""


def impossible(value: object, *, is_answered: bool = False, is_end: bool = False) -> tuple[str, ...] | None:
    """Give the way (`runs`, `0`, `list_version`) to a value that cannot be; None where each can.

    Counts, versions and sizes are whole numbers from 0 on, as are figures that a person measured, with a fraction. What
    was answered (`is_answered`) stands in a case as JSON, where a number may be less than nothing. `is_end`: a moment
    at which something is over.
    """
    if _is_usual(value):
        return None
    if isinstance(value, _BY_ITSELF):
        return None if _can_be(value, is_answered=is_answered, is_end=is_end) else ()
    is_answered = is_answered or isinstance(value, Case)
    for name, member in _members(value):
        if _is_usual(member):
            continue
        is_unnamed = member == "" and (type(value), name) in _NEVER_EMPTY
        way = () if is_unnamed else impossible(member, is_answered=is_answered, is_end=name == _OVER)
        if way is not None:
            return str(name), *way
    return None


def _can_be(value: str | float | date, *, is_answered: bool, is_end: bool) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST
    if isinstance(value, float) or (isinstance(value, int) and is_answered):
        return (-MOST_FIGURE if is_answered else 0) <= value <= MOST_FIGURE  # nor is NaN
    if isinstance(value, int):
        return 0 <= value <= MOST_RECORDS
    if isinstance(value, datetime):
        last = date.max.year if is_end else _LAST_YEAR
        return _FIRST_YEAR <= value.year <= last and _is_dated(value)
    return value.year >= _FIRST_YEAR


def _is_usual(value: Any) -> bool:  # noqa: ANN401 - a value of any type
    """Whether a value can be wherever it stands, as nearly all of thousands can: nothing, a number, a moment."""
    kind = type(value)
    if kind is int:
        return bool(0 <= value <= MOST_RECORDS)
    if kind is datetime:
        return _FIRST_YEAR <= value.year <= _LAST_YEAR and value.utcoffset() is not None
    return kind is bool or (not value and kind is not str)


def _is_dated(moment: datetime) -> bool:
    """Whether it is known when a moment is, everywhere: it has a time zone, and is none of another world's calendar."""
    try:
        return moment.utcoffset() is not None and bool(moment.astimezone(UTC))
    except OverflowError:
        return False


def _members(value: Any) -> Iterable[tuple[str | int, Any]]:  # noqa: ANN401 - a dataclass of any kind, or JSON
    """Give what is to be looked at: nearly all members can be whatever they say, and a bundle has thousands."""
    if looked_at := _looked_at(cast("Hashable", type(value))):
        texts = looked_at.texts
        is_short = texts is None or sum(map(len, filter(None, texts(value)))) <= _LONGEST
        return [(name, getattr(value, name)) for name in (looked_at.others if is_short else looked_at.names)]
    if isinstance(value, Mapping):
        return value.items()
    if set(map(type, value)) == {str} and max(map(len, value)) <= _LONGEST:
        return ()
    return enumerate(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _LookedAt:
    """The members of a dataclass whose values are looked at."""

    names: tuple[str, ...]
    texts: Callable[[Any], tuple[str | None, ...]] | None
    """Gives those that can be any text that is not too long."""
    others: tuple[str, ...]
    """Neither such texts nor of a few words, each of which can be."""


@lru_cache(maxsize=64)
def _looked_at(kind: Any) -> _LookedAt | None:  # noqa: ANN401 - a type
    """Tell what is looked at of a dataclass; None of anything else."""
    if not is_dataclass(kind):
        return None
    names = tuple(field.name for field in fields(kind) if (kind, field.name) != _FILE)
    declared = get_type_hints(kind)
    kinds = {name: _either(declared[name]) for name in names}
    texts = [name for name in names if kinds[name] == {str} and (kind, name) not in _NEVER_EMPTY]
    words = {name for name in names if all(_is_word(each) for each in kinds[name])}
    return _LookedAt(
        names=names,
        texts=_all_of(texts) if texts else None,
        others=tuple(name for name in names if name not in words and name not in texts),
    )


def _either(declared: Any) -> set[Any]:  # noqa: ANN401 - types
    """Give the kinds of which a value is, where it is there."""
    is_union = get_origin(declared) in {Union, UnionType}
    return set(get_args(declared) if is_union else (declared,)) - {NoneType}


def _all_of(names: Sequence[str]) -> Callable[[Any], tuple[str | None, ...]]:
    get: Callable[[Any], Any] = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _is_word(kind: Any) -> bool:  # noqa: ANN401 - a type
    """Whether values of a kind are one of a few words."""
    return isinstance(kind, type) and (kind is bool or issubclass(kind, StrEnum))


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
