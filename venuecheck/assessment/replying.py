"""Which letters may follow an assessment: what a person decided, and what has to be waited for.

After a name that may be listed only a holding letter goes out until the police or the Prevent coordinator answered: a
letter could warn somebody whom they look into (Somerset's policy and the Charity Commission have the venue ask first).
So it is with a worry about a child, until the safeguarding lead answered (KCSIE, part four).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from venuecheck.assessment.addressee import ANSWERERS, Addressee, is_worry, who_can_tell
from venuecheck.assessment.answerer import ANSWERER_WORDS, Answerer
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.letter_over import Obstacle, event_over, hold_over, taken_back
from venuecheck.assessment.passed_to_lead import answers_it
from venuecheck.assessment.shortcoming import Shortcoming, about
from venuecheck.assessment.steps import hold_before, room_taken, told_before
from venuecheck.core import day_words
from venuecheck.core.actor import Acted
from venuecheck.core.london import london_day
from venuecheck.core.step import Step, Then
from venuecheck.core.venue import Nation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What somebody who was asked answered, as a person noted it."""

    assessment: str
    answerer: Answerer
    said: str
    person: str
    """Who noted it."""
    at: datetime
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    acknowledged: bool = False
    """They said only that they have it, which nothing reads as an answer (`replies_counting`)."""


class NameOpen(StrEnum):
    """What an approval of a booking waits for, where a name may be a listed one, or a point is as grave."""

    TO_JUDGE = "to_judge"
    """A named person's word on a strong match."""
    UNANSWERED = "unanswered"
    """The answer of the police or the Prevent coordinator."""
    BEFORE_REPLY = "before_reply"
    """They answered after it was decided: it is to be decided again."""


_FOR: dict[OutcomeKind, LetterKind] = {
    OutcomeKind.APPROVE: LetterKind.APPROVED,
    OutcomeKind.APPROVE_WITH_CONDITIONS: LetterKind.CONDITIONS,
    OutcomeKind.REFUSE: LetterKind.REFUSED,
    OutcomeKind.REFER: LetterKind.HOLDING,
    OutcomeKind.HOLD: LetterKind.HOLDING,
    OutcomeKind.CANCEL: LetterKind.CANCELLED,
    OutcomeKind.NOT_AVAILABLE: LetterKind.NOT_AVAILABLE,
}
BY_RIGHT: Final = "alike"
"""Id of what there is to do where the law gives the room: every other candidate gets the same."""
ROOM_IS_TAKEN: Final = "it is on record that the room is taken at that time: it cannot be confirmed"
CHANGE_ROOM: Final = "offer another room or time ('not-available'); when they have chosen, change the booking"
_OF_A_VENUE = frozenset({OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET})
_WITHOUT_DECISION = frozenset({LetterKind.MORE_INFORMATION, LetterKind.HOLDING})


def is_held(assessment: Assessment, replies: Sequence[Reply]) -> bool:
    """Whether nothing but a holding letter may go to the organiser.

    A name does until it is judged and somebody replied, or a hold ended; a worry, until the safeguarding lead replied.
    """
    return is_to_judge(assessment) or _silent(assessment, replies) is not None


def _silent(assessment: Assessment, replies: Sequence[Reply]) -> Addressee | None:
    """Give whose answer is still waited for before anything but a holding letter goes out; None where nobody's is."""
    return next(_all_silent(assessment, replies), None)


def _all_silent(assessment: Assessment, replies: Sequence[Reply]) -> Iterator[Addressee]:
    """Give each of them; not those who were waited for in vain."""
    for one in _waited_for(assessment):
        if not (answers_of(assessment, one, replies) or (one is Addressee.PREVENT and _waited_in_vain(assessment))):
            yield one


def _waited_for(assessment: Assessment) -> Iterator[Addressee]:
    """Give whose answer a letter waits for, and of a name an approval too."""
    if is_worry(assessment):
        yield Addressee.SAFEGUARDING
    if _has_match(assessment):
        yield Addressee.PREVENT


def answers_of(assessment: Assessment, whom: Addressee, replies: Sequence[Reply]) -> Sequence[Reply]:
    """Give the replies of those who can answer for somebody; of the lead, since something was last passed on."""
    theirs = (one for one in replies if one.answerer in ANSWERERS[whom])
    return [one for one in theirs if answers_it(assessment, one.answerer, one.at)]


def _who(whom: Addressee, nation: Nation) -> str:
    """Say who that is, as those who "have answered" or not."""
    lead = ANSWERER_WORDS[Answerer.SAFEGUARDING]
    return f"{lead} has" if whom is Addressee.SAFEGUARDING else f"{who_can_tell(nation)} have"


