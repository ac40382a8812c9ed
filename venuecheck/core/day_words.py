"""Days in words, the same whatever the computer's language is."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date) -> str:
    """Give `14 September 2026`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
