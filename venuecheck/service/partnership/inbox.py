"""What came, taken in a file at a time: a plain line for each, and which keys are still to be compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, NotFoundError
from venuecheck.records import listing
from venuecheck.records.envelope import MAX_BYTES
from venuecheck.records.listing import ListedRecord
from venuecheck.records.reading_back import value_of
from venuecheck.records.signing import fingerprint, in_one
from venuecheck.records.store import Store
from venuecheck.report.setting.wording import stopped
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.asked_of import asked_of
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_import import Import, Outcome, receive
from venuecheck.service.partnership.bundle_reading import Received, read_bundle
from venuecheck.service.partnership.bundle_words import future_words
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, KEY_KIND, Kept, TrustedKey, keys_trusted, told_last
from venuecheck.service.partnership.compared_keys import compared_keys, one_key_words
from venuecheck.service.partnership.refusals import (
    OLDER,
    OTHER_KEY,
    REFUSED_KIND,
    UNUSABLE,
    Refused,
    put_down_unusable,
)
from venuecheck.service.partnership.refused_before import all_refused, is_compared_since, outcome_of, settled
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.unlisted import STILL_COUNTED, Expected
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

LARGEST = MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What became of one file."""

    name: str
    line: str
    """A sentence."""
    counts: bool
    """Whether it counts, or what it says is here already."""
    compare: str = ""
    """The `ToCompare.id` of what somebody has to telephone about; empty where nobody has."""
    venue: str = ""
    """Id of the venue that it says it is of; empty where that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCompare:
    """Something that came, whose key somebody has to compare on the telephone before it counts, or counts for sure."""

    id: str
    """The digest of what came or, of a key that was trusted without a word, the key: 64 hexadecimal digits."""
    venue: str
    """Id."""
    name: str
    """As the venue calls itself; empty where only its key is looked at."""
    came: date
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
        venue = put_down_unusable(store, file, error, register, now)
        names = register.names_on(london_day(now)) if register else {}
        named = names.get(register.id_now(venue)) if register else None
        who = f"{plain(named, 120)} ({plain(venue, 64)}): not usable" if named else "Not usable"
        line = f"{who}: {_said(error)}. Ask them to send it again."
        return Arrived(name=name, line=line, counts=False, venue=venue)
    bundle = received.bundle
    who = f"{plain(bundle.venue.name, 120)} ({bundle.venue.id})"
    try:
        done = receive(site, store, received, now=now, person=person)
    except InputError as error:
        if not any(problem.field == "trust" for problem in error.problems):
            raise
        line = f"{who}: signed with another key than before. Telephone them, and compare it."
        return Arrived(name=name, line=line, counts=False, compare=received.digest, venue=bundle.venue.id)
    is_taken = done.outcome in {Outcome.IMPORTED, Outcome.ALREADY_THERE}
    stranger = stranger_words(bundle, register, store, now)
    names = register.names_on(london_day(now)) if register else {}
    line = f"{who}: {_became(done, names)}{stranger}"
    compare = "" if is_taken or done.outcome is Outcome.FUTURE else received.digest
    if _is_to_compare(done):
        compare = bundle.public_key
    return Arrived(name=name, line=line, counts=is_taken and not stranger, compare=compare, venue=bundle.venue.id)


def to_compare(store: Store) -> tuple[ToCompare, ...]:
    """Give everything of which somebody has to compare the key: what is refused until then first, the newest first."""
    trusted = keys_trusted(store)
    first = list(_first(store, trusted))
    known = {one.id for one in first}
    anew = (one for one in _anew(store, trusted) if one.id not in known)
    return (*reversed([one for one, _ in _refused(store, trusted)]), *reversed(first), *anew)


def to_telephone_about(store: Store) -> tuple[ToCompare, ...]:
    """Give of everything that waits to be compared what came last of each key: a venue is rung once."""
    return tuple({(one.venue, one.fingerprint): one for one in reversed(to_compare(store))}.values())[::-1]


def compare(
    site: Site, store: Store, waiting: ToCompare, *, read_out: str, person: str | Actor, now: datetime
) -> Import:
    """Trust the key of something that came, which the venue read out on the telephone, and take that in.

    Raises `InputError` where it waits no more, or it is another fingerprint.
    """
    refused = next((said for one, said in _refused(store, keys_trusted(store)) if one.id == waiting.id), None)
    if refused is not None and refused.bundle is not None:
        received = Received(bundle=refused.bundle, digest=refused.digest)
    else:
        kept = store.latest(BUNDLE_KIND, f"{waiting.venue}/{waiting.id}", Kept)
        if kept is None:
            raise NotFoundError.of("id", "nothing waits to be compared here", "look at what came")
        received = Received(bundle=kept.bundle, digest=kept.digest)
    # an empty one would trust nothing, and say nothing
    return receive(site, store, received, now=now, trust=read_out.strip() or "-", person=person)


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
    return tuple(_came(entry) for entry in listing.of_kinds(store, kinds, most))


def _came(entry: ListedRecord) -> Came:
    venue = entry.key.partition("/")[0]
    outcome = outcome_of(entry) if entry.kind == REFUSED_KIND else ""
    words = OUTCOME_WORDS[outcome]
    return Came(at=datetime.fromisoformat(entry.at), venue=venue.removeprefix("-"), words=words)


OUTCOME_WORDS = {
    "": "taken in",
    OLDER: "older than what is here",
    OTHER_KEY: "refused: signed with another key than before",
    UNUSABLE: "refused: not usable",
    Outcome.FORKED.value: "refused: not what it sent before",
    Outcome.SHORTER.value: "refused: fewer records than before",
    Outcome.FUTURE.value: "refused: dated in the future",
}


def _refused(store: Store, trusted: list[tuple[int, TrustedKey]]) -> Iterator[tuple[ToCompare, Refused]]:
    # of what a file says that its key did not sign nobody's key can be compared
    not_this = {UNUSABLE, OLDER, Outcome.FUTURE.value}
    for entry, refused in all_refused(store, wanted=lambda outcome: outcome not in not_this):
        if not refused.public_key or refused.bundle is None:
            continue
        if settled(refused, entry.seq, trusted, {}) or is_compared_since(store, refused):
            continue
        waiting = ToCompare(
            id=refused.digest,
            venue=refused.venue,
            name=plain(refused.bundle.venue.name, 120),
            came=london_day(datetime.fromisoformat(entry.at)),
            fingerprint=fingerprint(refused.public_key),
            known=tuple(
                key.fingerprint
                for _, key in trusted
                if key.venue == refused.venue and key.public_key != refused.public_key
            ),
            why=_WHY.get(refused.outcome, _NOT_GONE_ON),
        )
        yield waiting, refused


_NOT_GONE_ON = "its records do not go on those that it sent before: ask as well whether a backup was brought back"
_WHY = {OTHER_KEY: "it is signed with another key than before"}


def _first(store: Store, trusted: list[tuple[int, TrustedKey]]) -> Iterator[ToCompare]:
    """Give the keys of venues that were trusted without a word, because they were their first."""
    compared = {key.venue for _, key in trusted if key.person}
    first = [key for _, key in trusted if key.venue not in compared]
    # not one venue at a time: where a list named all keys, nobody compared any
    register = recorded_register(store) if first else None
    for key in first:
        if register is None or in_one(key.fingerprint) not in register.keys.get(register.id_now(key.venue), ()):
            yield ToCompare(
                id=key.public_key,
                venue=key.venue,
                name="",
                came=london_day(key.since),
                fingerprint=key.fingerprint,
                known=(),
                why="nobody has compared this key yet",
            )


def _anew(store: Store, trusted: list[tuple[int, TrustedKey]]) -> Iterator[ToCompare]:
    """Give the keys of venues of which records may be missing, and nobody has asked what became of them."""
    compared = compared_keys(None, (key for _, key in trusted))
    # a bundle is long, and few tell any of this
    telling = ((entry, text) for entry, text in listing.newest_texts(store, BUNDLE_KIND) if _TELLS_ANEW in text)
    kept = [value_of(Kept, text, store.shown, f"record {entry.seq}") for entry, text in telling]
    for bundle in told_last(one.bundle for one in kept):
        if asked := compared.unasked(bundle):
            yield ToCompare(
                id=bundle.public_key,
                venue=bundle.venue.id,
                name=plain(bundle.venue.name, 120),
                came=london_day(bundle.made_at),
                fingerprint=fingerprint(bundle.public_key),
                known=(),
                why=f"its records may not be all that there were since {day_words.day(asked[-1].at)}, and nobody asked",
            )


_TELLS_ANEW = '"anew":[{'
"""So the text of a bundle begins that (canonical JSON): within words the quotes would be escaped."""


def _is_to_compare(done: Import) -> bool:
    return done.is_new_key and not done.is_compared and not done.is_signed


def _became(done: Import, names: Mapping[str, str]) -> str:
    made = day_words.day(done.received.bundle.made_at)
    match done.outcome:
        case Outcome.IMPORTED:
            key = " Nobody has compared its key yet." if _is_to_compare(done) else ""
            several, public_key = len(done.signs_for) > 1, done.received.bundle.public_key
            asked = f" {one_key_words(public_key, done.signs_for, names)}" if several else ""
            bundle = done.received.bundle
            asked += "".join(f" {one}" for one in asked_of(bundle))
            return f"taken in, made on {made}. Its records: {done.received.records_words}.{key}{asked}"
        case Outcome.ALREADY_THERE:
            return f"nothing to do, this one of {made}, or a newer one, is here already."
        case Outcome.FUTURE:
            return f"not taken in: {future_words(done.received.bundle.made_at)}."
        case Outcome.SHORTER:
            return (
                f"not taken in: it had {done.missing} records when it sent before, and has fewer now. Telephone them."
            )
        case Outcome.FORKED:
            return f"not taken in: from record {done.forked_at} on it is not what it sent before. Telephone them."


def stranger_words(bundle: Bundle, register: Register | None, store: Store, now: datetime) -> str:
    """Say after a blank that the register expects nothing of a bundle's venue, and which may be meant; else nothing."""
    if register is None:
        return ""
    compared = compared_keys(register, store.all(KEY_KIND, TrustedKey))
    today = london_day(now)
    found = Expected(register, compared, on=today, today=today).stranger(bundle)
    if found is not None and bundle.venue.id in register.gone_by(today):
        return f" {stopped(found.words)} {STILL_COUNTED}, and nothing else of it."
    return f" It is not counted: {stopped(found.words)}" if found else ""


def _said(error: InputError) -> str:
    problem = error.problems[0]
    return plain(problem.what, 300).rstrip(".")
