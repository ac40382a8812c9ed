"""What the cells of a row of a spreadsheet say of a checklist: texts in their languages, values, bounds."""

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.xlsform.sheets import Problems, Row
from venuecheck.assessment.xlsform.writing import OWN_TEXTS

_BOUND: Final = re.compile(r"\(?\s*(string-length\(\s*\.\s*\)|\.)\s*(>=|<=)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*\)?")
_LANGUAGE: Final = re.compile(r"(label|hint)::\s*(?:.*\(([A-Za-z-]{2,12})\)|([A-Za-z-]{2,12}))\s*")
_JSON: Final = frozenset(
    {
        *("sources", "asked", "not_asked", "flags", "conditions", "actions", "must_not", "answers", "records"),
        *("waivers", "by_person_only", "valid_for_days", "review_after_days", "due_in_days", "version", "languages"),
        "no_longer_asked",
        *("words", "advisory", "hearsay", "lists_say"),
        *("not_applicable", "expires_after_days", "reopens", "at_least", "at_most"),
        "holds_reply",
        "limits",
    }
)
_SPELT: Final = {f"{end} {what}": f"{end}_{what}" for end in ("begin", "end") for what in ("group", "repeat")}
_LONGEST_JSON: Final = 32_767


def is_text(column: str) -> bool:
    """Whether a column holds labels or hints, in whatever language."""
    return column in {"label", "hint"} or _LANGUAGE.fullmatch(column) is not None


def kind_of(row: Row) -> str:
    """Give what a row of the survey is: the type of a question, or the begin or end of a group or repeat."""
    kind = " ".join(row.get("type").split())
    return _SPELT.get(kind, kind)


def text_of(row: Row, column: str) -> Any:  # noqa: ANN401 - text, or a map of languages
    """Read a label or a hint in all its languages; empty where there is none."""
    said = {ENGLISH: row.get(column)} if row.get(column) else {}
    for name in row.columns:
        found = _LANGUAGE.fullmatch(name)
        if found and found[1] == column and row.get(name):
            said[(found[2] or found[3]).casefold()] = row.get(name)
    return said if len(said) > 1 else next(iter(said.values()), "")


def help_of(row: Row) -> dict[str, Any]:
    """Read what helps to answer. So with the next ones, each as entries of a checklist's document."""
    said = text_of(row, "hint")
    return {"help": said} if said else {}


def required_of(row: Row, problems: Problems) -> dict[str, Any]:
    """Read whether an answer is needed."""
    said = row.get("required").casefold().removesuffix("()")
    if said in {"yes", "true", "1"}:
        return {}
    if said not in {"", "no", "false", "0"}:
        problems.say(row.place("required"), "required must be yes or no", "write yes, or leave it empty")
    return {"required": False}


def bounds_of(row: Row, problems: Problems) -> dict[str, Any]:
    """Read the bounds of a number, or of the length of a text."""
    found: dict[str, Any] = {}
    for part in filter(None, re.split(r"\s+and\s+", row.get("constraint"))):
        bound = _BOUND.fullmatch(part.strip())
        if bound is None:
            fix = "write it as '. >= 1 and . <= 10', or of texts 'string-length(.) <= 200'"
            problems.say(row.place("constraint"), f"the constraint '{part[:60]}' cannot be taken over", fix)
            continue
        number = float(bound[3])
        found["at_least" if bound[2] == ">=" else "at_most"] = int(number) if number.is_integer() else number
    return found


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


def entry_of(row: Row, problems: Problems) -> dict[str, Any]:
    """Read every column of a row of one of our own sheets."""
    return {column: value_of(row, column, column, problems) for column in row.columns if row.get(column)}


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
