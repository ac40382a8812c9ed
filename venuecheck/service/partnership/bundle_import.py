"""A bundle on the coordinator's side: held to the key that its venue had first, kept once, refused with a word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from venuecheck.core.actor import Actor
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.records import listing
from venuecheck.records.appending import New
from venuecheck.records.signing import fingerprint, in_fours, in_one
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_numbers import is_ahead
from venuecheck.service.partnership.bundle_reading import Received
from venuecheck.service.partnership.bundles_kept import (
    BUNDLE_KIND,
    CASE_KIND,
    KEY_KIND,
    Kept,
    SharedCase,
    TrustedKey,
    forked_at,
    keys_trusted,
    signed_for,
    took_over,
    trusted_key,
)
from venuecheck.service.partnership.compared_keys import ComparedKeys, keys_put_together
from venuecheck.service.partnership.key_changes import line_of
from venuecheck.service.partnership.refusals import OLDER, OTHER_KEY, REFUSED_KIND, Refused, put_down
from venuecheck.service.partnership.register_records import recorded_keys
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting


class Outcome(StrEnum):
    """What an import did."""

    IMPORTED = "imported"
    ALREADY_THERE = "already_there"
    """This bundle, or a newer one of the same records, is here already: nothing was changed."""
    SHORTER = "shorter"
    """It was made later than one that is here, and its records are fewer: nothing was changed."""
    FUTURE = "future"
    """It says that it was made at a time that is still to come: nothing was changed."""
    FORKED = "forked"
    """The venue's earlier records are not those that it sent before: nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What came of importing a bundle."""

    outcome: Outcome
    received: Received
    is_new_key: bool = False
    """Whether the key is trusted from now on."""
    compared_by: str = ""
    """Who compared its fingerprint with what the venue read out; where nobody did, that is still to be done."""
    is_compared: bool = False
    """Whether somebody compared it, now or before: as it was imported, or by the register."""
    is_signed: bool = False
    """Whether the venue's key until now signed it: it is as good as that one, and nothing has to be compared anew."""
    signs_for: tuple[str, ...] = ()
    """Ids of the venues that this key is trusted for."""
    is_only_key: bool = False
    """Whether no other key of the venue is trusted here: bundles of another key do not count then."""
    forked_at: int = 0
    """The first record that is not the one sent before, from 1."""
    missing: int = 0
    """How many records the venue had when it sent before, where it has fewer now."""
    to_erase: tuple[str, ...] = ()
    """Cases shared earlier that the venue has erased since."""


def receive(
    site: Site, store: Store, received: Received, *, now: datetime, trust: str = "", person: str | Actor = ""
) -> Import:
    """Record a bundle, once. The first key of a venue is trusted; another only where `trust` is its fingerprint.

    `person` compared that fingerprint with what the venue read out. Raises `InputError` where the key is another than
    before, or nobody says that they compared it.
    """
    who = acting(site.people, site.venue.id, person, Doing.TRUST)
    if trust and not any(char.isalnum() for char in who.name):
        raise InvalidError.of("person", "nobody is named", "say who compared the fingerprint with the venue")
    return once_settled(lambda: _receive(store, received, now=now, trust=trust, who=who))


