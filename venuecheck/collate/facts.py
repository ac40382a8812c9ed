"""What is known of each venue: checks of its networks, assessments, what somebody said, and when it was last heard of.

Facts are values. Where they come from (bundles, a database, a telephone call) is for the services to say.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from venuecheck.assessment.looked_back import LookedBack
from venuecheck.assurance.assessed import Assessed as AssessedFacts
from venuecheck.assurance.check import Check as CheckFacts
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.bound import Bound, BoundFrom
from venuecheck.collate.network_kind import NetworkKind
from venuecheck.collate.sent import NotCounted
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.override import PageVerdict
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.plans.said import Looked, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whom to write to, by a name or a role."""

    name: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation that answers for venues."""

    id: str
    name: str
    contact: Person | None
    chief_officer: Person | None
    """To whom a reminder goes that nobody answered."""
    bound: Bound = Bound.DUTY
    """What bound it at first."""
    changes: tuple[BoundFrom, ...] = ()
    """What bound it from a day on, by their days."""

    def bound_on(self, day: date) -> Bound:
        """Say what binds it on a day."""
        return next((each.bound for each in reversed(self.changes) if each.since <= day), self.bound)

    def with_bound(self, bound: Bound, since: date) -> Self:
        """Give it bound so from a day on; what was noted for the same day is replaced."""
        left = replace(self, changes=tuple(each for each in self.changes if each.since != since))
        if left.bound_on(since) is bound:
            return left
        changes = (*left.changes, BoundFrom(since=since, bound=bound))
        return replace(left, changes=tuple(sorted(changes, key=lambda one: one.since)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVenue:
    """A venue that the partnership expects to hear from."""

    id: str
    name: str
    kind: VenueKind
    partner: str
    """Id of the partner that answers for it."""
    owes: bool = True
    """Whether it can be overdue. An answer that is too old counts no more in any case."""
    opened: date | None = None
    """The first day on which it was there; None where it always was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(CheckFacts):
    """One run of a test list on one network of a venue."""

    network_kind: NetworkKind
    product: str = ""
    """Id of the filter that most of its pages named; empty where none did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSet:
    """Something to do that a checklist set."""

    id: str
    """The assessment's id and the action's own."""
    due: date | None
    since: datetime | None = None
    """When it was set, where that was after the checklist was answered."""
    closed: datetime | None = None
    """When it was done; None while it is open."""
    over: datetime | None = None
    """When nothing is left to do it for; None where that is not known."""
    told: datetime | None = None
    """When the bundle was made that tells it."""
    is_followed: bool = True
    """Whether it is told what became of it."""
    one_with: str = ""
    """Id of what it is one thing with while both are open; empty where it stands by itself."""

    def closed_by(self, at: datetime) -> datetime | None:
        """Give when it was closed by a moment, or nothing was left to do it for; None where it was open then."""
        if self.closed is not None:
            return self.closed
        return self.over if self.over is not None and self.over <= at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSaid:
    """What a person put on record last of something to do: no name and no words."""

    action: str
    at: datetime
    due: date | None
    told: datetime | None = None
    """When the bundle was made that tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed(AssessedFacts):
    """A checklist that was answered, without subject and names."""

    decided_at: datetime | None
    rules: tuple[str, ...] = ()
    """Ids of the points to check that the answers raised."""
    without_fact: bool = False
    """Whether it was decided against without a fact on record that supports it."""
    looked_back: LookedBack | None = None
    actions: tuple[ActionSet, ...] = ()

    @property
    def undecided(self) -> Self:
        """Give it as it was before anybody decided."""
        return replace(self, decided=None, decided_at=None, ends=None, review_on=None, without_fact=False)


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
class Signed:
    """That a requirement was signed: not by whom."""

    at: datetime
    plan: str
    requirement: str
    stated: Stated
    figure: float | None
    target: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSeen:
    """What a look at a network's filter log showed: not by whom."""

    network: str
    on: date
    logged: Looked
    alerted: Looked


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLook(LogSeen):
    """A look at a network's filter log."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden(PageVerdict):
    """A person's verdict beside a measured one: not who and why."""

    until: date
    """The last day on which it stands."""
    made: datetime | None = None
    """When it was said; None where that is not known."""


