"""What is recorded of bundles at a coordinator: each, the keys that they are held to, the cases that they share."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assurance.check import aware
from venuecheck.core.actor import Acted
from venuecheck.core.problem import InputError
from venuecheck.records import listing
from venuecheck.records.damage import NotWholeError
from venuecheck.records.reading_back import value_of
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundle import Bundle, Case
from venuecheck.service.partnership.bundle_numbers import check_bundle
from venuecheck.service.partnership.key_changes import line_of

BUNDLE_KIND, KEY_KIND, CASE_KIND = "bundle", "trusted_key", "shared_case"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKey:
    """A key that a venue's bundles are held to."""

    venue: str
    public_key: str
    fingerprint: str
    since: datetime
    person: str = ""
    """Who compared its fingerprint; empty for a venue's first key, which nobody has to."""
    by: Acted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A bundle as it is recorded here, without its cases, which are records of their own."""

    digest: str
    bundle: Bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCase:
    """A case that a venue shared, as it is recorded here."""

    venue: str
    case: Case


def keys_trusted(store: Store, venue: str = "") -> list[tuple[int, TrustedKey]]:
    """Give every key that is trusted here, or of one venue, with its place; the one recorded last at the end."""
    if venue:
        found = listing.newest_beginning(store, KEY_KIND, f"{venue}/")
        return [(entry.seq, listing.value_in(store, TrustedKey, entry, said)) for entry, said in found]
    return [(one.version.seq, one.value) for one in store.read_all(KEY_KIND, TrustedKey)]


def held_at(store: Store, key: str, at: datetime) -> tuple[int, Kept] | None:
    """Give the newest bundle of a key that was made by a moment, with the place of its record; None where none was.

    What cannot be read as a bundle is passed over: whoever verifies the records is told of it.
    """
    for entry, body in listing.latest_first(store, BUNDLE_KIND, key):
        with suppress(NotWholeError, InputError):
            kept = value_of(Kept, body, store.shown, f"record {entry.seq}")
            check_bundle(kept.bundle, f"record {entry.seq}")
            if aware(kept.bundle.made_at) <= at:
                return entry.seq, kept
    return None


def took_over(bundle: Bundle, public_key: str) -> bool:
    """Whether the key of a bundle took the place of another, at once or by and by."""
    return public_key in line_of(bundle.public_key, bundle.keys).gave_way


def forked_at(before: tuple[str, ...], now: tuple[str, ...]) -> int:
    """Give the first record, from 1, in which two chains of one store differ; 0 where one goes on the other."""
    pairs = zip(before, now, strict=False)
    return next((place for place, (old, new) in enumerate(pairs, start=1) if old != new), 0)
