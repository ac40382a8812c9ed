"""Texts in several languages: where a text may stand, a map of languages may stand.

    text:
      en: "Who is making the booking?"
      cy: "Pwy sy'n gwneud y trefniad?"

A document is brought to one language before anything else reads it, so no other module knows of languages. English
must be there; what is missing in another language is shown in English, and lint warns of it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.types_inside import SAYS_SOMETHING
from venuecheck.core.problem import Problem, UnusableFileError, did_you_mean

ENGLISH: Final = "en"
_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ORGANISERS: Final = {"organiser_text", "organiser_help", "organiser_why"}
_TEXTS: Final = frozenset(
    {"text", "title", "help", "why", "evidence", "each", "reason", "edition", "definition", *_ORGANISERS}
)
_NOT_SHOWN: Final = frozenset({"examples", "answers"})
"""Parts whose values are answers, which have no language."""


def in_language(document: Document, language: str) -> Document:
    """Give the document with each text in `language`, or in English where it has none.

    Raises `InputError` where the checklist is not in this language, or a text has no English.
    """
    known = _languages(document)
    if language not in known:
        what = f"this checklist is not in the language '{language[:20]}'"
        raise UnusableFileError([document.problem(("languages",), what, did_you_mean(language, known))])
    problems = [problem for path, texts in _maps(document.data) for problem in _wrong(document, path, texts, known)]
    if problems:
        raise UnusableFileError(problems)
    return replace(document, data=_chosen(document.data, (), language))


def schema_in_languages(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Give a JSON Schema of checklists in which a map of languages can stand wherever a text for people can."""
    if isinstance(schema, list):
        return [schema_in_languages(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {name: schema_in_languages(one) for name, one in schema.items()}
    properties: dict[str, Any] = changed.get("properties") or {}
    for name, entry in properties.items():
        if name in _TEXTS and entry.get("type") == "string":
            beside = {key: one for key, one in entry.items() if key not in {"type", "pattern"}}
            properties[name] = {**beside, **_either(entry["pattern"])}
        elif name == "words":
            entry["additionalProperties"] = _either(SAYS_SOMETHING)
    return changed


def _either(pattern: str) -> dict[str, Any]:
    """Give the schema of a text, or of a map of languages whose English is one; others are shown in English where they
    say nothing.
    """
    text = {"type": "string", "pattern": pattern}
    others = {"type": ["string", "null"]}
    languages = {"properties": {ENGLISH: text}, "additionalProperties": others, "required": [ENGLISH]}
    return {"anyOf": [text, {"type": "object", **languages}]}


def missing_translations(document: Document) -> Iterator[Problem]:
    """Warn of texts that are missing in a language that the checklist says it has."""
    others = [language for language in _languages(document) if language != ENGLISH]
    for path, text in _texts(document.data, ()):
        have = text if isinstance(text, dict) else {ENGLISH: text}
        missing = [language for language in others if not str(have.get(language) or "").strip()]
        if missing and str(have.get(ENGLISH) or "").strip():
            what = f"'{'.'.join(map(str, path))}' is not translated into {', '.join(missing)}"
            yield document.problem(path, what, "the English is shown until it is", warning=True)


def _languages(document: Document) -> tuple[str, ...]:
    listed = document.data.get("languages") if isinstance(document.data, dict) else None
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        return (ENGLISH,)
    wrong = [number for number, one in enumerate(listed) if not _CODE.fullmatch(one)]
    problems = [document.problem(("languages", number), "this is no language code", "write cy, pl") for number in wrong]
    if ENGLISH not in listed:
        problems.append(document.problem(("languages",), "English is missing", "add en: the program itself speaks it"))
    if problems:
        raise UnusableFileError(problems)
    return tuple(dict.fromkeys(listed))


def _texts(value: object, path: ValuePath) -> Iterator[tuple[ValuePath, object]]:
    """Give every place where a text for people stands."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, (*path, number))
    elif isinstance(value, dict):
        for name, one in value.items():
            here = (*path, name)
            if path == ("words",) or (name in _TEXTS and not isinstance(one, list)):
                yield here, one
            elif name not in _NOT_SHOWN:
                yield from _texts(one, here)


def _maps(data: object) -> Iterator[tuple[ValuePath, dict[str, object]]]:
    return ((path, text) for path, text in _texts(data, ()) if isinstance(text, dict))


def _wrong(document: Document, path: ValuePath, texts: dict[str, object], known: tuple[str, ...]) -> Iterator[Problem]:
    if ENGLISH not in texts:
        yield document.problem(path, "the English text is missing", "add 'en:'")
    for language, text in texts.items():
        if language not in known:
            fix = did_you_mean(language, known) if len(known) > 1 else "list it under 'languages:' at the top"
            yield document.problem((*path, language), f"'{language[:20]}' is not a language of this checklist", fix)
        elif text is not None and not isinstance(text, str):
            yield document.problem((*path, language), "text is needed here", "put it in quotes")


def _chosen(value: object, path: ValuePath, language: str) -> object:
    if isinstance(value, list):
        return [_chosen(one, (*path, number), language) for number, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    chosen: dict[str, object] = {}
    for name, one in value.items():
        if isinstance(one, dict) and (path == ("words",) or name in _TEXTS):
            chosen[name] = str(one.get(language) or "").strip() or one[ENGLISH]
        else:
            chosen[name] = one if name in _NOT_SHOWN else _chosen(one, (*path, name), language)
    return chosen
