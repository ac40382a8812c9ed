"""A source that files rest on, so that what rests on it names it by its id."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from venuecheck.authoring.typed import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says what a file repeats: a law, a guidance, a published policy, a maker who vouches for pages."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    title: str
    url: str = ""
    edition: str = ""
    """Which edition was looked at, where it has editions."""
    looked_at: date | None = None
    """The day on which somebody last read it; left out where nobody has: it is known from memory, or through others."""
    look_again_by: date | None = None
    """The last day by which somebody must read it again."""
    settled: bool = False
    """What it says no longer changes (a judgment, an order as made, an article): nobody has to look again."""
    cited_by: tuple[str, ...] = ()
    """Files of the program whose words rest on it, where these cannot name it by its id: templates and constants."""
    note: str = ""
    """What a reader has to know of it, such as that it was read in a copy only."""

    @property
    def shown(self) -> str:
        """Name and address, as a person is shown them."""
        about = "; ".join(part for part in (self.url, self.note) if part)
        return f"{self.title} ({about})" if about else self.title

    def is_overdue(self, day: date) -> bool:
        """Whether on this day somebody should have looked at it again."""
        return self.look_again_by is not None and day > self.look_again_by
