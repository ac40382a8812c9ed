"""What whoever decides by command is told of a decision that is less strict than what was recommended."""

import pytest

from tests.cli.test_letters import KNITTERS, assess, decide, example, place, run
from venuecheck.assessment.assessment import Assessment, OutcomeKind

__all__ = ("place",)
pytestmark = pytest.mark.usefixtures("place")
_CRIME = "plans to block a road"
_GIVEN = {"outcome": "approve", "person": "Joan Whitlock", "role": "Manager", "reasons": "It is a talk"}
_LESS = "This is less strict than what the checklist recommended."
_NOT_COME = "The advice that it asks for has not come: no answer is on record."


def _approved(one: Assessment) -> str:
    done = decide(one, **_GIVEN)
    assert done.exit_code == 0, (done.output, done.exception)
    return " ".join(done.output.split())


def test_an_approval_over_a_serious_point_says_so_and_that_no_advice_has_come() -> None:
    one = assess(example(_CRIME))
    assert one.recommendation.kind is OutcomeKind.REFER
    assert f"{_LESS} {_NOT_COME}" in _approved(one)


def test_what_is_decided_after_whoever_was_asked_has_answered_differs_in_nothing() -> None:
    """What they said is not judged; the record says that they were asked, and it is counted as nobody's overruling."""
    one = assess(example(_CRIME))
    said = ("--from", "community_safety", "--said", "Nothing against it", "--person", "Pat")
    assert run("reply", one.id, *said).exit_code == 0
    told = _approved(one)
    assert _LESS not in told
    assert _NOT_COME not in told
    differing = " ".join(run("decide", one.id).output.split())
    assert "The checklist recommended to refer it: it was decided after that was done." in differing
    assert "This differs" not in differing


def test_what_was_recommended_says_nothing() -> None:
    assert "less strict" not in _approved(assess(KNITTERS))
