"""The report for other programs: schema `venuecheck.report/2`, the view as it is."""

from pathlib import Path
from typing import Any

from venuecheck.report.format import Format
from venuecheck.report.setting.view_json import view_json, view_schema
from venuecheck.report.venue.view import View

SCHEMA_ID = "venuecheck.report/2"
FORMAT = Format(id="json", title="JSON, for other programs", suffix=".json", media_type="application/json", text=True)


def render(view: View, templates: Path) -> bytes:
    """Write the view as JSON. The templates are not needed."""
    del templates
    return view_json(view, SCHEMA_ID)


def schema() -> dict[str, Any]:
    """Make the JSON Schema of what `render` writes; a copy is shipped among the report templates."""
    return view_schema(View, SCHEMA_ID, "A venuecheck report on a venue or on one run")
