"""What a person can do with a booking besides what its checklist recommends.

To hold it, to say that the room is not there, to cancel what was confirmed, to note that the hirer took it back.

These are the same for every booking, whatever its checklist says. What nobody may refuse, such as a candidate's
meeting, nobody may cancel; it can still be told that a room is closed.
"""

from typing import Final

from venuecheck.assessment.assessment import (
    APPROVING_KINDS,
    Assessment,
    Decision,
    Outcome,
    OutcomeKind,
    RaisedFlag,
    Weight,
)

HOLD: Final = Outcome(id="hold", kind=OutcomeKind.HOLD, title="Hold it until a day before the event, and ask")
NOT_AVAILABLE: Final = Outcome(
    id="not-available", kind=OutcomeKind.NOT_AVAILABLE, title="Not available: the room is taken, closed or too small"
)
CANCEL: Final = Outcome(id="cancel", kind=OutcomeKind.CANCEL, title="Cancel what was confirmed")
WITHDRAWN: Final = Outcome(id="withdrawn", kind=OutcomeKind.WITHDRAWN, title="The hirer has withdrawn the booking")
STEPS: Final = (HOLD, NOT_AVAILABLE, CANCEL, WITHDRAWN)
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
    return found | {one.question: f"{one.text} {one.shown}" for one in assessment.answers if not one.advisory}


def _is_name(flag: RaisedFlag) -> bool:
    """Whether all that it says is that a name is like a listed one: the police judge that, and their silence nobody."""
    return flag.id.startswith("screen:") or flag.id == "possible_match"
