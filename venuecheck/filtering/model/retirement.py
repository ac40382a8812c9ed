"""A named person takes a network, a list on it, or a page out of what counts, because it is not there any more."""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.core.actor import Acted


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """What does not count any longer, from which moment on, who says so and why.

    What was checked until then is kept and shown. A check that is begun later counts again: so nobody can retire what
    is still in use.
    """

    network: str
    list_id: str = ""
    """Empty for every list."""
    page: str = ""
    """Empty for every page."""
    reason: str
    person: str
    at: datetime
    withdrawn: bool = False
    """Whether it takes an earlier one back; its reason and person are then those of the withdrawal."""
    by: Acted | None = None
    """Who that person is, and how it was known."""

    @property
    def key(self) -> str:
        """What it is about: a newer one about the same takes its place."""
        return f"{self.network}/{self.list_id}/{self.page}"

    def covers(self, network: str, list_id: str, page: str, begun: datetime) -> bool:
        """Whether it takes this page of a check, begun at that moment, out of what counts."""
        return (
            not self.withdrawn
            and self.network == network
            and self.list_id in {"", list_id}
            and self.page in {"", page}
            and begun <= self.at
        )
