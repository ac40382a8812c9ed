"""How a booking and a self-assessment stand.

A booking is decided by a named person; that the person differs from what the checklist recommends is shown and counted
beside it, and makes nothing wrong. A self-assessment is a person's word: it is stated and never shown, what it says is
not in place needs action at once, and nobody's decision makes it better than its answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from venuecheck.assessment.assessment import APPROVING_KINDS, OF_VENUE_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.outcome import SEVERITY
from venuecheck.assessment.replying import NameOpen, Reply, name_open
from venuecheck.assessment.steps import before_change
from venuecheck.assessment.validity import decision_ends
from venuecheck.assurance.check import aware, is_ahead, is_old
from venuecheck.assurance.differs import Differs, conditions_differ, how_differs, is_as_answered
from venuecheck.assurance.evidence import IN_PLACE
from venuecheck.assurance.following import last_of_each
from venuecheck.assurance.how import HOW_DECIDED, HOW_NAME_OPEN, HOW_STATUS, NOT_COUNTED, SETTLED, TO_DECIDE, How
from venuecheck.assurance.since_decided import Period, not_met
from venuecheck.assurance.status import Status, whole
from venuecheck.core.london import london_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A checklist that was answered, as far as its standing hangs on it: without subject, answers and names."""

    id: str
    checklist: str
    started: datetime
    recommended: OutcomeKind
    decided: OutcomeKind | None
    """None until a person has decided."""
    ends: date | None = None
    """The last day on which the decision, and every waiver, counts; None where nothing ends by itself."""
    review_on: date | None = None
    """When somebody should look at the decision again."""
    of_venue: bool | None = None
    """Whether the checklist is about the venue itself, rather than a booking; None where that is not known."""
    follows: str = ""
    """The assessment that this one renews."""
    finished: datetime | None = None
    """When it was answered to its end."""
    name_open: NameOpen | None = None
    """What keeps an approval from counting, because a name may be a listed one."""
    is_changed: bool = False
    """Whether it was decided once, and its answers changed since: nobody has decided on these."""
    conditions_differ: Differs = Differs.NOT
    """Where the outcome is the recommended one: how its conditions lie to those that were recommended."""
    not_met: tuple[Period, ...] = ()
    """When a condition that it was approved on was not met, as it was seen before the event."""
    as_answered: bool = False
    """Whether the referral that was recommended had its answer before it was decided, and that can support what was."""

    @property
    def on(self) -> date:
        """The day that it is of, in London."""
        return london_day(self.finished or self.started)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedStands:
    """How one of them stands."""

    how: How
    status: Status
    differs: Differs = Differs.NOT
    ended: date | None = None
    """The last day on which its decision counted, where that is past."""
    replaced_by: str = ""
    """The id of the one that counts in its place; empty where none does."""

    @property
    def counts(self) -> bool:
        """Whether it is counted at all."""
        return self.how not in NOT_COUNTED

    @property
    def is_settled(self) -> bool:
        """Whether it asks for nothing more, and came to something: what a person decided against counts among these."""
        return self.how in SETTLED

    @property
    def to_decide(self) -> bool:
        """Whether a person has still to decide, or to decide again."""
        return self.how in TO_DECIDE


def assessed_of(
    assessment: Assessment,
    replies: Sequence[Reply] = (),
    seen: Sequence[ConditionSeen] = (),
    *,
    earlier: Assessment | None = None,
) -> Assessed:
    """Give what an assessment's standing hangs on.

    `replies` are those about it, `seen` what was seen of its conditions; `earlier` is the one that it took its
    answers over from, where that is at hand.
    """
    decision = assessment.decision
    return Assessed(
        id=assessment.id,
        checklist=assessment.checklist,
        started=aware(assessment.started),
        recommended=assessment.recommendation.kind,
        decided=decision.kind if decision else None,
        ends=_ends(assessment),
        review_on=decision.review_on if decision else None,
        of_venue=assessment.is_of_venue if assessment.outcomes else None,
        follows="" if earlier is not None and _is_another(assessment, earlier) else assessment.follows,
        finished=aware(assessment.finished) if assessment.finished else None,
        name_open=name_open(assessment, replies),
        is_changed=before_change(assessment) is not None,
        conditions_differ=conditions_differ(assessment, replies),
        not_met=not_met(assessment, seen),
        as_answered=is_as_answered(assessment, replies),
    )


