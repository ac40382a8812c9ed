"""What a person can do with a booking besides what its checklist recommends.

To hold it, to say that it is not available, to cancel what was confirmed, to note that the hirer took it back.

These are the same for every booking, whatever its checklist says. What nobody may refuse, such as a candidate's
meeting, nobody may cancel; it can still be told that a room is closed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.assessment import (
    APPROVING_KINDS,
    OF_VENUE_KINDS,
    Assessment,
    Decision,
    Outcome,
    OutcomeKind,
    RaisedFlag,
    Weight,
)
from venuecheck.assessment.day_answers import ROOM_FREE, TAKEN
from venuecheck.assessment.event_days import has_several_days
from venuecheck.assessment.in_part import AT_ONCE_IN_PART, CANCEL_IN_PART, IN_PART, is_in_part
from venuecheck.assessment.library_condition import KeptBy
from venuecheck.assessment.looked_by_hand import BY_HAND
from venuecheck.core.bank_holidays import is_bank_holiday
from venuecheck.core.venue import Nation

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
DONE_AT_ONCE: Final = frozenset({AT_ONCE.id, AT_ONCE_IN_PART.id})
"""Ids of what is done at once, of all of a booking or of some days."""
GROUNDS: Final = "at-once:grounds"
"""Id of the action that stays open until the grounds are recorded."""
_WORKING_DAYS: Final = 2
_SATURDAY: Final = 5
OPEN: Final = frozenset({OutcomeKind.HOLD, OutcomeKind.REFER})
"""What is decided meanwhile, and leaves standing what was told before."""
ENDS: Final = frozenset({OutcomeKind.CANCEL, OutcomeKind.NOT_AVAILABLE})
"""What ends a booking that was confirmed. Decided again it is put right, and ends the same confirmation."""


def choices(assessment: Assessment, *, is_told: bool = True) -> tuple[Outcome, ...]:
    """Give the outcomes that a person can decide on this booking.

    `is_told`: whether a letter told of what was approved. Where none did, it can be refused still: whoever was told
    nothing has nothing to be cancelled. It can be cancelled as well, for somebody may have told them otherwise.
    """
    own = assessment.outcomes
    if assessment.is_of_venue or not is_decided_on(own):
        return own
    may_be_refused = any(one.kind is OutcomeKind.REFUSE for one in own)
    added = at_first(own)[len(own) :]
    if _confirmed(decided_so_far(assessment)) is not None:
        # to refuse what was confirmed is to cancel it
        own = tuple(one for one in own if one.kind is not OutcomeKind.REFUSE or not is_told)
        added = (*added, CANCEL) if may_be_refused else added
    return (*own, *added, *_in_part(assessment, may_be_refused=may_be_refused))


def at_first(own: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Give what can be decided on a booking on which nothing is decided yet, by the outcomes of its checklist."""
    if not is_decided_on(own):
        return tuple(own)
    kinds = {one.kind for one in own}
    # a checklist that recommends another room has that step itself, and still none of acting at once
    return (*own, *(one for one in STEPS if one is not CANCEL and (one.kind not in kinds or one is AT_ONCE)))


def is_decided_on(own: Sequence[Outcome]) -> bool:
    """Whether somebody decides: not on what a venue says of itself, nor on advice to an owner."""
    return bool(own) and not {one.kind for one in own} & (OF_VENUE_KINDS | {OutcomeKind.ADVISE})


def standing_in_part(assessment: Assessment) -> Decision | None:
    """Give the confirmation of a series of which some days can end; None where none stands.

    What was done at once may be found to be about some days alone: then the grounds end these, and the rest goes on.
    """
    taken = decided_so_far(assessment)
    return _confirmed(taken) if taken and is_at_once(taken[-1]) else confirmation(assessment)


def _in_part(assessment: Assessment, *, may_be_refused: bool) -> tuple[Outcome, ...]:
    """Give what ends a series in part, where one is confirmed: of the kind of the confirmation, which stands."""
    standing = standing_in_part(assessment)
    if standing is None or not has_several_days(assessment):
        return ()
    offered = (one for one in IN_PART if may_be_refused or one is not CANCEL_IN_PART)
    return tuple(replace(one, kind=standing.kind) for one in offered)


