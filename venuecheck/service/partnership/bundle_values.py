"""Whether each value of a bundle can be: every number, day and text, by its type alone, wherever it stands.

pydantic looks, as it reads: a folder has thousands of bundles, and each of them a thousand values.
"""

import json
import re
from collections.abc import Hashable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final, cast

from pydantic import ValidationError
from pydantic_core import PydanticCustomError, SchemaValidator

from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.authoring.bounded import reader
from venuecheck.plans.said import MOST_FIGURE
from venuecheck.records.mark import MOST_RECORDS
from venuecheck.service.partnership.bundle import (
    ActionSaid,
    AssessmentSaid,
    Bundle,
    EvidenceSaid,
    NetworkSaid,
    VenueSaid,
)

FIRST_DAY: Final = date(1900, 1, 1)
"""A day before it is a slip, or made up. A day may be the last that there is, for somebody writes it for "always"; so
may the moment at which that is over."""
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""Outside them sums with a moment fail near the ends of what a computer can date."""
_END: Final = datetime.max.replace(tzinfo=UTC)
_HALF = re.compile("[\ud800-\udfff]")
_LONGEST = 100_000
"""Characters of a text: more than anybody writes. A file of evidence (in base64) is as long as it is."""

_TEXT: Final = {"max_length": _LONGEST}
_BOUNDS: Final[dict[str, dict[str, Any]]] = {
    "str": _TEXT,
    "int": {"ge": 0, "le": MOST_RECORDS},  # counts, versions and sizes
    "float": {"ge": 0, "le": MOST_FIGURE, "allow_inf_nan": False},  # figures that a person measured
    "datetime": {"ge": _FIRST, "le": _LAST, "tz_constraint": "aware"},
    "date": {"ge": FIRST_DAY},
    "dataclass": {"revalidate_instances": "always"},  # one that was read otherwise is looked at as well
}
"""What is added to the schema of each type."""
_NAMED: Final = {**_TEXT, "min_length": 1}
_OF_FIELDS: Final[dict[tuple[type, str], dict[str, Any]]] = {
    # what has a name in every version that made a bundle
    **dict.fromkeys(
        [
            (VenueSaid, "name"),
            (NetworkSaid, "id"),
            (NetworkSaid, "name"),
            (AssessmentSaid, "id"),
            (AssessmentSaid, "checklist"),
            (RequirementFacts, "plan"),
            (RequirementFacts, "number"),
        ],
        _NAMED,
    ),
    (EvidenceSaid, "content"): {},
    (ActionSaid, "over"): {**_BOUNDS["datetime"], "le": _END},
}
"""What is added in the place of that to the schema of one field."""


def read(body: bytes) -> Bundle:
    """Read a bundle from JSON: no `true` for a number, no number for a day. Raises `pydantic.ValidationError`."""
    return cast("Bundle", _reader(Bundle).validate_json(body, strict=True))


def read_values(data: object) -> Bundle:
    """Read a bundle as `read` does, from JSON values; half of a character becomes a question mark."""
    return read(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def impossible(value: object) -> tuple[str, ...] | None:
    """Give the way (`runs`, `0`, `list_version`) to a value that cannot be, in a bundle or a part of one; None else."""
    try:
        _reader(cast("Hashable", type(value))).validate_python(value, strict=True)
    except ValidationError as error:
        return way_to(error)
    return None


def way_to(error: ValidationError) -> tuple[str, ...]:
    """Give the way to the first value that could not be read."""
    return tuple(map(str, error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]))


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


@cache
def _reader(kind: Any) -> SchemaValidator:  # noqa: ANN401 - a type
    return reader(kind, _BOUNDS, _OF_FIELDS, _answered)


def _answered(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give what was answered in a case as it is; a number may be less than nothing there."""
    if isinstance(value, str):
        can_be = len(value) <= _LONGEST
    elif isinstance(value, int | float):
        can_be = -MOST_FIGURE <= value <= MOST_FIGURE  # nor is NaN
    else:
        can_be = True
        for member in value.values() if isinstance(value, Mapping) else value if isinstance(value, Sequence) else ():
            _answered(member)
    if not can_be:
        raise PydanticCustomError("impossible", "it cannot be")
    return value
