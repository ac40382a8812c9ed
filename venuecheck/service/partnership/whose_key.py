"""Whose a file is that cannot be read, by the key that stands beside its signature."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from venuecheck.records.signing import fingerprint, in_one
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey
from venuecheck.service.partnership.compared_keys import ComparedKeys, compared_keys
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.sent_files import NotUsed


def by_its_key(words: str) -> str:
    """Say after why it cannot be read how it is known whose it is: nothing in it is proven."""
    return f"{words}; the key beside its signature is this venue’s"


class WhoseKey:
    """Knows of each key for which venue it signs."""

    def __init__(self, compared: ComparedKeys, signed: Iterable[Bundle] = ()) -> None:
        """Take the keys that were compared or taken in, and those that signed what came."""
        self._venues: dict[str, set[str]] = defaultdict(set)
        for known in (compared.by_person, compared.taken_in):
            for venue, keys in known.items():
                for key in keys:
                    self._venues[key].add(compared.former.get(venue, venue))
        for bundle in signed:
            venue = compared.former.get(bundle.venue.id, bundle.venue.id)
            self._venues[in_one(fingerprint(bundle.public_key))].add(venue)
        for venue, keys in compared.taken_away.items():
            for key in keys:
                self._venues[key].discard(venue)

    def venue(self, key: str) -> str:
        """Give the id of the one venue for which a key signs, by its fingerprint without blanks; else nothing."""
        venues = self._venues.get(key, ())
        return next(iter(venues)) if len(venues) == 1 else ""

    def __call__(self, each: NotUsed) -> NotUsed:
        """Give what cannot be read as of the venue whose key stands beside its signature."""
        venue = self.venue(each.key) if each.key else ""
        if not venue:
            return each
        why = replace(each.why, venue=venue, meant="", resembles="", words=by_its_key(each.why.words))
        return replace(each, why=why)


def whose_keys(store: Store, register: Register | None) -> WhoseKey:
    """Give whose keys are whose by a coordinator's records."""
    return WhoseKey(compared_keys(register, store.all(KEY_KIND, TrustedKey)))
