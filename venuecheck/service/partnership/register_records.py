"""The register as the coordinator's records hold it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from venuecheck.authoring.typed import fields_of
from venuecheck.collate.facts import Partner
from venuecheck.core.actor import Acted
from venuecheck.core.london import london_day
from venuecheck.records import listing
from venuecheck.records.listing import digest_of
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded, Version
from venuecheck.service.partnership.register import Head, Register, RegisteredVenue

HEAD_KIND, PARTNER_KIND, VENUE_KIND = "register_head", "register_partner", "register_venue"
HEAD_KEY = "partnership"
T = TypeVar("T")
_DIGITS: Final = 8
"""Of a record's digest: enough to tell it from the one at its place in other records."""
_LONGEST_PLACE: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedHead(Head):
    """What a register says of the partnership."""

    person: str
    """Who wrote it."""
    by: Acted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPartner:
    """A partner, and who wrote it down."""

    partner: Partner
    person: str
    by: Acted | None = None
    dated: bool = False
    """Whether it says from when its partner is bound so; else from the day on which it was recorded. (False before.)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedVenue:
    """A venue with all that became of it, and who wrote that down."""

    venue: RegisteredVenue
    keys: tuple[str, ...]
    """Fingerprints that were compared: by a list that was taken over, or by whoever wrote this."""
    person: str
    by: Acted | None = None
    renumbered: str = ""
    """The id that it has in place of this one; this one is in no list any more."""
    reason: str = ""
    """Why a key was taken away; empty where none was."""


RECORDED: Final[Mapping[str, type]] = {
    HEAD_KIND: RecordedHead,
    PARTNER_KIND: RecordedPartner,
    VENUE_KIND: RecordedVenue,
}
"""The kinds of records that a register is made of, each with what one says."""
AnyRecorded = Recorded[RecordedHead] | Recorded[RecordedPartner] | Recorded[RecordedVenue]
"""A part of the register as it is recorded."""


def recorded_register(store: Store, *, until: int | None = None) -> Register | None:
    """Give the register that is recorded; None where none is.

    `until`: as it was when the record of this place in the chain was the last one.
    """
    heads = _recorded(store, HEAD_KIND, RecordedHead, until)
    if not heads:
        return None
    head = heads[-1].value
    recorded_partners = _recorded(store, PARTNER_KIND, RecordedPartner, until)
    recorded_venues = _recorded(store, VENUE_KIND, RecordedVenue, until)
    partners = _bound_by_day(store, recorded_partners)
    venues = [one.value for one in recorded_venues if not one.value.renumbered]
    read: tuple[AnyRecorded, ...] = (*heads, *recorded_partners, *recorded_venues)
    names = {partner.id: partner.name.casefold() for partner in partners}
    venues.sort(key=lambda one: (names[one.venue.partner], one.venue.name.casefold(), one.venue.id))
    return Register(
        **fields_of(Head, head),
        partners=tuple(sorted(partners, key=lambda one: (one.name.casefold(), one.id))),
        venues=tuple(one.venue for one in venues),
        keys={one.venue.id: one.keys for one in venues if one.keys},
        former=_former(recorded_venues, {one.venue.id for one in venues}),
        version=_named(store, max(one.version.seq for one in read)),
    )


def _former(recorded: Sequence[Recorded[RecordedVenue]], listed: Collection[str]) -> dict[str, str]:
    """Give every id that a venue had before, with the one that it has now, however often it was given another."""
    next_id = {one.version.key: one.value.renumbered for one in recorded if one.value.renumbered}
    former = {}
    for old, new in next_id.items():
        now, passed = new, {old}
        while now in next_id and now not in passed:
            passed.add(now)
            now = next_id[now]
        if now in listed:
            former[old] = now
    return former


def last_of(store: Store, version: str) -> int | None:
    """Give the place in the chain of the last record that a register of this version was read from.

    None where it is of other records than these, or none is named.
    """
    seq = version.partition("-")[0]
    is_number = seq.isascii() and seq.isdecimal() and len(seq) <= _LONGEST_PLACE
    return int(seq) if is_number and _named(store, int(seq)) == version else None


def _named(store: Store, seq: int) -> str:
    """Name a record so that nobody takes it for the one at the same place of other records; empty where none is."""
    digest = digest_of(store, seq)
    return f"{seq}-{digest[:_DIGITS]}" if digest else ""


def _recorded(store: Store, kind: str, type_: type[T], until: int | None) -> list[Recorded[T]]:
    """Give what `Store.read_all` does, as it was then: what has not been written over since is read once."""
    return [
        then
        for one in store.read_all(kind, type_)
        if (then := one if until is None or one.version.seq <= until else _before(store, one.version, type_, until))
    ]


def _before(store: Store, version: Version, type_: type[T], until: int) -> Recorded[T] | None:
    then = store.version(version.kind, version.key, until=until)
    value = store.value_of(then, type_)
    return None if value is None else Recorded(value=value, version=then)


def _bound_by_day(store: Store, newest: Sequence[Recorded[RecordedPartner]]) -> list[Partner]:
    """Give the partners. Where a record does not say from when one is bound so, each counts from its own day.

    The first of them counts from the beginning.
    """
    undated = {one.version.key: one.version.seq for one in newest if not one.value.dated}
    bound: dict[str, Partner] = {}
    for record, body in listing.said(store, {PARTNER_KIND}) if undated else ():
        if record.seq <= undated.get(record.key, 0):
            said, before = listing.value_in(store, RecordedPartner, record, body).partner, bound.get(record.key)
            since = london_day(datetime.fromisoformat(record.at))
            bound[record.key] = before.with_bound(said.bound, since) if before else said
    known = [one.value.partner for one in newest]
    return [replace(one, bound=was.bound, changes=was.changes) if (was := bound.get(one.id)) else one for one in known]


def recorded_keys(store: Store, venue: str) -> tuple[str, ...]:
    """Give the fingerprints that the register has of a venue, by any id of it, without reading all of it."""
    found = store.latest(VENUE_KIND, venue, RecordedVenue)
    passed = {venue}
    while found is not None and found.renumbered and found.renumbered not in passed:
        passed.add(found.renumbered)
        found = store.latest(VENUE_KIND, found.renumbered, RecordedVenue)
    return found.keys if found is not None and not found.renumbered else ()
