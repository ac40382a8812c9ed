"""A checklist answered once for one booking or venue, and what a person decided: the values everything else uses."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from venuecheck.assessment.decision_said import DecisionSaid
from venuecheck.assessment.library_condition import LibraryCondition
from venuecheck.assessment.screened import Screened
from venuecheck.core.action import Action, Asks
from venuecheck.core.actor import Acted


class OutcomeKind(StrEnum):
    """What an outcome means, whatever words a checklist gives it."""

    APPROVE = "approve"
    APPROVE_WITH_CONDITIONS = "approve_with_conditions"
    REFER = "refer"
    REFUSE = "refuse"
    WITHDRAWN = "withdrawn"
    """The hirer took the booking back; only a person can say so."""
    HOLD = "hold"
    """It waits until a day that is named, before the event; then somebody decides on what is known."""
    NOT_AVAILABLE = "not_available"
    """The room is taken, closed or too small, or not paid for or insured: one fact, and no judgement of who books."""
    CANCEL = "cancel"
    """What was confirmed is taken back."""
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    ADVISE = "advise"
    """Somebody outside is given advice, in a letter; nothing is decided, for the venue is theirs."""
    NOT_FINISHED = "not_finished"
    """Something that must be answered is not: never an approval."""


OUTCOME_KIND_WORDS: dict[OutcomeKind, str] = {
    OutcomeKind.APPROVE: "approve",
    OutcomeKind.APPROVE_WITH_CONDITIONS: "approve with conditions",
    OutcomeKind.REFER: "refer to a named person before replying",
    OutcomeKind.REFUSE: "refuse",
    OutcomeKind.WITHDRAWN: "withdrawn by the hirer",
    OutcomeKind.HOLD: "hold until a day that is named",
    OutcomeKind.NOT_AVAILABLE: "not available",
    OutcomeKind.CANCEL: "cancel what was confirmed",
    OutcomeKind.MET: "in place",
    OutcomeKind.PARTLY_MET: "partly in place",
    OutcomeKind.NOT_MET: "not in place",
    OutcomeKind.ADVISE: "advise the owner by letter",
    OutcomeKind.NOT_FINISHED: "not finished",
}
DECIDED_KIND_WORDS: dict[OutcomeKind, str] = {
    **OUTCOME_KIND_WORDS,
    OutcomeKind.APPROVE: "approved",
    OutcomeKind.APPROVE_WITH_CONDITIONS: "approved with conditions",
    OutcomeKind.REFER: "referred to a named person",
    OutcomeKind.REFUSE: "refused",
    OutcomeKind.HOLD: "held until a day that is named",
    OutcomeKind.NOT_AVAILABLE: "said to be not available",
    OutcomeKind.CANCEL: "cancelled after it was confirmed",
}
"""What was done with it, once it is decided."""

APPROVING_KINDS = frozenset({OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS})
"""Kinds under which a booking goes ahead."""

OF_VENUE_KINDS = frozenset({OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET})
"""What only a checklist on the venue itself comes to: a self-assessment, which is signed and not decided."""


class Weight(StrEnum):
    """How much a point to check counts."""

    ADVISORY = "advisory"
    """To be borne in mind; can never lead to refer or refuse."""
    CAUTION = "caution"
    SERIOUS = "serious"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Something that can be recommended and decided."""

    id: str
    kind: OutcomeKind
    title: str
    valid_for_days: int | None = None
    """How long a decision for it lasts; None where it does not end by itself."""
    review_after_days: int | None = None
    """When somebody should look at it again; None where nobody is asked to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A named person lets something stay as it is, until a date. After that it counts again, by itself."""

    question: str
    reason: str
    person: str
    until: date
    """The last day on which it counts."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A further booking of a series that a check covers."""

    subject: str
    person: str
    """Who confirmed that nothing has changed."""
    at: datetime
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    first: date | None = None
    """Its first day; None where it was not said, and in records of earlier versions. So with what follows."""
    last: date | None = None
    """Its last day; None where it is on one day."""
    times: str = ""
    room: str = ""
    audience: str = ""
    """Who can come, in words."""
    expected: str = ""
    """How many people."""
    reach: str = ""
    """Telephone or e-mail of whom to reach about it."""
    made_public: str = ""
    """Whether it is advertised, streamed or recorded, in words."""


