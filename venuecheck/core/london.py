"""Days as people in the United Kingdom count them. Moments are kept in UTC.

Source: the Summer Time Order 2002: an hour ahead from 01:00 GMT on the last Sunday in March until 01:00 GMT on the last
Sunday in October. Worked out here, because not every system carries a table of time zones.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

_SUNDAY = 6
_HOUR = timedelta(hours=1)
_SUMMER = timezone(_HOUR)


def london_day(moment: datetime) -> date:
    """Give the day on which a moment falls in London; one that names no zone is taken for UTC."""
    return london_time(moment).date()


def london_time(moment: datetime) -> datetime:
    """Give a moment as clocks in London show it; one that names no zone is taken for UTC."""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    is_ahead = _is_summer(utc) and utc < datetime.max.replace(tzinfo=UTC) - _HOUR
    return utc.astimezone(_SUMMER) if is_ahead else utc


def is_still_to_come(day: date, now: datetime) -> bool:
    """Whether a day is after the one that it is in London now: nobody can have looked on it yet."""
    return day > london_day(now)


def last_moment(day: date) -> datetime:
    """Give the last moment of a day in London."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    midnight = datetime.combine(day, time(), UTC) + timedelta(days=1)
    # clocks change after midnight: whether it is summer then was so an hour before
    return (midnight - _HOUR if _is_summer(midnight - _HOUR) else midnight) - datetime.resolution


def first_moment(day: date) -> datetime:
    """Give the first moment (UTC) of a day in London."""
    return last_moment(day - timedelta(days=1)) + datetime.resolution


def _is_summer(utc: datetime) -> bool:
    return _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)


@lru_cache(maxsize=256)
def _last_sunday(year: int, month: int) -> datetime:
    """Give 01:00 UTC on the last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() - _SUNDAY) % 7), time(1), tzinfo=UTC)
