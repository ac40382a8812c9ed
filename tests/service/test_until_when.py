"""Until the moment that is given, what bundles say stands as it stood: whatever moments they name."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collate import forty
from venuecheck.assurance.check import OLD_AFTER
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.picture import YEAR, Picture, picture
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.london import last_moment, london_day
from venuecheck.service.partnership.bundle import ActionSaid, Bundle
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.bundle_numbers import is_ahead
from venuecheck.service.partnership.until_when import stands_until

NOW = forty.NOW
WITHIN = timedelta(days=105)
_BUNDLE = forty.make(4).bundle
_AGO = st.sampled_from([timedelta(0), YEAR, OLD_AFTER, -CLOCKS_DIFFER, timedelta(days=30)])
_MINUTES = st.integers(-600, 600).map(lambda minutes: timedelta(minutes=minutes))
_MOMENTS = st.builds(lambda ago, by: NOW - ago + by, _AGO, _MINUTES)


@st.composite
def _bundles(draw: st.DrawFn) -> Bundle:
    """Give a bundle with moments about now, a year ago, and as long ago as a check is good for."""
    runs = []
    for at, run in enumerate(_BUNDLE.runs[-3:]):
        started = draw(_MOMENTS)
        runs.append(replace(run, id=f"run-{at}", started=started, finished=started + timedelta(minutes=2)))
    assessments = []
    for one in _BUNDLE.assessments:
        started = draw(_MOMENTS)
        opened, closed, over = started, draw(st.none() | _MOMENTS), draw(st.none() | _MOMENTS)
        action = ActionSaid(due=NOW.date(), id=f"{one.id}.1", opened=opened, closed=closed, over=over)
        decided = draw(_MOMENTS) if one.decided else None
        assessments.append(replace(one, started=started, finished=started, decided_at=decided, actions_set=(action,)))
    return replace(_BUNDLE, made_at=draw(_MOMENTS), runs=tuple(runs), assessments=tuple(assessments))


def _stands(bundle: Bundle, at: datetime) -> tuple[bool, Picture]:
    listed = ListedVenue(id="venue-05", name="V", kind=bundle.venue.kind, partner="p")
    facts = [] if is_ahead(bundle, at) else [bundle]
    drawn = picture([venue_facts(listed, facts, at=at)], at, WITHIN)
    return is_ahead(bundle, at), replace(drawn, at=NOW)


@settings(max_examples=60)
@given(_bundles(), st.floats(0, 1))
def test_until_then_all_stands_as_it_stood(bundle: Bundle, share: float) -> None:
    """Also a moment before; and it is a later one."""
    until = stands_until([bundle], [], NOW)
    assert NOW < until <= last_moment(london_day(NOW)) + datetime.resolution
    stood = _stands(bundle, NOW)
    # the last moment of a day is the end of a quarter or a year: it is asked about as a day that is over
    for moment in (NOW + (until - NOW) * share, until - timedelta(seconds=1)):
        if not NOW <= moment <= until - timedelta(seconds=1):
            continue
        assert _stands(bundle, moment) == stood


def test_a_day_ends_in_london() -> None:
    """And moments at the ends of time stand in nobody's way."""
    far = replace(_BUNDLE, made_at=datetime.max.replace(tzinfo=UTC))
    for each in (far, replace(far, made_at=datetime.min.replace(tzinfo=UTC))):
        assert stands_until([each], [], NOW) == datetime(2026, 9, 21, 23, tzinfo=UTC)
    assert stands_until([], [NOW + timedelta(minutes=5)], NOW) == NOW + timedelta(minutes=5)


def test_a_moment_is_seen_however_deep_it_is() -> None:
    """Here, of an action of an assessment: when it was closed, and when nothing is left to do it for."""
    soon = NOW + timedelta(minutes=7)
    for action in (ActionSaid(due=None, closed=soon), ActionSaid(due=None, over=soon)):
        one = replace(_BUNDLE.assessments[0], actions_set=(action,))
        assert stands_until([replace(_BUNDLE, assessments=(one,))], [], NOW) == soon
