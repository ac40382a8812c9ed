"""Days in words, the same whatever the computer's language is."""

from datetime import date, datetime

from venuecheck.core.london import london_day

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAYS)
"""Monday first: `mon`."""


def day(when: date) -> str:
    """Give `14 September 2026`; of a moment the day on which it falls in London."""
    when = london_day(when) if isinstance(when, datetime) else when
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
