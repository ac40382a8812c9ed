"""Whether an action that a checklist set is open.

It is until a person closes it, another record shows that it is done or void, or a later answer no longer raises it;
what asks for grounds, until somebody has decided with them. What many bookings ask of the venue alike (to update the
lists of names) is one thing to do, and so is what is asked of one group twice. Advice to the owner of another venue is
theirs to follow, and nothing that this venue has to do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.assessment import OF_VENUE_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.name_points import JUDGE_NAMES
from venuecheck.assessment.passed_to_lead import FOR_LEAD
from venuecheck.assessment.steps import GROUNDS, is_at_once
from venuecheck.assurance.check import aware
from venuecheck.assurance.closes_actions import (
    LISTS_UPDATED,
    NOTHING_DONE,
    Done,
    DoneElsewhere,
    done,
    over,
)
from venuecheck.assurance.fault import shown_id
from venuecheck.assurance.groups import names_in
from venuecheck.assurance.since_decided import TELL_ORGANISER, asked_since, is_of_condition
from venuecheck.assurance.to_do import is_past, notes_until
from venuecheck.core.action import Action, OnceFor
from venuecheck.plans.said import ActionNote

LISTS_ACTION: Final = "names:update-lists"
"""Id of the one action that asks for the lists of names to be updated, whichever bookings ask for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStands:
    """How one of them stands."""

    id: str
    """As reports give it: the assessment's id and the action's own."""
    action: Action
    assessment: Assessment
    due: date | None
    """As a person set it, or else the checklist."""
    note: ActionNote | None
    """What a person put on record last."""
    replaced_by: Assessment | None
    """The later self-assessment, answered to its end, that no longer raises it."""
    done: Done | None = None
    """What shows elsewhere that it is done."""
    over: datetime | None = None
    """When nothing is left to do it for, though nobody says another word; None where that is not known."""
    asked_by: tuple[Assessment, ...] = ()
    """All that ask for it, the oldest first, where it is one thing for several."""
    since: datetime | None = None
    """When it was set, where that was after the checklist was answered."""
    one_with: str = ""
    """What it is one thing with while both are open, though each was closed by itself: an action's id. Of what is asked
    for one group it is not said: whoever reads it elsewhere is not to learn which bookings are of one group."""

    @property
    def asks_for_lists(self) -> bool:
        """Whether it is the one that asks for the lists of names, whichever bookings ask for it."""
        return self.id.partition("@")[0] == LISTS_ACTION

    @property
    def asks_for_grounds(self) -> bool:
        """Whether it asks for the grounds of what was done at once: nobody's word closes it, but the grounds."""
        return self.action.id == GROUNDS

    @property
    def asks_to_tell(self) -> bool:
        """Whether it asks for the letter of what was decided since the organiser was told another thing."""
        return self.action.id == TELL_ORGANISER

    @property
    def closes_by_record(self) -> bool:
        """Whether only what is recorded of the thing itself closes it, and nobody's word that it is done."""
        return self.asks_for_grounds or self.action.id == JUDGE_NAMES or is_of_condition(self.action.id)

    @property
    def opened(self) -> datetime:
        """When it was set."""
        return self.since or aware(self.assessment.finished or self.assessment.started)

    @property
    def closed(self) -> datetime | None:
        """When it was closed, and nothing more is to be done; None while it is open."""
        if self.asks_for_grounds:
            decision = self.assessment.decision
            return None if decision is None or is_at_once(decision) else aware(decision.at)
        if self.note is not None and self.note.closed and not (self.closes_by_record or self._is_asked_again):
            return aware(self.note.at)
        if self.done is not None:
            return self.done.at
        later = self.replaced_by
        return aware(later.finished or later.started) if later is not None else None

    @property
    def _is_asked_again(self) -> bool:
        """Whether more was written for the safeguarding lead since somebody closed what there was to do about it."""
        since = self.assessment.passed_to_lead if self.action.id in FOR_LEAD else None
        return since is not None and self.note is not None and aware(self.note.at) < aware(since)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self.closed is not None

    def is_late(self, at: datetime) -> bool:
        """Whether it is open, and past its date."""
        return not self.is_closed and is_past(self.due, at)


def checklist_actions(
    assessments: Iterable[Assessment],
    notes: Iterable[ActionNote],
    at: datetime,
    on_record: DoneElsewhere = NOTHING_DONE,
    *,
    with_ahead: bool = False,
) -> tuple[ActionStands, ...]:
    """Give every action of checklists answered until then, each once.

    A self-assessment that was answered to its end takes the place of the earlier ones of its checklist: what both raise
    stands with the later one. `on_record` shows what was done meanwhile. `with_ahead` gives also
    what is to be done from a later moment on (`since`), though nobody says another word.
    """
    said = notes_until(notes, at)
    past = [each for each in assessments if aware(each.started) <= aware(at)]
    on_record = replace(on_record, answered=_answered(past, at))
    newest: dict[str, Assessment] = {}
    for each in sorted(past, key=_order):
        if each.recommendation.kind in OF_VENUE_KINDS:
            newest[each.checklist] = each
    found: list[ActionStands] = []
    for each in past:
        if each.recommendation.kind is OutcomeKind.ADVISE:
            continue
        later = newest.get(each.checklist)
        is_replaced = later is not None and _order(later) > _order(each)
        raised = {action.id for action in later.actions} if later is not None and is_replaced else set()
        replaced_by = later if is_replaced else None
        for action in each.actions:
            if action.id not in raised:
                shown = done(action, each, on_record, aware(at))
                found.append(_stands(each, action, replaced_by, said, shown))
        since = _since_decided(each, said, on_record, at)
        found += (one for one in since if with_ahead or one.opened <= aware(at))
    return tuple(_once_for_each_group([*_lists_once(found, said)]))


