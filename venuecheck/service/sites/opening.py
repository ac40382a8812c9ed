"""The store of a site's venue, with the key that signs what is recorded."""

from functools import partial

from venuecheck.records.signing import signer_at
from venuecheck.records.store import Store
from venuecheck.service.sites.site import Site


def open_store(site: Site) -> Store:
    """Open the store of the site's venue; made where there is none, as its key is when something is first recorded.

    Use it as a context manager. Raises `InputError` where it cannot be opened.
    """
    return Store.open(site.store_url, site.venue.id, partial(signer_at, site.key_path))


def public_key_of(site: Site) -> str | None:
    """Give the public key of the site (hexadecimal), None where it has no key yet. Raises `InputError`."""
    return signer_at(site.key_path).public_key if site.key_path.exists() else None
