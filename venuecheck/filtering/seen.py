"""What a run sees, one thing at a time, as it is kept."""

from dataclasses import dataclass

from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.model.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """A page was tried."""

    facts: PageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSeen:
    """A control was tried."""

    check: ControlCheck
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeSeen:
    """A question to the network as a whole was asked."""

    probe: str
    observations: tuple[Observation, ...]


Seen = PageSeen | ControlSeen | ProbeSeen
