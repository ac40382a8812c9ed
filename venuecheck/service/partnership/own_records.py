"""What a coordinator's own records say, proven whole: the register, keys that were trusted, letters that were sent."""

from dataclasses import dataclass

from venuecheck.records.copies import file_of
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey
from venuecheck.service.partnership.chasing import SentLetter
from venuecheck.service.partnership.letters_sent import letters_sent
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.renumbered import IdsNow
from venuecheck.service.record_keeping.proof import Proven, proven
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecords:
    """What they say."""

    register: Register | None = None
    """None where none is recorded."""
    trusted: tuple[TrustedKey, ...] = ()
    letters: tuple[SentLetter, ...] = ()
    """Those that were put down as sent."""
    proven: Proven | None = None
    """That they are whole, for whatever goes on with them; None where there are none."""


def own_records(site: Site) -> OwnRecords:
    """Read the records of a coordinator's configuration. Nothing is made where there are none.

    Raises `InputError` where they are not whole.
    """
    file = file_of(site.store_url)
    if file is not None and not file.is_file():
        return OwnRecords()
    with open_store(site) as store:
        return own_of(store)


def own_of(store: Store) -> OwnRecords:
    """Read a coordinator's records. Raises `InputError` where they are not whole."""
    shown = proven(store.database, store.venue)
    register = recorded_register(store)
    return OwnRecords(
        proven=shown,
        register=register,
        trusted=store.all(KEY_KIND, TrustedKey),
        letters=IdsNow(register).letters(letters_sent(store)),
    )
