"""Venues, the networks in them, and who asks."""

from dataclasses import dataclass
from enum import StrEnum


class VenueKind(StrEnum):
    """The kinds of publicly-owned or publicly-used venue that a Prevent plan speaks of."""

    SCHOOL = "school"
    COLLEGE = "college"
    LIBRARY = "library"
    COMMUNITY = "community"
    COUNCIL = "council"
    HEALTH = "health"
    PROBATION = "probation"
    PRISON = "prison"
    VOLUNTARY = "voluntary"
    PLACE_OF_WORSHIP = "place_of_worship"
    OTHER = "other"


VENUE_KIND_WORDS: dict[VenueKind, str] = {
    VenueKind.SCHOOL: "school",
    VenueKind.COLLEGE: "college",
    VenueKind.LIBRARY: "library",
    VenueKind.COMMUNITY: "community centre or hall",
    VenueKind.COUNCIL: "council building",
    VenueKind.HEALTH: "health service building",
    VenueKind.PROBATION: "probation service building",
    VenueKind.PRISON: "prison",
    VenueKind.VOLUNTARY: "voluntary sector building",
    VenueKind.PLACE_OF_WORSHIP: "place of worship that lets rooms",
    VenueKind.OTHER: "other venue",
}


class Nation(StrEnum):
    """The part of the United Kingdom that a venue is in: it decides which law applies and which days are holidays."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


NATION_WORDS: dict[Nation, str] = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


class Body(StrEnum):
    """What kind of body runs a venue: it decides which duties bind it."""

    NOT_SAID = "not_said"
    """The site does not say: nothing is concluded from the kind of venue."""
    COUNCIL = "council"
    MAINTAINED_SCHOOL = "maintained_school"
    """A community, foundation or voluntary school; in Scotland, a council's."""
    ACADEMY = "academy"
    OTHER_PUBLIC = "other_public"
    """A college, a health body and others."""
    CHARITY = "charity"
    PRIVATE = "private"


PUBLIC_BODIES = frozenset({Body.COUNCIL, Body.MAINTAINED_SCHOOL, Body.ACADEMY, Body.OTHER_PUBLIC})
BODY_WORDS: dict[Body, str] = {
    Body.NOT_SAID: "it is not said who runs it",
    Body.COUNCIL: "a council",
    Body.MAINTAINED_SCHOOL: "a community, foundation or voluntary school (in Scotland, a council's)",
    Body.ACADEMY: "an academy",
    Body.OTHER_PUBLIC: "another public body, such as a college or a health body",
    Body.CHARITY: "a charity",
    Body.PRIVATE: "a private body",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A place whose bookings and networks are checked."""

    id: str
    name: str
    kind: VenueKind
    nation: Nation = Nation.ENGLAND
    body: Body = Body.NOT_SAID


class FilteredBy(StrEnum):
    """Where a network's filter is, as the site declares it."""

    NETWORK = "network"
    """On the way: a gateway, a proxy, a resolver. It treats every program on a device alike."""
    BROWSER = "browser"
    """An extension or setting of the managed browser."""
    AGENT = "agent"
    """A program on the device, which may look at browsers alone."""


FILTERED_BY_WORDS: dict[FilteredBy, str] = {
    FilteredBy.NETWORK: "on the way: a gateway, a proxy or a resolver",
    FilteredBy.BROWSER: "an extension or setting of the managed browser",
    FilteredBy.AGENT: "a program on the device",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One way in which devices reach the internet at a venue."""

    id: str
    name: str
    user_group: str
    """Who uses it, in the venue's own words: pupils, staff, visitors."""
    resolver: str = "system"
    """`system`, or `address` or `address:port` (`[address]:port` for IPv6)."""
    proxy: str = "none"
    """`none`, `system`, `http://host:port` or `pac+http://…`."""
    filtered_by: FilteredBy | None = None
    """None where the site does not say."""


class Trigger(StrEnum):
    """Why a check is run (DfE filtering and monitoring standard: at least yearly, and on change or incident)."""

    ANNUAL = "annual"
    CHANGE = "change"
    INCIDENT = "incident"
    SCHEDULED = "scheduled"


TRIGGER_WORDS: dict[Trigger, str] = {
    Trigger.ANNUAL: "the yearly check",
    Trigger.CHANGE: "something changed",
    Trigger.INCIDENT: "an incident",
    Trigger.SCHEDULED: "a scheduled check",
}
