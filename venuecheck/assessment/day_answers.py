"""The answers that say when an event takes place, and what conditions can know of its days.

They may be left open, so conditions know them by `EVENT_DAYS`, which say nothing where no day was given.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.answers import Answers
from venuecheck.core import day_words

FIRST_DAY, LAST_DAY, TIMES = "event_date", "event_last", "event_times"
"""The questions whose answers say when an event takes place, by the ids that checklists give them."""
ROOM, AUDIENCE, EXPECTED, REACH = "event_room", "audience", "expected", "reach"
"""The questions where it is, who can come, how many, and whom to reach."""
MADE_PUBLIC = "made_public"
"""The question whether it is advertised, streamed or recorded."""
ROOM_FREE, TAKEN = "room_free", "taken"
"""The question whether the room is free at that time, and the answer that somebody else has it."""
_FIRST_DAYS: Final = (FIRST_DAY, "meeting_date")
OF_ITS_OWN: Final = frozenset({FIRST_DAY, LAST_DAY, TIMES, ROOM, AUDIENCE, EXPECTED, REACH, MADE_PUBLIC})
"""What each booking of a series has of its own: when and where it is, who can come, whom to reach about it."""
WHEN_AND_WHERE: Final = frozenset({*_FIRST_DAYS, LAST_DAY, TIMES, ROOM})
"""What is one thing to whoever is asked, where it is asked in a row."""
EVENT_DAYS: Final = ("booking.first_day", "booking.last_day")
"""The names by which conditions know the days of an event."""
DAYS_ASKED: Final[Mapping[str, tuple[str, ...]]] = {EVENT_DAYS[0]: _FIRST_DAYS, EVENT_DAYS[1]: (LAST_DAY,)}
"""The questions whose answers these are."""


def day_facts(answers: Answers) -> dict[str, date]:
    """Give what conditions can know of the event's days, by the names of `walk.RECORDS`."""
    first, last = first_day(answers.values), as_date(answers.values.get(LAST_DAY))
    if first is None:
        return {}
    return {"booking.first_day": first, "booking.last_day": last if last is not None and last > first else first}


def last_before_first(answers: Mapping[str, object]) -> str:
    """Say that the last day lies before the first, from answers by question; empty where it does not."""
    first, last = first_day(answers), as_date(answers.get(LAST_DAY))
    if first is None or last is None or last >= first:
        return ""
    return f"the last day, {day_words.day(last)}, is before the first, {day_words.day(first)}"


LAST_FIX: Final = "write that day or a later one, or leave it empty for a single day"


def first_day(answers: Mapping[str, object]) -> date | None:
    """Give the first day, from answers by question."""
    return next((day for name in _FIRST_DAYS if (day := as_date(answers.get(name)))), None)


def as_date(value: object) -> date | None:
    """Give a day that was answered, as a day or as text; None where it is none."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def before_event(due: date, today: date, first: object, last: object) -> date:
    """Give the day by which something about a booking is to happen: before its event, and never before today.

    `first` and `last`: the days of the event, where they are known. What has begun leaves time until its last day.
    """
    if not isinstance(first, date) or not isinstance(last, date):
        return due
    return max(today, min(due, first - timedelta(days=1) if today < first else last))
