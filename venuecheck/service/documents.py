"""Documents for machines: JSON with a schema id, and their JSON Schemas."""

from typing import Any

from venuecheck.filtering.model.reference import Reference
from venuecheck.filtering.model.run import Run
from venuecheck.records.codec import encode, json_schema, written_in_pieces
from venuecheck.report.difference import Difference
from venuecheck.screening.result import Screening
from venuecheck.service.explaining import Story
from venuecheck.service.referencing import REFERENCE_SCHEMA

RUN_SCHEMA = "venuecheck.run/1"
DIFFERENCE_SCHEMA = "venuecheck.difference/1"
EXPLANATION_SCHEMA = "venuecheck.explanation/1"
SCREENING_SCHEMA = "venuecheck.screening/1"


def run_document(run: Run) -> dict[str, Any]:
    """Give a run as JSON values (`venuecheck.run/1`)."""
    return {"schema": RUN_SCHEMA, **encode(run)}


def run_json(run: Run) -> bytes:
    """Give a run as JSON text (`venuecheck.run/1`), UTF-8."""
    return _written(RUN_SCHEMA, run)


def run_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.run/1`; `reports/schemas/run.json` holds it."""
    return json_schema(Run, RUN_SCHEMA, "A run of a test list on one network")


def story_json(story: Story) -> bytes:
    """Give a page's story as JSON text (`venuecheck.explanation/1`), UTF-8."""
    return _written(EXPLANATION_SCHEMA, story)


def story_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.explanation/1`; `reports/schemas/explanation.json` holds it."""
    return json_schema(Story, EXPLANATION_SCHEMA, "Why the verdict on one page of a run is what it is")


def reference_json(reference: Reference) -> bytes:
    """Give a reference as JSON text (`venuecheck.reference/1`), UTF-8."""
    return _written(REFERENCE_SCHEMA, reference)


def reference_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.reference/1`; `reports/schemas/reference.json` holds it."""
    return json_schema(Reference, REFERENCE_SCHEMA, "A test list measured from an unfiltered line")


def difference_json(found: Difference) -> bytes:
    """Give the difference between two runs as JSON text (`venuecheck.difference/1`), UTF-8."""
    return _written(DIFFERENCE_SCHEMA, found)


def difference_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.difference/1`; `reports/schemas/difference.json` holds it."""
    return json_schema(Difference, DIFFERENCE_SCHEMA, "What changed between two runs")


def screening_json(screening: Screening) -> bytes:
    """Give a screening as JSON text (`venuecheck.screening/1`), UTF-8."""
    return _written(SCREENING_SCHEMA, screening)


def screening_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.screening/1`; `reports/schemas/screening.json` holds it."""
    return json_schema(Screening, SCREENING_SCHEMA, "Names against lists of names, as at a day")


def _written(schema: str, value: Run | Story | Reference | Difference | Screening) -> bytes:
    """Put the schema's name before the value's own members."""
    return b"".join(piece.encode("utf-8", "replace") for piece in written_in_pieces(value, first={"schema": schema}))
