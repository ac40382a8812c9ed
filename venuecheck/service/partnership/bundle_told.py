"""What a bundle tells of a venue's records: how each thing stands, and what that hangs on, without names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview, LookedBack
from venuecheck.assurance.action import checklist_actions
from venuecheck.assurance.assessed import Assessed, about_venue, assessed_of, concerns_venue
from venuecheck.assurance.assessed_each import assessed_each
from venuecheck.assurance.bad_news import assessments_counting, decision_ahead, is_bad, looks_counting
from venuecheck.assurance.check import OLD_AFTER, WRONG, aware, worth
from venuecheck.assurance.counting import AgedRun, aged_runs, as_recorded, by_network, counting_runs, faults_by, seen_on
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.evidence import log_status
from venuecheck.assurance.fault import Fault, seen_from
from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.assurance.status import Status
from venuecheck.authoring.typed import fields_of
from venuecheck.collate.facts import AheadKind, DatedAhead, LogSeen
from venuecheck.core.london import is_still_to_come
from venuecheck.filtering.judging.vantages import Combined
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.override import Override, PageVerdict
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import SignOff
from venuecheck.plans.signer import signer_kind
from venuecheck.report.venue.todo import Said
from venuecheck.service.partnership.bundle import (
    ActionSaid,
    AgedSaid,
    AssessmentSaid,
    LogCheckSaid,
    NoteSaid,
    OverrideSaid,
    RetirementSaid,
    RunSaid,
    SignOffSaid,
)

TOLD_OF = OLD_AFTER + timedelta(days=183)
"""A year, in which a check counts, and the two quarters that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The part of a bundle that statuses are counted from."""

    runs: tuple[RunSaid, ...]
    assessments: tuple[AssessmentSaid, ...]
    faults: tuple[Fault, ...]
    retirements: tuple[RetirementSaid, ...]
    notes: tuple[NoteSaid, ...]
    sign_offs: tuple[SignOffSaid, ...]
    log_checks: tuple[LogCheckSaid, ...]
    ahead: tuple[DatedAhead, ...]
    requirements: tuple[RequirementFacts, ...] = ()
    """What is recorded for each, where whoever asks knows the venue's plans."""


def what_is_told(runs: Sequence[Run], assessments: Sequence[Assessment], said: Said, now: datetime) -> Told:
    """Give what a bundle made now tells of these records.

    Bad news that is dated in the future is told as of when it was on record: whoever reads the bundle does not see in
    which order things were recorded.
    """
    runs = as_recorded(runs, now, said.on_record)
    recorded, assessments = assessments, assessments_counting(assessments, now, said.on_record)
    looks = {each.id: each for each in looks_counting(said.log_checks, now, said.on_record)}
    both, aged = _counting(runs, said.retirements, now)
    counting = {number: each.run for number, each in both.items()}
    return Told(
        runs=tuple(
            replace(
                _run(counting[id(run)], with_findings=True),
                aged=_aged_said(counting[id(run)], aged),
                seen_from=_seen_from(both[id(run)]),
                by_itself=_by_itself(both[id(run)]),
                seen_on=seen_on(both[id(run)]),
            )
            if id(run) in counting
            else _run(run, with_findings=False)
            for run in runs
        ),
        assessments=tuple(_assessments(assessments, said, now)),
        faults=tuple(_faults(runs, counting.values(), said, now)),
        retirements=tuple(
            RetirementSaid(network=each.network, list_id=each.list_id, page=each.page, at=each.at)
            for each in said.retirements
            if not each.withdrawn
        ),
        notes=tuple(
            NoteSaid(action=each.action, at=each.at, due=each.due, owned=bool(each.owner.strip()), closed=each.closed)
            for each in said.notes
        ),
        sign_offs=tuple(sign_off_said(each) for each in said.sign_offs),
        log_checks=tuple(
            LogCheckSaid(**fields_of(LogSeen, each), at=each.at)
            for each in (looks.get(one.id, one) for one in said.log_checks)
        ),
        ahead=tuple(_ahead(recorded, said, now)),
    )


