"""Names of sheets and columns as forms write them, brought to one spelling: `Begin Group`, `label : English (en)`.

XLSForm has several names for the same thing, and its converters take them with capitals, blanks and hyphens.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from venuecheck.assessment.xlsform.remedies import NOTHING_TO_DO
from venuecheck.assessment.xlsform.sheets import Problems, Sheet
from venuecheck.core.near_words import nearest

SHEETS: Final = ("survey", "choices", "settings")
OTHER_SHEETS: Final = {
    "external_choices": "options from outside the form",
    "entities": "lists that the form adds to",
    "osm": "map tags",
}
_OTHER_NAMES: Final = {
    "caption": "label",
    "command": "type",
    "tag": "name",
    "relevance": "relevant",
    "relevancy": "relevant",
    "bind::relevant": "relevant",
    "bind::required": "required",
    "bind::constraint": "constraint",
    "bind::jr:constraintmsg": "constraint_message",
    "bind:relevant": "relevant",
    "bind:required": "required",
    "bind:readonly": "read_only",
    "bind::readonly": "read_only",
    "bind:constraint": "constraint",
    "bind:jr:constraintmsg": "constraint_message",
    "bind::calculate": "calculation",
    "bind:calculate": "calculation",
    "control:appearance": "appearance",
    "control::appearance": "appearance",
    "constraining_message": "constraint_message",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "calculate": "calculation",
    "readonly": "read_only",
    "listname": "list_name",
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
}
_OF_CHOICES: Final = {"value": "name"}
_NEEDED: Final = {
    "survey": frozenset({"type", "name"}),
    "choices": frozenset({"list_name", "name"}),
    "settings": frozenset({"form_title"}),
}
"""Names of columns by which the row that names them is known."""
_MOST_ABOVE: Final = 20
_TEXTS: Final = ("guidance_hint", "label", "hint", "caption")
_BLANK: Final = re.compile(r"[\s\u00a0\u200b\ufeff]+")


def forms_sheets(sheets: Sequence[Sheet], problems: Problems) -> dict[str, Sheet]:
    """Give the sheets of a form by their names, with their columns' names in one spelling; say what is not read."""
    found: dict[str, Sheet] = {}
    called = {_BLANK.sub(" ", sheet.name).strip().casefold() for sheet in sheets}
    for sheet in sheets:
        name = _BLANK.sub(" ", sheet.name).strip()
        known = name.casefold()
        if known in SHEETS and known not in found:
            found[known] = _spelt(sheet, known, problems)
        elif name.startswith("vc_"):
            found[name] = sheet
        elif any(any(cell.strip() for cell in row) for row in sheet.rows):
            what = f"it holds {OTHER_SHEETS[known]}" if known in OTHER_SHEETS else "it is no part of a form"
            meant = "" if known in OTHER_SHEETS else nearest(known, SHEETS)
            fix = f"did you mean '{meant}'?" if meant and meant not in called else NOTHING_TO_DO
            problems.say(name[:40], f"this sheet is not read: {what}", fix)
    return found


def _spelt(sheet: Sheet, name: str, problems: Problems) -> Sheet:
    """Bring the row that names columns to one spelling: the first that has what a sheet needs, or else anything."""
    others = _OF_CHOICES if name == "choices" else {}
    filled = [number for number, row in enumerate(sheet.rows) if any(cell.strip() for cell in row)]
    if not filled:
        return Sheet(name=name, rows=())
    named = (
        one for one in filled[:_MOST_ABOVE] if _NEEDED[name] <= {spelling(cell, others) for cell in sheet.rows[one]}
    )
    first = next(named, filled[0])
    for number in filled[: filled.index(first)]:
        what = f"what stands above the names of the columns, which are in row {first + 1}, is left"
        problems.say(sheet.place(0, number + 1), what, NOTHING_TO_DO)
    columns: list[str] = []
    for place, cell in enumerate(sheet.rows[first]):
        column = spelling(cell, others)
        if column and column in columns:
            what = f"the column '{column[:40]}' stands twice, and the first counts"
            problems.say(sheet.place(place, first + 1), what, "take one of the two out")
            column = f"{column} (again)"
        columns.append(column)
    return Sheet(name=name, rows=(tuple(columns), *sheet.rows[first + 1 :]), first=first + 1)


def spelling(header: str, others: Mapping[str, str] | None = None) -> str:
    """Give a column's name in one spelling; the name of a language stays as it is written: `label::English (en)`."""
    plain = _BLANK.sub(" ", header).strip()
    if plain.startswith("vc_"):
        return plain
    base, colon, language = plain.partition(":")
    own = base.strip().casefold().replace(" ", "_").replace("-", "_")
    if colon and own in _TEXTS:
        return f"{_OTHER_NAMES.get(own, own)}::{language.lstrip(':').strip()}"
    whole = plain.casefold().replace(" ", "_")
    return {**_OTHER_NAMES, **(others or {})}.get(whole, whole)
