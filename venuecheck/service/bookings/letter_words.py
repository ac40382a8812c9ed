"""What people wrote, bounded and made plain, as letters hold it."""

from typing import Final

from venuecheck.core.plain_text import in_one_line, plain

_LONGEST: Final = 4_000


def line(said: str) -> str:
    """Bound what was written, and bring it to one line."""
    return in_one_line(said, 300)


def text(said: str) -> str:
    """Bound what was written, and take out what is no text."""
    return plain(said, _LONGEST, one_line=False).strip()


def lines(said: str) -> tuple[str, ...]:
    """Give the lines of what was written, without empty ones."""
    return tuple(one.strip() for one in text(said).split("\n") if one.strip())


def fact(holds: bool) -> str:  # noqa: FBT001 - a fact
    """Give what stands in a place on which a sentence hangs; empty where the fact does not hold."""
    return "yes" if holds else ""
