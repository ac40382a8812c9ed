"""A checklist looked over before it is published: what is wrong with it, what differs, and how each reader meets it."""

from dataclasses import dataclass
from datetime import date

from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.organisers_part import asks_organiser, organisers_part
from venuecheck.assessment.parse import parse_in_part
from venuecheck.core.problem import Problem
from venuecheck.report.checklist.difference import Change, checklist_changes
from venuecheck.report.checklist.view import ChecklistShown, checklist_shown
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.given_files import Given, document_of
from venuecheck.service.linting import lint_given


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedOver:
    """What an author sees of a checklist."""

    problems: tuple[Problem, ...] = ()
    """What lint finds, warnings too."""
    clerk: ChecklistShown | None = None
    """As staff meet it; None where it cannot be read."""
    organiser: ChecklistShown | None = None
    """In the words that are meant for an organiser; None where nothing is asked of one, too."""
    compared: ChecklistShown | None = None
    """That with which it was compared; None where there is none."""
    changes: tuple[Change, ...] = ()
    """What differs from that."""

    @property
    def mistakes(self) -> int:
        """How many problems are no mere warnings."""
        return sum(not one.warning for one in self.problems)


def shipped() -> tuple[Checklist, ...]:
    """Give every checklist that comes with the program, in the order of their titles."""
    return tuple(sorted((checklist_in(path) for path in catalogue.checklists()), key=lambda one: one.title))


def look_at(name: str) -> LookedOver | None:
    """Show one that comes with the program by its id; None where there is no such one."""
    found = next((one for one in shipped() if one.id == name), None)
    return _shown(found) if found is not None else None


def look_over(sent: Given, today: date, compare_with: str = "") -> LookedOver:
    """Look over a file: what is wrong or due, and what differs from the one that is named or else of its id.

    Raises `InputError` where it cannot be read as a document.
    """
    document = document_of(sent)
    problems = lint_given(sent, today)
    checklist, wrong = parse_in_part(document)
    if checklist is None or wrong:
        return LookedOver(problems=problems)
    wanted = compare_with or checklist.id
    return _shown(checklist, problems, next((one for one in shipped() if one.id == wanted), None))


def _shown(checklist: Checklist, problems: tuple[Problem, ...] = (), before: Checklist | None = None) -> LookedOver:
    for_organiser = checklist_shown(organisers_part(checklist)) if asks_organiser(checklist) else None
    return LookedOver(
        problems=problems,
        clerk=checklist_shown(checklist),
        organiser=for_organiser,
        compared=checklist_shown(before) if before is not None else None,
        changes=checklist_changes(before, checklist) if before is not None else (),
    )
