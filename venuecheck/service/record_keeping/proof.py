"""Proving, copying and bringing back the records of a site."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from venuecheck.records import copying
from venuecheck.records.verifying import Verification
from venuecheck.records.verifying import verify as _verify
from venuecheck.service.sites.opening import open_store, public_key_of
from venuecheck.service.sites.site import Site


def verify(site: Site, on_progress: Callable[[int], None] | None = None) -> Verification:
    """Check every record of the site. Raises `InputError` where the store cannot be read."""
    with open_store(site) as store:
        return _verify(store.database, public_key_of(site), on_progress)


def back_up(site: Site, path: Path, on_progress: Callable[[int], None] | None = None) -> Verification:
    """Copy the site's records into the new file `path`, and prove the copy. Raises `InputError`.

    The store may be in use. The key is not in the copy.
    """
    with open_store(site) as store:
        return copying.back_up(store.database, path, public_key_of(site), on_progress)


def restore(site: Site, path: Path, on_progress: Callable[[int], None] | None = None) -> Verification:
    """Bring a copy back where the site's records belong. Raises `InputError` where records are there already."""
    return copying.restore(path, site.store_url, public_key_of(site), on_progress)


def backup_name(site: Site, now: datetime) -> Path:
    """Give the name of a copy made now, beside the configuration."""
    return site.path.parent / f"{site.venue.id}-{now:%Y%m%d-%H%M%S}.db"
