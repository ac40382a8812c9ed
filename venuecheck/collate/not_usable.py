"""What a venue sent and nobody can count: what it says, whether it weighs, and whether it came since what counts."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from venuecheck.assurance.status import Status
from venuecheck.assurance.told import no_better
from venuecheck.collate.facts import Refused, VenueFacts
from venuecheck.collate.sent import NotCounted


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """How a venue stands, each side by itself."""

    filtering: Status
    bookings: Status
    requirements: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusable:
    """What was sent and is not counted, with what it says."""

    sent: tuple[NotCounted, ...]
    says: Sides | None
    """None where it cannot be read."""
    weighs: bool
    """Whether the venue stands no better than that."""
    late: bool = False
    """Whether it came after the day that is asked about."""
    is_newer: bool = False
    """Whether some of it came since the last that counts was made, as far as anybody can tell."""

    @property
    def says_what_weighs(self) -> bool:
        """Whether it says something that weighs; of what cannot be read nobody knows what it says."""
        return self.weighs and self.says is not None

    @property
    def bears(self) -> bool:
        """Whether it says anything of the moment that is asked about: what came late, only what was wrong then."""
        says_wrong = self.weighs and self.says is not None and Status.PROBLEM in astuple(self.says)
        return not self.late or says_wrong or any(one.casts_doubt for one in self.sent)


def is_since_counted(refused: Refused, facts: VenueFacts, at: datetime) -> bool:
    """Whether some of what was refused came since the last that counts was made, as far as anybody can tell.

    What names another venue does not: it is asked about where it came from. Nor does a file of a folder that is no
    bundle, which may be what the bundle was packed in. What came after a day that is past and
    counts speaks for that day, so that nothing of before it has to be sent again.
    """
    last = facts.heard_since or _last_counted(facts, at)
    mine = (one for one in refused.sent if one.venue in {"", facts.venue.id})
    return any(last is None or one.is_undated_bundle or (one.came is not None and one.came > last) for one in mine)


def _last_counted(facts: VenueFacts, at: datetime) -> datetime | None:
    return max((moment for moment in facts.heard if moment <= at), default=None)


def came_since_counted(facts: VenueFacts, at: datetime) -> bool:
    """Whether something had come since the last that counts, though nobody could use it: that is no silence."""
    unsettled = (one.came for each in facts.refused if not each.late for one in each.sent)
    came = [moment for moment in (*facts.refused_once, *unsettled) if moment is not None and moment <= at]
    last = _last_counted(facts, at)
    return any(last is None or moment > last for moment in came)


def sides_no_better(counted: Sides, unusable: Sequence[Unusable]) -> Sides:
    """Let a venue stand no better than the worst that it sent and nobody can count."""
    said = [(each.says, each.late) for each in unusable if each.weighs and each.says is not None]

    def worst_of(side: str) -> Status:
        told = ((getattr(says, side), late) for says, late in said)
        return no_better(getattr(counted, side), (one for one, late in told if not late or one is Status.PROBLEM))

    return Sides(filtering=worst_of("filtering"), bookings=worst_of("bookings"), requirements=worst_of("requirements"))


def is_worse(counted: Sides, sides: Sides) -> bool:
    """Whether something needs action by what cannot be counted alone."""
    if counted == sides:
        return False
    both = zip(astuple(counted), astuple(sides), strict=True)
    return any(stands is Status.PROBLEM and by_counted is not Status.PROBLEM for by_counted, stands in both)
