"""What other records show to be done, or void, of what checklists asked for, so that it closes by itself.

Only what a record answers plainly: lists that were got since, a reply that was noted, a look back, another checklist
that was answered for the group, a booking that was refused or ended, an event that is over. What keeps somebody safe
closes by nobody's silence, by no date, and not with the booking: a worry about a child outlasts it.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.addressee import ANSWERERS, ASKED, Addressee
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.event_days import case_ends
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.passed_to_lead import LEAD_ANSWERS
from venuecheck.assurance.check import aware
from venuecheck.assurance.groups import names_in
from venuecheck.core.action import Action, ActionKind, AnswerShows, Asks, FilterFact
from venuecheck.core.london import last_moment
from venuecheck.core.once import once_for_each

LISTS_UPDATED: Final = "the lists were updated"
_ENDS: Final[Mapping[OutcomeKind, str]] = {
    OutcomeKind.WITHDRAWN: "the booking was withdrawn",
    OutcomeKind.NOT_AVAILABLE: "the room is not available for it",
    OutcomeKind.CANCEL: "the booking was cancelled",
    OutcomeKind.REFUSE: "the booking was refused",
}
"""What was decided that leaves nothing to be done for a booking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsGot:
    """When each list of names that a venue needs was got last."""

    last: tuple[datetime | None, ...]
    """One for each list that is needed; None where no record says so."""
    usable: bool
    """Whether all of them can be relied on today."""

    def since(self, moment: datetime) -> datetime | None:
        """Give when the lists had been updated, after a moment; None where they were not."""
        after = [aware(each) for each in self.last if each is not None and aware(each) >= moment]
        is_done = bool(after) and (self.usable or len(after) == len(self.last))
        return max(after) if is_done else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterShown:
    """What the checks of the venue's filter show today, as far as checklists asked for something about it."""

    last: datetime
    """When the newest finished check was begun."""
    every_network: datetime | None = None
    """When the network was checked last that waited longest; None where one of them never was."""
    wrong: frozenset[str] = frozenset()
    """The facts that are not as expected, by the names that conditions use (`filter_check.adult`)."""
    told: frozenset[str] = frozenset()
    """The facts of which they can tell."""


class Made(Protocol):
    """A letter that was made."""

    @property
    def assessment(self) -> str: ...  # noqa: D102 - the booking's id
    @property
    def kind(self) -> LetterKind: ...  # noqa: D102 - which letter
    @property
    def made(self) -> datetime: ...  # noqa: D102 - when


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneElsewhere:
    """What is on record beside the checklists themselves."""

    lists: ListsGot | None = None
    """None where no list was ever got."""
    replied: Mapping[str, Mapping[Answerer, datetime]] = field(default_factory=dict)
    """When each of those who were asked answered first, by assessment."""
    conditions: Mapping[str, tuple[ConditionSeen, ...]] = field(default_factory=dict)
    """What was seen of conditions, by assessment."""
    reviews: Mapping[str, tuple[EventReview, ...]] = field(default_factory=dict)
    """What was noted after events, by assessment."""
    letters: Mapping[str, tuple[Made, ...]] = field(default_factory=dict)
    """The letters that were made, by assessment."""
    opened_by_lead: Mapping[str, datetime] = field(default_factory=dict)
    """When the safeguarding lead last opened what was written for them, by assessment."""
    answered: Mapping[str, Mapping[str, datetime]] = field(default_factory=dict)
    """When a checklist was answered to its end last: by its id, then by who it was about (`groups.names_in`)."""
    filter: FilterShown | None = None
    """None where no check is finished, or nothing was asked about the filter."""

    @property
    def lists_got(self) -> tuple[datetime, ...]:
        """When each list of names was got that was got at all."""
        return tuple(each for each in self.lists.last if each is not None) if self.lists else ()


NOTHING_DONE: Final = DoneElsewhere()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """When something was done, and what shows it."""

    at: datetime
    words: str
    """A clause."""


def done(action: Action, assessment: Assessment, on_record: DoneElsewhere, at: datetime) -> Done | None:
    """Give when what an action asks was done, or came to nothing, by what is on record; None where nothing shows it."""
    found = (*_shown(kind_of(action), assessment, on_record), _opened(action, assessment, on_record))
    shown = (one for one in found if one is not None and one.at <= at)
    return min(shown, key=lambda one: one.at, default=None)


def _opened(action: Action, assessment: Assessment, on_record: DoneElsewhere) -> Done | None:
    """Whether the lead opened all that was written for them: then nobody need tell them of it, whatever asks it."""
    when, written = on_record.opened_by_lead.get(assessment.id), assessment.passed_to_lead
    tells_lead = kind_of(action).asks is Asks.SAFEGUARDING and action.id != LEAD_ANSWERS
    is_told = tells_lead and when and written and aware(when) >= aware(written)
    return Done(at=aware(when), words="the lead opened it") if is_told and when else None


