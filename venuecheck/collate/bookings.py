"""Bookings by outcome, points to check by rule, and actions: counted, never by who booked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.collate.facts import Assessed

BOOKING_KINDS = (
    OutcomeKind.APPROVE,
    OutcomeKind.APPROVE_WITH_CONDITIONS,
    OutcomeKind.REFER,
    OutcomeKind.REFUSE,
)
_VENUE_KINDS = frozenset({OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET})
WAITING = "waiting"
"""What a booking without a decision is counted as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCounts:
    """Bookings begun in a period."""

    since: date
    total: int
    by_outcome: tuple[tuple[str, int], ...]
    """Every `OutcomeKind` of bookings by what a person decided, then `waiting`; noughts too."""
    against: int
    """Decided otherwise than the checklist recommended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCounts:
    """How often a point of a checklist was raised in a period, and what was then decided."""

    checklist: str
    rule: str
    raised: int
    referred: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCounts:
    """Things to do that checklists set and nobody has closed."""

    open: int
    late: int
    """Of them, past their date."""
    undated: int
    """Of them, without a date."""


def checklist_kinds(assessed: Iterable[Assessed]) -> dict[str, bool]:
    """Tell of each checklist whether it is about bookings: one that ever said how a venue meets something is not."""
    kinds: dict[str, bool] = {}
    for one in assessed:
        of_venue = bool({one.recommended, one.decided} & _VENUE_KINDS)
        kinds[one.checklist] = kinds.get(one.checklist, True) and not of_venue
    return kinds


def booking_counts(
    assessed: Iterable[Assessed], kinds: dict[str, bool], since: datetime, until: datetime
) -> BookingCounts:
    """Count the bookings begun from `since` to `until`."""
    mine = [one for one in assessed if kinds.get(one.checklist, True) and since < one.started <= until]
    number = Counter(one.decided.value if one.decided in BOOKING_KINDS and one.decided else WAITING for one in mine)
    return BookingCounts(
        since=since.date(),
        total=len(mine),
        by_outcome=tuple((name, number[name]) for name in (*(kind.value for kind in BOOKING_KINDS), WAITING)),
        against=sum(one.decided is not None and one.decided is not one.recommended for one in mine),
    )


def rule_counts(
    assessed: Iterable[Assessed], kinds: dict[str, bool], since: datetime, until: datetime
) -> tuple[RuleCounts, ...]:
    """Count points to check by rule, most often raised first. A booking counts once for each rule that it raised."""
    found: dict[tuple[str, str], list[OutcomeKind | None]] = defaultdict(list)
    for one in assessed:
        if kinds.get(one.checklist, True) and since < one.started <= until:
            for rule in set(one.rules):
                found[one.checklist, rule].append(one.decided)
    made = (
        RuleCounts(
            checklist=checklist,
            rule=rule,
            raised=len(decided),
            referred=decided.count(OutcomeKind.REFER),
            refused=decided.count(OutcomeKind.REFUSE),
        )
        for (checklist, rule), decided in found.items()
    )
    return tuple(sorted(made, key=lambda one: (-one.raised, one.checklist, one.rule)))


def action_counts(assessed: Iterable[Assessed], today: date) -> ActionCounts:
    """Count the actions that nobody has closed."""
    still = [action.due for one in assessed for action in one.actions if not action.done]
    return ActionCounts(
        open=len(still),
        late=sum(due is not None and due < today for due in still),
        undated=still.count(None),
    )
