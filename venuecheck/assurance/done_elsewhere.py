"""What other records show to be done of what checklists asked for, so that it closes by itself.

Only what a record answers plainly: lists that were got since, a reply that was noted, a look back, an event that is
over. What keeps somebody safe closes by nobody's silence: a worry about a child is never closed by a date.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.event_days import event_days
from venuecheck.assurance.check import aware
from venuecheck.core.action import Action
from venuecheck.core.london import london_day

UPDATE_LISTS: Final = "update-lists"
"""The action by which every booking asks for the same: that the venue's lists of names are got anew."""


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
class DoneElsewhere:
    """What is on record beside the checklists themselves."""

    lists: ListsGot | None = None
    """None where no list was ever got."""
    replied: Mapping[str, datetime] = field(default_factory=dict)
    """When the police or the Prevent coordinator answered first, by assessment."""
    looked_back: Mapping[str, datetime] = field(default_factory=dict)
    """When somebody noted first whether an event was as booked, by assessment."""


NOTHING_DONE: Final = DoneElsewhere()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """When something was done, and what shows it."""

    at: datetime
    words: str
    """A clause."""


def done(action: Action, assessment: Assessment, on_record: DoneElsewhere, at: datetime) -> Done | None:
    """Give when what an action asks was done, by what is on record; None where nothing shows it."""
    found = _SHOWN_BY.get(action.id)
    shown = found(assessment, on_record, at) if found else None
    return shown if shown is not None and shown.at <= at else None


def _lists(assessment: Assessment, on_record: DoneElsewhere, _at: datetime) -> Done | None:
    since = on_record.lists.since(asked_at(assessment)) if on_record.lists else None
    return Done(at=since, words="the lists were updated") if since else None


def _replied(assessment: Assessment, on_record: DoneElsewhere, _at: datetime) -> Done | None:
    when = on_record.replied.get(assessment.id)
    return Done(at=aware(when), words="a reply was noted") if when else None


def _looked_back(assessment: Assessment, on_record: DoneElsewhere, _at: datetime) -> Done | None:
    when = on_record.looked_back.get(assessment.id)
    return Done(at=aware(when), words="it was noted whether the event was as booked") if when else None


def _passed_on(assessment: Assessment, _on_record: DoneElsewhere, _at: datetime) -> Done | None:
    said = {one.question: one.value for one in assessment.answers}
    is_done = said.get("dsl_passed") == "passed" or "dsl_day" in said
    return Done(at=asked_at(assessment), words="it was passed to the designated safeguarding lead") if is_done else None


def _over(assessment: Assessment, _on_record: DoneElsewhere, at: datetime) -> Done | None:
    days = event_days(assessment)
    if days is None or days.last >= london_day(at):
        return None
    ended = datetime.combine(days.last + timedelta(days=1), time(), UTC)
    return Done(at=max(ended, asked_at(assessment)), words="the event is over")


def asked_at(assessment: Assessment) -> datetime:
    """Give when a checklist asked for what is to be done."""
    return aware(assessment.finished or assessment.started)


_SHOWN_BY: Final[Mapping[str, Callable[[Assessment, DoneElsewhere, datetime], Done | None]]] = {
    UPDATE_LISTS: _lists,
    "tell-police": _replied,
    "ask-prevent": _replied,
    "look-back": _looked_back,
    "tell-dsl": _passed_on,
    "tell-dsl-elsewhere": _passed_on,
    "plan-the-day": _over,
    "offer-another": _over,
    "ask-electoral": _over,
    "ask-electoral-services": _over,
}
"""By the ids that checklists give to actions."""
