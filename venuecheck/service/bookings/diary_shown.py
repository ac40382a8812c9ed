"""What a diary shows of a venue's bookings, and its JSON (`venuecheck.diary/1`)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from venuecheck.assessment.condition_seen import Kept
from venuecheck.records.codec import json_schema, written_json

DIARY_SCHEMA: Final = "venuecheck.diary/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionShown:
    """A condition of a booking that is on."""

    number: int
    """Under which it is noted as met or not met."""
    text: str
    kept: Kept
    seen: str = ""
    """What was seen, by whom; empty where nobody has said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnShown:
    """A booking that takes a room."""

    assessment: str
    """Its id."""
    subject: str
    day: date | None
    """None where the days of a series are not on record."""
    first: date
    last: date
    times: str
    room: str
    organiser: str
    reach: str
    """Telephone or e-mail; empty where they are not recorded."""
    expected: str
    audience: str
    is_confirmed: bool
    """Whether somebody has decided that it goes ahead."""
    stands: str
    """How it stands, in words."""
    is_told: bool = False
    """Whether a letter confirmed it, so that who comes relies on it, though somebody looks at it again."""
    conditions: tuple[ConditionShown, ...] = ()
    organiser_did: str = ""
    """That they took it back, or corrected their answers, and nobody acted on that; a sentence, or empty."""
    meets: tuple[str, ...] = ()
    """What else has the room on that day, at a time that is the same or may be: what it is called, and when it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenShown:
    """A booking on which somebody has still to decide."""

    assessment: str
    subject: str
    stands: str
    """How it stands, in words."""
    first: date | None
    """The day of the event, where it is known."""
    held_until: date | None = None
    late: bool = False
    """Whether its hold has ended."""
    organiser_did: str = ""
    """As of what is on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunShown:
    """Answers that are kept, and not finished: no record yet."""

    draft: str
    """Its name."""
    checklist: str
    subject: str
    since: date
    first: date | None
    changes: str
    """The recorded booking that is being changed; empty for a new one."""
    judge_by: date | None = None
    """By when a named person judges a name in it that is like a listed one; None where none waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundsShown:
    """Something that was done at once, and whose grounds are to follow."""

    assessment: str
    subject: str
    due: date | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTellShown:
    """Something that was decided since the organiser was told another thing, and that no letter tells yet."""

    assessment: str
    subject: str
    owner: str
    """Who makes and sends the letter; empty where nobody is named."""
    due: date | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLinkShown:
    """A booking that its organiser took back or corrected by their link, and on which nobody acted since."""

    assessment: str
    subject: str
    first: date | None
    """The day of the event, where it is known."""
    did: str
    """A sentence."""
    to_do: str
    """A sentence: what there is to do about it."""
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackShown:
    """A booking on conditions that is over, and that nobody has looked back on."""

    assessment: str
    subject: str
    day: date | None
    """Its last day; None where no day is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """A venue's bookings over some days."""

    venue: str
    name: str
    made: datetime
    first: date
    """The first day that it shows."""
    last: date
    on: tuple[OnShown, ...]
    """By day and time; those whose days are not known come last."""
    open: tuple[OpenShown, ...]
    """Those whose hold is over first, then the nearest event."""
    grounds: tuple[GroundsShown, ...]
    look_back: tuple[LookBackShown, ...]
    begun: tuple[BegunShown, ...]
    by_link: tuple[ByLinkShown, ...] = ()
    """What organisers did by link, whenever their events are: the nearest first."""
    to_tell: tuple[ToTellShown, ...] = ()
    """Letters that are owed, the most urgent first."""


def diary_json(diary: Diary) -> bytes:
    """Give a diary as JSON text (`venuecheck.diary/1`), UTF-8."""
    return written_json(DIARY_SCHEMA, diary)


def diary_schema() -> dict[str, Any]:
    """Give the JSON Schema of a diary; `reports/schemas/diary.json` holds it."""
    return json_schema(Diary, DIARY_SCHEMA, "A venue's diary")
