"""What became of bookings, in rows that exclude each other: overruled in both directions, and never by who booked."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from venuecheck.assessment.assessment import APPROVING_KINDS, OutcomeKind
from venuecheck.assurance.assessed import booked_as, counted_as
from venuecheck.assurance.differs import Differs
from venuecheck.collate.count_at_venues import count_by
from venuecheck.collate.facts import Assessed


class Became(StrEnum):
    """What became of a booking."""

    LET = "let"
    """Approved, no otherwise than the checklist recommended."""
    LET_LESS_STRICTLY = "let_less_strictly"
    LET_MORE_STRICTLY = "let_more_strictly"
    """On conditions, though it recommended none."""
    REFUSED = "refused"
    """Refused, or cancelled after it was confirmed, as the checklist recommended."""
    REFUSED_MORE_STRICTLY = "refused_more_strictly"
    """Though the checklist recommended less."""
    REFERRED = "referred"
    """And not decided yet."""
    WAITING = "waiting"
    """Not decided, or held until a day."""
    CAME_TO_NOTHING = "came_to_nothing"
    """Withdrawn by the hirer, or the room was not available: no judgement of anybody."""
    ADVICE = "advice"
    """Advice to an owner, who decides."""


BECAME_WORDS: dict[Became, str] = {
    Became.LET: "Let, as recommended",
    Became.LET_LESS_STRICTLY: "Let, less strictly than recommended",
    Became.LET_MORE_STRICTLY: "Let, more strictly than recommended",
    Became.REFUSED: "Refused or cancelled, as recommended",
    Became.REFUSED_MORE_STRICTLY: "Refused or cancelled, more strictly than recommended",
    Became.REFERRED: "Referred, not decided yet",
    Became.WAITING: "Not decided yet, or held",
    Became.CAME_TO_NOTHING: "Withdrawn by the hirer, or not available",
    Became.ADVICE: "Advice to the owner",
}
_LET = {Differs.LESS_STRICT: Became.LET_LESS_STRICTLY, Differs.STRICTER: Became.LET_MORE_STRICTLY}
_KINDS: dict[OutcomeKind, Became] = {
    OutcomeKind.REFER: Became.REFERRED,
    OutcomeKind.HOLD: Became.WAITING,
    OutcomeKind.WITHDRAWN: Became.CAME_TO_NOTHING,
    OutcomeKind.NOT_AVAILABLE: Became.CAME_TO_NOTHING,
    OutcomeKind.ADVISE: Became.ADVICE,
}


def became(one: Assessed, at: datetime) -> Became:
    """Say what had become of a booking by a moment. What no booking can be decided as is no decision."""
    kind = booked_as(one, at)
    differs = counted_as(one, at)
    if kind in APPROVING_KINDS:
        return _LET.get(differs, Became.LET)
    if kind in {OutcomeKind.REFUSE, OutcomeKind.CANCEL}:
        return Became.REFUSED_MORE_STRICTLY if differs is Differs.STRICTER else Became.REFUSED
    return _KINDS.get(kind, Became.WAITING) if kind else Became.WAITING


def by_what_became(bookings: Iterable[tuple[str, Assessed]], at: datetime) -> Mapping[Became, int]:
    """Count bookings, given with the ids of their venues; every row is there, noughts too, and they add up to all."""
    return count_by(((venue, became(one, at)) for venue, one in bookings), Became)
