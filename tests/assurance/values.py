"""Values of a made-up school to judge, by hand and by Hypothesis."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck.assessment.assessment import Answered, Assessment, Outcome, OutcomeKind, Recommendation
from venuecheck.assessment.checklist_said import NOT_APPLICABLE
from venuecheck.assurance.assessed import Assessed
from venuecheck.assurance.check import WRONG
from venuecheck.core.action import Action
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus, Result
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.plan import Evidence, EvidenceKind, Otherwise, Plan, Requirement
from venuecheck.plans.said import ActionNote, LogCheck, Looked, SignOff, Stated

AT = made.NOW
NETWORKS = (made.PUPILS, made.STAFF)
VENUE = made.SCHOOL.id
_PAGES = ("one", "two", "three")


def assessed(days: float = 5, **said: object) -> Assessed:
    """Give a booking that was begun so many days ago, approved as recommended but for what is said."""
    values: dict[str, object] = {
        "id": f"assessment-{days}",
        "checklist": "venue-booking",
        "started": AT - timedelta(days=days),
        "recommended": OutcomeKind.APPROVE,
        "decided": OutcomeKind.APPROVE,
        **said,
    }
    return Assessed(**values)  # type: ignore[arg-type]


def look(*, logged: Looked, alerted: Looked, days: float = 0, network: str = made.PUPILS.id) -> LogCheck:
    """Give a look at the pupils' log."""
    at = AT - timedelta(days=days)
    return LogCheck(
        id=f"look-{network}-{days}",
        network=network,
        on=at.date(),
        at=at,
        person="D. Reyes",
        logged=logged,
        alerted=alerted,
    )


def signed(days: float = 0, **said: object) -> SignOff:
    """Give a signature of one requirement."""
    values: dict[str, object] = {
        "id": f"sign-off-{days}",
        "person": "H. Okafor",
        "role": "Headteacher",
        "at": AT - timedelta(days=days),
        "plan": "p",
        "requirement": "1",
        **said,
    }
    return SignOff(**values)  # type: ignore[arg-type]


def run(
    days: float,
    pages: dict[str, Result],
    *,
    network: str = made.PUPILS.id,
    list_id: str = "list-a",
    valid: bool = True,
    finished: bool = True,
    device: str = "",
    asked: NetworkStatus | None = None,
) -> Run:
    """Give a check of so many days ago (before 0: still to come); by a person where a device is named."""
    started = AT - timedelta(days=days)
    head = made.header(
        replace(made.PUPILS, id=network),
        started=started,
        id=f"run-{network}-{list_id}-{device.lower() or 'program'}-{f'in{-days}' if days < 0 else days}",
        venue=VENUE,
        list_id=list_id,
        valid=valid,
        invalid_reason=None if valid else "the controls failed",
        finished=started if finished else None,
        vantage=Vantage.PERSON if device else Vantage.SOCKET,
        device=device or "PC",
    )
    findings = []
    for page, result in pages.items():
        # the third must open, the others must not: each can be wrong in one way only
        category, wrong = ("support", Result.OVER_BLOCKED) if page == "three" else ("gambling", Result.UNDER_BLOCKED)
        worth = wrong if result in WRONG else result
        found = made.finding(page, f"https://{page}.test/", category, worth, "Because.")
        findings.append(replace(found, probe=PROBE, rules=("person.blocked",)) if device else found)
    questions = () if asked is None else (NetworkFinding(probe="quic", question="Q?", status=asked, reason="So."),)
    return Run(
        run=head, categories=made.CATEGORIES, findings=tuple(findings), network_findings=questions, observations=()
    )


def retirement(days: float, network: str = made.PUPILS.id, list_id: str = "", page: str = "") -> Retirement:
    """Give a retirement of so many days ago."""
    at = AT - timedelta(days=days)
    return Retirement(network=network, list_id=list_id, page=page, reason="It was given up", person="A. Tech", at=at)


def note(days: float, action: str) -> ActionNote:
    """Give a note of so many days ago that closes an action."""
    at = AT - timedelta(days=days)
    return ActionNote(action=action, at=at, person="A. Manager", closed=True, reason="Agreed with the teachers")


def booking(
    days: float,
    recommended: OutcomeKind,
    decided: OutcomeKind | None,
    *,
    checklist: str = "venue-booking",
    lasts: int | None = None,
    name: str = "",
    outcomes: tuple[OutcomeKind, ...] = (),
    answer: str = "",
    waived: int | None = None,
    changed: bool = False,
) -> Assessment:
    """Give an answered checklist of so many days ago; its decision lasts `lasts` days from then.

    `changed`: its answers were changed since, and nobody decided again.
    """
    started = AT - timedelta(days=days)
    base = made.booking()
    assert base.decision is not None
    until: date | None = None if lasts is None else (started + timedelta(days=lasts)).date()
    decision = replace(base.decision, kind=decided, outcome=decided.value, valid_until=until) if decided else None
    return replace(
        base,
        id=name or f"assessment-{checklist}-{days}",
        checklist=checklist,
        started=started,
        finished=started,
        recommendation=Recommendation(outcome=recommended.value, kind=recommended, title="", reasons=()),
        decision=None if changed else decision,
        earlier=(decision,) if changed and decision else (),
        actions=(Action(id="adopt", text="Adopt a policy", due=(started + timedelta(days=30)).date()),)
        if recommended in _SETS_AN_ACTION
        else (),
        answers=(
            Answered(
                question="policy",
                text="Is it so?",
                value=answer,
                shown=answer,
                waived_until=(started + timedelta(days=waived)).date() if waived is not None else None,
            ),
        )
        if answer
        else (),
        outcomes=tuple(Outcome(id=kind.value, kind=kind, title=kind.value) for kind in outcomes),
    )


