"""How a requirement stands by what is recorded, and by how old that is."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind, Recommendation
from venuecheck.assurance.status import Status
from venuecheck.core.venue import Network
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.run import Identified, Run
from venuecheck.plans.period import months_after
from venuecheck.plans.plan import Evidence, EvidenceKind, Plan, Requirement
from venuecheck.plans.said import LogCheck, Looked, SignOff
from venuecheck.report.venue.requirements import RequirementShown
from venuecheck.report.venue.todo import NOTHING_SAID, Said

from . import samples as made
from .situations import view_of


def _stands(
    evidence: Evidence,
    *,
    runs: tuple[Run, ...] = (),
    networks: tuple[Network, ...] = (made.STAFF,),
    assessments: tuple[Assessment, ...] = (),
    said: Said = NOTHING_SAID,
) -> RequirementShown:
    requirement = Requirement(number="1", text="It is so.", owners=("IT",), evidence=(evidence,))
    plan = Plan(id="p", version=1, title="P", edition="1", by_default=True, sources=(), requirements=(requirement,))
    view = view_of(networks, runs, assessments, plans=(plan,), said=said)
    assert view.requirements is not None
    return view.requirements.plans[0].requirements[0]


CHECK = Evidence(kind=EvidenceKind.FILTER_CHECK, every_months=12)
ADULT = replace(CHECK, categories=("adult",))
SAFE_SEARCH = replace(CHECK, probes=("safe_search",))
_TODAY = made.NOW.date()
_LONG_AGO = made.NOW - timedelta(days=400)


@pytest.mark.parametrize(
    ("evidence", "run", "status"),
    [
        (CHECK, made.fine_run(), Status.FINE),
        (CHECK, made.fine_run(started=_LONG_AGO), Status.OVERDUE),
        (CHECK, made.mixed_run(made.STAFF), Status.PROBLEM),
        (CHECK, made.mixed_run(made.STAFF, started=_LONG_AGO), Status.PROBLEM),
        (CHECK, made.invalid_run(made.STAFF), Status.NOT_PROVEN),
        (CHECK, made.stopped_run(made.STAFF), Status.NOT_PROVEN),
        (ADULT, made.fine_run(), Status.FINE),
        (ADULT, made.mixed_run(made.STAFF), Status.NOT_PROVEN),
        (replace(CHECK, categories=("gambling",)), made.mixed_run(made.STAFF), Status.PROBLEM),
        (replace(CHECK, categories=("self-harm",)), made.fine_run(), Status.NOT_REPORTED),
        (replace(CHECK, categories=("not-in-the-list",)), made.fine_run(), Status.NOT_REPORTED),
        (SAFE_SEARCH, made.fine_run(), Status.FINE),
        (replace(CHECK, probes=("encrypted_dns",)), made.fine_run(), Status.NOT_REPORTED),
        (replace(CHECK, probes=("ipv6_path",)), made.fine_run(), Status.NOT_REPORTED),
        (replace(CHECK, probes=("encrypted_dns",)), made.mixed_run(made.STAFF), Status.PROBLEM),
        (SAFE_SEARCH, made.stopped_run(made.STAFF), Status.NOT_PROVEN),
    ],
)
def test_a_filter_check(evidence: Evidence, run: Run, status: Status) -> None:
    shown = _stands(evidence, runs=(run,))
    assert shown.status is status
    assert (shown.due_words == "now") == (status in {Status.PROBLEM, Status.NOT_PROVEN, Status.NOT_REPORTED})


def test_every_network_counts() -> None:
    """A network without a check keeps the requirement from being shown."""
    shown = _stands(CHECK, runs=(made.fine_run(),), networks=(made.STAFF, made.GUESTS))
    assert shown.status is Status.NOT_REPORTED
    assert [piece.status for piece in shown.evidence] == [Status.FINE, Status.NOT_REPORTED]
    assert _stands(CHECK, networks=()).status is Status.NOT_REPORTED


@given(days=st.integers(0, 900), months=st.integers(1, 24))
def test_shown_until_it_is_due_and_overdue_after(days: int, months: int) -> None:
    """A passing check is shown up to the last day of its period, and never after it."""
    run = made.fine_run(started=made.NOW - timedelta(days=days))
    shown = _stands(replace(CHECK, every_months=months), runs=(run,))
    due = months_after(run.run.started.date(), months)
    in_time = due >= made.NOW.date()
    # what a year has passed over counts for nothing, however long a plan would let it
    assert shown.status in ({Status.FINE, Status.NOT_PROVEN} if in_time else {Status.OVERDUE})
    assert (shown.status is Status.FINE) == (in_time and days <= 366)
    assert shown.due == due


def _assessed(
    *answers: tuple[str, object], started: datetime = made.NOW, not_asked: tuple[str, ...] = (), each_id: str = "a-1"
) -> Assessment:
    return Assessment(
        id=each_id,
        checklist="self",
        checklist_version=1,
        checklist_title="Assess your venue",
        edition="",
        venue=made.SCHOOL.id,
        subject="The venue",
        person="H. Head",
        started=started,
        finished=started,
        answers=tuple(
            Answered(question=name, text=f"Is {name} so?", value=value, shown=str(value)) for name, value in answers
        ),
        not_answered=(),
        not_asked=not_asked,
        flags=(),
        recommendation=Recommendation(outcome="met", kind=OutcomeKind.MET, title="Met", reasons=()),
        actions=(),
    )


ANSWERS = Evidence(kind=EvidenceKind.ANSWERS, every_months=12, checklist="self", questions=("one", "two"))


@pytest.mark.parametrize(
    ("assessments", "status"),
    [
        ((), Status.NOT_REPORTED),
        ((_assessed(("one", "in_place"), ("two", "in_place")),), Status.STATED),
        ((_assessed(("one", "in_place"), ("two", "partly")),), Status.PROBLEM),
        ((_assessed(("one", "in_place"), ("two", "not_in_place")),), Status.PROBLEM),
        ((_assessed(("one", "in_place")),), Status.NOT_REPORTED),
        ((_assessed(("one", "in_place"), ("two", "some words")),), Status.NOT_REPORTED),
        ((_assessed(("one", "in_place"), ("two", "not_applicable")),), Status.STATED),
        ((_assessed(("one", "not_applicable"), not_asked=("two",)),), Status.NOT_APPLICABLE),
        ((_assessed(("one", "in_place"), ("two", "in_place"), started=_LONG_AGO),), Status.OVERDUE),
        (
            (
                _assessed(("one", "in_place"), ("two", "in_place"), started=_LONG_AGO),
                _assessed(("one", "in_place"), ("two", "partly"), each_id="a-2"),
            ),
            Status.PROBLEM,
        ),
    ],
)
def test_answers(assessments: tuple[Assessment, ...], status: Status) -> None:
    assert _stands(ANSWERS, assessments=assessments).status is status


def test_a_waiver_ends_by_itself() -> None:
    """A waived answer counts as one that does not apply up to the waiver's last day, and as it is after that."""
    assessed = _assessed(("one", "in_place"), ("two", "not_in_place"))
    one, two = assessed.answers
    for until, status in ((_TODAY, Status.STATED), (_TODAY - timedelta(days=1), Status.PROBLEM)):
        waived = replace(assessed, answers=(one, replace(two, waived_until=until)))
        assert _stands(ANSWERS, assessments=(waived,)).status is status


