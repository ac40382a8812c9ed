"""What a report says of decisions and of who checked."""

from dataclasses import replace

import pytest

from tests.report.samples import NOW, booking, fine_run
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.core.venue import Trigger
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.report.venue.checks import who_ran
from venuecheck.report.venue.status import Status


@pytest.mark.parametrize("recommended", [OutcomeKind.REFER, OutcomeKind.REFUSE])
def test_an_approval_against_the_recommendation_is_not_shown_as_settled(recommended: OutcomeKind) -> None:
    """Somebody should look at it: the person may be right, and the report does not hide it."""
    each = booking()
    assert each.decision is not None
    each = replace(
        each,
        recommendation=replace(each.recommendation, kind=recommended),
        decision=replace(each.decision, kind=OutcomeKind.APPROVE),
    )
    shown = assessments_of([each], NOW)
    assert shown.status is Status.PROBLEM
    assert "1 approved against the recommendation" in shown.headline
    agreed = replace(each, recommendation=replace(each.recommendation, kind=OutcomeKind.APPROVE))
    assert assessments_of([agreed], NOW).status is Status.FINE


def test_nobody_named_is_a_schedule_only_where_a_schedule_ran_it() -> None:
    """A check that a person ran by hand without a name does not claim that nobody was there."""
    head = replace(fine_run().run, person="")
    assert who_ran(replace(head, trigger=Trigger.SCHEDULED)) == "a schedule, with nobody present"
    assert who_ran(replace(head, trigger=Trigger.CHANGE)) == "somebody not named"
    assert who_ran(replace(head, person="Ada")) == "Ada"
