"""Proving, copying and bringing back the records of a site."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from venuecheck.records import copying
from venuecheck.records.verifying import Verification
from venuecheck.records.verifying import verify as _verify
from venuecheck.service.sites.opening import open_store, public_key_of
from venuecheck.service.sites.site import Site


def verify(site: Site, on_progress: Callable[[int], None] | None = None) -> Verification:
    """Check every record of the site. Raises `InputError` where the store cannot be read."""
    with open_store(site) as store:
        return _verify(store.database, public_key_of(site), on_progress)


def back_up(site: Site, to: Path | BinaryIO, on_progress: Callable[[int], None] | None = None) -> Verification:
    """Copy the site's records into a new file, or to a stream, and prove the copy. Raises `InputError`.

    The store may be in use. The key is not in the copy.
    """
    with open_store(site) as store:
        if isinstance(to, Path):
            return copying.back_up(store.database, to, public_key_of(site), on_progress)
        return copying.back_up_to(store.database, to, public_key_of(site), on_progress)


def restore(
    site: Site, file: Path | BinaryIO, on_progress: Callable[[int], None] | None = None, *, name: str = "the copy"
) -> Verification:
    """Bring a copy back where the site's records belong: a file, or what a page was sent, by `name`.

    Raises `InputError` where it is no whole copy, or records are there already.
    """
    return copying.restore(file, site.store_url, public_key_of(site), on_progress, name=name)


def backup_name(site: Site, now: datetime) -> Path:
    """Give the name of a copy made now, beside the configuration."""
    return site.path.parent / f"{site.venue.id}-{now:%Y%m%d-%H%M%S}.db"
