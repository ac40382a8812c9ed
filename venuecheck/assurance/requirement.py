"""What is recorded for what a requirement wants, and how the requirement stands by it on a day.

The venue's own report and a coordinator judge by the same pieces: what was recorded, of which day, and how old it may
be. So a requirement that was shown when a bundle was made is overdue a year later without another word of the venue.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest
from typing import TypeVar

from venuecheck.assurance.check import aware
from venuecheck.assurance.evidence import at_best
from venuecheck.assurance.status import Status, whole, worst
from venuecheck.plans.period import months_after
from venuecheck.plans.plan import EvidenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """How something stands from a day on, though nobody says another word: a refresher falls due, a waiver ends."""

    since: date
    """The first day."""
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing that is recorded, or that nothing is, before anybody asks how old it may be."""

    of: str = ""
    """Id of the network that it is about; empty where it is about the venue."""
    status: Status
    on: date | None = None
    """Of when it is; None where nothing is recorded."""
    later: tuple[Turn, ...] = ()
    """What becomes of it by itself; each on a later day than the one before."""
    at: datetime | None = None
    """The moment of a person's word, which orders two of one day; None where it is not told."""

    def status_on(self, day: date) -> Status:
        """Say how it stands on a day."""
        return next((turn.status for turn in reversed(self.later) if turn.since <= day), self.status)


