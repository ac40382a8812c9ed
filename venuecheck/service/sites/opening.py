"""The store of a site's venue, with what stands outside it: the key that signs what is recorded, and the anchor."""

from functools import partial

from venuecheck.accounts.files import DATABASE_NAME, KEY_NAME
from venuecheck.core.ordinary_file import in_full
from venuecheck.records.beginning import not_whole
from venuecheck.records.copies import file_of
from venuecheck.records.damage import of_another
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.store import Store
from venuecheck.service.sites.configured import venues_in
from venuecheck.service.sites.site import Site


def open_store(site: Site, *, whosever: bool = False) -> Store:
    """Open the store of the site's venue; made where there is none, as its key is when something is first recorded.

    Use it as a context manager. Raises `InputError` where it cannot be opened, and `NotWholeError` where nothing of
    this venue is here and the folder is another's, as after its id changed; but for whoever opens it `whosever`: what
    is recorded would read as nothing.
    """
    store = Store.open(site.store_url, site.venue.id, beside(site))
    try:
        if not whosever and (theirs := outside(site).is_anothers()) and site.venue.id not in store.database.chains():
            raise not_whole(store.shown, [of_another(theirs)])
    except BaseException:
        store.close()
        raise
    return store


def beside(site: Site) -> Beside:
    """Give where the keys and the anchors of the site's records are: beside its configuration."""
    folder = site.path.parent
    database = file_of(site.store_url)
    serves = any((folder / name).exists() for name in _OF_A_SERVER)
    return Beside(
        folder,
        partial(venues_in, folder, site.venue.id),
        has_own=serves or (database is not None and in_full(database).parent == in_full(folder)),
    )


_OF_A_SERVER = (DATABASE_NAME, KEY_NAME)
"""What stands beside the configuration of a server's first venue."""


def outside(site: Site) -> Outside:
    """Give the key and the anchor of the venue's own chain."""
    return beside(site).of(site.venue.id)
