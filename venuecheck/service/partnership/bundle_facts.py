"""Bundles as facts of venues: what a coordinator counts, without what a bundle says besides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from venuecheck.assurance.check import aware
from venuecheck.assurance.counting import faults_by
from venuecheck.assurance.fault import Fault, passed_elsewhere, retired_elsewhere, shown_id
from venuecheck.assurance.requirement import RequirementFacts, together
from venuecheck.assurance.since_decided import Period, is_of_condition
from venuecheck.collate.facts import (
    ActionSaid,
    ActionSet,
    AheadKind,
    Assessed,
    Check,
    DatedAhead,
    ListedVenue,
    LogLook,
    Overridden,
    Refused,
    Return,
    Signed,
    VenueFacts,
)
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.records.warehouse_told import StoreTold, newest_told
from venuecheck.service.partnership.bundle import (
    ActionSaid as ActionTold,
)
from venuecheck.service.partnership.bundle import (
    AssessmentSaid,
    Bundle,
    LogCheckSaid,
    OverrideSaid,
    RunSaid,
    SignOffSaid,
)
from venuecheck.service.partnership.bundle_checks import (
    check_of,
    is_followed,
    is_whole,
    left_out,
    name_of,
    newest_at,
    run_of,
)
from venuecheck.service.partnership.bundle_later import as_told_at


def venue_facts(
    venue: ListedVenue,
    bundles: Iterable[Bundle],
    returns: Iterable[Return] = (),
    heard: Iterable[datetime] = (),
    *,
    exported: Iterable[Check] = (),
    told: Iterable[StoreTold] = (),
    refused: tuple[Refused, ...] = (),
    refused_once: tuple[datetime, ...] = (),
    anew: bool = False,
    moments: Sequence[datetime] = (),
    at: datetime | None = None,
) -> VenueFacts:
    """Put all bundles of a venue together. A check that several of them tell counts once, told whole where one does.

    `told` is what its stores told beside the checks that were exported; of each store the newest word counts.
    `heard` adds moments at which it was heard of, of bundles that are not here any more; `exported` checks that were
    taken from exported findings. An exported check shows that the venue was heard of when it was made. `refused` is
    what was sent and does not count, `refused_once` when each came that is settled since, `anew` whether records may be
    missing by what does. Where `moments` are named, checks are left out that count at none of them, and had happened by
    the last.
    `at` is the moment that is asked about: without it, what is dated ahead has not come due since.
    """
    ordered = sorted(bundles, key=lambda bundle: aware(bundle.made_at))
    # a venue can have several stores: the newest bundle of each says which networks it knows, and what has come due
    last = {bundle.public_key: bundle for bundle in ordered}
    newest = {key: bundle if at is None else as_told_at(bundle, at) for key, bundle in last.items()}
    ordered = [newest[each.public_key] if each is last[each.public_key] else each for each in ordered]
    checks: dict[str, Check] = {check.run: check for check in exported}
    runs: dict[str, tuple[RunSaid, bool]] = {}
    told = tuple(told)
    heard = (*heard, *(check.started for check in checks.values()), *(each.at for each in told))
    assessed: dict[str, Assessed] = {}
    for bundle in ordered:
        followed = is_followed(bundle)
        for run in bundle.runs:
            if is_whole(run) or run.id not in runs:
                runs[run.id] = (run, followed)
        for one in bundle.assessments:
            known = _assessed(one, aware(bundle.made_at))
            assessed[one.id] = known.undecided if _is_decided_ahead(one, bundle, at) else known
        for gone in bundle.erased:
            assessed.pop(gone, None)
    for run, followed in newest_at(runs.values(), moments) if moments else runs.values():
        if is_whole(run) or run.id not in checks:
            checks[run.id] = check_of(run, followed=followed)
    stores = newest_told([*told, *(_store_told(bundle, ordered) for bundle in newest.values())])
    return VenueFacts(
        venue=venue,
        networks=tuple(dict.fromkeys(network for each in stores for network in each.networks)),
        checks=tuple(checks.values()),
        assessed=tuple(assessed.values()),
        returns=tuple(returns),
        heard=(*heard, *(aware(bundle.made_at) for bundle in ordered)),
        told_at=max((aware(bundle.made_at) for bundle in ordered), default=None),
        faults=_faults_together(stores, ordered),
        retirements=tuple(one for each in stores for one in each.retirements),
        notes=tuple(
            ActionSaid(action=name_of(each.action), at=aware(each.at), due=each.due, told=aware(bundle.made_at))
            for bundle in sorted(newest.values(), key=lambda bundle: aware(bundle.made_at))
            for each in bundle.notes
        ),
        sent=bool(stores),
        requirements=_requirements(newest.values()),
        required_then=_required_then(ordered, at) if at and moments else (),
        signed=tuple(_signed(each) for bundle in newest.values() for each in bundle.sign_offs),
        looks=tuple(_look(each) for bundle in newest.values() for each in bundle.log_checks),
        overridden=tuple(_overridden(each) for bundle in newest.values() for each in bundle.overrides),
        ahead=(
            *(
                replace(each, about=name_of(each.about), at=aware(each.at))
                for bundle in newest.values()
                for each in bundle.ahead
            ),
            *(each for bundle in newest.values() for each in _decided_ahead(bundle, at)),
        ),
        left_out=tuple(dict.fromkeys(one for each in stores for one in each.ahead)),
        refused=refused,
        refused_once=refused_once,
        anew=anew,
    )


def _decided_ahead(bundle: Bundle, at: datetime | None) -> Iterator[DatedAhead]:
    for one in bundle.assessments:
        is_begun = aware(one.started) <= aware(bundle.made_at)
        if is_begun and _is_decided_ahead(one, bundle, at) and one.decided_at is not None:
            yield DatedAhead(kind=AheadKind.DECISION, about=name_of(one.id), at=aware(one.decided_at))


def _is_decided_ahead(one: AssessmentSaid, bundle: Bundle, at: datetime | None) -> bool:
    """Whether a booking is told as decided by a decision that is still to come: versions of before did."""
    moment = max(filter(None, (aware(bundle.made_at), at)))
    return not one.of_venue and one.decided_at is not None and aware(one.decided_at) > moment


def _overridden(said: OverrideSaid) -> Overridden:
    return Overridden(
        network=name_of(said.network),
        list_id=name_of(said.list_id),
        page=name_of(said.page),
        verdict=said.verdict,
        until=date.fromisoformat(said.until),
        made=aware(said.made) if said.made else None,
    )


def _signed(said: SignOffSaid) -> Signed:
    return Signed(
        at=aware(said.at),
        plan=name_of(said.plan),
        requirement=name_of(said.requirement),
        stated=said.stated,
        figure=said.figure,
        target=said.target,
    )


def _look(said: LogCheckSaid) -> LogLook:
    # of what was sent before it was told, the day alone is known
    at = said.at or datetime.combine(said.on, time(), UTC)
    return LogLook(network=name_of(said.network), on=said.on, at=aware(at), logged=said.logged, alerted=said.alerted)


def _faults_together(stores: Sequence[StoreTold], bundles: Sequence[Bundle]) -> tuple[Fault, ...]:
    """Give the faults of all stores; what one of them found may have passed, or been retired, at another."""
    faults = tuple(fault for each in stores for fault in each.faults)
    if len(stores) == 1:
        return faults
    whole = {run.id: (bundle, run) for bundle in bundles for run in bundle.runs if is_whole(run)}
    faults = retired_elsewhere(faults, [one for each in stores for one in each.retirements])
    signs = {run.id: run.seen_from for bundle in bundles for run in bundle.runs if run.seen_from}
    return passed_elsewhere(faults, [run_of(bundle.venue.id, run) for bundle, run in whole.values()], signs)


def stores_told(bundles: Sequence[Bundle]) -> Iterator[StoreTold]:
    """Give what each bundle of a venue tells beside its checks; `bundles` are in the order in which they were made."""
    for number, bundle in enumerate(bundles, start=1):
        yield replace(_store_told(bundle, bundles[:number]), ahead=tuple(left_out(bundle)))


def _store_told(bundle: Bundle, until: Sequence[Bundle]) -> StoreTold:
    """Give what a bundle tells beside its checks; `until` are those that its venue had made by then."""
    return StoreTold(
        venue=bundle.venue.id,
        store=bundle.public_key,
        at=aware(bundle.made_at),
        networks=tuple(network.id for network in bundle.networks),
        faults=tuple(_faults(bundle, until)),
        retirements=tuple(
            Retirement(
                network=each.network, list_id=each.list_id, page=each.page, reason="", person="", at=aware(each.at)
            )
            for each in bundle.retirements
        ),
        ahead=(),  # a bundle itself tells its checks, though it be by their counts
    )


def _requirements(newest: Iterable[Bundle]) -> tuple[RequirementFacts, ...] | None:
    """Give what the venue's stores tell of its requirements, the newest last; None where none of them does."""
    told = [bundle for bundle in newest if bundle.requirements is not None]
    if not told:
        return None
    told.sort(key=lambda bundle: aware(bundle.made_at))
    return together([[_requirement(each) for each in bundle.requirements or ()] for bundle in told])


