"""The report for other programs: schema `venuecheck.collation/2`, the view as it is."""

from pathlib import Path
from typing import Any

from venuecheck.report.format import Format
from venuecheck.report.partnership.view import PartnershipView
from venuecheck.report.setting.view_json import view_json, view_schema

SCHEMA_ID = "venuecheck.collation/2"
FORMAT = Format(id="json", title="JSON, for other programs", suffix=".json", media_type="application/json", text=True)


def render(view: PartnershipView, templates: Path) -> bytes:
    """Write the view as JSON. The templates are not needed."""
    del templates
    return view_json(view, SCHEMA_ID)


def schema() -> dict[str, Any]:
    """Make the JSON Schema of what `render` writes; `reports/schemas/collation.json` holds it."""
    return view_schema(PartnershipView, SCHEMA_ID, "A venuecheck report on all venues of a partnership")
