"""Every status table is total: what is added to an enumeration without a status fails here, never at a user."""

from collections.abc import Mapping
from enum import Enum

import pytest

from venuecheck.assessment.addressee import ASKED
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import booking_stands, self_assessment_stands
from venuecheck.assurance.check import QUESTION_STATUS
from venuecheck.assurance.differs import Differs, how_differs
from venuecheck.assurance.evidence import log_status, statement_status
from venuecheck.assurance.how import HOW_STATUS, How
from venuecheck.assurance.status import STATUS_WORDS, Status, whole, worst
from venuecheck.assurance.told import BOOKINGS_SAID, FILTER_SAID, BookingsSaid, FilterSaid
from venuecheck.collate.bookings import COUNTED_AS
from venuecheck.core.action import Asks
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.plans.said import Looked, Stated
from venuecheck.report.formats.nagios import _STATES
from venuecheck.report.partnership.paper import _SAID
from venuecheck.report.partnership.words import _STATUS_TEXTS, OUTCOME_WORDS
from venuecheck.report.setting.requirement_words import _COUNTED, REQUIREMENT_WORDS
from venuecheck.report.venue.among_all import HOW_WORDS
from venuecheck.report.venue.decided import _DIFFERS_WORDS
from venuecheck.report.venue.drawing import SHAPES, TONES
from venuecheck.report.venue.statement import STATED_WORDS

from .values import AT, assessed, look, signed


@pytest.mark.parametrize(
    ("table", "enumeration"),
    [
        (STATUS_WORDS, Status),
        (_STATES, Status),
        (_SAID, Status),
        (_STATUS_TEXTS, Status),
        (REQUIREMENT_WORDS, Status),
        (_COUNTED, Status),
        (QUESTION_STATUS, NetworkStatus),
        (HOW_STATUS, How),
        (HOW_WORDS, How),
        (_DIFFERS_WORDS, Differs),
        (COUNTED_AS, OutcomeKind),
        (ASKED, Asks),
        (STATED_WORDS, Stated),
        (FILTER_SAID, FilterSaid),
        (BOOKINGS_SAID, BookingsSaid),
    ],
)
def test_a_table_has_every_member(table: Mapping[Enum, object], enumeration: type[Enum]) -> None:
    assert set(table) == set(enumeration)


def test_every_status_has_a_shape_and_every_outcome_that_is_counted_has_words() -> None:
    assert {status.value for status in Status} <= set(SHAPES)
    assert set(SHAPES) == set(TONES)
    assert set(COUNTED_AS.values()) == set(OUTCOME_WORDS)


@pytest.mark.parametrize("recommended", list(OutcomeKind))
def test_whatever_is_recommended_and_decided_stands_somehow(recommended: OutcomeKind) -> None:
    """`withdrawn` and `advise` too; an undecided booking is fine only where there is nothing to decide."""
    for decided in (None, *OutcomeKind):
        one = assessed(recommended=recommended, decided=decided)
        booked, said = booking_stands(one, AT), self_assessment_stands(one, AT)
        assert booked.status is HOW_STATUS[booked.how], decided
        assert said.status is not Status.FINE, "a person's word shows nothing"
        if decided is None and booked.status is Status.FINE:
            assert recommended is OutcomeKind.ADVISE
        assert how_differs(decided, recommended) in Differs, decided


@pytest.mark.parametrize("decided", [None, *OutcomeKind])
@pytest.mark.parametrize("recommended", [OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET])
def test_nobody_decides_a_self_assessment_better_than_its_answers(
    recommended: OutcomeKind, decided: OutcomeKind | None
) -> None:
    """A decision of before stays on record, and turns no red tile."""
    one = assessed(recommended=recommended, decided=decided, of_venue=True)
    assert self_assessment_stands(one, AT).status is Status.PROBLEM


def test_a_person_can_say_that_it_is_worse() -> None:
    one = assessed(recommended=OutcomeKind.MET, decided=OutcomeKind.NOT_MET, of_venue=True)
    assert self_assessment_stands(one, AT).status is Status.PROBLEM


def test_what_does_not_apply_is_no_pass() -> None:
    assert whole([]) is whole([Status.NOT_APPLICABLE]) is Status.NOT_REPORTED
    assert whole([Status.FINE, Status.NOT_APPLICABLE]) is Status.FINE
    assert worst([Status.FINE, Status.STATED]) is Status.STATED


@pytest.mark.parametrize("logged", list(Looked))
@pytest.mark.parametrize("alerted", list(Looked))
def test_a_log_is_stated_only_where_both_were_seen(logged: Looked, alerted: Looked) -> None:
    both = {logged, alerted}
    expected = Status.PROBLEM if Looked.NO in both else Status.STATED if both == {Looked.YES} else Status.NOT_PROVEN
    assert log_status(look(logged=logged, alerted=alerted)) is expected


@pytest.mark.parametrize(
    ("stated", "figure", "target", "status"),
    [
        (Stated.MET, None, None, Status.STATED),
        (Stated.MET, 85.0, 85.0, Status.STATED),
        (Stated.MET, 78.0, 85.0, Status.PROBLEM),
        (Stated.PARTLY, 78.0, 85.0, Status.PROBLEM),
        (Stated.NOT_MET, None, None, Status.PROBLEM),
    ],
)
def test_a_statement_can_be_negative_or_partial(
    stated: Stated, figure: float | None, target: float | None, status: Status
) -> None:
    """78 % against a target of 85 % is not fine, whatever word stands beside it; and no statement is *shown*."""
    assert statement_status(signed(stated=stated, figure=figure, target=target)) is status
