"""Days as people in the United Kingdom count them. Moments are kept in UTC.

Source: the Summer Time Order 2002: an hour ahead from 01:00 GMT on the last Sunday in March until 01:00 GMT on the last
Sunday in October. Worked out here, because not every system carries a table of time zones.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

_SUNDAY = 6
_HOUR = timedelta(hours=1)


def london_day(moment: datetime) -> date:
    """Give the day on which a moment falls in London; one that names no zone is taken for UTC."""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    is_summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return (utc + _HOUR if is_summer and utc < datetime.max.replace(tzinfo=UTC) - _HOUR else utc).date()


@lru_cache(maxsize=256)
def _last_sunday(year: int, month: int) -> datetime:
    """Give 01:00 UTC on the last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() - _SUNDAY) % 7), time(1), tzinfo=UTC)
