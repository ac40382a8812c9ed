"""The store of a site's venue, with what stands outside it: the key that signs what is recorded, and the anchor."""

from venuecheck.records.outside import Beside, Outside
from venuecheck.records.store import Store
from venuecheck.service.sites.site import Site


def open_store(site: Site) -> Store:
    """Open the store of the site's venue; made where there is none, as its key is when something is first recorded.

    Use it as a context manager. Raises `InputError` where it cannot be opened.
    """
    return Store.open(site.store_url, site.venue.id, beside(site))


def beside(site: Site) -> Beside:
    """Give where the keys and the anchors of the site's records are: beside its configuration."""
    return Beside(site.path.parent)


def outside(site: Site) -> Outside:
    """Give the key and the anchor of the venue's own chain."""
    return beside(site).of(site.venue.id)
