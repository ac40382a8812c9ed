"""Ways back after a loss: a new key, a new anchor, a new chain. Each is somebody's, and stays on record."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from venuecheck.core.actor import Actor
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.core.step import Step, Then
from venuecheck.records.address import shown_as
from venuecheck.records.appending import append
from venuecheck.records.chain_event import KEY_TYPE, Became, ChainEvent, chain_record, key_body
from venuecheck.records.codec import encode
from venuecheck.records.database import Database
from venuecheck.records.ending import sign
from venuecheck.records.held_to import held_beside, held_to
from venuecheck.records.mark import Mark
from venuecheck.records.one_at_a_time import alone
from venuecheck.records.setting_aside import carried, carry_over, successor
from venuecheck.records.signing import Signer, keep, new_signer, signer_at
from venuecheck.records.verifying import without_anchor
from venuecheck.service.record_keeping.proof import verify
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.sites.opening import beside, outside
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A new chain that was begun."""

    mark: Mark
    kept: str
    """Where the damaged store is."""
    drafts: int
    """Drafts that were carried over."""
    gone_on: tuple[str, ...]
    """Other venues of the store, whose chains go on where they were."""
    left: tuple[str, ...]
    """Other venues whose records are not whole, or could not be carried over: these too begin a new chain."""


def set_anchor(site: Site, *, person: str | Actor, reason: str, now: datetime) -> Mark:
    """Set the anchor anew where it is gone or cannot be relied on; all records are proven first.

    Records of the first version, of which nothing was ever signed, are signed from now on. Raises `InputError`; where
    the anchor names more than there is, that is a loss, and no anchor mends it.
    """
    who, why = _who(site, person, reason)
    own = outside(site)
    if held_to(own).anchor is not None:
        what = "the anchor is here, and is as it was written"
        raise ForbiddenError.at(str(own.anchor_path), what, "verify the records; it needs no setting")

    with Database.open(site.store_url, beside(site)) as database:
        if own.public_key() is None and database.signed_by(site.venue.id):
            what, fix = "the key is not here", "bring it back first or, where it is lost, have that recorded"
            raise ForbiddenError.at(str(own.key_path), what, fix, then=Then(step=Step.RECORD_LOST_KEY))

    def told(mark: Mark | None) -> ChainEvent:
        seen = f"The anchor was set anew by {who.name}, at {mark.words if mark else 'records that were never signed'}."
        return _event(Became.ANCHOR_SET, seen, who, why, now, before=mark)

    with Database.open(site.store_url, beside(site)) as database:
        own.begin()
        held = replace(without_anchor(held_to(own)), unsigned=True)
        return database.mark_anew(site.venue.id, told, held)


def renew_key(site: Site, *, person: str | Actor, reason: str, now: datetime, lost: bool = False) -> Mark:
    """Let a new key sign from now on: signed by the old one or, where that is `lost`, by a named person's statement."""
    who, why = _who(site, person, reason)
    own = outside(site)
    held, old = held_to(own), own.signer()
    if lost is (old is not None):
        what = "the key is here: it is not lost" if lost else "the key is not here"
        raise InvalidError.of("lost", what, "say that it is lost only where it is, and bring it back where it can be")
    with Database.open(site.store_url, beside(site)) as database:
        place = database.outside_of(site.venue.id).key_path
    made = place.with_name(f"{place.name}.next")
    new = signer_at(made)
    if held.public_key and _signs_already(site, new):
        made.replace(place)  # stopped just before this, the last time
        raise InvalidError.of("key", "the new key signs already", "verify the records")

    def told(mark: Mark | None) -> ChainEvent:
        if mark is None:
            raise ForbiddenError.at(shown(site), "nothing is recorded yet", "record something first")
        how = "is lost, and another takes its place" if old is None else "gave its place to another"
        words = f"The key {mark.fingerprint} {how}." + ("" if is_anchored else " There was no anchor.")
        signature = old.sign(KEY_TYPE, key_body(encode(mark), new.public_key)).hex() if old else ""
        event = _event(Became.NEW_KEY, words, who, why, now, before=mark)
        return replace(event, new_key=new.public_key, signature=signature)

    is_anchored = held.anchor is not None or bool(held.anchor_wrong)
    # whoever lost the key may have lost the anchor with it: they answer for both
    held = replace(held, keyless=lost, anchored=is_anchored or not lost)
    with Database.open(site.store_url, beside(site)) as database:
        mark = database.mark_anew(site.venue.id, told, held, new)
    made.replace(place)
    return mark


def shown(site: Site) -> str:
    """Give the store's name for people: never an address with what is secret in it."""
    return shown_as(site.store_url)


def _signs_already(site: Site, new: Signer) -> bool:
    with Database.open(site.store_url, beside(site)) as database:
        return database.signed_by(site.venue.id) == new.public_key


def begin_again(site: Site, *, person: str | Actor, reason: str, now: datetime) -> Begun:
    """Begin a new chain where the records are damaged; the damaged ones are kept whole beside it.

    Its first record says how far the old ones went, and what was wrong. Raises `ForbiddenError` where nothing is wrong.
    """
    who, why = _who(site, person, reason)
    with alone(site.store_url):
        return _begin_again(site, who, why, now)


def _begin_again(site: Site, who: Actor, why: str, now: datetime) -> Begun:
    own, mine = outside(site), site.venue.id
    found, anchor = verify(site), held_to(own).anchor
    if found.others and not beside(site).is_named(own):
        own = beside(site).named(mine)  # what several venues had together stays for the others to miss
    faults = [fault for fault in found.faults if not fault.chain]
    if not faults:
        raise ForbiddenError.at(shown(site), "the records are whole", "there is nothing to begin again")
    wrong = "; ".join(str(fault) for fault in faults[:_SHOWN])
    more = len(faults) - _SHOWN
    went = f"the anchor named {anchor.words}" if anchor else f"{found.records} records could be read, and no anchor was"
    words = (
        f"A new chain was begun by {who.name}: {wrong}{f'; and {more} more' if more > 0 else ''}. Until then {went}."
    )
    going_on = carried(site.store_url, found, partial(held_beside, beside(site)))
    signer = own.signer() or new_signer()
    stamp = f"{now:%Y%m%dT%H%M%S}"
    with successor(site.store_url, stamp) as new:
        kept = new.aside.shown
        event = _event(Became.BEGUN, f"{words} The old records are kept: {kept}.", who, why, now, before=anchor)
        with new.writing() as connection:
            gone_on = carry_over(connection, going_on, site.store_url)
            append(connection, [chain_record(event, mine)])
            mark = sign(connection, signer, mine)
        with own.prepared(mark, signer) as settle:
            keep(signer, own.key_path)
            new.take_place()
            own.set_aside(stamp)
            settle()
    left = tuple(sorted(found.others.keys() - set(gone_on)))
    return Begun(mark=mark, kept=kept, drafts=going_on.drafts, gone_on=gone_on, left=left)


def _event(became: Became, words: str, who: Actor, why: str, now: datetime, *, before: Mark | None) -> ChainEvent:
    return ChainEvent(became=became, at=now, words=words, before=before, person=who.name, by=who.acted, reason=why)


def _who(site: Site, person: str | Actor, reason: str) -> tuple[Actor, str]:
    actor = acting(site.people, site.venue.id, person, Doing.KEEP_RECORDS)
    why, name = reason_and_name(reason, actor.name, fix="say what happened: what was lost, and how")
    return replace(actor, name=name), why
