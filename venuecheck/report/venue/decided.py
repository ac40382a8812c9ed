"""What a person decided on a booking, as a report tells it; or why nobody did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from venuecheck.assessment.addressee import ANSWERERS, advised_by
from venuecheck.assessment.assessment import (
    APPROVING_KINDS,
    OF_VENUE_KINDS,
    Assessment,
    Decision,
    OutcomeKind,
)
from venuecheck.assessment.condition_seen import KEPT_WORDS, ConditionSeen, ConditionStands, conditions_stand
from venuecheck.assessment.decided_words import decided_words, outcome_words
from venuecheck.assessment.decision import reasons_shown
from venuecheck.assessment.grounds import fact_warning
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.looked_back import EventReview, review_words
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import before_change, stands_meanwhile
from venuecheck.assurance.assessed import AssessedStands
from venuecheck.assurance.bad_news import decision_ahead
from venuecheck.assurance.check import aware
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.how import How
from venuecheck.report.setting.wording import capitalised, day, in_zone, label, minute, prose, sentence

_DIFFERS_WORDS: dict[Differs, str] = {
    Differs.NOT: "This is what the checklist recommended.",
    Differs.LESS_STRICT: "This is less strict than what the checklist recommended.",
    Differs.STRICTER: "This is stricter than what the checklist recommended.",
    Differs.NO_JUDGEMENT: "It is no judgement on what the checklist recommended.",
}
_AS_ANSWERED = "The checklist recommended to refer it: it was decided after that was done."
_CONDITIONS_WORDS: dict[Differs, str] = {
    Differs.NOT: _DIFFERS_WORDS[Differs.NOT],
    Differs.LESS_STRICT: "The outcome is what the checklist recommended, without all conditions that it recommended.",
    Differs.STRICTER: "The outcome is what the checklist recommended, on more conditions than it recommended.",
    Differs.NO_JUDGEMENT: "The outcome is what the checklist recommended, and the conditions are others.",
}


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
    told: tuple[str, ...]
    """What else it says, a sentence each: how the fact is known, what is offered, what came of a hold, the money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Nobody has decided yet, or nobody since the answers changed: then `words` say what was decided before."""

    kind: Literal["undecided"] = "undecided"
    words: str = "Not decided yet: no decision by a person is recorded."


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """Nothing is decided: it ends in advice to somebody outside."""

    kind: Literal["advised"] = "advised"
    words: str = "Nothing is decided: this ends in a letter to the owner, who decides."


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidByPerson:
    """Nothing is decided: a self-assessment is what a person says, and is signed with the report."""

    kind: Literal["stated"] = "stated"
    words: str = "Nothing is decided: this is what a person states of the venue. Signing the report signs it."


DecisionShown = Decided | Undecided | Advised | SaidByPerson


def decision_shown(
    each: Assessment,
    stands: AssessedStands,
    made_at: datetime,
    conditions: Sequence[ConditionSeen],
    replies: Sequence[Reply],
    *,
    reviews: Sequence[EventReview] = (),
) -> DecisionShown:
    """Say what was decided on it, with what was seen, answered, and noted after the event (`reviews`) until then."""
    if each.decision:
        seen = [one for one in conditions if aware(one.at) <= aware(made_at)]
        mine = [one for one in replies if one.assessment == each.id and aware(one.at) <= aware(made_at)]
        return _decided(
            each, each.decision, stands, made_at, conditions_stand(each, seen), replies=mine, reviews=reviews
        )
    if each.recommendation.kind is OutcomeKind.ADVISE:
        return Advised()
    if each.recommendation.kind in OF_VENUE_KINDS:
        return SaidByPerson()
    changed = changed_since(each, made_at)
    return Undecided(words=changed) if changed else Undecided()


def ahead_words(each: Assessment, made_at: datetime) -> str:
    """Say that what was decided does not count yet, because it is dated in the future; empty where it is not."""
    decision = decision_ahead(each, made_at)
    if decision is None:
        return ""
    return f"Not counted before its day, which is still to come: {_was(decision, made_at)}. A clock may be wrong."


def promised(each: Assessment, how: How, made_at: datetime) -> str:
    """Say what the organiser may count on while somebody has to decide; `how` it stands."""
    before = stands_meanwhile(each)
    if before is None and how is How.REVIEW_DUE and each.decision and each.decision.kind in APPROVING_KINDS:
        before = each.decision
    if before is None:
        return "Nothing is promised to the organiser before that."
    was = _was(before, made_at)
    return f"The organiser may count on what was decided: {was}. Nothing more is promised to them before it is decided."


def _was(decision: Decision, made_at: datetime) -> str:
    """Say what was decided, when and by whom: `approved on 14 September 2026 by Joan Whitlock`."""
    on = day(in_zone(decision.at, made_at))
    return f"{decided_words(decision)} on {on} by {label(decision.person)}"


def changed_since(each: Assessment, made_at: datetime) -> str:
    """Say what had been decided on a booking whose answers changed since; empty where nobody has to decide for that."""
    before = before_change(each)
    if before is None:
        return ""
    on = f" on {day(in_zone(each.finished, made_at))}" if each.finished else ""
    again = "It is being looked at again: nobody has decided on it as it is now."
    return f"{sentence(_was(before, made_at))} The answers were changed{on}. {again}"


def _decided(
    each: Assessment,
    decision: Decision,
    stands: AssessedStands,
    made_at: datetime,
    conditions: Sequence[ConditionStands],
    *,
    replies: Sequence[Reply],
    reviews: Sequence[EventReview],
) -> Decided:
    before = stands_meanwhile(each)
    by = label(decision.person) + (f", {label(decision.role)}" if decision.role else "")
    return Decided(
        outcome=decision.kind,
        outcome_words=capitalised(outcome_words(decision)),
        by=by,
        at=in_zone(decision.at, made_at),
        when=minute(decision.at, made_at),
        reasons=sentence(prose(reasons_shown(decision))) or "No reasons are recorded.",
        differs=stands.differs in {Differs.LESS_STRICT, Differs.STRICTER}
        or _has_its_outcome(each, decision, stands.differs),
        differs_words=" ".join(
            filter(None, (differs_words(each, decision, stands.differs, replies), fact_warning(decision, replies)))
        ),
        conditions=tuple(_condition(one, made_at) for one in conditions),
        right_engaged=sentence(prose(decision.right_engaged)),
        aim=sentence(prose(decision.aim)),
        why_proportionate=sentence(prose(decision.why_proportionate)),
        power_relied_on=sentence(prose(decision.power_relied_on)),
        told=tuple(
            f"{what}: {sentence(prose(said))}"
            for what, said in (
                *_beside(decision),
                ("Decided before", _was(before, made_at) if before else ""),
                *(("After the event", _noted(one, made_at)) for one in reviews if one.assessment == each.id),
            )
            if said
        ),
    )


def differs_words(each: Assessment, decision: Decision, differs: Differs, replies: Sequence[Reply]) -> str:
    """Say how a decision differs from what was recommended; of days that fall out the checklist says nothing.

    `replies` are those about the booking: where it is let before who was to be asked has answered, that is said too.
    """
    if is_in_part(decision):
        return "Some days of what was confirmed are taken back."
    if _has_its_outcome(each, decision, differs):
        return _CONDITIONS_WORDS[differs]
    if each.recommendation.kind is not OutcomeKind.REFER or decision.kind is OutcomeKind.REFER:
        return _DIFFERS_WORDS[differs]
    if differs is Differs.NOT:
        return _AS_ANSWERED
    whom = advised_by(each) if differs is Differs.LESS_STRICT else None
    is_early = whom is not None and not any(one.answerer in ANSWERERS[whom] for one in replies)
    not_come = " The advice that it asks for has not come: no answer is on record." if is_early else ""
    return _DIFFERS_WORDS[differs] + not_come


def _noted(review: EventReview, made_at: datetime) -> str:
    """Say what somebody noted after an event: it is their word."""
    said = f"{review_words(review)} (stated by {label(review.person)} on {day(in_zone(review.at, made_at))})"
    return f"{said}. {review.note}" if review.note else said


def _has_its_outcome(each: Assessment, decision: Decision, differs: Differs) -> bool:
    """Whether it is decided as was recommended, but for its conditions."""
    return differs is not Differs.NOT and decision.outcome == each.recommendation.outcome


def _beside(decision: Decision) -> tuple[tuple[str, str], ...]:
    return (
        ("How that is known", decision.source),
        ("Offered instead", decision.alternative),
        ("What came of the hold", decision.after_hold),
        ("Deposit and payments", decision.deposit),
        ("Said to limit neither what is said nor who comes", "; ".join(decision.no_limit)),
    )


def _condition(one: ConditionStands, made_at: datetime) -> str:
    """Say a condition, and what was seen of it."""
    said = KEPT_WORDS[one.kept]
    if one.last is not None:
        said += f" on {day(in_zone(one.last.at, made_at))}, by {label(one.last.person)}: {prose(one.last.seen)}"
    whose = " The venue keeps it." if one.is_ours else ""
    return f"{sentence(prose(one.text))}{whose} {sentence(said)}"
