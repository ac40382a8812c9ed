"""One run: a test list tried on one network of one venue, and everything that came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from venuecheck.core.actor import Acted
from venuecheck.core.venue import Trigger
from venuecheck.filtering.model.finding import NetworkFinding, PageFinding
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Category
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.reference import ReferenceUsed


class Vantage(StrEnum):
    """From where a run sees the network."""

    SOCKET = "socket"
    """This program's own connections."""
    PERSON = "person"
    """A person opens the pages in a browser and writes down what came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """What the filter itself showed of the group or policy that it applied."""

    naming: Naming
    name: str
    """As the filter gives it: a name that is plainly no person's, or a number."""
    product: str = ""
    """Id of the fingerprint whose block page showed it; empty where a person read it."""
    pages: int = 1
    """On how many pages of the list it was seen."""
    product_name: str = ""
    """What that product is called; empty in records of versions that did not note it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPart:
    """What one person did of a run that was stopped and gone on with."""

    person: str
    """Empty where a schedule ran it."""
    by: Acted | None = None
    at: datetime
    """When it was begun, or gone on with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHeader:
    """What a run was, apart from what it found."""

    id: str
    venue: str
    """Id."""
    network: str
    """Id."""
    user_group: str
    device: str
    person: str
    """Who ran it, of one that was gone on with its last part. Empty where a schedule ran it."""
    trigger: Trigger
    started: datetime
    finished: datetime | None
    """None where it was stopped before its end."""
    valid: bool
    """False where no page stands between intact controls: nothing is then proven to be blocked."""
    invalid_reason: str | None
    list_id: str
    list_title: str
    list_version: int
    list_digest: str
    rules_version: str
    fingerprints_version: str
    software: str
    """Name and version of the program."""
    reference: ReferenceUsed | None = None
    """What was known of the pages from an unfiltered line; None where no reference was given."""
    vantage: Vantage = Vantage.SOCKET
    account: str = ""
    """The kind of account that was signed in, in words; empty where nobody said."""
    place: str = ""
    """Where in the venue; empty where nobody said."""
    identified: tuple[Identified, ...] = ()
    """How the filter named the group or policy; empty: the user group is declared, and not proven."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    parts: tuple[RunPart, ...] = ()
    """Where it was stopped and gone on with, its parts, the first that began it. Empty for one that was made at one go,
    and in records of earlier versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A page of the list that was not tried, because the site's configuration leaves it out."""

    page: str
    """Id."""
    url: str
    category: str
    reason: str
    until: date | None = None
    """The last day on which it is left out; None for no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run as it is recorded and shown (`venuecheck.run/1`)."""

    run: RunHeader
    categories: tuple[Category, ...]
    """The list's categories, those without pages too."""
    findings: tuple[PageFinding, ...]
    network_findings: tuple[NetworkFinding, ...]
    observations: tuple[Observation, ...]
    left_out: tuple[LeftOut, ...] = ()