P = TypeVar("P", bound=Piece)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an evidence asks for, as far as it can be judged anew."""

    categories: tuple[str, ...] = ()
    """Of a filter check: ids; empty for all."""
    probes: tuple[str, ...] = ()
    """Of a filter check: ids of questions to the network as a whole."""
    checklist: str = ""
    """Of bookings, and of answers."""
    otherwise: str = ""
    """The checklist in which persons state what stands in for it; empty where none may, and where it was told before
    this was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced:
    """What is recorded for one evidence that a requirement wants, without words and names."""

    kind: EvidenceKind
    every_months: int
    """How old it may be."""
    recorded: tuple[Piece, ...]
    otherwise: tuple[Piece, ...] = ()
    """What persons state elsewhere, where the plan lets that stand in for what is not recorded."""
    asks: Asked | None = None
    """None where it was told without."""
    beside: bool = False
    """Whether the plan does not ask for it: a person signed that the requirement is not met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementFacts:
    """One requirement of a plan, as far as its standing hangs on it."""

    plan: str
    """Id."""
    plan_version: int
    number: str
    """As the plan gives it."""
    evidence: tuple[Evidenced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """How a piece of evidence stands once its age is looked at."""

    status: Status
    due: date | None
    """The day by which it must be shown again; None where nothing is recorded."""
    past: bool
    """Whether that day is past."""


def aged(status: Status, on: date | None, every_months: int, today: date) -> Aged:
    """Say how evidence of a day stands today: what was wrong then is not better for being old.

    What is dated in the future has not happened, and is as if nothing were recorded.
    """
    if on is not None and on > today:
        return Aged(status=Status.NOT_REPORTED, due=None, past=False)
    due = months_after(on, every_months) if on else None
    past = due is not None and due < today
    return Aged(status=Status.OVERDUE if past and status is not Status.PROBLEM else status, due=due, past=past)


def pieces_stand(
    kind: EvidenceKind, recorded: Sequence[P], otherwise: Sequence[P], every_months: int, today: date
) -> tuple[tuple[P, Aged], ...]:
    """Give the pieces that count for one evidence, each with how it stands.

    What a person states elsewhere takes the place of what is recorded only where nothing is. A signature is a person's
    word too: answers that say since that it is not so take its place.
    """

    def stand(each: P, kind: EvidenceKind) -> Aged:
        return aged(at_best(kind, each.status_on(today)), each.on, every_months, today)

    shown = [(each, stand(each, kind)) for each in recorded]
    stated = [(each, stand(each, EvidenceKind.ANSWERS)) for each in otherwise]
    kept = [
        (each, age)
        for each, age in shown
        if not any(
            stands_in(age.status, other.status) or _takes_back(kind, each, answer, today) for answer, other in stated
        )
    ]
    return (*kept, *(stated if len(kept) < len(shown) else ()))


def _takes_back(kind: EvidenceKind, signed: Piece, answered: Piece, today: date) -> bool:
    """Whether answers say that what was signed before is not so: of two words of persons the newer counts."""
    if kind is not EvidenceKind.STATEMENT or signed.on is None or answered.on is None:
        return False
    is_since = answered.on > signed.on
    if answered.on == signed.on and answered.at is not None and signed.at is not None:
        is_since = aware(answered.at) > aware(signed.at)
    return answered.status_on(today) is Status.PROBLEM and is_since


def stands_in(recorded: Status, stated: Status) -> bool:
    """Whether what a person states elsewhere takes the place of what is recorded: only where nothing is."""
    return recorded is Status.NOT_REPORTED and stated not in {Status.NOT_REPORTED, Status.NOT_APPLICABLE}


def requirement_status(pieces: Iterable[Status]) -> Status:
    """Say how a requirement stands: its worst evidence decides, and what does not apply counts only alone."""
    stands = list(pieces)
    return whole(stands) if not stands or set(stands) != {Status.NOT_APPLICABLE} else Status.NOT_APPLICABLE


def requirement_stands(facts: RequirementFacts, today: date) -> Status:
    """Say how a requirement stands on a day."""
    return requirement_status(
        age.status
        for each in facts.evidence
        for _, age in pieces_stand(each.kind, each.recorded, each.otherwise, each.every_months, today)
    )


def plans_status(stands: Mapping[tuple[str, str], Status]) -> Status:
    """Say how all requirements stand together, given by plan and number: each plan as a whole, then all of them.

    Where no plan asks anything of a venue, requirements do not apply to it.
    """
    by_plan: dict[str, list[Status]] = {}
    for (plan, _), status in stands.items():
        by_plan.setdefault(plan, []).append(status)
    if not by_plan:
        return Status.NOT_APPLICABLE
    return requirement_status(requirement_status(each) for each in by_plan.values())


_WORST_OF_ALL = frozenset({EvidenceKind.FILTER_CHECK, EvidenceKind.BOOKINGS})
"""What several records of one venue each hold a part of; of anything else the newest word counts."""


def together(stores: Iterable[Sequence[RequirementFacts]]) -> tuple[RequirementFacts, ...]:
    """Put together what several stores of one venue tell (two computers), those that told last at the end.

    A plan is held against in the version that was told last. Where one store has nothing, the other's word stands.
    """
    told = [list(each) for each in stores]
    versions = {each.plan: each.plan_version for store in told for each in store}
    found: dict[tuple[str, str], RequirementFacts] = {}
    for each in (each for store in told for each in store if versions[each.plan] == each.plan_version):
        place = (each.plan, each.number)
        found[place] = _both(found[place], each) if place in found else each
    return tuple(found.values())


def _both(one: RequirementFacts, other: RequirementFacts) -> RequirementFacts:
    pairs = zip_longest(one.evidence, other.evidence)
    return replace(other, evidence=tuple(_evidenced(mine, theirs) for mine, theirs in pairs))


def _evidenced(one: Evidenced | None, other: Evidenced | None) -> Evidenced:
    if one is None or other is None:
        present = one or other
        assert present is not None  # noqa: S101 - zip_longest gives at least one
        return present
    return replace(
        other,
        recorded=_pieces(other.kind, (*one.recorded, *other.recorded)),
        otherwise=_pieces(EvidenceKind.ANSWERS, (*one.otherwise, *other.otherwise)),
    )


def _pieces(kind: EvidenceKind, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Give one piece for each network: what is recorded before what is not, then the newest or the worst."""
    by_network: dict[str, list[Piece]] = {}
    for piece in pieces:
        by_network.setdefault(piece.of, []).append(piece)
    return tuple(_one(kind, [each for each in some if each.on] or some) for some in by_network.values())


def _one(kind: EvidenceKind, pieces: Sequence[Piece]) -> Piece:
    newest = max((piece.on for piece in pieces if piece.on), default=None)
    counting = pieces if kind in _WORST_OF_ALL else [piece for piece in pieces if piece.on == newest]
    days = sorted({turn.since for piece in counting for turn in piece.later})
    return replace(
        pieces[-1],
        status=worst(piece.status for piece in counting),
        on=newest,
        at=max((aware(piece.at) for piece in counting if piece.at), default=None),
        later=tuple(Turn(since=day, status=worst(piece.status_on(day) for piece in counting)) for day in days),
    )
