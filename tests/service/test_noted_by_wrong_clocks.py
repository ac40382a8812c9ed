"""What is noted of a booking by a computer whose clock is wrong: what is not so counts, on pages and in reports."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from venuecheck.assessment.assessment import Assessment, Outcome, OutcomeKind
from venuecheck.assessment.condition_seen import Kept
from venuecheck.assessment.looked_back import AsBooked, EventReview
from venuecheck.assurance.how import How
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.conditions import conditions_of, note_condition
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.letters import beside
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
    offered = Outcome(id=decision.outcome, kind=decision.kind, title="Approve with conditions")
    return record(store, replace(one, outcomes=(offered,), started=NOW - HOUR, finished=NOW - HOUR, decision=decision))


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
    kept = conditions_of(store, about, at)[0].kept
    assert ("condition-1" in reasons(place, store, at)) is (kept is Kept.NOT_MET)
    return kept, waits


def reasons(place: Site, store: Store, at: datetime) -> Mapping[str, str]:
    """What can be a reason to decide against it: whoever decides and a letter about it are told the same."""
    wanted = store.keys("assessment")[0]
    to_whoever_decides = DecidedLater.begin(place, store, wanted, lambda: at).noted
    assert beside(store, read_assessment(store, wanted).value, at).noted == to_whoever_decides
    return to_whoever_decides


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
    assert "condition-1" in reasons(place, store, NOW + 2 * HOUR)
    after = venue_report(place, store, now=NOW + 2 * DAY)
    assert not any(each.id.endswith(":not-met:1") for each in after.actions)


@pytest.mark.parametrize("noted_after", [HOUR, DAY + HOUR])
@pytest.mark.parametrize("ended_after", [None, 2 * HOUR])
@pytest.mark.parametrize("asked", [3 * HOUR, 3 * DAY])
def test_what_is_not_met_of_a_decision_dated_ahead_is_a_reason(
    place: Site, store: Store, noted_after: timedelta, ended_after: timedelta | None, asked: timedelta
) -> None:
    """It was seen after the decision, for it is of its conditions: by the same clock, or by one that is right."""
    about = agreed(store)
    decision = about.value.decision
    assert decision is not None
    ahead = replace(decision, at=NOW + DAY)
    about = write_assessment(store, replace(about.value, decision=ahead), over=about)
    noted(place, store, met=False, at=NOW + noted_after)
    if ended_after is not None:
        ended = replace(decision, outcome="cancel", kind=OutcomeKind.CANCEL, conditions=(), at=NOW + ended_after)
        write_assessment(store, replace(about.value, decision=ended, earlier=(ahead,)), over=about)
    assert list(reasons(place, store, NOW + asked)) == ["condition-1"]


def test_what_was_seen_before_the_decision_is_no_reason(place: Site, store: Store) -> None:
    """That of a decision before, of which the same was asked."""
    about = agreed(store)
    noted(place, store, met=False, at=NOW + HOUR)
    decision = about.value.decision
    assert decision is not None
    anew = replace(decision, at=NOW + 2 * HOUR)
    write_assessment(store, replace(about.value, decision=anew, earlier=(decision,)), over=about)
    assert reasons(place, store, NOW + 3 * HOUR) == {}


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
    assert ("looked-back" in reasons(place, store, at)) is wrong
    counting = [one for one in reviews_now(store, at) if one.at <= at]
    assert bool(counting and counting[-1].went_wrong) is wrong
    ahead = [each for each in report.not_counted if "noted after the event" in each.words]
    assert len(ahead) == sum(after > asked for _, after in said)
