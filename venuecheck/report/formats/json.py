"""The report for other programs: the view as it is, `venuecheck.report/2` and `venuecheck.collation/3`."""

from pathlib import Path
from typing import Any

from venuecheck.report.format import Format, Report
from venuecheck.report.partnership.view import PartnershipView
from venuecheck.report.setting.view_json import view_json, view_schema
from venuecheck.report.venue.view import View

SCHEMA_IDS = {Report.VENUE: "venuecheck.report/2", Report.PARTNERSHIP: "venuecheck.collation/3"}
FORMAT = Format(id="json", title="JSON, for other programs", suffix=".json", media_type="application/json", text=True)


def render_venue(view: View, templates: Path) -> bytes:
    """Write the view as JSON. The templates are not needed."""
    del templates
    return view_json(view, SCHEMA_IDS[Report.VENUE])


def render_partnership(view: PartnershipView, templates: Path) -> bytes:
    """Write the view as JSON. The templates are not needed."""
    del templates
    return view_json(view, SCHEMA_IDS[Report.PARTNERSHIP])


def schema(report: Report) -> dict[str, Any]:
    """Make the JSON Schema of what is written of a report; `reports/schemas` holds them."""
    match report:
        case Report.VENUE:
            return view_schema(View, SCHEMA_IDS[report], "A venuecheck report on a venue or on one run")
        case Report.PARTNERSHIP:
            title = "A venuecheck report on all venues of a partnership"
            return view_schema(PartnershipView, SCHEMA_IDS[report], title)