def _is_another(assessment: Assessment, earlier: Assessment) -> bool:
    """Whether what took its answers over from an earlier booking stands beside it, whose event has days of its own."""
    days = event_days(earlier)
    return days is not None and days != event_days(assessment)


def _ends(assessment: Assessment) -> date | None:
    if assessment.decision is None:
        # of what is in place a waiver lets nothing stay as it is
        in_place = {one.question for one in assessment.answers if assessment.is_of_venue and one.value in IN_PLACE}
        return min((one.until for one in assessment.waivers if one.question not in in_place), default=None)
    ends, days = decision_ends(assessment), event_days(assessment)
    lasts = ends is not None and days is not None and days.last <= ends and assessment.decision.kind in APPROVING_KINDS
    # what counts until the event is over is not to be decided again when it is
    return None if lasts else ends


def about_venue(assessed: Iterable[Assessed]) -> Mapping[str, bool]:
    """Tell of each checklist whether it is about the venue: where nobody says so, one that ever came to such an end."""
    of_venue: dict[str, bool] = {}
    for one in assessed:
        said = bool(one.of_venue) or bool({one.recommended, one.decided} & OF_VENUE_KINDS)
        of_venue[one.checklist] = of_venue.get(one.checklist, False) or said
    return of_venue


def concerns_venue(one: Assessed, of_venue: Mapping[str, bool]) -> bool:
    """Whether it is a self-assessment rather than a booking; `of_venue` answers for what does not say so itself."""
    return one.of_venue if one.of_venue is not None else of_venue.get(one.checklist, False)


def all_stand(
    assessed: Iterable[Assessed], at: datetime, of_venue: Mapping[str, bool] | None = None
) -> Mapping[str, AssessedStands]:
    """Say of each (by id) how it stands at a moment, by what had happened until then."""
    everything = list(assessed)
    past = [one for one in everything if not is_ahead(one.started, at, by_person=False)]
    kinds = about_venue(everything) if of_venue is None else of_venue
    replaced = _replaced(past, kinds)
    stands: dict[str, AssessedStands] = {}
    for one in everything:
        if is_ahead(one.started, at, by_person=False):
            stands[one.id] = _as(How.AHEAD, one)
        elif one.id in replaced:
            stands[one.id] = replace(_as(How.REPLACED, one), replaced_by=replaced[one.id])
        elif concerns_venue(one, kinds):
            stands[one.id] = self_assessment_stands(one, at)
        else:
            stands[one.id] = booking_stands(one, at)
    return stands


def bookings_status(stands: Iterable[AssessedStands]) -> Status:
    """Say how a venue's bookings and procedures stand together."""
    return whole(one.status for one in stands if one.counts)


def booking_stands(one: Assessed, at: datetime) -> AssessedStands:
    """Say how a booking stands. A decision that has ended counts as none: whoever hires next week needs a new one."""
    over = has_ended(one, at)
    how = _undecided(one) if one.decided is None else HOW_DECIDED[one.decided]
    if over:
        how = How.ENDED
    elif one.name_open is not None:
        how = HOW_NAME_OPEN[one.name_open]
    elif one.decided is not None and one.review_on is not None and one.review_on <= london_day(at):
        how = How.REVIEW_DUE
    elif one.decided in APPROVING_KINDS and how is How.DECIDED and any(each.holds(at) for each in one.not_met):
        how = How.CONDITION_NOT_MET
    settled = HOW_STATUS[how] is Status.FINE and (one.ends is None or one.decided is None)
    # a hold that ended settled nothing, however long ago
    if is_old(one.started, at) and (settled or (how is How.ENDED and not _is_left_open(one))):
        how = How.LONG_SETTLED
    return AssessedStands(
        how=how,
        status=HOW_STATUS[how],
        differs=_differs(one, one.decided),
        ended=one.ends if over else None,
    )


