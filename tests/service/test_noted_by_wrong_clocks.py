"""What is noted of a booking by a computer whose clock is wrong: what is not so counts, on pages and in reports."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.condition_seen import Kept
from venuecheck.assessment.looked_back import AsBooked, EventReview
from venuecheck.assurance.how import How
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.conditions import conditions_of, note_condition
from venuecheck.service.bookings.noted_now import EVENT_REVIEW, reviews_now
from venuecheck.service.bookings.recorded import read_assessment, write_assessment
from venuecheck.service.bookings.standing_now import standing_now
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import venue_report

from .test_conditions import LEAFLETS, place
from .test_letters import NOW, booking

__all__ = ["place"]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def agreed(store: Store) -> Recorded[Assessment]:
    """A booking that was begun, and goes ahead on a condition."""
    one = booking(OutcomeKind.APPROVE_WITH_CONDITIONS)
    assert one.decision is not None
    decision = replace(one.decision, conditions=(LEAFLETS,))
    return record(store, replace(one, started=NOW - HOUR, finished=NOW - HOUR, decision=decision))


def noted(place: Site, store: Store, *, met: bool, at: datetime) -> None:
    about = read_assessment(store, store.keys("assessment")[0])
    note_condition(place, store, about, 1, met=met, seen="I looked at it", person="Cam Reed", now=at, replaces=True)


def stands(place: Site, store: Store, at: datetime) -> tuple[Kept, bool]:
    """Say how its first condition stands, and whether that holds the booking up: page and report say the same."""
    about = read_assessment(store, store.keys("assessment")[0]).value
    how = standing_now(store, at).stands[about.id].how
    report = venue_report(place, store, now=at)
    assert report.assessments is not None
    (shown,) = report.assessments.shown
    waits = how is How.CONDITION_NOT_MET
    assert shown.how is how
    assert any(each.id.endswith(":not-met:1") for each in report.actions) is waits
    return conditions_of(store, about, at)[0].kept, waits


@pytest.mark.parametrize(
    ("said", "asked", "expected"),
    [
        ([(False, DAY)], HOUR, (Kept.NOT_MET, True)),
        ([(False, DAY)], 2 * DAY, (Kept.NOT_MET, True)),
        ([(False, -HOUR)], HOUR, (Kept.NOT_MET, True)),
        ([(True, DAY)], HOUR, (Kept.NOT_LOOKED_AT, False)),
        ([(True, DAY)], 2 * DAY, (Kept.MET, False)),
        ([(True, DAY), (False, HOUR)], 2 * HOUR, (Kept.NOT_MET, True)),
        ([(True, DAY), (False, HOUR)], 2 * DAY, (Kept.NOT_MET, True)),
        ([(False, DAY), (True, HOUR)], 2 * HOUR, (Kept.MET, False)),
        ([(False, DAY), (True, HOUR)], 2 * DAY, (Kept.MET, False)),
        ([(True, HOUR), (False, HOUR / 2)], 2 * HOUR, (Kept.NOT_MET, True)),
    ],
)
def test_no_clock_hides_that_a_condition_is_not_met(
    place: Site,
    store: Store,
    said: list[tuple[bool, timedelta]],
    asked: timedelta,
    expected: tuple[Kept, bool],
) -> None:
    """Ahead, behind the decision, or back again: later is what was recorded later, also when the day has passed."""
    agreed(store)
    for met, after in said:
        noted(place, store, met=met, at=NOW + after)
    assert stands(place, store, NOW + asked) == expected


def test_a_decision_dated_ahead_leaves_what_is_not_met_to_do(place: Site, store: Store) -> None:
    """What stood before it stands, with what was seen since; from its day on it counts."""
    about = agreed(store)
    noted(place, store, met=False, at=NOW + HOUR)
    decision = about.value.decision
    assert decision is not None
    later = replace(decision, outcome="approve", kind=OutcomeKind.APPROVE, conditions=(), at=NOW + DAY)
    write_assessment(store, replace(about.value, decision=later, earlier=(decision,)), over=about)
    report = venue_report(place, store, now=NOW + 2 * HOUR)
    assert [each.owner for each in report.actions if each.id.endswith(":not-met:1")] == [decision.person]
    assert any(each.words.startswith("The decision on") for each in report.not_counted)
    after = venue_report(place, store, now=NOW + 2 * DAY)
    assert not any(each.id.endswith(":not-met:1") for each in after.actions)


@pytest.mark.parametrize(
    ("said", "asked", "wrong"),
    [
        ([(True, DAY)], HOUR, True),
        ([(False, DAY)], HOUR, False),
        ([(False, HOUR), (True, DAY)], 2 * HOUR, True),
        ([(True, DAY), (False, HOUR)], 2 * HOUR, False),
        ([(True, DAY), (False, HOUR)], 2 * DAY, False),
    ],
)
def test_no_clock_hides_what_a_look_back_found(
    place: Site, store: Store, said: list[tuple[bool, timedelta]], asked: timedelta, *, wrong: bool
) -> None:
    about = agreed(store).value
    for number, (is_wrong, after) in enumerate(said):
        one = EventReview(
            assessment=about.id,
            as_booked=AsBooked.NO if is_wrong else AsBooked.YES,
            conditions_kept=not is_wrong,
            note="They charged at the door",
            person=f"P. {number}",
            at=NOW + after,
        )
        store.append(EVENT_REVIEW, f"{about.id}/{number}", one, one.at)
    at = NOW + asked
    report = venue_report(place, store, now=at)
    assert any(each.id.endswith(":what-follows") for each in report.actions) is wrong
    counting = [one for one in reviews_now(store, at) if one.at <= at]
    assert bool(counting and counting[-1].went_wrong) is wrong
    ahead = [each for each in report.not_counted if "noted after the event" in each.words]
    assert len(ahead) == sum(after > asked for _, after in said)
