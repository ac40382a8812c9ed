"""Bookings and self-assessments: what the checklist recommends, what a person decided, what is still open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import (
    OUTCOME_KIND_WORDS,
    Assessment,
    OutcomeKind,
    RaisedFlag,
    Weight,
)
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.decided_words import WEIGHT_WORDS, weight_words
from venuecheck.assessment.name_points import looked_up
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.assessed import bookings_status
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.how import How
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.report.setting.wording import capitalised, counted, day, in_zone, joined, label, prose, sentence
from venuecheck.report.setting.wording import said as remarked
from venuecheck.report.venue.among_all import AmongAll, among_all, anchor, stands_words
from venuecheck.report.venue.assessments_counted import headline_of
from venuecheck.report.venue.decided import DecisionShown, decision_shown

_QUESTIONS_NAMED = 8


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
    looked_up: tuple[str, ...]
    """How many names were looked up, on which lists of which day, and with what result."""
    unanswered: int
    unanswered_words: str
    decision: DecisionShown
    status: Status
    status_words: str
    how: How
    counts: bool
    """Whether it counts; `status_words` say why where it does not."""


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
    less_strict: int
    """Decided less strictly than the checklist recommended: shown beside, and nothing wrong by itself."""
    stricter: int
    shown: tuple[AssessmentShown, ...]
    """Each of them; none on a page that only sums them up."""


def shown_of(each: Assessment, among: AmongAll, made_at: datetime) -> AssessmentShown:
    """Show one of them by itself, as it stands among all."""
    return _shown(each, among, 1, made_at)


def assessments_of(
    assessments: Sequence[Assessment],
    made_at: datetime,
    conditions: Sequence[ConditionSeen] = (),
    replies: Sequence[Reply] = (),
) -> AssessmentsShown:
    """Show every assessment and sum them up.

    `conditions` is what was seen of those that were decided on, `replies` what was answered about names.
    """
    return summed_up(among_all(assessments, made_at, replies, conditions=conditions), made_at)


def summed_up(among: AmongAll, made_at: datetime, *, with_each: bool = True) -> AssessmentsShown:
    """Do the same with assessments that are judged already; without `with_each`, none is shown by itself."""
    newest, stands = among.newest, among.stands
    shown = tuple(
        _shown(each, among, number, made_at) for number, each in enumerate(newest if with_each else (), start=1)
    )
    counting = [stands[each.id] for each in newest if stands[each.id].counts]
    number = Counter(each.status for each in counting)
    in_force = [each for each in counting if each.is_settled]
    differs = Counter(each.differs for each in in_force)
    status = bookings_status(stands.values())
    return AssessmentsShown(
        status=status,
        status_words=STATUS_WORDS[status],
        headline=headline_of(newest, number, differs, Counter(each.how for each in in_force), among.reviews),
        total=len(newest),
        less_strict=differs[Differs.LESS_STRICT],
        stricter=differs[Differs.STRICTER],
        needing_action=number[Status.PROBLEM],
        not_finished=number[Status.NOT_PROVEN],
        waiting=number[Status.WAITING],
        shown=shown,
    )


def _shown(each: Assessment, among: AmongAll, number: int, made_at: datetime) -> AssessmentShown:
    stands, recommended = among.stands[each.id], each.recommendation
    unanswered = len(each.not_answered)
    return AssessmentShown(
        anchor=anchor(number),
        id=label(each.id),
        subject=label(each.subject) or "subject not recorded",
        checklist=label(each.checklist),
        checklist_words=f"{label(each.checklist_title)}, version {each.checklist_version}"
        + (f" ({label('; '.join(filter(None, (each.edition, each.definition))))})" if each.edition else ""),
        by=label(each.person) or "not recorded",
        started=in_zone(each.started, made_at),
        when=day(in_zone(each.finished or each.started, made_at)),
        recommended=recommended.kind,
        recommended_words=label(recommended.title) or capitalised(OUTCOME_KIND_WORDS[recommended.kind]),
        reasons=tuple(sentence(prose(reason)) for reason in recommended.reasons),
        conditions=tuple(sentence(prose(condition)) for condition in recommended.conditions),
        points=tuple(_point(flag, each) for flag in sorted(each.flags, key=_gravest_first)),
        looked_up=tuple(sentence(prose(said)) for said in looked_up(each.screened)),
        unanswered=unanswered,
        unanswered_words=_unanswered(each.not_answered_texts or each.not_answered),
        decision=decision_shown(each, stands, made_at, among.conditions, among.replies, reviews=among.reviews),
        status=stands.status,
        status_words=stands_words(each, stands),
        how=stands.how,
        counts=stands.counts,
    )


def _unanswered(questions: Sequence[str]) -> str:
    if not questions:
        return ""
    named = [f"“{label(question)}”" for question in questions[:_QUESTIONS_NAMED]]
    more = [counted(len(questions) - len(named), "other")] * (len(questions) > len(named))
    return f"{counted(len(questions), 'question')} asked and not answered: {joined([*named, *more])}."


def _gravest_first(flag: RaisedFlag) -> int:
    return list(WEIGHT_WORDS).index(flag.weight)


def _point(flag: RaisedFlag, each: Assessment) -> PointShown:
    said = {
        one.question: f"{label(one.text)} {label(one.shown)}" for one in each.answers if one.question in flag.questions
    }
    return PointShown(
        text=sentence(prose(flag.text)),
        weight=flag.weight,
        weight_words=capitalised(weight_words(flag)),
        because=tuple(said[question] for question in flag.questions if question in said),
        source=remarked(flag.source),
    )
