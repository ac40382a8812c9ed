"""A booking as it may stand on a screen at a desk, where whoever books can look over somebody's shoulder.

What lists say of names is for staff alone, on a page of their own: somebody who sees it there might be wronged by a
chance likeness, or warned.
"""

from dataclasses import replace
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.name_check import OF_NAMES
from venuecheck.assessment.name_points import FLAGS, to_do
from venuecheck.core.london import london_day

NOT_CONFIRMED: Final = "Approved, not confirmed yet: a named person looks at it"
CONFIRMED_BEFORE: Final = "Approved: a named person looks at it again"
"""How a booking stands, where lists say something of a name in it, whatever that is."""
_LOOKED_AT: Final = "A named person looks at this before anybody replies."


def at_the_desk(assessment: Assessment) -> Assessment:
    """Give an assessment without anything that lists say of names, and without what is to be done about it."""
    reasons = tuple(one for one in assessment.recommendation.reasons if one not in OF_NAMES)
    own = {one.id for one in to_do(assessment.screened, london_day(assessment.started), None)}
    return replace(
        assessment,
        flags=tuple(one for one in assessment.flags if not one.id.startswith(FLAGS)),
        actions=tuple(one for one in assessment.actions if one.id not in own),
        recommendation=replace(assessment.recommendation, reasons=reasons or (_LOOKED_AT,)),
        screened=(),
    )
