"""How anything stands, in one order and in one set of words."""

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """From what most needs attention to what least does."""

    PROBLEM = "problem"
    NOT_PROVEN = "not_proven"
    """Looked at, and no answer was found."""
    OVERDUE = "overdue"
    """Shown or stated once, and too long ago."""
    NOT_REPORTED = "not_reported"
    """Nobody looked, or nobody told: never a pass."""
    WAITING = "waiting"
    """A person has still to decide."""
    STATED = "stated"
    """Somebody says that it is in order, and nothing shows it."""
    FINE = "fine"
    """Shown."""
    NOT_APPLICABLE = "not_applicable"
    """Retired, replaced, or asked of venues that have what this one does not."""


STATUS_WORDS: dict[Status, str] = {
    Status.PROBLEM: "Needs action",
    Status.NOT_PROVEN: "Could not tell",
    Status.OVERDUE: "Overdue",
    Status.NOT_REPORTED: "Not reported",
    Status.WAITING: "Waiting for a decision",
    Status.STATED: "Stated, not shown",
    Status.FINE: "As expected",
    Status.NOT_APPLICABLE: "Does not apply here",
}


_PLACES = {status: place for place, status in enumerate(Status)}


def worst(statuses: Iterable[Status]) -> Status:
    """Give the status that most needs attention; nothing at all is not reported."""
    return min(statuses, key=_PLACES.__getitem__, default=Status.NOT_REPORTED)


def whole(parts: Iterable[Status]) -> Status:
    """Give how a whole stands by its parts: what does not apply counts for nothing, and is no pass by itself."""
    return worst(part for part in parts if part is not Status.NOT_APPLICABLE)
