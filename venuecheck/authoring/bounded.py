"""Readers of documents that somebody else made: bounds laid into the schema by which pydantic reads a type.

A list, or a table, is read up to its first wrong value. pydantic gathers an error for each, of about a kibibyte: a file
of 25 MiB whose list held nothing but wrong values took eleven gibibytes.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from pydantic import TypeAdapter
from pydantic_core import CoreSchema, SchemaValidator, core_schema

Bounds = Mapping[str, Any]
"""What is added to a schema of pydantic's."""
_FIRST_ALONE: Final = {"fail_fast": True}
_MANY: Final = ("tuple", "list", "dict", "set", "frozenset")


def reader(
    kind: Any,  # noqa: ANN401 - any type that pydantic can build
    of_types: Mapping[str, Bounds] = {},
    of_fields: Mapping[tuple[type, str], Bounds] = {},
    of_anything: Callable[[Any], Any] | None = None,
) -> SchemaValidator:
    """Give a (costly, so to be kept) validator of `kind` that names one wrong value of each list.

    `of_types` bounds all values of a type (`int`, `str`, as pydantic's schemas name them), `of_fields` those of one
    field of a dataclass in their place. `of_anything` gives each value that may be of any type, or raises
    `PydanticCustomError`.
    """
    types = {**dict.fromkeys(_MANY, _FIRST_ALONE), **of_types}

    def bounded(schema: Any, field: tuple[type, str] = (object, "")) -> CoreSchema:  # noqa: ANN401 - pydantic's
        name = schema["type"]
        if name == "any" and of_anything is not None:
            return core_schema.no_info_after_validator_function(of_anything, schema)
        here = field if name in {"nullable", "default"} else (schema.get("cls", object), "")
        inner: dict[str, Any] = {}
        for member, part in schema.items():
            if member == "fields" and name == "dataclass-args":
                inner[member] = [{**one, "schema": bounded(one["schema"], (field[0], one["name"]))} for one in part]
            elif _is_schema(part):
                inner[member] = bounded(part, here)
            elif isinstance(part, list) and part and all(map(_is_schema, part)):
                inner[member] = [bounded(one) for one in part]
        added = types.get(name, {}) if inner else of_fields.get(field, types.get(name, {}))
        return cast("CoreSchema", {**schema, **inner, **added})

    return SchemaValidator(bounded(TypeAdapter(kind).core_schema))


def _is_schema(part: object) -> bool:
    return isinstance(part, Mapping) and isinstance(part.get("type"), str)
