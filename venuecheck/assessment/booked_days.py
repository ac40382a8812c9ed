"""Days and times as booking systems of the United Kingdom write them: the day before the month."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from venuecheck.core import day_words

_MONTHS: Final = tuple(month[:3].lower() for month in day_words.MONTHS)
_WEEKDAY: Final = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_FIGURES: Final = re.compile(
    _WEEKDAY + r"(?P<day>[0-9]{1,2})[/.\-](?P<month>[0-9]{1,2})[/.\-](?P<year>[0-9]{4}|[0-9]{2})", re.IGNORECASE
)
_WORDS: Final = re.compile(
    _WEEKDAY + r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s\-](?P<month>[a-z]{3,9})\.?,?[\s\-](?P<year>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2}))?(?::[0-9]{2})?\s*(?P<half>[ap]\.?\s?m\.?)?", re.IGNORECASE
)
_FOUR_FIGURES: Final = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<half>)?", re.IGNORECASE)
_YEARS: Final = (2000, 2100)
_HALF_A_DAY: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedMoment:
    """A day, and a time of day where one stands with it."""

    day: date
    at: time | None = None


class WrongDayError(ValueError):
    """A cell that holds no day; the message says what is wrong with it."""


def read_moment(cell: str) -> BookedMoment:
    """Read a day with or without a time, such as `Sat 3 Oct 2026`, `03/10/26 19:00`. Raises `WrongDayError`."""
    text = " ".join(cell.replace("T", " ", 1).split()) if _ISO.match(cell) else " ".join(cell.split())
    for form in (_ISO, _FIGURES, _WORDS):
        found = form.match(text)
        if found:
            day = _day(found)
            rest = text[found.end() :].strip(" ,-")
            at = read_time(rest) if rest else None
            if rest and at is None:
                break
            return BookedMoment(day=day, at=at)
    message = "is no day that can be read; write it as 14/09/2026 or 14 September 2026"
    raise WrongDayError(message)


def read_time(cell: str) -> time | None:
    """Read a time of day, such as `19:00`, `1900`, `7pm`, `7.30 p.m.`; None where it is none."""
    found = _FOUR_FIGURES.fullmatch(cell.strip()) or _CLOCK.fullmatch(cell.strip())
    if found is None or (found["half"] is None and found["minute"] is None):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 0 < hour <= _HALF_A_DAY:
            return None
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if found["half"].lower().startswith("p") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def time_words(at: time) -> str:
    """Give `7 pm`, `7.30 am`."""
    half = "am" if at.hour < _HALF_A_DAY else "pm"
    hour = at.hour % _HALF_A_DAY or _HALF_A_DAY
    return f"{hour}.{at.minute:02} {half}" if at.minute else f"{hour} {half}"


def _day(found: re.Match[str]) -> date:
    said = found.groupdict()
    month = int(said["month"]) if said["month"].isdecimal() else _month(said["month"])
    year = int(said["year"])
    year += 2000 if len(said["year"]) == 2 else 0  # noqa: PLR2004 - digits
    try:
        made = date(year, month, int(said["day"]))
    except ValueError:
        hint = "; the day stands before the month here" if month > _HALF_A_DAY else ""
        message = f"there is no such day{hint}"
        raise WrongDayError(message) from None
    if not _YEARS[0] <= year < _YEARS[1]:
        message = "check the year"
        raise WrongDayError(message)
    named = (said.get("weekday") or "").lower()
    falls_on = day_words.WEEKDAYS[made.weekday()]
    if named and not falls_on.lower().startswith(named):
        message = f"it is a {falls_on}, and the cell says otherwise"
        raise WrongDayError(message)
    return made


def _month(word: str) -> int:
    short = word[:3].lower()
    full = next((month.lower() for month in day_words.MONTHS if month[:3].lower() == short), "")
    if not full.startswith(word.lower()) and word.lower() != "sept":
        message = f"'{word}' is no month"
        raise WrongDayError(message)
    return _MONTHS.index(short) + 1
