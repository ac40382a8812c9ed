"""How venues stood when a quarter was published: what a later picture is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assurance.plainly import PLAINLY, Plain
from venuecheck.assurance.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How each venue stood, by id, as it was published."""

    at: datetime
    """The last moment of the quarter."""
    filtering: Mapping[str, Status]
    bookings: Mapping[str, Status]
    heard: frozenset[str]
    """Those of which anything had ever been heard."""
    not_usable: frozenset[str] | None = None
    """Those that had sent what they had to send again. (None in editions of earlier versions.)"""
    files_not_usable: frozenset[str] | None = None
    """SHA-256 (hexadecimal) of that. (None in editions of earlier versions.)"""
    booked: int | None = None
    """How many bookings had been begun in the quarter. (None in editions of earlier versions.)"""


def stand_better(before: Stood, now: Stood) -> int:
    """Count the venues that stand better than before: in order now, or with no need of action any more."""
    sides = ((before.filtering, now.filtering), (before.bookings, now.bookings))
    return len({venue for was, is_now in sides for venue in is_now if _is_better(was.get(venue), is_now[venue])})


def _is_better(before: Status | None, now: Status) -> bool:
    if before is None or PLAINLY[before] is PLAINLY[now]:
        return False
    return PLAINLY[now] is Plain.IN_ORDER or PLAINLY[before] is Plain.NEEDS_ACTION