def _receive(store: Store, received: Received, *, now: datetime, trust: str, who: Actor) -> Import:
    bundle = received.bundle
    read = (store.version(BUNDLE_KIND), store.version(KEY_KIND))
    is_new_key = _check_key(store, received, trust, now)

    def new_record(kind: str, key: str, payload: object) -> New:
        return New(kind=kind, key=key, venue=store.venue, payload=payload, at=now, expects=read)

    confirmed = bool(trust)  # the fingerprint was right, or nobody would have come here
    compared_by = plain(who.name, 200) if confirmed else ""
    if is_ahead(bundle, now):
        # taken in, it would stand in the way of what is sent once the clock is right
        store.append_all([new_record(KEY_KIND, _key(bundle), _trusted(received, who, now))] if confirmed else ())
        return _refused(store, Import(outcome=Outcome.FUTURE, received=received, compared_by=compared_by), now)
    successors = [] if confirmed else _successors(store, bundle)
    history = _history(store, bundle) + successors
    if not confirmed and (parted := _parted(history, received)):
        return _refused(store, parted, now)
    _refuse_shorter(store, history, bundle, now)
    if history and _is_there(history[-1], received, now):
        if received.digest not in {kept.digest for kept in history}:
            put_down(store, bundle, received.digest, OLDER, now)
        is_news = confirmed and (not _is_confirmed(store, bundle) or _is_unasked(store, bundle))
        store.append_all([new_record(KEY_KIND, _key(bundle), _trusted(received, who, now))] if is_news else ())
        return Import(outcome=Outcome.ALREADY_THERE, received=received, compared_by=compared_by)
    if successors:
        theirs = fingerprint(successors[-1].bundle.public_key)
        raise _other_key(store, received, f"a key that gave its place to another ({theirs})", now)

    kept = Kept(digest=received.digest, bundle=replace(bundle, cases=()))
    new = [new_record(BUNDLE_KIND, _key(bundle), kept)]
    if is_new_key or confirmed:
        new.append(new_record(KEY_KIND, _key(bundle), _trusted(received, who if confirmed else None, now)))
    for case in bundle.cases:
        shared = SharedCase(venue=bundle.venue.id, case=case)
        new.append(new_record(CASE_KIND, f"{bundle.venue.id}/{case.id}", shared))
    store.append_all(new)
    trusted = [one for _, one in keys_trusted(store, bundle.venue.id)]
    compared = _compared(store, bundle.venue.id, trusted)
    shared_keys = set(store.keys(CASE_KIND)) if bundle.erased else set()
    erased = [f"{bundle.venue.id}/{one}" for one in bundle.erased]
    to_erase = tuple(one for one in erased if one in shared_keys)
    return Import(
        outcome=Outcome.IMPORTED,
        received=received,
        is_new_key=is_new_key,
        compared_by=compared_by,
        is_compared=bundle.venue.id in compared.whose(bundle),
        signs_for=signed_for(store, bundle.public_key),
        is_signed=any(
            one.public_key in line_of(bundle.public_key, bundle.keys).keys
            for one in trusted
            if one.public_key != bundle.public_key
        ),
        is_only_key=compared.by_venue.get(bundle.venue.id, frozenset()) <= {in_one(received.fingerprint)},
        to_erase=to_erase,
    )


def _parted(history: Sequence[Kept], received: Received) -> Import | None:
    """Say how a bundle's records do not go on those that came before; None where they do."""
    bundle = received.bundle
    forked = forked_at(history[-1].bundle.chain, bundle.chain) if history else 0
    if forked:
        return Import(outcome=Outcome.FORKED, received=received, forked_at=forked)
    longer = max((len(kept.bundle.chain) for kept in history if kept.bundle.made_at < bundle.made_at), default=0)
    if longer > len(bundle.chain):
        return Import(outcome=Outcome.SHORTER, received=received, missing=longer)
    return None


def _trusted(received: Received, who: Actor | None, now: datetime) -> TrustedKey:
    """Give the record of a key that is trusted: by somebody who compared it or, as a venue's first, by nobody."""
    return TrustedKey(
        venue=received.bundle.venue.id,
        public_key=received.bundle.public_key,
        fingerprint=received.fingerprint,
        since=now,
        person=plain(who.name, 200) if who else "",
        by=who.acted if who else None,
    )


def _is_confirmed(store: Store, bundle: Bundle) -> bool:
    said = trusted_key(store, bundle.venue.id, bundle.public_key)
    return said is not None and bool(said.person) and not said.taken_away


def _refused(store: Store, done: Import, now: datetime) -> Import:
    """Put on record that the bundle came: a venue that it is in doubt of is never shown as in order."""
    put_down(store, done.received.bundle, done.received.digest, done.outcome.value, now)
    return done


def _history(store: Store, bundle: Bundle) -> list[Kept]:
    """Give the bundles of this key, and of those before it, as they came; before them those that came too late.

    From the one on that a person trusted last, though its records did not go on those before.
    """
    line = line_of(bundle.public_key, bundle.keys).keys
    taken = [kept for key in reversed(line) for kept in _taken(store, f"{bundle.venue.id}/{key}")]
    older = [
        Kept(digest=each.digest, bundle=each.bundle)
        for entry, said in listing.newest_beginning(store, REFUSED_KIND, f"{bundle.venue.id}/")
        if (each := listing.value_in(store, Refused, entry, said)).outcome == OLDER
        and each.public_key in line
        and each.bundle is not None
    ]
    return [each for each in older if taken and not forked_at(each.bundle.chain, taken[-1].bundle.chain)] + taken


def _successors(store: Store, bundle: Bundle) -> list[Kept]:
    """Give the bundles that were taken of a key that took the place of this one, as they came.

    None where a person trusted this one after that: they know that old records were brought back.
    """
    since, found = _trusted_since(store, _key(bundle)), []
    for _, one in keys_trusted(store, bundle.venue.id):
        key = f"{bundle.venue.id}/{one.public_key}"
        newest = store.read(BUNDLE_KIND, key, Kept)
        if newest is not None and newest.version.seq > since and took_over(newest.value.bundle, bundle.public_key):
            found += _taken(store, key)
    return found


