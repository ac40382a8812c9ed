"""A bundle on the coordinator's side: read with mistrust, held to the key that its venue had first, kept once."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from venuecheck.core.actor import Acted, Actor
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.records.appending import New
from venuecheck.records.codec import decode
from venuecheck.records.envelope import MAX_BYTES, Envelope, parse, read_envelope
from venuecheck.records.mark import Mark, is_mark
from venuecheck.records.signing import fingerprint
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.service.given_files import Given, given
from venuecheck.service.partnership.bundle import BUNDLE_SCHEMA, BUNDLE_TYPE, READ_SCHEMAS, Bundle, Case, MarkSaid
from venuecheck.service.partnership.bundle_numbers import check_bundle
from venuecheck.service.partnership.key_changes import line_of, unfit_changes
from venuecheck.service.record_keeping.attachments import safe_name
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

BUNDLE_KIND, KEY_KIND, CASE_KIND = "bundle", "trusted_key", "shared_case"
REFUSED_KIND = "refused_bundle"
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A bundle that its own key signed. Whether the key is the venue's is another question."""

    bundle: Bundle
    digest: str
    """SHA-256 of what was signed, hexadecimal."""

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint, to be compared on the telephone."""
        return fingerprint(self.bundle.public_key)

    @property
    def records_words(self) -> str:
        """How far the venue's records go, in a line."""
        said = self.bundle.mark
        if said is None:
            return f"{len(self.bundle.chain)} records; key {self.fingerprint}"
        mark = Mark(public_key=self.bundle.public_key, records=said.records, last=said.last, day=said.day)
        return mark.words


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """That a bundle of a venue's own key came whose records do not go on those that it sent before."""

    venue: str
    public_key: str
    digest: str
    made_at: datetime
    outcome: str
    """`forked` or `shorter`."""


class Outcome(StrEnum):
    """What an import did."""

    IMPORTED = "imported"
    ALREADY_THERE = "already_there"
    """This bundle, or a newer one of the same records, is here already: nothing was changed."""
    SHORTER = "shorter"
    """It was made later than one that is here, and its records are fewer: nothing was changed."""
    FORKED = "forked"
    """The venue's earlier records are not those that it sent before: nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What came of importing a bundle."""

    outcome: Outcome
    received: Received
    is_new_key: bool = False
    """Whether the key is trusted from now on: compare its fingerprint."""
    forked_at: int = 0
    """The first record that is not the one sent before, from 1."""
    missing: int = 0
    """How many records the venue had when it sent before, where it has fewer now."""
    to_erase: tuple[str, ...] = ()
    """Cases shared earlier that the venue has erased since."""


def read_bundle(file: Path | Given) -> Received:
    """Read a bundle and check its signature. Nothing is kept. Raises `InputError` where it cannot be relied on."""
    sent = given(file, MAX_BYTES)
    envelope = read_envelope(sent.content, sent.name)
    if envelope.kind != BUNDLE_TYPE:
        what = "this is a signed file, but not a bundle that this program knows"
        raise InputError.at(sent.name, what, "ask for a bundle; if it is one, update venuecheck")
    return Received(bundle=_bundle(envelope, sent.name), digest=hashlib.sha256(envelope.body).hexdigest())


