"""What an action is where nobody wrote it down: in records and checklists of before it was a field.

A checklist says beside each action whom it asks and what shows that it is done (`core.action.ActionKind`). What stands
here is closed: those that shipped before, by the ids that they have. A new action is never added.
"""

from collections.abc import Mapping
from typing import Final

from venuecheck.core.action import Action, ActionKind, AnswerShows, Asks, DoneBy, FilterFact, OnceFor

_BEFORE_EVENT: Final = DoneBy(event_over=True)
_PASSED_ON: Final = DoneBy(
    answers=(AnswerShows(question="dsl_passed", says="passed"), AnswerShows(question="dsl_day")),
)
_OF_BEFORE: Final[Mapping[str, ActionKind]] = {
    "update-lists": ActionKind(done_by=DoneBy(lists_got=True, event_over=True)),
    "ask-about-names": ActionKind(outlasts_booking=True),
    "look-up-again": ActionKind(done_by=_BEFORE_EVENT),
    "at-once:grounds": ActionKind(outlasts_booking=True),
    "look-back": ActionKind(done_by=DoneBy(looked_back=True)),
    "plan-the-day": ActionKind(done_by=_BEFORE_EVENT),
    "offer-another": ActionKind(done_by=_BEFORE_EVENT),
    "tell-police": ActionKind(asks=Asks.POLICE, outlasts_booking=True),
    "ask-prevent": ActionKind(asks=Asks.COORDINATOR),
    "tell-dsl": ActionKind(asks=Asks.SAFEGUARDING, done_by=_PASSED_ON, outlasts_booking=True),
    "tell-dsl-elsewhere": ActionKind(asks=Asks.SAFEGUARDING, done_by=_PASSED_ON, outlasts_booking=True),
    "ask-community-safety": ActionKind(asks=Asks.COMMUNITY_SAFETY),
    "ask-legal": ActionKind(asks=Asks.LEGAL, done_by=_BEFORE_EVENT),
    "which-law": ActionKind(asks=Asks.LEGAL, done_by=_BEFORE_EVENT, once_for=OnceFor.GROUP),
    "which-exception": ActionKind(done_by=_BEFORE_EVENT, once_for=OnceFor.GROUP),
    "tell-education": ActionKind(asks=Asks.EDUCATION, outlasts_booking=True, once_for=OnceFor.GROUP),
    "ask-electoral": ActionKind(asks=Asks.ELECTORAL, done_by=_BEFORE_EVENT),
    "ask-electoral-services": ActionKind(
        asks=Asks.ELECTORAL, done_by=DoneBy(checklist="election-meeting", event_over=True)
    ),
    "ask-licensing": ActionKind(done_by=_BEFORE_EVENT),
    "ask-for-papers": ActionKind(done_by=_BEFORE_EVENT, once_for=OnceFor.GROUP),
    "check-setting": ActionKind(
        done_by=DoneBy(checklist="out-of-school-settings", event_over=True), once_for=OnceFor.GROUP
    ),
    "run-check": ActionKind(done_by=DoneBy(every_network=True)),
    "block-illegal": ActionKind(done_by=DoneBy(filter=(FilterFact.CHILD_ABUSE, FilterFact.TERRORIST_CONTENT))),
    "block-adult": ActionKind(
        done_by=DoneBy(filter=(FilterFact.ADULT, FilterFact.BYPASS, FilterFact.SAFE_SEARCH)),
    ),
    "open-lawful": ActionKind(done_by=DoneBy(filter=(FilterFact.OVER_BLOCKING,))),
    "filter-shown-open": ActionKind(done_by=DoneBy(filter=(FilterFact.RESULT,))),
    "ai-tools": ActionKind(once_for=OnceFor.VENUE),
    "assess-ai": ActionKind(once_for=OnceFor.VENUE, same_as="ai-tools"),
}
_NOTHING_SAID: Final = ActionKind()


def kind_of(action: Action) -> ActionKind:
    """Say what an action is, also where its record is from before it was kept."""
    return action.kind or _OF_BEFORE.get(action.id, _NOTHING_SAID)


def kind_said(action_id: str, said: ActionKind) -> ActionKind:
    """Give what a checklist's action is: as it says, or as one of before has it that says no more than whom it asks."""
    old = _OF_BEFORE.get(action_id)
    return old if old is not None and said == ActionKind(asks=said.asks) else said
