"""The report for other programs: schema `venuecheck.collation/1`, the view as it is."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from venuecheck.report.format import Format
from venuecheck.report.partnership.view import PartnershipView

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA_ID = "venuecheck.collation/1"
FORMAT = Format(id="json", title="JSON, for other programs", suffix=".json", media_type="application/json", text=True)


def render(view: PartnershipView, templates: Path) -> bytes:
    """Write the view as JSON. The templates are not needed."""
    del templates
    document = {"schema": SCHEMA_ID, **_adapter().dump_python(view, mode="json")}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def schema() -> dict[str, Any]:
    """Make the JSON Schema of what `render` writes; `reports/schemas/collation.json` holds it."""
    made = _adapter().json_schema(mode="serialization")
    for part in (made, *made["$defs"].values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = list(part["properties"])
    made["properties"] = {"schema": {"const": SCHEMA_ID}, **made["properties"]}
    made["required"] = ["schema", *made["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **made,
        "title": "A venuecheck report on all venues of a partnership",
    }


@cache
def _adapter() -> "TypeAdapter[PartnershipView]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - slow to load, and needed only here

    return TypeAdapter(PartnershipView)
