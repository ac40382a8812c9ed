"""Values of a made-up school to judge, by hand and by Hypothesis."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Answered, Assessment, Outcome, OutcomeKind, Recommendation
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.day_answers import FIRST_DAY
from venuecheck.assessment.looked_back import AsBooked, EventReview
from venuecheck.assessment.name_points import UPDATE_LISTS
from venuecheck.assessment.option import NOT_APPLICABLE
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.screened import Judgement, PossibleMatch, Screened, Word
from venuecheck.assessment.training import ROLES, TOPICS
from venuecheck.assurance.action import LISTS_ACTION
from venuecheck.assurance.assessed import Assessed
from venuecheck.assurance.check import WRONG
from venuecheck.assurance.closes_actions import ListsGot
from venuecheck.core.action import Action
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus, Result, Verdict
from venuecheck.filtering.model.override import Override
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
    match: str = "",
    event: int | None = None,
    refresher: int | None = None,
) -> Assessment:
    """Give an answered checklist of so many days ago; its decision lasts `lasts` days from then.

    `changed`: its answers were changed since, and nobody decided again. `match`: a name is like a listed one, which
    nobody has `judged` or somebody held to (`held`). `event` is in so many days, `refresher` of a role's training due.
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
        actions=tuple(
            Action(id=each, text="Do it", due=(started + timedelta(days=30)).date())
            for each in (_ASKED if recommended is OutcomeKind.REFER else ("adopt",))
        )
        if recommended in _SETS_AN_ACTION
        else (),
        answers=(
            *(
                Answered(
                    question="policy",
                    text="Is it so?",
                    value=each,
                    shown=each,
                    waived_until=(started + timedelta(days=waived)).date() if waived is not None else None,
                )
                for each in filter(None, (answer,))
            ),
            *(
                Answered(question=FIRST_DAY, text="When?", value=(AT + timedelta(days=each)).date(), shown="A day")
                for each in (() if event is None else (event,))
            ),
            *(() if refresher is None else _role(refresher)),
        ),
        screened=_screened(match) if match else (),
        outcomes=tuple(Outcome(id=kind.value, kind=kind, title=kind.value) for kind in outcomes),
    )


def review(assessment: str, at: datetime) -> EventReview:
    """Give what was noted after an event: of half of them that conditions were broken."""
    is_kept = at.day % 2 == 0
    return EventReview(
        assessment=assessment,
        as_booked=AsBooked.YES if is_kept else AsBooked.NO,
        conditions_kept=is_kept,
        note="A collection was held." * (not is_kept),
        person="C. Taker",
        at=at,
    )


def _role(refresher: int) -> Iterator[Answered]:
    """Give what a checklist is told of one role, whose refresher is due in so many days."""
    due = (AT + timedelta(days=refresher)).date()
    said = {"role_name": "Caretaker", TOPICS: ["prevent"], "role_trained": "all", "role_refresher_due": due}
    for question, value in said.items():
        yield Answered(question=f"{ROLES}[1].{question}", text="Who?", value=value, shown="So")


def _screened(match: str) -> tuple[Screened, ...]:
    found = PossibleMatch(listed="Zorblax", list_name="A list", list_date="2026-09-01", entry="z", why="It is alike")
    if match == "held":
        word = Word.CANNOT_EXCLUDE
        held = Judgement(name="Zorblax", entry="z", word=word, reason="It may be", person="A. Manager", at=AT)
        found = replace(found, held=held)
    return (
        Screened(question="organisation", name="Zorblax", kind="organisation", lists=("A list",), matches=(found,)),
    )


