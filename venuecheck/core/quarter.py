"""Calendar quarters, as people in London count days."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from venuecheck.core.day_words import MONTHS
from venuecheck.core.london import last_moment, london_day

_MONTHS = 3
_QUARTERS = 4
_WRITTEN = re.compile(r"(20\d\d)-?[Qq]([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year: `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, when: date | datetime) -> Self:
        """Give the quarter that a day, or a moment in London, is in."""
        day = london_day(when) if isinstance(when, datetime) else when
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read `2026-Q3`; None where it is none."""
        found = _WRITTEN.fullmatch(text.strip())
        return cls(int(found[1]), int(found[2])) if found else None

    def __str__(self) -> str:
        """Give `2026-Q3`."""
        return f"{self.year}-Q{self.number}"

    @property
    def before(self) -> "Quarter":
        """The one before."""
        return Quarter(self.year - 1, _QUARTERS) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year + 1, 1) if self.number == _QUARTERS else Quarter(self.year, self.number + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def ends(self) -> datetime:
        """Its last moment in London."""
        return last_moment(self.last)

    @property
    def words(self) -> str:
        """Give `July to September 2026`."""
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.year}"