def named_among(offered: Iterable[Outcome], said: str) -> Outcome | None:
    """Give the outcome that somebody names by its id or its title, however they write it; None where they name none."""
    wanted = _as_words(said)
    return next((one for one in offered if wanted in {_as_words(one.id), _as_words(one.title)}), None)


def _as_words(said: str) -> str:
    return " ".join(said.casefold().replace("-", " ").replace("_", " ").rstrip(" .").split())


def names_of(offered: Iterable[Outcome]) -> str:
    """Name outcomes for whoever named none of them: each by its id, and by its title where that says more."""
    shown = (one.id if _as_words(one.id) == _as_words(one.title) else f"{one.id} ({one.title})" for one in offered)
    return f"name one of these: {'; '.join(shown)}"


def room_taken(assessment: Assessment) -> bool:
    """Whether it is on record that somebody else has the room at that time: then nothing confirms it."""
    return any(one.question == ROOM_FREE and one.value == TAKEN for one in assessment.answers)


def confirmation(assessment: Assessment) -> Decision | None:
    """Give the decision by which the booking goes ahead as far as the organiser knows; None where none stands."""
    return _last(decided_so_far(assessment), passing_over=OPEN)


def before_change(assessment: Assessment) -> Decision | None:
    """Give what was decided before the answers changed, where nobody has decided since; None elsewhere.

    A hold, or a referral, settled nothing: then it is what was decided before that.
    """
    if assessment.decision is not None:
        return None
    return next((one for one in reversed(assessment.earlier) if one.kind not in OPEN), None)


def told_before(assessment: Assessment) -> Decision | None:
    """Give the confirmation that the organiser had been given before what was decided now; None where none stood.

    The grounds that follow what was done at once, and whatever puts either right, speak of the same one.
    """
    decision = assessment.decision
    is_end = decision is not None and (decision.kind in ENDS or is_in_part(decision))
    return _confirmed(assessment.earlier) if is_end else _last(assessment.earlier, passing_over=OPEN)


def stands_meanwhile(assessment: Assessment) -> Decision | None:
    """Give the confirmation that was given, and that somebody looks at again; None where none was, or it is decided."""
    decision = assessment.decision
    return told_before(assessment) if decision is None or decision.kind in OPEN else None


def put_right(assessment: Assessment) -> Decision | None:
    """Give the end that the decision takes the place of, where it ends the same booking again; None elsewhere.

    What was done at once is no such end: its grounds were to follow.
    """
    decision = assessment.decision
    if decision is None or decision.kind not in ENDS:
        return None
    before = next((one for one in reversed(assessment.earlier) if one.kind not in OPEN), None)
    return before if before is not None and before.kind in ENDS and not is_at_once(before) else None


def at_once_before(assessment: Assessment) -> Decision | None:
    """Give what was done at once, and whose grounds are now given by what ends it, or some days; None elsewhere."""
    decision = assessment.decision
    if decision is None or not (decision.kind in ENDS or is_in_part(decision)) or is_at_once(decision):
        return None
    before = next((one for one in reversed(assessment.earlier) if one.kind not in OPEN), None)
    return before if is_at_once(before) else None


def replaced(assessment: Assessment) -> Decision | None:
    """Give what the organiser had been told before what was decided now; None where that is nothing.

    What was decided meanwhile told them nothing, and what they took back themselves is no decision of ours.
    """
    before = next((one for one in reversed(assessment.earlier) if one.kind not in OPEN), None)
    return before if before is not None and before.kind is not OutcomeKind.WITHDRAWN else None


def decided_so_far(assessment: Assessment) -> tuple[Decision, ...]:
    """Give what was decided so far, in order."""
    return (*assessment.earlier, *((assessment.decision,) if assessment.decision else ()))


def _confirmed(taken: Sequence[Decision]) -> Decision | None:
    """Give the confirmation that stands, or that was ended last; None where the organiser never had one."""
    return _last(taken, passing_over=OPEN | ENDS)


