"""Finding mistakes in the files that people write, whatever kind each is."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from venuecheck.assessment.question_words import question_in_words
from venuecheck.assessment.walk import LOOKED_UP, Circumstances, walk
from venuecheck.authoring.document import Document
from venuecheck.authoring.mistakes import Mistakes
from venuecheck.authoring.typed import quoted, together
from venuecheck.authoring.unquoted import without_quotes
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, UnusableFileError, mistakes_first
from venuecheck.core.step import Step, Then
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.reading.fingerprint import read_fingerprint
from venuecheck.filtering.reading.hand_sheet import is_sheet
from venuecheck.filtering.reading.same_address import same_addresses
from venuecheck.filtering.reading.test_list import read_test_list, warnings_of
from venuecheck.screening.reading.known_names import read_known_names
from venuecheck.screening.reading.written import read_written
from venuecheck.service.bookings.answer_files import AnswersFile, Named, answers_in_part
from venuecheck.service.bookings.letter_templates import FOLDER, letter_problems, letters_in, unused_letters
from venuecheck.service.bookings.letter_templates import is_letter as meant_as_letter
from venuecheck.service.checklists.lint import lint_checklist
from venuecheck.service.checklists.of_venue import path_beside
from venuecheck.service.checklists.plan_lint import lint_plan
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.given_files import Given, document_in_part, to_read
from venuecheck.service.names.of_no_list import names_on_no_list
from venuecheck.service.names.own_list_doubts import doubts_of_names
from venuecheck.service.partnership.partners import read_partners, warnings_of_partners
from venuecheck.service.schemas import file_kind
from venuecheck.service.shipped_copies import changed_copy
from venuecheck.service.sites.probe_choices import taken_ids
from venuecheck.service.sites.site import read_site
from venuecheck.service.sites.starting import CONFIG_NAME
from venuecheck.service.sites.written_site import warnings_of_site
from venuecheck.sources import due, due_in_register, read_register

_SUFFIXES = frozenset({".yaml", ".yml"})


def lint_given(file: Path | Given, today: date, named: Named | None = None) -> tuple[Problem, ...]:
    """Check one file, as a folder has it or as a page was sent it. Give all problems in it, mistakes first, and what
    is due.

    `named` finds the checklist that answers name; without it, as the venue has it in whose folder the file is.
    """
    return mistakes_first(_problems(file, today, named))


def lint(paths: tuple[Path, ...], today: date) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Check files, and every YAML file and letter below folders. Give the files checked, and all problems in them.

    Of each file its mistakes come first.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        found = _files_below(path) if path.is_dir() else [path]
        if not found:
            what, fix = "there is no YAML file or letter in this folder", "name one that holds some"
            problems.append(InputError.at(str(path), what, fix).problems[0])
        files += found
    for file in dict.fromkeys(files):
        problems += mistakes_first(_problems(file, today))
    return tuple(files), tuple(dict.fromkeys(problems))  # a configuration names its letters, and a folder holds both


def _files_below(folder: Path) -> list[Path]:
    below = [item for item in folder.rglob("*") if item.suffix in _SUFFIXES]
    letters = [one for place in (folder, *folder.rglob(FOLDER)) for one in letters_in(place)]
    return sorted((*below, *letters))


def _problems(file: Path | Given, today: date, named: Named | None = None) -> Iterator[Problem]:
    if is_letter(file):
        yield from letter_problems(file)
        return
    problems: list[Problem] = []
    try:
        saved = to_read(file)
        if saved.suffix == ".csv":
            _refuse_hand_check(saved)
        document, problems = document_in_part(saved)
        meant = [*_meant(document, file, today, named), *due(document, today)]
    except InputError as error:
        yield from (*problems, *error.problems)
        return
    yield from together(problems, [*meant, *without_quotes(document, [*problems, *meant])])


def _refuse_hand_check(file: Given) -> None:
    """Say of a hand check on a sheet how it is brought in: that tells, too, what is wrong with it."""
    if is_sheet(file.content):
        step = Then(step=Step.IMPORT_HAND_CHECK, about=file.name)
        raise InputError.at(
            file.name, "this is the sheet of a hand check", "bring it in, which looks it through", then=step
        )


def is_letter(file: Path | Given) -> bool:
    """Whether a file is a letter's template: of all that people write only these are plain text."""
    return meant_as_letter(_path(file))


def _meant(document: Document, file: Path | Given, today: date, named: Named | None) -> Iterator[Problem]:
    try:
        kind = kind_of(document)
        if kind == "answers":
            yield from _answers(document, named or _checklist_beside(file), today)
        else:
            yield from _CHECKS[kind](document, file, today)
            yield from quoted(document, file_kind(kind).model)
            yield from changed_copy(document, kind, _path(file))
    except InputError as error:
        yield from error.problems


def kind_of(document: Document) -> str:
    """Tell a file's kind, as `schemas` names it, by the entries that only this kind has. Raises `InputError`."""
    data = document.data
    names = set(data) if isinstance(data, dict) else set()
    for marks, kind in (*_KINDS, *_OTHERWISE):
        if names & marks:
            return kind
    what = (
        "this is no checklist, plan, test list, list of names or partners, fingerprint, answers file, register of "
        "sources or configuration"
    )
    fix = (
        "a test list has 'pages:', a checklist 'questions:', a plan 'requirements:', a list of names 'entries:', "
        "a fingerprint 'signs:', "
        "a list of partners 'partners:', a configuration 'networks:'"
    )
    raise UnusableFileError([document.problem((), what, fix)])


