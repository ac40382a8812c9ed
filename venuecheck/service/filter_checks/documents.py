"""Documents for machines: JSON with a schema id, and their JSON Schemas. Runs (`run_document`) and references have
their own places.
"""

from typing import Any

from venuecheck.records.codec import json_schema, written_json
from venuecheck.report.documents.difference import Difference
from venuecheck.service.filter_checks.page_story import Story

DIFFERENCE_SCHEMA = "venuecheck.difference/1"
EXPLANATION_SCHEMA = "venuecheck.explanation/1"


def story_json(story: Story) -> bytes:
    """Give a page's story as JSON text (`venuecheck.explanation/1`), UTF-8."""
    return written_json(EXPLANATION_SCHEMA, story)


def story_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.explanation/1`; `reports/schemas/explanation.json` holds it."""
    return json_schema(Story, EXPLANATION_SCHEMA, "Why the verdict on one page of a run is what it is")


def difference_json(found: Difference) -> bytes:
    """Give the difference between two runs as JSON text (`venuecheck.difference/1`), UTF-8."""
    return written_json(DIFFERENCE_SCHEMA, found)


def difference_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.difference/1`; `reports/schemas/difference.json` holds it."""
    return json_schema(Difference, DIFFERENCE_SCHEMA, "What changed between two runs")
