"""What whoever decides is asked, by the field of the decision, and what is asked for which outcome."""

from collections.abc import Mapping
from typing import Final

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.condition_limits import needs_balance, written_by_hand
from venuecheck.assessment.duties import Binds, Duty, applied
from venuecheck.assessment.grounds import NEVER_ALONE, NEVER_BY_ITSELF
from venuecheck.assessment.in_part import acts_as
from venuecheck.assessment.steps import DONE_AT_ONCE, confirmation, ends_confirmed, hold_to_answer, needs_fact
from venuecheck.core.venue import Body, Nation

_NOTHING_SERIOUS: Final = "Nothing serious is on record against this booking. Never enough by themselves:"
_QUESTIONS: Final[dict[str, tuple[str, str]]] = {
    "outcome": ("What do you decide?", "You may decide otherwise than is recommended, with a reason."),
    "person": ("Who decides?", "Full name. A decision without a name does not count."),
    "role": ("In which role?", "Such as library manager, or duty manager."),
    "conditions": (
        "On which conditions?",
        "Give the numbers of those that you want, such as 1 3; write others in words.",
    ),
    "no_limit": (
        "Which of the conditions that you wrote limit neither what is said nor who comes?",
        "Such as: the chairs are put back. Give their numbers, or none. For each other you say what you weighed.",
    ),
    "until": (
        "Until which day is it held?",
        (
            "A day before the event, or before the next session of a series that has begun. "
            "After it somebody decides on what is known then."
        ),
    ),
    "off_from": (
        "From which day on does it not take place?",
        "The first day that falls out. What is before it goes on as it was confirmed.",
    ),
    "off_until": (
        "Until which day?",
        "The last day that falls out; for the rest of the series, its last day. What is after it goes on.",
    ),
    "after_hold": (
        "Whom did you ask, when, and what came?",
        "If nothing came, say so. That nobody answered is no reason against a booking.",
    ),
    "fact": (
        "Why is it not available?",
        "One fact, such as: let already, closed, a polling station, too small, not paid for, outside a policy for all.",
    ),
    "source": (
        "How is that known?",
        "Such as: the diary, the entry of 3 May; the notice of closure. The letter says it: name nobody without need.",
    ),
    "alternative": (
        "What do you offer instead?",
        "Another room or day, or how it can be put right and by when. If there is nothing, say that you looked.",
    ),
    "rests_on": (
        "Which fact on record supports this?",
        f"{_NOTHING_SERIOUS} {', '.join(NEVER_ALONE)}. You may go on without a fact; that is recorded and counted.",
    ),
    "reasons": ("For what reasons?", "What you relied on. Facts, not labels: 'extremist' alone is no reason."),
    "deposit": ("What becomes of the deposit?", "What is paid back, and by when; or that nothing was paid."),
    "right_engaged": ("Which right or belief does this limit?", ""),
    "aim": (
        "What is the limit meant to protect?",
        "Whom or what, and from what: safety, children, other people's rights. 'Preventing extremism' is none.",
    ),
    "why_proportionate": (
        "Why would a lesser measure not do?",
        "Name what else you considered, such as a steward, an independent chair, another day.",
    ),
    "power_relied_on": (
        "Which law or hire term do you rely on?",
        "Name the Act and section, or the clause. Guidance gives no power of its own.",
    ),
}
"""The question, and what helps to answer it; of the right it hangs on who runs the venue, and where."""
_RIGHTS: Final[dict[Binds, str]] = {
    Binds.YES: "freedom of expression (article 10), assembly (11) or belief (9)",
    Binds.PARTLY: "what their contract gives them",
}
_SERVICES: Final[dict[Binds, str]] = {
    Binds.YES: "a room without discrimination (Equality Act 2010, section 29)",
    Binds.ASK: "Northern Ireland's own equality law (ask legal services)",
}


PRINTED: Final = frozenset({OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.REFUSE, OutcomeKind.CANCEL})
"""Outcomes whose letter, as it is shipped, gives the organiser the reasons as they were written."""
_IS_READ: Final = "The organiser reads this in the letter."
_BY_THE_HIRER: Final = "What the hirer said, how, and when. It is no judgement on the booking."


def questions_for(
    nation: Nation, body: Body, *, kind: OutcomeKind | None = None, against: bool = False
) -> Mapping[str, tuple[str, str]]:
    """Give each question and what helps to answer it, naming only law that binds this body in this nation.

    `kind`: what is decided. `against`: of a decision against a booking that must name a fact, or be recorded as taken
    without one. Then what may never by itself be the reason stands beside the box for the reasons, too, before anybody
    types them.
    """
    rights = _RIGHTS.get(applied(Duty.HUMAN_RIGHTS, nation, body).binds, "to speak, to meet or to believe")
    services = _SERVICES[applied(Duty.SERVICES, nation, body).binds]
    text, _ = _QUESTIONS["right_engaged"]
    reasons, facts = _QUESTIONS["reasons"]
    facts = _BY_THE_HIRER if kind is OutcomeKind.WITHDRAWN else facts
    beside = " ".join((facts, *([NEVER_BY_ITSELF] if against else []), *([_IS_READ] if kind in PRINTED else [])))
    return {
        **_QUESTIONS,
        "reasons": (reasons, beside),
        "right_engaged": (text, f"Such as {rights}, or {services}. If none, say why."),
    }


BALANCE: Final = ("right_engaged", "aim", "why_proportionate", "power_relied_on")
"""What a decision that limits somebody carries besides its reasons."""


def asked_for(
    assessment: Assessment,
    kind: OutcomeKind,
    conditions: tuple[str, ...],
    outcome: str = "",
    *,
    no_limit: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Give what is asked for an outcome (its kind and id), in order, beside the outcome, the person and the role."""
    acts = acts_as(kind, outcome)
    if acts is not kind:
        return ("off_from", "off_until", *asked_for(assessment, acts, conditions, outcome, no_limit=no_limit))
    if kind is OutcomeKind.NOT_AVAILABLE:
        ends = ("power_relied_on", "deposit") if ends_confirmed(assessment, kind) else ()
        return ("fact", "source") if outcome in DONE_AT_ONCE else ("fact", "source", "alternative", *ends)
    asked = {
        "conditions": kind is OutcomeKind.APPROVE_WITH_CONDITIONS,
        # of the boxes the checklist says it; of what somebody writes they do
        "no_limit": kind is OutcomeKind.APPROVE_WITH_CONDITIONS and bool(written_by_hand(assessment, conditions)),
        "until": kind is OutcomeKind.HOLD,
        "after_hold": hold_to_answer(assessment, kind) is not None,
        "rests_on": needs_fact(assessment, kind),
        "reasons": True,
        "deposit": kind is OutcomeKind.CANCEL or (kind is OutcomeKind.WITHDRAWN and bool(confirmation(assessment))),
        **dict.fromkeys(BALANCE, needs_balance(assessment, kind, conditions, no_limit)),
    }
    return tuple(name for name, is_asked in asked.items() if is_asked)
