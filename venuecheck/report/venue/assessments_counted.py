"""Bookings and self-assessments in one line: how many were answered, and what became of them."""

from collections.abc import Mapping, Sequence

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.looked_back import AsBooked, EventReview
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.how import How
from venuecheck.assurance.status import Status
from venuecheck.report.setting.wording import counted, joined


def headline_of(
    assessments: Sequence[Assessment],
    number: Mapping[Status, int],
    differs: Mapping[Differs, int],
    settled: Mapping[How, int],
    reviews: Sequence[EventReview] = (),
) -> str:
    """Sum them up.

    `number` says how many of those that count stand how. Of those that ask for nothing more, `differs` says how many
    were decided otherwise than recommended, `settled` what they came to. `reviews` is what was noted after events.
    """
    parts = [f"{number[status]} {words}" for status, words in _COUNTED if number[status]]
    parts += [f"{settled[how]} {words}" for how, words in _SETTLED.items() if settled[how]]
    beside = [f"{differs[each]} decided {words}" for each, words in _DIFFERING if differs[each]]
    beside += _without_facts(assessments)
    headline = _headline(len(assessments), parts, beside, len(assessments) - sum(number.values()))
    return headline + _looked_back(reviews)


_COUNTED: tuple[tuple[Status, str], ...] = (
    (Status.PROBLEM, "not fully in place"),
    (Status.NOT_PROVEN, "not finished"),
    (Status.OVERDUE, "stated too long ago"),
    (Status.WAITING, "waiting for a decision"),
    (Status.STATED, "stated to be in place"),
)
_SETTLED: dict[How, str] = {
    How.DECIDED: "decided",
    How.WITHDRAWN: "withdrawn",
    How.NOT_AVAILABLE: "not available",
    How.CANCELLED: "cancelled after a confirmation",
    How.ADVISED: "ended in advice to an owner",
}
_DIFFERING = (
    (Differs.LESS_STRICT, "less strictly than recommended"),
    (Differs.STRICTER, "more strictly than recommended"),
)
_OBJECTED = "hostility"
"""The point by which a checklist says that others object."""


def _without_facts(assessments: Sequence[Assessment]) -> list[str]:
    """Count what is to be seen: decisions without a fact on record, and rooms gone where others had objected."""
    decided = [(each, each.decision) for each in assessments if each.decision]
    bare = sum(decision.without_fact for _, decision in decided)
    gone = sum(
        decision.kind is OutcomeKind.NOT_AVAILABLE and any(flag.id == _OBJECTED for flag in each.flags)
        for each, decision in decided
    )
    return [f"{bare} decided against without a fact on record"] * bool(bare) + [
        f"{gone} not available where others had objected"
    ] * bool(gone)


def _looked_back(reviews: Sequence[EventReview]) -> str:
    """Say of how many events somebody stated last that they were not as booked, or broke their conditions."""
    last = {one.assessment: one for one in sorted(reviews, key=lambda each: each.at)}
    otherwise = sum(one.as_booked is AsBooked.NO for one in last.values())
    broken = sum(one.conditions_kept is False for one in last.values())
    said = [f"{otherwise} not as booked"] * bool(otherwise) + [f"{broken} with conditions broken"] * bool(broken)
    return f" Looked back on, as persons state: {joined(said)}." if said else ""


def _headline(total: int, parts: Sequence[str], beside: Sequence[str], not_counted: int) -> str:
    if not total:
        return "No booking check and no self-assessment is recorded."
    said = f"{counted(total, 'checklist')} answered" + (f": {joined(parts)}." if parts else ".")
    said += f" Of these, {joined(beside)}." if beside else ""
    return said + (
        f" {not_counted} {'is' if not_counted == 1 else 'are'} not counted; each says why." if not_counted else ""
    )
