"""A checklist answered once for one booking or venue, and what a person decided: the values everything else uses."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from venuecheck.core.action import Action


class OutcomeKind(StrEnum):
    """What an outcome means, whatever words a checklist gives it."""

    APPROVE = "approve"
    APPROVE_WITH_CONDITIONS = "approve_with_conditions"
    REFER = "refer"
    REFUSE = "refuse"
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_FINISHED = "not_finished"
    """Something that must be answered is not: never an approval."""


OUTCOME_KIND_WORDS: dict[OutcomeKind, str] = {
    OutcomeKind.APPROVE: "approve",
    OutcomeKind.APPROVE_WITH_CONDITIONS: "approve with conditions",
    OutcomeKind.REFER: "refer to a named person before replying",
    OutcomeKind.REFUSE: "refuse",
    OutcomeKind.MET: "in place",
    OutcomeKind.PARTLY_MET: "partly in place",
    OutcomeKind.NOT_MET: "not in place",
    OutcomeKind.NOT_FINISHED: "not finished",
}

LIMITING_KINDS = frozenset({OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.REFER, OutcomeKind.REFUSE})
"""Kinds that limit what a hirer may do, and so need the right engaged and why the limit is proportionate."""


class Weight(StrEnum):
    """How much a point to check counts."""

    ADVISORY = "advisory"
    """To be borne in mind; can never lead to refer or refuse."""
    CAUTION = "caution"
    SERIOUS = "serious"


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
class Decision:
    """What a named person decided, and why."""

    outcome: str
    kind: OutcomeKind
    reasons: str
    person: str
    role: str
    at: datetime
    differs: bool
    """True where it is not what the checklist recommended."""
    right_engaged: str = ""
    """The right or belief that a limit touches (Human Rights Act articles 9, 10, 11; Equality Act s29, s149)."""
    why_proportionate: str = ""
    """Why the limit is needed, and why nothing less would do."""
    power_relied_on: str = ""
    """The legal power or hire term; Prevent guidance confers none."""
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
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
