"""A plan: requirements with their number, wording and owners, and the evidence that meets each. YAML has this shape."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import STRICT, Line
from venuecheck.core.venue import Nation, VenueKind


class Wording(StrEnum):
    """How well a requirement's wording is known; none is a quotation."""

    READ = "read"
    """Reworded from a public source that was read."""
    DEDUCED = "deduced"
    """What follows from public sources, and is not said there in this form."""
    FROM_MEMORY = "from_memory"
    """Not checked against its source yet."""


class EvidenceKind(StrEnum):
    """What can show that a requirement is met; what each needs besides is in `Evidence`."""

    FILTER_CHECK = "filter_check"
    """The latest check of every network: as a whole, or some of its categories and questions."""
    USER_GROUPS = "user_groups"
    """Checks for at least two user groups."""
    ANSWERS = "answers"
    """Answers "in place" to questions of a checklist, or roles that are trained in its topics."""
    BOOKINGS = "bookings"
    """Bookings checked with a checklist, each decided by a named person."""
    FILTER_LOG = "filter_log"
    """A person found the test in each network's filter log, and the alert arrived."""
    STATEMENT = "statement"
    """A named person signed that it is met, and says what shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """Answers that state what nothing recorded shows."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    checklist: str
    questions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """What roles are trained in, where the checklist asks who is trained, by role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that must be shown; all of a requirement's must be."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    kind: EvidenceKind
    every_months: int = 12
    """How old it may be."""
    categories: tuple[str, ...] = ()
    """Of a filter check: ids of a test list's categories; empty for all."""
    probes: tuple[str, ...] = ()
    """Of a filter check: ids of questions to the network as a whole."""
    checklist: str = ""
    questions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Of answers: what roles are trained in. Every role that should be is, and some role should be in each."""
    otherwise: Otherwise | None = None
    """Where nothing is recorded, these answers stand in, as stated; None where nothing does."""
    look_for: Line = ""
    """Of a statement: what the person who signs should have seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that a plan asks for."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    number: str
    """As the plan gives it."""
    text: Line
    owners: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    venue_kinds: tuple[VenueKind, ...] = ()
    """Kinds of venue that it is about; empty for all."""
    wording: Wording = Wording.READ
    note: Line = ""

    def concerns(self, kind: VenueKind) -> bool:
        """Whether it is about venues of this kind."""
        return not self.venue_kinds or kind in self.venue_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Source):
    """Where a plan was published; nothing cites it, so that it needs no id."""

    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Requirements of one authority, standard or guidance."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    version: int
    title: Line
    edition: Line
    by_default: bool
    """Whether venues that name no plan are held against it, where `nations` does not say otherwise."""
    requirements: tuple[Requirement, ...]
    sources: tuple[Publication, ...] = ()
    """What it rests on: ids of the register of sources, and sources of its own."""
    nations: tuple[Nation, ...] = ()
    """Where venues that name no plan are held against it; empty for everywhere."""

    def is_default_in(self, nation: Nation) -> bool:
        """Whether a venue in this nation that names no plan is held against it."""
        return self.by_default and (not self.nations or nation in self.nations)

    def of(self, kind: VenueKind) -> tuple[Requirement, ...]:
        """Give the requirements that are about venues of this kind."""
        return tuple(each for each in self.requirements if each.concerns(kind))
