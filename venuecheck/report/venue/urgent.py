"""What is most urgent, as the first screen tells it: a few lines, each of which says which booking it is about.

One booking with much to do is one line, and so is what many ask for alike: else one of them would fill the screen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.days_said import only_day
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.name_points import LOOK_UP_AGAIN
from venuecheck.assurance.action import LISTS_ACTION
from venuecheck.assurance.to_do import LIST_NETWORKS
from venuecheck.core.once import once_for_each
from venuecheck.report.setting.wording import counted, label
from venuecheck.report.venue.action import ActionShown, Cause, Closes

_LINES: Final = 5
_SOON: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentAction:
    """Something to do, as the first screen tells it."""

    id: str
    text: str
    concerns: str
    """Which booking or self-assessment it is about: what, its day, its reference. Empty where the text says it all."""
    who_and_when: str
    late: bool


@once_for_each
def concerns(assessment: Assessment) -> str:
    """Name what a checklist was answered about: what, on which day, under which reference."""
    days = event_days(assessment)
    is_said = only_day([assessment.subject], assessment.started.date()) is not None
    named = [label(assessment.subject), *([days.shown] if days and not is_said else [])]
    return f"{', '.join(filter(None, named))} ({label(assessment.reference) or label(assessment.id)})"


def urgent(soonest: Sequence[ActionShown], today: date) -> tuple[UrgentAction, ...]:
    """Give the first few of what is open, given by its day: what is late first, then what cannot wait for a week.

    That is what is due within it, and pages that open though they should not. What merely has been open for long, and
    can wait, comes after them.
    """
    soon = today + _SOON

    def is_pressing(action: ActionShown) -> bool:
        return action.cause == Cause.OPENED or (action.due is not None and action.due <= soon)

    ordered = sorted(soonest, key=lambda action: (not action.late, not is_pressing(action)))
    return tuple(_line(lead, group) for lead, group in islice(_groups(ordered), _LINES))


def urgent_words(soonest: Sequence[ActionShown], shown: Sequence[UrgentAction]) -> str:
    """Say of how many they are the first; empty where they are all."""
    return f"The most urgent of {counted(len(soonest), 'action')}." if len(soonest) > len(shown) else ""


def _groups(actions: Iterable[ActionShown]) -> Iterator[tuple[ActionShown, list[ActionShown]]]:
    """Put with each the rest of what its booking asks for, and what others ask for in the same words.

    What waits for the lists is put with what gets them, which leads: nothing else of its booking waits for that.
    """
    left = list(actions)
    while left:
        lead = left[0]
        if _asks_for(lead) == LISTS_ACTION:
            lead = next((one for one in left if one.id == LISTS_ACTION), lead)
        yield lead, [one for one in left if _is_one(lead, one)]
        left = [one for one in left if not _is_one(lead, one)]


def _is_one(first: ActionShown, other: ActionShown) -> bool:
    if other.text == first.text or (bool(first.concerns and other.concerns) and other.about == first.about):
        return True
    return bool(_asks_for(first)) and _asks_for(first) == _asks_for(other)


def _asks_for(action: ActionShown) -> str:
    """Name what is asked for alike, whichever network or checklist asks; empty where nothing else asks for it."""
    if action.id == LISTS_ACTION or action.id.endswith(f":{LOOK_UP_AGAIN}"):
        return LISTS_ACTION  # a booking that was confirmed on old lists is looked up once these are got
    if action.closes is Closes.BY_CHECK_OR_PERSON:
        return action.id.removeprefix(f"{action.about}:").partition("@")[0]
    # a first check: of a network, and of the filter as a review asks for it
    is_of_network = action.id == LIST_NETWORKS or action.id.endswith(":check")
    is_first = is_of_network or action.closes is Closes.BY_PERSON
    return "check" if action.cause == Cause.CHECK and is_first else ""


def _line(lead: ActionShown, group: Sequence[ActionShown]) -> UrgentAction:
    """Word a group, the soonest first: what is due first says by when, whichever leads."""
    soonest = group[0]
    of_it = sum(one.about == lead.about for one in group) - 1
    others = len(group) - 1 - of_it
    more = [f"{of_it} more for it"] * bool(of_it) + [f"the same for {counted(others, 'other')}"] * bool(others)
    return UrgentAction(
        id=lead.id,
        text=lead.text,
        concerns=lead.concerns,
        who_and_when="; ".join((f"{lead.owner}, {soonest.due_words}", *more)),
        late=soonest.late,
    )
