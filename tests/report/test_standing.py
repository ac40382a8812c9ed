"""What a report says of decisions and of who checked."""

from dataclasses import replace

import pytest

from tests.report.samples import NOW, booking, fine_run
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.status import Status
from venuecheck.core.venue import Trigger
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.report.venue.checks import who_ran


@pytest.mark.parametrize(
    ("recommended", "decided", "words"),
    [
        (OutcomeKind.REFER, OutcomeKind.APPROVE, "1 decided less strictly than recommended"),
        (OutcomeKind.REFUSE, OutcomeKind.APPROVE_WITH_CONDITIONS, "1 decided less strictly than recommended"),
        (OutcomeKind.APPROVE, OutcomeKind.REFUSE, "1 decided more strictly than recommended"),
    ],
)
def test_a_booking_that_somebody_decided_is_decided(recommended: OutcomeKind, decided: OutcomeKind, words: str) -> None:
    """That the person differed from the recommendation stands beside it, in both directions, and needs no action."""
    each = booking()
    assert each.decision is not None
    each = replace(
        each,
        recommendation=replace(each.recommendation, kind=recommended),
        decision=replace(each.decision, kind=decided),
    )
    shown = assessments_of([each], NOW)
    assert shown.status is Status.FINE
    assert words in shown.headline
    assert (shown.less_strict, shown.stricter) == (("less" in words) * 1, ("more" in words) * 1)
    agreed = assessments_of([replace(each, recommendation=replace(each.recommendation, kind=decided))], NOW)
    assert "strictly" not in agreed.headline
    assert agreed.status is Status.FINE


def test_nobody_named_is_a_schedule_only_where_a_schedule_ran_it() -> None:
    """A check that a person ran by hand without a name does not claim that nobody was there."""
    head = replace(fine_run().run, person="")
    assert who_ran(replace(head, trigger=Trigger.SCHEDULED), NOW) == "a schedule, with nobody present"
    assert who_ran(replace(head, trigger=Trigger.CHANGE), NOW) == "somebody not named"
    assert who_ran(replace(head, person="Ada"), NOW) == "Ada"
