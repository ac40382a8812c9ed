"""What lint finds in a checklist that can be used: what can never happen, what lacks a translation or a version."""

from collections.abc import Iterator
from pathlib import Path

from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.language import missing_translations
from venuecheck.assessment.parse import parse
from venuecheck.assessment.reach import can_hold, never_asked, never_speak
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.problem import Problem, UnusableFileError
from venuecheck.service.checklists.published_versions import problems_of
from venuecheck.service.checklists.reading import wrong_examples


def lint_checklist(document: Document, path: Path) -> Iterator[Problem]:
    """Give every problem of a checklist.

    What its examples lead to, and what can never happen, is worked out only where everything else is right: a rule
    that cannot be read would make all of that wrong.
    """
    try:
        checklist = parse(document)
    except UnusableFileError as error:
        yield from error.problems
        yield from _limits(document)
        yield from missing_translations(document)
        return
    yield from wrong_examples(document, checklist)
    yield from problems_of(document, checklist, path)
    yield from _never(document, checklist)
    yield from _limits(document)
    yield from missing_translations(document)


def _never(document: Document, checklist: Checklist) -> Iterator[Problem]:
    for item in never_asked(checklist):
        what = f"'{item.id}' is never asked, whatever is answered"
        yield document.problem((*_place(document, item.id), "ask_if"), what, "its 'ask_if' contradicts itself")
    silent = set(never_speak(checklist))
    speaking = {rule.outcome.id for place, rule in enumerate(checklist.rules) if place not in silent}
    for place in sorted(silent):
        what = "this rule never speaks: it cannot hold, or an earlier one of its group always does"
        yield document.problem(("rules", place), what, "change its 'when', or move it up")
    for place, outcome in enumerate(checklist.outcomes):
        if any(rule.outcome.id == outcome.id for rule in checklist.rules) and outcome.id not in speaking:
            what = f"the outcome '{outcome.id}' can never be recommended"
            yield document.problem(("outcomes", place), what, "change the rules that name it")
    named = [(("flags", place), one.id, one.when) for place, one in enumerate(checklist.flags)]
    named += [(("conditions", place), one.id, one.when) for place, one in enumerate(checklist.imposed)]
    named += [(("actions", place), one.id, one.when) for place, one in enumerate(checklist.tasks)]
    for path, name, when in named:
        if not can_hold(checklist, when):
            what = f"'{name}' can never come about, whatever is answered"
            yield document.problem((*path, "when"), what, "its 'when' contradicts itself")


def _limits(document: Document) -> Iterator[Problem]:
    conditions = document.data.get("conditions") if isinstance(document.data, dict) else None
    for place, one in enumerate(conditions if isinstance(conditions, list) else ()):
        if isinstance(one, dict) and one.get("limits") is None:
            what = f"'{str(one.get('id', ''))[:60]}' does not say whether it limits speech or access"
            yield document.problem(("conditions", place), what, "write 'limits: true' or 'limits: false'")


def _place(document: Document, name: str) -> ValuePath:
    """Find where a question or repeat stands in the file."""
    data = document.data if isinstance(document.data, dict) else {}
    for table in ("questions", "repeats"):
        for number, one in enumerate(data.get(table, ())):
            if one.get("id") == name:
                return (table, number)
            for inner, question in enumerate(one.get("questions", ())):
                if question.get("id") == name:
                    return (table, number, "questions", inner)
    return ()
