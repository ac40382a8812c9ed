"""What still counts on a day: decisions, answers and waivers end by themselves.

Nothing is changed when they end. What is recorded says until when it counts, and whoever asks says for which day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from venuecheck.assessment.answers import Answers, Rows, with_value, without
from venuecheck.assessment.assessment import Assessment, Waiver
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.option import NOT_APPLICABLE
from venuecheck.assessment.sources import note_on


class Validity(StrEnum):
    """How a decision stands on a day."""

    WAITING = "waiting"
    """Nobody has decided."""
    IN_FORCE = "in force"
    REVIEW_DUE = "review due"
    """It counts, and somebody should look at it again."""
    ENDED = "ended"
    """It no longer counts: as if nobody had decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How an assessment's decision stands on a day."""

    standing: Validity
    on: date
    """The day that is meant."""
    until: date | None = None
    """The last day on which the decision counts."""


def stands(assessment: Assessment, today: date) -> Stands:
    """Say how the decision stands on that day. A waiver that has ended ends the decision that rested on it."""
    decision = assessment.decision
    if decision is None:
        return Stands(standing=Validity.WAITING, on=today)
    until = decision_ends(assessment)
    if until is not None and until < today:
        return Stands(standing=Validity.ENDED, on=today, until=until)
    is_due = decision.review_on is not None and decision.review_on <= today
    return Stands(standing=Validity.REVIEW_DUE if is_due else Validity.IN_FORCE, on=today, until=until)


def decision_ends(assessment: Assessment) -> date | None:
    """Give the last day on which the decision counts; None where there is none, or it does not end by itself."""
    if assessment.decision is None:
        return None
    ends = [assessment.decision.valid_until, *(one.until for one in assessment.waivers)]
    return min((day for day in ends if day is not None), default=None)


def expired(checklist: Checklist, answers: Answers, today: date) -> frozenset[str]:
    """Name the questions whose answers have gone stale by that day."""
    found = set()
    for item in checklist.by_id.values():
        if not isinstance(item, Question) or item.expires_after_days is None:
            continue
        note = note_on(answers, item)
        if note and note.on and note.on + timedelta(item.expires_after_days) < today and _answered(answers, item):
            found.add(item.id)
    return frozenset(found)


def as_at(checklist: Checklist, answers: Answers, today: date) -> Answers:
    """Give the answers that count on that day; those that have expired are as if they had never been given."""
    return without(answers, expired(checklist, answers, today))


def waived(checklist: Checklist, answers: Answers, waivers: Iterable[Waiver], today: date) -> Answers:
    """Give the answers with "does not apply" in place of those that a waiver covers on that day."""
    for waiver in waivers:
        item = checklist.by_id.get(waiver.question)
        if isinstance(item, Question) and waiver.until >= today and waiver.question in answers.values:
            note = answers.notes.get(waiver.question)
            answers = with_value(answers, waiver.question, NOT_APPLICABLE, note=note)
    return answers


def reopened(checklist: Checklist, before: Answers, after: Answers) -> frozenset[str]:
    """Name the questions to be answered again, because an answer that they hang on has changed.

    Only what a changed question names is reopened; what was itself answered anew stays, and what was never answered is
    not answered again.
    """
    changed = frozenset(item.id for item in checklist.items if _differs(item, before, after))
    again = {name for item in checklist.by_id.values() if _owner(item) in changed for name in item.reopens}
    return frozenset(name for name in again - changed if _is_answered(before, checklist.by_id.get(name)))


def _is_answered(answers: Answers, item: Question | Repeat | None) -> bool:
    if isinstance(item, Question):
        return _answered(answers, item)
    return item is not None and item.id in answers.repeats


def is_waivable(item: Question | Repeat | None) -> bool:
    """Only what can be "in place" or "does not apply" can be waived, and never inside a repeat."""
    if not isinstance(item, Question) or item.repeat:
        return False
    return item.type.value == "in_place" or any(option.id == NOT_APPLICABLE for option in item.options)


def _owner(item: Question | Repeat) -> str:
    return item.repeat if isinstance(item, Question) and item.repeat else item.id


def _differs(item: Question | Repeat, before: Answers, after: Answers) -> bool:
    if isinstance(item, Repeat):
        return before.repeats.get(item.id, Rows()).rows != after.repeats.get(item.id, Rows()).rows
    return before.values.get(item.id) != after.values.get(item.id)


def _answered(answers: Answers, item: Question) -> bool:
    if not item.repeat:
        return item.id in answers.values
    return any(item.id in row for row in answers.repeats.get(item.repeat, Rows()).rows)
