"""What is recorded for each evidence that a requirement wants, worked out from everything that is known of a venue.

The venue's own report asks here, and a coordinator asks again of what all computers of the venue told together: what
one of them found wrong may have passed at another, and a decision may have ended since.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from venuecheck.assurance.assessed import Assessed
from venuecheck.assurance.check import QUESTION_STATUS, SAID_BY_PAGES, Check, aware, is_ahead
from venuecheck.assurance.evidence import (
    Signature,
    bookings_evidence,
    log_status,
    page_status,
    pages_status,
    statement_status,
)
from venuecheck.assurance.network import NetworkStands
from venuecheck.assurance.requirement import Asked, Evidenced, Piece, RequirementFacts
from venuecheck.assurance.status import Status, worst
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.model.run import Run
from venuecheck.plans.period import months_after
from venuecheck.plans.plan import EvidenceKind
from venuecheck.plans.said import Looked

NOTHING = Piece(status=Status.NOT_REPORTED)


class Look(Protocol):
    """A look at a network's filter log."""

    @property
    def network(self) -> str: ...  # noqa: D102 - its id
    @property
    def on(self) -> date: ...  # noqa: D102 - when somebody looked
    @property
    def at(self) -> datetime: ...  # noqa: D102 - when it was put on record
    @property
    def logged(self) -> Looked: ...  # noqa: D102 - whether the log held the test
    @property
    def alerted(self) -> Looked: ...  # noqa: D102 - whether the alert arrived


