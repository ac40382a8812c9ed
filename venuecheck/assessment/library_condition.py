"""Conditions of approval that a checklist has ready, and whose each of them is."""

from dataclasses import dataclass
from enum import StrEnum


class KeptBy(StrEnum):
    """Whose a condition is: letters ask the organiser for theirs, and tell them what the venue does itself."""

    ORGANISER = "organiser"
    VENUE = "venue"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCondition:
    """A condition of approval that the checklist has ready."""

    id: str
    text: str
    limits: bool
    """Whether it limits what is said, or who may come."""
    kept_by: KeptBy = KeptBy.ORGANISER
    """The organiser in records from before it was said."""
    until_replied: bool = False
    """Whether it asks to wait for an answer from outside, and is past when that came, or the hold in which to wait."""
