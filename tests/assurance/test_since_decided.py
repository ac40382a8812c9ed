"""What came after a decision: a condition not met, an event that is over, a look back, the same at venue and board."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import AsBooked
from venuecheck.assurance.how import How
from venuecheck.assurance.status import Status
from venuecheck.plans.said import ActionNote

from .test_one_judgement import Records, agreed
from .values import AT, booking, review

CONDITION = "A steward is present"
NAME = "a-1"


def hired(
    event: int | None, decided: OutcomeKind = OutcomeKind.APPROVE_WITH_CONDITIONS, days: float = 10
) -> Assessment:
    """Give a booking on conditions of ten days ago, whose event is in so many days."""
    one = booking(days, OutcomeKind.APPROVE_WITH_CONDITIONS, decided, name=NAME, event=event)
    assert one.decision is not None
    subject = one.subject if event is not None else "Riverside Choir"  # no day is known of it
    return replace(one, subject=subject, decision=replace(one.decision, conditions=(CONDITION,), at=one.started))


def seen(days: float, *, met: bool) -> ConditionSeen:
    return ConditionSeen(
        assessment=NAME,
        condition=CONDITION,
        met=met,
        seen="I looked",
        person="C. Taker",
        at=AT - timedelta(days=days),
    )


def open_since_decided(records: Records, at: datetime = AT) -> tuple[Status, How, list[str]]:
    """Give how the bookings stand, and what is to be done on this one beside what its checklist set; at both alike."""
    own, theirs = agreed(records, at)
    assert own.assessments is not None
    asked = ("not-met:1", "as-booked", "what-follows")
    ids = [each.id.partition(":")[2] for each in own.actions if each.about == NAME]
    return own.assessments.status, theirs.assessed[NAME].how, [each for each in ids if each in asked]


@pytest.mark.parametrize(
    ("event", "noted", "expected"),
    [
        (1, [(1, False)], (Status.WAITING, How.CONDITION_NOT_MET, ["not-met:1"])),
        (0, [(1, False)], (Status.WAITING, How.CONDITION_NOT_MET, ["not-met:1"])),
        (1, [(2, False), (1, True)], (Status.FINE, How.DECIDED, [])),
        (1, [(2, True), (1, False)], (Status.WAITING, How.CONDITION_NOT_MET, ["not-met:1"])),
        (1, [(1, True)], (Status.FINE, How.DECIDED, [])),
        (-1, [(5, False)], (Status.FINE, How.DECIDED, ["as-booked"])),
        (None, [(1, False)], (Status.WAITING, How.CONDITION_NOT_MET, ["as-booked", "not-met:1"])),
        (1, [(11, False)], (Status.FINE, How.DECIDED, [])),
    ],
)
def test_a_condition_that_is_not_met_waits_until_it_is_met_or_the_event_is_over(
    event: int | None, noted: list[tuple[float, bool]], expected: tuple[Status, How, list[str]]
) -> None:
    """What was seen before somebody decided is not what the decision asks for."""
    records = Records(assessments=[hired(event)], conditions=[seen(days, met=met) for days, met in noted])
    assert open_since_decided(records) == expected


@pytest.mark.parametrize("decided", [OutcomeKind.CANCEL, OutcomeKind.REFUSE, OutcomeKind.WITHDRAWN])
def test_nothing_waits_for_a_condition_of_what_does_not_take_place(decided: OutcomeKind) -> None:
    records = Records(assessments=[hired(1, decided)], conditions=[seen(1, met=False)])
    status, _, asked = open_since_decided(records)
    assert (status, asked) == (Status.FINE, [])


@pytest.mark.parametrize(
    ("event", "looked_back", "expected"),
    [
        (-3, None, ["as-booked"]),
        (None, None, ["as-booked"]),
        (None, 1, []),
        (None, 2, ["what-follows"]),
        (0, None, []),
        (3, None, []),
        (-3, 1, []),
        (-3, 2, ["what-follows"]),
    ],
)
def test_an_event_on_conditions_asks_for_a_look_back_and_that_for_what_follows(
    event: int | None, looked_back: int | None, expected: list[str]
) -> None:
    """It is something to do, and the decision stays decided. Of what has no day it is asked for at once."""
    noted = [] if looked_back is None else [review(NAME, AT - timedelta(days=looked_back))]
    wrong = "what-follows" in expected  # conditions were broken on an odd day
    records = Records(assessments=[hired(event)], reviews=noted)
    assert open_since_decided(records) == (Status.FINE, How.DECIDED, expected)
    own, _ = agreed(records)
    assert own.assessments is not None
    assert ("1 with conditions broken" in own.assessments.headline) == wrong


def test_what_was_approved_without_conditions_asks_for_no_look_back() -> None:
    assert open_since_decided(Records(assessments=[hired(-3, OutcomeKind.APPROVE)]))[2] == []


def test_an_event_of_more_than_a_year_ago_asks_for_no_look_back() -> None:
    assert open_since_decided(Records(assessments=[hired(-400, days=420)]))[2] == []


def test_what_has_no_day_asks_for_its_day_until_a_year_after_it_was_allowed_at_most() -> None:
    """It is said that the day is missing; where the approval ends on a day, it is asked from then on."""
    lacking = hired(None)
    (asked,) = (each for each in agreed(Records(assessments=[lacking]))[0].actions if each.id.endswith(":as-booked"))
    assert asked.text.startswith("Find out when the event is")
    assert lacking.decision is not None
    until = replace(lacking, decision=replace(lacking.decision, valid_until=AT.date() + timedelta(days=20)))
    for days, expected in ((0, []), (20, []), (21, ["as-booked"]), (386, ["as-booked"]), (387, [])):
        assert open_since_decided(Records(assessments=[until]), AT + timedelta(days=days))[2] == expected, days


def test_another_finding_asks_anew_what_follows_though_the_one_before_was_closed() -> None:
    """What a person closed was about what had been found then."""
    first, again, worse = (review(NAME, AT - timedelta(days=days)) for days in (3, 2, 1))
    first = replace(first, as_booked=AsBooked.NO, conditions_kept=True)
    again = replace(again, as_booked=AsBooked.NO, conditions_kept=True)
    worse = replace(worse, as_booked=AsBooked.NO, conditions_kept=False)
    closed = ActionNote(
        action=f"{NAME}:what-follows", person="J. W", at=AT - timedelta(days=2.5), reason="Spoken to them", closed=True
    )
    for reviews, expected in (([first], []), ([first, again], []), ([first, worse], ["what-follows"])):
        records = Records(assessments=[hired(-4)], reviews=reviews, notes=[closed])
        assert open_since_decided(records)[2] == expected
    own, _ = agreed(records)
    (asked,) = (each for each in own.actions if each.id.endswith(":what-follows"))
    assert "not as booked, conditions broken" in asked.text
