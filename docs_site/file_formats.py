"""Write the schemas of files that people write, and the page that says them: `reports/schemas`, `docs/file-formats.md`.

Both are made from the types that read the files, and kept in the project, so that a change of a type shows as a change
of its contract.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from venuecheck.filtering.reading import hand_check
from venuecheck.report.format import Report
from venuecheck.report.formats import json as report_json
from venuecheck.service.bookings.assessing import assessment_schema
from venuecheck.service.bookings.diary_shown import diary_schema
from venuecheck.service.filter_checks.documents import difference_schema, story_schema
from venuecheck.service.filter_checks.references import reference_schema
from venuecheck.service.filter_checks.run_document import run_schema
from venuecheck.service.names.document import screening_schema
from venuecheck.service.partnership.bundle_export import bundle_schema
from venuecheck.service.partnership.editions import edition_schema
from venuecheck.service.record_keeping.subject_access import subject_schema
from venuecheck.service.schemas import FILE_KINDS, FileKind
from venuecheck.service.sites.doctor import examination_schema

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "file-formats.md"
_HEAD = """\
# The forms of files and of JSON

Made by `make schemas` from the types that read the files. `venuecheck schema KIND` prints a schema; an editor that
knows YAML completes and checks by it where a line at the top of a file names one, as it does in the `venuecheck.yaml`
that `init` writes:

```yaml
# yaml-language-server: $schema=checklist.json
```

A schema says the form of a file alone. What hangs on other entries (a name that must be known, one date after
another, a question that nobody is ever asked) says `venuecheck lint`, with line and column. So it does of the text
itself, which an editor may take otherwise: UTF-8 of at most 2 MiB, each entry once, one document, no anchors, aliases
or tags, and numbers in plain digits (`010`, `0x10` and `1e3` are text).

What can stand in `when` and `ask_if`: [how a condition is written](authoring.md#how-a-condition-is-written). Names
that are not in the law (`known-names`) stand in one file, which ships; a venue writes its own into a list of its own.
"""


_OF_JSON: dict[str, Callable[[], dict[str, Any]]] = {
    "assessment": assessment_schema,
    "bundle": bundle_schema,
    "collation": lambda: report_json.schema(Report.PARTNERSHIP),
    "diary": diary_schema,
    "difference": difference_schema,
    "doctor": examination_schema,
    "edition": edition_schema,
    "explanation": story_schema,
    "hand-check": hand_check.schema,
    "reference": reference_schema,
    "report": lambda: report_json.schema(Report.VENUE),
    "run": run_schema,
    "screening": screening_schema,
    "subject-access": subject_schema,
}
"""What the program writes or reads besides."""


def made() -> dict[Path, str]:
    """Give what each file should say."""
    schemas = {kind.id: kind.schema() for kind in FILE_KINDS} | {name: make() for name, make in _OF_JSON.items()}
    files = {
        ROOT / "reports" / "schemas" / f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }
    return {**files, PAGE: "\n".join(_page()) + "\n"}


def _page() -> Iterator[str]:
    yield _HEAD
    yield "## JSON that the program writes or reads\n"
    yield "| schema | what it is |\n|--|--|"
    titles = {name: make()["title"] for name, make in _OF_JSON.items()}
    yield "\n".join(f"| [{name}](../reports/schemas/{name}.json) | {title} |" for name, title in titles.items())
    for kind in FILE_KINDS:
        yield from _kind(kind)


def _kind(kind: FileKind) -> Iterator[str]:
    schema = kind.schema()
    yield f"\n## {kind.title}\n"
    yield f"[`{kind.id}`](../reports/schemas/{kind.id}.json)\n"
    yield from _entries(schema)
    for name, part in schema.get("$defs", {}).items():
        if part.get("type") == "object":
            yield f"\n### {kind.id}: {_plain(name)}\n"
            if part.get("description"):
                yield f"{_plain(part['description'])}\n"
            yield from _entries(part)
        elif "enum" in part:
            yield f"\n### {kind.id}: {_plain(name)}\n"
            yield f"{_plain(part.get('description', ''))} One of: {_form(part)}."


def _entries(part: dict[str, Any]) -> Iterator[str]:
    needed = set(part.get("required", ()))
    yield "| entry | what stands there | |\n|--|--|--|"
    for name, entry in part.get("properties", {}).items():
        is_needed = "needed" if name in needed else ""
        words = _plain(entry.get("description", ""))
        yield f"| `{name}` | {_form(entry)}{': ' if words else ''}{words} | {is_needed} |"


_FORMS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "nothing",
    "object": "entries",
}


def _form(entry: dict[str, Any]) -> str:
    """Say what can stand at an entry."""
    if "$ref" in entry:
        return _plain(str(entry["$ref"]).rpartition("/")[2])
    if "const" in entry or "enum" in entry:
        return ", ".join(f"`{one}`" for one in entry.get("enum", [entry.get("const")]))
    if "anyOf" in entry:
        forms = [_form(one) for one in entry["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(forms))
    if entry.get("type") == "array":
        return f"list of {_form(entry.get('items', {}))}"
    if entry.get("format") in {"date", "date-time"}:
        return "day" if entry["format"] == "date" else "day and time"
    if entry.get("type") == "object" and "en" in entry.get("required", ()):
        return "a text for each language"
    return _FORMS.get(str(entry.get("type")), "anything")


def _plain(text: str) -> str:
    """Write a name as words, and a text so that a table holds it."""
    words = text.removeprefix("_").removeprefix("Written").removesuffix("Said")
    if words.isalpha():
        words = "".join(f" {one.lower()}" if one.isupper() else one for one in words).strip()
    return words.replace("|", "or")


def main() -> None:
    """Write all that has changed."""
    for path, text in made().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
