"""One venue of a server, as a request finds it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from venuecheck.core.problem import NotFoundError
from venuecheck.core.venue import Network
from venuecheck.records.store import Store
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

    def network(self, wanted: str) -> Network:
        """Give a network that an address names. Raises `NotFoundError`."""
        found = next((one for one in self.site.networks if one.id == wanted), None)
        if found is None:
            raise NotFoundError.of("network", "there is no such network here", "choose one of the list")
        return found
