"""A run as a document for machines, and its JSON Schema. Apart from the others: a check needs no more than this."""

from typing import Any

from venuecheck.filtering.model.run import Run
from venuecheck.records.codec import encode, json_schema, written_json

RUN_SCHEMA = "venuecheck.run/1"


def run_document(run: Run) -> dict[str, Any]:
    """Give a run as JSON values (`venuecheck.run/1`)."""
    return {"schema": RUN_SCHEMA, **encode(run)}


def run_json(run: Run) -> bytes:
    """Give a run as JSON text (`venuecheck.run/1`), UTF-8."""
    return written_json(RUN_SCHEMA, run)


def run_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.run/1`; `reports/schemas/run.json` holds it."""
    return json_schema(Run, RUN_SCHEMA, "A run of a test list on one network")