def _shown(kind: ActionKind, assessment: Assessment, on_record: DoneElsewhere) -> Iterator[Done | None]:
    by = kind.done_by
    if by.lists_got:
        yield _lists(assessment, on_record)
    if by.event_over:
        yield _over(assessment)
    if by.looked_back:
        yield _looked_back(assessment, on_record)
    if by.answers:
        yield _answered_already(assessment, by.answers)
    if by.checklist:
        yield _checklist_answered(assessment, on_record, by.checklist)
    if by.filter:
        yield _put_right(assessment, on_record, {*by.filter})
    if by.every_network:
        yield _checked(assessment, on_record)
    if kind.asks:
        yield _replied(assessment, on_record, ASKED[kind.asks])
    if not kind.outlasts_booking:
        yield _ended(assessment)


def over(action: Action, assessment: Assessment) -> datetime | None:
    """Give when nothing is left to do it for, though nobody says another word; None where that is not known."""
    shown = _over(assessment) if kind_of(action).done_by.event_over else None
    return shown.at if shown else None


def event_over(assessment: Assessment) -> datetime | None:
    """Give when the event of a booking is over; None where that is not known."""
    shown = _over(assessment)
    return shown.at if shown else None


def _lists(assessment: Assessment, on_record: DoneElsewhere) -> Done | None:
    since = on_record.lists.since(asked_at(assessment)) if on_record.lists else None
    return Done(at=since, words=LISTS_UPDATED) if since else None


def _replied(assessment: Assessment, on_record: DoneElsewhere, asked: Addressee) -> Done | None:
    """Whether one of those answered whom the action has somebody ask or tell."""
    found = on_record.replied.get(assessment.id, {})
    when = min((aware(at) for answerer, at in found.items() if answerer in ANSWERERS[asked]), default=None)
    return Done(at=when, words="a reply was noted") if when else None


def _looked_back(assessment: Assessment, on_record: DoneElsewhere) -> Done | None:
    when = min((aware(one.at) for one in on_record.reviews.get(assessment.id, ())), default=None)
    return Done(at=when, words="it was noted whether the event was as booked") if when else None


def _answered_already(assessment: Assessment, shows: Iterable[AnswerShows]) -> Done | None:
    said = {one.question: one.value if isinstance(one.value, list) else [one.value] for one in assessment.answers}
    is_done = any(each.question in said and (not each.says or each.says in said[each.question]) for each in shows)
    return Done(at=asked_at(assessment), words="the answers say that it was done") if is_done else None


@once_for_each
def _over(assessment: Assessment) -> Done | None:
    """Give when the event is over, and every further occasion; of one whose day is unknown, what was decided on it."""
    decision = assessment.decision
    last = case_ends(assessment)
    if last is None and decision is not None and decision.kind in APPROVING_KINDS:
        last = decision.valid_until
    if last is None:
        return None
    return Done(at=max(last_moment(last), asked_at(assessment)), words="the event is over")


def _ended(assessment: Assessment) -> Done | None:
    decision = assessment.decision
    words = _ENDS.get(decision.kind) if decision else None
    return Done(at=aware(decision.at), words=words) if decision and words else None


def _checklist_answered(assessment: Assessment, on_record: DoneElsewhere, checklist: str) -> Done | None:
    answered = on_record.answered.get(checklist, {})
    moments = [answered[name] for name in names_in(assessment) if name in answered]
    if checklist == assessment.checklist:  # what asks for it shows nothing: a later one does, or asks for it anew
        moments = [moment for moment in moments if moment > asked_at(assessment)]
    since = max(*moments, asked_at(assessment)) if moments else None
    return Done(at=since, words=f"the checklist {checklist} was answered for them") if since else None


def _put_right(assessment: Assessment, on_record: DoneElsewhere, facts: AbstractSet[str]) -> Done | None:
    """Whether a check since then shows nothing wrong any more of these facts."""
    checks = on_record.filter
    if checks is None or checks.wrong & facts or aware(checks.last) < asked_at(assessment):
        return None
    return Done(at=aware(checks.last), words="a check of the filter since then does not show it any more")


def _checked(assessment: Assessment, on_record: DoneElsewhere) -> Done | None:
    """Whether every network was checked since then, and the checks tell of illegal and of adult content."""
    checks = on_record.filter
    since = checks.every_network if checks is not None and checks.told >= MUST_BE_TOLD else None
    if since is None or aware(since) < asked_at(assessment):
        return None
    return Done(at=aware(since), words="every network was checked since then")


def asked_at(assessment: Assessment) -> datetime:
    """Give when a checklist asked for what is to be done."""
    return aware(assessment.finished or assessment.started)


MUST_BE_TOLD: Final = frozenset({FilterFact.CHILD_ABUSE, FilterFact.TERRORIST_CONTENT, FilterFact.ADULT})
"""The facts that a check has to tell of before nobody is asked to run one."""
