"""What came, taken in a file at a time: a plain line for each, and which keys are still to be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, NotFoundError
from venuecheck.records import listing
from venuecheck.records.codec import decode
from venuecheck.records.envelope import MAX_BYTES
from venuecheck.records.listing import ListedRecord
from venuecheck.records.signing import fingerprint
from venuecheck.records.store import Store
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_import import (
    BUNDLE_KIND,
    KEY_KIND,
    Import,
    Kept,
    Outcome,
    TrustedKey,
    receive,
)
from venuecheck.service.partnership.bundle_reading import Received, read_bundle, said_by
from venuecheck.service.partnership.compared_keys import compared_keys
from venuecheck.service.partnership.refusals import (
    OLDER,
    OTHER_KEY,
    REFUSED_KIND,
    UNUSABLE,
    Refused,
    put_down_unusable,
)
from venuecheck.service.partnership.refused_before import settled
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.unlisted import Expected
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

LARGEST = MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What became of one file."""

    name: str
    line: str
    """A sentence."""
    is_taken: bool
    """Whether it counts, or what it says is here already."""
    compare: str = ""
    """The digest of what somebody has to telephone about; empty where nobody has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCompare:
    """Something that came, whose key somebody has to compare on the telephone before it counts, or counts for sure."""

    digest: str
    """SHA-256 (hexadecimal) of what was signed."""
    venue: str
    """Id."""
    name: str
    made_at: datetime
    fingerprint: str
    """Of the key that signed it."""
    known: tuple[str, ...]
    """Fingerprints of the venue's other keys that are trusted."""
    why: str
    """A clause."""


def arrive(
    site: Site, store: Store, file: Given, register: Register | None, *, person: str | Actor, now: datetime
) -> Arrived:
    """Take one file in; what cannot be used is put on record as well.

    Raises `ForbiddenError` where it is not for them.
    """
    acting(site.people, site.venue.id, person, Doing.TRUST)
    name = plain(file.name, 200)
    try:
        received = read_bundle(file)
    except InputError as error:
        put_down_unusable(store, file, error, says=said_by(file), now=now)
        return Arrived(name=name, line=f"Not usable: {_said(error)}. Ask them to send it again.", is_taken=False)
    bundle = received.bundle
    who = f"{plain(bundle.venue.name, 120)} ({bundle.venue.id})"
    try:
        done = receive(site, store, received, now=now, person=person)
    except InputError as error:
        if not any(problem.field == "trust" for problem in error.problems):
            raise
        line = f"{who}: signed with another key than before. Telephone them, and compare it."
        return Arrived(name=name, line=line, is_taken=False, compare=received.digest)
    is_taken = done.outcome in {Outcome.IMPORTED, Outcome.ALREADY_THERE}
    line = f"{who}: {_became(done)}{_stranger(bundle, register, store, now)}"
    compare = received.digest if done.is_new_key or not is_taken else ""
    return Arrived(name=name, line=line, is_taken=is_taken, compare=compare)


def to_compare(store: Store) -> tuple[ToCompare, ...]:
    """Give everything of which somebody has to compare the key, what came last first."""
    trusted = [(entry.seq, decode(TrustedKey, said)) for entry, said in listing.newest_of_kind(store, KEY_KIND)]
    found = [*_refused(store, trusted), *_first(store, trusted)]
    return tuple(one for _, one in sorted(found, key=lambda pair: -pair[0]))


