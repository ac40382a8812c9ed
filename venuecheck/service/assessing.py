"""Answering a checklist: from a file or a form, to an assessment that is recorded, or a draft that is kept."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar, Final, Literal

from venuecheck import catalogue
from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import Answers, FileKept, Note, Rows, plain_value
from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind, Waiver
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.example import example_differences
from venuecheck.assessment.kept_file import LARGEST_FILE, keep_file
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.name_check import Screener, points, screen, weighed
from venuecheck.assessment.outcome import conclude, step_in_words, unlikely_dates
from venuecheck.assessment.parse import parse
from venuecheck.assessment.screened import Dismissal
from venuecheck.assessment.sheet import FileReader, read_sheet
from venuecheck.assessment.standing import as_at, expired, is_waivable, waived
from venuecheck.assessment.walk import Circumstances, State, Step, Walk, walk
from venuecheck.assessment.written import WrittenWaiver
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.document import Document, read_file
from venuecheck.authoring.typed import typed
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, did_you_mean
from venuecheck.core.venue import Venue
from venuecheck.records.codec import encode
from venuecheck.records.store import Store

RECORD_KIND: Final = "assessment"
ASSESSMENT_SCHEMA: Final = "venuecheck.assessment/1"
LONGEST_LINE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDecision:
    """A decision as a file or a form gives it: what a person decided, before it is checked."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    outcome: str
    reasons: str = ""
    person: str = ""
    role: str = ""
    right_engaged: str = ""
    why_proportionate: str = ""
    power_relied_on: str = ""
    conditions: tuple[str, ...] | None = None
    """None for the conditions that are recommended."""
    valid_until: date | None = None
    """Its last day; None for what the outcome says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDismissal:
    """A possible match that somebody sets aside, as a file gives it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    name: str
    entry: str
    reason: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """An answers file that has been read against its checklist."""

    document: Document
    subject: str
    person: str
    answers: Answers
    decision: WrittenDecision | None
    waivers: tuple[Waiver, ...] = ()
    dismissals: tuple[WrittenDismissal, ...] = ()
    said_by: str = ""
    """`organiser` where the organiser's own form wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _WrittenAnswers:
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    checklist: str
    subject: str
    person: str
    answers: dict[str, object]
    decision: WrittenDecision | None = None
    waivers: tuple[WrittenWaiver, ...] = ()
    dismissals: tuple[WrittenDismissal, ...] = ()
    said_by: Literal["organiser", "venue"] = "venue"
    checklist_version: int | None = None


def load_checklist(document: Document, language: str = ENGLISH) -> Checklist:
    """Read a checklist in one of its languages and run its examples. Raises `InputError` with every problem."""
    checklist = parse(document, language)
    problems = list(wrong_examples(document, checklist))
    if problems:
        raise InputError(problems)
    return checklist


def wrong_examples(document: Document, checklist: Checklist) -> Iterator[Problem]:
    """Run a checklist's examples, and say what comes out otherwise than they say."""
    for example in checklist.examples:
        line, column = example.place
        for found in example_differences(checklist, example):
            yield Problem(file=document.file, line=line, column=column, what=f"{example.title}: {found}")


def read_answers(path: Path, checklist: Checklist) -> AnswersFile:
    """Read an answers file. Raises `InputError` with every problem, each at its line and column."""
    return read_answers_document(read_file(path), checklist, files=files_beside(path))


def files_beside(path: Path) -> FileReader:
    """Read files that an answers file names, from the folder that it is in."""

    def reader(name: str) -> FileKept:
        place = path.parent / name
        try:
            with place.open("rb") as stream:
                return keep_file(place.name, stream.read(LARGEST_FILE + 1))
        except OSError as error:
            message = f"the file cannot be read ({error.strerror or 'input error'}); name one in {path.parent}"
            raise AnswerError(message) from None

    return reader


