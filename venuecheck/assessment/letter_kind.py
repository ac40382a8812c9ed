"""Which letters there are.

When each may go out is said in `replying`, what it says in `reports/letters`, where a file has the letter's name, and
what each of its sentences claims in `tests/service/letter_claims.py`, without which no test passes.
"""

from enum import StrEnum
from typing import Final


class LetterKind(StrEnum):
    """The letters that there are."""

    APPROVED = "approved"
    CONDITIONS = "conditions"
    ROOM_BY_RIGHT = "room-by-right"
    """The law gives the room: a candidate's public meeting before an election."""
    MORE_INFORMATION = "more-information"
    HOLDING = "holding"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    """What was confirmed is taken back."""
    IN_PART = "in-part"
    """Some days of a series do not take place; the others go on."""
    NOT_AVAILABLE = "not-available"
    WITHDRAWN = "withdrawn"
    """The hirer took back what was confirmed: what becomes of the deposit, where that is said."""
    OWNER_ADVICE = "owner-advice"
    """To the owner of a venue that is not the council's."""
    REFERRAL = "referral"
    """To whom the record is about (`addressee`); not to the organiser."""


CONFIRMS: Final = frozenset({LetterKind.APPROVED, LetterKind.CONDITIONS, LetterKind.ROOM_BY_RIGHT})
"""Letters by which a booking is confirmed."""
LOOKS_AGAIN: Final = frozenset({LetterKind.HOLDING, LetterKind.MORE_INFORMATION})
"""Letters that say that it takes longer, or of what was told before that somebody looks at it again."""