def _test_list(document: Document, _file: Path | Given, _today: date) -> Iterator[Problem]:
    yield from _mistakes(lambda: read_test_list(document, b""))  # its digest is not needed
    yield from taken_ids(document)
    yield from warnings_of(document)
    yield from same_addresses(document)


def _fingerprint(document: Document, _file: Path | Given, _today: date) -> Iterator[Problem]:
    return _mistakes(lambda: read_fingerprint(document))


def _site(document: Document, file: Path | Given, today: date) -> Iterator[Problem]:
    yield from _mistakes(lambda: read_site(document, _path(file), with_files=True))
    yield from warnings_of_site(document, today)
    if not isinstance(file, Given):  # what was sent has nothing beside it
        yield from unused_letters(file.parent / FOLDER)


def _partners(document: Document, _file: Path | Given, _today: date) -> Iterator[Problem]:
    yield from _mistakes(lambda: read_partners(document))
    yield from warnings_of_partners(document)


def _name_list(document: Document, _file: Path | Given, today: date) -> Iterator[Problem]:
    yield from _mistakes(lambda: read_written(document))
    yield from doubts_of_names(document, today)


def _known_names(document: Document, _file: Path | Given, _today: date) -> Iterator[Problem]:
    yield from _mistakes(lambda: read_known_names(document))
    yield from names_on_no_list(document)


def _register(document: Document, _file: Path | Given, today: date) -> Iterator[Problem]:
    yield from _mistakes(lambda: read_register(document))
    yield from due_in_register(document, today)


def _mistakes(read: Callable[[], object]) -> Iterator[Problem]:
    """Give what a reader refuses; what is doubtful besides is told in the same round."""
    try:
        read()
    except InputError as error:
        yield from error.problems


def _checklist(document: Document, file: Path | Given, _today: date) -> Iterator[Problem]:
    yield from lint_checklist(document, _path(file))


def _plan(document: Document, _file: Path | Given, _today: date) -> Iterator[Problem]:
    return lint_plan(document)


def _path(file: Path | Given) -> Path:
    """Give where the file is; what was sent has nothing beside it."""
    return Path(file.name).absolute() if isinstance(file, Given) else file


def _checklist_beside(file: Path | Given) -> Named:
    """Find a checklist by its id as the venue has it in whose folder a file of answers is, or else the work goes on."""
    beside = _path(file).parent / CONFIG_NAME
    settings = beside if beside.is_file() else Path(CONFIG_NAME)
    return lambda name: checklist_in(path_beside(settings, name))


def _answers(document: Document, named: Named, today: date) -> Iterator[Problem]:
    file, problems = answers_in_part(document, named=named)
    yield from problems
    yield from _unanswered(file, Mistakes(document, problems), today)


def _unanswered(file: AnswersFile, mistakes: Mistakes, today: date) -> Iterator[Problem]:
    """Name the required questions without an answer, at whatever kind of venue they would be asked today.

    What cannot be read was answered all the same, and is not missing besides.
    """
    if file.said_by == "organiser" or mistakes.at("answers"):
        return  # the venue answers the rest; or nobody knows yet what is answered
    missing: dict[str, None] | None = None
    for kind in VenueKind:
        circumstances = Circumstances(today=today, venue_kind=kind, records={LOOKED_UP: "yes"})
        here = dict.fromkeys(step.path for step in walk(file.checklist, file.answers, circumstances).needed)
        missing = here if missing is None else {path: None for path in missing if path in here}
    for path in missing or ():
        if mistakes.within("answers", _HEAD.split(path)[0]):
            continue
        asked = plain(question_in_words(file.checklist, path), 120)
        what = f"“{asked}” has no answer, and without it nothing can be recommended"
        yield file.document.problem(("answers",), what, f"answer it, as '{path.rpartition('.')[2]}'", at_key=True)


_HEAD = re.compile(r"[.[]")
_Check = Callable[[Document, Path | Given, date], Iterator[Problem]]
_CHECKS: dict[str, _Check] = {
    "name-list": _name_list,
    "known-names": _known_names,
    "test-list": _test_list,
    "fingerprint": _fingerprint,
    "plan": _plan,
    "configuration": _site,
    "partners": _partners,
    "checklist": _checklist,
    "sources": _register,
}
_KINDS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"answers"}), "answers"),
    (frozenset({"entries"}), "name-list"),
    (frozenset({"organisations"}), "known-names"),
    (frozenset({"pages", "controls"}), "test-list"),
    (frozenset({"signs"}), "fingerprint"),
    (frozenset({"test_pages", "products"}), "sources"),
    (frozenset({"requirements"}), "plan"),
    (frozenset({"venue", "networks"}), "configuration"),
    (frozenset({"partnership", "partners"}), "partners"),
    (frozenset({"questions", "sections", "outcomes"}), "checklist"),
)
_OTHERWISE: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"rules", "flags", "terms", "examples"}), "checklist"),
    (frozenset({"categories"}), "test-list"),
    (frozenset({"dated", "snapshot"}), "name-list"),
    (frozenset({"by_default"}), "plan"),
)
"""What tells a kind where what it is about is missing altogether."""