def compare(
    site: Site, store: Store, digest: str, *, read_out: str, person: str | Actor, now: datetime
) -> tuple[ToCompare, Import]:
    """Trust the key of something that came, which the venue read out on the telephone, and take that in.

    Raises `InputError` where nothing waits under this digest, or it is another fingerprint.
    """
    waiting = next((one for one in to_compare(store) if one.digest == digest), None)
    if waiting is None:
        raise NotFoundError.of("digest", "nothing waits to be compared here", "look at what came")
    received = Received(bundle=_bundle(store, digest), digest=digest)
    # an empty one would trust nothing, and say nothing
    return waiting, receive(site, store, received, now=now, trust=read_out.strip() or "-", person=person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One thing that came, as it is recorded."""

    at: datetime
    venue: str
    """Id; empty where it said none."""
    words: str


def came_lately(store: Store, most: int) -> tuple[Came, ...]:
    """Give what came last, whether it was taken in or refused, the newest first."""
    kinds = {BUNDLE_KIND, REFUSED_KIND}
    entries = [entry for entry in listing.entries(store) if entry.kind in kinds]
    return tuple(_came(entry) for entry in reversed(entries[-most:]))


def _came(entry: ListedRecord) -> Came:
    venue, _, rest = entry.key.partition("/")
    outcome = rest.rpartition("/")[2] if entry.kind == REFUSED_KIND else ""
    words = OUTCOME_WORDS[outcome]
    return Came(at=datetime.fromisoformat(entry.at), venue=venue.removeprefix("-"), words=words)


OUTCOME_WORDS = {
    "": "taken in",
    OLDER: "older than what is here",
    OTHER_KEY: "refused: signed with another key than before",
    UNUSABLE: "refused: not usable",
    Outcome.FORKED.value: "refused: not what it sent before",
    Outcome.SHORTER.value: "refused: fewer records than before",
}


def _bundle(store: Store, digest: str) -> Bundle:
    for _, said in listing.newest_of_kind(store, REFUSED_KIND):
        refused = decode(Refused, said)
        if refused.digest == digest and refused.bundle is not None:
            return refused.bundle
    return next(kept.bundle for kept in store.all(BUNDLE_KIND, Kept) if kept.digest == digest)


def _refused(store: Store, trusted: list[tuple[int, TrustedKey]]) -> Iterator[tuple[int, ToCompare]]:
    for entry, said in listing.newest_of_kind(store, REFUSED_KIND):
        refused = decode(Refused, said)
        # of what a file says that its key did not sign nobody's key can be compared
        if not refused.public_key or refused.bundle is None or refused.outcome == OLDER:
            continue
        if not settled(refused, entry.seq, trusted, {}):
            yield entry.seq, _waiting(refused.bundle, refused.digest, trusted, _WHY.get(refused.outcome, _NOT_GONE_ON))


_NOT_GONE_ON = "its records do not go on those that it sent before: ask as well whether a backup was brought back"
_WHY = {OTHER_KEY: "it is signed with another key than before"}


def _first(store: Store, trusted: list[tuple[int, TrustedKey]]) -> Iterator[tuple[int, ToCompare]]:
    """Give venues whose first key was trusted without a word, by what came last under it."""
    compared = {key.venue for _, key in trusted if key.person}
    kept = {(one.bundle.venue.id, one.bundle.public_key): one for one in store.all(BUNDLE_KIND, Kept)}
    for seq, key in trusted:
        last = kept.get((key.venue, key.public_key))
        if key.venue not in compared and last is not None:
            why = "it counts, and nobody has compared the venue’s key yet"
            yield seq, _waiting(last.bundle, last.digest, trusted, why)


def _waiting(bundle: Bundle, digest: str, trusted: list[tuple[int, TrustedKey]], why: str) -> ToCompare:
    venue = bundle.venue.id
    mine = [key for _, key in trusted if key.venue == venue and key.public_key != bundle.public_key]
    return ToCompare(
        digest=digest,
        venue=venue,
        name=plain(bundle.venue.name, 120),
        made_at=bundle.made_at,
        fingerprint=fingerprint(bundle.public_key),
        known=tuple(key.fingerprint for key in mine),
        why=why,
    )


def _became(done: Import) -> str:
    made = day_words.day(done.received.bundle.made_at)
    match done.outcome:
        case Outcome.IMPORTED:
            key = " Nobody has compared its key yet." if done.is_new_key and not done.compared_by else ""
            return f"taken in, made on {made}.{key}"
        case Outcome.ALREADY_THERE:
            return f"nothing to do, this one of {made}, or a newer one, is here already."
        case Outcome.SHORTER:
            return (
                f"not taken in: it had {done.missing} records when it sent before, and has fewer now. Telephone them."
            )
        case Outcome.FORKED:
            return f"not taken in: from record {done.forked_at} on it is not what it sent before. Telephone them."


def _stranger(bundle: Bundle, register: Register | None, store: Store, now: datetime) -> str:
    if register is None:
        return ""
    compared = compared_keys(register, store.all(KEY_KIND, TrustedKey))
    today = london_day(now)
    found = Expected(register, compared, on=today, today=today).stranger(bundle)
    return f" It is not counted: {found[1]}." if found else ""


def _said(error: InputError) -> str:
    problem = error.problems[0]
    return plain(problem.what, 300).rstrip(".")
