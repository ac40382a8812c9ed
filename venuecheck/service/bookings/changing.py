"""Something has changed on a booking: what it touches is answered again, and it is decided on anew.

It stays the same booking: what was decided before is kept in it, so that letters speak of a confirmation that was
given, and whoever decides can amend it, hold it, or cancel it. A file says what is otherwise now; a form begins with
what is recorded (`draft_of`), and asks again what the changed answers touch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Assessment, OutcomeKind, Waiver
from venuecheck.assessment.passed_to_lead import as_passed_on
from venuecheck.assessment.question_words import question_in_words
from venuecheck.assessment.screened import Judgement
from venuecheck.assessment.steps import decided_so_far
from venuecheck.core.actor import Actor, People
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.answer_files import AnswersFile
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, drafts, free_name, noted
from venuecheck.service.bookings.handed_in import decided_by, judgements_of, waivers_of
from venuecheck.service.bookings.judging_matches import record_with_words
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.series import answers_of

NOTHING_DIFFERS: Final = "nothing differs from what is recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What came of a change."""

    assessment: Assessment
    """As it is recorded now; undecided, unless the file decides."""
    touched: tuple[str, ...]
    """Questions, in words, whose answers differ from before."""


def change(desk: Desk, wanted: str, file: AnswersFile) -> Changed:
    """Take over what a booking's record says, but for what the file says otherwise, and record what comes of it.

    Raises `NotFoundError`; `InvalidError` where nothing differs, or a question that the change touches has no answer;
    `ConflictError` where the record was changed since it was read.
    """
    read = to_change(desk, wanted)
    before, _ = answers_of(read.value, desk.checklist, with_days=True)
    now = desk.clock()
    after = desk.taken_over(before, noted(file.answers, said_by=file.said_by, on=london_day(now)))
    touched = touched_by(desk, read.value, after)
    if not touched and file.subject == read.value.subject:
        raise InvalidError.of("answers", NOTHING_DIFFERS, "write the answers that changed")
    judgements = judgements_of(desk, file, now)
    made = changed(
        desk,
        read.value,
        after,
        subject=file.subject,
        person=file.person,
        waivers=waivers_of(desk, file) or read.value.waivers,
        judgements=judgements,
        # an organiser is none of the venue's people
        people=People() if file.said_by else None,
    )
    if made.recommendation.kind is OutcomeKind.NOT_FINISHED:
        what = f"it touches more than is answered: {'; '.join(made.recommendation.reasons)}"
        raise InvalidError.of("answers", what, "answer that in the same file")
    made = decided_by(desk, file, made, now)
    record_with_words(desk.store, made, desk.screener, judgements, over=read)
    return Changed(assessment=made, touched=touched)


def draft_of(desk: Desk, wanted: str, person: str = "") -> Draft:
    """Give the draft in which a recorded booking is changed: one that `person` keeps already, or a new one.

    A draft is its writer's; where nobody says who they are, any that is kept. Its answers are those recorded, days and
    times too. Raises `NotFoundError`, and `InvalidError` as `to_change` does.
    """
    read = to_change(desk, wanted)
    kept = next((one for one in _changing(desk, wanted) if not person or one.person in {"", person}), None)
    if kept is not None:
        return kept
    answers, lost = answers_of(read.value, desk.checklist, with_days=True)
    fresh = Draft.fresh(
        desk.checklist, desk.site.venue, desk.clock(), free_name(desk.store, desk.checklist, desk.site.venue)
    )
    return replace(
        fresh,
        subject=read.value.subject,
        started=read.value.started,
        answers=answers,
        lost=lost,
        skipped=read.value.not_answered,
        waivers=read.value.waivers,
        changes=read.value.id,
        changes_seq=read.version.seq,
    )


def changes_by_others(desk: Desk, wanted: str, person: str) -> tuple[Draft, ...]:
    """Give the drafts in which others have begun to change a booking."""
    return tuple(one for one in _changing(desk, wanted) if one.person not in {"", person})


def _changing(desk: Desk, wanted: str) -> Iterator[Draft]:
    return (one for one in drafts(desk.store, desk.checklist, desk.site.venue) if one.changes == wanted)


def to_change(desk: Desk, wanted: str) -> Recorded[Assessment]:
    """Give the recorded booking that is to be changed. Raises `NotFoundError`, `InvalidError`."""
    read = read_assessment(desk.store, wanted)
    if read.value.checklist != desk.checklist.id:
        what = f"{wanted} is an assessment of '{read.value.checklist}', not of '{desk.checklist.id}'"
        raise InvalidError.of("changed", what, "name another assessment")
    return read


def changed(
    desk: Desk,
    old: Assessment,
    answers: Answers,
    *,
    subject: str,
    person: str | Actor,
    waivers: tuple[Waiver, ...] = (),
    judgements: Sequence[Judgement] = (),
    people: People | None = None,
) -> Assessment:
    """Work out what a booking comes to with these answers. It keeps what was decided before, and waits anew."""
    made = desk.assess(
        answers,
        subject=subject,
        person=person,
        assessment_id=old.id,
        started=old.started,
        waivers=waivers,
        judgements=judgements,
        follows=old.follows,
        people=people,
        reference=old.reference,
    )
    return as_passed_on(replace(made, earlier=decided_so_far(old), occasions=old.occasions), old)


def touched_by(desk: Desk, old: Assessment, after: Answers) -> tuple[str, ...]:
    """Name the questions, in words, whose answers differ from what is recorded."""
    before, _ = answers_of(old, desk.checklist, with_days=True)
    return tuple(question_in_words(desk.checklist, name) for name in _differing(before, after))


def _differing(before: Answers, after: Answers) -> tuple[str, ...]:
    values = {name for name in {*before.values, *after.values} if before.values.get(name) != after.values.get(name)}
    rows = {name for name in {*before.repeats, *after.repeats} if before.repeats.get(name) != after.repeats.get(name)}
    return tuple(sorted(values | rows))