class ToldBy(StrEnum):
    """Who stands behind an answer."""

    VENUE = "venue"
    """The venue's staff saw or know it; so do answers of records from before this was kept."""
    ORGANISER = "organiser"
    OTHERS = "others"
    """Hearsay: somebody else says so, or published it, and nothing confirms it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One question that was asked and answered."""

    question: str
    """The question's id; `speakers[2].name` for a question of a repeat, counted from 1."""
    text: str
    """The question as it was asked."""
    value: object
    """JSON-able: str, int, float, bool, or a list of str."""
    shown: str
    """The answer in words."""
    said_by: str = ""
    """`organiser` where the answer came from the organiser's own form; empty where the venue's staff gave it."""
    answered_on: date | None = None
    """When it was given, where that is known."""
    waived_until: date | None = None
    """The last day on which a waiver lets the answer count as "does not apply"."""
    told_by: ToldBy = ToldBy.VENUE
    advisory: bool = False
    """Whether the answer may never lead to a limit, such as that others object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedFlag:
    """A point to check that the answers raised."""

    id: str
    text: str
    weight: Weight
    questions: tuple[str, ...]
    """Ids of the questions whose answers raised it."""
    source: str
    """Name and web address of the public guidance behind it; says so where there is none."""
    holds_reply: bool = False
    """True where nothing but a holding letter goes to the organiser before the police or Prevent have replied."""
    evidence: tuple[str, ...] = ()
    """Ids of the answered questions in which somebody wrote what lies behind it."""
    asks: Asks | None = None
    """Whom it has somebody ask, where it is serious; None in records from before it was kept, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the checklist recommends; a person decides."""

    outcome: str
    """The checklist's id for it, or `not-finished`."""
    kind: OutcomeKind
    title: str
    reasons: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    """What the hirer would have to agree to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(DecisionSaid):
    """What a named person decided, and why."""

    outcome: str
    kind: OutcomeKind
    reasons: str
    person: str
    role: str
    at: datetime
    differs: bool
    """True where it is not what the checklist recommended."""
    conditions: tuple[str, ...] = ()
    review_on: date | None = None
    """When somebody should look at it again."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Assessment:
    """A checklist answered once. Not asked, not answered and answered are three things."""

    id: str
    checklist: str
    checklist_version: int
    checklist_title: str
    edition: str
    """The guidance that the checklist follows."""
    venue: str
    """The venue's id."""
    subject: str
    """The booking or the part of the venue that was checked, in a few words."""
    person: str
    """Who answered."""
    started: datetime
    finished: datetime | None
    """When every required question was answered; None until then."""
    answers: tuple[Answered, ...]
    not_answered: tuple[str, ...]
    """Ids of questions that were asked and have no answer."""
    not_asked: tuple[str, ...]
    """Ids of questions that these answers never opened."""
    flags: tuple[RaisedFlag, ...]
    recommendation: Recommendation
    actions: tuple[Action, ...]
    decision: Decision | None = None
    checklist_digest: str = ""
    """Digest of the checklist as it was used; empty in records from before it was kept."""
    outcomes: tuple[Outcome, ...] = ()
    """What could be decided, as the checklist offered it then."""
    waivers: tuple[Waiver, ...] = ()
    expired: tuple[str, ...] = ()
    """Questions whose earlier answers had expired, and so counted as not answered."""
    not_answered_texts: tuple[str, ...] = ()
    """The questions of `not_answered`, in words; empty in records from before it was kept."""
    follows: str = ""
    """The assessment whose answers it took over: it renews that one, or is another booking beside it. Else empty."""
    occasions: tuple[Occasion, ...] = ()
    """Further bookings that this check covers."""
    screened: tuple[Screened, ...] = ()
    """Names that were looked up in lists."""
    definition: str = ""
    """The definition of extremism that the checklist used; empty in records from before it was kept."""
    library: tuple[LibraryCondition, ...] = ()
    """The conditions that the checklist has ready; empty in records from before it was kept."""
    earlier: tuple[Decision, ...] = ()
    """What was decided on this booking before, oldest first; empty in records from before it was kept."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    reference: str = ""
    """What the venue's booking system calls the booking; empty where it came from none."""
    passed_to_lead: datetime | None = None
    """When something was last written at it for the safeguarding lead, in a record apart; None where nothing was."""

    @property
    def is_of_venue(self) -> bool:
        """Whether it is a self-assessment: what a person states of the venue, rather than a booking to be decided."""
        return bool(OF_VENUE_KINDS & {self.recommendation.kind, *(outcome.kind for outcome in self.outcomes)})
