"""What was noted of bookings after their decisions, as it counts: in the order of the records, whatever clocks say.

What is seen not to be so counts at once, and until something that was recorded later says otherwise. What is well, and
dated in the future, counts from its day on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assurance.check import aware

N = TypeVar("N", bound=ConditionSeen | EventReview)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord(Generic[N]):
    """Something that was noted, with what the order of the records tells of when that was."""

    noted: N
    place: int = 0
    """In the chain of records."""
    by: datetime | None = None
    """When it was there at the latest, where it is dated after that."""
    since: datetime | None = None
    """When the decision that it was recorded after was taken, where it is dated before that."""


def says_not_so(noted: ConditionSeen | EventReview) -> bool:
    """Whether it says that something is not as it should be."""
    return noted.went_wrong if isinstance(noted, EventReview) else not noted.met


def noted_counting(recorded: Iterable[OnRecord[N]], at: datetime) -> tuple[OnRecord[N], ...]:
    """Give what counts at a moment, in the order of the records, each no earlier than what was noted before it.

    What is well and still to come is left as it is, where nothing was recorded after it.
    """
    found: list[OnRecord[N]] = []
    last: dict[str, datetime] = {}
    for each in recorded:
        one = each.noted
        moment = aware(one.at)
        if moment > aware(at):
            if not says_not_so(one):
                found += [each] * (each.by is None)
                continue
            moment = aware(at)
        moment = max(min(moment, each.by or moment), each.since or moment, last.get(one.assessment, moment))
        last[one.assessment] = moment
        found.append(each if moment == aware(one.at) else replace(each, noted=replace(one, at=moment)))
    return tuple(found)
