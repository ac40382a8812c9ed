"""Answers files: what a person, or the organiser's own form, wrote down, read against a checklist."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Literal

from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, FileKept
from venuecheck.assessment.assessment import Waiver
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.decision_said import DecisionSaid
from venuecheck.assessment.kept_file import LARGEST_FILE, keep_file
from venuecheck.assessment.screened import Word
from venuecheck.assessment.sheet import FileReader, read_sheet
from venuecheck.assessment.steps import STEPS, named_among, names_of
from venuecheck.assessment.validity import is_waivable
from venuecheck.assessment.written import WrittenWaiver
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.mistakes import Mistakes
from venuecheck.authoring.typed import together, understood
from venuecheck.core.ordinary_file import opened
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.given_files import Given, document_of

LONGEST_LINE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDecision(DecisionSaid):
    """A decision as a file or a form gives it: what a person decided, before it is checked."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    outcome: str
    reasons: str = ""
    person: str = ""
    role: str = ""
    conditions: tuple[str, ...] | None = None
    """None for the conditions that are recommended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenJudgement:
    """What somebody says of a possible match, as a file gives it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    name: str
    entry: str
    reason: str
    person: str
    word: Word = Word.NOT_THE_SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """An answers file that has been read against its checklist."""

    document: Document
    checklist: Checklist
    subject: str
    person: str
    answers: Answers
    decision: WrittenDecision | None
    waivers: tuple[Waiver, ...] = ()
    judgements: tuple[tuple[ValuePath, WrittenJudgement], ...] = ()
    """Each with its place in the document."""
    said_by: str = ""
    """`organiser` where the organiser's own form wrote it."""
    reference: str = ""
    """What the booking system calls the booking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAnswers:
    """What an answers file says."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    checklist: str
    subject: str
    person: str
    answers: dict[str, object]
    decision: WrittenDecision | None = None
    waivers: tuple[WrittenWaiver, ...] = ()
    judgements: tuple[WrittenJudgement, ...] = ()
    dismissals: tuple[WrittenJudgement, ...] = ()
    """The older name of `judgements`."""
    said_by: Literal["organiser", "venue"] = "venue"
    checklist_version: int | None = None
    reference: str = ""


def read_answers(file: Path | Given, checklist: Checklist, *, from_organiser: bool = False) -> AnswersFile:
    """Read an answers file. Raises `InputError` with every problem, each at its line and column.

    With `from_organiser` it is taken for the organiser's, whatever it says of itself: it may answer the organiser's
    questions, and decides nothing.
    """
    # what was sent names no files of this computer
    files = None if isinstance(file, Given) else files_beside(file)
    return read_answers_document(document_of(file), checklist, files=files, from_organiser=from_organiser)


def files_beside(path: Path) -> FileReader:
    """Read files that an answers file names, from the folder that it is in."""

    def reader(name: str) -> FileKept:
        place = path.parent / name
        try:
            with opened(place) as stream:
                return keep_file(place.name, stream.read(LARGEST_FILE + 1))
        except OSError as error:
            message = f"the file cannot be read ({error.strerror or 'input error'}); name one in {path.parent}"
            raise AnswerError(message) from None

    return reader


def read_answers_document(
    document: Document,
    checklist: Checklist | None = None,
    *,
    files: FileReader | None = None,
    from_organiser: bool = False,
) -> AnswersFile:
    """Read answers; without a checklist, against the shipped one that they name. Raises `InputError`."""
    file, problems = answers_in_part(document, checklist, files=files, from_organiser=from_organiser)
    if problems:
        raise UnusableFileError(problems)
    return file


def _shipped(name: str) -> Checklist:
    return checklist_in(catalogue.checklist_path(name))


Named = Callable[[str], Checklist]
"""Finds a checklist by its id. Raises `InputError`."""


def answers_in_part(
    document: Document,
    checklist: Checklist | None = None,
    *,
    files: FileReader | None = None,
    from_organiser: bool = False,
    named: Named = _shipped,
) -> tuple[AnswersFile, list[Problem]]:
    """Read answers as far as they can be understood, with every problem; raises `InputError` where they cannot be.

    `named` finds the checklist that they name, where none is given.
    """
    written, form = understood(document, WrittenAnswers)
    if written is None or (checklist is None and not _names_its_checklist(document, form)):
        raise UnusableFileError(form)
    if checklist is None:
        try:
            checklist = named(written.checklist)
        except InputError as error:
            raise UnusableFileError([*form, *_at_its_name(document, written.checklist, error)]) from None
    is_organisers = from_organiser or written.said_by == "organiser"
    # a file from outside names no files of this computer
    usable = None if is_organisers else files
    given = {name: one for name, one in written.answers.items() if name not in checklist.no_longer_asked}
    answers, problems = read_sheet(document, ("answers",), given, checklist.by_id, usable)
    problems += [*_head_problems(document, written, checklist), *_problems_beside(document, written, checklist)]
    if is_organisers:
        problems += _beyond_an_organiser(document, written, checklist)
    file = AnswersFile(
        document=document,
        checklist=checklist,
        subject=plain(written.subject).strip(),
        person=plain(written.person).strip(),
        answers=answers,
        decision=written.decision,
        waivers=tuple(
            Waiver(question=one.question, reason=plain(one.reason), person=plain(one.person), until=one.until)
            for one in written.waivers
        ),
        judgements=tuple(
            ((key, number), one)
            for key, said in (("judgements", written.judgements), ("dismissals", written.dismissals))
            for number, one in enumerate(said)
        ),
        said_by="organiser" if is_organisers else "",
        reference=plain(written.reference, LONGEST_LINE).strip(),
    )
    return file, together(form, problems)