def said_by(file: Given) -> tuple[str, Bundle | None]:
    """Tell of a file that cannot be relied on which venue it says it is of, and what it says, as far as that is read.

    Nothing of it is proven: it was changed, or made by another version. The venue's id is empty where it names none.
    """
    try:
        data = parse(read_envelope(file.content, file.name).body, file.name)
    except InputError:
        return "", None
    head = data.get("venue") if isinstance(data, dict) else None
    venue = head.get("id") if isinstance(head, dict) else None
    if not isinstance(venue, str) or not is_id(venue):
        return "", None
    try:
        bundle = decode(Bundle, data)
    except (ValidationError, RecursionError):
        return venue, None
    return venue, None if next(_unfit(bundle), None) else bundle


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
    is_new_key = _check_key(store, received, trust)
    confirmed = bool(trust)  # the fingerprint was right, or nobody would have come here
    done = _held_to_earlier(store, received, confirmed=confirmed)
    if done is not None and done.outcome is not Outcome.ALREADY_THERE:
        return _refused(store, done, now)

    def new_record(kind: str, key: str, payload: object) -> New:
        return New(kind=kind, key=key, venue=store.venue, payload=payload, at=now, expects=read)

    new: list[New] = []
    if is_new_key or (confirmed and not (done is not None and _is_confirmed(store, bundle))):
        key = TrustedKey(
            venue=bundle.venue.id,
            public_key=bundle.public_key,
            fingerprint=received.fingerprint,
            since=now,
            person=plain(who.name, 200) if trust else "",
            by=who.acted if trust else None,
        )
        new.append(new_record(KEY_KIND, _key(bundle), key))
    if done is None:
        kept = Kept(digest=received.digest, bundle=replace(bundle, cases=()))
        new.append(new_record(BUNDLE_KIND, _key(bundle), kept))
        for case in bundle.cases:
            shared = SharedCase(venue=bundle.venue.id, case=case)
            new.append(new_record(CASE_KIND, f"{bundle.venue.id}/{case.id}", shared))
    if new:
        store.append_all(new)
    return done or replace(_imported(store, received), is_new_key=is_new_key)


def _imported(store: Store, received: Received) -> Import:
    shared_keys = set(store.keys(CASE_KIND))
    theirs = [f"{received.bundle.venue.id}/{one}" for one in received.bundle.erased]
    to_erase = tuple(one for one in theirs if one in shared_keys)
    return Import(outcome=Outcome.IMPORTED, received=received, to_erase=to_erase)


def _held_to_earlier(store: Store, received: Received, *, confirmed: bool) -> Import | None:
    """Hold a bundle to those that the venue sent before; None where it goes on them."""
    bundle = received.bundle
    line = line_of(bundle.public_key, bundle.keys)
    for kept in store.all(BUNDLE_KIND, Kept):
        if kept.bundle.venue.id != bundle.venue.id or kept.bundle.public_key not in line.keys:
            continue
        forked = forked_at(kept.bundle.chain, bundle.chain)
        if forked and not confirmed:
            return Import(outcome=Outcome.FORKED, received=received, forked_at=forked)
        if len(bundle.chain) < len(kept.bundle.chain) and bundle.made_at > kept.bundle.made_at:
            if not confirmed:
                return Import(outcome=Outcome.SHORTER, received=received, missing=len(kept.bundle.chain))
            continue
        if forked:
            continue
        if kept.digest == received.digest or (len(kept.bundle.chain), kept.bundle.made_at) >= (
            len(bundle.chain),
            bundle.made_at,
        ):
            return Import(outcome=Outcome.ALREADY_THERE, received=received)
    return None


def _refused(store: Store, done: Import, now: datetime) -> Import:
    """Put on record that the bundle came: a venue that it is in doubt of is never shown as in order."""
    bundle = done.received.bundle
    said = Refused(
        venue=bundle.venue.id,
        public_key=bundle.public_key,
        digest=done.received.digest,
        made_at=bundle.made_at,
        outcome=done.outcome.value,
    )
    key = f"{bundle.venue.id}/{done.received.digest}"
    if store.latest(REFUSED_KIND, key, Refused) is None:
        store.append(REFUSED_KIND, key, said, now)
    return done


def _is_confirmed(store: Store, bundle: Bundle) -> bool:
    found = store.latest(KEY_KIND, _key(bundle), TrustedKey)
    return found is not None and bool(found.person)


def _key(bundle: Bundle) -> str:
    return f"{bundle.venue.id}/{bundle.public_key}"