def read_answers_document(
    document: Document, checklist: Checklist | None = None, *, files: FileReader | None = None
) -> AnswersFile:
    """Read answers; without a checklist, against the shipped one that they name. Raises `InputError`."""
    written = typed(document, _WrittenAnswers)
    if checklist is None:
        checklist = load_checklist(read_file(catalogue.checklist_path(written.checklist)))
    answers, problems = read_sheet(document, ("answers",), written.answers, checklist.by_id, files)
    problems += _problems_of(document, written, checklist)
    if written.checklist != checklist.id:
        what = f"these answers are for the checklist '{written.checklist[:60]}', not '{checklist.id}'"
        problems.append(document.problem(("checklist",), what, "name the checklist that they are for"))
    for name, text in (("subject", written.subject), ("person", written.person)):
        if not 0 < len(text.strip()) <= LONGEST_LINE:
            fix = f"write it in 1 to {LONGEST_LINE} characters"
            problems.append(document.problem((name,), f"'{name}' is empty or too long", fix))
    if written.decision and checklist.outcome(written.decision.outcome) is None:
        what = f"there is no outcome '{written.decision.outcome[:60]}'"
        fix = did_you_mean(written.decision.outcome, [one.id for one in checklist.outcomes])
        problems.append(document.problem(("decision", "outcome"), what, fix))
    if problems:
        raise InputError(problems)
    return AnswersFile(
        document=document,
        subject=plain(written.subject).strip(),
        person=plain(written.person).strip(),
        answers=answers,
        decision=written.decision,
        waivers=tuple(
            Waiver(question=one.question, reason=plain(one.reason), person=plain(one.person), until=one.until)
            for one in written.waivers
        ),
        dismissals=written.dismissals,
        said_by="organiser" if written.said_by == "organiser" else "",
    )


def _problems_of(document: Document, written: _WrittenAnswers, checklist: Checklist) -> Iterator[Problem]:
    """Check what stands beside the answers: waivers, and which version of the checklist they are for."""
    if written.checklist_version not in {None, checklist.version}:
        what = f"these answers are for version {written.checklist_version}, not {checklist.version}"
        yield document.problem(("checklist_version",), what, "fill the form of today's version in again")
    if written.said_by == "organiser" and (written.decision or written.waivers or written.dismissals):
        what = "an organiser's answers carry no decision, waiver or dismissal"
        yield document.problem(("said_by",), what, "remove it: the venue decides")
    for number, waiver in enumerate(written.waivers):
        path = ("waivers", number)
        if not is_waivable(checklist.by_id.get(waiver.question)):
            fix = "waive a question that can be in place or can not apply"
            yield document.problem((*path, "question"), f"'{waiver.question[:60]}' cannot be waived", fix)
        for name in ("reason", "person"):
            if not any(char.isalnum() for char in getattr(waiver, name)):
                yield document.problem((*path, name), f"the {name} is missing", "a waiver names who and why")
    for number, dismissal in enumerate(written.dismissals):
        for name in ("reason", "person"):
            if not any(char.isalnum() for char in getattr(dismissal, name)):
                yield document.problem(("dismissals", number, name), f"the {name} is missing", "say who and why")


def circumstances_of(venue: Venue, now: datetime, records: Mapping[str, str | date] | None = None) -> Circumstances:
    """Say what holds for any assessment of this venue today."""
    return Circumstances(today=now.date(), venue_kind=venue.kind, nation=venue.nation, records=records or {})


