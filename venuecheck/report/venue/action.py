"""One thing to do, as shown, and what persons put on record about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from venuecheck.assurance.to_do import is_past
from venuecheck.plans.said import ActionNote
from venuecheck.report.setting.wording import day, in_zone, label, said, sentence

NOBODY_NAMED = "nobody named yet"
NO_DATE = "no date set"


class Closes(StrEnum):
    """What closes an action."""

    BY_CHECK_OR_PERSON = "by_check_or_person"
    """A later check that passes, or a named person's written reason."""
    BY_PERSON = "by_person"
    """A named person's written reason."""
    BY_ITSELF = "by_itself"
    """Doing it, and nothing else: it is about something that is not recorded yet."""


class Cause(StrEnum):
    """Why there is something to do, as a heading says it."""

    OPENED = "Pages that should be blocked and opened"
    BLOCKED = "Pages that should open and were blocked"
    NETWORK = "The network as a whole"
    CHECK = "Checks to make"
    LISTS = "Lists of names"
    BOOKING = "Bookings"
    PROCEDURE = "What self-assessments and reviews ask for"
    REQUIREMENT = "Requirements that somebody signed as not met"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionShown:
    """One thing to do, as shown."""

    id: str
    text: str
    details: tuple[str, ...]
    """The pages meant; to be shown as text."""
    owner: str
    due: date | None
    due_words: str
    late: bool
    source: str
    about: str
    """Id of the network or of the assessment that it comes from."""
    closes: Closes
    cause: str
    """What it is about, as a heading under which actions of one cause stand together."""
    concerns: str = ""
    """The booking or self-assessment that asks for it: what, its day, its reference. Empty where none alone does."""
    opened: date | None = None
    """When it was first found; None for what is merely not recorded yet."""
    opened_words: str = ""
    closed: date | None = None
    """None while it is open."""
    closed_words: str = ""
    """When it was closed, and by which check, or by whom and why."""
    closed_by_run: str = ""
    """Id of the check that closed it; empty where a person did, or it is open."""


def made(
    action_id: str, text: str, *, cause: Cause, source: str, about: str, opened: date | None = None, **more: object
) -> ActionShown:
    """Make an open action of which nobody has said anything yet, `opened` on the day on which it was first found."""
    said = {"id": action_id, "text": text, "cause": cause.value, "source": source, "about": about}
    since = {"opened": opened, "opened_words": open_since(opened) if opened else ""}
    return ActionShown(**{**_NOTHING_SAID, **said, **since, **more})  # type: ignore[arg-type]


def open_since(opened: date) -> str:
    """Say since when it is open; a sentence."""
    return f"Open since {day(opened)}."


_NOTHING_SAID: Final = {
    "details": (),
    "owner": NOBODY_NAMED,
    "due": None,
    "due_words": NO_DATE,
    "late": False,
    "closes": Closes.BY_ITSELF,
}


def due_words(due: date | None, *, late: bool) -> str:
    """Say by when."""
    return day(due) + (" (late)" if late else "") if due else NO_DATE


def with_note(action: ActionShown, note: ActionNote | None, made_at: datetime) -> ActionShown:
    """Add the owner and the date that a person named; of a closed action, they only say who had it."""
    if note is None:
        return action
    due = note.due or action.due
    late = is_past(due, made_at) and action.closed is None
    return replace(
        action,
        owner=label(note.owner) or action.owner,
        due=due,
        due_words=due_words(due, late=late),
        late=late,
    )


def shut(action: ActionShown, when: date, words: str, run: str = "") -> ActionShown:
    """Close an action: both dates show."""
    opened = f"Opened on {day(action.opened)}." if action.opened else ""
    return replace(action, late=False, opened_words=opened, closed=when, closed_words=words, closed_by_run=run)


def closed_by_person(action: ActionShown, note: ActionNote, made_at: datetime) -> ActionShown:
    """Close an action with a named person's written reason."""
    when = in_zone(note.at, made_at).date()
    reason = sentence(said(note.reason)) or "No reason is recorded."
    closed = shut(action, when, f"Closed on {day(when)} by {label(note.person)}: {reason}")
    return with_note(closed, note, made_at)


def noted(actions: Sequence[ActionShown], notes: Mapping[str, ActionNote], made_at: datetime) -> list[ActionShown]:
    """Add the owners and dates that persons named; whether an action is closed is judged before (`assurance`)."""
    return [with_note(action, notes.get(action.id), made_at) for action in actions]
