"""How venues stood when a quarter was published: what a later picture is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

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
    """Those that had sent what weighs and could not be used. (None in editions of earlier versions.)"""