def _at_its_name(document: Document, name: str, error: InputError) -> Iterator[Problem]:
    """Say at its line that a checklist is not known; what is wrong within one that is known stands in its own file."""
    for problem in error.problems:
        is_unknown = problem.file in {"", name}
        yield document.problem(("checklist",), problem.what, problem.fix) if is_unknown else problem


def _names_its_checklist(document: Document, form: list[Problem]) -> bool:
    return ("checklist",) in document.places and not Mistakes(document, form).within("checklist")


def _head_problems(document: Document, written: WrittenAnswers, checklist: Checklist) -> Iterator[Problem]:
    """Check for which checklist, and which version of it, the answers are, about what, and whose."""
    if written.checklist != checklist.id:
        what = f"these answers are for the checklist '{written.checklist[:60]}', not '{checklist.id}'"
        yield document.problem(("checklist",), what, "name the checklist that they are for")
    for name, text in (("subject", written.subject), ("person", written.person)):
        if len(text.strip()) > LONGEST_LINE:
            yield document.problem((name,), f"'{name}' is too long", f"write it in 1 to {LONGEST_LINE} characters")
    if written.checklist_version not in {None, checklist.version}:
        what = f"these answers are for version {written.checklist_version}, not {checklist.version}"
        yield document.problem(("checklist_version",), what, "fill the form of today's version in again")


def _problems_beside(document: Document, written: WrittenAnswers, checklist: Checklist) -> Iterator[Problem]:
    """Check what stands beside the answers: a decision, waivers, judgements."""
    known = (*checklist.outcomes, *(one for one in STEPS if checklist.outcome(one.id) is None))
    if written.decision and named_among(known, written.decision.outcome) is None:
        what = f"there is no outcome '{written.decision.outcome[:60]}'"
        yield document.problem(("decision", "outcome"), what, names_of(known))
    for number, waiver in enumerate(written.waivers):
        path = ("waivers", number)
        if not is_waivable(checklist.by_id.get(waiver.question)):
            fix = "waive a question that can be in place or can not apply"
            yield document.problem((*path, "question"), f"'{waiver.question[:60]}' cannot be waived", fix)
        for name in ("reason", "person"):
            if not any(char.isalnum() for char in getattr(waiver, name)):
                yield document.problem((*path, name), f"the {name} is missing", "a waiver names who and why")
    for key in ("judgements", "dismissals"):
        for number, judgement in enumerate(getattr(written, key)):
            for name in ("reason", "person"):
                if not any(char.isalnum() for char in getattr(judgement, name)):
                    yield document.problem((key, number, name), f"the {name} is missing", "say who and why")


def _beyond_an_organiser(document: Document, written: WrittenAnswers, checklist: Checklist) -> Iterator[Problem]:
    """Check that a file from outside says nothing that only the venue can say."""
    for name, said in (
        ("decision", written.decision),
        ("waivers", written.waivers),
        ("judgements", written.judgements),
        ("dismissals", written.dismissals),
    ):
        if said:
            what = f"an organiser's file carries no {name.removesuffix('s')}"
            yield document.problem((name,), what, "remove it: the venue decides", at_key=True)
    for name, value in written.answers.items():
        item = checklist.by_id.get(name)
        rows = value if isinstance(item, Repeat) and isinstance(value, list) else []
        places: list[ValuePath] = [("answers", name)] if isinstance(item, Question) else []
        places += [("answers", name, number, one) for number, row in enumerate(rows) for one in _names(row)]
        for place in places:
            question = checklist.by_id.get(str(place[-1]))
            if isinstance(question, Question) and question.asked_of != "organiser":
                what = f"'{question.id}' (“{question.text}”) is for the venue to answer"
                yield document.problem(place, what, "remove it, and answer it yourself", at_key=True)


def _names(row: object) -> list[str]:
    return [str(name) for name in row] if isinstance(row, dict) else []