def assess(
    checklist: Checklist,
    answers: Answers,
    *,
    venue: Venue,
    subject: str,
    person: str,
    now: datetime,
    assessment_id: str,
    started: datetime | None = None,
    records: Mapping[str, str | date] | None = None,
    waivers: tuple[Waiver, ...] = (),
    screener: Screener | None = None,
    dismissals: Sequence[Dismissal] = (),
    follows: str = "",
) -> Assessment:
    """Work out what the answers lead to. Nothing is recorded; `started` is `now` where it is not given.

    `records` says what the venue's other records hold (`venue_records.records_of`). With a `screener`, names are looked
    up; a match that nobody has set aside is for a person to judge. Raises `InputError` where a list cannot be used.
    """
    today = now.date()
    circumstances = circumstances_of(venue, now, records)
    walked = walked_through(checklist, answers, circumstances, waivers)
    concluded = conclude(checklist, walked, circumstances)
    screened = screen(walked, screener, dismissals) if screener else ()
    recommendation = weighed(concluded.recommendation, screened, checklist.outcomes)
    is_finished = recommendation.kind is not OutcomeKind.NOT_FINISHED
    unanswered = tuple(step for step in walked.asked if step.value is None)
    until = {one.question: one.until for one in waivers if one.until >= today}
    answered = (_answered(step, answers, until.get(step.path)) for step in walked.answered)
    return Assessment(
        id=assessment_id,
        checklist=checklist.id,
        checklist_version=checklist.version,
        checklist_title=checklist.title,
        edition=checklist.edition,
        venue=venue.id,
        subject=subject,
        person=person,
        started=started or now,
        finished=now if is_finished else None,
        answers=tuple(answered),
        not_answered=tuple(step.path for step in unanswered),
        not_asked=tuple(step.path for step in walked.steps if step.state is not State.ASKED),
        flags=(*concluded.flags, *unlikely_dates(walked, today), *points(screened)),
        recommendation=recommendation,
        actions=concluded.actions,
        checklist_digest=checklist.digest,
        outcomes=checklist.outcomes,
        waivers=tuple(one for one in waivers if one.until >= today),
        expired=tuple(sorted(expired(checklist, answers, today))),
        not_answered_texts=tuple(step_in_words(step, checklist) for step in unanswered),
        follows=follows,
        screened=screened,
    )


def walked_through(
    checklist: Checklist, answers: Answers, circumstances: Circumstances, waivers: Sequence[Waiver] = ()
) -> Walk:
    """Walk through what counts on the day: without answers that have expired, and with the waivers in force."""
    counting = as_at(checklist, answers, circumstances.today)
    return walk(checklist, waived(checklist, counting, waivers, circumstances.today), circumstances)


def unused_answers(checklist: Checklist, answers: Answers, *, venue: Venue, now: datetime) -> tuple[str, ...]:
    """Name the questions whose answers count for nothing, because they are not asked."""
    walked = walk(checklist, answers, circumstances_of(venue, now))
    hidden = {step.item.id for step in walked.steps if step.state is not State.ASKED and step.row is None}
    return tuple(name for name in (*answers.values, *answers.repeats) if name in hidden)


def assessment_json(assessment: Assessment) -> bytes:
    """Give an assessment as JSON text (`venuecheck.assessment/1`), UTF-8."""
    document = {"schema": ASSESSMENT_SCHEMA, **encode(assessment)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def record(store: Store, assessment: Assessment) -> None:
    """Add the assessment to the records. A later one with the same id takes its place; both are kept."""
    decided = assessment.decision.at if assessment.decision else None
    at = decided or assessment.finished or assessment.started
    store.append(RECORD_KIND, assessment.id, assessment.venue, assessment, at)


def walk_through(
    checklist: Checklist,
    answers: Answers,
    *,
    venue: Venue,
    now: datetime,
    records: Mapping[str, str | date] | None = None,
    waivers: Sequence[Waiver] = (),
) -> Walk:
    """Say which questions are asked for these answers, and which still need one."""
    return walked_through(checklist, answers, circumstances_of(venue, now, records), waivers)


def _answered(step: Step, answers: Answers, waived_until: date | None) -> Answered:
    name = step.item.repeat if isinstance(step.item, Question) and step.item.repeat else step.item.id
    note = answers.notes.get(name, Note())
    if isinstance(step.item, Repeat):
        count = len(step.value.rows) if isinstance(step.value, Rows) else 0
        return Answered(
            question=step.path,
            text=step.item.text,
            value=count,
            shown=str(count) if count else "None",
            said_by=note.said_by,
            answered_on=note.on,
        )
    if waived_until is not None and step.path in answers.values:
        # the record says what was answered; the waiver beside it says why that did not count
        step = replace(step, value=answers.values[step.path])
    value, item = step.value, step.item
    if value is None or isinstance(value, Rows) or isinstance(item, Repeat):
        message = f"{step.path} has no answer"
        raise TypeError(message)
    shown = shown_answer(item, value)
    return Answered(
        question=step.path,
        text=step.item.text,
        value=plain_value(value),
        shown=shown,
        said_by=note.said_by,
        answered_on=note.on,
        waived_until=waived_until,
    )
