"""What is called better, worse or neither; and what had happened by a day that is past."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collate.venues import NOW, WITHIN, booking, check, facts, told
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.check import Counts
from venuecheck.assurance.fault import Fault, Look
from venuecheck.assurance.plainly import PLAINLY, Plain
from venuecheck.assurance.status import Status
from venuecheck.collate.as_of import as_of
from venuecheck.collate.became import Became, became
from venuecheck.collate.change import CHANGE_WORDS, Change, change
from venuecheck.collate.facts import Refused, VenueFacts
from venuecheck.collate.picture import picture
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.collate.standing import standing
from venuecheck.collate.stood import Stood
from venuecheck.core.london import last_moment, london_day, london_time
from venuecheck.core.quarter import Quarter
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.retirement import Retirement

THEN = NOW - timedelta(days=30)
_LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize("heard", [True, False])
def test_every_change_has_one_name(heard: bool) -> None:  # noqa: FBT001 - a case
    """Better is shown and nothing else; nothing is worse or better than silence."""
    for before, now in product([None, *Status], Status):
        what = change(before, now, heard_before=heard)
        assert CHANGE_WORDS[what]
        if what is Change.BETTER:
            assert now is Status.FINE
        if what in {Change.BETTER, Change.WORSE}:
            assert before not in {None, Status.NOT_REPORTED, Status.NOT_APPLICABLE}
        if now is Status.STATED:
            assert what not in {Change.BETTER, Change.WORSE}
        if before is now:
            assert what is Change.SAME


@pytest.mark.parametrize(
    ("before", "now", "heard", "what"),
    [
        (Status.NOT_REPORTED, Status.PROBLEM, False, Change.FIRST),
        (None, Status.FINE, False, Change.FIRST),
        (Status.NOT_REPORTED, Status.PROBLEM, True, Change.AGAIN),
        (None, Status.NOT_REPORTED, False, Change.SAME),
        (Status.PROBLEM, Status.STATED, True, Change.SAID),
        (Status.FINE, Status.STATED, True, Change.SAID),
        (Status.FINE, Status.NOT_REPORTED, True, Change.SILENT),
        (Status.FINE, Status.PROBLEM, True, Change.WORSE),
        (Status.PROBLEM, Status.FINE, True, Change.BETTER),
        (Status.PROBLEM, Status.NOT_PROVEN, True, Change.OTHER),
    ],
)
def test_changes(before: Status | None, now: Status, heard: bool, what: Change) -> None:  # noqa: FBT001 - a case
    """A first report is no worse filter, a telephone call no better one."""
    assert change(before, now, heard_before=heard) is what


def test_only_what_is_shown_is_in_order() -> None:
    """The three classes are total, and silence is never in order."""
    assert set(PLAINLY) == set(Status)
    assert [status for status, plain in PLAINLY.items() if plain is Plain.IN_ORDER] == [Status.FINE]


def test_what_came_later_had_not_happened() -> None:
    """A check, a decision, a word and a closing of since then are taken out; a bundle of since speaks for the day."""
    opened = Counts(under_blocked=1, as_expected=9)
    fault = Fault(
        network="wifi",
        list_id="l",
        item="p",
        shown="p",
        category="c",
        result=Result.UNDER_BLOCKED,
        first=Look(run="run-60", started=NOW - timedelta(days=60), by_person=False),
        last=Look(run="run-60", started=NOW - timedelta(days=60), by_person=False),
        passed=Look(run="run-10", started=NOW - timedelta(days=10), by_person=False),
    )
    now = facts(
        check(60, counts=opened, followed=True),
        check(10, followed=True),
        heard=5,
        faults=(fault,),
        networks=("wifi",),
        sent=True,
        returns=(told(3, "checked_fine"),),
        assessed=(
            booking(40, decided_at=NOW - timedelta(days=20)),
            booking(41, decided_at=NOW - timedelta(days=35)),
            booking(5),
        ),
    )
    was = as_of(now, THEN, NOW)
    assert [one.run for one in was.checks] == ["run-60"]
    assert [one.decided for one in was.assessed] == [None, OutcomeKind.APPROVE]
    assert was.returns == ()
    assert (was.heard, was.heard_since) == ((), NOW - timedelta(days=5))
    assert standing(now, NOW, WITHIN, {}).filtering is Status.FINE
    assert standing(was, THEN, WITHIN, {}).filtering is Status.PROBLEM
    assert as_of(now, NOW, NOW) is now


def test_who_was_late_on_that_day_and_answered_since_is_told_where_it_is_known() -> None:
    """By what was heard of before; where nothing of then is here, nobody can tell."""
    since, owing = NOW - timedelta(days=5), replace(facts().venue, owes=True)
    for before, was_due in ((300, THEN.date() - timedelta(days=300) + WITHIN), (WITHIN.days - 1, None), (None, None)):
        heard = () if before is None else (THEN - timedelta(days=before),)
        now = replace(facts(check(60), sent=True), venue=owing, heard=(*heard, since))
        found = standing(as_of(now, THEN, NOW), THEN, WITHIN, {})
        assert (found.was_due, found.overdue, found.last_heard) == (was_due, False, since.date()), before
        assert standing(now, NOW, WITHIN, {}).was_due is None


def test_what_is_dated_after_today_is_a_wrong_clock_and_no_later_news() -> None:
    """It stays, to be judged as everywhere: what it found wrong counts."""
    ahead = check(-20, run="ahead")
    assert [one.run for one in as_of(facts(check(60), ahead), THEN, NOW).checks] == ["run-60", "ahead"]


@pytest.mark.parametrize(
    ("recommended", "decided", "row"),
    [
        (OutcomeKind.APPROVE, OutcomeKind.APPROVE, Became.LET),
        (OutcomeKind.REFUSE, OutcomeKind.APPROVE, Became.LET_LESS_STRICTLY),
        (OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.APPROVE, Became.LET_LESS_STRICTLY),
        (OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS, Became.LET_MORE_STRICTLY),
        (OutcomeKind.NOT_AVAILABLE, OutcomeKind.APPROVE, Became.LET),
        (OutcomeKind.REFUSE, OutcomeKind.REFUSE, Became.REFUSED),
        (OutcomeKind.REFER, OutcomeKind.REFUSE, Became.REFUSED_MORE_STRICTLY),
        (OutcomeKind.APPROVE, OutcomeKind.CANCEL, Became.REFUSED_MORE_STRICTLY),
        (OutcomeKind.APPROVE, OutcomeKind.REFER, Became.REFERRED),
        (OutcomeKind.APPROVE, OutcomeKind.HOLD, Became.WAITING),
        (OutcomeKind.REFUSE, None, Became.WAITING),
        (OutcomeKind.REFUSE, OutcomeKind.WITHDRAWN, Became.CAME_TO_NOTHING),
        (OutcomeKind.ADVISE, None, Became.ADVICE),
    ],
)
def test_what_became_of_a_booking(recommended: OutcomeKind, decided: OutcomeKind | None, row: Became) -> None:
    """Overruled in both directions, each booking in one row."""
    assert became(booking(5, decided, recommended=recommended), NOW) is row


@given(st.dates(date(2000, 1, 1), date(2099, 12, 30)))
def test_a_day_ends_when_it_ends_in_london(day: date) -> None:
    """As the system's own table of time zones has it, on days on which clocks change as well."""
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), _LONDON).astimezone(UTC)
    assert last_moment(day) == end - timedelta.resolution
    assert london_day(last_moment(day)) == day
    assert f"{london_time(last_moment(day)):%H:%M}" == "23:59"
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert Quarter.read(str(quarter)) == quarter
    assert quarter.before.after == quarter
    assert Quarter.of(quarter.ends) == quarter
    assert Quarter.of(quarter.ends + timedelta.resolution) == quarter.after


