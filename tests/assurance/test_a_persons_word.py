"""A person's word is *stated*, never *shown*: every kind of it, one after the other."""

from datetime import timedelta

import pytest

from tests.collate.venues import NOW as TOLD_AT
from tests.collate.venues import WITHIN, told
from tests.collate.venues import facts as venue
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import self_assessment_stands
from venuecheck.assurance.check import check_of, check_status
from venuecheck.assurance.evidence import AT_BEST, answers_status, at_best, log_status, statement_status
from venuecheck.assurance.fault import faults_of
from venuecheck.assurance.requirement import Evidenced, Piece, RequirementFacts, requirement_stands
from venuecheck.assurance.status import Status
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.assurance.venue import networks_stand
from venuecheck.collate.standing import standing
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.plan import EvidenceKind
from venuecheck.plans.said import Looked, Stated

from .values import AT, assessed, look, note, run, signed

WORDS = frozenset({EvidenceKind.ANSWERS, EvidenceKind.FILTER_LOG, EvidenceKind.STATEMENT})
"""The kinds of evidence that are a person's word, whatever it says."""


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_the_table_has_every_kind_and_no_word_is_shown(kind: EvidenceKind) -> None:
    assert AT_BEST[kind] is (Status.STATED if kind in WORDS else Status.FINE)
    for status in Status:
        assert at_best(kind, status) is (AT_BEST[kind] if status is Status.FINE else status)


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_what_an_earlier_version_told_as_shown_is_held_to_its_kind(kind: EvidenceKind) -> None:
    """A bundle of today tells a look at a log as shown: it is stated all the same."""
    piece = Piece(status=Status.FINE, on=AT.date())
    wanted = Evidenced(kind=kind, every_months=12, recorded=(piece,))
    facts = RequirementFacts(plan="p", plan_version=1, number="1", evidence=(wanted,))
    assert requirement_stands(facts, AT.date()) is AT_BEST[kind]


def _closed() -> Status:
    runs = [run(5, {"one": Result.UNDER_BLOCKED})]
    (fault,) = faults_of(runs)
    faults = faults_of(runs, [note(1, fault.action)])
    (network,) = networks_stand((), [check_of(each) for each in runs], faults, (), AT)
    assert network.answered
    return network.status


@pytest.mark.parametrize(
    "status",
    [
        pytest.param(log_status(look(logged=Looked.YES, alerted=Looked.YES)), id="a look at a log"),
        pytest.param(statement_status(signed(stated=Stated.MET)), id="a signature"),
        pytest.param(statement_status(signed(stated=Stated.MET, figure=99.0, target=85.0)), id="a figure"),
        pytest.param(answers_status(met=9, not_met=0, without=0), id="answers"),
        pytest.param(
            self_assessment_stands(assessed(recommended=OutcomeKind.MET, decided=None, of_venue=True), AT).status,
            id="a self-assessment",
        ),
        pytest.param(_closed(), id="an action that was closed"),
        pytest.param(
            check_status(check_of(run(5, {"one": Result.AS_EXPECTED}, device="iPad")), AT), id="a check by hand"
        ),
    ],
)
def test_a_word_that_all_is_well_is_stated(status: Status) -> None:
    assert status is Status.STATED


@pytest.mark.parametrize("filtering", list(FilterSaid))
@pytest.mark.parametrize("bookings", list(BookingsSaid))
def test_no_return_by_telephone_is_shown(filtering: FilterSaid, bookings: BookingsSaid) -> None:
    facts = venue(heard=None, returns=(told(5, filtering.value, bookings.value),))
    how = standing(facts, TOLD_AT, WITHIN, {})
    assert Status.FINE not in {how.filtering, how.bookings}
    assert standing(facts, TOLD_AT + timedelta(days=300), WITHIN, {}).filtering is not Status.STATED, "nor for ever"
