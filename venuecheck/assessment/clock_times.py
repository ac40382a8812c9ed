"""At what times an event is on, as far as what somebody wrote of them can be read.

People write "7 pm to 9 pm", "19.00-21.00", "every Thursday, 7-9pm". What cannot be read is no time of day: whoever asks
then says so, and takes it for no answer.
"""

import re
from dataclasses import dataclass
from typing import Final

from venuecheck.assessment.days_said import SPAN

_DAY: Final = 24 * 60
_LONGEST: Final = 2_000
_CLOCK: Final = (
    r"(?:(?P<{n}h>[01]?[0-9]|2[0-4])(?:[:.](?P<{n}m>[0-5][0-9]))?\s*(?P<{n}half>[ap]\.?m\b\.?)?"
    r"|(?P<{n}word>noon|midday|midnight))"
)
_RANGE: Final = re.compile(
    rf"(?<![0-9.:/]){_CLOCK.format(n='a')}\s*(?:-|–|—|to|until|till|and)\s*{_CLOCK.format(n='b')}(?![0-9:/])",
    re.IGNORECASE,
)
_LONE: Final = re.compile(rf"(?<![0-9.:/]){_CLOCK.format(n='a')}(?![0-9:/])", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\b(?:all|whole|full) day\b", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"\b(?:set(?:ting)?[ -]?up|prepar\w+|access|doors|clear(?:ing)?(?:[ -]up)?|tak(?:e|ing) down|rehears\w+)\b",
    re.IGNORECASE,
)
_WORDS: Final = {"noon": 12 * 60, "midday": 12 * 60, "midnight": _DAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A time of a day from which to which a room is used, in minutes from the beginning of the day."""

    begins: int
    ends: int
    """Later than `begins`; beyond 24 hours where it goes on after midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What is read of the times that somebody wrote."""

    hours: tuple[Hours, ...] = ()
    """Empty where none can be read."""
    names_more: bool = False
    """Whether setting up or clearing is named without saying from when: the room is used for longer than `hours`."""

    def meets(self, other: "Times", *, days_later: int = 0) -> bool:
        """Whether both use a room at one time, where the other's day is so many days later; both can be read."""
        later = days_later * _DAY
        return any(
            mine.begins < their.ends + later and their.begins + later < mine.ends
            for mine in self.hours
            for their in other.hours
        )


def times_of(text: str) -> Times:
    """Read the times of a day from what somebody wrote of them."""
    said = SPAN.sub(" ", text[:_LONGEST])  # `12-16 January` are no hours
    if _WHOLE.search(said):
        return Times(hours=(Hours(begins=0, ends=_DAY),))
    ranges = [(one, _hours(one)) for one in _RANGE.finditer(said)]
    hours = [each for _, each in ranges if each is not None]
    if not hours or not _BESIDE.search(said):
        return Times(hours=tuple(hours))
    rest = _RANGE.sub(" ", said)
    lone = [minute for one in _LONE.finditer(rest) if (minute := _plain(one, "a")) is not None]
    if not lone:
        return Times(hours=tuple(hours), names_more=len(hours) == 1)
    first, last = min((*lone, *(one.begins for one in hours))), max((*lone, *(one.ends for one in hours)))
    return Times(hours=(Hours(begins=first, ends=last),))


def _hours(found: re.Match[str]) -> Hours | None:
    """Give what a range names; None where it may be something else, such as days or ages."""
    begins, ends = _plain(found, "a"), _plain(found, "b")
    if ends is None and begins is not None and found["ahalf"]:
        ends = _next_to(begins, found, "b", is_later=True)  # 7 pm to 9
    if begins is None and ends is not None and found["ah"]:
        begins = _next_to(ends, found, "a", is_later=False)  # 7 to 9 pm, 11 to 1 pm, 8 to 12 am
    if begins is None or ends is None or begins == ends:
        return None
    return Hours(begins=begins % _DAY, ends=ends if ends > begins % _DAY else ends + _DAY)


def _plain(found: re.Match[str], name: str) -> int | None:
    """Give a time that says by itself what it is: with minutes, a half of the day, or as a word."""
    if found[f"{name}word"]:
        return _WORDS[found[f"{name}word"].lower()]
    hour, minutes, half = int(found[f"{name}h"]), found[f"{name}m"], found[f"{name}half"]
    if half:
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    elif minutes is None and hour <= 12:  # noqa: PLR2004 - a clock has twelve hours
        return None
    return hour * 60 + int(minutes or 0)


def _next_to(beside: int, found: re.Match[str], name: str, *, is_later: bool) -> int:
    """Give a bare hour in the half of the day that puts it next to the time beside it, over midnight where need be."""
    hour = int(found[f"{name}h"]) % 12

    def apart(minute: int) -> int:
        return (minute - beside if is_later else beside - minute) % _DAY or _DAY

    return min(hour * 60, (hour + 12) * 60, key=apart)
