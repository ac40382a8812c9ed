"""The sheets of an XLSForm as a checklist's document: what `parse` reads, with what is missing left out."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from venuecheck.assessment.checklist import NOT_APPLICABLE, AnswerType
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.xlsform.sheets import Entry, Faults, Sheet
from venuecheck.assessment.xlsform.writing import HEADS, OWN_OF_REPEATS, OWN_TEXTS, OWN_VALUES, TABLES
from venuecheck.assessment.xlsform.xpath import Known, XPathError, from_xpath

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
_BOUND: Final = re.compile(r"\(?\s*(string-length\(\s*\.\s*\)|\.)\s*(>=|<=)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*\)?")
_LANGUAGE: Final = re.compile(r"(label|hint)::\s*(?:.*\(([A-Za-z-]{2,12})\)|([A-Za-z-]{2,12}))\s*")
_READ: Final = frozenset(
    {"type", "name", "relevant", "required", "constraint", "constraint_message", "vc_type", "vc_ask_if", "vc_relevant"}
)
_PASSED_OVER: Final = frozenset({"", "required_message", "appearance", "parameters"})
"""Columns that say how a question looks, or nothing that a checklist could keep."""
_JSON: Final = frozenset(
    {
        *("sources", "asked", "not_asked", "flags", "conditions", "actions", "must_not", "answers", "records"),
        *("waivers", "by_person_only", "valid_for_days", "review_after_days", "due_in_days", "version", "languages"),
        *("words", "advisory", "not_applicable", "expires_after_days", "reopens", "at_least", "at_most"),
        "holds_reply",
    }
)
_SPELT: Final = {f"{end} {what}": f"{end}_{what}" for end in ("begin", "end") for what in ("group", "repeat")}
_LONGEST_JSON: Final = 32_767


@dataclass(slots=True)
class _Form:
    faults: Faults
    choices: dict[str, list[dict[str, Any]]]
    known: Known
    data: dict[str, Any] = field(default_factory=dict)
    section: str = ""
    repeat: dict[str, Any] | None = None
    last: str = ""


def from_sheets(sheets: Sequence[Sheet], file: str) -> dict[str, Any]:
    """Read sheets as a checklist's document. Raises `InputError`, each problem with its sheet and cell."""
    faults = Faults(file, [])
    by_name = {sheet.name: sheet for sheet in sheets}
    survey = list(by_name["survey"].entries()) if "survey" in by_name else []
    if not survey:
        faults.say("survey", "there is no sheet 'survey' with questions", "see https://xlsform.org")
        faults.settle()
    choices = _choices(by_name.get("choices"), faults)
    form = _Form(faults=faults, choices=choices, known=_known(survey, choices))
    form.data = {**_heads(by_name, faults), "questions": [], "repeats": []}
    for name in TABLES:
        if f"vc_{name}" in by_name:
            form.data[name] = [_plain_entry(entry, faults) for entry in by_name[f"vc_{name}"].entries()]
    form.data.setdefault("sections", [])
    _columns(survey[0], faults)
    for entry in survey:
        _row(form, entry)
    if form.section or form.repeat is not None:
        faults.say(survey[-1].place("type"), "a group or repeat is not ended", "add an end_group or end_repeat row")
    faults.settle()
    return {name: value for name, value in form.data.items() if value != []}


def _columns(entry: Entry, faults: Faults) -> None:
    """Say which columns hold something that would be lost."""
    own = {f"vc_{name}" for name in (*OWN_VALUES, *OWN_OF_REPEATS)}
    for column in entry.columns:
        is_text = column in {"label", "hint"} or _LANGUAGE.fullmatch(column)
        is_own = column in own or any(column.startswith(f"vc_{name}") for name in OWN_TEXTS)
        if not is_text and not is_own and column not in _READ | _PASSED_OVER:
            fix = "empty it: a checklist has no place for it"
            faults.say(f"{entry.sheet}!{column}", f"the column '{column[:40]}' cannot be taken over", fix)


def _known(survey: Sequence[Entry], choices: Mapping[str, Sequence[Mapping[str, Any]]]) -> Known:
    options: dict[str, tuple[str, ...]] = {}
    several, repeats, repeat_of = set(), set(), {}
    inside = ""
    for entry in survey:
        kind, name = _kind(entry), entry.get("name")
        if kind == "begin_repeat":
            inside = name
            repeats.add(name)
        elif kind == "end_repeat":
            inside = ""
        elif name:
            found = _SELECT.fullmatch(entry.get("type"))
            options[name] = tuple(one["id"] for one in choices.get(found[2], ())) if found else ()
            if found and "multiple" in found[1]:
                several.add(name)
            if inside:
                repeat_of[name] = inside
    return Known(options=options, several=frozenset(several), repeat_of=repeat_of, repeats=frozenset(repeats))


