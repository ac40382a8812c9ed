"""What is recorded of bundles at a coordinator: each, the keys that they are held to, the cases that they share."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from venuecheck.assurance.check import aware
from venuecheck.core.actor import Acted
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.problem import InputError
from venuecheck.records import listing
from venuecheck.records.codec import decode_text
from venuecheck.records.listing import ListedRecord
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundle import Bundle, Case
from venuecheck.service.partnership.bundle_checks import is_whole, untold_at
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
    """Who compared its fingerprint, or took it away; empty for a venue's first key, which nobody has to."""
    by: Acted | None = None
    taken_away: str = ""
    """Why it was taken away again: it is not the venue's own. Empty where it is trusted."""


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
        mine = ((entry.seq, listing.value_in(store, TrustedKey, entry, said)) for entry, said in found)
    else:
        mine = ((one.version.seq, one.value) for one in store.read_all(KEY_KIND, TrustedKey))
    return [(seq, one) for seq, one in mine if not one.taken_away]


def trusted_key(store: Store, venue: str, public_key: str) -> TrustedKey | None:
    """Give what was said last of a key of a venue: that it is trusted, or was taken away."""
    return store.latest(KEY_KIND, f"{venue}/{public_key}", TrustedKey)


def signed_for(store: Store, public_key: str) -> tuple[str, ...]:
    """Give the ids of the venues of which a key is trusted here, in order."""
    found = (key.partition("/") for key in store.keys(KEY_KIND))
    said = ((venue, trusted_key(store, venue, key)) for venue, _, key in found if key == public_key)
    return tuple(sorted(venue for venue, one in said if one is not None and not one.taken_away))


def newest_taken(store: Store, venues: Collection[str]) -> tuple[dict[str, datetime], dict[str, int]]:
    """Give of some venues when each made the newest bundle that was imported, and the place of the last that was.

    What cannot be read as a bundle is passed over.
    """
    newest: dict[str, datetime] = {}
    last: dict[str, int] = {}
    for key in store.keys(BUNDLE_KIND):
        venue = key.partition("/")[0]
        if venue not in venues:
            continue
        try:
            kept = store.read(BUNDLE_KIND, key, Kept)
        except InputError:
            continue
        if kept is not None:
            made = aware(kept.value.bundle.made_at)
            newest[venue] = max(newest.get(venue, made), made)
            last[venue] = max(last.get(venue, 0), kept.version.seq)
    return newest, last


def earlier(
    store: Store,
    newest: ListedRecord,
    kept: Kept,
    at: datetime,
    moments: Sequence[datetime],
    *,
    came: Collection[datetime],
) -> Iterator[tuple[ListedRecord, Kept]]:
    """Go back through the bundles of a key before the newest; give those that tell more of the moments, as recorded.

    `came` is when those before it came, in any order: where all did before whatever is missing began, none is fetched.
    A check that counts at one of `moments`, and which the newest tells by its counts alone, is told whole by one that
    was made just after it. What was recorded for requirements by the moment `at`, the first one made after it tells,
    and the last one made by then.
    What cannot be read as a bundle is passed over: whoever verifies the records is told of it. Where the records did
    not go on those before, and a person trusted them all the same, nothing of before is taken.
    """
    if not came:
        return
    wanted = untold_at(kept.bundle, moments)
    is_held, later = aware(kept.bundle.made_at) <= at, kept
    after: tuple[ListedRecord, Kept] | None = None
    if is_held and wanted is not None and not _begun_by(max(came), wanted):
        return
    for entry, body in listing.latest_first(store, BUNDLE_KIND, newest.key, before=newest.seq):
        wanted = wanted and _begun_by(datetime.fromisoformat(entry.at), wanted)
        if is_held and wanted == {}:
            break
        one = _before(later, entry, body)
        if one is None:
            continue
        made = aware(one.bundle.made_at)
        if not goes_on(later.bundle, one.bundle):
            break
        if made > at:
            after = entry, one
        later, told = one, {run.id for run in one.bundle.runs if is_whole(run)}
        if wanted is None or wanted.keys() & told or (made <= at and not is_held):
            yield entry, one
        is_held = is_held or made <= at
        wanted = None if wanted is None else {run: begun for run, begun in wanted.items() if run not in told}
    if after is not None:
        yield after


def _before(later: Kept, entry: ListedRecord, body: str) -> Kept | None:
    """Read a bundle that was recorded before a later one; None where it is none, or was made after that, or is it."""
    try:
        one = decode_text(Kept, body)
        check_bundle(one.bundle, f"record {entry.seq}")
    except (ValidationError, InputError):
        return None
    is_before = one.digest != later.digest and aware(one.bundle.made_at) <= aware(later.bundle.made_at)
    return one if is_before else None


def _begun_by(came: datetime, wanted: Mapping[str, datetime]) -> dict[str, datetime]:
    """Give the checks that a bundle can tell, by when it came: none that came before a check began does."""
    return {run: begun for run, begun in wanted.items() if begun <= came + CLOCKS_DIFFER}


def goes_on(later: Bundle, before: Bundle) -> bool:
    """Whether a bundle's records go on those of another, or are the same."""
    return later.chain[: len(before.chain)] == before.chain


def took_over(bundle: Bundle, public_key: str) -> bool:
    """Whether the key of a bundle took the place of another, at once or by and by."""
    return public_key in line_of(bundle.public_key, bundle.keys).gave_way


def told_last(bundles: Iterable[Bundle]) -> Iterator[Bundle]:
    """Give what each store told last, the newest first: not what a key told before, or one whose place was taken."""
    over: set[tuple[str, str]] = set()
    for one in sorted(bundles, key=lambda one: aware(one.made_at), reverse=True):
        venue, gave_way = one.venue.id, line_of(one.public_key, one.keys).gave_way
        if (venue, one.public_key) not in over:
            yield one
        over |= {(venue, key) for key in (one.public_key, *gave_way)}


def forked_at(before: tuple[str, ...], now: tuple[str, ...]) -> int:
    """Give the first record, from 1, in which two chains of one store differ; 0 where one goes on the other."""
    pairs = zip(before, now, strict=False)
    return next((place for place, (old, new) in enumerate(pairs, start=1) if old != new), 0)
