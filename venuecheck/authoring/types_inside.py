"""What a type has inside: the names of its fields, and something that would do for one of them."""

import dataclasses
import types
import typing
from datetime import date
from enum import Enum
from typing import Any

from venuecheck.authoring.document import ValuePath

_STAND_INS: dict[Any, object] = {
    str: "x",
    int: 1,
    float: 1.0,
    bool: False,
    date: "2000-01-01",
    list: [],
    tuple: [],
    dict: {},
}


def stand_in(model: Any, steps: ValuePath) -> object:  # noqa: ANN401
    """Give something of the type of the field at the end of `steps`; None where there is nothing so simple."""
    kinds = [model]
    for step in steps:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return next((found for kind in kinds if (found := _of_kind(kind)) is not None), None)


def _of_kind(kind: Any) -> object:  # noqa: ANN401
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    if typing.get_origin(kind) is typing.Literal:
        return typing.get_args(kind)[0]
    if dataclasses.is_dataclass(kind):
        needed = [each.name for each in _fields(kind) if not _has_default(each)]
        said = {name: stand_in(kind, (name,)) for name in needed}
        return None if None in said.values() else said
    return _STAND_INS.get(typing.get_origin(kind) or kind)


def _has_default(one: dataclasses.Field[Any]) -> bool:
    return one.default is not dataclasses.MISSING or one.default_factory is not dataclasses.MISSING


def field_names(model: Any, steps: ValuePath) -> list[str]:  # noqa: ANN401
    """Names that the dataclass at the end of `steps` knows; empty where it is not one."""
    here = [model]
    for step in steps:
        here = [inner for kind in here for inner in _inside(kind, step)]
    return [field.name for kind in here for field in _fields(kind)]


def _fields(kind: Any) -> tuple[dataclasses.Field[Any], ...]:  # noqa: ANN401
    return dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()


def _inside(kind: Any, step: str | int) -> list[Any]:  # noqa: ANN401
    kinds = []
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        kinds = [hints[step]] if isinstance(step, str) and step in hints else []
    else:
        kinds = [argument for argument in typing.get_args(kind) if argument is not Ellipsis]
    return [member for found in kinds for member in _members(found)]


def _members(kind: Any) -> list[Any]:  # noqa: ANN401
    origin = typing.get_origin(kind)
    if origin in {typing.Union, types.UnionType, typing.Annotated}:
        return [member for argument in typing.get_args(kind) for member in _members(argument)]
    return [kind]