def _since_decided(
    each: Assessment, said: Mapping[str, ActionNote], on_record: DoneElsewhere, at: datetime
) -> Iterator[ActionStands]:
    """Give what came after the decision; a person's word from before closes nothing that was seen again since."""
    seen, reviews = on_record.conditions.get(each.id, ()), on_record.reviews.get(each.id, ())
    for one in asked_since(each, seen, reviews, on_record.letters.get(each.id, ()), at):
        ended = one.ended is not None and one.ended <= aware(at)
        shown = Done(at=one.ended, words=one.words) if one.ended is not None and ended else None
        shown = shown or done(one.action, each, on_record, aware(at))
        stands = replace(_stands(each, one.action, None, said, shown), since=one.opened)
        stands = replace(stands, over=one.over or stands.over)
        is_of_before = stands.note is not None and stands.note.closed and aware(stands.note.at) < one.opened
        yield replace(stands, note=None) if is_of_before else stands


def _order(each: Assessment) -> tuple[datetime, str]:
    """Give what orders them, as `assessed` does: those dated in the future can be of one moment."""
    return aware(each.started), each.id


def _answered(assessments: Iterable[Assessment], at: datetime) -> Mapping[str, Mapping[str, datetime]]:
    """Say when each checklist was answered to its end last, until then, by whom it was about."""
    found: dict[str, dict[str, datetime]] = {}
    for each in assessments:
        moment = aware(each.finished) if each.finished else None
        if moment is not None and moment <= aware(at):
            mine = found.setdefault(each.checklist, {})
            mine.update({name: max(moment, mine.get(name, moment)) for name in names_in(each)})
    return found


def _once_for_each_group(found: Sequence[ActionStands]) -> Iterator[ActionStands]:
    """Put those together that ask for one thing about one group, or of the venue.

    A person's word closes it for all who asked before.
    """
    groups: dict[tuple[str, str], list[ActionStands]] = {}
    for each in found:
        whose = _once_for(each)
        if whose is None:
            yield each
        else:
            groups.setdefault((kind_of(each.action).same_as or each.action.id, whose), []).append(each)
    for group in groups.values():
        group.sort(key=lambda each: (each.opened, each.id))
        yield from (each for each in group if each.is_closed)
        until = max((aware(each.note.at) for each in group if each.note and each.note.closed), default=None)
        still = [each for each in group if not each.is_closed and (until is None or each.opened > until)]
        if still:
            note = next((each.note for each in still if each.note), None)
            due = (note.due if note else None) or min((each.due for each in still if each.due), default=None)
            asked_by = tuple(each.assessment for each in still) if len(still) > 1 else ()
            yield replace(still[0], due=due, note=note, over=_all_over(still), asked_by=asked_by)


def _once_for(each: ActionStands) -> str | None:
    """Say for whom it is one thing with what others ask for; None where it stands by itself."""
    match kind_of(each.action).once_for:
        case OnceFor.GROUP:
            return next(iter(names_in(each.assessment)), None)
        case OnceFor.VENUE:
            return "" if each.assessment.is_of_venue else None
        case None:
            return None


def _lists_once(found: Sequence[ActionStands], said: Mapping[str, ActionNote]) -> Iterator[ActionStands]:
    """Put those together that ask the venue for one and the same, and that stand alike; a person's word stays apart."""
    alike: dict[datetime | None, list[ActionStands]] = {}
    for each in found:
        is_alike = each.closed is None or (each.done is not None and each.done.words == LISTS_UPDATED)
        asks_for_lists = kind_of(each.action).done_by.lists_got
        if asks_for_lists and is_alike and not (each.note is not None and each.note.closed):
            alike.setdefault(each.closed, []).append(each)
        else:
            yield replace(each, one_with=LISTS_ACTION) if asks_for_lists else each
    for closed, group in alike.items():
        group.sort(key=lambda each: (each.opened, each.id))
        note = said.get(LISTS_ACTION) if closed is None else None
        if note is not None and note.closed and aware(note.at) < group[-1].opened:
            note = replace(note, closed=False, reason="")  # asked for again since
        yield replace(
            group[0],
            id=LISTS_ACTION if closed is None else f"{LISTS_ACTION}@{closed.date().isoformat()}",
            due=(note.due if note else None) or min((each.due for each in group if each.due), default=None),
            note=note,
            over=_all_over(group),
            asked_by=tuple(each.assessment for each in group),
            one_with=LISTS_ACTION,
        )


def _all_over(group: Sequence[ActionStands]) -> datetime | None:
    """Give when nothing is left of any of them."""
    ends = [each.over for each in group if each.over is not None]
    return max(ends) if len(ends) == len(group) else None


def _stands(
    each: Assessment, action: Action, later: Assessment | None, said: Mapping[str, ActionNote], shown: Done | None
) -> ActionStands:
    action_id = f"{shown_id(each.id)}:{shown_id(action.id)}"
    note = said.get(action_id)
    return ActionStands(
        id=action_id,
        action=action,
        assessment=each,
        due=(note.due if note else None) or action.due,
        note=note,
        replaced_by=later,
        done=shown,
        over=over(action, each),
    )
