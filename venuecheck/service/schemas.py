"""The form of every kind of file that people write and of every JSON that the program writes, as JSON Schemas."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from venuecheck import catalogue
from venuecheck.assessment.language import schema_in_languages
from venuecheck.assessment.written import WrittenChecklist
from venuecheck.authoring.file_schema import file_schema
from venuecheck.core.ids import ID_PATTERN
from venuecheck.core.problem import InvalidError, one_of
from venuecheck.filtering.reading.fingerprint import FingerprintFile
from venuecheck.filtering.reading.test_list import WrittenTestList
from venuecheck.plans.plan import Plan
from venuecheck.screening.reading.known_names import WrittenKnownNames
from venuecheck.screening.reading.written import WrittenNameList, schema_with_from
from venuecheck.service.bookings.answer_files import WrittenAnswers
from venuecheck.service.partnership.partners import WrittenPartners
from venuecheck.service.sites.written_site import WrittenSite
from venuecheck.sources import WrittenRegister, schema_with_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """A kind of file that people write."""

    id: str
    title: str
    model: type[Any]
    """What its reader reads it as."""
    finish: Callable[[Any], Any] = lambda schema: schema
    """What its reader lets stand besides, put into the schema."""
    bounds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What its reader refuses of a value by itself, as a schema can say it: by entry, or by type and entry."""

    def schema(self) -> dict[str, Any]:
        """Give its JSON Schema; `reports/schemas` holds it."""
        made: dict[str, Any] = self.finish(file_schema(self.model, f"venuecheck.file.{self.id}", self.title))
        for place, bounds in self.bounds.items():
            kind, _, entry = place.rpartition(".")
            (made["$defs"][kind] if kind else made)["properties"][entry] |= bounds
        return made


def _in_languages_with_ids(schema: Any) -> Any:  # noqa: ANN401 - JSON
    return schema_in_languages(schema_with_ids(schema))


def _from_with_ids(schema: Any) -> Any:  # noqa: ANN401 - JSON
    return schema_with_from(schema_with_ids(schema))


_ID: Final = {"pattern": f"^{ID_PATTERN}$"}
_SOME: Final = {"minItems": 1}
_FROM_1: Final = {"minimum": 1}

FILE_KINDS: Final = (
    FileKind(
        id="configuration",
        title="A venue's configuration, venuecheck.yaml",
        model=WrittenSite,
        bounds={"networks": _SOME, "_Venue.id": _ID, "_Network.id": _ID},
    ),
    FileKind(
        id="checklist",
        title="A checklist",
        model=WrittenChecklist,
        finish=_in_languages_with_ids,
        bounds={
            "id": _ID,
            "version": _FROM_1,
            "questions": _SOME,
            "examples": _SOME,
            "WrittenRepeat.questions": _SOME,
        },
    ),
    FileKind(id="answers", title="Answers to a checklist", model=WrittenAnswers),
    FileKind(
        id="test-list",
        title="A test list: safe pages that a web filter is tried with",
        model=WrittenTestList,
        finish=schema_with_ids,
        bounds={
            "id": _ID,
            "version": _FROM_1,
            "categories": _SOME,
            "controls": _SOME,
            "pages": _SOME,
            "_Category.id": _ID,
            "_Control.id": _ID,
            "_Page.id": _ID,
        },
    ),
    FileKind(
        id="fingerprint",
        title="The signs of a web filter's block page",
        model=FingerprintFile,
        bounds={"id": _ID, "signs": _SOME, "_Examples.matching": _SOME, "_Examples.not_matching": {"minItems": 2}},
    ),
    FileKind(
        id="plan",
        title="A plan: what is required of venues, and what shows it",
        model=Plan,
        finish=schema_with_ids,
        bounds={
            "id": _ID,
            "version": _FROM_1,
            "requirements": _SOME,
            "Requirement.number": _ID,
            "Requirement.owners": _SOME,
            "Requirement.evidence": _SOME,
        },
    ),
    FileKind(
        id="name-list",
        title="A list of names",
        model=WrittenNameList,
        finish=_from_with_ids,
        bounds={"entries": _SOME, "missing": {"minimum": 0}, "_Entry.id": _ID},
    ),
    FileKind(
        id="known-names",
        title="Names of listed organisations that are not in the law",
        model=WrittenKnownNames,
        finish=schema_with_ids,
        bounds={"organisations": _SOME},
    ),
    FileKind(id="sources", title="The register of sources that other files cite", model=WrittenRegister),
    FileKind(
        id="partners",
        title="A partnership's partners and their venues",
        model=WrittenPartners,
        bounds={
            "partners": _SOME,
            "_Partner.venues": _SOME,
            "_Partnership.id": _ID,
            "_Partner.id": _ID,
            "_Venue.id": _ID,
            "_Partnership.report_every_days": _FROM_1,
            "_Partnership.grace_days": {"minimum": 0},
        },
    ),
)
"""Every kind of YAML that people write."""


def file_kind(name: str) -> FileKind:
    """Give a kind by its id, which `linting.kind_of` tells of a file."""
    return next(one for one in FILE_KINDS if one.id == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaListed:
    """A schema that comes with the program."""

    id: str
    title: str
    is_written_by_people: bool


def listed() -> tuple[SchemaListed, ...]:
    """Give every schema, those of files that people write first."""
    by_people = {kind.id: kind.title for kind in FILE_KINDS}
    found = {path.stem: str(json.loads(path.read_bytes()).get("title", "")) for path in catalogue.schemas()}
    others = {name: title for name, title in found.items() if name not in by_people}
    return tuple(
        SchemaListed(id=name, title=title, is_written_by_people=name in by_people)
        for name, title in {**by_people, **others}.items()
    )


def schema_text(name: str) -> bytes:
    """Give a schema as it comes with the program. Raises `InvalidError` where there is none of this name."""
    found = {path.stem: path for path in catalogue.schemas()}
    if name not in found:
        raise InvalidError.of("kind", f"there is no schema '{name[:60]}'", one_of(name, found))
    return found[name].read_bytes()