def _last(taken: Sequence[Decision], *, passing_over: frozenset[OutcomeKind]) -> Decision | None:
    last = next((one for one in reversed(taken) if one.kind not in passing_over and not is_in_part(one)), None)
    return last if last is not None and last.kind in APPROVING_KINDS else None


def is_at_once(decision: Decision | None) -> bool:
    """Whether somebody acted at once, and the grounds are still to follow."""
    return decision is not None and decision.outcome in DONE_AT_ONCE


def grounds_by(acted: date, nation: Nation) -> date:
    """Give the day by which the grounds follow: two working days later, without weekends and bank holidays."""
    due, left = acted, _WORKING_DAYS
    while left:
        due += timedelta(days=1)
        left -= due.weekday() < _SATURDAY and not is_bank_holiday(due, nation)
    return due


def ends_confirmed(assessment: Assessment, kind: OutcomeKind) -> bool:
    """Whether a decision of this kind ends what was confirmed: then it says by which clause, and what is paid back.

    Of what ends some days of it, `kind` is what that acts as. Where somebody acted at once, the grounds that follow end
    the confirmation that stood until then; where it was ended already, it is put right.
    """
    return kind in ENDS and _confirmed(decided_so_far(assessment)) is not None


def hold_before(assessment: Assessment) -> Decision | None:
    """Give the hold that the decision which stands came after; None where it came after none."""
    before = assessment.earlier[-1] if assessment.earlier else None
    return before if before is not None and before.kind is OutcomeKind.HOLD else None


def hold_to_answer(assessment: Assessment, kind: OutcomeKind) -> Decision | None:
    """Give the hold after which a decision of this kind has to say what came of it; None where none has.

    It is the one that stands, or that stood when something changed: what somebody was asked is open still.
    """
    standing = assessment.decision or (assessment.earlier[-1] if assessment.earlier else None)
    goes_on = kind in {OutcomeKind.NOT_AVAILABLE, OutcomeKind.WITHDRAWN}
    return standing if standing is not None and standing.kind is OutcomeKind.HOLD and not goes_on else None


def for_the_venue(assessment: Assessment, conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Give the conditions that the venue keeps itself; what somebody writes is asked of the organiser."""
    ours = {one.text for one in assessment.library if one.kept_by is KeptBy.VENUE}
    return tuple(text for text in conditions if text in ours)


def needs_fact(assessment: Assessment, kind: OutcomeKind) -> bool:
    """Whether a decision must name a fact on record: one against a booking that nothing serious speaks against.

    After a hold it does, whatever speaks against the booking: that nobody answered is no reason.
    """
    if kind not in {OutcomeKind.REFUSE, OutcomeKind.CANCEL}:
        return False
    is_grave = any(flag.weight is Weight.SERIOUS and not is_name(flag) for flag in assessment.flags)
    return not is_grave or hold_to_answer(assessment, kind) is not None


def supporting_facts(assessment: Assessment) -> dict[str, str]:
    """Give what can support a decision against a booking by itself, by id: points, and the answers behind them.

    Who somebody is, what is planned, a topic, a paper that is still to be shown are nothing against anybody; nor is a
    point that may never decide, a name that is like a listed one, or what the venue itself has yet to look up.
    """
    points = [flag for flag in assessment.flags if _can_support(flag)]
    behind = {name for flag in points for name in (*flag.questions, *flag.evidence)} - BY_HAND
    said = (one for one in assessment.answers if one.question in behind and not one.advisory)
    return {flag.id: flag.text for flag in points} | {one.question: f"{one.text} {one.shown}" for one in said}


def _can_support(flag: RaisedFlag) -> bool:
    is_own_work = bool(flag.questions) and {*flag.questions} <= BY_HAND
    return flag.weight is not Weight.ADVISORY and not is_name(flag) and not is_own_work


def is_name(flag: RaisedFlag) -> bool:
    """Whether a point says no more than that a name is like a listed one: a person judges that, and silence nobody."""
    return flag.id.startswith("screen:") or flag.id == "possible_match"
