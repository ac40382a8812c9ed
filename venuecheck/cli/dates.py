"""Days of the command line: as options, and said to people."""

from datetime import date

from venuecheck.core.problem import InputError


def day(option: str, text: str) -> date:
    """Read an option's day. Raises `InputError`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError.at(option, "this is not a date", "write it as 2027-03-31") from None


def in_words(day: date) -> str:
    """Write a day as people do: 2 December 2026, without a zero before it."""
    return f"{day.day} {day:%B %Y}"
