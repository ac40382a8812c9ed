"""Answering a checklist: from a file or a form, to an assessment that is recorded, or a draft that is kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Final

from venuecheck import catalogue
from venuecheck.assessment.answer import AnswerError, read_answer, shown_answer
from venuecheck.assessment.answers import Answers, Rows, Value, plain_value
from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.example import example_differences
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.parse import parse
from venuecheck.assessment.sheet import read_sheet
from venuecheck.assessment.walk import Circumstances, State, Step, Walk, walk
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """An answers file that has been read against its checklist."""

    document: Document
    checklist: Checklist
    subject: str
    person: str
    answers: Answers
    decision: WrittenDecision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Answers that are kept until somebody goes on with them."""

    checklist: str
    checklist_version: int
    venue: str
    subject: str
    person: str
    started: datetime
    answers: Answers
    lost: tuple[str, ...] = ()
    """Ids of answers that the checklist, changed since, no longer takes."""

    @classmethod
    def fresh(cls, checklist: Checklist, venue: Venue, started: datetime) -> "Draft":
        """Give a draft without answers."""
        return cls(
            checklist=checklist.id,
            checklist_version=checklist.version,
            venue=venue.id,
            subject="",
            person="",
            started=started,
            answers=Answers(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _WrittenAnswers:
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    checklist: str
    subject: str
    person: str
    answers: dict[str, object]
    decision: WrittenDecision | None = None


def load_checklist(document: Document) -> Checklist:
    """Read a checklist and run its examples. Raises `InputError` with every problem."""
    checklist = parse(document)
    problems = [
        Problem(file=document.file, line=example.place[0], column=example.place[1], what=f"{example.title}: {found}")
        for example in checklist.examples
        for found in example_differences(checklist, example)
    ]
    if problems:
        raise InputError(problems)
    return checklist


def read_answers(path: Path, checklist: Checklist) -> AnswersFile:
    """Read an answers file. Raises `InputError` with every problem, each at its line and column."""
    return read_answers_document(read_file(path), checklist)


def read_answers_document(document: Document, checklist: Checklist | None = None) -> AnswersFile:
    """Read answers; without a checklist, against the shipped one that they name. Raises `InputError`."""
    written = typed(document, _WrittenAnswers)
    if checklist is None:
        checklist = load_checklist(read_file(catalogue.checklist_path(written.checklist)))
    answers, problems = read_sheet(document, ("answers",), written.answers, checklist.by_id)
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
        checklist=checklist,
        subject=plain(written.subject).strip(),
        person=plain(written.person).strip(),
        answers=answers,
        decision=written.decision,
    )


def circumstances_of(venue: Venue, now: datetime) -> Circumstances:
    """Say what holds for any assessment of this venue today."""
    return Circumstances(today=now.date(), venue_kind=venue.kind)


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
) -> Assessment:
    """Work out what the answers lead to. Nothing is recorded; `started` is `now` where it is not given."""
    circumstances = circumstances_of(venue, now)
    walked = walk(checklist, answers, circumstances)
    concluded = conclude(checklist, walked, circumstances)
    is_finished = concluded.recommendation.kind is not OutcomeKind.NOT_FINISHED
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
        answers=tuple(_answered(step) for step in walked.answered),
        not_answered=tuple(step.path for step in walked.asked if step.value is None),
        not_asked=tuple(step.path for step in walked.steps if step.state is not State.ASKED),
        flags=concluded.flags,
        recommendation=concluded.recommendation,
        actions=concluded.actions,
    )


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


def save_draft(store: Store, draft: Draft) -> None:
    """Keep answers for later, in place of an earlier draft of this checklist at this venue."""
    payload = {
        "checklist": draft.checklist,
        "version": draft.checklist_version,
        "subject": draft.subject,
        "person": draft.person,
        "started": draft.started.isoformat(),
        "values": _plain_values(draft.answers.values),
        "repeats": {
            name: {"rows": [_plain_values(row) for row in rows.rows], "closed": rows.closed}
            for name, rows in draft.answers.repeats.items()
        },
    }
    store.save_draft(RECORD_KIND, _draft_key(draft.checklist, draft.venue), draft.venue, payload)


def resume(store: Store, checklist: Checklist, venue: Venue) -> Draft | None:
    """Give the draft of this checklist at this venue; None where there is none."""
    kept: Any = store.draft(RECORD_KIND, _draft_key(checklist.id, venue.id))
    if not kept:
        return None
    lost: list[str] = []
    repeats: dict[str, Rows] = {}
    for name, rows in kept["repeats"].items():
        item = checklist.by_id.get(name)
        if isinstance(item, Repeat):
            known = {question.id: question for question in item.questions}
            read = tuple(_still_read(row, known, lost) for row in rows["rows"])
            repeats[name] = Rows(rows=read, closed=bool(rows["closed"]))
        else:
            lost.append(name)
    values = _still_read(kept["values"], checklist.by_id, lost)
    return Draft(
        checklist=checklist.id,
        checklist_version=kept["version"],
        venue=venue.id,
        subject=kept["subject"],
        person=kept["person"],
        started=datetime.fromisoformat(kept["started"]),
        answers=Answers(values=values, repeats=repeats),
        lost=tuple(dict.fromkeys(lost)),
    )


def drop_draft(store: Store, checklist: Checklist, venue: Venue) -> None:
    """Forget the draft of this checklist at this venue, if there is one."""
    store.drop_draft(RECORD_KIND, _draft_key(checklist.id, venue.id))


def walk_through(checklist: Checklist, answers: Answers, *, venue: Venue, now: datetime) -> Walk:
    """Say which questions are asked for these answers, and which still need one."""
    return walk(checklist, answers, circumstances_of(venue, now))


def _answered(step: Step) -> Answered:
    if isinstance(step.item, Repeat):
        count = len(step.value.rows) if isinstance(step.value, Rows) else 0
        return Answered(question=step.path, text=step.item.text, value=count, shown=str(count) if count else "None")
    value = step.value
    if value is None or isinstance(value, Rows):
        message = f"{step.path} has no answer"
        raise TypeError(message)
    shown = shown_answer(step.item, value)
    return Answered(question=step.path, text=step.item.text, value=plain_value(value), shown=shown)


def _plain_values(values: Mapping[str, Value]) -> dict[str, object]:
    return {name: plain_value(value) for name, value in values.items()}


def _still_read(
    kept: Mapping[str, object], known: Mapping[str, Question | Repeat], lost: list[str]
) -> dict[str, Value]:
    """Read kept answers again: the checklist may have changed since."""
    values: dict[str, Value] = {}
    for name, raw in kept.items():
        question = known.get(name)
        if not isinstance(question, Question):
            lost.append(name)
            continue
        try:
            values[name] = read_answer(question, raw)
        except AnswerError:
            lost.append(name)
    return values


def _draft_key(checklist: str, venue: str) -> str:
    return f"{checklist}/{venue}"
