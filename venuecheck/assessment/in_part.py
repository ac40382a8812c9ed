"""A series that is ended in part: from a day on, or for some days between, while the rest goes on as it was confirmed.

It leaves the confirmation standing. So what was decided so keeps its kind, its conditions and its end, and names the
days that do not take place; it carries what a cancelling carries, or what is said of a room that is not there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from venuecheck.assessment.assessment import Assessment, Decision, Outcome, OutcomeKind

_KEPT_OPEN: Final = frozenset({OutcomeKind.HOLD, OutcomeKind.REFER})
CANCEL_IN_PART: Final = Outcome(
    id="cancel-in-part", kind=OutcomeKind.APPROVE, title="Cancel some days of the series; the others go on"
)
NOT_AVAILABLE_IN_PART: Final = Outcome(
    id="not-available-in-part",
    kind=OutcomeKind.APPROVE,
    title="Some days of the series are not available: closed, let already, not paid for; the others go on",
)
AT_ONCE_IN_PART: Final = Outcome(
    id="at-once-in-part",
    kind=OutcomeKind.APPROVE,
    title="Some days of the series are not available at once, such as this evening; the others go on, grounds follow",
)
IN_PART: Final = (NOT_AVAILABLE_IN_PART, CANCEL_IN_PART, AT_ONCE_IN_PART)
"""Of the kind of what stands, which they leave standing."""
_ACTS_AS: Final = {
    CANCEL_IN_PART.id: OutcomeKind.CANCEL,
    NOT_AVAILABLE_IN_PART.id: OutcomeKind.NOT_AVAILABLE,
    AT_ONCE_IN_PART.id: OutcomeKind.NOT_AVAILABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """Days that do not take place, the first and the last of them."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last


def acts_as(kind: OutcomeKind, outcome: str) -> OutcomeKind:
    """Say what an outcome (its kind and id) does to whoever booked: what ends some days carries what an end carries."""
    return _ACTS_AS.get(outcome, kind)


def is_in_part(decision: Decision | None) -> bool:
    """Whether a decision ends a series in part."""
    return decision is not None and decision.outcome in _ACTS_AS


def off_by(decision: Decision | None) -> Off | None:
    """Give the days that fall out by a decision, all to come where it names no last one; None where none does."""
    if decision is None or decision.off_from is None or not is_in_part(decision):
        return None
    return Off(first=decision.off_from, last=decision.off_until or date.max)


def days_off(assessment: Assessment) -> tuple[Off, ...]:
    """Give the days that do not take place of what is confirmed: a new confirmation begins anew."""
    taken = (*assessment.earlier, *((assessment.decision,) if assessment.decision else ()))
    return tuple(_since_confirmed(taken))


def _since_confirmed(taken: Sequence[Decision]) -> Iterator[Off]:
    goes_on = False
    later: Decision | None = None
    for one in reversed(taken):
        off = off_by(one)
        if off is not None:
            goes_on = True
            # the grounds of what was done at once say which days it was about
            has_grounds = later is not None and not _is_at_once(later)
            if not (_is_at_once(one) and has_grounds):
                yield off
            later = one
        # what was done at once, and then found to be about some days alone, ended nothing else
        elif one.kind not in _KEPT_OPEN and not (goes_on and one.kind is OutcomeKind.NOT_AVAILABLE):
            return


def _is_at_once(decision: Decision) -> bool:
    return decision.outcome == AT_ONCE_IN_PART.id


def is_off(assessment: Assessment, day: date) -> bool:
    """Whether a day of what is confirmed does not take place."""
    return any(one.holds(day) for one in days_off(assessment))
