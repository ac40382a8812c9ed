"""What a person can do with a booking besides what its checklist recommends.

To hold it, to say that it is not available, to cancel what was confirmed, to note that the hirer took it back.

These are the same for every booking, whatever its checklist says. What nobody may refuse, such as a candidate's
meeting, nobody may cancel; it can still be told that a room is closed.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.assessment import (
    APPROVING_KINDS,
    Assessment,
    Decision,
    KeptBy,
    Outcome,
    OutcomeKind,
    RaisedFlag,
    Weight,
)

HOLD: Final = Outcome(id="hold", kind=OutcomeKind.HOLD, title="Hold it until a day before the event, and ask")
NOT_AVAILABLE: Final = Outcome(
    id="not-available",
    kind=OutcomeKind.NOT_AVAILABLE,
    title="Not available: taken, closed, too small, not paid for, not insured, or outside a policy that binds all",
)
CANCEL: Final = Outcome(id="cancel", kind=OutcomeKind.CANCEL, title="Cancel what was confirmed")
WITHDRAWN: Final = Outcome(id="withdrawn", kind=OutcomeKind.WITHDRAWN, title="The hirer has withdrawn the booking")
AT_ONCE: Final = Outcome(
    id="at-once",
    kind=OutcomeKind.NOT_AVAILABLE,
    title="Not available at once: the police or fire service say so, or the building is closed; grounds follow",
)
"""Whoever is at the desk acts on it; within two working days somebody decides with the grounds."""
STEPS: Final = (HOLD, NOT_AVAILABLE, CANCEL, WITHDRAWN, AT_ONCE)
GROUNDS: Final = "at-once:grounds"
"""Id of the action that stays open until the grounds are recorded."""
_WORKING_DAYS: Final = 2
_SATURDAY: Final = 5
_OPEN: Final = frozenset({OutcomeKind.HOLD, OutcomeKind.REFER})
"""What is decided meanwhile, and leaves standing what was told before."""


def choices(assessment: Assessment) -> tuple[Outcome, ...]:
    """Give the outcomes that a person can decide on this booking."""
    own = assessment.outcomes
    kinds = {one.kind for one in own}
    if assessment.is_of_venue or OutcomeKind.ADVISE in kinds or not own:
        return own
    stands = confirmation(assessment) is not None
    may_be_refused = OutcomeKind.REFUSE in kinds
    # to refuse what was confirmed is to cancel it
    kept = tuple(one for one in own if not (stands and one.kind is OutcomeKind.REFUSE))
    added = (one for one in STEPS if one.kind not in kinds and (one is not CANCEL or (stands and may_be_refused)))
    return (*kept, *added)


def confirmation(assessment: Assessment) -> Decision | None:
    """Give the decision by which the booking goes ahead as far as the organiser knows; None where none stands."""
    taken = (*assessment.earlier, *((assessment.decision,) if assessment.decision else ()))
    last = next((one for one in reversed(taken) if one.kind not in _OPEN), None)
    return last if last is not None and last.kind in APPROVING_KINDS else None


def told_before(assessment: Assessment) -> Decision | None:
    """Give the confirmation that the organiser had been given before what was decided now; None where none stood.

    The grounds that follow what was done at once speak of the same one.
    """
    decision, earlier = assessment.decision, assessment.earlier
    if earlier and is_at_once(earlier[-1]) and decision is not None and decision.kind is OutcomeKind.NOT_AVAILABLE:
        earlier = earlier[:-1]
    return confirmation(replace(assessment, decision=None, earlier=earlier))


def is_at_once(decision: Decision | None) -> bool:
    """Whether somebody acted at once, and the grounds are still to follow."""
    return decision is not None and decision.outcome == AT_ONCE.id


def grounds_by(acted: date) -> date:
    """Give the day by which the grounds follow: two working days later, Monday to Friday.

    Bank holidays are left out of account, so that nobody waits for longer than was said.
    """
    due, left = acted, _WORKING_DAYS
    while left:
        due += timedelta(days=1)
        left -= due.weekday() < _SATURDAY
    return due


def ends_confirmed(assessment: Assessment, kind: OutcomeKind) -> bool:
    """Whether a decision of this kind ends what was confirmed: then it can name the clause, and say what is paid back.

    Where somebody acted at once, the grounds that follow end the confirmation that stood until then.
    """
    before = replace(assessment, decision=None) if is_at_once(assessment.decision) else assessment
    is_end = kind in {OutcomeKind.CANCEL, OutcomeKind.NOT_AVAILABLE}
    return is_end and confirmation(before) is not None


def hold_before(assessment: Assessment) -> Decision | None:
    """Give the hold that the decision which stands came after; None where it came after none."""
    before = assessment.earlier[-1] if assessment.earlier else None
    return before if before is not None and before.kind is OutcomeKind.HOLD else None


def hold_to_answer(assessment: Assessment, kind: OutcomeKind) -> Decision | None:
    """Give the hold that stands, where a decision of this kind has to say what came of it; None where none has."""
    standing = assessment.decision
    goes_on = kind in {OutcomeKind.HOLD, OutcomeKind.NOT_AVAILABLE, OutcomeKind.WITHDRAWN}
    return standing if standing is not None and standing.kind is OutcomeKind.HOLD and not goes_on else None


def limiting(assessment: Assessment, conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Give the conditions that limit what is said or who may come: all but those that the checklist says do not."""
    free = {one.text for one in assessment.library if not one.limits}
    return tuple(text for text in conditions if text not in free)


def for_the_venue(assessment: Assessment, conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Give the conditions that the venue keeps itself; what somebody writes is asked of the organiser."""
    ours = {one.text for one in assessment.library if one.kept_by is KeptBy.VENUE}
    return tuple(text for text in conditions if text in ours)


def needs_balance(assessment: Assessment, kind: OutcomeKind, conditions: tuple[str, ...]) -> bool:
    """Whether a decision carries the right engaged, the aim, why nothing less would do, and the power."""
    if kind is OutcomeKind.APPROVE_WITH_CONDITIONS:
        return bool(limiting(assessment, conditions))
    return kind in {OutcomeKind.REFUSE, OutcomeKind.CANCEL}


def needs_fact(assessment: Assessment, kind: OutcomeKind) -> bool:
    """Whether a decision must name a fact on record: one against a booking that nothing serious speaks against."""
    is_against = kind in {OutcomeKind.REFUSE, OutcomeKind.CANCEL}
    return is_against and not any(flag.weight is Weight.SERIOUS and not _is_name(flag) for flag in assessment.flags)


def supporting_facts(assessment: Assessment) -> dict[str, str]:
    """Give what can support a decision against a booking, by id: answers and points, but none that may never decide."""
    found = {
        flag.id: flag.text for flag in assessment.flags if flag.weight is not Weight.ADVISORY and not _is_name(flag)
    }
    said = (one for one in assessment.answers if not one.advisory and not _is_who(one.question))
    return found | {one.question: f"{one.text} {one.shown}" for one in said}


def _is_who(question: str) -> bool:
    """Whether it says who books or speaks: that is nothing against anybody."""
    return question.rpartition(".")[2] in _WHO


_WHO: Final = frozenset(
    {"organiser", "organisation", "client", "candidate", "other_names", "speaker_name", "speaker_organisation"}
)


def _is_name(flag: RaisedFlag) -> bool:
    """Whether all that it says is that a name is like a listed one: the police judge that, and their silence nobody."""
    return flag.id.startswith("screen:") or flag.id == "possible_match"
