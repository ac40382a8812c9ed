"""What is known of each venue: checks of its networks, assessments, what somebody said, and when it was last heard of.

Facts are values. Where they come from (bundles, a database, a telephone call) is for the services to say.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.collate.network_kind import NetworkKind
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.finding import NetworkStatus, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whom to write to."""

    name: str
    """A name or a role."""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation that answers for venues."""

    id: str
    name: str
    contact: Person | None
    chief_officer: Person | None
    """To whom a reminder goes that nobody answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVenue:
    """A venue that the partnership expects to hear from."""

    id: str
    name: str
    kind: VenueKind
    partner: str
    """Id of the partner that answers for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Pages of a check by result."""

    as_expected: int = 0
    under_blocked: int = 0
    over_blocked: int = 0
    not_proven: int = 0

    @property
    def tested(self) -> int:
        """All of them."""
        return self.as_expected + self.under_blocked + self.over_blocked + self.not_proven


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedPage:
    """A page of a check that was not as expected, or could not be told."""

    page: str
    category: str
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a check found about the network as a whole (a way round the filter, safe search)."""

    probe: str
    status: NetworkStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One run of a test list on one network of a venue."""

    run: str
    network: str
    """The network's id, unique within the venue."""
    network_kind: NetworkKind
    list_id: str
    started: datetime
    finished: bool
    """False where it was stopped before its end."""
    valid: bool
    """False where nothing in it is proven to be blocked."""
    by_person: bool
    """Whether a person looked, rather than this program."""
    counts: Counts
    product: str = ""
    """Id of the filter that most of its pages named; empty where none did."""
    failed: tuple[FailedPage, ...] = ()
    """Where `whole`: every page that was not as expected."""
    questions: tuple[Question, ...] = ()
    """Where `whole`: every question to the network."""
    whole: bool = True
    """False where the check is known by its counts alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSet:
    """Something to do that a checklist set."""

    due: date | None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A checklist that was answered, without subject and names."""

    id: str
    checklist: str
    started: datetime
    recommended: OutcomeKind
    decided: OutcomeKind | None
    """None until a person has decided."""
    decided_at: datetime | None
    rules: tuple[str, ...] = ()
    """Ids of the points to check that the answers raised."""
    actions: tuple[ActionSet, ...] = ()


class FilterSaid(StrEnum):
    """What somebody said about the web filter."""

    CHECKED_FINE = "checked_fine"
    CHECKED_PROBLEMS = "checked_problems"
    NOT_CHECKED = "not_checked"
    NO_NETWORK = "no_network"
    """The venue offers nobody a way to the internet."""
    NOT_SAID = "not_said"


class BookingsSaid(StrEnum):
    """What somebody said about bookings."""

    CHECKED = "checked"
    NOT_CHECKED = "not_checked"
    NO_BOOKINGS = "no_bookings"
    """Rooms could be booked, and nobody did."""
    NO_ROOMS = "no_rooms"
    """The venue does not let rooms."""
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What a partner said by telephone, on paper or by mail: reported, and no evidence."""

    venue: str
    said_on: date
    how: str
    """By telephone, on paper, by mail: a few words."""
    filtering: FilterSaid
    bookings: BookingsSaid
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueFacts:
    """All that is known of one listed venue."""

    venue: ListedVenue
    networks: tuple[str, ...] = ()
    """Ids of the networks that it lists."""
    checks: tuple[Check, ...] = ()
    assessed: tuple[Assessed, ...] = ()
    returns: tuple[Return, ...] = ()
    heard: tuple[datetime, ...] = ()
    """When each bundle of it was made."""
