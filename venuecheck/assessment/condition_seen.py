"""What was seen of the conditions of a booking: each met, not met, or not looked at yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_limits import limiting
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.steps import for_the_venue, told_before
from venuecheck.core.actor import Acted


class Kept(StrEnum):
    """How a condition stands."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_LOOKED_AT = "not_looked_at"


KEPT_WORDS: dict[Kept, str] = {
    Kept.MET: "met",
    Kept.NOT_MET: "not met",
    Kept.NOT_LOOKED_AT: "nobody has said yet whether it is met",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionSeen:
    """What somebody saw of one condition."""

    assessment: str
    condition: str
    """As the decision has it, in words."""
    met: bool
    seen: str
    """What was seen, or who showed it."""
    person: str
    at: datetime
    by: Acted | None = None
    """Who that person is, and how it was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionStands:
    """A condition of the decision that stands, and what was seen of it last."""

    number: int
    """Its place among the conditions of the decision, from 1."""
    text: str
    limits: bool
    """Whether it limits what is said or who comes."""
    is_ours: bool = False
    """Whether the venue keeps it itself."""
    last: ConditionSeen | None = None

    @property
    def kept(self) -> Kept:
        """Say how it stands."""
        if self.last is None:
            return Kept.NOT_LOOKED_AT
        return Kept.MET if self.last.met else Kept.NOT_MET


def conditions_stand(assessment: Assessment, seen: Iterable[ConditionSeen]) -> tuple[ConditionStands, ...]:
    """Say of each condition of the decision that stands what was seen of it, in the order of the decision.

    What was seen before that decision was taken is not what it asks for. What ends a series in part asks nothing new.
    """
    decision = assessment.decision
    if decision is None:
        return ()
    asked = (told_before(assessment) or decision) if is_in_part(decision) else decision
    last = {
        one.condition: one
        for one in sorted(seen, key=lambda each: each.at)
        if one.assessment == assessment.id and one.at >= asked.at
    }
    limits = frozenset(limiting(assessment, decision.conditions, decision.no_limit))
    ours = frozenset(for_the_venue(assessment, decision.conditions))
    return tuple(
        ConditionStands(number=number, text=text, limits=text in limits, is_ours=text in ours, last=last.get(text))
        for number, text in enumerate(decision.conditions, start=1)
    )
