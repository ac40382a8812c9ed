"""The form of what each kind of record says, as far as this version knows it.

A record that was signed and has another form was written by a program that is newer, or by none of ours: it proves, and
nothing can be made of it. The forms are made of the types that the services read (`tests/records/record_forms.py`), and
the verifier that needs nothing of ours holds the same ones.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any, cast

from pydantic_core import CoreSchema, SchemaValidator, core_schema

_SIMPLE = {
    "s": core_schema.str_schema(strict=True),
    "i": core_schema.int_schema(strict=True),
    "n": core_schema.float_schema(strict=True),
    "b": core_schema.bool_schema(strict=True),
    "z": core_schema.none_schema(),
    "d": core_schema.datetime_schema(strict=True),
    "D": core_schema.date_schema(strict=True),
    "*": core_schema.any_schema(),
}


def is_known(kind: str) -> bool:
    """Whether this version knows what a record of this kind says."""
    return kind in _table()["kinds"]


def fits(kind: str, body: str | bytes, *, field: str = "") -> bool:
    """Whether what a record says has the form of its kind; of a kind that is not known everything has.

    With a `field`, whether `body` is what may stand in that field of such a record.
    """
    if is_known(kind):
        try:
            _validator(kind, field).validate_json(body)
        except (ValueError, RecursionError):
            return False
    return True


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("forms.json").read_text("utf-8"))
    return found


@cache
def _validator(kind: str, field: str) -> SchemaValidator:
    shape = _table()["kinds"][kind]
    if field:
        members = _table()["named"][shape[1:]] if isinstance(shape, str) else shape
        shape = members[field] if field in members else members[f"{field}?"]
    named = [_schema(one, name) for name, one in _named_in(shape).items()]
    return SchemaValidator(core_schema.definitions_schema(_schema(shape), named))


def _named_in(shape: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Give the named shapes that one is made of, and those that these are made of: few of all that there are."""
    named, found, to_see = _table()["named"], dict[str, Any](), [shape]
    while to_see:
        one = to_see.pop()
        if isinstance(one, dict):
            to_see += one.values()
        elif not isinstance(one, str):
            to_see += one[1:] if one[0] != "=" else []
        elif one not in _SIMPLE and one[1:] not in found:
            found[one[1:]] = named[one[1:]]
            to_see.append(named[one[1:]])
    return found


def _let_go(_: object) -> None:
    """Keep nothing of an item that fits: of a run, all would be there once more, only to be seen."""


def _schema(shape: Any, name: str | None = None) -> CoreSchema:  # noqa: ANN401 - JSON
    if isinstance(shape, str):
        simple = _SIMPLE[shape] if shape in _SIMPLE else core_schema.definition_reference_schema(shape[1:])
        return cast("CoreSchema", {**simple, "ref": name}) if name else simple
    if isinstance(shape, dict):
        known = {one: (shape[one], one[:-1] if one.endswith("?") else one) for one in shape}
        members = {
            member: core_schema.typed_dict_field(_schema(inner), required=not one.endswith("?"))
            for one, (inner, member) in known.items()
        }
        return core_schema.typed_dict_schema(members, extra_behavior="ignore", ref=name)
    mark, *rest = shape
    if mark == "[":
        seen = core_schema.no_info_after_validator_function(_let_go, _schema(rest[0]))
        return core_schema.list_schema(seen, ref=name)
    if mark == "{":
        return core_schema.dict_schema(core_schema.str_schema(), _schema(rest[0]), ref=name)
    if mark == "=":
        return core_schema.literal_schema(rest, ref=name)
    return core_schema.union_schema([_schema(one) for one in rest], mode="left_to_right", ref=name)
