"""The sheets of an XLSForm as a checklist's document: what `parse` reads, with what is missing left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from venuecheck.assessment.checklist_said import NOT_APPLICABLE, AnswerType
from venuecheck.assessment.xlsform.cells import (
    bounds_of,
    entry_of,
    help_of,
    is_text,
    kind_of,
    own_of,
    required_of,
    text_of,
    value_of,
)
from venuecheck.assessment.xlsform.sheets import Problems, Row, Sheet
from venuecheck.assessment.xlsform.writing import HEADS, OWN_OF_REPEATS, OWN_TEXTS, OWN_VALUES, TABLES
from venuecheck.assessment.xlsform.wrong_xpath import XPathError
from venuecheck.assessment.xlsform.xpath_reading import Known, from_xpath

_PLAIN: Final = {
    "text": "text",
    "string": "text",
    "decimal": "number",
    "integer": "number",
    "int": "number",
    "date": "date",
    "file": "file",
    "image": "file",
}
_FIXED: Final = {frozenset({"yes", "no"}): "yes_no", frozenset({"in_place", "partly", "not_in_place"}): "in_place"}
_SELECT: Final = re.compile(r"(select_one|select_multiple|select one|select multiple)\s+([\w.-]+)")
_READ: Final = frozenset(
    {"type", "name", "relevant", "required", "constraint", "constraint_message", "vc_type", "vc_ask_if", "vc_relevant"}
)
_PASSED_OVER: Final = frozenset({"", "required_message", "appearance", "parameters"})
"""Columns that say how a question looks, or nothing that a checklist could keep."""


@dataclass(slots=True)
class _Form:
    problems: Problems
    choices: dict[str, list[dict[str, Any]]]
    known: Known
    data: dict[str, Any] = field(default_factory=dict)
    section: str = ""
    repeat: dict[str, Any] | None = None
    last: str = ""


def from_sheets(sheets: Sequence[Sheet], file: str) -> dict[str, Any]:
    """Read sheets as a checklist's document. Raises `InputError`, each problem with its sheet and cell."""
    problems = Problems(file, [])
    by_name = {sheet.name: sheet for sheet in sheets}
    survey = list(by_name["survey"].filled_rows()) if "survey" in by_name else []
    if not survey:
        problems.say("survey", "there is no sheet 'survey' with questions", "see https://xlsform.org")
        problems.settle()
    choices = _choices(by_name.get("choices"), problems)
    form = _Form(problems=problems, choices=choices, known=_known(survey, choices))
    form.data = {**_heads(by_name, problems), "questions": [], "repeats": []}
    for name in TABLES:
        if f"vc_{name}" in by_name:
            form.data[name] = [entry_of(row, problems) for row in by_name[f"vc_{name}"].filled_rows()]
    form.data.setdefault("sections", [])
    _columns(survey[0], problems)
    for row in survey:
        _row(form, row)
    if form.section or form.repeat is not None:
        problems.say(survey[-1].place("type"), "a group or repeat is not ended", "add an end_group or end_repeat row")
    problems.settle()
    return {name: value for name, value in form.data.items() if value != []}


def _columns(row: Row, problems: Problems) -> None:
    """Say which columns hold something that would be lost."""
    own = {f"vc_{name}" for name in (*OWN_VALUES, *OWN_OF_REPEATS)}
    for column in row.columns:
        is_own = column in own or any(column.startswith(f"vc_{name}") for name in OWN_TEXTS)
        if not is_text(column) and not is_own and column not in _READ | _PASSED_OVER:
            fix = "empty it: a checklist has no place for it"
            problems.say(f"{row.sheet}!{column}", f"the column '{column[:40]}' cannot be taken over", fix)


def _known(survey: Sequence[Row], choices: Mapping[str, Sequence[Mapping[str, Any]]]) -> Known:
    options: dict[str, tuple[str, ...]] = {}
    several, repeats, repeat_of = set(), set(), {}
    inside = ""
    for row in survey:
        kind, name = kind_of(row), row.get("name")
        if kind == "begin_repeat":
            inside = name
            repeats.add(name)
        elif kind == "end_repeat":
            inside = ""
        elif name:
            found = _SELECT.fullmatch(row.get("type"))
            options[name] = tuple(one["id"] for one in choices.get(found[2], ())) if found else ()
            if found and "multiple" in found[1]:
                several.add(name)
            if inside:
                repeat_of[name] = inside
    return Known(options=options, several=frozenset(several), repeat_of=repeat_of, repeats=frozenset(repeats))


def _choices(sheet: Sheet | None, problems: Problems) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in sheet.filled_rows() if sheet else ():
        option: dict[str, Any] = {"id": row.get("name"), "text": text_of(row, "label")}
        if not option["id"] or not option["text"]:
            problems.say(row.place("name"), "a choice needs a name and a label")
        if row.get("vc_alone"):
            option["alone"] = True
        if row.get("vc_organiser_text"):
            option["organiser_text"] = row.get("vc_organiser_text")
        if row.get("vc_formerly"):
            option["formerly"] = row.get("vc_formerly").split()
        found.setdefault(row.get("list_name") or row.get("list name"), []).append(option)
    return found