def _choices(sheet: Sheet | None, faults: Faults) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in sheet.entries() if sheet else ():
        option: dict[str, Any] = {"id": entry.get("name"), "text": _text(entry, "label")}
        if not option["id"] or not option["text"]:
            faults.say(entry.place("name"), "a choice needs a name and a label")
        if entry.get("vc_alone"):
            option["alone"] = True
        found.setdefault(entry.get("list_name") or entry.get("list name"), []).append(option)
    return found


def _heads(sheets: Mapping[str, Sheet], faults: Faults) -> dict[str, Any]:
    heads: dict[str, Any] = {}
    for entry in sheets["settings"].entries() if "settings" in sheets else ():
        title, form_id, version = entry.get("form_title"), entry.get("form_id"), entry.get("version")
        heads |= {"id": form_id} if form_id else {}
        heads |= {"version": int(version)} if version.isdecimal() else {}
        heads |= {"title": title} if title else {}
    for entry in sheets["vc_checklist"].entries() if "vc_checklist" in sheets else ():
        name = entry.get("name")
        if name in HEADS:
            heads[name] = _value(entry, "value", name, faults)
        else:
            faults.say(entry.place("name"), f"'{name[:40]}' is not known here", f"use {', '.join(HEADS)}")
    return {name: heads[name] for name in HEADS if name in heads}


def _row(form: _Form, entry: Entry) -> None:
    kind = _kind(entry)
    if kind == "begin_group":
        _begin_group(form, entry)
    elif kind == "end_group":
        form.section = ""
    elif kind == "begin_repeat":
        _begin_repeat(form, entry)
    elif kind == "end_repeat":
        if form.repeat is not None and not form.repeat["questions"]:
            form.faults.say(entry.place("type"), "nothing is asked in this repeat")
        form.repeat = None
    else:
        question = _question(form, entry, kind)
        if question is None:
            return
        if form.repeat is not None:
            form.repeat["questions"].append(question)
        else:
            form.last = entry.get("name")
            form.data["questions"].append({"section": _section(form), **question})


def _begin_group(form: _Form, entry: Entry) -> None:
    if form.section or form.repeat is not None:
        fix = "end the group before; sections of a checklist stand beside each other"
        form.faults.say(entry.place("type"), "a group inside another cannot be taken over", fix)
    if entry.get("relevant"):
        fix = "give the condition to each question of the group"
        form.faults.say(entry.place("relevant"), "a condition on a whole group cannot be taken over", fix)
    form.section = entry.get("name") or "section"
    if form.section not in {one["id"] for one in form.data["sections"]}:
        form.data["sections"].append({"id": form.section, "title": _text(entry, "label") or form.section})


def _section(form: _Form) -> str:
    """Give the section that a question is in; one outside every group gets one that is called as the form."""
    if form.section:
        return form.section
    if "form" not in {one["id"] for one in form.data["sections"]}:
        form.data["sections"].append({"id": "form", "title": form.data.get("title", "Questions")})
    return "form"


def _begin_repeat(form: _Form, entry: Entry) -> None:
    name = entry.get("name")
    if form.repeat is not None:
        form.faults.say(entry.place("type"), "a repeat inside a repeat cannot be taken over")
    if not form.last:
        form.faults.say(entry.place("type"), "a repeat needs a question before it", "ask first whether there are any")
    form.repeat = {
        "id": name,
        "after": form.last,
        "text": _text(entry, "label"),
        "each": name.removesuffix("s") or name,
        **_help(entry),
        **_own(entry, ("reopens", *OWN_OF_REPEATS), form.faults),
        **_relevant(form, entry),
        "questions": [],
    }
    form.data["repeats"].append(form.repeat)


