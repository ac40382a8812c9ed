"""How long evidence lasts, in calendar months."""

import calendar
from datetime import date


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
