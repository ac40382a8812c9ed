"""Something has changed on a booking: what it touches is answered again, and it is decided on anew.

It stays the same booking: what was decided before is kept in it, so that letters speak of a confirmation that was
given, and whoever decides can amend it, hold it, or cancel it.
"""

from dataclasses import dataclass, replace

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.question_words import question_in_words
from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.answer_files import AnswersFile
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import noted
from venuecheck.service.bookings.handed_in import decided_by, waivers_of
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.series import answers_of


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
    read = read_assessment(desk.store, wanted)
    if read.value.checklist != desk.checklist.id:
        what = f"{wanted} is an assessment of '{read.value.checklist}', not of '{desk.checklist.id}'"
        raise InvalidError.of("changed", what, "name another assessment")
    before, _ = answers_of(read.value, desk.checklist, with_days=True)
    given = noted(file.answers, said_by=file.said_by, on=desk.clock().date())
    after = desk.taken_over(before, given)
    touched = _differing(before, after)
    if not touched and file.subject == read.value.subject:
        raise InvalidError.of("answers", "nothing differs from what is recorded", "write the answers that changed")
    made = desk.assess(
        after,
        subject=file.subject,
        person=file.person,
        assessment_id=read.value.id,
        started=read.value.started,
        waivers=waivers_of(desk, file) or read.value.waivers,
        follows=read.value.follows,
    )
    if made.recommendation.kind is OutcomeKind.NOT_FINISHED:
        what = f"it touches more than is answered: {'; '.join(made.recommendation.reasons)}"
        raise InvalidError.of("answers", what, "answer that in the same file")
    old = read.value
    taken = (*old.earlier, *((old.decision,) if old.decision else ()))
    made = decided_by(desk, file, replace(made, earlier=taken, occasions=old.occasions), desk.clock())
    record(desk.store, made, over=read)
    return Changed(assessment=made, touched=tuple(question_in_words(desk.checklist, name) for name in touched))


def _differing(before: Answers, after: Answers) -> tuple[str, ...]:
    values = {name for name in {*before.values, *after.values} if before.values.get(name) != after.values.get(name)}
    rows = {name for name in {*before.repeats, *after.repeats} if before.repeats.get(name) != after.repeats.get(name)}
    return tuple(sorted(values | rows))
