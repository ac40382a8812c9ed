"""What a rule is: a stable id, what it says when it fires, and one sentence of why."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism


class Says(StrEnum):
    """What follows where a rule fires."""

    BLOCKED = "blocked"
    """A positive signal of a filter."""
    SILENT = "silent"
    """Nothing came: a filter's doing, or the page is down. Never enough by itself."""
    REACHED = "reached"
    """The page's own content came."""
    NOTE = "note"
    """Worth knowing; it decides nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule fired."""

    detail: str = ""
    """What was seen, to put behind the rule's sentence."""
    product: str | None = None
    why: str = ""
    """A sentence in the place of the rule's, where more is known than that says; '' for none."""
    beside: str = ""
    """A sentence about something else that the same answer shows, to stand behind the reason; '' for none."""


When = Callable[[Journey, PageFacts, Context], Match | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which a journey shows what happened."""

    id: str
    layer: Layer
    says: Says
    mechanism: Mechanism | None
    why: str
    """A sentence for a person."""
    when: When
