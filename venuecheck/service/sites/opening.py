"""The store of a site's venue, with what stands outside it: the key that signs what is recorded, and the anchor."""

import contextlib
from functools import partial
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.store import Store
from venuecheck.service.sites.site import Site, load_site


def open_store(site: Site) -> Store:
    """Open the store of the site's venue; made where there is none, as its key is when something is first recorded.

    Use it as a context manager. Raises `InputError` where it cannot be opened.
    """
    return Store.open(site.store_url, site.venue.id, beside(site))


def beside(site: Site) -> Beside:
    """Give where the keys and the anchors of the site's records are: beside its configuration."""
    return Beside(site.path.parent, partial(_venues_in, site.path.parent))


def _venues_in(folder: Path) -> frozenset[str]:
    """Name the venues whose configuration is in a folder, as far as it can be read."""
    found: set[str] = set()
    for path in (*folder.glob("*.yaml"), *folder.glob("*.yml")):
        with contextlib.suppress(InputError):
            found.add(load_site(path).venue.id)
    return frozenset(found)


def outside(site: Site) -> Outside:
    """Give the key and the anchor of the venue's own chain."""
    return beside(site).of(site.venue.id)
