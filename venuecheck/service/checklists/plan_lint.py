"""Mistakes in plans: of form, and of what they name that is not there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.training import TOPICS
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.kept import kept
from venuecheck.authoring.typed import together
from venuecheck.core.problem import Problem, did_you_mean, one_of
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.filtering.reading.test_list import read_test_list
from venuecheck.plans.plan import Evidence, Otherwise, Plan
from venuecheck.plans.reading import understood_plan
from venuecheck.service.checklists.reading import checklist_in

_NO_QUESTION = "name one that the checklist asks"


def lint_plan(document: Document) -> Iterator[Problem]:
    """Name every mistake of a plan: of form, and the checklists, questions and categories that are not there."""
    plan, problems = understood_plan(document)
    # of what is missing, and has something in its place, that is said alone
    yield from together(problems, _named_and_not_there(document, plan) if plan is not None else ())


def _named_and_not_there(document: Document, plan: Plan) -> Iterator[Problem]:
    checklists = {path.stem: checklist_in(path) for path in catalogue.checklists()}
    categories = {each for path in catalogue.test_lists() for each in _categories_in(path)}
    probes = {probe.id for probe in network_probes()}
    for index, requirement in enumerate(plan.requirements):
        for number, evidence in enumerate(requirement.evidence):
            at = ("requirements", index, "evidence", number)
            yield from _checklist_problems(document, at, evidence, checklists)
            if evidence.otherwise is not None:
                yield from _checklist_problems(document, (*at, "otherwise"), evidence.otherwise, checklists)
            yield from _missing(document, (*at, "probes"), evidence.probes, probes, "question to the network")
            # a venue's own list may have categories of its own
            yield from _missing(
                document, (*at, "categories"), evidence.categories, categories, "category", warning=True
            )


def _categories(document: Document) -> tuple[str, ...]:
    return tuple(each.id for each in read_test_list(document, b"").categories)  # its digest is not needed


_categories_in = kept(_categories)


def _checklist_problems(
    document: Document, at: ValuePath, named: Evidence | Otherwise, checklists: dict[str, Checklist]
) -> Iterator[Problem]:
    if not named.checklist:
        return
    checklist = checklists.get(named.checklist)
    if checklist is None:
        what, fix = f"there is no checklist '{named.checklist}'", one_of(named.checklist, checklists)
        yield document.problem((*at, "checklist"), what, fix)
        return
    for place, question in enumerate(named.questions):
        if question not in checklist.by_id:
            what = f"the checklist '{checklist.id}' has no question '{question}'"
            yield document.problem(
                (*at, "questions", place), what, did_you_mean(question, checklist.by_id) or _NO_QUESTION
            )
    asked = checklist.by_id.get(TOPICS)
    topics = [option.id for option in asked.options] if isinstance(asked, Question) else []
    for place, topic in enumerate(named.topics):
        if topic not in topics:
            what = f"the checklist '{checklist.id}' asks of no role whether it is trained in '{topic}'"
            yield document.problem((*at, "topics", place), what, one_of(topic, topics) or "take it out")


def _missing(
    document: Document, at: ValuePath, named: tuple[str, ...], known: Iterable[str], kind: str, *, warning: bool = False
) -> Iterator[Problem]:
    for place, name in enumerate(named):
        if name not in known:
            what = f"no shipped list has a {kind} '{name}'" if warning else f"there is no {kind} '{name}'"
            problem = document.problem((*at, place), what, one_of(name, known))
            yield replace(problem, warning=warning)
