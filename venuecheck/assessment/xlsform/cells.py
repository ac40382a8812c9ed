"""What the cells of a row of a spreadsheet say of a checklist: texts in their languages, values, bounds."""

import json
import math
import re
import types
import typing
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from venuecheck.assessment.answer_kinds import KINDS, AnswerType
from venuecheck.assessment.checklist_said import Section
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.written import (
    WrittenChecklist,
    WrittenExample,
    WrittenFlag,
    WrittenImposed,
    WrittenOutcome,
    WrittenQuestion,
    WrittenRepeat,
    WrittenRule,
    WrittenTask,
    WrittenTerm,
)
from venuecheck.assessment.xlsform.sheets import Problems, Row, Sheet
from venuecheck.assessment.xlsform.writing import HEADS, OWN_TEXTS, SUBJECTS
from venuecheck.authoring.source import Source

_BOUND: Final = re.compile(
    r"\(?\s*(string-length\(\s*\.\s*\)|\.)\s*(>=|<=|>|<|=)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,9})?)\s*\)?"
)
_END: Final = re.compile(r"(start|end)\s*=\s*(-?[0-9]{1,15}(?:\.[0-9]{1,9})?)")
_LONGEST_JSON: Final = 32_767
_PARTS: Final = (
    *(WrittenChecklist, WrittenQuestion, WrittenRepeat, WrittenTerm, WrittenFlag, WrittenImposed, WrittenOutcome),
    *(WrittenRule, WrittenTask, WrittenExample, Section, Source),
)


def _is_text(kind: Any) -> bool:  # noqa: ANN401 - any type of a field
    """Whether what is of this type stands in a cell as it is; None stands in none."""
    origin = typing.get_origin(kind)
    if origin in {typing.Union, types.UnionType}:
        return all(_is_text(each) for each in typing.get_args(kind) if each is not types.NoneType)
    return origin is typing.Literal or (isinstance(kind, type) and issubclass(kind, str | date))


_JSON: Final = frozenset(
    name for part in _PARTS for name, kind in typing.get_type_hints(part).items() if not _is_text(kind)
)
"""Entries that are no text, of any part of a checklist."""


def required_of(row: Row, problems: Problems) -> dict[str, Any]:
    """Read whether an answer is needed. So with the next ones, each as entries of a checklist's document."""
    said = row.get("required").casefold().replace(" ", "").removesuffix("()")
    if said in {"yes", "true", "1"}:
        return {}
    if said not in {"", "no", "false", "0"}:
        what = "that an answer is needed only sometimes is left: it may be left empty"
        problems.say(row.place("required"), what, "where it is always needed, write yes")
    return {"required": False}


def bounds_of(row: Row, type_: AnswerType, problems: Problems, *, is_whole: bool = False) -> dict[str, Any]:
    """Read the bounds of a number, or of the length of a text; `is_whole` where it has no fraction."""
    found: dict[str, Any] = {}
    bounded = KINDS[type_].bounded
    subject = SUBJECTS[bounded] if bounded else None
    for part in filter(None, re.split(r"\s+and\s+", row.get("constraint"))):
        bound = _BOUND.fullmatch(part.strip())
        number = float(bound[3]) if bound else 0.0
        counts_whole = is_whole or subject != "."
        if bound is None or re.sub(r"\s", "", bound[1]) != subject or (bound[2] in "<>" and not counts_whole):
            fix = "write it as '. >= 1 and . <= 10', or of texts 'string-length(.) <= 200'"
            problems.say(row.place("constraint"), "this limit to the answer is left: a checklist knows bounds", fix)
            continue
        if bound[2] in "<>" and number.is_integer():
            number += 1 if bound[2] == ">" else -1
        elif bound[2] in "<>":
            number = float(math.ceil(number) if bound[2] == ">" else math.floor(number))
        said = int(number) if number.is_integer() else number
        if bound[2][0] in ">=":
            found["at_least"] = max(said, found.get("at_least", said))
        if bound[2][0] in "<=":
            found["at_most"] = min(said, found.get("at_most", said))
    return found


def range_of(row: Row) -> dict[str, Any]:
    """Read the ends of a range: `start=1 end=10`, which it has where nothing is said."""
    said = {name: float(number) for name, number in _END.findall(row.get("parameters"))}
    ends = {"at_least": said.get("start", 1.0), "at_most": said.get("end", 10.0)}
    return {name: int(number) if number.is_integer() else number for name, number in ends.items()}


def own_of(row: Row, values: Sequence[str], problems: Problems) -> dict[str, Any]:
    """Read the columns that XLSForm has no place for: our texts, and these values."""
    own: dict[str, Any] = {}
    for name in OWN_TEXTS:
        texts = {ENGLISH: row.get(f"vc_{name}")}
        for column in (one for one in row.columns if one.startswith(f"vc_{name}_")):
            texts[column.removeprefix(f"vc_{name}_")] = row.get(column)
        said = {language: text for language, text in texts.items() if text}
        if said:
            own[name] = said if len(said) > 1 else next(iter(said.values()))
    for name in values:
        if row.get(f"vc_{name}"):
            own[name] = value_of(row, f"vc_{name}", name, problems)
    return own


def entry_of(table: str, row: Row, problems: Problems) -> Any:  # noqa: ANN401 - as a checklist's file says it
    """Read a row of one of our own sheets; a source of which there is the id alone is the register's."""
    entry = {column: value_of(row, column, column, problems) for column in row.columns if row.get(column)}
    return entry["id"] if table == "sources" and set(entry) == {"id"} else entry


def heads_of(sheet: Sheet | None, problems: Problems) -> dict[str, Any]:
    """Read what a checklist says of itself."""
    heads: dict[str, Any] = {}
    for row in sheet.filled_rows() if sheet else ():
        if row.get("name") in HEADS:
            heads[row.get("name")] = value_of(row, "value", row.get("name"), problems)
        else:
            what = f"'{row.get('name')[:40]}' is not known here"
            problems.say(row.place("name"), what, f"use {', '.join(HEADS)}")
    return heads


def value_of(row: Row, column: str, name: str, problems: Problems) -> Any:  # noqa: ANN401 - JSON
    """Read a cell: JSON where the row is no text, or where it holds a map of languages."""
    text = row.get(column)
    if name not in _JSON and not text.startswith('{"'):
        return text
    try:
        return json.loads(text[:_LONGEST_JSON])
    except ValueError:
        fix = 'write true, 12, or ["ONE", "TWO"]'
        problems.say(row.place(column), f"'{text[:40]}' cannot be read as the value of '{name}'", fix)
        return None
