"""A key taken away from a venue with which it was noted, or by which its files were taken in, and is not its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from venuecheck.core.actor import Actor
from venuecheck.core.problem import InvalidError
from venuecheck.records.appending import New
from venuecheck.records.signing import in_fours, in_one
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey, keys_trusted
from venuecheck.service.partnership.keeping_register import named, needed
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import VENUE_KIND, RecordedVenue, recorded_register
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.sites.site import Site

_FIX = "say whose key it is, or how it came to stand here"


def take_key(
    site: Site, store: Store, venue: str, read_out: str, *, reason: str, person: str | Actor, now: datetime
) -> str:
    """Put on record that a key is not a venue's own, with who says so and why; give its fingerprint, in fours.

    The register names it no more, and what it signed as this venue counts no more until somebody compares it again. The
    records keep that it was noted. Raises `InvalidError` where it is not among the venue's keys, or no reason is given.
    """
    who = named(site, person)
    why, name = reason_and_name(reason, who.name, fix=_FIX)
    fingerprint = in_one(read_out)

    def attempt() -> None:
        read = (store.version(VENUE_KIND), store.version(KEY_KIND))
        register = needed(recorded_register(store))
        known = register.venue(venue)
        new: list[tuple[str, str, object]] = [
            (KEY_KIND, f"{one.venue}/{one.public_key}", _taken(one, why, name, who, now))
            for one in _trusted(store, register, venue)
            if in_one(one.fingerprint) == fingerprint
        ]
        keys = register.keys.get(venue, ())
        if fingerprint in keys:
            left = tuple(one for one in keys if one != fingerprint)
            said = RecordedVenue(venue=known, keys=left, person=name, by=who.acted, reason=why)
            new.append((VENUE_KIND, venue, said))
        if not new:
            what = f"this is no key that is noted with {venue}"
            raise InvalidError.of("fingerprint", what, "write it as it stands beside the venue")
        store.append_all(
            [New(kind=kind, key=key, venue=store.venue, payload=said, at=now, expects=read) for kind, key, said in new]
        )

    once_settled(attempt)
    return in_fours(fingerprint)


def keys_of(store: Store, register: Register, venue: str) -> tuple[str, ...]:
    """Give the fingerprints of all keys that are noted with a venue, in fours: by the register, or as files came."""
    noted = map(in_fours, register.keys.get(venue, ()))
    return tuple(dict.fromkeys([*noted, *(one.fingerprint for one in _trusted(store, register, venue))]))


def _trusted(store: Store, register: Register, venue: str) -> Iterator[TrustedKey]:
    yield from (one for each in register.ids_of(venue) for _, one in keys_trusted(store, each))


def _taken(one: TrustedKey, why: str, name: str, who: Actor, now: datetime) -> TrustedKey:
    return replace(one, since=now, person=name, by=who.acted, taken_away=why)
