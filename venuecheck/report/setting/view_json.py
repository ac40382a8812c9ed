"""A view as a JSON document with a schema id, and the JSON Schema of such documents: the same for every view."""

import json
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pydantic import TypeAdapter


def view_json(view: object, schema_id: str) -> bytes:
    """Write a view (a dataclass) as it is, UTF-8."""
    document = {"schema": schema_id, **_adapter(cast("Hashable", type(view))).dump_python(view, mode="json")}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def view_schema(kind: type[Any], schema_id: str, title: str) -> dict[str, Any]:
    """Make the JSON Schema of what `view_json` writes of such views; it lets no unknown member through."""
    made = _adapter(cast("Hashable", kind)).json_schema(mode="serialization")
    for part in (made, *made["$defs"].values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = list(part["properties"])
    made["properties"] = {"schema": {"const": schema_id}, **made["properties"]}
    made["required"] = ["schema", *made["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_id, **made, "title": title}


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":  # noqa: ANN401 - any type that pydantic can build
    from pydantic import TypeAdapter  # noqa: PLC0415 - slow to load, and needed only here

    return TypeAdapter(kind)
