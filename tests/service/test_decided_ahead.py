"""What a computer whose clock is ahead put down: nothing is decided, and nothing done, before its day."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from venuecheck.assessment.assessment import Assessment, Outcome, OutcomeKind
from venuecheck.assurance.how import How
from venuecheck.core.action import Action
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store
from venuecheck.report.venue.at_the_desk import one_at_the_desk
from venuecheck.report.venue.decided import Decided, Undecided, ahead_words
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.standing_now import standing_now
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.still_to_do import still_to_do

from .test_conditions import place
from .test_letters import NOW, booking

__all__ = ["place"]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

_APPROVE = Outcome(id="approve", kind=OutcomeKind.APPROVE, title="Approve")


@pytest.fixture
def one(store: Store) -> Assessment:
    """A booking that was answered an hour ago, and approved tomorrow."""
    made = booking(OutcomeKind.APPROVE)
    assert made.decision is not None
    ahead = replace(made.decision, at=NOW + DAY)
    return record(
        store, replace(made, started=NOW - HOUR, finished=NOW - HOUR, decision=ahead, outcomes=(_APPROVE,))
    ).value


@pytest.mark.parametrize(("at", "is_ahead"), [(NOW, True), (NOW + 2 * DAY, False)])
def test_text_status_and_what_can_be_decided_say_the_same(
    place: Site,
    store: Store,
    one: Assessment,
    at: datetime,
    is_ahead: bool,  # noqa: FBT001 - a table
) -> None:
    shown = one_at_the_desk(one, standing_now(store, at), at)
    assert isinstance(shown.decision, Undecided if is_ahead else Decided)
    assert (shown.how is How.DECIDED) is not is_ahead
    assert ("which is still to come" in ahead_words(one, at)) is is_ahead
    later = DecidedLater.begin(place, store, one.id, lambda: at)
    assert (later.replaces is None) is is_ahead


def test_what_is_noted_as_done_tomorrow_is_still_to_do_today(place: Site, store: Store, one: Assessment) -> None:
    asks = record(store, replace(one, id="a-2", decision=None, actions=(Action(id="ring", text="Ring them."),))).value
    (first, *_) = still_to_do(place, store, asks, NOW)
    done = ActionNote(action=first.id, at=NOW + DAY, person="Pat Green", closed=True, reason="Done.")
    store.append("action", done.action, done, NOW)
    assert first.id in {each.id for each in still_to_do(place, store, asks, NOW)}
    assert first.id not in {each.id for each in still_to_do(place, store, asks, NOW + 2 * DAY)}