def booked_as(one: Assessed, at: datetime) -> OutcomeKind | None:
    """Give what a booking is counted as: what was decided, or the advice that it ended in; None while it waits.

    What leaves a booking open, a hold above all, is nothing once its last day is past: somebody has to decide. What
    was decided for good was decided, though its time may be over.
    """
    if one.name_open is not None:
        return None
    if one.decided is None:
        return one.recommended if one.recommended is OutcomeKind.ADVISE else None
    return None if _is_left_open(one) and has_ended(one, at) else one.decided


def counted_as(one: Assessed, at: datetime) -> Differs:
    """Say as what a booking is counted: which way a person differed. What waits differs from nothing yet."""
    return _differs(one, booked_as(one, at))


def _is_left_open(one: Assessed) -> bool:
    """Whether what was decided leaves it open, as a hold does."""
    return one.decided is not None and HOW_STATUS[HOW_DECIDED[one.decided]] is Status.WAITING


def has_ended(one: Assessed, at: datetime) -> bool:
    """Whether what was decided counted until a day that is past, though a name kept it from being confirmed."""
    is_decided = one.decided is not None or one.name_open is not None
    return is_decided and one.ends is not None and one.ends < london_day(at)


def self_assessment_stands(one: Assessed, at: datetime) -> AssessedStands:
    """Say how a self-assessment stands: by its answers. What a person decided on top can only make it worse."""
    kind = stated_kind(one)
    how = HOW_DECIDED[kind] if kind in OF_VENUE_KINDS else How.NOT_FINISHED
    if how is How.IN_PLACE and waiver_has_ended(one, at):
        how = How.WAIVER_ENDED
    elif how is How.IN_PLACE and (is_old(one.started, at) or (one.ends is not None and one.ends < london_day(at))):
        how = How.OUT_OF_DATE
    return _as(how, one)


def waiver_has_ended(one: Assessed, at: datetime) -> bool:
    """Whether a self-assessment has an answer that counts again: what let it stay so is over."""
    return one.decided is None and one.ends is not None and one.ends < london_day(at)


def stated_kind(one: Assessed) -> OutcomeKind:
    """Give what a self-assessment comes to: what its answers say, or worse where a person decided so at the time."""
    if one.decided is None or one.decided not in OF_VENUE_KINDS or one.recommended not in OF_VENUE_KINDS:
        return one.recommended
    return max(one.recommended, one.decided, key=lambda kind: SEVERITY[kind])


def _undecided(one: Assessed) -> How:
    if one.recommended is OutcomeKind.NOT_FINISHED:
        return How.NOT_FINISHED
    if one.recommended is OutcomeKind.ADVISE:
        return How.ADVISED
    return How.CHANGED if one.is_changed else How.UNDECIDED


def _replaced(assessed: Iterable[Assessed], of_venue: Mapping[str, bool]) -> Mapping[str, str]:
    """Give those whose place a later one took: what was renewed, and self-assessments answered again to the end.

    By the id of each, the id of the one that counts now, though others came between.
    """
    ordered = sorted(assessed, key=lambda one: (one.started, one.id))
    replaced = {
        one.follows: one.id for one in ordered if one.follows and one.recommended is not OutcomeKind.NOT_FINISHED
    }
    newest: dict[str, Assessed] = {}
    open_: dict[str, Assessed] = {}
    for one in ordered:
        if not concerns_venue(one, of_venue):
            continue
        before = newest if one.recommended in OF_VENUE_KINDS else open_
        for places in (newest, open_) if one.recommended in OF_VENUE_KINDS else (open_,):
            old = places.pop(one.checklist, None)
            if old is not None:
                replaced[old.id] = one.id
        before[one.checklist] = one
    return last_of_each(replaced)


def _differs(one: Assessed, decided: OutcomeKind | None) -> Differs:
    return how_differs(decided, one.recommended, one.conditions_differ, as_answered=one.as_answered)


def _as(how: How, one: Assessed) -> AssessedStands:
    return AssessedStands(how=how, status=HOW_STATUS[how], differs=_differs(one, one.decided))
