"""What is to be done on a booking because of what came after it was decided: a condition not met, the event, its end.

A decision stays decided. A condition that was seen not to be met before the event holds the booking up until it is seen
met, somebody decides anew, or the event is over; nobody's word that it is done closes that. An event on conditions that
is over asks for a look back, and what the look back found otherwise asks a person to decide what follows: that is
something to do, and makes no decision of before wrong.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol, TypeVar

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assessment.condition_seen import ConditionSeen, conditions_stand
from venuecheck.assessment.decided_words import outcome_words
from venuecheck.assessment.event_days import case_ends, event_days
from venuecheck.assessment.looked_back import EventReview, review_words
from venuecheck.assessment.steps import GROUNDS, at_once_before
from venuecheck.assurance.check import OLD_AFTER, aware
from venuecheck.assurance.closes_actions import Made, event_over
from venuecheck.assurance.letter_owed import letter_owed
from venuecheck.core import day_words
from venuecheck.core.action import Action, ActionKind, DoneBy
from venuecheck.core.london import first_moment, last_moment, london_day
from venuecheck.core.once import LastOfEach

_NOT_MET: Final = "not-met:"
"""How the id of an action begins that a condition asks for; its number in the decision follows."""
_LOOK_BACK: Final = "as-booked"
_FOLLOWS: Final = "what-follows"
TELL_ORGANISER: Final = "tell-organiser"
"""Id of the action that asks for the letter of what was decided since the organiser was told another thing."""


class _Noted(Protocol):
    @property
    def assessment(self) -> str: ...


N = TypeVar("N", bound=_Noted)


def by_assessment(noted: Iterable[N]) -> Mapping[str, tuple[N, ...]]:
    """Give what was noted about each assessment, in its order."""
    found: dict[str, list[N]] = {}
    for each in noted:
        found.setdefault(each.assessment, []).append(each)
    return {name: tuple(some) for name, some in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From when until when something was so."""

    since: datetime
    until: datetime | None = None
    """None while it lasts."""

    def holds(self, at: datetime) -> bool:
        """Whether it was so at a moment."""
        return self.since <= aware(at) and (self.until is None or aware(at) < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSince:
    """Something to do that came after the decision."""

    action: Action
    opened: datetime
    ended: datetime | None = None
    """When what was seen or noted since ended it; None where nothing did."""
    words: str = ""
    """A clause: what that was."""
    over: datetime | None = None
    """From when on it is too late to do it, whatever was seen; None where that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """That an event is over, or may be."""

    day: date | None
    """Its last day; None where none is on record, so that a person has to tell."""


def waits_for_look_back(assessment: Assessment, today: date) -> Over | None:
    """Say whether an event asks for a look back, if nobody has looked back yet; None where it does not.

    What was approved on conditions does, once its last day is past, and for a year; so does what has no day on record.
    """
    decision = _on_conditions(assessment)
    if decision is None or last_moment(today) >= _too_late(assessment, decision):
        return None
    day = case_ends(assessment)
    return Over(day=day) if day is None or day < today else None


def _on_conditions(assessment: Assessment) -> Decision | None:
    decision = assessment.decision
    return decision if decision and decision.kind is OutcomeKind.APPROVE_WITH_CONDITIONS else None


def _too_late(assessment: Assessment, decision: Decision) -> datetime:
    """Give from when on nobody is asked to look back: a year after the last day on which it may have been."""
    last = case_ends(assessment) or decision.valid_until or london_day(decision.at)
    return first_moment(last + OLD_AFTER + timedelta(days=1))


def is_of_condition(action_id: str) -> bool:
    """Whether an action, by its own id, is about a condition that was not met: what is seen closes it, and no word."""
    return action_id.startswith(_NOT_MET)


def not_met(assessment: Assessment, seen: Iterable[ConditionSeen]) -> tuple[Period, ...]:
    """Give when conditions of the decision that stands were not met before the event, as it was seen."""
    return tuple(Period(since=one.opened, until=one.ended) for one in _conditions(assessment, seen))


def asked_since(
    assessment: Assessment,
    seen: Iterable[ConditionSeen],
    reviews: Iterable[EventReview],
    letters: Iterable[Made],
    at: datetime,
) -> tuple[AskedSince, ...]:
    """Give what is to be done because of what came after the decision; what is noted, and the letters, are about it.

    A look back is asked for from the end of the event on (`opened`), which may be still to come.
    """
    happened = (
        tuple(one for one in seen if aware(one.at) <= aware(at)),
        tuple(sorted((one for one in reviews if aware(one.at) <= aware(at)), key=lambda one: aware(one.at))),
        tuple(one for one in letters if aware(one.made) <= aware(at)),
    )
    # of the moment itself nothing else hangs on it
    return _LAST.made(assessment, happened, lambda: _asked_since(assessment, *happened))


_LAST: Final[LastOfEach[tuple[AskedSince, ...]]] = LastOfEach()
"""A server asks for it at nearly every page, of bookings of which mostly nothing new is on record."""


def _asked_since(
    assessment: Assessment, seen: Sequence[ConditionSeen], noted: Sequence[EventReview], letters: Sequence[Made]
) -> tuple[AskedSince, ...]:
    return (
        *_conditions(assessment, seen),
        *_look_back(assessment, noted),
        *_follows(assessment, noted),
        *_to_tell(assessment, letters),
    )


def asks_beyond_booking(assessment: Assessment, reviews: Iterable[EventReview], letters: Iterable[Made]) -> bool:
    """Whether something may be asked of it whatever became of the booking; `reviews` and `letters` are about it."""
    is_asked = any(kind_of(one).outlasts_booking for one in assessment.actions)
    return is_asked or any(one.went_wrong for one in reviews) or letter_owed(assessment, letters) is not None


def _conditions(assessment: Assessment, seen: Iterable[ConditionSeen]) -> Iterator[AskedSince]:
    ordered = sorted(seen, key=lambda one: aware(one.at))
    if all(one.met for one in ordered):
        return
    over = event_over(assessment)
    for stands in conditions_stand(assessment, ordered):
        mine = [one for one in ordered if conditions_counting(assessment, one, stands.text)]
        since = next((one for one in mine if not one.met), None)
        if since is None or (over is not None and aware(since.at) >= over):
            continue
        met = aware(mine[-1].at) if mine[-1].met else None
        ended = min((each for each in (met, over) if each is not None), default=None)
        text = stands.text.rstrip(".")
        yield AskedSince(
            action=Action(
                id=f"{_NOT_MET}{stands.number}",
                text=f"Ring whoever decided, and decide whether it goes ahead: a condition is not met (“{text}”).",
                owner=assessment.decision.person if assessment.decision else "",
                due=_day_of(assessment, london_day(since.at)),
                kind=ActionKind(done_by=DoneBy(event_over=True)),
            ),
            opened=aware(since.at),
            ended=ended,
            words="it was seen to be met" if ended is not None and ended == met else "the event is over",
        )


def _day_of(assessment: Assessment, seen_on: date) -> date | None:
    """Give the day by which it has to be known whether the event goes ahead: its first, or else its last."""
    days = event_days(assessment)
    return days.first if days is not None and days.first >= seen_on else case_ends(assessment)


def conditions_counting(assessment: Assessment, one: ConditionSeen, text: str) -> bool:
    """Whether something that was seen is of this condition, and counts by the decision that stands."""
    return one.condition == text and any(each.last is one for each in conditions_stand(assessment, [one]))


def _look_back(assessment: Assessment, noted: Sequence[EventReview]) -> Iterator[AskedSince]:
    decision = _on_conditions(assessment)
    if decision is None or any(kind_of(one).done_by.looked_back for one in assessment.actions):
        return
    # of what has no day nobody can say that it is over: whoever approved it has to follow it up from then on
    decided, too_late = aware(decision.at), _too_late(assessment, decision)
    opened = max(event_over(assessment) or decided, decided)
    first = aware(noted[0].at) if noted else None
    if opened >= too_late or (first is not None and first < opened):
        return
    is_noted = first is not None and first < too_late
    yield AskedSince(
        action=Action(
            id=_LOOK_BACK,
            text="Note after the event whether it was as booked."
            if case_ends(assessment)
            else "Find out when the event is (no day is on record), and note after it whether it was as booked.",
            owner=decision.person,
            kind=ActionKind(done_by=DoneBy(looked_back=True)),
        ),
        opened=opened,
        ended=first if is_noted else too_late,
        words="it was noted whether the event was as booked" if is_noted else "it is more than a year ago",
        over=too_late,
    )


def _follows(assessment: Assessment, noted: Sequence[EventReview]) -> Iterator[AskedSince]:
    wrongs = [number for number, one in enumerate(noted) if one.went_wrong]
    if not wrongs:
        return
    # what somebody closed was about what had been found: another finding asks anew
    wrong, first = noted[wrongs[-1]], wrongs[-1]
    while first and review_words(noted[first - 1]) == review_words(wrong):
        first -= 1
    last = noted[-1]
    yield AskedSince(
        action=Action(
            id=_FOLLOWS,
            text=f"Decide what follows from the event: it was {review_words(wrong)}. Close this with what came of it.",
            owner=assessment.decision.person if assessment.decision else "",
            kind=ActionKind(outlasts_booking=True),
        ),
        opened=aware(noted[first].at),
        ended=None if last.went_wrong else aware(last.at),
        words="it was noted otherwise",
    )


def _to_tell(assessment: Assessment, letters: Sequence[Made]) -> Iterator[AskedSince]:
    decision, kind = assessment.decision, letter_owed(assessment, letters)
    if decision is None or kind is None:
        return
    decided = aware(decision.at)
    sent = (aware(one.made) for one in letters if one.kind is kind and aware(one.made) >= decided)
    grounds = next((one.due for one in assessment.actions if one.id == GROUNDS), None)
    # the reasons of what was done at once are promised; of all else nobody hears anything new once the event is over
    over = None if at_once_before(assessment) is not None else event_over(assessment)
    first_sent = min(sent, default=None)
    ended = min((at for at in (first_sent, over) if at is not None), default=None)
    yield AskedSince(
        action=Action(
            id=TELL_ORGANISER,
            text=f"Make and send the letter of what was decided on {day_words.day(london_day(decision.at))}: "
            f"{outcome_words(decision)}. No letter of ours has told the organiser that.",
            owner=decision.person,
            due=grounds if at_once_before(assessment) is not None and grounds else london_day(decision.at),
            kind=ActionKind(outlasts_booking=True),
        ),
        opened=decided,
        ended=ended,
        words="the letter was made" if ended == first_sent else "the event is over",
    )
