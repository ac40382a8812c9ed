"""Days are London's, whatever the computer's zone; moments are kept in UTC."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import booking_stands
from venuecheck.assurance.check import is_ahead
from venuecheck.assurance.how import How
from venuecheck.core.london import london_day

from .values import assessed

LONDON = ZoneInfo("Europe/London")


@given(st.datetimes(datetime(1996, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001 - Hypothesis wants it so
def test_the_day_is_that_of_the_table_of_time_zones(moment: datetime) -> None:
    known = moment.replace(tzinfo=UTC)
    # the tables of some systems end in 2037
    if known.year < 2037:
        assert london_day(known) == known.astimezone(LONDON).date()
    assert london_day(moment) == london_day(known), "a moment without a zone is UTC"
    assert london_day(known.astimezone(timezone(timedelta(hours=9)))) == london_day(known)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # the clocks go forward at 01:00 UTC on 28 March 2027
        ("2027-03-27T23:30:00", "2027-03-27"),
        ("2027-03-28T00:59:59", "2027-03-28"),
        ("2027-03-28T23:30:00", "2027-03-29"),
        # and back at 01:00 UTC on 25 October 2026
        ("2026-10-24T23:30:00", "2026-10-25"),
        ("2026-10-25T00:30:00", "2026-10-25"),
        ("2026-10-25T23:30:00", "2026-10-25"),
    ],
)
def test_both_changes_of_the_clock(moment: str, day: str) -> None:
    assert london_day(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("last_day", "still", "over"),
    [
        # in summer a day in London ends an hour before that of UTC, in winter with it
        ("2026-10-24", "2026-10-24T22:59:00", "2026-10-24T23:00:00"),
        ("2026-10-25", "2026-10-25T23:59:00", "2026-10-26T00:00:00"),
        ("2027-03-27", "2027-03-27T23:59:00", "2027-03-28T00:00:00"),
        ("2027-03-28", "2027-03-28T22:59:00", "2027-03-28T23:00:00"),
    ],
)
def test_a_decision_ends_with_its_last_day_in_london(last_day: str, still: str, over: str) -> None:
    one = assessed(ends=date.fromisoformat(last_day), decided=OutcomeKind.APPROVE)
    assert booking_stands(one, datetime.fromisoformat(still).replace(tzinfo=UTC)).how is How.DECIDED
    assert booking_stands(one, datetime.fromisoformat(over).replace(tzinfo=UTC)).how is How.ENDED


def test_what_a_person_saw_today_has_happened_though_only_the_day_is_known() -> None:
    """A paper form has no hour: its noon may be still to come."""
    morning = datetime(2026, 10, 25, 8, tzinfo=UTC)
    noon, tomorrow = morning.replace(hour=12), morning + timedelta(days=1)
    assert not is_ahead(noon, morning, by_person=True)
    assert is_ahead(noon, morning, by_person=False)
    assert is_ahead(tomorrow, morning, by_person=True)
