"""Everything that has been answered so far, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Value = str | float | date | tuple[str, ...]
"""One answer; several choices are a tuple of option ids."""


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


def plain_value(value: Value) -> str | float | list[str]:
    """Write a value as JSON can hold it."""
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def with_value(answers: Answers, question: str, value: Value | None, *, repeat: str = "", row: int = 0) -> Answers:
    """Give the answers with one more, changed or (None) taken out; `row` counts from 0 inside a repeat."""
    if not repeat:
        return Answers(values=_changed(answers.values, question, value), repeats=answers.repeats)
    rows = list(answers.repeats.get(repeat, Rows()).rows)
    rows += [{}] * (row + 1 - len(rows))
    rows[row] = _changed(rows[row], question, value)
    closed = answers.repeats.get(repeat, Rows()).closed
    return with_rows(answers, repeat, Rows(rows=tuple(rows), closed=closed))


def with_rows(answers: Answers, repeat: str, rows: Rows) -> Answers:
    """Give the answers with other rows for a repeat."""
    return Answers(values=answers.values, repeats={**answers.repeats, repeat: rows})


def _changed(values: Mapping[str, Value], question: str, value: Value | None) -> dict[str, Value]:
    changed = {name: kept for name, kept in values.items() if name != question}
    return changed if value is None else {**changed, question: value}
