"""Answering a checklist: from a file or a form, to an assessment that is recorded, or a draft that is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import Answers, Note, Rows, plain_value
from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind, ToldBy, Waiver
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.days_said import wrong_weekdays
from venuecheck.assessment.event_days import days_answered, with_days_of
from venuecheck.assessment.library_condition import LibraryCondition
from venuecheck.assessment.looked_by_hand import found_none
from venuecheck.assessment.name_check import Screener, screen, weighed
from venuecheck.assessment.name_points import points, to_do
from venuecheck.assessment.outcome import conclude, offered, step_in_words
from venuecheck.assessment.screened import Judgement
from venuecheck.assessment.sources import note_on
from venuecheck.assessment.unlikely import unlikely_points
from venuecheck.assessment.validity import as_at, expired, waived
from venuecheck.assessment.walk import Circumstances, State, Step, Walk, walk
from venuecheck.core.actor import Actor, People
from venuecheck.core.london import london_day
from venuecheck.core.venue import Venue
from venuecheck.records.codec import encode, json_schema
from venuecheck.records.drafts import DraftChange
from venuecheck.records.store import Store
from venuecheck.records.version import OvertakenError, Recorded
from venuecheck.service.bookings.recorded import changed_since, write_assessment
from venuecheck.service.who_may import Doing, acting

_ANYBODY: Final = People()
ASSESSMENT_SCHEMA: Final = "venuecheck.assessment/1"


def circumstances_of(venue: Venue, now: datetime, records: Mapping[str, str | date] | None = None) -> Circumstances:
    """Say what holds for any assessment of this venue today."""
    return Circumstances(
        today=london_day(now), venue_kind=venue.kind, nation=venue.nation, body=venue.body, records=records or {}
    )


def assess(
    checklist: Checklist,
    answers: Answers,
    *,
    venue: Venue,
    subject: str,
    person: str | Actor,
    now: datetime,
    assessment_id: str,
    started: datetime | None = None,
    records: Mapping[str, str | date] | None = None,
    waivers: tuple[Waiver, ...] = (),
    screener: Screener | None = None,
    judgements: Sequence[Judgement] = (),
    follows: str = "",
    people: People = _ANYBODY,
    reference: str = "",
) -> Assessment:
    """Work out what the answers lead to. Nothing is recorded; `started` is `now` where it is not given.

    `records` says what the venue's other records hold (`venue_records.records_of`). With a `screener`, names are looked
    up; a match that nobody has set aside is for a person to judge. `people` are those whom the venue lists. `reference`
    is what the booking system calls it. Raises `InputError` where a list cannot be used, and `ForbiddenError` where
    this is not for whoever answers.
    """
    who = acting(people, venue.id, person, Doing.ASSESS)
    today = london_day(now)
    answers = with_days_of(checklist, answers, subject, today)
    circumstances = circumstances_of(venue, now, records)
    walked = walked_through(checklist, answers, circumstances, waivers)
    concluded = conclude(checklist, walked, circumstances)
    screened = screen(checklist, walked, screener, judgements, subject=subject) if screener else ()
    by_hand = found_none({step.path: step.value for step in walked.answered}, concluded.flags)
    recommendation = weighed(concluded.recommendation, screened, checklist.outcomes, concluded.flags, by_hand)
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
        definition=checklist.definition,
        venue=venue.id,
        subject=subject,
        person=who.name,
        started=started or now,
        finished=now if is_finished else None,
        answers=tuple(answered),
        not_answered=tuple(step.path for step in unanswered),
        not_asked=tuple(step.path for step in walked.steps if step.state is not State.ASKED),
        flags=(
            *concluded.flags,
            *unlikely_points(walked, today),
            *wrong_weekdays(subject, today),
            *points(screened, by_hand),
        ),
        recommendation=recommendation,
        actions=(*concluded.actions, *to_do(screened, today, days_answered(answers.values))),
        checklist_digest=checklist.digest,
        outcomes=offered(checklist, walked),
        waivers=tuple(one for one in waivers if one.until >= today),
        expired=tuple(sorted(expired(checklist, answers, today))),
        not_answered_texts=tuple(step_in_words(step, checklist) for step in unanswered),
        library=tuple(
            LibraryCondition(
                id=one.id,
                text=one.text,
                limits=one.limits is not False,
                kept_by=one.kept_by,
                until_replied=one.until_replied,
            )
            for one in checklist.imposed
        ),
        follows=follows,
        screened=screened,
        by=who.acted,
        reference=reference,
    )


def walked_through(
    checklist: Checklist, answers: Answers, circumstances: Circumstances, waivers: Sequence[Waiver] = ()
) -> Walk:
    """Walk through what counts on the day: without answers that have expired, and with the waivers in force."""
    counting = as_at(checklist, answers, circumstances.today)
    return walk(checklist, waived(checklist, counting, waivers, circumstances.today), circumstances)


def unused_answers(
    checklist: Checklist, answers: Answers, circumstances: Circumstances, waivers: Sequence[Waiver] = ()
) -> tuple[str, ...]:
    """Name the questions whose answers count for nothing, because they are not asked in these circumstances."""
    walked = walk(checklist, waived(checklist, answers, waivers, circumstances.today), circumstances)
    hidden = {step.item.id for step in walked.steps if step.state is not State.ASKED and step.row is None}
    return tuple(name for name in (*answers.values, *answers.repeats) if name in hidden)


def assessment_json(assessment: Assessment) -> bytes:
    """Give an assessment as JSON text (`venuecheck.assessment/1`), UTF-8."""
    document = {"schema": ASSESSMENT_SCHEMA, **encode(assessment)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def assessment_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.assessment/1`; `reports/schemas/assessment.json` holds it."""
    return json_schema(Assessment, ASSESSMENT_SCHEMA, "A booking or a self-assessment, as it is recorded")


def record(
    store: Store,
    assessment: Assessment,
    *,
    over: Recorded[Assessment] | None = None,
    changed_drafts: Sequence[DraftChange] = (),
) -> Recorded[Assessment]:
    """Add the assessment to the records: a new one, or in place of the one that was read. Both are kept.

    Drafts change with it. Raises `ConflictError`, which says who changed what, where somebody recorded another since,
    and `DraftOvertakenError`.
    """
    try:
        return write_assessment(store, assessment, over=over, changed_drafts=changed_drafts)
    except OvertakenError:
        raise changed_since(store, assessment.id, over.value if over else None) from None


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
    note = note_on(answers, step.item) or Note()
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
        told_by=_told_by(item),
        advisory=item.advisory,
    )


def _told_by(question: Question) -> ToldBy:
    if question.hearsay:
        return ToldBy.OTHERS
    return ToldBy.ORGANISER if question.asked_of == "organiser" else ToldBy.VENUE
