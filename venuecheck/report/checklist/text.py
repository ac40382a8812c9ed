"""A checklist as plain text, for a terminal or an e-mail."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from venuecheck.core.plain_text import plain
from venuecheck.report.checklist.view import ChecklistShown, Consequence, QuestionShown, RepeatShown

_INDENT = "     "


def checklist_text(shown: ChecklistShown, width: int = 80) -> str:
    """Set a checklist out in lines of at most `width` characters; only a long web address is longer."""
    return _set_out((*_asked(shown), *_follows(shown)), width)


def asked_text(shown: ChecklistShown, width: int = 80) -> str:
    """Set out what is asked, and no more."""
    return _set_out((shown.title, *_sections(shown, with_ids=False)), width)


def _set_out(paragraphs: Iterable[str], width: int) -> str:
    return "\n".join(line for paragraph in paragraphs for line in _wrapped(paragraph, width)) + "\n"


def _asked(shown: ChecklistShown) -> Iterator[str]:
    yield f"{shown.title} (version {shown.version})"
    yield f"Follows: {shown.edition}."
    yield f"Extremism is here: {shown.definition}."
    if shown.text:
        yield ""
        yield shown.text
    yield from _sections(shown)


def _sections(shown: ChecklistShown, *, with_ids: bool = True) -> Iterator[str]:
    for section in shown.sections:
        yield ""
        yield f"== {section.title} =="
        if section.text:
            yield section.text
        for item in section.items:
            yield ""
            if isinstance(item, QuestionShown):
                yield from _question(item, with_ids=with_ids)
            else:
                yield from _repeat(item, with_ids=with_ids)


def _follows(shown: ChecklistShown) -> Iterator[str]:
    yield from _consequences("Points to check", shown.points)
    yield from _consequences("Conditions of approval", shown.conditions)
    yield ""
    yield "== What is recommended =="
    yield "In each group the first that holds counts; across groups, the worst. A named person decides."
    for group, rules in groupby(shown.rules, key=lambda rule: rule.group):
        yield f"{group}:"
        for rule in rules:
            yield f"   - {rule.outcome}: {'if ' + rule.only_if if rule.only_if else 'otherwise'}."
    yield from _consequences("What to do", shown.actions)
    yield ""
    yield "== Sources =="
    yield from (f"   - {source}" for source in shown.sources)


def _question(item: QuestionShown, *, with_ids: bool) -> Iterator[str]:
    optional = "" if item.required else ", may be left empty"
    yield f"{item.number:>3}. {item.text}"
    beside = f"; asked of the {item.asked_of}; id: {item.id}" if with_ids else ""
    yield f"{_INDENT}[{item.how}{optional}{beside}]"
    if item.only_if:
        yield f"{_INDENT}Only if {item.only_if}."
    if item.help:
        yield f"{_INDENT}{item.help}"
    yield from (f"{_INDENT}( ) {text}{f' [{name}]' if with_ids else ''}" for name, text, _ in item.options)
    yield f"{_INDENT}Why: {item.why}"
    if item.evidence:
        yield f"{_INDENT}Keep with the record: {item.evidence}."


def _repeat(item: RepeatShown, *, with_ids: bool) -> Iterator[str]:
    yield f"{item.number:>3}. {item.text} (for each {item.each}{f'; id: {item.id}' if with_ids else ''})"
    if item.only_if:
        yield f"{_INDENT}Only if {item.only_if}."
    if item.help:
        yield f"{_INDENT}{item.help}"
    for question in item.questions:
        yield from _question(question, with_ids=with_ids)


def _consequences(title: str, entries: tuple[Consequence, ...]) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield f"== {title} =="
    for entry in entries:
        beside = f" ({entry.beside})" if entry.beside else ""
        yield f"   - {entry.text}{beside} If {entry.only_if}."


def _wrapped(paragraph: str, width: int) -> list[str]:
    text = plain(paragraph, 20_000)
    start = len(text) - len(text.lstrip())
    hang = start + (2 if text.lstrip().startswith("- ") else 4 if text.lstrip().startswith("( ) ") else 0)
    return textwrap.wrap(
        text.lstrip(),
        width,
        initial_indent=" " * start,
        subsequent_indent=" " * (hang or (5 if text[:3].strip().isdigit() else 0)),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
