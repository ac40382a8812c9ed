"""One venue of a server, as a request finds it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.checklist import Checklist
from venuecheck.core.problem import NotFoundError
from venuecheck.core.venue import Network
from venuecheck.records.store import Store
from venuecheck.service.checklists.of_venue import VenuesChecklists, checklists_of
from venuecheck.service.sites.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueHere:
    """One venue, as a request finds it."""

    site: Site
    """With the people who have accounts, in place of those that its configuration lists."""
    now: datetime
    opened: Callable[[Site], Store]
    """Gives its store. Raises `InputError` where that cannot be opened: pages that mend it come without it."""

    @property
    def id(self) -> str:
        """The venue's id."""
        return self.site.venue.id

    @property
    def store(self) -> Store:
        """The venue's records. Raises `InputError` where they cannot be opened."""
        return self.opened(self.site)

    @property
    def name(self) -> str:
        """The venue's name."""
        return self.site.venue.name

    @property
    def checklists(self) -> VenuesChecklists:
        """What can be answered here: the checklists that ship, and the venue's own."""
        return checklists_of(self.site)

    def checklist(self, wanted: str) -> Checklist:
        """Give a checklist that an address names. Raises `NotFoundError`."""
        if (found := next((one for one in self.checklists.known if one.id == wanted), None)) is None:
            raise NotFoundError.of("checklist", "there is no such checklist here", "choose one of the list")
        return found

    def network(self, wanted: str) -> Network:
        """Give a network that an address names. Raises `NotFoundError`."""
        found = next((one for one in self.site.networks if one.id == wanted), None)
        if found is None:
            raise NotFoundError.of("network", "there is no such network here", "choose one of the list")
        return found