def _check_key(store: Store, received: Received, trust: str) -> bool:
    """Hold the bundle to its venue's key; give whether this one is new."""
    venue, key = received.bundle.venue.id, received.bundle.public_key
    trusted = [one for one in store.all(KEY_KIND, TrustedKey) if one.venue == venue]
    wanted = "".join(trust.split()).upper()
    if wanted and wanted != received.fingerprint.replace(" ", ""):
        what = f"the bundle's key has the fingerprint {received.fingerprint}, not this one"
        raise InvalidError.of("trust", what, "ask the venue to read its fingerprint out again")
    if any(one.public_key == key for one in trusted):
        return False
    if any(one.public_key in line_of(key, received.bundle.keys).keys for one in trusted):
        return True  # the venue's key until now signed this one
    if trusted and not wanted:
        known = " or ".join(one.fingerprint for one in trusted)
        what = f"it is signed with another key ({received.fingerprint}) than before ({known})"
        fix = f"telephone {plain(venue)}; if the key is theirs, trust '{received.fingerprint}'"
        raise InvalidError.at(f"bundle of {plain(venue)}", what, fix, field="trust")
    return True


def forked_at(before: tuple[str, ...], now: tuple[str, ...]) -> int:
    """Give the first record, from 1, in which two chains of one store differ; 0 where one goes on the other."""
    pairs = zip(before, now, strict=False)
    return next((place for place, (old, new) in enumerate(pairs, start=1) if old != new), 0)


def _number(schema: object) -> int:
    """Give the number of a bundle's schema; 0 for anything else."""
    name, _, number = schema.partition("/") if isinstance(schema, str) else ("", "", "")
    return int(number) if name == BUNDLE_SCHEMA.partition("/")[0] and re.fullmatch(r"[0-9]{1,6}", number) else 0


def _bundle(envelope: Envelope, name: str) -> Bundle:
    data = parse(envelope.body, name)
    key = data.get("public_key") if isinstance(data, dict) else None
    if not isinstance(key, str) or not _DIGEST.fullmatch(key) or not envelope.is_signed_by(key):
        what = "the signature is not right: the file was changed on its way, or signed with another key than it names"
        raise InputError.at(name, what, "ask for it again")
    schema = data.get("schema")
    if schema not in READ_SCHEMAS:
        newer = _number(schema) > _number(BUNDLE_SCHEMA)
        version = f"a newer version of venuecheck than {software()}" if newer else "another version of venuecheck"
        what = f"it was made by {version} ({plain(str(schema), 60)}, this one knows {BUNDLE_SCHEMA})"
        raise InputError.at(name, what, "update venuecheck")
    try:
        bundle = decode(Bundle, data)
    except (ValidationError, RecursionError) as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) if isinstance(error, ValidationError) else "its depth"
        raise InputError.at(name, f"it does not hold what a bundle holds ({plain(where, 100)})", _FIX) from None
    problem = next(_unfit(bundle), None)
    if problem:
        raise InputError.at(name, problem, _FIX)
    check_bundle(bundle, name)
    return bundle


_FIX = "ask for it again, and which version of venuecheck made it"


def _is_marked(bundle: Bundle, said: MarkSaid) -> bool:
    """Whether a bundle's mark is signed, and that of its chain."""
    if not is_mark(bundle.public_key, said.records, said.last, said.day):
        return False
    mark = Mark(public_key=bundle.public_key, records=said.records, last=said.last, day=said.day)
    return mark.is_signed(said.signature) and (mark.records, mark.last) == (len(bundle.chain), bundle.chain[-1])


def _unfit(bundle: Bundle) -> Iterator[str]:
    """Name what its types allow and no bundle has."""
    if not is_id(bundle.venue.id):
        yield "its venue's id is none"
    if not bundle.chain or not all(_DIGEST.fullmatch(one) for one in bundle.chain):
        yield "its chain of records is none"
    if bundle.made_at.tzinfo is None:
        yield "the time at which it was made has no time zone"
    if bundle.mark is not None and not _is_marked(bundle, bundle.mark):
        yield "how far its records go is not what it says"
    yield from unfit_changes(bundle.keys, bundle.chain)
    for case in bundle.cases:
        yield from _unfit_case(case)


def _unfit_case(case: Case) -> Iterator[str]:
    if not is_id(case.id):
        yield "the id of a case is none"
    for file in case.evidence:
        if file.name != safe_name(file.name):
            yield f"the name of a file leads elsewhere ({plain(file.name, 80)})"
        try:
            content = base64.b64decode(file.content, validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if hashlib.sha256(content).hexdigest() != file.digest:
            yield f"a file is not the one that it names ({plain(file.name, 80)})"
