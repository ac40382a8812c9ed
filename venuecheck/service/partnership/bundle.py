"""What a bundle holds: a venue's statuses, counts and findings for a coordinator, and no names unless a case is added.

Bundles are JSON (`venuecheck.bundle/3`) in a DSSE envelope signed with the key of the venue's store.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.looked_back import LookedBack
from venuecheck.assessment.replying import NameOpen
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.collate.facts import DatedAhead, LogSeen
from venuecheck.core.venue import Trigger, VenueKind
from venuecheck.filtering.model.finding import NetworkFinding, PageFinding
from venuecheck.filtering.model.override import PageVerdict
from venuecheck.filtering.model.run import Vantage
from venuecheck.plans.said import Stated
from venuecheck.plans.signer import SignerKind
from venuecheck.service.partnership.anew_said import AnewSaid
from venuecheck.service.partnership.key_changes import KeyChangeSaid, MarkSaid
from venuecheck.service.partnership.missed_said import MissedSaid

BUNDLE_SCHEMA = "venuecheck.bundle/3"
"""Since /2 the findings are those that count, what persons saw among them, and faults tell what became of each. Since
/3 what is recorded for each requirement, of actions, signatures and looks at filters' logs is told as well."""
FOLLOWED_SCHEMAS = frozenset({"venuecheck.bundle/2", BUNDLE_SCHEMA})
"""Those that tell what became of everything that was found wrong."""
READ_SCHEMAS = frozenset({"venuecheck.bundle/1", *FOLLOWED_SCHEMAS})
BUNDLE_TYPE = "application/vnd.venuecheck.bundle+json"
"""What a bundle's signature says that it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueSaid:
    """Which venue it is."""

    id: str
    name: str
    kind: VenueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSaid:
    """One of its networks."""

    id: str
    name: str
    user_group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedSaid:
    """What is otherwise in a check after a moment, when what a person saw beside it is too old to count."""

    after: datetime
    findings: tuple[PageFinding, ...] = ()
    """Of the pages that stand otherwise then."""
    gone: tuple[str, ...] = ()
    """Ids of the pages of which nothing else is known."""
    network_findings: tuple[NetworkFinding, ...] = ()
    """Of the questions that stand otherwise then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSaid:
    """A check of a network, without the person who made it and the device."""

    id: str
    network: str
    user_group: str
    trigger: Trigger
    started: datetime
    finished: datetime | None
    valid: bool
    invalid_reason: str | None
    list_id: str
    list_title: str
    list_version: int
    list_digest: str
    rules_version: str
    fingerprints_version: str
    software: str
    counts: dict[str, int]
    """Pages by result."""
    findings: tuple[PageFinding, ...]
    """Of the checks that count (of each network the newest with each list), what persons saw among them; the others are
    counted only. (In /1: of the newest check with each list, as it was recorded.)"""
    network_findings: tuple[NetworkFinding, ...]
    vantage: Vantage = Vantage.SOCKET
    """Whether this program looked, or a person. (Bundles made before it was told do not say.)"""
    aged: tuple[AgedSaid, ...] = ()
    """What becomes of it though nobody says another word, each against what is told first. (None in older bundles.)"""
    seen_from: str = ""
    """A sign of the device and account of a person (`fault.seen_from`); empty for several, and before it was told."""
    by_itself: dict[str, int] = field(default_factory=dict)
    """Pages by result before any person's sight is put beside it, where one is. (Empty before it was told.)"""
    seen_on: tuple[date, ...] = ()
    """The days on which persons saw what is among its findings. (Empty before it was told.)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSaid:
    """Something to do that a checklist set, without its words and its owner."""

    due: date | None
    done: bool = False
    id: str = ""
    """The assessment's id and the action's own. (Empty before /3.)"""
    opened: datetime | None = None
    closed: datetime | None = None
    """When it was closed: by a person, a later self-assessment, or because the booking was withdrawn."""
    over: datetime | None = None
    """When nothing is left to do it for, though nobody says another word. (None before it was told.)"""
    one_with: str = ""
    """Id of the action that it is one thing with while both are open. (Empty before it was told.)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSaid:
    """What a person put on record last of an action: not who, in which words, or whose it is."""

    action: str
    """Its id."""
    at: datetime
    due: date | None
    owned: bool
    """Whether somebody is named who does it."""
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffSaid:
    """That the report, or a requirement, was signed: as what, never by whom, and without the statement's words."""

    # not `collate.facts.Signed` with a signer: bundles, and their schema, have the fields in this order
    at: datetime
    signer: SignerKind
    plan: str
    """Empty where the whole report was signed."""
    requirement: str
    stated: Stated
    figure: float | None
    target: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCheckSaid(LogSeen):
    """What a look at a network's filter log showed, without who looked and their note."""

    at: datetime | None = None
    """When it was put on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSaid:
    """A checklist that was answered: what came of it, without subject, answers, reasons or names."""

    id: str
    checklist: str
    checklist_version: int
    checklist_title: str
    edition: str
    started: datetime
    finished: datetime | None
    recommended: OutcomeKind
    decided: OutcomeKind | None
    decided_at: datetime | None
    differs: bool
    points: dict[str, int]
    """Points to check by weight."""
    actions: int
    rules: tuple[str, ...] = ()
    """Ids of the checklist's points to check that the answers raised."""
    actions_set: tuple[ActionSaid, ...] = ()
    """The actions with their dates. (Bundles made before they were told have their number alone.)"""
    ends: date | None = None
    """The last day on which the decision, and every waiver, counts; None where nothing ends by itself."""
    review_on: date | None = None
    """When somebody should look at the decision again."""
    of_venue: bool | None = None
    """Whether it is about the venue itself, rather than a booking. (None in /1.)"""
    follows: str = ""
    """The assessment that this one renews."""
    without_fact: bool = False
    """Whether it was decided against without a fact on record that supports it. (False before it was told.)"""
    changed: bool = False
    """Whether it was decided once, and changed since: nobody has decided on it as it is. (False before it was told.)"""
    name_open: NameOpen | None = None
    """What an approval waits for, because a name may be a listed one; it is not told as decided. (None before.)"""
    conditions_differ: Differs = Differs.NOT
    """Where the outcome is the recommended one: how its conditions lie to those recommended. (Not told before.)"""
    as_answered: bool = False
    """Whether a recommended referral had its answer, which can support what was decided then. (Not told before.)"""
    looked_back: LookedBack | None = None
    """What was noted last after the event. (Not told before.)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetirementSaid:
    """What does not count any longer, without the person and the reason."""

    network: str
    list_id: str
    page: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideSaid(PageVerdict):
    """A person's verdict beside a measured one, without the person and the reason."""

    until: str
    made: datetime | None = None
    """When they said so. (None before it was told.)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSaid:
    """A file of evidence of a case."""

    name: str
    """A file's name, never a path."""
    media_type: str
    digest: str
    """SHA-256, hexadecimal."""
    content: str
    """Base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One assessment with all that it says, shared under an agreement."""

    id: str
    agreement: str
    """The information-sharing agreement that it is shared under."""
    assessment: dict[str, Any]
    evidence: tuple[EvidenceSaid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterSaid:
    """What a bundle tells otherwise from a moment on, once something that is dated ahead has come due."""

    since: datetime
    runs: tuple[RunSaid, ...] = ()
    """Those that are told otherwise then; assessments and requirements alike."""
    assessments: tuple[AssessmentSaid, ...] = ()
    requirements: tuple[RequirementFacts, ...] = ()
    faults: tuple[Fault, ...] | None = None
    """All of them; None where they are as they are told first, and so of what follows."""
    log_checks: tuple[LogCheckSaid, ...] | None = None
    ahead: tuple[DatedAhead, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All of it."""

    schema: str
    software: str
    made_at: datetime
    public_key: str
    """The key of the store (hexadecimal), which signs this."""
    chain: tuple[str, ...]
    """The digest of every record's header, in order: a later bundle must begin with the same ones."""
    venue: VenueSaid
    networks: tuple[NetworkSaid, ...]
    records: dict[str, int]
    """How many records there are of each kind."""
    runs: tuple[RunSaid, ...]
    assessments: tuple[AssessmentSaid, ...]
    overrides: tuple[OverrideSaid, ...]
    erased: tuple[str, ...]
    """Ids of assessments that the venue has erased since: a case shared earlier is to be erased as well."""
    cases: tuple[Case, ...]
    faults: tuple[Fault, ...] = ()
    """What checks found wrong, and what became of it: those that are open, and those of the last year and a half."""
    retirements: tuple[RetirementSaid, ...] = ()
    mark: MarkSaid | None = None
    """Proven when this was made. (None in what earlier versions made.)"""
    requirements: tuple[RequirementFacts, ...] | None = None
    """What is recorded for each requirement that the venue is held against; None where it is not told (before /3)."""
    notes: tuple[NoteSaid, ...] = ()
    sign_offs: tuple[SignOffSaid, ...] = ()
    log_checks: tuple[LogCheckSaid, ...] = ()
    ahead: tuple[DatedAhead, ...] = ()
    """What is on record and dated in the future, where nothing else here says so."""
    later: tuple[LaterSaid, ...] = ()
    """What becomes of it as what is dated ahead comes due, each against what is told first. (None before.)"""
    keys: tuple[KeyChangeSaid, ...] = ()
    """Keys that took the place of others. (None in what earlier versions made.)"""
    anew: tuple[AnewSaid, ...] = ()
    """Ways back by which records of the venue may be missing. (None in what earlier versions made.)"""
    missed: tuple[MissedSaid, ...] = ()
    """Said of others' records in the same database that are missing or not whole. (None in earlier versions.)"""
