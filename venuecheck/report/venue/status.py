"""How a part of the report stands. Each status has a word and a shape; colour only repeats them."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Status(StrEnum):
    """From what most needs attention to what least does."""

    PROBLEM = "problem"
    NOT_PROVEN = "not_proven"
    """Looked at, and no answer was found."""
    OVERDUE = "overdue"
    """Shown once, and too long ago."""
    NOT_REPORTED = "not_reported"
    """Nobody looked, or nobody told: never a pass."""
    WAITING = "waiting"
    """A person has still to decide."""
    FINE = "fine"
    NOT_APPLICABLE = "not_applicable"
    """Asked of venues that have what this one does not."""


STATUS_WORDS: dict[Status, str] = {
    Status.PROBLEM: "Needs action",
    Status.NOT_PROVEN: "Could not tell",
    Status.OVERDUE: "Overdue",
    Status.NOT_REPORTED: "Not reported",
    Status.WAITING: "Waiting for a decision",
    Status.FINE: "As expected",
    Status.NOT_APPLICABLE: "Does not apply here",
}


def worst(statuses: "Iterable[Status]") -> Status:
    """Give the status that most needs attention; nothing at all is not reported."""
    order = list(Status)
    return min(statuses, key=order.index, default=Status.NOT_REPORTED)
