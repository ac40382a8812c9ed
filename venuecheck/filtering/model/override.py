"""A person's verdict on a page, put beside the measured one and never in its place."""

from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.core.actor import Acted
from venuecheck.filtering.model.finding import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVerdict:
    """A person's verdict on one page of one list on one network: not who, why and until when."""

    page: str
    list_id: str
    network: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(PageVerdict):
    """What a named person says of one page of one list on one network, until a date."""

    reason: str
    person: str
    made: datetime
    until: date
    """The last day on which it stands."""
    withdrawn: bool = False
    """Whether it takes an earlier one back; its reason and person are then those of the withdrawal."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""

    @property
    def key(self) -> str:
        """What it is about: a newer one about the same takes its place."""
        return f"{self.network}/{self.list_id}/{self.page}"

    def stands_on(self, day: date) -> bool:
        """Whether it is still in force on `day`."""
        return day <= self.until