BOOKINGS = Evidence(kind=EvidenceKind.BOOKINGS, every_months=12, checklist="room-booking")


@pytest.mark.parametrize(
    ("bookings", "status"),
    [
        ((), Status.NOT_REPORTED),
        ((replace(made.booking(), recommendation=made.approving()),), Status.FINE),
        ((replace(made.booking(decided=False), recommendation=made.approving()),), Status.WAITING),
        # decided against the recommendation: decided all the same
        ((made.booking(),), Status.FINE),
        (
            (replace(made.booking(), recommendation=made.approving(), started=_LONG_AGO, finished=_LONG_AGO),),
            Status.OVERDUE,
        ),
    ],
)
def test_bookings(bookings: tuple[Assessment, ...], status: Status) -> None:
    shown = _stands(BOOKINGS, assessments=bookings)
    assert shown.status is status
    assert not bookings or "Bookings that nobody checked are not among them" in shown.how


def _looked(logged: Looked, alerted: Looked, on: date = _TODAY) -> Said:
    check = LogCheck(
        id="l-1", network=made.STAFF.id, on=on, at=made.NOW, person="D. Reyes", logged=logged, alerted=alerted
    )
    return Said(log_checks=(check,))


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (NOTHING_SAID, Status.NOT_REPORTED),
        (_looked(Looked.YES, Looked.YES), Status.STATED),
        (_looked(Looked.YES, Looked.NO), Status.PROBLEM),
        (_looked(Looked.NO, Looked.NOT_CHECKED), Status.PROBLEM),
        (_looked(Looked.YES, Looked.NOT_CHECKED), Status.NOT_PROVEN),
        (_looked(Looked.YES, Looked.YES, _LONG_AGO.date()), Status.OVERDUE),
    ],
)
def test_filter_log(said: Said, status: Status) -> None:
    shown = _stands(Evidence(kind=EvidenceKind.FILTER_LOG, every_months=12), said=said)
    assert shown.status is status
    assert said is NOTHING_SAID or "D. Reyes" in shown.how


def _named(network: Network, group: str) -> Run:
    run = made.fine_run(network)
    return replace(run, run=replace(run.run, identified=(Identified(naming=Naming.GROUP, name=group),)))


def test_user_groups_are_told_apart_only_where_the_filter_says_so() -> None:
    """Two checked groups are not two filtered in different ways."""
    groups = Evidence(kind=EvidenceKind.USER_GROUPS, every_months=12)
    both = (made.PUPILS, made.STAFF)
    one = _stands(groups, runs=(made.fine_run(),), networks=both)
    declared = _stands(groups, runs=(made.fine_run(made.PUPILS), made.fine_run()), networks=both)
    alike = _stands(groups, runs=(_named(made.PUPILS, "All"), _named(made.STAFF, "all")), networks=both)
    apart = _stands(groups, runs=(_named(made.PUPILS, "Pupils"), _named(made.STAFF, "Staff")), networks=both)
    assert [each.status for each in (one, declared, alike, apart)] == [
        Status.NOT_REPORTED,
        Status.NOT_PROVEN,
        Status.NOT_PROVEN,
        Status.FINE,
    ]


def test_a_statement_is_called_one_and_ends() -> None:
    evidence = Evidence(kind=EvidenceKind.STATEMENT, every_months=6, look_for="The agreement.")
    signed = SignOff(
        id="s", person="J. Lee", role="head", at=made.NOW, plan="p", requirement="1", statement="Seen, of May"
    )
    assert "What to look for: The agreement." in _stands(evidence).how
    shown = _stands(evidence, said=Said(sign_offs=(signed,)))
    assert (shown.status, shown.status_words) == (Status.STATED, "Stated, not shown")
    old = replace(signed, at=made.NOW - timedelta(days=200))
    assert _stands(evidence, said=Said(sign_offs=(old,))).status is Status.OVERDUE
    other = replace(signed, requirement="2")
    assert _stands(evidence, said=Said(sign_offs=(other,))).status is Status.NOT_REPORTED
