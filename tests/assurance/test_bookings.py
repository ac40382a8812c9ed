"""How a booking stands when its event is over, and while it is held."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import Decision, OutcomeKind
from venuecheck.assurance.assessed import all_stand, assessed_of, booking_stands
from venuecheck.assurance.assessed_each import assessed_each
from venuecheck.assurance.differs import Differs, how_differs
from venuecheck.assurance.how import HOW_DECIDED, How
from venuecheck.assurance.status import Status
from venuecheck.collate.bookings import booking_counts
from venuecheck.collate.facts import Assessed
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.report.venue.decided import Decided

from .values import AT as MOMENT
from .values import assessed

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


@pytest.mark.parametrize(
    ("earlier", "later", "how"),
    [
        ("Hall, 3 October 2026", "Hall, 10 October 2026", How.DECIDED),
        ("Hall, 3 October 2026", "Hall", How.DECIDED),
        ("Hall, 3 October 2026", "Hall, 3 October 2026", How.REPLACED),
        ("Hall", "Hall, 10 October 2026", How.REPLACED),
    ],
)
def test_an_event_with_its_own_day_stands_beside_what_took_its_answers_over(earlier: str, later: str, how: How) -> None:
    """It was gone from the diary as soon as somebody asked for another day with the same answers."""
    one = replace(made.booking(), id="first", subject=earlier)
    assert one.decision is not None
    one = replace(one, decision=replace(one.decision, valid_until=date(2026, 10, 3)))
    after = replace(made.booking(), id="second", subject=later, follows="first", decision=None)
    at = one.started + timedelta(days=2)
    stands = all_stand(assessed_each([replace(after, started=at), one], (), at), at)
    assert stands["first"].how is how


def test_a_hold_waits_until_its_end_and_after_it() -> None:
    one = made.booking()
    assert one.decision is not None
    held = replace(one, decision=replace(one.decision, kind=OutcomeKind.HOLD, valid_until=date(2026, 9, 20)))
    for days, how in ((0, How.HELD), (10, How.ENDED), (500, How.ENDED)):
        stands = booking_stands(assessed_of(held), AT + timedelta(days=days))
        assert (stands.how, stands.status, stands.to_decide) == (how, Status.WAITING, True)


def test_every_outcome_has_its_way_to_stand() -> None:
    assert HOW_DECIDED.keys() == {*OutcomeKind}


@pytest.mark.parametrize(
    ("kind", "ended"),
    [(OutcomeKind.HOLD, "waiting"), (OutcomeKind.REFER, "waiting"), (OutcomeKind.APPROVE, "approve")],
)
def test_a_hold_that_has_ended_is_counted_as_waiting(kind: OutcomeKind, ended: str) -> None:
    """At the board as at the venue, whichever quarter it was begun in; an approval whose time is over was one."""
    one = assessed(30, decided=kind, recommended=OutcomeKind.REFER, ends=(MOMENT - timedelta(days=2)).date())
    facts = Assessed(**{name: getattr(one, name) for name in one.__dataclass_fields__}, decided_at=None)
    for since, until in ((91, 0), (60, 20)):
        first, last = (MOMENT - timedelta(days=days) for days in (since, until))
        now = booking_counts([("a", facts)], {}, first, last, MOMENT)
        then = booking_counts([("a", facts)], {}, first, last, MOMENT - timedelta(days=9))
        assert [name for name, number in now.by_outcome if number] == [ended]
        assert [name for name, number in then.by_outcome if number] == [kind.value]


@pytest.mark.parametrize("kind", [OutcomeKind.WITHDRAWN, OutcomeKind.NOT_AVAILABLE, OutcomeKind.HOLD])
def test_what_judges_nothing_differs_from_nothing(kind: OutcomeKind) -> None:
    assert how_differs(kind, OutcomeKind.APPROVE) is Differs.NO_JUDGEMENT
    shown = assessments_of([replace(made.booking(), decision=_decided(kind))], made.NOW)
    decision = shown.shown[0].decision
    assert isinstance(decision, Decided)
    assert not decision.differs
    assert "no judgement" in decision.differs_words
    assert (shown.less_strict, shown.stricter) == (0, 0)


def _decided(kind: OutcomeKind) -> Decision:
    given = made.booking().decision
    assert given is not None
    return replace(given, kind=kind, outcome=kind.value)
