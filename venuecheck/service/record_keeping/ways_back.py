"""Ways back after a loss: a new key, a new anchor, a new chain. Each is somebody's, and stays on record."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from venuecheck.core.actor import Actor
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.core.step import Step, Then
from venuecheck.records.address import shown_as
from venuecheck.records.appending import append
from venuecheck.records.beginning import not_whole
from venuecheck.records.chain_event import KEY_TYPE, Became, ChainEvent, chain_record, key_body
from venuecheck.records.chains import OWN
from venuecheck.records.codec import encode
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.database import Database
from venuecheck.records.held_to import held_beside, held_to, without_anchor
from venuecheck.records.mark import Mark, nothing_yet
from venuecheck.records.neighbours import said_about, sign
from venuecheck.records.one_at_a_time import alone
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.setting_aside import Aside, carried, carry_over, said_until_now, successor
from venuecheck.records.signing import Signer, keep, new_signer, signer_at
from venuecheck.records.verifying import Verification
from venuecheck.service.record_keeping.answering import answering, event_of
from venuecheck.service.record_keeping.proof import verify
from venuecheck.service.sites.opening import beside, outside
from venuecheck.service.sites.site import Site

_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A new chain that was begun."""

    mark: Mark
    kept: str
    """Where the damaged store is; empty where none was left to keep."""
    drafts: int
    """Drafts that were carried over."""
    gone_on: tuple[str, ...]
    """Other venues of the store, whose chains go on where they were."""
    is_venues: bool
    """Whether the venue's own chain is among those begun; the store's own matters are nothing to a coordinator."""
    left: tuple[str, ...]
    """Other venues whose records are not whole, or could not be carried over: these too begin a new chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """A key that signs from now on."""

    mark: Mark
    chain: str
    """Whose it is."""

    @property
    def fingerprint(self) -> str:
        """What others know it by."""
        return self.mark.fingerprint

    @property
    def words(self) -> str:
        """Say what came of it, and who has to know."""
        if self.chain == OWN:
            return f"A new key signs the store's own matters from now on: {self.fingerprint}. Keep a copy of it."
        return f"A new key signs from now on. Tell the coordinator its fingerprint: {self.fingerprint}."


def set_anchor(site: Site, *, person: str | Actor, reason: str, now: datetime) -> Mark:
    """Set the anchor anew where it is gone or cannot be relied on; all records are proven first.

    Records of the first version, of which nothing was ever signed, are signed from now on. Raises `InputError`; where
    the anchor names more than there is, that is a loss, and no anchor mends it.
    """
    who, why = answering(site, person, reason)
    _refuse_exchanged(site)
    own = _whose(site, lambda one: held_to(one).anchor is None)
    if held_to(own).anchor is not None:
        what = "the anchor is here, and is as it was written"
        raise ForbiddenError.at(str(own.anchor_path), what, "verify the records; it needs no setting")

    with Database.open(site.store_url, beside(site)) as database:
        if own.public_key() is None and database.signed_by(own.chain):
            what, fix = "the key is not here", "bring it back first or, where it is lost, have that recorded"
            raise ForbiddenError.at(str(own.key_path), what, fix, then=Then(step=Step.RECORD_LOST_KEY))

    def told(mark: Mark | None) -> ChainEvent:
        seen = f"The anchor was set anew by {who.name}, at {mark.words if mark else 'records that were never signed'}."
        return event_of(Became.ANCHOR_SET, seen, who, why, now, before=mark)

    with Database.open(site.store_url, beside(site)) as database:
        own.begin()
        held = replace(without_anchor(held_to(own)), unsigned=True)
        return database.mark_anew(own.chain, told, held)


def renew_key(site: Site, *, person: str | Actor, reason: str, now: datetime, lost: bool = False) -> Renewed:
    """Let a new key sign from now on: signed by the old one or, where that is `lost`, by a named person's statement."""
    who, why = answering(site, person, reason)
    _refuse_exchanged(site)
    own = _whose(site, lambda one: lost and not one.has_key)
    held, old = held_to(own), own.signer()
    if lost is (old is not None):
        what = "the key is here: it is not lost" if lost else "the key is not here"
        raise InvalidError.of("lost", what, "say that it is lost only where it is, and bring it back where it can be")
    with Database.open(site.store_url, beside(site)) as database:
        to = database.outside_of(own.chain)
    place, made = to.key_path, to.next_key_path
    new = signer_at(made)
    if held.public_key and _signs_already(site, own.chain, new):
        made.replace(place)  # stopped just before this, the last time
        raise InvalidError.of("key", "the new key signs already", "verify the records")

    def told(mark: Mark | None) -> ChainEvent:
        if mark is None:
            raise ForbiddenError.at(shown(site), "nothing is recorded yet", "record something first")
        how = "is lost, and another takes its place" if old is None else "gave its place to another"
        words = f"The key {mark.fingerprint} {how}." + ("" if is_anchored else " There was no anchor.")
        signature = old.sign(KEY_TYPE, key_body(encode(mark), new.public_key)).hex() if old else ""
        event = event_of(Became.NEW_KEY, words, who, why, now, before=mark)
        return replace(event, new_key=new.public_key, signature=signature)

    is_anchored = held.anchor is not None or bool(held.anchor_wrong)
    # whoever lost the key may have lost the anchor with it: they answer for both
    held = replace(held, keyless=lost, anchored=is_anchored or not lost)
    with Database.open(site.store_url, beside(site)) as database:
        mark = database.mark_anew(own.chain, told, held, new)
    made.replace(place)
    return Renewed(mark=mark, chain=own.chain)


