"""The days that a text names: one (`Sat 10 June 2028`), several of a month, or each from one to another."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from venuecheck.assessment.assessment import RaisedFlag, Weight
from venuecheck.assessment.day_answers import as_date
from venuecheck.assessment.outcome import NO_PUBLIC_SOURCE
from venuecheck.core import day_words

_MONTH_WORDS: Final = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in day_words.MONTHS)
_WEEKDAYS: Final = "|".join(day_words.SHORT_WEEKDAYS)
_DAY: Final = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAYS})[a-z]{{0,6}}\.?,?\s+)?"
    rf"\b(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH_WORDS}|sept)\b\.?(?:,?\s+(?P<year>20[0-9]{{2}})\b)?"
    r"|\b(?P<iso>20[0-9]{2}-[01][0-9]-[0-3][0-9])\b",
    re.IGNORECASE,
)
_WITHOUT_NAMES: Final = re.sub(r"\?P<[a-z]+>", "?:", _DAY.pattern)
_WEEKDAY_WORD: Final = rf"\b(?:{_WEEKDAYS})[a-z]{{0,6}}\.?,?"
_BARE: Final = r"\b[0-3]?[0-9](?:st|nd|rd|th)?"
SPAN: Final = re.compile(
    rf"(?:(?P<begin>{_WITHOUT_NAMES})\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*"
    rf"|(?:{_WEEKDAY_WORD}\s+)?(?P<bare>{_BARE})\s*(?:-|–|—|\bto\b)\s*"
    rf"|(?P<listed>{_BARE}(?:\s*,\s*{_BARE}){{0,15}})\s*(?:,\s*)?(?:\band\b|&)\s*)?(?P<end>{_WITHOUT_NAMES})",
    re.IGNORECASE,
)
"""A day, one to another (`12-16 January`, `28 January to 3 February`), or several of a month (`12, 14 and 16 May`)."""
_MONTHS: Final = re.compile(rf"\b({_MONTH_WORDS}|Sept)\b(?:\s*(?:-|–|—|\bto\b|\buntil\b)\s*({_MONTH_WORDS}|Sept)\b)?")
"""With a capital: a time that `may` change names no month."""
LONGEST: Final = 2_000
_REMEMBERED: Final = 10_000
"""Texts of which it is remembered which days they name: lists ask for the same ones each time."""
_MOST_DAYS: Final = 3_660


def days_in(text: str, today: date) -> tuple[date, ...]:
    """Give the days that a text names, in order. One without a year is the next one, on the weekday that it names."""
    return _days_in(text[:LONGEST], today)


def wrong_weekdays(text: str, today: date) -> tuple[RaisedFlag, ...]:
    """Point out days that are named with another weekday than they fall on: one of the two is a slip."""
    found = []
    for one in _DAY.finditer(text[:LONGEST]):
        day = _day_of(one, today)
        if day is not None and one["weekday"] and one["weekday"].lower() != _weekday(day):
            falls_on = day_words.WEEKDAYS[day.weekday()]
            found.append(
                RaisedFlag(
                    id=f"weekday:{day.isoformat()}",
                    text=f"{day_words.day(day)} is a {falls_on}, and the booking says otherwise: check the date.",
                    weight=Weight.ADVISORY,
                    questions=(),
                    source=NO_PUBLIC_SOURCE,
                )
            )
    return tuple(found)


def only_day(texts: Iterable[str], today: date) -> date | None:
    """Give the day of the first text that names any, where it names one alone."""
    for text in texts:
        found = days_in(text, today)
        if found:
            return found[0] if len(found) == 1 else None
    return None


@lru_cache(maxsize=_REMEMBERED)
def _days_in(text: str, today: date) -> tuple[date, ...]:
    return tuple(dict.fromkeys(day for span in spans_in(text, today) for day in between(*span)))


def spans_in(text: str, today: date) -> Iterator[tuple[date, date]]:
    """Give the days that a text names, in order: one, or each from one to another."""
    for found in SPAN.finditer(text):
        last = _day_in(found["end"], today)
        if last is None:
            continue
        if found["listed"]:
            listed = (made(last.year, last.month, int(one)) for one in re.findall("[0-9]+", found["listed"]))
            yield from ((day, day) for day in listed if day)
        first = _begins(found, last, today)
        if first is not None and first > last:
            last = _day_in(found["end"], first) or last
        yield (first if first and first <= last else last), last


def months_said(text: str) -> frozenset[int]:
    """Give the months that a text names, January being 1: `January to March`, `January, March and May`."""
    found: set[int] = set()
    for one in _MONTHS.finditer(text):
        begin, end = _month(one[1]), _month(one[2] or one[1])
        found.update((begin + ahead - 1) % 12 + 1 for ahead in range((end - begin) % 12 + 1))
    return frozenset(found)


def _month(word: str) -> int:
    return next(number for number, name in enumerate(day_words.MONTHS, start=1) if name.startswith(word[:3]))


def _begins(found: re.Match[str], last: date, today: date) -> date | None:
    """Give the day from which a span goes on; without a year of its own it is in the year before its last day."""
    if found["bare"]:
        return made(last.year, last.month, int(re.findall("[0-9]+", found["bare"])[0]))
    first = _day_in(found["begin"], today) if found["begin"] else None
    if first is None or re.search("20[0-9]{2}", found["begin"]) or not re.search("20[0-9]{2}", found["end"]):
        return first
    same_year = made(last.year, first.month, first.day)
    return same_year if same_year and same_year <= last else made(last.year - 1, first.month, first.day)


def _day_in(text: str, today: date) -> date | None:
    found = _DAY.fullmatch(text)
    return _day_of(found, today) if found else None


def _day_of(found: re.Match[str], today: date) -> date | None:
    if found["iso"]:
        return as_date(found["iso"])
    month = _month(found["month"].capitalize())
    if found["year"]:
        return made(int(found["year"]), month, int(found["day"]))
    # a day without a year: the next one, or the next that falls on the weekday named
    coming = (made(today.year + ahead, month, int(found["day"])) for ahead in range(7))
    wanted = (found["weekday"] or "").lower()
    return next((day for day in coming if day and day >= today and wanted in {"", _weekday(day)}), None)


def _weekday(day: date) -> str:
    return day_words.SHORT_WEEKDAYS[day.weekday()]


def between(first: date, last: date) -> Iterator[date]:
    """Give each day from one to another."""
    for ahead in range(min((last - first).days + 1, _MOST_DAYS)):
        yield first + timedelta(ahead)


def made(year: int, month: int, day: int) -> date | None:
    """Give the day of this year, month and number; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