def _waited_in_vain(assessment: Assessment) -> bool:
    """Whether it was decided after a hold had ended, and whoever decided says who was asked and that nothing came.

    No silence confirms a booking of what somebody named knows to be listed: that could be an offence.
    """
    decision, held = assessment.decision, hold_before(assessment)
    if decision is None or held is None or held.valid_until is None or not decision.after_hold:
        return False
    is_listed = decision.kind in APPROVING_KINDS and any(one.confirmed for one in assessment.screened)
    return held.valid_until < london_day(decision.at) and not is_listed


def is_before_reply(assessment: Assessment, replies: Sequence[Reply]) -> bool:
    """Whether it was decided before a reply came that it should have waited for: it is to be decided again."""
    return any(_all_late(assessment, replies))


def _all_late(assessment: Assessment, replies: Sequence[Reply]) -> Iterator[Addressee]:
    """Give those whose answer was to be waited for, and came after it was decided."""
    taken = assessment.decision
    for whom in _waited_for(assessment):
        if taken is not None and any(taken.at < one.at for one in answers_of(assessment, whom, replies)):
            yield whom


def name_open(assessment: Assessment, replies: Sequence[Reply]) -> NameOpen | None:
    """Say what keeps an approval from counting: to let what is listed a room may be an offence; None where nothing."""
    decision = assessment.decision
    if decision is None or decision.kind not in APPROVING_KINDS:
        return None
    if is_to_judge(assessment):
        return NameOpen.TO_JUDGE
    if Addressee.PREVENT in _all_silent(assessment, replies):
        return NameOpen.UNANSWERED
    return NameOpen.BEFORE_REPLY if Addressee.PREVENT in _all_late(assessment, replies) else None


def held_by_name(decided: Assessment, replies: Sequence[Reply], nation: Nation) -> tuple[Shortcoming, ...]:
    """Say why an approval that somebody wants to record may not be, as `name_open`; `decided` has it already."""
    found = name_open(decided, replies)
    if found is None:
        return ()
    what = f"it cannot be confirmed before {_who(Addressee.PREVENT, nation)} answered: no reply is on record"
    fix = "hold the booking or refer it, and ask them; note the reply when it comes, then decide"
    if found is NameOpen.TO_JUDGE:
        what = "it cannot be confirmed: a name is like a listed one, and nobody has judged whether it is the same"
        fix = "judge the name first; if that takes time, hold the booking or refer it"
    return (about("outcome", what, fix),)


def has_letter(assessment: Assessment) -> bool:
    """Whether a letter follows what was decided or advised.

    None follows where a venue looked at itself, nor where an event was over when somebody approved it.
    """
    if assessment.recommendation.kind is OutcomeKind.ADVISE:
        return True
    decided = assessment.decision
    if decided is None or letter_for(assessment) is None:
        return False
    return event_over(assessment, london_day(decided.at)) is None


def usual_kind(assessment: Assessment, replies: Sequence[Reply]) -> LetterKind:
    """Give the letter that comes next: what was decided, or the holding letter while nothing is or may be told."""
    if assessment.recommendation.kind is OutcomeKind.ADVISE:  # an owner asked for nothing that could be held
        return LetterKind.OWNER_ADVICE
    if is_held(assessment, replies) and not _is_closed(assessment, LetterKind.NOT_AVAILABLE):
        return LetterKind.HOLDING
    return letter_for(assessment) or LetterKind.HOLDING


def letter_for(assessment: Assessment) -> LetterKind | None:
    """Give the letter that tells what was decided; None where none does."""
    decided = assessment.decision
    if decided is None:
        return None
    if is_in_part(decided):
        return LetterKind.IN_PART
    if decided.kind is OutcomeKind.WITHDRAWN:
        return LetterKind.WITHDRAWN if decided.deposit else None
    is_right = decided.kind in APPROVING_KINDS and any(one.id == BY_RIGHT for one in assessment.actions)
    return LetterKind.ROOM_BY_RIGHT if is_right else _FOR.get(decided.kind)


def obstacle(
    assessment: Assessment, kind: LetterKind, replies: Sequence[Reply], today: date, nation: Nation
) -> Obstacle | None:
    """Say why this letter cannot be made; None where it can. `nation`: where the venue is, for whom it asks."""
    if assessment.recommendation.kind in _OF_A_VENUE:
        return Obstacle(what="this is a check of a venue, and no booking", fix="letters follow bookings")
    if kind is LetterKind.REFERRAL:
        return None
    if assessment.decision is not None and assessment.decision.kind is OutcomeKind.WITHDRAWN:
        return taken_back(kind, letter_for(assessment), held=is_held(assessment, replies))
    over = hold_over(assessment, today) if kind is LetterKind.HOLDING else None
    if over is not None:
        return over
    silent, is_advice = _silent(assessment, replies), assessment.recommendation.kind is OutcomeKind.ADVISE
    if is_held(assessment, replies):
        goes_out = (kind is LetterKind.HOLDING and not is_advice) or _is_closed(assessment, kind)
        return None if goes_out else _held(assessment, silent, nation)
    if is_advice is not (kind is LetterKind.OWNER_ADVICE):
        what = "this ends in advice to the owner" if is_advice else "this is a booking, and no advice to an owner"
        return Obstacle(what=what, fix="choose the letter of owner-advice" if is_advice else "choose another kind")
    return None if kind is LetterKind.OWNER_ADVICE else _undecided(assessment, kind, replies, today)