def lost_key(site: Site) -> str:
    """Name the file of the key of which a person may state the loss: the one that is not here; empty where all are."""
    own = _whose(site, lambda one: not one.has_key)
    return "" if own.has_key else own.key_path.name


def unset_anchor(site: Site) -> str:
    """Name the file of the anchor that may be set anew."""
    return _whose(site, lambda one: held_to(one).anchor is None).anchor_path.name


def shown(site: Site) -> str:
    """Give the store's name for people: never an address with what is secret in it."""
    return shown_as(site.store_url)


def _signs_already(site: Site, chain: str, new: Signer) -> bool:
    with Database.open(site.store_url, beside(site)) as database:
        return database.signed_by(chain) == new.public_key


def _refuse_exchanged(site: Site) -> None:
    """Make nothing anew of what is here under another's name. Raises `NotWholeError`."""
    with Database.open(site.store_url, beside(site)) as database, database.reading() as connection:
        if faults := database.exchanged(connection):
            raise not_whole(database.shown, faults)


def _whose(site: Site, lacks: Callable[[Outside], bool]) -> Outside:
    """Give the key and the anchor of the venue's chain or, where those lack nothing, of the store's own that does."""
    mine, folder = outside(site), beside(site)
    own = folder.of(OWN)
    return own if lacks(own) and not lacks(mine) and _has_own(folder, partial(_chains, site)) else mine


def _chains(site: Site) -> Collection[str]:
    with Database.open(site.store_url, beside(site), site.venue.id) as database:
        return database.chains()


def _has_own(folder: Beside, chains: Callable[[], Collection[str]]) -> bool:
    """Whether the store's own matters are this folder's, though their key and their anchor may both be lost."""
    return folder.of(OWN).is_here or bool(folder.own_keys()) or (folder.has_own and OWN in chains())


def begin_again(site: Site, *, person: str | Actor, reason: str, now: datetime) -> Begun:
    """Begin a new chain where the records are damaged; the damaged ones are kept whole beside it.

    Its first record says how far the old ones went, and what was wrong. Raises `ForbiddenError` where nothing is wrong.
    """
    who, why = answering(site, person, reason)
    with alone(site.store_url):
        return _begin_again(site, who, why, now)


def may_begin_again(found: Verification) -> bool:
    """Whether a new chain can be a way on: not where the records are whole in another place, or their files are."""
    kinds = {fault.kind for fault in found.faults}
    return not found.is_whole and DamageKind.EXCHANGED not in kinds and kinds != {DamageKind.ELSEWHERE}