def _heads(sheets: Mapping[str, Sheet], problems: Problems) -> dict[str, Any]:
    heads: dict[str, Any] = {}
    for row in sheets["settings"].filled_rows() if "settings" in sheets else ():
        title, form_id, version = row.get("form_title"), row.get("form_id"), row.get("version")
        heads |= {"id": form_id} if form_id else {}
        heads |= {"version": int(version)} if version.isdecimal() else {}
        heads |= {"title": title} if title else {}
    for row in sheets["vc_checklist"].filled_rows() if "vc_checklist" in sheets else ():
        name = row.get("name")
        if name in HEADS:
            heads[name] = value_of(row, "value", name, problems)
        else:
            problems.say(row.place("name"), f"'{name[:40]}' is not known here", f"use {', '.join(HEADS)}")
    return {name: heads[name] for name in HEADS if name in heads}


def _row(form: _Form, row: Row) -> None:
    kind = kind_of(row)
    if kind == "begin_group":
        _begin_group(form, row)
    elif kind == "end_group":
        form.section = ""
    elif kind == "begin_repeat":
        _begin_repeat(form, row)
    elif kind == "end_repeat":
        if form.repeat is not None and not form.repeat["questions"]:
            form.problems.say(row.place("type"), "nothing is asked in this repeat")
        form.repeat = None
    else:
        question = _question(form, row, kind)
        if question is None:
            return
        if form.repeat is not None:
            form.repeat["questions"].append(question)
        else:
            form.last = row.get("name")
            form.data["questions"].append({"section": _section(form), **question})


def _begin_group(form: _Form, row: Row) -> None:
    if form.section or form.repeat is not None:
        fix = "end the group before; sections of a checklist stand beside each other"
        form.problems.say(row.place("type"), "a group inside another cannot be taken over", fix)
    if row.get("relevant"):
        fix = "give the condition to each question of the group"
        form.problems.say(row.place("relevant"), "a condition on a whole group cannot be taken over", fix)
    form.section = row.get("name") or "section"
    if form.section not in {one["id"] for one in form.data["sections"]}:
        form.data["sections"].append({"id": form.section, "title": text_of(row, "label") or form.section})


def _section(form: _Form) -> str:
    """Give the section that a question is in; one outside every group gets one that is called as the form."""
    if form.section:
        return form.section
    if "form" not in {one["id"] for one in form.data["sections"]}:
        form.data["sections"].append({"id": "form", "title": form.data.get("title", "Questions")})
    return "form"


def _begin_repeat(form: _Form, row: Row) -> None:
    name = row.get("name")
    if form.repeat is not None:
        form.problems.say(row.place("type"), "a repeat inside a repeat cannot be taken over")
    if not form.last:
        form.problems.say(row.place("type"), "a repeat needs a question before it", "ask first whether there are any")
    form.repeat = {
        "id": name,
        "after": form.last,
        "text": text_of(row, "label"),
        "each": name.removesuffix("s") or name,
        **help_of(row),
        **own_of(row, ("reopens", *OWN_OF_REPEATS), form.problems),
        **_relevant(form, row),
        "questions": [],
    }
    form.data["repeats"].append(form.repeat)


def _question(form: _Form, row: Row, kind: str) -> dict[str, Any] | None:
    found = _SELECT.fullmatch(kind)
    type_ = _PLAIN.get(kind, "")
    options: list[dict[str, Any]] = []
    if found:
        options = [one for one in form.choices.get(found[2], ()) if one["id"] != NOT_APPLICABLE]
        fixed = _FIXED.get(frozenset(one["id"] for one in options), "choice")
        type_ = "choices" if "multiple" in found[1] else fixed
        if not options:
            form.problems.say(row.place("type"), f"there is no list '{found[2]}' on the sheet 'choices'")
    if not type_:
        fix = "use text, decimal, date, file, select_one or select_multiple, groups and repeats"
        form.problems.say(row.place("type"), f"'{kind[:40]}' cannot be taken over", fix)
        return None
    own_type = row.get("vc_type")
    if own_type and own_type not in {each.value for each in AnswerType}:
        form.problems.say(row.place("vc_type"), f"'{own_type[:40]}' is not a type of answer")
        own_type = ""
    has_none = found is not None and len(options) < len(form.choices.get(found[2], ()))
    question: dict[str, Any] = {"id": row.get("name"), "text": text_of(row, "label"), "type": own_type or type_}
    question |= help_of(row)
    if (own_type or type_) in {"choice", "choices"}:
        question["options"] = options
    question |= {"not_applicable": True} if has_none else {}
    question |= own_of(row, OWN_VALUES, form.problems)
    question |= required_of(row, form.problems) | bounds_of(row, form.problems) | _relevant(form, row)
    return question


def _relevant(form: _Form, row: Row) -> dict[str, Any]:
    text = row.get("relevant")
    if not text:
        # what hangs on the kind of venue has no condition of the form's own
        return {"ask_if": row.get("vc_ask_if")} if row.get("vc_ask_if") and not row.get("vc_relevant") else {}
    if text == row.get("vc_relevant") and row.get("vc_ask_if"):
        return {"ask_if": row.get("vc_ask_if")}
    try:
        said = from_xpath(text, form.known)
    except XPathError as error:
        fix = "use ${question} = 'option', selected(), numbers, dates, and, or, not()"
        form.problems.say(row.place("relevant"), f"this condition cannot be taken over: {error}", fix)
        return {}
    is_whole = said.startswith("(") and said.endswith(")") and _closes_at_the_end(said)
    return {"ask_if": said[1:-1] if is_whole else said}


def _closes_at_the_end(text: str) -> bool:
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
