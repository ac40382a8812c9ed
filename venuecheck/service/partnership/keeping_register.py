"""The register changed and put on record, with who did it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.authoring.typed import fields_of
from venuecheck.core.actor import Actor
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError
from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.service.partnership.chase_notes import NOTE_KIND, ChaseNote
from venuecheck.service.partnership.register import Became, Head, Register, RegisteredVenue
from venuecheck.service.partnership.register_changes import checked
from venuecheck.service.partnership.register_records import (
    HEAD_KEY,
    HEAD_KIND,
    PARTNER_KIND,
    RECORDED,
    VENUE_KIND,
    RecordedHead,
    RecordedPartner,
    RecordedVenue,
    recorded_register,
)
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_NO_ID = "use 1 to 64 lower-case letters, digits, dots and hyphens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was put on record of a change."""

    register: Register
    head: bool
    partners: tuple[str, ...]
    """Ids of partners of which something is new."""
    venues: tuple[str, ...]
    """Ids of venues of which something is new."""

    @property
    def is_new(self) -> bool:
        """Whether anything is."""
        return self.head or bool(self.partners or self.venues)


def keep(
    site: Site, store: Store, become: Callable[[Register | None], Register], *, person: str | Actor, now: datetime
) -> Kept:
    """Put on record what `become` makes of the register, all of it or nothing; it is given None where none is recorded.

    Raises `InputError` where nobody is named who may, or it contradicts itself.
    """
    who = named(site, person)

    def attempt() -> Kept:
        read = tuple(store.version(kind) for kind in RECORDED)
        before = recorded_register(store)
        after = checked(become(before))
        kept = _differs(before, after)
        payloads = [*_payloads(kept, who), *_former(before, after, who)]
        store.append_all(
            [
                New(kind=kind, key=key, venue=store.venue, payload=said, at=now, expects=read)
                for kind, key, said in payloads
            ]
        )
        return kept

    return once_settled(attempt)


def renumber(site: Site, store: Store, venue: str, new_id: str, *, person: str | Actor, now: datetime) -> None:
    """Give a venue the id under which its own computer sends; what was said and noted of it goes along.

    What came under the id before, and was published of it, stays the venue's own (`Register.former`).

    Raises `InputError` where the id is none or is used already.
    """
    who = named(site, person)
    if not is_id(new_id):
        raise InvalidError.of("id", f"'{plain(new_id, 80)}' cannot be an id", _NO_ID)

    def attempt() -> None:
        read = tuple(store.version(kind) for kind in (VENUE_KIND, RETURN_KIND, NOTE_KIND))
        register = needed(recorded_register(store))
        old = register.venue(venue)
        if any(one.id == new_id for one in register.venues) or register.id_now(new_id) not in {new_id, venue}:
            raise InvalidError.of("id", f"the id '{new_id}' is used already", "close or merge one of the two")

        def recorded(one: RegisteredVenue, keys_of: str, renumbered: str = "") -> RecordedVenue:
            keys = register.keys.get(keys_of, ())
            return RecordedVenue(venue=one, keys=keys, person=who.name, by=who.acted, renumbered=renumbered)

        new: list[tuple[str, str, object]] = [
            (VENUE_KIND, venue, recorded(old, venue, new_id)),
            (VENUE_KIND, new_id, recorded(replace(old, id=new_id), venue)),
            *((VENUE_KIND, one.id, recorded(one, one.id)) for one in _merged_anew(register, venue, new_id)),
        ]
        for one in store.read_all(RETURN_KIND, RecordedReturn):
            if one.value.said.venue == venue:
                key = f"{new_id}/{one.version.key.partition('/')[2]}"
                new.append((RETURN_KIND, key, replace(one.value, said=replace(one.value.said, venue=new_id))))
        for noted in store.read_all(NOTE_KIND, ChaseNote):
            if noted.value.venue == venue:
                key = f"{new_id}/{noted.version.key.partition('/')[2]}"
                new.append((NOTE_KIND, key, replace(noted.value, venue=new_id)))
        store.append_all(
            [
                New(kind=kind, key=key, venue=store.venue, payload=value, at=now, expects=read)
                for kind, key, value in new
            ]
        )

    once_settled(attempt)


def named(site: Site, person: str | Actor) -> Actor:
    """Give who keeps the register. Raises `InputError` where nobody is named, or it is not for them."""
    who = acting(site.people, site.venue.id, person, Doing.KEEP_REGISTER)
    name = plain(who.name, 200).strip()
    if not any(char.isalnum() for char in name):
        raise InvalidError.of("person", "nobody is named", "say who writes this down")
    return replace(who, name=name)


def needed(register: Register | None) -> Register:
    """Give the register that is recorded. Raises `InputError` where none is."""
    if register is None:
        what = "there is no register in these records yet"
        raise InvalidError.of("register", what, "take a list over first: partners.yaml, or a spreadsheet")
    return register


def _merged_anew(register: Register, venue: str, new_id: str) -> Iterator[RegisteredVenue]:
    """Give the venues that were merged into one whose id changes."""
    for one in register.venues:
        changes = tuple(
            replace(change, to=new_id) if change.became is Became.MERGED and change.to == venue else change
            for change in one.changes
        )
        if one.id != venue and changes != one.changes:
            yield replace(one, changes=changes)


def _differs(before: Register | None, after: Register) -> Kept:
    known_partners = before.by_id if before else {}
    known_venues = {venue.id: venue for venue in before.venues} if before else {}
    keys = before.keys if before else {}
    return Kept(
        register=after,
        head=before is None or fields_of(Head, before) != fields_of(Head, after),
        partners=tuple(one.id for one in after.partners if known_partners.get(one.id) != one),
        venues=tuple(
            one.id
            for one in after.venues
            if known_venues.get(one.id) != one
            or keys.get(one.id, ()) != after.keys.get(one.id, ())
            or (before is not None and before.ids_of(one.id) != after.ids_of(one.id))
        ),
    )


def _former(before: Register | None, after: Register, who: Actor) -> Iterator[tuple[str, str, object]]:
    """Give the ids that a list says venues had before: under each stands the one that its venue has now."""
    for old, now in after.former.items():
        if before is None or before.id_now(old) != now:
            known = replace(after.venue(now), id=old)
            yield VENUE_KIND, old, RecordedVenue(venue=known, keys=(), person=who.name, by=who.acted, renumbered=now)


def _payloads(kept: Kept, who: Actor) -> Iterator[tuple[str, str, object]]:
    register = kept.register
    if kept.head:
        yield HEAD_KIND, HEAD_KEY, RecordedHead(**fields_of(Head, register), person=who.name, by=who.acted)
    partners, venues = set(kept.partners), set(kept.venues)
    for partner in register.partners:
        if partner.id in partners:
            yield PARTNER_KIND, partner.id, RecordedPartner(partner=partner, person=who.name, by=who.acted, dated=True)
    for venue in register.venues:
        if venue.id in venues:
            said = RecordedVenue(venue=venue, keys=register.keys.get(venue.id, ()), person=who.name, by=who.acted)
            yield VENUE_KIND, venue.id, said