def _begin_again(site: Site, who: Actor, why: str, now: datetime) -> Begun:
    mine, folder = site.venue.id, beside(site)
    found = verify(site)
    to_begin = {"", OWN} if _has_own(folder, found.others.keys) else {""}
    faults = [fault for fault in found.faults if fault.chain in to_begin]
    if not faults:
        if found.is_whole:
            raise ForbiddenError.at(shown(site), "the records are whole", "there is nothing to begin again")
        what = "what is wrong is not of this venue's records, nor of the store's own matters where those are kept here"
        raise ForbiddenError.at(shown(site), what, "verify them, and do what is said there")
    if {fault.kind for fault in faults} == {DamageKind.OTHER_KEY}:
        fix = "copy the right key here from the computer that recorded these; only where it is lost, have that recorded"
        raise ForbiddenError.at(shown(site), faults[0].what, fix, then=Then(step=Step.RECORD_LOST_KEY))
    if not may_begin_again(found):
        what = "the records are elsewhere in the database, or files beside them are under another's name"
        raise ForbiddenError.at(shown(site), what, "verify, and do what is said")
    if all(fault.chain for fault in faults):  # the store's own matters alone: the venue's chain goes on
        found = replace(found, others={**found.others, mine: found.mark})
    going_on = carried(site.store_url, found, partial(held_beside, folder))
    stamp = f"{now:%Y%m%dT%H%M%S}"
    is_left = Aside(url=site.store_url).is_there
    with successor(site.store_url, stamp) as new, ExitStack() as stack:
        begun = f"A new chain was begun by {who.name}: {_wrong(faults)}"
        marks: dict[str, Mark] = {}
        before: list[Callable[[], object]] = []
        after: list[Callable[[], object]] = []
        with new.writing() as connection:
            gone_on = carry_over(connection, going_on, site.store_url)
            known = {*gone_on, *folder.chains(), *(folder.configured() if folder.configured else ())}
            for own in _to_begin(site, found, gone_on):
                anchor = held_to(own).anchor
                words = f"{begun}. Until then {_went(found, anchor)}. {_kept(new.aside, is_left=is_left)}"
                told = [event_of(Became.BEGUN, words, who, why, now, before=one) for one in _goes_on_from(own, anchor)]
                told[0] = replace(told[0], named=said_about(connection, own.chain))
                append(connection, [chain_record(event, own.chain) for event in told])
                signer = own.signer() or new_signer()
                said = said_until_now(site.store_url, own.chain, known)
                marks[own.chain] = sign(connection, signer, own.chain, folder, said)
                settle = stack.enter_context(own.prepared(marks[own.chain], signer))
                before += [partial(keep, signer, own.key_path)]
                after += [partial(own.set_aside, stamp), settle]
        for step in (*before, new.take_place, *after):
            step()
    left = tuple(sorted(found.others.keys() - {*gone_on, *marks}))
    others = tuple(name for name in gone_on if name not in {mine, OWN})
    mark = marks.get(mine) or marks[OWN]
    return Begun(
        mark=mark,
        kept=new.aside.shown if is_left else "",
        drafts=going_on.drafts,
        gone_on=others,
        is_venues=mine in marks,
        left=left,
    )


def _goes_on_from(own: Outside, anchor: Mark | None) -> Sequence[Mark | None]:
    """Give from where a new chain goes on: its anchor, and each key by which others' anchors know the one before."""
    others = sorted(own.named() - {anchor.public_key if anchor else ""})
    known = [*([anchor] if anchor else []), *map(nothing_yet, others)]
    return known or [None]


def _kept(aside: Aside, *, is_left: bool) -> str:
    return f"The old records are kept: {aside.shown}." if is_left else "Nothing was left of the old records."


def _to_begin(site: Site, found: Verification, gone_on: Collection[str]) -> Iterator[Outside]:
    """Give the key and the anchor of each chain that begins anew: the venue's, and the store's own that are here."""
    folder = beside(site)
    mine, own = outside(site), folder.of(OWN)
    if found.others and not folder.is_named(mine):
        mine = folder.named(site.venue.id)  # what several venues had together stays for the others to miss
    yield from [mine] if site.venue.id not in gone_on else []
    yield from [own] if _has_own(folder, found.others.keys) and OWN not in gone_on else []


def _wrong(faults: Sequence[Damage]) -> str:
    more = len(faults) - _SHOWN
    return "; ".join(str(fault) for fault in faults[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _went(found: Verification, anchor: Mark | None) -> str:
    return f"the anchor named {anchor.words}" if anchor else f"{found.records} records could be read, and no anchor was"
