"""What differs between two checklists besides what a reader is shown of them."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.expression import Condition

_OF_THE_FILE = frozenset({"digest", "place"})
"""What hangs on how a file is laid out."""


def what_else_differs(before: Checklist, after: Checklist) -> str:
    """Say what else differs: nothing but brackets and other ways to write the same, examples, or what is not said."""
    if _same_meaning(before, after):
        return "something is written otherwise, such as brackets; it asks the same, and the same follows"
    if _same_meaning(replace(before, examples=()), replace(after, examples=())):
        return "its examples differ; it asks the same, and the same follows"
    return "something else differs: compare the files"


def _same_meaning(before: object, after: object) -> bool:
    """Whether two checklists, or parts of them, say the same, however their conditions are written."""
    return _meant(before) == _meant(after)


def _meant(value: object) -> object:
    if isinstance(value, Condition):
        return value.root
    if isinstance(value, tuple):
        return tuple(map(_meant, value))
    if isinstance(value, Mapping):
        return {name: _meant(one) for name, one in value.items()}
    if is_dataclass(value):
        return {one.name: _meant(getattr(value, one.name)) for one in fields(value) if one.name not in _OF_THE_FILE}
    return value