def _required_then(ordered: Sequence[Bundle], at: datetime) -> tuple[RequirementFacts, ...]:
    """Give the requirements as they were told nearest to a moment by each store: just after it, then last before it."""
    after = {each.public_key: each for each in reversed(ordered) if aware(each.made_at) > at}
    before = {each.public_key: each for each in ordered if aware(each.made_at) <= at}
    return tuple(one for told in (after, before) for one in _requirements(told.values()) or ())


def _requirement(said: RequirementFacts) -> RequirementFacts:
    return replace(said, plan=name_of(said.plan), number=name_of(said.number))


def _faults(newest: Bundle, bundles: Iterable[Bundle]) -> tuple[Fault, ...]:
    """Give the faults that a store tells in its newest bundle; of an older kind of bundle, what its checks show."""
    if is_followed(newest):
        return newest.faults
    mine = [bundle for bundle in bundles if bundle.public_key == newest.public_key]
    whole = {run.id: run for bundle in mine for run in bundle.runs if is_whole(run)}
    runs = [run_of(newest.venue.id, run) for run in whole.values()]
    at = aware(newest.made_at)
    # what an older bundle tells was on record when that was made
    told = {run.id: aware(bundle.made_at) for bundle in reversed(mine) for run in bundle.runs}
    return faults_by(runs, at, told)


