"""What is worked out of a booking once is what it would be anew, as soon as anything of it is another."""

import gc
from dataclasses import replace
from datetime import timedelta

from tests.report import samples as made
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assurance.assessed import assessed_of
from venuecheck.assurance.assessed_each import assessed_each
from venuecheck.assurance.how import How
from venuecheck.core.once import LastOfEach
from venuecheck.report.venue.among_all import among_all
from venuecheck.report.venue.at_the_desk import one_at_the_desk

_HOUR = timedelta(hours=1)


def test_it_is_made_anew_for_another_value_or_what_it_hangs_on_and_forgotten_with_the_value() -> None:
    last, one, asked = LastOfEach[int](), made.booking(), list[int]()

    def make() -> int:
        asked.append(1)
        return len(asked)

    assert [last.made(one, besides, make) for besides in (("a",), ("a",), ("b",), ("a",))] == [1, 1, 2, 3]
    assert last.made(replace(one), ("a",), make) == 4
    gc.collect()
    assert len(last._known) == 1
    del one
    gc.collect()
    assert not last._known


def test_what_is_seen_of_a_condition_is_in_what_a_booking_hangs_on_and_on_its_page_at_once() -> None:
    """And a second word about it, a decision that is another, and one that is gone."""
    booking, at = made.booking(), made.NOW
    assert booking.decision is not None
    seen = ConditionSeen(
        assessment=booking.id,
        condition=booking.decision.conditions[0],
        met=False,
        seen="No name",
        person="Ruth Kemp",
        at=at - 2 * _HOUR,
    )
    met = replace(seen, met=True, seen="The name", at=at - _HOUR)
    changed = replace(booking, decision=None)
    hows = list[How]()
    for one, conditions in (
        (booking, ()),
        (booking, (seen,)),
        (booking, (seen, met)),
        (booking, (seen,)),
        (changed, (seen,)),
        (booking, ()),
    ):
        (assessed,) = assessed_each([one], (), at, conditions)
        assert assessed == assessed_of(one, (), conditions)
        assert assessed_each([one], (), at + _HOUR, conditions)[0] is assessed
        among = among_all([one], at, (), conditions=conditions)
        shown = one_at_the_desk(one, among, at)
        assert shown == one_at_the_desk(replace(one), among_all([replace(one)], at, (), conditions=conditions), at)
        assert one_at_the_desk(one, among, at) is shown
        assert one_at_the_desk(one, among, at + _HOUR) is not shown
        hows.append(shown.how)
    assert hows[1] is How.CONDITION_NOT_MET
    assert hows[0] is hows[2] is hows[5]
    assert len({*hows}) == 3