def _ahead(recorded: Sequence[Assessment], said: Said, now: datetime) -> Iterator[DatedAhead]:
    """Name what is dated in the future and not told, or told as of when it was on record."""
    of_venue = about_venue(map(assessed_of, recorded))
    bad = (each for each in recorded if is_bad(assessed_of(each), of_venue))
    decided = ((each, decision_ahead(each, now)) for each in recorded if aware(each.started) <= aware(now))
    missed = (each for each in said.log_checks if is_still_to_come(each.on, now) and log_status(each) is Status.PROBLEM)
    dated = (
        *((AheadKind.CHECKLIST, each.id, each.started) for each in bad),
        *((AheadKind.DECISION, each.id, decision.at) for each, decision in decided if decision is not None),
        *((AheadKind.REPLY, each.assessment, each.at) for each in said.replies),
        *((_NOTED[type(each)], each.assessment, each.at) for each in said.noted_ahead),
        *((AheadKind.LIST, "", at) for at in said.done.lists_got),
    )
    yield from (DatedAhead(kind=kind, about=about, at=at) for kind, about, at in dated if aware(at) > aware(now))
    for look in missed:
        yield DatedAhead(kind=AheadKind.LOOK, about=look.network, at=datetime.combine(look.on, time(), UTC))


_NOTED: Final[Mapping[type, AheadKind]] = {ConditionSeen: AheadKind.CONDITION, EventReview: AheadKind.LOOK_BACK}


def override_said(override: Override) -> OverrideSaid:
    """Give what is told of a person's verdict beside a measured one."""
    return OverrideSaid(**fields_of(PageVerdict, override), until=override.until.isoformat(), made=override.made)


def sign_off_said(signed: SignOff) -> SignOffSaid:
    """Give what is told of a signature."""
    return SignOffSaid(
        at=signed.at,
        signer=signer_kind(signed.role),
        plan=signed.plan,
        requirement=signed.requirement,
        stated=signed.stated,
        figure=signed.figure,
        target=signed.target,
    )


def _counting(
    runs: Sequence[Run], retirements: Sequence[Retirement], now: datetime
) -> tuple[Mapping[int, Combined], Mapping[str, Sequence[AgedRun]]]:
    """Give the runs that count with what persons saw beside them, by the identity of each as it is recorded.

    And what becomes of them though nobody says another word, by the run's id.
    """
    counting: dict[int, Combined] = {}
    aged: dict[str, Sequence[AgedRun]] = {}
    for mine in by_network(runs).values():
        both = counting_runs(mine, retirements, now)
        counting |= {id(each.measured): each for each in both}
        aged |= aged_runs(mine, both, retirements, now)
    return counting, aged


def _seen_from(both: Combined) -> str:
    """Give the sign of the device with which persons saw all that a run is told with; empty where they had several."""
    signs = {seen_from(each.run.run) for seen in both.sights.values() for each in seen} | {seen_from(both.measured.run)}
    return signs.pop() if len(signs) == 1 else ""


def _by_itself(both: Combined) -> dict[str, int]:
    results = (worth(finding, valid=both.by_itself.run.valid).value for finding in both.by_itself.findings)
    return dict(Counter(results)) if both.sights else {}


def _aged_said(told: Run, aged: Mapping[str, Sequence[AgedRun]]) -> tuple[AgedSaid, ...]:
    return tuple(_otherwise(told, each) for each in aged.get(told.run.id, ()))


def _otherwise(told: Run, aged: AgedRun) -> AgedSaid:
    pages = {each.page: each for each in told.findings}
    questions = {each.probe: each for each in told.network_findings}
    left = {each.page for each in aged.run.findings}
    return AgedSaid(
        after=aged.after,
        findings=tuple(each for each in aged.run.findings if each != pages.get(each.page)),
        gone=tuple(page for page in pages if page not in left),
        network_findings=tuple(each for each in aged.run.network_findings if each != questions.get(each.probe)),
    )


def _faults(runs: Sequence[Run], counting: Iterable[Run], said: Said, now: datetime) -> Iterable[Fault]:
    """Give the faults that say how a network stands now, or stood in what a coordinator compares it with.

    However old: what became of everything that a check shows which still counts.
    """
    shown = {item for run in counting for item in _shown_wrong(run)}
    for fault in faults_by(runs, now, said.on_record, said.notes, said.retirements):
        is_shown = (fault.network, fault.item) in shown
        if is_shown or fault.is_open(now) or aware(now) - aware(fault.last.started) <= TOLD_OF:
            yield fault