def _trusted_since(store: Store, key: str) -> int:
    """Give the place of the record by which a person trusted a key; 0 where nobody did."""
    trusted = store.read(KEY_KIND, key, TrustedKey)
    return trusted.version.seq if trusted and trusted.value.person and not trusted.value.taken_away else 0


def _taken(store: Store, key: str) -> list[Kept]:
    since = _trusted_since(store, key)
    found = listing.versions(store, BUNDLE_KIND, key, since=since)
    return [listing.value_in(store, Kept, entry, said) for entry, said in found]


def _is_there(kept: Kept, received: Received, now: datetime) -> bool:
    """Whether a bundle, or a newer one of the same records, is the one that was taken last.

    One that is dated in the future (earlier versions took it) is newer only by what it has more.
    """
    bundle = received.bundle
    if forked_at(kept.bundle.chain, bundle.chain):
        return False
    is_longer = len(kept.bundle.chain) >= len(bundle.chain) + is_ahead(kept.bundle, now)
    return kept.digest == received.digest or (is_longer and kept.bundle.made_at >= bundle.made_at)


def _refuse_shorter(store: Store, before: Iterable[Kept], bundle: Bundle, now: datetime) -> None:
    """Put down what came first, and would have been refused in the other order: made later, with fewer records."""
    for kept in before:
        is_later = kept.bundle.made_at > bundle.made_at and not is_ahead(kept.bundle, now)
        if is_later and len(kept.bundle.chain) < len(bundle.chain):
            put_down(store, kept.bundle, kept.digest, Outcome.SHORTER.value, now)


def _is_unasked(store: Store, bundle: Bundle) -> bool:
    """Whether a bundle says that records may be missing, and no person has compared its key since."""
    trusted = [one for _, one in keys_trusted(store, bundle.venue.id)]
    return bool(keys_put_together({}, trusted).unasked(bundle))


def _key(bundle: Bundle) -> str:
    return f"{bundle.venue.id}/{bundle.public_key}"


def _compared(store: Store, venue: str, trusted: Iterable[TrustedKey]) -> ComparedKeys:
    """Give the keys of a venue that count as its own, as a collation judges them: the register's among them."""
    return keys_put_together({venue: recorded_keys(store, venue)}, trusted)


def _check_key(store: Store, received: Received, trust: str, now: datetime) -> bool:
    """Hold the bundle to its venue's key; give whether this one is new."""
    venue, key = received.bundle.venue.id, received.bundle.public_key
    trusted = [one for _, one in keys_trusted(store, venue)]
    wanted = in_one(trust)
    if wanted and wanted != in_one(received.fingerprint):
        what = f"the bundle's key has the fingerprint {received.fingerprint}, not this one"
        raise InvalidError.of("trust", what, "ask the venue to read its fingerprint out again")
    said = trusted_key(store, venue, key)
    if said is not None and said.taken_away and not wanted:
        raise _other_key(store, received, f"a key that was taken away from the venue ({received.fingerprint})", now)
    is_here = any(one.public_key == key for one in trusted)
    compared = _compared(store, venue, trusted)
    known = compared.known(venue)
    if known and compared.signed(received.bundle):
        return not is_here
    if not known and is_here:
        return False
    if not known and any(one.public_key in line_of(key, received.bundle.keys).keys for one in trusted):
        return True  # the venue's key until now signed this one
    if not wanted and _successors(store, received.bundle):
        return False  # it was the venue's before the one that is trusted: what it signed is held to that one's records
    if (trusted or known) and not wanted:
        before = [in_one(one.fingerprint) for one in trusted] if not known else sorted(compared.by_venue[venue])
        which = f"another key ({received.fingerprint}) than before ({' or '.join(map(in_fours, before))})"
        raise _other_key(store, received, which, now)
    return not is_here


def _other_key(store: Store, received: Received, which: str, now: datetime) -> InputError:
    """Put on record that a bundle came that is signed with a key that does not count, and say so."""
    put_down(store, received.bundle, received.digest, OTHER_KEY, now)
    venue, name = plain(received.bundle.venue.id), plain(received.bundle.venue.name, 120)
    fix = f"telephone {name} ({venue}); if the key is theirs, trust '{received.fingerprint}'"
    return InvalidError.at(f"bundle of {venue}", f"it is signed with {which}", fix, field="trust")
