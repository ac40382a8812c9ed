"""What happens in a check: told at once to whoever runs it, and kept by number for whoever watches it."""

from dataclasses import dataclass
from enum import StrEnum

from venuecheck.filtering.model.finding import PageFinding


class CheckState(StrEnum):
    """How a check stands."""

    UNDER_WAY = "under_way"
    STOPPING = "stopping"
    """Somebody asked it to stop, and it has not yet."""
    STOPPED = "stopped"
    """Somebody stopped it; it can go on."""
    UNFINISHED = "unfinished"
    """Its time was up, or there was no network any more; it can go on. Earlier versions kept that as stopped."""
    BROKEN_OFF = "broken_off"
    """Its program died, or the computer: nothing was heard of it; it can go on."""
    FINISHED = "finished"

    @property
    def is_going(self) -> bool:
        """Whether it has not ended yet."""
        return self in {CheckState.UNDER_WAY, CheckState.STOPPING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A check begins, or goes on."""

    run: str
    pages: int
    """Pages that are left to be tried."""
    controls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A page was tried; the finding is provisional until the check ends. It is told, and kept as `Tried`."""

    finding: PageFinding
    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A page was tried, as it is kept: without what the page or its block page said."""

    page: str
    verdict: str
    """Provisional; empty where pages are judged at the end only."""
    result: str
    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that a person at the screen should know."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A check ended. It is kept, for whoever watches."""

    how: CheckState
    reason: str = ""


Event = Started | Judged | Note
"""What is told while a check goes on."""
Kept = Started | Tried | Note | Ended
"""What is kept of it."""