_ASKED = ("adopt", "look-back", "tell-dsl", "plan-the-day", "ask-legal", UPDATE_LISTS)
_AROUND = ("2026-09-21T23:35:00Z", "2026-10-25T00:30:00Z", "2026-03-29T00:59:59Z", "2026-12-31T23:59:00Z")
"""A summer's night in London, both changes of the clock, and the last minute of a year."""
_SETS_AN_ACTION = frozenset({OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET, OutcomeKind.REFER})
DAYS = st.sampled_from([-40, -1, -0.3, 0.71, 1, 3, 30, 200, 364, 370, 500])
"""With hours in which it is another day in London than by UTC."""
MOMENTS = st.sampled_from([AT, *map(datetime.fromisoformat, _AROUND)])
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
            + [LISTS_ACTION, "assessment-venue-booking-3:plan-the-day"]
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
            match=st.sampled_from(["", "", "to judge", "held"]),
            event=st.sampled_from([None, -2, 0, 20]),
        ),
        st.builds(
            booking,
            DAYS,
            st.sampled_from(_OF_VENUE),
            st.sampled_from([None, OutcomeKind.MET, OutcomeKind.NOT_MET]),
            checklist=st.sampled_from(["self", "review"]),
            outcomes=st.sampled_from([(), _OF_VENUE]),
            answer=st.sampled_from(["", "in_place", "not_in_place", NOT_APPLICABLE]),
            waived=st.sampled_from([None, 10, 35, 600]),
            refresher=st.sampled_from([None, -3, 0, 20, 400]),
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
            "9": (Evidence(kind=EvidenceKind.ANSWERS, checklist="self", topics=("prevent",)),),
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
_BOOKING = st.builds("assessment-venue-booking-{}".format, DAYS)
_MOMENT = DAYS.map(lambda days: AT - timedelta(days=days))
REPLIES = st.lists(
    st.builds(
        Reply,
        assessment=_BOOKING,
        answerer=st.sampled_from([Answerer.POLICE, Answerer.LEGAL, Answerer.SAFEGUARDING]),
        said=st.just("Nothing"),
        person=st.just("A. Manager"),
        at=_MOMENT,
    ),
    max_size=3,
)
CONDITIONS = st.lists(
    st.builds(
        ConditionSeen,
        assessment=_BOOKING,
        condition=st.just("A steward is present"),
        met=st.booleans(),
        seen=st.just("There was one"),
        person=st.just("A. Manager"),
        at=_MOMENT,
    ),
    max_size=2,
)
REVIEWS = st.lists(st.builds(review, _BOOKING, _MOMENT), max_size=3, unique_by=lambda each: (each.assessment, each.at))
LISTS_GOT = st.one_of(
    st.none(),
    st.builds(ListsGot, last=st.tuples(st.one_of(st.none(), _MOMENT), _MOMENT), usable=st.booleans()),
)
OVERRIDES = st.lists(
    st.builds(
        Override,
        page=st.sampled_from(_PAGES),
        list_id=st.sampled_from(["list-a", "list-b"]),
        network=st.sampled_from([made.PUPILS.id, "gone-wifi"]),
        verdict=st.sampled_from(list(Verdict)),
        reason=st.just("I saw it"),
        person=st.just("A. Tech"),
        made=_MOMENT,
        until=st.sampled_from([-3, 0, 20, 60]).map(lambda days: (AT + timedelta(days=days)).date()),
    ),
    max_size=2,
    unique_by=lambda each: each.key,
)
RECORDS = st.fixed_dictionaries(
    {
        "replies": REPLIES,
        "conditions": CONDITIONS,
        "reviews": REVIEWS,
        "lists": LISTS_GOT,
        "overrides": OVERRIDES,
        "runs": RUNS,
        "assessments": ASSESSMENTS,
        "notes": NOTES,
        "retirements": RETIREMENTS,
        "sign_offs": SIGN_OFFS,
        "log_checks": LOG_CHECKS,
        "there": st.sampled_from([None, 0, 2, 10]),
    }
)


def _happened(records: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is dated in the future."""
    dated: dict[str, Callable[[Any], datetime]] = {
        "runs": lambda each: each.run.started,
        "assessments": lambda each: each.started,
        "overrides": lambda each: each.made,
        **dict.fromkeys(
            ("replies", "conditions", "reviews", "notes", "retirements", "sign_offs", "log_checks"),
            lambda each: each.at,
        ),
    }
    past = {kind: [each for each in records[kind] if moment(each) <= AT] for kind, moment in dated.items()}
    lists = records["lists"]
    is_past = lists is None or all(each is None or each <= AT for each in lists.last)
    return {**records, **past, "lists": lists if is_past else None}


HAPPENED = RECORDS.map(_happened)
"""The same, but for what is dated in the future."""
