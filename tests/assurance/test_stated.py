"""*Shown* before *stated* before *not reported*: what a person's word does to a requirement, and what it does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.report import samples as made
from tests.report.situations import shipped_plans, view_of
from venuecheck import catalogue
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind, Recommendation
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.decision import shortcomings
from venuecheck.assurance.requirement import stands_in
from venuecheck.assurance.status import Status
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Venue, VenueKind
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.plan import Plan
from venuecheck.plans.said import Stated
from venuecheck.report.venue.todo import Said
from venuecheck.report.venue.view import View
from venuecheck.service.bookings.deciding import decidable
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.venue_reports.sign_offs import _value_problems

from .values import AT, NETWORKS, run, signed

SCHOOL = replace(made.SCHOOL, kind=VenueKind.SCHOOL)


def answered_whole(checklist_id: str, answer: str = "in_place", **otherwise: str) -> Assessment:
    """Give a checklist with every question of that kind answered "in place", but for what is said."""
    checklist = checklist_in(catalogue.checklist_path(checklist_id))
    said = tuple(
        Answered(
            question=item.id,
            text=item.text,
            value=otherwise.get(item.id, answer if item.type is AnswerType.IN_PLACE else "yes"),
            shown="",
        )
        for item in checklist.by_id.values()
        if isinstance(item, Question) and not item.repeat
    )
    base = made.self_assessment()
    return replace(
        base,
        id=f"assessment-{checklist_id}",
        checklist=checklist_id,
        checklist_title=checklist.title,
        started=AT - timedelta(days=1),
        finished=AT - timedelta(days=1),
        answers=said,
        not_answered=(),
        not_asked=(),
        actions=(),
        recommendation=Recommendation(outcome="met", kind=OutcomeKind.MET, title="Met", reasons=()),
    )


def _plan(name: str) -> Plan:
    return next(plan for plan in shipped_plans() if plan.id == name)


def stands(plan: str, view: View) -> dict[str, Status]:
    """Give how each requirement of a plan stands."""
    assert view.requirements is not None
    (shown,) = (each for each in view.requirements.plans if each.id == plan)
    return {each.number: each.status for each in shown.requirements}


def _view(plan: str, *assessments: Assessment, venue: Venue = SCHOOL, **records: object) -> View:
    runs = records.pop("runs", ())
    return view_of(NETWORKS, runs, assessments, venue=venue, plans=(_plan(plan),), **records)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plan", "checklist", "covered"),
    [
        ("dfe-filtering-monitoring", "filtering-and-monitoring-review", None),
        ("toolkit-permissive-environments", "venue-self-assessment", None),
        ("walsall-2020", "venue-self-assessment", {"21", "22", "29", "32", "36", "37"}),
    ],
)
def test_a_checklist_answered_whole_states_what_it_covers(plan: str, checklist: str, covered: set[str] | None) -> None:
    """Without a single check or booking: nothing of it is *shown*, and nothing of it is *not reported*."""
    whole = replace(answered_whole(checklist), answers=(*answered_whole(checklist).answers, *_ALL_TRAINED))
    shown = stands(plan, _view(plan, whole))
    assert {number for number, status in shown.items() if status is Status.STATED} == (covered or set(shown))
    assert Status.FINE not in shown.values()


def test_what_is_said_not_to_be_in_place_is_not_in_place() -> None:
    review = answered_whole("filtering-and-monitoring-review", bypass_otherwise="not_in_place", alerts="partly")
    shown = stands("dfe-filtering-monitoring", _view("dfe-filtering-monitoring", review))
    assert (shown["bypass"], shown["logs"], shown["languages"]) == (Status.PROBLEM, Status.PROBLEM, Status.STATED)


def test_a_word_never_stands_in_the_way_of_what_a_check_shows() -> None:
    """A check that found a page open outranks the tick that all is well; a check that found all well, too."""
    review = answered_whole("filtering-and-monitoring-review")
    plan = "dfe-filtering-monitoring"
    wrong = [run(2, {"one": Result.UNDER_BLOCKED}), run(2, {"one": Result.AS_EXPECTED}, network=made.STAFF.id)]
    assert stands(plan, _view(plan, review, runs=wrong))["checks"] is Status.PROBLEM
    good = [run(2, {"one": Result.AS_EXPECTED}), run(2, {"one": Result.AS_EXPECTED}, network=made.STAFF.id)]
    assert stands(plan, _view(plan, review, runs=good))["checks"] is Status.FINE


@pytest.mark.parametrize("recorded", list(Status))
@pytest.mark.parametrize("stated", list(Status))
def test_a_word_stands_in_only_where_nothing_is_recorded(recorded: Status, stated: Status) -> None:
    if stands_in(recorded, stated):
        assert recorded is Status.NOT_REPORTED
        assert stated is not Status.NOT_REPORTED


def test_a_signature_of_a_requirement_can_say_that_it_is_not_met() -> None:
    plan = _plan("walsall-2020")
    half = signed(plan=plan.id, requirement="36", figure=78.0, target=85.0, statement="Trained, of all who need it")
    view = _view("walsall-2020", said=Said(sign_offs=(half,)))
    assert stands("walsall-2020", view)["36"] is Status.PROBLEM
    assert view.requirements is not None
    how = next(each.how for each in view.requirements.plans[0].requirements if each.number == "36")
    assert "78 against a target of 85" in how


@pytest.mark.parametrize(("stated", "status"), [(Stated.NOT_MET, Status.PROBLEM), (Stated.PARTLY, Status.PROBLEM)])
def test_a_signed_word_that_it_is_not_so_counts_where_the_plan_asks_for_none(stated: Stated, status: Status) -> None:
    """That it is so would be no evidence there; that it is not is never passed over."""
    plan = "toolkit-permissive-environments"
    whole = answered_whole("venue-self-assessment")
    for said, expected in ((stated, status), (Stated.MET, stands(plan, _view(plan, whole))["people"])):
        word = signed(plan=plan, requirement="people", stated=said, statement="Training list of 20 November 2026")
        view = _view(plan, whole, said=Said(sign_offs=(word,)))
        assert stands(plan, view)["people"] is expected


def _role(number: int, name: str, topics: list[str], trained: str, due: str) -> tuple[Answered, ...]:
    said = {"role_name": name, "role_topics": topics, "role_trained": trained, "role_refresher_due": due}
    return tuple(
        Answered(question=f"roles[{number}].{question}", text=question, value=value, shown=str(value))
        for question, value in said.items()
    )


def _trained(*roles: tuple[Answered, ...]) -> Assessment:
    whole = answered_whole("venue-self-assessment")
    return replace(whole, answers=(*whole.answers, *(answer for role in roles for answer in role)))


_LONG_AHEAD, _LONG_PAST = "2099-01-01", "2001-01-01"
_GUARDS = _role(1, "Caretakers", ["reconnaissance", "prevent"], "all", _LONG_AHEAD)
_DESK = _role(2, "Library assistants", ["leaflets", "prevent"], "some", _LONG_AHEAD)
_LATE = _role(2, "Volunteers", ["leaflets"], "all", _LONG_PAST)
_ALL_TRAINED = _role(3, "Managers", ["leaflets", "prevent", "reconnaissance"], "all", _LONG_AHEAD)


@pytest.mark.parametrize(
    ("plan", "number", "roles", "status", "says"),
    [
        ("walsall-2020", "36", [_GUARDS], Status.STATED, "Trained: Caretakers."),
        ("walsall-2020", "36", [_DESK], Status.NOT_REPORTED, "Nobody has signed this."),
        ("walsall-2020", "37", [_GUARDS, _DESK], Status.PROBLEM, "Not everybody is trained in these roles: Library"),
        ("walsall-2020", "37", [_GUARDS, _LATE], Status.PROBLEM, "overdue in these roles: Volunteers."),
        ("walsall-2020", "37", [_ALL_TRAINED], Status.STATED, "Trained: Managers."),
        ("toolkit-permissive-environments", "people", [_GUARDS], Status.STATED, "Trained: Caretakers."),
        ("toolkit-permissive-environments", "people", [_GUARDS, _DESK], Status.PROBLEM, "Library assistants"),
        ("toolkit-permissive-environments", "people", [], Status.NOT_REPORTED, "No role is named"),
    ],
)  # fmt: skip
def test_who_is_trained_by_role_answers_what_plans_ask_of_training(
    plan: str, number: str, roles: list[tuple[Answered, ...]], status: Status, says: str
) -> None:
    """Whoever should be trained is, and not too long ago; the role that lacks it is named."""
    view = _view(plan, _trained(*roles))
    assert stands(plan, view)[number] is status
    assert view.requirements is not None
    shown = next(each for each in view.requirements.plans[0].requirements if each.number == number)
    assert any(says in each.words for each in shown.evidence)


@pytest.mark.parametrize(("days", "status"), [(-30, Status.PROBLEM), (1, Status.STATED)])
def test_of_a_signature_and_answers_that_deny_it_the_newer_counts(days: int, status: Status) -> None:
    """A signature of last month does not stand against a role that is found untrained since."""
    untrained = _trained(_role(1, "Caretakers", ["reconnaissance"], "none", _LONG_AHEAD))
    word = signed(plan="walsall-2020", requirement="36", statement="Training list")
    word = replace(word, at=untrained.started + timedelta(days=days))
    view = _view("walsall-2020", untrained, said=Said(sign_offs=(word,)), made_at=AT + timedelta(days=2))
    assert stands("walsall-2020", view)["36"] is status


def test_a_self_assessment_is_signed_and_not_decided_on() -> None:
    """Neither by an option, nor in an answers file, nor at a page: the sentence says what to do instead."""
    self_assessment = made.self_assessment()
    decision = made.booking().decision
    assert decision is not None
    (found,) = shortcomings(self_assessment, replace(decision, kind=OutcomeKind.MET, outcome="met"))
    assert "nobody decides on it" in found.what
    assert "sign it off" in found.fix
    with pytest.raises(InputError, match="sign it off"):
        decidable(self_assessment)
    decidable(made.booking(decided=False))


@pytest.mark.parametrize("stated", [Stated.PARTLY, Stated.NOT_MET])
def test_a_figure_that_meets_its_target_is_not_silently_signed_as_not_met(stated: Stated) -> None:
    """Records of before that say both are shown with both, and asked about; they count as not met."""
    plan = _plan("walsall-2020")
    both = signed(plan=plan.id, requirement="36", figure=90.0, target=85.0, statement="Trained", stated=stated)
    view = _view("walsall-2020", said=Said(sign_offs=(both,)))
    assert stands("walsall-2020", view)["36"] is Status.PROBLEM
    assert view.requirements is not None
    how = next(each.how for each in view.requirements.plans[0].requirements if each.number == "36")
    assert "The figure meets its target: ask whoever signed what is missing." in how
    (problem,) = _value_problems("36", stated, 90.0, 85.0)
    assert (problem.field, problem.what) == ("stated", "a figure of 90 meets a target of 85")
    assert not list(_value_problems("36", Stated.MET, 85.0, 85.0))
