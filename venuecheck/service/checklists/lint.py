"""What lint finds in a checklist that can be used: what can never happen, what lacks a translation or a version."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.language import missing_translations
from venuecheck.assessment.option import NOT_APPLICABLE, Option
from venuecheck.assessment.parse import parse_in_part
from venuecheck.assessment.private_matters import private_matters
from venuecheck.assessment.reach import can_hold, never_asked, never_speak
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.problem import Problem, did_you_mean
from venuecheck.service.checklists.published_versions import problems_of
from venuecheck.service.checklists.reading import wrong_examples


def lint_checklist(document: Document, path: Path) -> Iterator[Problem]:
    """Give every problem of a checklist.

    What its examples lead to, and what can never happen, is worked out only where what it asks and what follows from
    that can be read: a broken rule would make all of that wrong. An example that cannot be read is left out of it.
    """
    checklist, problems = parse_in_part(document)
    yield from problems
    if checklist is not None and not problems:
        yield from problems_of(document, checklist, path)
    parts = _parts_of(document, problems)
    if checklist is not None and _BESIDE.issuperset(parts.values()):
        unread = {_example_at(checklist, each) for each, part in parts.items() if part == "examples"}
        readable = tuple(example for example in checklist.examples if example.place not in unread)
        yield from wrong_examples(document, replace(checklist, examples=readable))
        yield from _never(document, checklist)
    if checklist is not None:
        yield from _other_checklists(document, checklist, path)
        yield from _nothing_to_say(document, checklist)
    yield from _limits(document)
    yield from _must_not(document)
    yield from private_matters(document)
    yield from missing_translations(document)


_BESIDE = frozenset(
    {
        *("id", "version", "title", "edition", "definition", "subject", "text", "sources", "languages", "examples"),
        *("no_longer_asked", "words"),
    }
)
"""Parts of a checklist on which what its examples lead to does not hang."""


def is_read(document: Document, problems: Iterable[Problem]) -> bool:
    """Whether, for all that is wrong with its form, what a checklist asks and what follows from that can be read."""
    return _BESIDE.issuperset(_parts_of(document, problems).values())


def _parts_of(document: Document, problems: Iterable[Problem]) -> dict[Problem, str]:
    began = [(place, str(path[0])) for path, place in document.keys.items() if len(path) == 1]
    return {each: _part_of(began, each) for each in problems}


def _part_of(began: list[tuple[tuple[int, int], str]], problem: Problem) -> str:
    """Give the entry of a file in which a problem is, by where its entries begin."""
    return max((each for each in began if each[0] <= (problem.line, problem.column)), default=((0, 0), ""))[1]


def _example_at(checklist: Checklist, problem: Problem) -> tuple[int, int] | None:
    """Give the place of the example in which a problem is."""
    here = (problem.line, problem.column)
    return max((each.place for each in checklist.examples if each.place <= here), default=None)


def _never(document: Document, checklist: Checklist) -> Iterator[Problem]:
    for item in never_asked(checklist):
        what = f"'{item.id}' is never asked, whatever is answered"
        yield document.problem(
            (*_place(document, item.id), "ask_if"), what, "put its 'ask_if' right: it contradicts itself"
        )
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
            yield document.problem((*path, "when"), what, "put its 'when' right: it contradicts itself")


def _other_checklists(document: Document, checklist: Checklist, path: Path) -> Iterator[Problem]:
    """Name the checklists that actions wait for and that are neither shipped nor beside this one."""
    named = [(place, task.done_by.checklist) for place, task in enumerate(checklist.tasks) if task.done_by.checklist]
    known = {each.stem for each in (*catalogue.checklists(), *path.parent.glob("*.yaml"))} if named else set()
    for place, name in named:
        if name not in known:
            what = f"there is no checklist '{name[:60]}'"
            yield document.problem(
                ("actions", place, "done_by", "checklist"), what, did_you_mean(name, known) or _NO_CHECKLIST
            )


def _nothing_to_say(document: Document, checklist: Checklist) -> Iterator[Problem]:
    """Name questions with several choices that must be answered, and have no answer for whom none of them is true.

    A row of what repeats is there because there is something to say of it.
    """
    for item in (one for one in checklist.by_id.values() if isinstance(one, Question) and not one.repeat):
        if item.type is AnswerType.CHOICES and item.required and not any(_says_none(one) for one in item.options):
            what = f"'{item.id}' must be answered, and nobody can say that none of its options is so"
            place = (*_place(document, item.id), "type")
            fix = "add an option with 'alone: true', such as \"None of these\", or 'required: false'"
            yield document.problem(place, what, fix, warning=True)


def _says_none(option: Option) -> bool:
    return option.alone or option.id == NOT_APPLICABLE


def _limits(document: Document) -> Iterator[Problem]:
    conditions = document.data.get("conditions") if isinstance(document.data, dict) else None
    for place, one in enumerate(conditions if isinstance(conditions, list) else ()):
        if isinstance(one, dict) and one.get("limits") is None:
            what = f"'{str(one.get('id', ''))[:60]}' does not say whether it limits speech or access"
            yield document.problem(("conditions", place), what, "write 'limits: true' or 'limits: false'")


_NO_CHECKLIST = "name one that is shipped or beside this file, or put it there"


def _must_not(document: Document) -> Iterator[Problem]:
    examples = document.data.get("examples") if isinstance(document.data, dict) else None
    for place, one in enumerate(examples if isinstance(examples, list) else ()):
        if isinstance(one, dict) and not one.get("must_not"):
            what = "this example does not say which outcomes would be wrong"
            yield document.problem(("examples", place), what, "name them under 'must_not:'")


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
