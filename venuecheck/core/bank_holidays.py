"""Bank holidays in the nations of the United Kingdom, from 2011 to 2100.

Source: Banking and Financial Dealings Act 1971, section 1 and schedule 1, with the days that are proclaimed every
year (New Year's Day and the first Monday in May; in Scotland Boxing Day). These follow from rules, so they do not go
stale. Days that were proclaimed once are listed below; one that is proclaimed later is missing until it is added,
and counts as a working day until then. Local holidays of Scottish towns are left out.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from venuecheck.core.venue import Nation

_MONDAY, _SATURDAY = 0, 5
_EVERYWHERE: Final = frozenset(Nation)

_ONCE: Final[dict[date, frozenset[Nation]]] = {
    date(2011, 4, 29): _EVERYWHERE,  # royal wedding
    date(2012, 6, 4): _EVERYWHERE,  # the spring holiday, moved
    date(2012, 6, 5): _EVERYWHERE,  # diamond jubilee
    date(2020, 5, 8): _EVERYWHERE,  # the early May holiday, moved to VE Day
    date(2022, 6, 2): _EVERYWHERE,  # the spring holiday, moved
    date(2022, 6, 3): _EVERYWHERE,  # platinum jubilee
    date(2022, 9, 19): _EVERYWHERE,  # state funeral
    date(2023, 5, 8): _EVERYWHERE,  # coronation
    date(2026, 6, 15): frozenset({Nation.SCOTLAND}),  # football World Cup
}
_NOT_KEPT: Final = frozenset({date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)})
"""Days that the rules give, and that were moved that year."""


def is_bank_holiday(day: date, nation: Nation) -> bool:
    """Whether `day` is a bank holiday there. Substitute days count; the weekend day that they stand for does not."""
    return day in bank_holidays(day.year, nation)


@lru_cache(maxsize=512)
def bank_holidays(year: int, nation: Nation) -> frozenset[date]:
    """Give the bank holidays of a year, Mondays to Fridays only."""
    days = {_first_monday(year, 5), _last_monday(year, 5), _easter(year) - timedelta(2)}
    if nation is Nation.SCOTLAND:
        days.add(_first_monday(year, 8))
    else:
        days |= {_last_monday(year, 8), _easter(year) + timedelta(1)}
    days -= _NOT_KEPT
    days |= {day for day, nations in _ONCE.items() if day.year == year and nation in nations}
    return frozenset(_with_substitutes(days, _fixed(year, nation)))


def _fixed(year: int, nation: Nation) -> list[date]:
    days = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    if nation is Nation.SCOTLAND:
        days += [date(year, 1, 2), date(year, 11, 30)]
    if nation is Nation.NORTHERN_IRELAND:
        days += [date(year, 3, 17), date(year, 7, 12)]
    return sorted(days)


def _with_substitutes(days: set[date], fixed: list[date]) -> set[date]:
    """Add days of a fixed date; one at a weekend goes to the next weekday that is free."""
    found = days | {day for day in fixed if day.weekday() < _SATURDAY}
    for day in (one for one in fixed if one.weekday() >= _SATURDAY):
        substitute = day
        while substitute.weekday() >= _SATURDAY or substitute in found:
            substitute += timedelta(1)
        found.add(substitute)
    return found


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month + 1, 1) - timedelta(1)
    return last - timedelta(last.weekday())


def _easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's method)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
