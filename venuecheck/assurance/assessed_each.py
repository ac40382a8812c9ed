"""What the standing of each of many bookings and self-assessments hangs on, by what was put on record about it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.assessed import Assessed, assessed_of
from venuecheck.assurance.check import aware
from venuecheck.assurance.since_decided import by_assessment
from venuecheck.core.once import LastOfEach


def assessed_each(
    assessments: Iterable[Assessment], replies: Iterable[Reply], at: datetime, conditions: Iterable[ConditionSeen] = ()
) -> list[Assessed]:
    """Give what the standing of each hangs on at a moment: what was replied to any, and seen of conditions, by then."""
    about = by_assessment(each for each in replies if aware(each.at) <= aware(at))
    seen = by_assessment(each for each in conditions if aware(each.at) <= aware(at))
    everything = tuple(assessments)
    by_id = {one.id: one for one in everything}
    found: list[Assessed] = []
    for one in everything:
        replied, noted, earlier = about.get(one.id, ()), seen.get(one.id, ()), by_id.get(one.follows)
        # of an earlier one its days alone are looked at; of the moment itself nothing hangs on it
        besides = (replied, noted, earlier is not None and event_days(earlier))
        found.append(_LAST.made(one, besides, partial(assessed_of, one, replied, noted, earlier=earlier)))
    return found


_LAST: Final[LastOfEach[Assessed]] = LastOfEach()
"""A server asks for it at nearly every page, of bookings of which mostly nothing new is on record."""
