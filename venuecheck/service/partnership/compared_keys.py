"""Keys of venues whose fingerprints somebody compared: by the list of partners, or when a bundle was imported."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from venuecheck.assurance.check import aware
from venuecheck.core.plain_text import plain
from venuecheck.records.signing import fingerprint, in_fours, in_one
from venuecheck.service.partnership.anew_said import AnewSaid
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundles_kept import TrustedKey
from venuecheck.service.partnership.key_changes import line_of
from venuecheck.service.partnership.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedKeys:
    """Which keys are whose."""

    by_venue: Mapping[str, frozenset[str]]
    """Fingerprints without spaces."""
    by_person: Mapping[str, frozenset[str]]
    """Those of which a person compared each: in the list of partners, or when it was trusted."""
    taken_in: Mapping[str, frozenset[str]]
    """Those by which bundles were imported, a venue's first key among them, which nobody need have compared."""
    taken_away: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Those that a person took away from a venue again, and nobody compared with it since."""
    since: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    """When a person last compared a key at an import, by its venue and the key."""
    former: Mapping[str, str] = field(default_factory=dict)
    """Ids that venues had before, each with the one of now: a venue's keys are its own under each of them."""

    def _id(self, venue: str) -> str:
        return self.former.get(venue, venue)

    def known(self, venue: str) -> bool:
        """Whether a key of this venue was compared."""
        return bool(self.by_venue.get(self._id(venue)))

    def whose(self, bundle: Bundle) -> tuple[str, ...]:
        """Give the ids of the venues of which the key that signed a bundle, or one before it, was compared."""
        return tuple(venue for venue, keys in self.by_person.items() if not keys.isdisjoint(_line(bundle)))

    def signed(self, bundle: Bundle) -> bool:
        """Whether a bundle names such a key of its venue, or one that such a key signed."""
        return not self.by_venue.get(self._id(bundle.venue.id), frozenset()).isdisjoint(_line(bundle))

    def took_in(self, bundle: Bundle) -> bool:
        """Whether a bundle's key, or one before it, was imported by for its venue: no stranger’s."""
        return not self.taken_in.get(self._id(bundle.venue.id), frozenset()).isdisjoint(_line(bundle))

    def was_taken_away(self, bundle: Bundle) -> bool:
        """Whether the key that signed a bundle is not its venue's own, as a person said."""
        return _plain(bundle.public_key) in self.taken_away.get(self._id(bundle.venue.id), frozenset())

    def unconfirmed(self, bundle: Bundle) -> bool:
        """Whether a bundle's key took the place of a lost one, and nobody has compared it."""
        after_loss = line_of(bundle.public_key, bundle.keys).after_loss
        return after_loss and self.by_person.get(self._id(bundle.venue.id), frozenset()).isdisjoint(_line(bundle))

    def unasked(self, bundle: Bundle) -> tuple[AnewSaid, ...]:
        """Give what a bundle says of records that may be missing, since a person last compared its key.

        Or one before it, that signed it. Whoever asks, asks about what each store told last (`told_last`).
        """
        keys = line_of(bundle.public_key, bundle.keys).keys
        venue = self._id(bundle.venue.id)
        asked = [aware(self.since[venue, key]) for key in keys if (venue, key) in self.since]
        return tuple(one for one in bundle.anew if not asked or max(asked) < aware(one.at))


def compared_keys(partners: Register | None, trusted: Iterable[TrustedKey] = ()) -> ComparedKeys:
    """Put together what the list of partners names, and what was trusted at imports.

    A venue's first key is trusted without a word; once a person compared another beside it, both are the venue's. Under
    whichever of a venue's ids a key was compared, it is compared for all of them.
    """
    if partners is None:
        return keys_put_together({}, trusted)
    now = (replace(key, venue=partners.id_now(key.venue)) for key in trusted)
    return replace(keys_put_together(partners.keys, now), former=partners.former)


