"""Whether an event was as booked: what somebody noted after it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from venuecheck.core.actor import Acted


class AsBooked(StrEnum):
    """Was the event as booked?"""

    YES = "yes"
    NO = "no"
    NOT_HELD = "not-held"


AS_BOOKED_WORDS: Final[dict[AsBooked, str]] = {
    AsBooked.YES: "as booked",
    AsBooked.NO: "not as booked",
    AsBooked.NOT_HELD: "not held",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReview:
    """What somebody noted after an event."""

    assessment: str
    as_booked: AsBooked
    conditions_kept: bool | None
    """None where there were no conditions, or the event was not held."""
    note: str
    person: str
    at: datetime
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""

    @property
    def went_wrong(self) -> bool:
        """Whether it says that something was otherwise than booked."""
        return self.as_booked is AsBooked.NO or self.conditions_kept is False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """What a look back found, without who looked back and their note."""

    as_booked: AsBooked
    conditions_kept: bool | None
    """As in `EventReview`."""
    at: datetime
    """When it was noted."""


def review_words(review: EventReview | LookedBack) -> str:
    """Say whether an event was as booked, and its conditions kept, in a few words."""
    said = AS_BOOKED_WORDS[review.as_booked]
    if review.conditions_kept is None:
        return said
    return f"{said}, conditions {'kept' if review.conditions_kept else 'broken'}"
