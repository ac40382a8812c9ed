"""What a type has inside: its fields' names, something that would do for one of them, and which texts say nothing."""

import dataclasses
import types
import typing
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from venuecheck.authoring.document import ValuePath

SAYS_SOMETHING: Final = r"\S"
"""The pattern, in JSON Schemas, of a text that `blank_texts` lets pass."""
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
    return next((found for kind in _at(model, steps) if (found := _of_kind(kind)) is not None), None)


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
    return [field.name for kind in _at(model, steps) for field in _fields(kind)]


def blank_texts(model: Any, data: object) -> Iterator[ValuePath]:  # noqa: ANN401
    """Give where a text of `model` says nothing in `data`: one that can be left out may be empty, but not of spaces."""
    for path, text in _blank(data, ()):
        here = _at(model, path[:-1])
        defaults = [field.default for kind in here for field in _fields(kind) if field.name == path[-1]]
        if str in _at(model, path) and (text or "" not in defaults):
            yield path


def _blank(data: object, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _blank(value, (*path, step))
    elif isinstance(data, str) and path and not data.strip():
        yield path, data


def _at(model: Any, steps: ValuePath) -> list[Any]:  # noqa: ANN401
    """Give each type that can stand at the end of `steps`."""
    kinds = [model]
    for step in steps:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return kinds


def _fields(kind: Any) -> tuple[dataclasses.Field[Any], ...]:  # noqa: ANN401
    return dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()


def _inside(kind: Any, step: str | int) -> list[Any]:  # noqa: ANN401
    kinds = []
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        kinds = [hints[step]] if isinstance(step, str) and step in hints else []
    else:
        names = 1 if typing.get_origin(kind) is dict else 0
        kinds = [argument for argument in typing.get_args(kind)[names:] if argument is not Ellipsis]
    return [member for found in kinds for member in _members(found)]


@lru_cache(maxsize=256)
def _hints(kind: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _members(kind: Any) -> list[Any]:  # noqa: ANN401
    origin = typing.get_origin(kind)
    if origin in {typing.Union, types.UnionType, typing.Annotated}:
        return [member for argument in typing.get_args(kind) for member in _members(argument)]
    return [kind]
