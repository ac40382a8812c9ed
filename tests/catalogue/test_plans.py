"""Every plan there is, present and future: what it may hold, and that nothing recorded meets none of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.report import samples as made
from tests.report.situations import shipped_plans, view_of
from venuecheck import catalogue
from venuecheck.assurance.status import Status
from venuecheck.authoring.document import read_file
from venuecheck.core.venue import Venue, VenueKind
from venuecheck.plans.plan import EvidenceKind, Plan
from venuecheck.plans.reading import read_plan
from venuecheck.plans.said import SignOff
from venuecheck.report.venue.requirements import RequirementShown
from venuecheck.report.venue.todo import Said

each_plan = pytest.mark.parametrize("path", catalogue.plans(), ids=lambda path: path.stem)
each_kind = pytest.mark.parametrize("kind", VenueKind)


@pytest.fixture
def plan(path: Path) -> Plan:
    """Read the plan."""
    return read_plan(read_file(path))


def _shown(plan: Plan, kind: VenueKind = VenueKind.SCHOOL, **more: object) -> tuple[RequirementShown, ...]:
    venue = Venue(id=made.SCHOOL.id, name="A venue", kind=kind)
    view = view_of((made.PUPILS, made.STAFF), (), venue=venue, plans=(plan,), **more)  # type: ignore[arg-type]
    assert view.requirements is not None
    return tuple(each for shown in view.requirements.plans for each in shown.requirements)


@each_plan
@each_kind
def test_nothing_recorded_meets_nothing(plan: Plan, kind: VenueKind) -> None:
    """No silence is a pass: every requirement of every plan is "not reported", and due now."""
    shown = _shown(plan, kind)
    assert len(shown) == len(plan.of(kind))
    assert {each.status for each in shown} <= {Status.NOT_REPORTED}
    assert {each.due_words for each in shown} <= {"now"}


@each_plan
def test_a_requirement_says_what_shows_it(plan: Plan) -> None:
    """Each has words, owners and evidence; what only a person can tell says what to look for."""
    assert plan.sources
    for requirement in plan.requirements:
        assert requirement.text.endswith(".")
        assert requirement.owners
        for evidence in requirement.evidence:
            assert bool(evidence.look_for) == (evidence.kind is EvidenceKind.STATEMENT)


@each_plan
def test_a_signature_meets_statements_alone(plan: Plan) -> None:
    """Whoever signs every requirement does not make a check, a booking or an answer."""
    signed = tuple(
        SignOff(
            id=f"s-{each.number}",
            person="A. Person",
            role="head",
            at=made.NOW - timedelta(days=1),
            plan=plan.id,
            requirement=each.number,
            statement="I say that all of it is met",
        )
        for each in plan.requirements
    )
    for shown in _shown(plan, said=Said(sign_offs=signed)):
        only = {each.kind for each in shown.evidence} == {EvidenceKind.STATEMENT}
        assert (shown.status is Status.STATED) == only
        assert shown.status_words == ("Stated, not shown" if only else "Not reported")


def test_the_plan_of_walsall_is_there_by_name_only() -> None:
    """Its actions that venues answer to; no other authority's venue is held against it unless it says so."""
    plan = next(each for each in shipped_plans() if each.id == "walsall-2020")
    assert [each.number for each in plan.requirements] == ["21", "22", "23", "29", "30", "32", "36", "37"]
    assert not plan.by_default
    assert {each.id for each in shipped_plans() if each.by_default} >= {
        "dfe-filtering-monitoring",
        "toolkit-permissive-environments",
    }
