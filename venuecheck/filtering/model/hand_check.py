"""What a person wrote down who opened a list's pages in a browser: the hand check, before it is judged."""

from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.filtering.model.observation import Saw


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """What came when one page was opened."""

    page: str
    """Id of a page or control of the list."""
    saw: Saw
    note: str = ""
    at: datetime | None = None
    """When it was written down; None where only the day is known, as on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCheck:
    """One hand check as it was written down (`venuecheck.hand-check/1`)."""

    id: str
    """Begins with `hand-`."""
    venue: str
    """Id."""
    network: str
    """Id."""
    list_id: str
    list_version: int
    list_digest: str
    person: str
    day: date
    """The day on which the pages were opened, as the person gives it."""
    account: str
    """The kind of account that was signed in."""
    device: str
    place: str
    group_seen: str = ""
    """The group or policy that a block page named; '' where none did."""
    pages: tuple[PageSeen, ...]
