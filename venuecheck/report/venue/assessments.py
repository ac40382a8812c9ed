"""Bookings and self-assessments: what the checklist recommends, what a person decided, what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from venuecheck.assessment.assessment import (
    OUTCOME_KIND_WORDS,
    Assessment,
    Decision,
    OutcomeKind,
    RaisedFlag,
    Weight,
)
from venuecheck.assessment.standing import Standing, stands
from venuecheck.report.setting.wording import counted, day, in_zone, joined, label, minute, prose, sentence
from venuecheck.report.venue.status import Status, worst

_WEIGHT_WORDS: dict[Weight, str] = {
    Weight.SERIOUS: "Serious",
    Weight.CAUTION: "Take care",
    Weight.ADVISORY: "To bear in mind",
}
_STATUS: dict[OutcomeKind, tuple[Status, str]] = {
    OutcomeKind.APPROVE: (Status.FINE, "Decided"),
    OutcomeKind.APPROVE_WITH_CONDITIONS: (Status.FINE, "Decided"),
    OutcomeKind.REFUSE: (Status.FINE, "Decided"),
    OutcomeKind.WITHDRAWN: (Status.FINE, "Withdrawn by the hirer"),
    OutcomeKind.REFER: (Status.WAITING, "Referred, not decided yet"),
    OutcomeKind.MET: (Status.FINE, "In place"),
    OutcomeKind.PARTLY_MET: (Status.PROBLEM, "Partly in place"),
    OutcomeKind.NOT_MET: (Status.PROBLEM, "Not in place"),
    OutcomeKind.ADVISE: (Status.FINE, "Advice to the owner"),
    OutcomeKind.NOT_FINISHED: (Status.NOT_PROVEN, "Not finished"),
}
_QUESTIONS_NAMED = 8
_AGAINST = "Approved against the recommendation"
_APPROVALS = frozenset({OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class PointShown:
    """A point to check, with the answers that raised it."""

    text: str
    weight: Weight
    weight_words: str
    because: tuple[str, ...]
    """Question and answer, one line each."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a named person decided."""

    kind: Literal["decided"] = "decided"
    outcome: OutcomeKind
    outcome_words: str
    by: str
    at: datetime
    when: str
    reasons: str
    differs: bool
    differs_words: str
    conditions: tuple[str, ...]
    right_engaged: str
    aim: str
    why_proportionate: str
    power_relied_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Nobody has decided yet."""

    kind: Literal["undecided"] = "undecided"
    words: str = "Not decided yet: no decision by a person is recorded."


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """Nothing is decided: it ends in advice to somebody outside."""

    kind: Literal["advised"] = "advised"
    words: str = "Nothing is decided: this ends in a letter to the owner, who decides."


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentShown:
    """One checklist answered once."""

    anchor: str
    id: str
    subject: str
    checklist: str
    checklist_words: str
    by: str
    started: datetime
    when: str
    recommended: OutcomeKind
    recommended_words: str
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    points: tuple[PointShown, ...]
    unanswered: int
    unanswered_words: str
    decision: Decided | Undecided | Advised
    status: Status
    status_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentsShown:
    """All of them, the newest first."""

    status: Status
    status_words: str
    headline: str
    total: int
    needing_action: int
    not_finished: int
    waiting: int
    shown: tuple[AssessmentShown, ...]


def assessments_of(assessments: Sequence[Assessment], made_at: datetime) -> AssessmentsShown:
    """Show every assessment and sum them up."""
    newest = sorted(assessments, key=lambda each: (each.started, each.id), reverse=True)
    shown = tuple(_shown(each, number, made_at) for number, each in enumerate(newest, start=1))
    number = {status: sum(each.status is status for each in shown) for status in Status}
    against = sum(_against(each) for each in newest)
    parts = [
        f"{count} {words}"
        for count, words in (
            (against, "approved against the recommendation"),
            (number[Status.PROBLEM] - against, "not fully in place"),
            (number[Status.NOT_PROVEN], "not finished"),
            (number[Status.WAITING], "waiting for a decision"),
            (number[Status.FINE], "decided or in place"),
        )
        if count
    ]
    status = worst(each.status for each in shown)
    return AssessmentsShown(
        status=status,
        status_words=_summary_words(status),
        headline=f"{counted(len(shown), 'checklist')} answered: {joined(parts)}."
        if shown
        else "No booking check and no self-assessment is recorded.",
        total=len(shown),
        needing_action=number[Status.PROBLEM],
        not_finished=number[Status.NOT_PROVEN],
        waiting=number[Status.WAITING],
        shown=shown,
    )


def _summary_words(status: Status) -> str:
    return {
        Status.PROBLEM: "Needs action",
        Status.NOT_PROVEN: "Not finished",
        Status.WAITING: "Waiting for a decision",
        Status.FINE: "Decided",
    }.get(status, "Not reported")


def _shown(each: Assessment, number: int, made_at: datetime) -> AssessmentShown:
    recommended = each.recommendation
    unanswered = len(each.not_answered)
    status, words = _standing(each, made_at)
    return AssessmentShown(
        anchor=f"assessment-{number}",
        id=label(each.id),
        subject=label(each.subject) or "subject not recorded",
        checklist=label(each.checklist),
        checklist_words=f"{label(each.checklist_title)}, version {each.checklist_version}"
        + (f" ({label('; '.join(filter(None, (each.edition, each.definition))))})" if each.edition else ""),
        by=label(each.person) or "not recorded",
        started=in_zone(each.started, made_at),
        when=day(in_zone(each.finished or each.started, made_at)),
        recommended=recommended.kind,
        recommended_words=label(recommended.title) or sentence(OUTCOME_KIND_WORDS[recommended.kind]).rstrip("."),
        reasons=tuple(sentence(prose(reason)) for reason in recommended.reasons),
        conditions=tuple(sentence(prose(condition)) for condition in recommended.conditions),
        points=tuple(_point(flag, each) for flag in sorted(each.flags, key=_gravest_first)),
        unanswered=unanswered,
        unanswered_words=_unanswered(each.not_answered_texts or each.not_answered),
        decision=_what_was_decided(each, made_at),
        status=status,
        status_words=words,
    )


def _unanswered(questions: Sequence[str]) -> str:
    if not questions:
        return ""
    named = [label(question) for question in questions[:_QUESTIONS_NAMED]]
    more = [counted(len(questions) - len(named), "other")] * (len(questions) > len(named))
    return f"{counted(len(questions), 'question')} asked and not answered: {joined([*named, *more])}."


def _standing(each: Assessment, made_at: datetime) -> tuple[Status, str]:
    """Count what is recommended as settled only once a person has decided; what is missing counts at once.

    A decision that has ended counts as none: whoever hires next week needs a new one.
    """
    now = stands(each, made_at.date())
    if now.standing is Standing.ENDED and now.until:
        return Status.WAITING, f"The decision ended on {day(now.until)}"
    if now.standing is Standing.REVIEW_DUE:
        return Status.WAITING, "Decided; to be looked at again"
    if each.decision and _against(each):
        return Status.PROBLEM, _AGAINST
    if each.decision:
        return _STATUS[each.decision.kind]
    status, words = _STATUS[each.recommendation.kind]
    if each.recommendation.kind is OutcomeKind.ADVISE:
        return status, words
    return (Status.WAITING, "Not decided yet") if status in {Status.FINE, Status.WAITING} else (status, words)


def _against(each: Assessment) -> bool:
    """Whether a booking was approved that the checklist would have referred or refused: somebody should look."""
    approved = each.decision is not None and each.decision.kind in _APPROVALS
    return approved and each.recommendation.kind in {OutcomeKind.REFER, OutcomeKind.REFUSE}


def _gravest_first(flag: RaisedFlag) -> int:
    return list(_WEIGHT_WORDS).index(flag.weight)


def _point(flag: RaisedFlag, each: Assessment) -> PointShown:
    said = {answer.question: f"{label(answer.text)} {label(answer.shown)}" for answer in each.answers}
    return PointShown(
        text=sentence(prose(flag.text)),
        weight=flag.weight,
        weight_words=_WEIGHT_WORDS[flag.weight],
        because=tuple(said[question] for question in flag.questions if question in said),
        source=label(flag.source),
    )


def _what_was_decided(each: Assessment, made_at: datetime) -> Decided | Undecided | Advised:
    if each.decision:
        return _decided(each.decision, made_at)
    return Advised() if each.recommendation.kind is OutcomeKind.ADVISE else Undecided()


def _decided(decision: Decision, made_at: datetime) -> Decided:
    by = label(decision.person) + (f", {label(decision.role)}" if decision.role else "")
    return Decided(
        outcome=decision.kind,
        outcome_words=sentence(OUTCOME_KIND_WORDS[decision.kind]).rstrip("."),
        by=by,
        at=in_zone(decision.at, made_at),
        when=minute(decision.at, made_at),
        reasons=sentence(prose(decision.reasons)) or "No reasons are recorded.",
        differs=decision.differs,
        differs_words="This differs from what the checklist recommended."
        if decision.differs
        else "This is what the checklist recommended.",
        conditions=tuple(sentence(prose(condition)) for condition in decision.conditions),
        right_engaged=sentence(prose(decision.right_engaged)),
        aim=sentence(prose(decision.aim)),
        why_proportionate=sentence(prose(decision.why_proportionate)),
        power_relied_on=sentence(prose(decision.power_relied_on)),
    )
