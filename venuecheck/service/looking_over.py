"""What an author wrote, looked over: what is wrong; of a checklist, what differs, and how each reader meets it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.organisers_part import asks_organiser, organisers_part
from venuecheck.assessment.parse import parse_in_part
from venuecheck.authoring.document import Document, read_file
from venuecheck.core.problem import InputError, NotFoundError, Problem, UnusableFileError, did_you_mean
from venuecheck.filtering.reading.test_list import read_test_list
from venuecheck.plans.reading import read_plan
from venuecheck.report.checklist.difference import Change, checklist_changes
from venuecheck.report.checklist.view import ChecklistShown, checklist_shown
from venuecheck.report.setting.wording import counted
from venuecheck.report.venue.pages import EXPECTATION_WORDS
from venuecheck.service.checklists.lint import is_read
from venuecheck.service.checklists.of_venue import path_beside
from venuecheck.service.checklists.reading import load_checklist
from venuecheck.service.given_files import Given, document_of
from venuecheck.service.linting import is_letter, kind_of, lint_given
from venuecheck.service.schemas import file_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedOver:
    """What an author sees of a file."""

    problems: tuple[Problem, ...] = ()
    """What lint finds, warnings too."""
    kind_words: str = ""
    """What the file is, where it is none of a checklist; empty where that is not known, too."""
    told: tuple[str, ...] = ()
    """What it says, in lines: the requirements of a plan, the categories of a test list."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AsItStands:
    """A checklist before it is published."""

    checklist: Checklist
    mistakes: tuple[Problem, ...]
    is_whole: bool
    """False where what it asks, or what follows from it, is only read in part."""


def as_it_stands(name: str, language: str, today: date, settings: Path) -> AsItStands:
    """Give a checklist by its id or file, as far as it can be read, with its mistakes.

    A condition that cannot be read stands in the words of its author. `settings`: the venue's configuration, whose own
    checklists are known by their ids too. Raises `InputError` where nothing of it can be read.
    """
    path = path_beside(settings, name)
    document = read_file(path)
    checklist, wrong = parse_in_part(document, language)
    if checklist is None:
        raise UnusableFileError(wrong)
    if not is_read(document, wrong):
        return AsItStands(checklist=checklist, mistakes=tuple(wrong), is_whole=False)
    mistakes = tuple(problem for problem in lint_given(path, today) if not problem.warning)
    return AsItStands(checklist=checklist, mistakes=mistakes, is_whole=True)


def to_hand_out(
    name: str, today: date, language: str = "en", *, settings: Path | None = None
) -> tuple[Document, Checklist]:
    """Give a checklist's document, and the checklist, to be handed out.

    Raises `InputError` with all that lint finds wrong with it: what lint refuses goes to nobody. Those that ship were
    looked through before they did. `settings`: the venue's configuration, whose own checklists are known by their ids
    too.
    """
    path = path_beside(settings, name) if settings else catalogue.checklist_path(name)
    document = read_file(path)
    wrong = [] if path in catalogue.checklists() else [one for one in lint_given(path, today) if not one.warning]
    if wrong:
        raise UnusableFileError(wrong)
    return document, load_checklist(document, language)


def look_at(checklist: Checklist) -> LookedOver:
    """Show one that is here."""
    return _shown(checklist)


def look_over(sent: Given, today: date, known: Iterable[Checklist], compare_with: str = "") -> LookedOver:
    """Look over a file: what is wrong or due; of a checklist, what differs from that of `known` which is named, or
    else has its id.

    Raises `InputError` where it cannot be read as a document.
    """
    here = {one.id: one for one in known}
    problems = lint_given(sent, today, partial(_among, here))
    if is_letter(sent):
        return LookedOver(problems=problems, kind_words="A letter")
    document = document_of(sent)
    kind = _kind_in(document)
    if kind not in {"", "checklist"}:
        told = () if any(not one.warning for one in problems) else tuple(_told(kind, document))
        return LookedOver(problems=problems, kind_words=file_kind(kind).title, told=told)
    checklist, wrong = parse_in_part(document)
    if checklist is None or not is_read(document, wrong):
        return LookedOver(problems=problems)
    wanted = compare_with or checklist.id
    return _shown(checklist, problems, here.get(wanted))


def _among(known: Mapping[str, Checklist], name: str) -> Checklist:
    if name not in known:
        raise NotFoundError.of("checklist", f"there is no checklist '{name[:60]}' here", did_you_mean(name, known))
    return known[name]


def _kind_in(document: Document) -> str:
    try:
        return kind_of(document)
    except InputError:
        return ""  # lint says so


def _told(kind: str, document: Document) -> Iterator[str]:
    if kind == "plan":
        for one in read_plan(document).requirements:
            yield f"{one.number}. {one.text} ({', '.join(one.owners)})"
    elif kind == "test-list":
        listed = read_test_list(document, b"")  # its digest is not needed
        pages = Counter(page.category for page in listed.pages)
        for category in listed.categories:
            yield f"{category.title}: {EXPECTATION_WORDS[category.expectation]}, {counted(pages[category.id], 'page')}"


def _shown(checklist: Checklist, problems: tuple[Problem, ...] = (), before: Checklist | None = None) -> LookedOver:
    for_organiser = checklist_shown(organisers_part(checklist)) if asks_organiser(checklist) else None
    return LookedOver(
        problems=problems,
        clerk=checklist_shown(checklist),
        organiser=for_organiser,
        compared=checklist_shown(before) if before is not None else None,
        changes=checklist_changes(before, checklist) if before is not None else (),
    )