def test_the_last_day_that_there_is_ends_too() -> None:
    assert last_moment(date.max) == datetime.max.replace(tzinfo=UTC)
    assert london_day(last_moment(date.max)) == date.max


def test_why_nothing_counts_of_a_venue_that_is_not_silent() -> None:
    """Its only check was retired, or what it sent cannot be used: it was heard of, and nobody says that it was not."""
    gone = Retirement(
        network="wifi", list_id="", page="", reason="Given up", person="A. Tech", at=NOW - timedelta(days=9)
    )
    mine = facts(check(days=20), retirements=(gone,))
    stood = Stood(at=THEN, filtering={mine.venue.id: Status.FINE}, bookings={}, heard=frozenset({mine.venue.id}))

    def changed(one: VenueFacts) -> Change:
        (moved,) = picture([one], NOW, WITHIN, stood=stood).moved
        return moved.change

    assert changed(mine) is Change.RETIRED
    assert changed(replace(mine, heard=())) is Change.SILENT
    silent = replace(mine, retirements=(), checks=(), heard=(NOW - timedelta(days=200),))
    assert changed(silent) is Change.SILENT
    assert changed(replace(silent, heard=(NOW - timedelta(days=5),))) is Change.NOTHING_TOLD, "it sent something"
    sent = NotCounted(source="a.bundle", trouble=Trouble.FUTURE, words="it is dated in the future", venue=mine.venue.id)
    ahead = Refused(sent=(sent,), says=facts(heard=None), weighs=True)
    assert changed(facts(check(days=20), refused=(ahead,))) is Change.UNUSABLE


@pytest.mark.parametrize("says", [Status.PROBLEM, Status.FINE, None])
def test_what_came_after_a_day_and_is_not_usable_is_not_sent_on_it(says: Status | None) -> None:
    """What it says was wrong by then stays, as of every bundle that came late: no known problem is hidden."""
    sent = NotCounted(
        source="a.bundle",
        trouble=Trouble.UNUSABLE,
        words="of a newer version",
        venue="a",
        came=THEN + timedelta(days=9),
    )
    counts = {Status.PROBLEM: Counts(under_blocked=1), Status.FINE: Counts(as_expected=1)}
    told = None if says is None else facts(check(days=150, counts=counts[says]), heard=150)
    refused = Refused(sent=(sent,), says=told, weighs=True)
    for mine in (facts(heard=150), facts(heard=None)):
        alone = standing(as_of(mine, THEN, NOW), THEN, WITHIN, {})
        then = standing(as_of(replace(mine, refused=(refused,)), THEN, NOW), THEN, WITHIN, {})
        assert not then.to_send_again
        assert then.is_silent is alone.is_silent
        assert then.requirements is alone.requirements
        assert then.filtering is (Status.PROBLEM if says is Status.PROBLEM else alone.filtering)
        assert bool(then.unusable) is (says is Status.PROBLEM)
        had = replace(refused, sent=(replace(sent, came=THEN - timedelta(days=9)),))
        assert standing(as_of(replace(mine, refused=(had,)), THEN, NOW), THEN, WITHIN, {}).to_send_again
