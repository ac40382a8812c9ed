"""A plan from its YAML, or everything that is wrong with it."""

from collections.abc import Iterator
from typing import Any

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.typed import together, understood
from venuecheck.core.ids import is_id
from venuecheck.core.problem import Problem, UnusableFileError
from venuecheck.plans.plan import Evidence, EvidenceKind, Plan, Requirement
from venuecheck.sources import source_problems, with_sources

_MONTHS = (1, 60)
_MOST_REQUIREMENTS, _LONGEST = 200, 1_000
_FITTING: dict[str, frozenset[EvidenceKind]] = {
    "categories": frozenset({EvidenceKind.FILTER_CHECK}),
    "probes": frozenset({EvidenceKind.FILTER_CHECK}),
    "checklist": frozenset({EvidenceKind.ANSWERS, EvidenceKind.BOOKINGS}),
    "questions": frozenset({EvidenceKind.ANSWERS}),
    "topics": frozenset({EvidenceKind.ANSWERS}),
    "look_for": frozenset({EvidenceKind.STATEMENT}),
}
"""Entries of an evidence, and the kinds that they say something about."""
_NEEDED: dict[EvidenceKind, tuple[str, ...]] = {
    EvidenceKind.ANSWERS: ("checklist",),
    EvidenceKind.BOOKINGS: ("checklist",),
    EvidenceKind.STATEMENT: ("look_for",),
}


def read_plan(document: Document) -> Plan:
    """Build a plan from its document. Raises `InputError` with every problem, each at its line and column.

    Whether the checklists, questions and categories that it names exist is for who has them to say.
    """
    plan, problems = understood_plan(document)
    if plan is None or problems:
        raise UnusableFileError(problems)
    return plan


def understood_plan(document: Document) -> tuple[Plan | None, list[Problem]]:
    """Give as much of a plan as can be understood, with every problem, each at its line and column."""
    document, uncited = with_sources(document)
    plan, problems = understood(document, Plan)
    problems = together(problems, uncited)
    return plan, together(problems, _problems(document, plan)) if plan is not None else problems


def _problems(document: Document, plan: Plan) -> Iterator[Problem]:
    yield from _texts(document, (), {"title": plan.title, "edition": plan.edition})
    if not is_id(plan.id):
        fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
        yield document.problem(("id",), f"'{plan.id[:60]}' cannot be an id", fix)
    for number, source in enumerate(plan.sources):
        yield from source_problems(document, ("sources", number), source)
    if plan.version < 1:
        yield document.problem(("version",), "a version is a number from 1", "write 1 for the first")
    if not plan.requirements:
        yield document.problem(("requirements",), "no requirement is listed", "add at least one")
    if len(plan.requirements) > _MOST_REQUIREMENTS:
        what = f"there are more than {_MOST_REQUIREMENTS} requirements"
        yield document.problem(("requirements",), what, "make two plans of it", at_key=True)
    seen: set[str] = set()
    for index, requirement in enumerate(plan.requirements):
        yield from _requirement_problems(document, index, requirement, seen)
        seen.add(requirement.number)


def _requirement_problems(
    document: Document, index: int, requirement: Requirement, seen: set[str]
) -> Iterator[Problem]:
    at = ("requirements", index)
    yield from _texts(document, at, {"text": requirement.text})
    if not is_id(requirement.number):
        fix = "write it as 21, 21a or 2.1, in quotes"
        yield document.problem((*at, "number"), f"'{requirement.number[:60]}' cannot be a number here", fix)
    elif requirement.number in seen:
        what = f"the number {requirement.number} is used twice"
        yield document.problem((*at, "number"), what, "give each requirement its own")
    if not requirement.owners:
        yield document.problem((*at, "owners"), "nobody owns this", "name at least one role")
    if not requirement.evidence:
        what = "nothing is said that meets this"
        fix = "add an evidence; where only a person can tell, one of kind 'statement'"
        yield document.problem((*at, "evidence"), what, fix)
    for number, evidence in enumerate(requirement.evidence):
        yield from _evidence_problems(document, (*at, "evidence", number), evidence)


def _texts(document: Document, at: ValuePath, texts: dict[str, str]) -> Iterator[Problem]:
    for name, text in texts.items():
        if len(text) > _LONGEST:
            yield document.problem((*at, name), f"'{name}' is longer than {_LONGEST} characters", "say it more shortly")


def _is_kind_written(document: Document, at: ValuePath) -> bool:
    here: Any = document.data
    for step in at:
        here = here[step]
    return isinstance(here, dict) and here.get("kind") in list(EvidenceKind)


def _evidence_problems(document: Document, at: ValuePath, evidence: Evidence) -> Iterator[Problem]:
    low, high = _MONTHS
    if not low <= evidence.every_months <= high:
        yield document.problem(
            (*at, "every_months"), f"every_months must be from {low} to {high}", "write a number from there"
        )
    is_kind = _is_kind_written(document, at)  # or else another stands in its place, and nothing can be said by it
    for name, kinds in _FITTING.items() if is_kind else ():
        if getattr(evidence, name) and evidence.kind not in kinds:
            what = f"'{name}' says nothing about evidence of kind '{evidence.kind}'"
            yield document.problem((*at, name), what, "take it out", at_key=True)
    if evidence.otherwise is not None:
        if evidence.kind is EvidenceKind.ANSWERS:
            what = "'otherwise' says nothing about evidence of kind 'answers'"
            yield document.problem((*at, "otherwise"), what, "take it out", at_key=True)
        if not (evidence.otherwise.questions or evidence.otherwise.topics):
            yield document.problem((*at, "otherwise"), "no question is named", "name at least one", at_key=True)
    for name in _NEEDED.get(evidence.kind, ()) if is_kind else ():
        if not getattr(evidence, name):
            what = f"evidence of kind '{evidence.kind}' needs '{name}'"
            yield document.problem(at, what, f"add '{name}:'")
    if evidence.kind is EvidenceKind.ANSWERS and not (evidence.questions or evidence.topics):
        what = "evidence of kind 'answers' needs 'questions' or 'topics'"
        yield document.problem(at, what, "add 'questions:', or 'topics:' for who is trained, by role")
