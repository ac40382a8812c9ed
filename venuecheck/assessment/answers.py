"""Everything that has been answered so far, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

ORGANISERS_FILE: Final = "organiser"
ORGANISERS_LINK: Final = "organiser_link"
BOOKING_SYSTEM: Final = "booking_system"
SAID_BY_WORDS: Final[Mapping[str, str]] = {
    ORGANISERS_FILE: "the organiser, on their form",
    ORGANISERS_LINK: "the organiser, by link",
    BOOKING_SYSTEM: "the booking system",
}
"""Who gave an answer that the venue's staff did not give themselves, as its note has it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKept:
    """A file that was shown as evidence. The file itself stays where it is; the digest says which one it was."""

    name: str
    sha256: str
    """64 hexadecimal digits."""
    size: int
    """Bytes."""
    media_type: str


Value = str | float | date | tuple[str, ...] | FileKept
"""One answer; several choices are a tuple of option ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Where an answer comes from."""

    said_by: str = ""
    """One of `SAID_BY_WORDS`; empty for the venue's staff."""
    on: date | None = None
    """When it was given; None where nobody knows, and then it does not expire."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The answers of a repeat."""

    rows: tuple[Mapping[str, Value], ...] = ()
    closed: bool = False
    """True once somebody has said that there are no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers so far, by question; also of questions that other answers have since hidden."""

    values: Mapping[str, Value] = field(default_factory=dict)
    repeats: Mapping[str, Rows] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    """By question, or by repeat for all that is asked in it: `sources.note_on` says which counts."""


def plain_value(value: Value) -> str | float | list[str] | dict[str, str | int]:
    """Write a value as JSON can hold it."""
    if isinstance(value, FileKept):
        return {"name": value.name, "sha256": value.sha256, "size": value.size, "media_type": value.media_type}
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def with_value(
    answers: Answers, question: str, value: Value | None, *, repeat: str = "", row: int = 0, note: Note | None = None
) -> Answers:
    """Give the answers with one more, changed or (None) taken out; `row` counts from 0 inside a repeat."""
    noted = with_note(answers, repeat or question, note)
    if not repeat:
        return Answers(values=_changed(answers.values, question, value), repeats=answers.repeats, notes=noted.notes)
    rows = list(answers.repeats.get(repeat, Rows()).rows)
    rows += [{}] * (row + 1 - len(rows))
    rows[row] = _changed(rows[row], question, value)
    closed = answers.repeats.get(repeat, Rows()).closed
    return with_rows(noted, repeat, Rows(rows=tuple(rows), closed=closed))


def with_rows(answers: Answers, repeat: str, rows: Rows) -> Answers:
    """Give the answers with other rows for a repeat."""
    return Answers(values=answers.values, repeats={**answers.repeats, repeat: rows}, notes=answers.notes)


def with_note(answers: Answers, name: str, note: Note | None) -> Answers:
    """Give the answers with what is known of where one of them comes from; None forgets it."""
    notes = {one: kept for one, kept in answers.notes.items() if one != name}
    return Answers(
        values=answers.values, repeats=answers.repeats, notes=notes if note is None else {**notes, name: note}
    )


def without(answers: Answers, names: frozenset[str]) -> Answers:
    """Give the answers without those to `names` (questions and repeats)."""
    return Answers(
        values={name: value for name, value in answers.values.items() if name not in names},
        repeats={
            name: Rows(
                rows=tuple({one: value for one, value in row.items() if one not in names} for row in rows.rows),
                closed=rows.closed,
            )
            for name, rows in answers.repeats.items()
            if name not in names
        },
        notes={name: note for name, note in answers.notes.items() if name not in names},
    )


def _changed(values: Mapping[str, Value], question: str, value: Value | None) -> dict[str, Value]:
    changed = {name: kept for name, kept in values.items() if name != question}
    return changed if value is None else {**changed, question: value}