def _assessed(one: AssessmentSaid, made_at: datetime) -> Assessed:
    done_at = aware(one.decided_at or one.started)  # an older bundle does not say when
    told = tuple(
        ActionSet(
            id=name_of(action.id) or f"{one.id}:{number}",
            due=action.due,
            closed=(aware(action.closed) if action.closed else done_at) if action.done else None,
            since=_since(one, action),
            over=aware(action.over) if action.over else None,
            told=made_at,
            one_with=name_of(action.one_with),
        )
        for number, action in enumerate(one.actions_set, start=1)
    )
    # a bundle of before that tells how many there are, and no date
    untold = tuple(
        ActionSet(id=f"{one.id}:{number}", due=None, told=made_at, is_followed=False)
        for number in range(1, min(one.actions, 1_000) + 1)
    )
    return Assessed(
        id=one.id,
        checklist=name_of(one.checklist),
        started=aware(one.started),
        recommended=one.recommended,
        decided=one.decided,
        decided_at=aware(one.decided_at) if one.decided_at else None,
        ends=one.ends,
        review_on=one.review_on,
        of_venue=one.of_venue,
        follows=one.follows,
        finished=aware(one.finished) if one.finished else None,
        rules=tuple(map(name_of, one.rules)),
        without_fact=one.without_fact,
        is_changed=one.changed,
        name_open=one.name_open,
        conditions_differ=one.conditions_differ,
        as_answered=one.as_answered,
        looked_back=one.looked_back and replace(one.looked_back, at=aware(one.looked_back.at)),
        not_met=tuple(_not_met(one.id, told)),
        actions=told or untold,
    )


def _since(one: AssessmentSaid, action: ActionTold) -> datetime | None:
    """Give when an action was set, where that was after its checklist was answered."""
    opened = aware(action.opened) if action.opened else None
    return opened if opened is not None and opened > aware(one.finished or one.started) else None


def _not_met(assessment: str, told: Iterable[ActionSet]) -> Iterator[Period]:
    """Give when a condition was not met: what is to be done about it is told, and when that began and ended."""
    for each in told:
        if each.since is not None and is_of_condition(each.id.removeprefix(f"{shown_id(assessment)}:")):
            yield Period(since=each.since, until=each.closed or each.over)
