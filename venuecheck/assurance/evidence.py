"""How each piece of evidence stands that a requirement of a plan wants, by what is recorded of it.

*Shown* before *stated* before *not reported*: what a person states stands where nothing shows it, and never in the
place of something that shows the contrary. What a person states can be that it is not so.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, assert_never

from venuecheck.assurance.status import Status, whole, worst
from venuecheck.plans.plan import EvidenceKind
from venuecheck.plans.said import LogCheck, Looked, SignOff, Stated

_ENOUGH_GROUPS = 2
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


def at_best(kind: EvidenceKind, status: Status) -> Status:
    """Hold a status to what its kind of evidence can show, whoever recorded it and with which version."""
    return AT_BEST[kind] if status is Status.FINE else status


class Tallied(Protocol):
    """Pages counted by result."""

    @property
    def tested(self) -> int: ...  # noqa: D102 - pages by result
    @property
    def under_blocked(self) -> int: ...  # noqa: D102 - the same
    @property
    def over_blocked(self) -> int: ...  # noqa: D102 - the same
    @property
    def not_proven(self) -> int: ...  # noqa: D102 - the same


def category_status(counts: Tallied) -> Status:
    """Say how the pages of one category stand."""
    if not counts.tested:
        return Status.NOT_REPORTED
    if counts.under_blocked or counts.over_blocked:
        return Status.PROBLEM
    return Status.NOT_PROVEN if counts.not_proven else Status.FINE


def groups_status(named: Sequence[Collection[tuple[str, str]]]) -> Status:
    """Say whether a filter tells user groups apart, by what its block pages named to each group that was checked."""
    if len(named) < _ENOUGH_GROUPS:
        return Status.NOT_REPORTED
    apart = [set(names) for names in named if names]
    return Status.FINE if len(apart) >= _ENOUGH_GROUPS and not set.intersection(*apart) else Status.NOT_PROVEN


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


def statement_status(signed: SignOff) -> Status:
    """Say how a signed statement stands; a figure below its target is not met, whatever else was said."""
    if signed.figure is not None and signed.target is not None and signed.figure < signed.target:
        return Status.PROBLEM
    match signed.stated:
        case Stated.MET:
            return Status.STATED
        case Stated.PARTLY | Stated.NOT_MET:
            return Status.PROBLEM
    assert_never(signed.stated)


def log_status(look: LogCheck | None) -> Status:
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