def _shown_wrong(run: Run) -> Iterator[tuple[str, str]]:
    """Give the pages, and the questions, that a run shows to be wrong, each with its network."""
    network = run.run.network
    yield from ((network, each.page) for each in run.findings if worth(each, valid=run.run.valid) in WRONG)
    yield from ((network, each.probe) for each in run.network_findings if each.status is NetworkStatus.PROBLEM)


def _run(run: Run, *, with_findings: bool) -> RunSaid:
    header = run.run
    return RunSaid(
        id=header.id,
        network=header.network,
        user_group=header.user_group,
        trigger=header.trigger,
        started=header.started,
        finished=header.finished,
        valid=header.valid,
        invalid_reason=header.invalid_reason,
        list_id=header.list_id,
        list_title=header.list_title,
        list_version=header.list_version,
        list_digest=header.list_digest,
        rules_version=header.rules_version,
        fingerprints_version=header.fingerprints_version,
        software=header.software,
        counts=dict(Counter(finding.result.value for finding in run.findings)),
        findings=run.findings if with_findings else (),
        network_findings=run.network_findings if with_findings else (),
        vantage=header.vantage,
        seen_from=seen_from(header),
    )


def _assessments(assessments: Sequence[Assessment], said: Said, now: datetime) -> Iterable[AssessmentSaid]:
    facts = assessed_each(assessments, said.replies, now, said.conditions)
    of_venue = about_venue(facts)
    actions: dict[str, list[ActionSaid]] = defaultdict(list)
    for stands in checklist_actions(assessments, said.notes, now, said.done, with_ahead=True):
        actions[stands.assessment.id].append(
            ActionSaid(
                id=stands.id,
                due=stands.due,
                done=stands.is_closed,
                opened=stands.opened,
                closed=stands.closed,
                over=None if stands.is_closed else stands.over,
                one_with=stands.one_with,
            )
        )
    for one, fact in zip(assessments, facts, strict=True):
        told = _assessment(one, fact, tuple(actions[one.id]), of_venue=concerns_venue(fact, of_venue))
        yield replace(told, looked_back=_looked_back(said.done.reviews.get(one.id, ()), now))


def _looked_back(noted: Sequence[EventReview], now: datetime) -> LookedBack | None:
    """Give what counts of it: what was noted last."""
    counting = sorted((each for each in noted if aware(each.at) <= aware(now)), key=lambda one: aware(one.at))
    if not counting:
        return None
    last = counting[-1]
    return LookedBack(as_booked=last.as_booked, conditions_kept=last.conditions_kept, at=last.at)


def _assessment(
    assessment: Assessment, fact: Assessed, actions: tuple[ActionSaid, ...], *, of_venue: bool
) -> AssessmentSaid:
    # an approval that a name holds up is none yet, for whoever counts them
    decision = assessment.decision if fact.name_open is None else None
    return AssessmentSaid(
        id=assessment.id,
        checklist=assessment.checklist,
        checklist_version=assessment.checklist_version,
        checklist_title=assessment.checklist_title,
        edition=assessment.edition,
        started=assessment.started,
        finished=assessment.finished,
        recommended=assessment.recommendation.kind,
        decided=decision.kind if decision else None,
        decided_at=decision.at if decision else None,
        differs=decision.differs if decision else False,
        points=dict(Counter(flag.weight.value for flag in assessment.flags)),
        actions=len(actions),
        rules=tuple(sorted({flag.id for flag in assessment.flags})),
        actions_set=actions,
        ends=fact.ends,
        review_on=fact.review_on,
        of_venue=of_venue,
        follows=fact.follows,
        without_fact=decision.without_fact if decision else False,
        changed=fact.is_changed,
        name_open=fact.name_open,
        conditions_differ=fact.conditions_differ if decision else Differs.NOT,
        as_answered=decision is not None and fact.as_answered,
    )