class AheadKind(StrEnum):
    """What a venue records and does not tell, or tells under the day on which it was on record."""

    CHECKLIST = "checklist"
    """A self-assessment that says that something is not in place."""
    LOOK = "look"
    """A look at a network's filter log that did not find what it should."""
    DECISION = "decision"
    """What was decided on a booking."""
    REPLY = "reply"
    """What somebody who was asked about a booking answered."""
    CONDITION = "condition"
    """What was seen of a condition of a booking."""
    LOOK_BACK = "look_back"
    """Whether an event was as booked."""
    LIST = "list"
    """That a list of names was got."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedAhead:
    """That something of this kind is on record and dated in the future: not what it says."""

    kind: AheadKind
    about: str
    """Id of the checklist's record, or of the network; empty of lists of names."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAhead:
    """That exported findings leave out a check, because it is dated after the bundle that was exported."""

    run: str
    network: str
    at: datetime
    """When it began; of what a person saw, the first moment of its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What was sent as of one venue, under one key, and cannot be counted."""

    sent: tuple[NotCounted, ...]
    says: "VenueFacts | None"
    """What it says of the venue; None where that cannot be read."""
    weighs: bool
    """Whether it may be the venue's own word: not where a compared key counts, and did not sign this."""
    late: bool = False
    """Whether all of it came after the day that is asked about: on that day nothing had been sent."""


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
    heard_since: datetime | None = None
    """When it was heard of last, where that is after the moment that is asked about: what came speaks for it."""
    told_at: datetime | None = None
    """When the newest bundle of it was made, by the venue's clock; None where what is asked about is past."""
    faults: tuple[Fault, ...] = ()
    """What its checks found wrong, with what became of it."""
    retirements: tuple[Retirement, ...] = ()
    notes: tuple[ActionSaid, ...] = ()
    """What persons put on record of what is to be done."""
    sent: bool = False
    """Whether it sent a bundle, so that what it lists is known."""
    requirements: tuple[RequirementFacts, ...] | None = None
    """What is recorded for each requirement that it is held against; None where nobody told."""
    required_then: tuple[RequirementFacts, ...] = ()
    """The same as it was told nearest to a day that is past and is asked about: just after it, then by it."""
    is_untold_then: bool = False
    """Whether nothing tells what stood on a day that is past of something that was recorded anew since."""
    signed: tuple[Signed, ...] = ()
    """Each that stands, and those of the last year and a half that stood before."""
    looks: tuple[LogLook, ...] = ()
    overridden: tuple[Overridden, ...] = ()
    ahead: tuple[DatedAhead, ...] = ()
    """What is dated in the future, and is not told so by anything else."""
    left_out: tuple[CheckAhead, ...] = ()
    refused: tuple[Refused, ...] = ()
    """What was sent and is not counted: the venue was not silent, and stands no better than the worst of it."""
    refused_once: tuple[datetime, ...] = ()
    """When each thing came that was refused then, and is settled since: the venue was not silent."""
    anew: bool = False
    """Whether records of it may be missing by what it says itself, and nobody has asked what became of them."""

    def asked(self, now: datetime) -> datetime:
        """Give now by the venue's clock, where that is a little ahead: what it told then has happened."""
        told_at = self.told_at
        return told_at if told_at is not None and now < told_at <= now + CLOCKS_DIFFER else now

    @property
    def doubted(self) -> bool:
        """Whether its records may not be all that there were: nothing of it is in order.

        By what it says itself, or because they do not go on those that it sent before.
        """
        return self.anew or any(one.casts_doubt for each in self.refused for one in each.sent)