L = TypeVar("L", bound=Look)
S = TypeVar("S", bound=Signature)
A = TypeVar("A", bound=Assessed)
Asks = tuple[EvidenceKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is known of a venue and that its requirements hang on."""

    networks: Sequence[NetworkStands]
    assessed: Sequence[Assessed]
    stands: Mapping[str, Status]
    """How each of them stands, by id."""
    looks: Sequence[Look]
    """Those that had happened."""
    signatures: Sequence[Signature]
    """The same."""
    at: datetime


def judged_anew(facts: RequirementFacts, known: Known) -> RequirementFacts:
    """Give what is recorded for a requirement by everything that is known.

    What persons answered, and what filters named to user groups, stays as it was told.
    """
    wanted = tuple(replace(each, recorded=_recorded(each, facts, known)) for each in facts.evidence if not each.beside)
    if all(each.kind is not EvidenceKind.STATEMENT for each in wanted):
        wanted += contradicted(statement_piece(known.signatures, facts.plan, facts.number))
    return replace(facts, evidence=wanted)


def _recorded(each: Evidenced, facts: RequirementFacts, known: Known) -> tuple[Piece, ...]:
    in_use = [network for network in known.networks if network.retired is None]
    match each.kind, each.asks:
        case EvidenceKind.FILTER_CHECK, Asked() as asks:
            return tuple(filter_piece(network, asks) for network in in_use) or (NOTHING,)
        case EvidenceKind.BOOKINGS, Asked() as asks:
            counting = bookings_counting(known.assessed, asks.checklist, each.every_months, known.at)
            return (bookings_piece(counting, known.stands),)
        case EvidenceKind.FILTER_LOG, Asked():
            return tuple(log_piece(network.network, known.looks) for network in in_use) or (NOTHING,)
        case EvidenceKind.STATEMENT, Asked():
            return (statement_piece(known.signatures, facts.plan, facts.number),)
        case _:
            return each.recorded


def contradicted(newest: Piece) -> tuple[Evidenced, ...]:
    """Give the newest signed statement about a requirement that asks for none, where it says that it is not met.

    That something is so is no evidence where the plan wants to be shown it; that it is not is never passed over.
    """
    if newest.status is not Status.PROBLEM:
        return ()
    return (Evidenced(kind=EvidenceKind.STATEMENT, every_months=12, recorded=(newest,), beside=True),)


def filter_piece(network: NetworkStands, asks: Asked) -> Piece:
    """Say what the checks of a network show of what is asked: its categories and questions, or all of it."""
    if not network.checks:
        return replace(NOTHING, of=network.network)
    stands = [] if asks.categories or asks.probes else [network.status]
    stands += [category_status(network, each) for each in asks.categories]
    stands += [question_status(network, each) for each in asks.probes]
    stands += [_at_best(check) for check in network.checks]
    # what counts is as old as the oldest check that counts
    return Piece(
        of=network.network, status=worst(stands), on=min(london_day(check.started) for check in network.checks)
    )


def category_status(network: NetworkStands, category: str) -> Status:
    """Say how the pages of a category stand, as the checks that count have them."""
    closed = {(fault.item, fault.result) for fault in network.answered}
    tried = [_at_best(check) for check in network.checks if category in check.categories]
    untold = [Status.NOT_PROVEN] * (not tried and _is_untold(network))
    return worst(
        [
            *untold,
            *tried,
            *(
                page_status(each.result, closed=(each.page, each.result) in closed)
                for check in network.checks
                for each in check.failed
                if each.category == category
            ),
        ]
    )


def should_open_status(network: NetworkStands, counting: Iterable[Run]) -> Status:
    """Say how the pages of a network stand that should open; `counting` are its runs that count."""
    if any(fault.result is Result.OVER_BLOCKED for fault in network.wrong):
        return Status.PROBLEM
    closed = {(fault.item, fault.result) for fault in network.answered}
    found = [(run, [each for each in run.findings if each.expectation is Expectation.ALLOW]) for run in counting]
    return worst(pages_status(pages, valid=run.run.valid, closed=closed) for run, pages in found if pages)


def question_status(network: NetworkStands, probe: str) -> Status:
    """Say how a question stands, as the newest check answers that asked it."""
    if (probe, None) in {(fault.item, fault.result) for fault in network.wrong}:
        return Status.PROBLEM
    found = [each for check in network.checks for each in check.questions if each.probe == probe]
    if probe == SAID_BY_PAGES:
        found = [each for each in found if each.status not in {NetworkStatus.OK, NetworkStatus.PROBLEM}]
    told = next((each for each in found if each.status is not NetworkStatus.NOT_RUN), None)
    if told is None:
        return Status.NOT_PROVEN if _is_untold(network) else Status.NOT_REPORTED
    closed = told.status is NetworkStatus.PROBLEM and any(
        (fault.item, fault.result) == (probe, None) for fault in network.answered
    )
    return Status.STATED if closed else QUESTION_STATUS[told.status]


def _is_untold(network: NetworkStands) -> bool:
    """Whether a check counts that is told by its numbers alone: it tried something, and nobody can tell what."""
    return any(not check.whole and check.counts.tested for check in network.checks)


def _at_best(check: Check) -> Status:
    """Say how what a check shows stands at best."""
    if check.undated or not check.valid or not check.finished:
        return Status.NOT_PROVEN
    return Status.STATED if check.by_person else Status.FINE


def bookings_counting(assessed: Iterable[A], checklist: str, every_months: int, at: datetime) -> list[A]:
    """Give the bookings of the period that were checked with a checklist; where none was, those of the newest day."""
    mine = [
        each for each in assessed if each.checklist == checklist and not is_ahead(each.started, at, by_person=False)
    ]
    newest = max((each.on for each in mine), default=None)
    today = london_day(at)
    within = [each for each in mine if months_after(each.on, every_months) >= today]
    return within or [each for each in mine if each.on == newest]


def bookings_piece(counting: Sequence[Assessed], stands: Mapping[str, Status]) -> Piece:
    """Sum bookings up: none is not reported, and what is not decided is not settled."""
    if not counting:
        return NOTHING
    status = bookings_evidence(stands[each.id] for each in counting if each.id in stands)
    return Piece(status=status, on=max(each.on for each in counting))


def newest_look(network: str, looks: Iterable[L]) -> L | None:
    """Give the latest look at a network's log; None where nobody looked.

    What one of them found missing stays so in it until somebody looked again: "not checked" puts nothing right.
    """
    mine = looks_in_order(network, looks)
    if not mine:
        return None
    return replace(  # type: ignore[type-var]
        mine[-1],
        logged=_since(each.logged for each in mine),
        alerted=_since(each.alerted for each in mine),
    )


def looks_in_order(network: str, looks: Iterable[L]) -> list[L]:
    """Give the looks at a network's log, the latest last."""
    return sorted((each for each in looks if each.network == network), key=lambda each: (each.on, aware(each.at)))


def found_missing(network: str, looks: Iterable[L]) -> L | None:
    """Give the latest look that found something missing; None where none did."""
    missing = [each for each in looks_in_order(network, looks) if log_status(each) is Status.PROBLEM]
    return missing[-1] if missing else None


def _since(looked: Iterable[Looked]) -> Looked:
    found = Looked.NOT_CHECKED
    for each in looked:
        found = each if each is not Looked.NOT_CHECKED or found is not Looked.NO else found
    return found


def log_piece(network: str, looks: Iterable[Look]) -> Piece:
    """Say how a network's log stands by the latest look at it."""
    newest = newest_look(network, looks)
    return Piece(of=network, status=log_status(newest), on=newest.on if newest is not None else None)


def newest_signature(signatures: Iterable[S], plan: str, requirement: str) -> S | None:
    """Give the newest signature of a requirement; None where nobody signed it."""
    mine = [each for each in signatures if (each.plan, each.requirement) == (plan, requirement)]
    return max(mine, key=lambda each: aware(each.at), default=None)


def signed_in_vain(signatures: Iterable[S], facts: Iterable[RequirementFacts]) -> tuple[tuple[S, Asks], ...]:
    """Give the signatures that count for nothing, each with what its requirement asks for: nothing where none is held.

    That something is met is no evidence where the plan asks for no statement, and no longer where a newer one stands.
    """
    asks = {
        (each.plan, each.number): tuple(dict.fromkeys(one.kind for one in each.evidence if not one.beside))
        for each in facts
    }
    newest: dict[tuple[str, str], S] = {}
    for each in signatures:
        key = (each.plan, each.requirement)
        if each.requirement and (key not in newest or aware(each.at) > aware(newest[key].at)):
            newest[key] = each
    return tuple(
        (each, asks.get(key, ()))
        for key, each in newest.items()
        if EvidenceKind.STATEMENT not in asks.get(key, ())
        and (key not in asks or statement_status(each) is not Status.PROBLEM)
    )


def statement_piece(signatures: Iterable[Signature], plan: str, requirement: str) -> Piece:
    """Say how a requirement stands by what was signed of it last."""
    newest = newest_signature(signatures, plan, requirement)
    if newest is None:
        return NOTHING
    return Piece(status=statement_status(newest), on=london_day(newest.at), at=aware(newest.at))
