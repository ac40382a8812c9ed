"""A screening for machines: what was found, with what named persons have said of it."""

from dataclasses import dataclass
from typing import Any

from venuecheck.authoring.typed import fields_of
from venuecheck.records.codec import json_schema, written_json
from venuecheck.screening.result import Screening
from venuecheck.service.names.words_said import NameJudgement, WordsSaid

SCREENING_SCHEMA = "venuecheck.screening/2"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMatch:
    """A match that a named person holds to: it is confirmed, or cannot be excluded."""

    name: str
    """The name that was looked up."""
    list_id: str
    entry_id: str
    judgement: NameJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningDocument(Screening):
    """Names against lists, as at a day, and what was said of the matches (`venuecheck.screening/2`).

    What was set aside stands at the match itself, as `dismissed`.
    """

    judgements: tuple[JudgedMatch, ...]


def screening_json(screening: Screening, words: WordsSaid) -> bytes:
    """Give a screening as JSON text (`venuecheck.screening/2`), UTF-8; `words` are what people have said of it."""
    return written_json(SCREENING_SCHEMA, _with_words(screening, words))


def screening_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.screening/2`; `reports/schemas/screening.json` holds it."""
    return json_schema(ScreeningDocument, SCREENING_SCHEMA, "Names against lists of names, as at a day")


def _with_words(screening: Screening, words: WordsSaid) -> ScreeningDocument:
    """Lay what named persons have said beside what was found."""
    held = ((match, words.held_at(match)) for name in screening.names for match in name.matches)
    return ScreeningDocument(
        **fields_of(Screening, screening),
        judgements=tuple(
            JudgedMatch(name=match.given, list_id=match.list_id, entry_id=match.entry_id, judgement=one)
            for match, one in held
            if one
        ),
    )
