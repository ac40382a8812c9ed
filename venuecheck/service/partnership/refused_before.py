"""What was refused when it was imported, as a coordinator's database has it: named in whatever order it came."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from venuecheck.assurance.check import aware
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core.plain_text import plain
from venuecheck.records import listing
from venuecheck.records.listing import ListedRecord
from venuecheck.records.reading_back import value_of
from venuecheck.records.signing import fingerprint, in_one
from venuecheck.records.store import Store
from venuecheck.report.setting.wording import day, prose
from venuecheck.service.partnership.bundle_import import Outcome
from venuecheck.service.partnership.bundle_words import future_words
from venuecheck.service.partnership.bundles_kept import TrustedKey
from venuecheck.service.partnership.refusals import (
    OLDER,
    OTHER_KEY,
    REFUSED_KIND,
    SETTLED_KIND,
    UNUSABLE,
    Refused,
    Settled,
    file_name,
)
from venuecheck.service.partnership.register_records import recorded_keys, recorded_register
from venuecheck.service.partnership.sent_files import NotUsed, Sent, came_on
from venuecheck.service.partnership.told_again import can_be_the_same, was_made_after
from venuecheck.service.partnership.whose_key import WhoseKey, by_its_key, whose_keys


def refused_before(
    store: Store,
    newest: Mapping[str, datetime],
    last: Mapping[str, int],
    trusted: Sequence[tuple[int, TrustedKey]],
    *,
    within: timedelta | None = None,
) -> Iterator[NotUsed | Sent]:
    """Give everything that was refused when it was imported, in whatever order it came.

    What was refused for its key alone, which the register names as compared since, is sent as any other bundle is.
    `newest` is when each venue made the newest bundle that was imported, `last` the place of the one that was imported
    last; `trusted` are the keys, by place; `within` is how long a bundle is good for.
    """
    by_person = settled_by_persons(store)
    for entry, refused in all_refused(store):
        why = why_not_used(
            store, entry, refused, newest=newest, last=last, trusted=trusted, by_person=by_person, within=within
        )
        if why.trouble is Trouble.OTHER_KEY and refused.bundle is not None and is_compared_since(store, refused):
            yield Sent(source=why.source, digest=refused.digest, bundle=refused.bundle)
        else:
            yield NotUsed(
                why=why,
                says=refused.bundle,
                proven=bool(refused.public_key),
                key="" if refused.venue else refused.key_beside,
            )


def all_refused(
    store: Store, *, wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[ListedRecord, Refused]]:
    """Go through everything that was refused, in the order of the records; or what was for a reason that is `wanted`.

    A refused bundle is long: of which it is wanted, the key of its record says before it is read. What nobody could
    tell the venue of as it came is of the one that is known since to sign with the key beside its signature.
    """
    whose: WhoseKey | None = None
    for entry, text in listing.newest_texts(store, REFUSED_KIND):
        if wanted(outcome_of(entry)):
            refused = value_of(Refused, text, store.shown, f"record {entry.seq}")
            if refused.key_beside:
                whose = whose or whose_keys(store, recorded_register(store))
                refused = _of_its_key(refused, whose.venue(refused.key_beside))
            yield entry, refused


def _of_its_key(refused: Refused, venue: str) -> Refused:
    return replace(refused, venue=venue, perhaps="", words=by_its_key(refused.words)) if venue else refused


def outcome_of(entry: ListedRecord) -> str:
    """Give why something was refused, by the key of its record."""
    return entry.key.rpartition("/")[2]


def settled_by_persons(store: Store) -> Mapping[str, Settled]:
    """Give what persons said became of something that was refused, by the key of its record."""
    return {one.refused: one for one in store.all(SETTLED_KIND, Settled)}


def why_not_used(
    store: Store,
    entry: ListedRecord,
    refused: Refused,
    *,
    newest: Mapping[str, datetime],
    last: Mapping[str, int],
    trusted: Sequence[tuple[int, TrustedKey]],
    by_person: Mapping[str, Settled],
    within: timedelta | None = None,
) -> NotCounted:
    """Say why one of them is not used, or how it was settled since; the mappings are as for `refused_before`."""
    came = datetime.fromisoformat(entry.at)
    since = settled(refused, entry.seq, trusted, newest)
    whose = refused.venue or refused.perhaps
    # an older bundle that comes later is no answer to what was asked again
    made = newest.get(whose) if last.get(whose, 0) > entry.seq else None
    if refused.outcome == Outcome.FUTURE.value and made is not None and was_made_after(made, came):
        since = f"a bundle was refused that was dated {day(refused.made_at)}; one that came after it is here"
    if not since and _is_unread(refused) and made is not None and can_be_the_same(made, came, within):
        # the same file may have been sent again, so that when it was made says nothing
        since = f"a file was refused ({refused.words}), and a bundle of the venue that came after it is here"
    if (said_so := by_person.get(entry.key)) is not None:
        who, reason = plain(said_so.person, 80), prose(said_so.reason).rstrip(".")
        since = f"a file was refused ({refused.words}); {who} settled it on {day(said_so.at)}: {reason}"
    trouble, words = _why_refused(refused)
    # the register is asked of those alone that nothing has settled
    if not since and trouble is Trouble.OTHER_KEY and refused.bundle is None and is_compared_since(store, refused):
        words = f"a bundle made on {day(refused.made_at)} was refused before its key was compared; take it in again"
    return NotCounted(
        source=came_on(came, file_name(refused.name)),
        trouble=Trouble.SETTLED if since else trouble,
        words=since or words,
        venue=refused.venue,
        meant=refused.perhaps,
        came=came,
        digest=refused.digest,
    )


def is_compared_since(store: Store, refused: Refused) -> bool:
    """Whether the register names the key of what was refused as compared with its venue."""
    return in_one(fingerprint(refused.public_key)) in recorded_keys(store, refused.venue)


def _is_unread(refused: Refused) -> bool:
    return refused.outcome == UNUSABLE and refused.bundle is None


def _why_refused(refused: Refused) -> tuple[Trouble, str]:
    made = f"a bundle made on {day(refused.made_at)}"
    match refused.outcome:
        case bad if bad == UNUSABLE:
            return Trouble.UNUSABLE, f"it was refused as it came: {refused.words}"
        case older if older == OLDER:
            words = f"{made} came when a newer one of the same records was here already"
            return Trouble.OLDER, f"{words}; there is nothing to do"
        case ahead if ahead == Outcome.FUTURE.value:
            return Trouble.FUTURE, future_words(refused.made_at)
        case key if key == OTHER_KEY:
            words = f"{made} is signed with the key {fingerprint(refused.public_key)}, which is not the venue’s"
            return Trouble.OTHER_KEY, f"{words}; telephone the venue, and trust the key if it is theirs"
        case outcome:
            words = f"{made} has records that do not go on those that it sent before"
            trouble = Trouble.SHORTER if outcome == Trouble.SHORTER.value else Trouble.FORKED
            return trouble, f"{words}; ask whether a backup was brought back, or records changed"


def settled(
    refused: Refused, seq: int, trusted: Sequence[tuple[int, TrustedKey]], newest: Mapping[str, datetime]
) -> str:
    """Say how what was refused was settled since; empty where it was not.

    A person who trusts the key settles what was sent with it; a bundle that was made later, what could not be read.
    """
    made = f"a bundle made on {day(refused.made_at)} was refused"
    if refused.outcome == OLDER:
        return ""
    if refused.outcome == UNUSABLE:
        later = newest.get(refused.venue)
        is_later = later is not None and later >= aware(refused.made_at)
        return f"a file was refused ({refused.words}), and a later bundle of the venue is here" if is_later else ""
    for at, key in trusted:
        mine = (key.venue, key.public_key) == (refused.venue, refused.public_key)
        if mine and key.person and (at > seq or refused.outcome == OTHER_KEY):
            return f"{made}; {plain(key.person, 80)} compared the key since, and trusted it on {day(key.since)}"
        if mine and at > seq and refused.outcome == OTHER_KEY:
            return f"{made}; its key was compared since, and what it signed was taken in on {day(key.since)}"
    return ""