def _question(form: _Form, entry: Entry, kind: str) -> dict[str, Any] | None:
    found = _SELECT.fullmatch(kind)
    type_ = _PLAIN.get(kind, "")
    options: list[dict[str, Any]] = []
    if found:
        options = [one for one in form.choices.get(found[2], ()) if one["id"] != NOT_APPLICABLE]
        fixed = _FIXED.get(frozenset(one["id"] for one in options), "choice")
        type_ = "choices" if "multiple" in found[1] else fixed
        if not options:
            form.faults.say(entry.place("type"), f"there is no list '{found[2]}' on the sheet 'choices'")
    if not type_:
        fix = "use text, decimal, date, file, select_one or select_multiple, groups and repeats"
        form.faults.say(entry.place("type"), f"'{kind[:40]}' cannot be taken over", fix)
        return None
    own_type = entry.get("vc_type")
    if own_type and own_type not in {each.value for each in AnswerType}:
        form.faults.say(entry.place("vc_type"), f"'{own_type[:40]}' is not a type of answer")
        own_type = ""
    has_none = found is not None and len(options) < len(form.choices.get(found[2], ()))
    question: dict[str, Any] = {"id": entry.get("name"), "text": _text(entry, "label"), "type": own_type or type_}
    question |= _help(entry)
    if (own_type or type_) in {"choice", "choices"}:
        question["options"] = options
    question |= {"not_applicable": True} if has_none else {}
    question |= _own(entry, OWN_VALUES, form.faults)
    question |= _required(form, entry) | _bounds(form, entry) | _relevant(form, entry)
    return question


def _help(entry: Entry) -> dict[str, Any]:
    said = _text(entry, "hint")
    return {"help": said} if said else {}


def _required(form: _Form, entry: Entry) -> dict[str, Any]:
    said = entry.get("required").casefold().removesuffix("()")
    if said in {"yes", "true", "1"}:
        return {}
    if said not in {"", "no", "false", "0"}:
        form.faults.say(entry.place("required"), "required must be yes or no", "write yes, or leave it empty")
    return {"required": False}


def _bounds(form: _Form, entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in filter(None, re.split(r"\s+and\s+", entry.get("constraint"))):
        bound = _BOUND.fullmatch(part.strip())
        if bound is None:
            fix = "write it as '. >= 1 and . <= 10', or of texts 'string-length(.) <= 200'"
            form.faults.say(entry.place("constraint"), f"the constraint '{part[:60]}' cannot be taken over", fix)
            continue
        number = float(bound[3])
        found["at_least" if bound[2] == ">=" else "at_most"] = int(number) if number.is_integer() else number
    return found


def _relevant(form: _Form, entry: Entry) -> dict[str, Any]:
    text = entry.get("relevant")
    if not text:
        return {}
    if text == entry.get("vc_relevant") and entry.get("vc_ask_if"):
        return {"ask_if": entry.get("vc_ask_if")}
    try:
        said = from_xpath(text, form.known)
    except XPathError as error:
        fix = "use ${question} = 'option', selected(), numbers, dates, and, or, not()"
        form.faults.say(entry.place("relevant"), f"this condition cannot be taken over: {error}", fix)
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


def _own(entry: Entry, values: Sequence[str], faults: Faults) -> dict[str, Any]:
    own: dict[str, Any] = {}
    for name in OWN_TEXTS:
        texts = {ENGLISH: entry.get(f"vc_{name}")}
        for column in (one for one in entry.columns if one.startswith(f"vc_{name}_")):
            texts[column.removeprefix(f"vc_{name}_")] = entry.get(column)
        said = {language: text for language, text in texts.items() if text}
        if said:
            own[name] = said if len(said) > 1 else next(iter(said.values()))
    for name in values:
        if entry.get(f"vc_{name}"):
            own[name] = _value(entry, f"vc_{name}", name, faults)
    return own


def _text(entry: Entry, column: str) -> Any:  # noqa: ANN401 - text, or a map of languages
    said = {ENGLISH: entry.get(column)} if entry.get(column) else {}
    for name in entry.columns:
        found = _LANGUAGE.fullmatch(name)
        if found and found[1] == column and entry.get(name):
            said[(found[2] or found[3]).casefold()] = entry.get(name)
    return said if len(said) > 1 else next(iter(said.values()), "")


def _plain_entry(entry: Entry, faults: Faults) -> dict[str, Any]:
    return {column: _value(entry, column, column, faults) for column in entry.columns if entry.get(column)}


def _value(entry: Entry, column: str, name: str, faults: Faults) -> Any:  # noqa: ANN401 - JSON
    """Read a cell: JSON where the entry is no text, or where it holds a map of languages."""
    text = entry.get(column)
    if name not in _JSON and not text.startswith('{"'):
        return text
    try:
        return json.loads(text[:_LONGEST_JSON])
    except ValueError:
        fix = 'write true, 12, or ["ONE", "TWO"]'
        faults.say(entry.place(column), f"'{text[:40]}' cannot be read as the value of '{name}'", fix)
        return None


def _kind(entry: Entry) -> str:
    kind = " ".join(entry.get("type").split())
    return _SPELT.get(kind, kind)