_SETS_AN_ACTION = frozenset({OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET, OutcomeKind.REFER})
DAYS = st.sampled_from([-40, -1, 1, 3, 30, 200, 364, 370, 500])
_RESULTS = st.dictionaries(st.sampled_from(_PAGES), st.sampled_from(list(Result)), max_size=3)
RUNS = st.lists(
    st.builds(
        run,
        DAYS,
        _RESULTS,
        network=st.sampled_from([made.PUPILS.id, made.STAFF.id, "gone-wifi"]),
        list_id=st.sampled_from(["list-a", "list-b"]),
        valid=st.booleans(),
        finished=st.booleans(),
        device=st.sampled_from(["", "", "iPad", "Chromebook"]),
        asked=st.sampled_from([None, *NetworkStatus]),
    ),
    max_size=7,
    unique_by=lambda each: each.run.id,
)
RETIREMENTS = st.lists(
    st.builds(
        retirement,
        DAYS,
        network=st.sampled_from([made.PUPILS.id, "gone-wifi"]),
        list_id=st.sampled_from(["", "", "list-a"]),
        page=st.sampled_from(["", "", "one"]),
    ),
    max_size=2,
    unique_by=lambda each: each.key,
)
NOTES = st.lists(
    st.builds(
        note,
        DAYS,
        st.sampled_from(
            [
                f"{network}:{what}"
                for network in (made.PUPILS.id, "gone-wifi")
                for what in ("gambling:under_blocked", "support:over_blocked", "quic")
            ]
            + [f"assessment-{name}-{days}:adopt" for name in ("self", "venue-booking") for days in (3, 30)]
        ),
    ),
    max_size=3,
    unique_by=lambda each: each.action,
)
_BOOKED = (
    *(OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.REFER, OutcomeKind.REFUSE),
    *(OutcomeKind.WITHDRAWN, OutcomeKind.ADVISE, OutcomeKind.NOT_FINISHED),
)
_OF_VENUE = (OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET, OutcomeKind.NOT_FINISHED)
ASSESSMENTS = st.lists(
    st.one_of(
        st.builds(
            booking,
            DAYS,
            st.sampled_from(_BOOKED),
            st.sampled_from([None, *_BOOKED]),
            lasts=st.sampled_from([None, 0, 30, 600]),
            changed=st.booleans(),
        ),
        st.builds(
            booking,
            DAYS,
            st.sampled_from(_OF_VENUE),
            st.sampled_from([None, OutcomeKind.MET, OutcomeKind.NOT_MET]),
            checklist=st.sampled_from(["self", "review"]),
            outcomes=st.sampled_from([(), _OF_VENUE]),
            answer=st.sampled_from(["", "in_place", "not_in_place", NOT_APPLICABLE]),
            waived=st.sampled_from([None, 10, 600]),
        ),
    ),
    max_size=5,
    unique_by=lambda each: each.id,
)


PLAN = Plan(
    id="p",
    version=1,
    title="A made-up plan",
    edition="2026",
    by_default=False,
    requirements=tuple(
        Requirement(number=number, text="It is so", owners=("Somebody",), evidence=evidence)
        for number, evidence in {
            "1": (Evidence(kind=EvidenceKind.STATEMENT, look_for="It"),),
            "2": (Evidence(kind=EvidenceKind.FILTER_CHECK),),
            "3": (Evidence(kind=EvidenceKind.FILTER_CHECK, categories=("gambling",), probes=("quic",)),),
            "4": (
                Evidence(kind=EvidenceKind.FILTER_LOG, every_months=6),
                Evidence(kind=EvidenceKind.STATEMENT, every_months=24, look_for="It"),
            ),
            "5": (Evidence(kind=EvidenceKind.BOOKINGS, checklist="venue-booking"),),
            "6": (Evidence(kind=EvidenceKind.USER_GROUPS),),
            "7": (Evidence(kind=EvidenceKind.ANSWERS, checklist="self", questions=("policy",)),),
            "8": (
                Evidence(
                    kind=EvidenceKind.FILTER_CHECK,
                    otherwise=Otherwise(checklist="review", questions=("policy",)),
                ),
            ),
        }.items()
    ),
)
SIGN_OFFS = st.lists(
    st.builds(
        signed,
        DAYS,
        requirement=st.sampled_from([each.number for each in PLAN.requirements]),
        stated=st.sampled_from(list(Stated)),
        figure=st.sampled_from([None, 78.0]),
        target=st.sampled_from([None, 85.0, 70.0]),
    ),
    max_size=4,
    unique_by=lambda each: each.id,
)
LOG_CHECKS = st.lists(
    st.builds(
        look,
        logged=st.sampled_from(list(Looked)),
        alerted=st.sampled_from(list(Looked)),
        days=DAYS,
        network=st.sampled_from([made.PUPILS.id, made.STAFF.id, "gone-wifi"]),
    ),
    max_size=4,
    unique_by=lambda each: each.id,
)
RECORDS = st.fixed_dictionaries(
    {
        "runs": RUNS,
        "assessments": ASSESSMENTS,
        "notes": NOTES,
        "retirements": RETIREMENTS,
        "sign_offs": SIGN_OFFS,
        "log_checks": LOG_CHECKS,
        "there": st.sampled_from([None, 0, 2, 10]),
    }
)