def _held(assessment: Assessment, silent: Addressee | None, nation: Nation) -> Obstacle:
    """Say that only the holding letter goes out, and what comes next: a name is judged before anybody is asked."""
    is_advice, before = assessment.recommendation.kind is OutcomeKind.ADVISE, _who(silent, nation) if silent else ""
    send = "write nothing to the owner yet" if is_advice else "send the holding letter"
    what = f"no letter {'to the owner' if is_advice else 'but the holding letter'} goes out"
    what += f" before {before} answered" * bool(before)
    if is_to_judge(assessment) and silent is not Addressee.SAFEGUARDING:
        what += ": a name is like a listed one, and nobody has judged whether it is the same"
        return Obstacle(what=what, fix=f"{send}, and judge the name first")
    return Obstacle(what=what, fix=f"{send}, and note the reply", then=Then(step=Step.NOTE_REPLY, about=assessment.id))


def _undecided(assessment: Assessment, kind: LetterKind, replies: Sequence[Reply], today: date) -> Obstacle | None:
    decision, decide = assessment.decision, Then(step=Step.DECIDE, about=assessment.id)
    if decision is None:
        since = " since it changed" if assessment.earlier else ""
        missing = Obstacle(what=f"nobody has decided on this booking{since}", fix="decide first", then=decide)
        return _since_reply(assessment, kind, replies) if kind in _WITHOUT_DECISION else missing
    if decision.kind in {OutcomeKind.REFER, OutcomeKind.HOLD} and kind in _WITHOUT_DECISION:
        return _since_reply(assessment, kind, replies)
    right = letter_for(assessment)
    if kind is not right:
        what = f"what was decided is '{decision.kind.value.replace('_', ' ')}'"
        return Obstacle(what=what, fix=f"choose the letter of {right}" if right else "no letter goes with it")
    if (over := event_over(assessment, today)) is not None:
        return over
    if decision.valid_until is not None and decision.valid_until < today:
        what = f"the decision ended on {day_words.day(decision.valid_until)}"
        return Obstacle(what=what, fix="decide anew", then=decide)
    unconfirmed = _not_to_confirm(assessment) if decision.kind in APPROVING_KINDS else None
    if unconfirmed is None and is_before_reply(assessment, replies):
        fix = "decide again, with the reply in mind"
        return Obstacle(what="this was decided before the reply came", fix=fix, then=decide)
    return unconfirmed


def _since_reply(assessment: Assessment, kind: LetterKind, replies: Sequence[Reply]) -> Obstacle | None:
    """Say that an answer came that was waited for, and nobody has decided since: it may say what nobody is to hear."""
    came = any(answers_of(assessment, whom, replies) for whom in _waited_for(assessment))
    if kind is LetterKind.HOLDING or not (is_before_reply(assessment, replies) if assessment.decision else came):
        return None
    what, then = "nobody has decided since the reply came", Then(step=Step.DECIDE, about=assessment.id)
    return Obstacle(what=what, fix="decide, with the reply in mind; only the holding letter goes out before", then=then)


def _not_to_confirm(assessment: Assessment) -> Obstacle | None:
    """Say why what was approved cannot be confirmed, though its time is not over."""
    if room_taken(assessment):
        return Obstacle(what=ROOM_IS_TAKEN, fix=CHANGE_ROOM)
    if not is_to_judge(assessment):
        return None
    what, then = "a name is like a listed one, and nobody has judged it", Then(step=Step.DECIDE, about=assessment.id)
    return Obstacle(what=what, fix="judge it, then decide again", then=then)


def _is_closed(assessment: Assessment, kind: LetterKind) -> bool:
    """Whether people who think that their booking stands have to hear that the room is not there."""
    taken = assessment.decision
    is_room = taken is not None and taken.kind is OutcomeKind.NOT_AVAILABLE and kind is LetterKind.NOT_AVAILABLE
    return is_room and told_before(assessment) is not None


def is_to_judge(assessment: Assessment) -> bool:
    """Whether a name that is like a listed one waits for a named person's word, whatever was decided meanwhile."""
    return any(one.to_judge for one in assessment.screened)


def _has_match(assessment: Assessment) -> bool:
    return any(one.open for one in assessment.screened) or any(flag.holds_reply for flag in assessment.flags)
