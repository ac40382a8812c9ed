"""The JSON Schema of a kind of file that people write, made from the type that reads it.

Editors complete and check by it. It says the form alone: names that must be known, dates that must follow each other
and all else that hangs on other entries is said by `venuecheck lint`.
"""

import ast
import dataclasses
import inspect
import textwrap
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from venuecheck.authoring.types_inside import SAYS_SOMETHING

if TYPE_CHECKING:
    from collections.abc import Hashable

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def file_schema(model: Any, schema_id: str, title: str) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    """Give the JSON Schema of files that are read as `model`, with what the source says of each entry."""
    made = TypeAdapter(model).json_schema(mode="validation", schema_generator=_Documented)
    return {"$schema": DIALECT, "$id": schema_id, **_finished(made), "title": title}


@cache
def entry_words(kind: "Hashable") -> dict[str, str]:
    """Give what the source says below each field of a dataclass, its bases' too, on one line each."""
    found: dict[str, str] = {}
    for each in reversed(cast("type[Any]", kind).__mro__):
        if not dataclasses.is_dataclass(each):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(each))).body[0]
        steps = body.body if isinstance(body, ast.ClassDef) else []
        for step, after in pairwise(steps):
            match step, after:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                    found[name] = " ".join(said.split())
    return found


class _Documented(GenerateJsonSchema):
    """Puts beside each entry what its source says of it."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """Give the schema of a dataclass."""
        made = super().dataclass_schema(schema)
        said = entry_words(cast("Hashable", schema["cls"]))
        for name, entry in made.get("properties", {}).items():
            if name in said:
                entry["description"] = said[name]
        return made


_OR_IS_EMPTY = rf"^$|{SAYS_SOMETHING}"
_OTHERWISE_BOUND = frozenset({"enum", "const", "format", "pattern"})


def _finished(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Take away the titles that only say the name again, and have texts say something, as `blank_texts` does."""
    if isinstance(value, list):
        return [_finished(one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {
        name: _each_finished(one) if name in {"properties", "$defs"} else _finished(one)
        for name, one in value.items()
        if not (name == "title" and isinstance(one, str))
    }
    if made.get("type") == "string" and not made.keys() & _OTHERWISE_BOUND:
        made["pattern"] = _OR_IS_EMPTY if made.get("default") == "" else SAYS_SOMETHING
    return made


def _each_finished(entries: dict[str, Any]) -> dict[str, Any]:
    """Do the same within entries by their names, one of which may be called `title`."""
    return {name: _finished(one) for name, one in entries.items()}