def without_misheard(
    compared: ComparedKeys, bundles: Iterable[Bundle], listed_ids: Collection[str]
) -> tuple[ComparedKeys, tuple[tuple[str, str, tuple[str, ...]], ...]]:
    """Leave out keys that were compared with one venue, and by all that came are another's.

    Such a key signed nothing of the venue, which sent something under a key of its own, and signed for others of those
    that are listed, by `listed_ids`. It sets nothing of the venue's own aside. Gives as well which these are: the
    venue's id, the fingerprint without spaces, and the ids of those for which it signed.
    """
    listed: dict[str, set[str]] = defaultdict(set)
    for venue, keys in compared.by_person.items():
        for key in keys:
            listed[key].add(venue)
    signed: dict[str, set[str]] = defaultdict(set)
    came = set()
    for bundle in bundles:
        if bundle.venue.id not in listed_ids:
            continue
        venue = compared.former.get(bundle.venue.id, bundle.venue.id)
        came.add(venue)
        for key in _line(bundle) & listed.keys():
            signed[key].add(venue)
    misheard = tuple(
        (venue, key, tuple(sorted(signed[key])))
        for key in sorted(signed)
        for venue in sorted(listed[key] & came - signed[key])
        if key not in compared.taken_in.get(venue, ())
    )
    if not misheard:
        return compared, ()
    wrong: dict[str, set[str]] = defaultdict(set)
    for venue, key, _ in misheard:
        wrong[venue].add(key)

    def left(keys: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        return {venue: some - wrong.get(venue, set()) for venue, some in keys.items()}

    return replace(compared, by_venue=left(compared.by_venue), by_person=left(compared.by_person)), misheard


def misheard_words(venue: str, key: str, signed: Sequence[str], names: Mapping[str, str]) -> str:
    """Ask about a key that was compared with a venue and signed for others alone; two sentences."""
    return (
        f"The key {in_fours(key)} stands as compared with {_called([venue], names)}, and what came with it is of "
        f"{_called(signed, names)} alone: ask which of them read it out, and take it from the other. Until then it "
        f"sets nothing aside that {_called([venue], names)} sent."
    )


def with_compared(register: Register, trusted: Iterable[TrustedKey]) -> Register:
    """Give the register with every key of its venues that a person compared, at an import too: as it is handed on."""
    mine = (replace(key, venue=register.id_now(key.venue)) for key in trusted)
    by_person = keys_put_together(register.keys, mine).by_person
    keys = {one.id: (*register.keys.get(one.id, ()), *_others(register, by_person, one.id)) for one in register.venues}
    return replace(register, keys={venue: some for venue, some in keys.items() if some})


def _others(register: Register, compared: Mapping[str, frozenset[str]], venue: str) -> list[str]:
    return sorted(compared.get(venue, frozenset()) - set(register.keys.get(venue, ())))


def keys_put_together(listed: Mapping[str, Iterable[str]], trusted: Iterable[TrustedKey]) -> ComparedKeys:
    """Put together fingerprints that a list names by venue, and what was trusted at imports, as `compared_keys`."""
    everything = list(trusted)
    mine = [key for key in everything if not key.taken_away]
    compared = {key.venue for key in mine if key.person}
    found: dict[str, set[str]] = {venue: set(keys) for venue, keys in listed.items()}
    by_person: dict[str, set[str]] = {venue: set(keys) for venue, keys in listed.items()}
    taken_in: dict[str, set[str]] = defaultdict(set)
    for key in mine:
        taken_in[key.venue].add(_plain(key.public_key))
        if key.venue in compared:
            found.setdefault(key.venue, set()).add(_plain(key.public_key))
        if key.person:
            by_person.setdefault(key.venue, set()).add(_plain(key.public_key))
    away: dict[str, set[str]] = defaultdict(set)
    for key in everything:
        if key.taken_away and _plain(key.public_key) not in by_person.get(key.venue, ()):
            away[key.venue].add(_plain(key.public_key))
    return ComparedKeys(
        by_venue={venue: frozenset(keys) for venue, keys in found.items()},
        by_person={venue: frozenset(keys) for venue, keys in by_person.items()},
        taken_in={venue: frozenset(keys) for venue, keys in taken_in.items()},
        taken_away={venue: frozenset(keys) for venue, keys in away.items()},
        since={(key.venue, key.public_key): key.since for key in mine if key.person},
    )


def of_several_venues(bundles: Iterable[Bundle]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each key that signed bundles of more than one venue, and the ids of these venues, in order."""
    return _of_several((bundle.public_key, bundle.venue.id) for bundle in bundles)


def compared_with_several(register: Register, day: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each key that the register names as compared with more than one venue that is there on a day.

    A fingerprint without spaces, and the ids of the venues, in order.
    """
    return _of_several((key, venue.id) for venue in register.on(day) for key in register.keys.get(venue.id, ()))


def _of_several(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    venues: dict[str, set[str]] = defaultdict(set)
    for key, venue in named:
        venues[key].add(venue)
    yield from sorted((key, tuple(sorted(some))) for key, some in venues.items() if len(some) > 1)


def compared_key_words(key: str, venues: Sequence[str], names: Mapping[str, str]) -> str:
    """Ask about a key that was compared with several venues; two sentences. `key` is its fingerprint without spaces.

    `names` are what venues are called, by their ids.
    """
    named = _called(venues, names)
    return (
        f"The key {in_fours(key)} stands as compared with {len(venues)} venues: {named}. "
        "Ask whether these are one, and which of them read it out: take it from the others."
    )


def one_key_words(public_key: str, venues: Sequence[str], names: Mapping[str, str]) -> str:
    """Ask about a key that signed for several venues; a sentence. `names` are what venues are called, by their ids."""
    named = _called(venues, names)
    return (
        f"The key {fingerprint(public_key)} signed for {len(venues)} venues: {named}. "
        "Ask whether these are one, and whether a file was sent under another venue's id."
    )


def _called(venues: Iterable[str], names: Mapping[str, str]) -> str:
    ids = ((names.get(venue), plain(venue, 64)) for venue in venues)
    return ", ".join(f"{plain(name, 120)} ({venue})" if name else venue for name, venue in ids)


def _line(bundle: Bundle) -> set[str]:
    return {_plain(key) for key in line_of(bundle.public_key, bundle.keys).keys}


def _plain(public_key: str) -> str:
    return in_one(fingerprint(public_key))
