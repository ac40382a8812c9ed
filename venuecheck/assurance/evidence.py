"""How each piece of evidence stands that a requirement of a plan wants, by what is recorded of it.

*Shown* before *stated* before *not reported*: what a person states stands where nothing shows it, and never in the
place of something that shows the contrary. What a person states can be that it is not so.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol, assert_never

from venuecheck.assurance.check import worth
from venuecheck.assurance.status import Status, whole, worst
from venuecheck.filtering.model.finding import PageFinding, Result
from venuecheck.plans.plan import EvidenceKind
from venuecheck.plans.said import Looked, Stated

ENOUGH_GROUPS = 2
"""So many user groups have to be checked before a filter can be said to tell them apart."""
IN_PLACE: tuple[object, ...] = ("in_place", "yes", True)
"""Answers to a checklist by which something is in place."""
NOT_IN_PLACE: tuple[object, ...] = ("partly", "not_in_place", "no", False)


AT_BEST: dict[EvidenceKind, Status] = {
    EvidenceKind.FILTER_CHECK: Status.FINE,
    EvidenceKind.USER_GROUPS: Status.FINE,
    EvidenceKind.BOOKINGS: Status.FINE,
    EvidenceKind.ANSWERS: Status.STATED,
    EvidenceKind.FILTER_LOG: Status.STATED,
    EvidenceKind.STATEMENT: Status.STATED,
}
"""How each kind stands at best: what was measured, and that a booking was decided, is shown; a person's word states."""


class Signature(Protocol):
    """A signed statement about a requirement."""

    @property
    def at(self) -> datetime: ...  # noqa: D102 - when it was signed
    @property
    def plan(self) -> str: ...  # noqa: D102 - its id
    @property
    def requirement(self) -> str: ...  # noqa: D102 - its number
    @property
    def stated(self) -> Stated: ...  # noqa: D102 - whether it is met
    @property
    def figure(self) -> float | None: ...  # noqa: D102 - what was reached
    @property
    def target(self) -> float | None: ...  # noqa: D102 - what was to be reached


class LookedAt(Protocol):
    """What came of a look at a filter's log."""

    @property
    def logged(self) -> Looked: ...  # noqa: D102 - whether it held the test
    @property
    def alerted(self) -> Looked: ...  # noqa: D102 - whether the alert arrived


def at_best(kind: EvidenceKind, status: Status) -> Status:
    """Hold a status to what its kind of evidence can show, whoever recorded it and with which version."""
    return AT_BEST[kind] if status is Status.FINE else status


def page_status(result: Result, *, closed: bool = False) -> Status:
    """Say how a page stands by what came of it, and whether a named person closed what is wrong with it."""
    if result is Result.AS_EXPECTED:
        return Status.FINE
    if result is Result.NOT_PROVEN:
        return Status.NOT_PROVEN
    return Status.STATED if closed else Status.PROBLEM


def pages_status(
    findings: Iterable[PageFinding], *, valid: bool, closed: Collection[tuple[str, Result | None]] = ()
) -> Status:
    """Say how some pages of one run stand together; none of them is not reported.

    `valid`: whether the run's controls were intact. Where they were not, no page is fine, though one may be a problem.
    `closed` are pages, with how they were wrong, that a named person closed.
    """
    found = [(finding.page, worth(finding, valid=valid)) for finding in findings]
    statuses = [page_status(result, closed=(page, result) in closed) for page, result in found]
    return worst(statuses if valid or not statuses else [*statuses, Status.NOT_PROVEN])


def groups_status(named: Sequence[Collection[tuple[str, str]]], *, by_person: bool = False) -> Status:
    """Say whether a filter tells user groups apart, by what its block pages named to each group that was checked.

    `by_person`: a person wrote some of these names down, which states it and shows nothing.
    """
    if len(named) < ENOUGH_GROUPS:
        return Status.NOT_REPORTED
    apart = [set(names) for names in named if names]
    if len(apart) < ENOUGH_GROUPS or set.intersection(*apart):
        return Status.NOT_PROVEN
    return Status.STATED if by_person else Status.FINE


def answers_status(*, met: int, not_met: int, without: int) -> Status:
    """Say how answers to a checklist stand: a tick is a person's word, and states; it shows nothing."""
    if not_met:
        return Status.PROBLEM
    if without:
        return Status.NOT_REPORTED
    return Status.STATED if met else Status.NOT_APPLICABLE


def bookings_evidence(stands: Iterable[Status]) -> Status:
    """Say how the bookings of a period stand together."""
    return whole(stands)


def statement_status(signed: Signature) -> Status:
    """Say how a signed statement stands; a figure below its target is not met, whatever else was said."""
    if signed.figure is not None and signed.target is not None and signed.figure < signed.target:
        return Status.PROBLEM
    match signed.stated:
        case Stated.MET:
            return Status.STATED
        case Stated.PARTLY | Stated.NOT_MET:
            return Status.PROBLEM
    assert_never(signed.stated)


def log_status(look: LookedAt | None) -> Status:
    """Say how a network's log stands by the latest look at it; None where nobody looked."""
    if look is None:
        return Status.NOT_REPORTED
    return worst([_looked(look.logged), _looked(look.alerted)])


def _looked(looked: Looked) -> Status:
    match looked:
        case Looked.YES:
            return Status.STATED
        case Looked.NO:
            return Status.PROBLEM
        case Looked.NOT_CHECKED:
            return Status.NOT_PROVEN
    assert_never(looked)
