"""Conditions of approval that ask for a wait, and do not stand any more once the record says that it is over."""

from collections.abc import Sequence
from typing import Final

from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import hold_to_answer

_ASKED: Final = frozenset({Answerer.POLICE, Answerer.PREVENT, Answerer.COMMUNITY_SAFETY})
"""Whom a venue asks before it confirms."""


def past_conditions(assessment: Assessment, replies: Sequence[Reply]) -> frozenset[str]:
    """Give the conditions that whoever decides now can ask of nobody: the answer came, or a hold in which to wait.

    After a hold whoever decides says what came of it; that nothing came is an answer to that as well.
    """
    is_answered = any(one.answerer in _ASKED for one in replies)
    if not is_answered and hold_to_answer(assessment, OutcomeKind.APPROVE) is None:
        return frozenset()
    return frozenset(one.text for one in assessment.library if one.until_replied)


def recommended_conditions(assessment: Assessment, replies: Sequence[Reply]) -> tuple[str, ...]:
    """Give the recommended conditions that still ask for something."""
    past = past_conditions(assessment, replies)
    return tuple(text for text in assessment.recommendation.conditions if text not in past)
