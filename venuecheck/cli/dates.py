"""Days as options of the command line."""

from datetime import date

from venuecheck.core.problem import InputError


def day(option: str, text: str) -> date:
    """Read an option's day. Raises `InputError`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError.at(option, "this is not a date", "write it as 2027-03-31") from None
