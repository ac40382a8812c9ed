"""How a booking stands when its event is over, and while it is held."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import HOW_DECIDED, How, assessed_of, booking_stands
from venuecheck.assurance.status import Status

AT = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("subject", "until", "how"),
    [
        ("Hall, 3 October 2026", date(2026, 10, 3), How.DECIDED),
        ("Hall", date(2026, 10, 3), How.ENDED),
        ("Hall, 3 October 2026", date(2026, 10, 1), How.ENDED),
    ],
)
def test_what_counted_until_the_event_was_over_is_not_decided_again(subject: str, until: date, how: How) -> None:
    one = replace(made.booking(), subject=subject)
    assert one.decision is not None
    one = replace(one, decision=replace(one.decision, valid_until=until))
    stands = booking_stands(assessed_of(one), AT + timedelta(days=40))
    assert stands.how is how
    assert stands.to_decide is (how is How.ENDED)


def test_a_hold_waits_until_its_end_and_after_it() -> None:
    one = made.booking()
    assert one.decision is not None
    held = replace(one, decision=replace(one.decision, kind=OutcomeKind.HOLD, valid_until=date(2026, 9, 20)))
    for days, how in ((0, How.HELD), (10, How.ENDED)):
        stands = booking_stands(assessed_of(held), AT + timedelta(days=days))
        assert (stands.how, stands.status, stands.to_decide) == (how, Status.WAITING, True)


def test_every_outcome_has_its_way_to_stand() -> None:
    assert HOW_DECIDED.keys() == {*OutcomeKind}
