"""What binds a partner to report, and from which day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Bound(StrEnum):
    """What binds a partner to report."""

    DUTY = "duty"
    """It is a specified authority: Counter-Terrorism and Security Act 2015, s26 and Schedule 6."""
    AGREEMENT = "agreement"
    INVITED = "invited"
    """Nothing: it is asked, and owes no answer."""

    @property
    def owes(self) -> bool:
        """Whether it can be overdue."""
        return self is not Bound.INVITED


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundFrom:
    """What binds it from a day on."""

    since: date
    """The first day on which it holds."""
    bound: Bound
