"""What was noted of a booking since it was decided, and can be the reason to take it back: a condition not met."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assessment.condition_seen import ConditionSeen, Kept, conditions_stand
from venuecheck.assessment.looked_back import EventReview, review_words
from venuecheck.assessment.steps import decided_so_far
from venuecheck.core import day_words
from venuecheck.core.london import london_day

_CONDITION: Final = "condition-"
"""How the id of a fact begins that a condition is not met; its number in the decision follows."""
_LOOKED_BACK: Final = "looked-back"


def noted_facts(
    assessment: Assessment, seen: Iterable[ConditionSeen], reviews: Iterable[EventReview], at: datetime
) -> Mapping[str, str]:
    """Give, by id, the conditions that were seen last not to be met, and what was otherwise at an event that was held.

    What is noted counts as it is dated, until `at`. The conditions are those of the last decision with conditions:
    what ends it may be put right, and rests on the same.
    """
    noted = sorted((one for one in seen if one.assessment == assessment.id and one.at <= at), key=lambda one: one.at)
    agreed = _agreed(assessment, at)
    if agreed is not None and agreed.at > at and noted:
        agreed = replace(agreed, at=noted[0].at)  # its conditions were noted, so it was taken before, whatever its date
    stands = conditions_stand(replace(assessment, decision=agreed), noted) if agreed else ()
    found = {
        f"{_CONDITION}{one.number}": f"A condition is not met: {one.text.rstrip('.')}. Seen: {one.last.seen} "
        f"({one.last.person}, {day_words.day(london_day(one.last.at))})"
        for one in stands
        if one.kept is Kept.NOT_MET and one.last
    }
    mine = sorted((one for one in reviews if one.assessment == assessment.id and one.at <= at), key=lambda one: one.at)
    if mine and mine[-1].went_wrong:
        last = mine[-1]
        found[_LOOKED_BACK] = (
            f"An event was {review_words(last)}: {last.note} ({last.person}, {day_words.day(london_day(last.at))})"
        )
    return found


def _agreed(assessment: Assessment, at: datetime) -> Decision | None:
    """Give the last decision with conditions that was taken by then; one that is dated later, where none was."""
    taken = [one for one in decided_so_far(assessment) if one.kind is OutcomeKind.APPROVE_WITH_CONDITIONS]
    return next(iter([one for one in reversed(taken) if one.at <= at] or reversed(taken)), None)
