"""What somebody says of the register who had it before them: a list taken over, a word in place of another, one more.

What another person said there is replaced, or said more of, by whoever was shown it, and by nobody else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.records.store import Store
from venuecheck.service.partnership.keeping_register import Kept, keep, named, needed
from venuecheck.service.partnership.list_taken import ListTaken
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_compared import Compared
from venuecheck.service.partnership.register_records import last_of, recorded_register
from venuecheck.service.record_keeping.conflicts import conflict
from venuecheck.service.sites.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody says who was told that theirs would take the place of what others said."""

    replaces: bool = False
    """That it is to take its place."""
    seen: str | None = None
    """The version of the register that they were shown: what is newer still stands. None where they saw everything."""

    def shown(self, store: Store, register: Register) -> int:
        """Give the place in the chain of the last record that they were shown; 0 where they were shown nothing."""
        if not self.replaces:
            return 0
        return last_of(store, register.version if self.seen is None else self.seen) or 0


def take_over(
    site: Site, store: Store, list_: ListTaken, *, person: str | Actor, now: datetime, answer: Answer | None = None
) -> Kept:
    """Put on record what a list says otherwise than the register, all of it or nothing.

    A list that was written from the register names its version: what it says as that did leaves later words as they
    are. Raises `ConflictError` where it says otherwise what somebody changed since; of a list that names no version,
    where it takes back what another person said. Raises `InputError` where it cannot be used.
    """
    who = named(site, person)

    def become(register: Register | None) -> Register:
        if register is None:
            return list_.into(None)
        wanted, until = list_.into(register), last_of(store, list_.version)
        read = None if until is None else recorded_register(store, until=until)
        compared = Compared(store, register, wanted if read is None else list_.into(read), read=read, on=list_.since)
        return _settled(compared, who, list_.name, (answer or Answer()).shown(store, register))

    return keep(site, store, become, person=person, now=now)


def put_in_place(
    site: Site,
    store: Store,
    become: Callable[[Register | None], Register],
    thing: str,
    *,
    person: str | Actor,
    now: datetime,
    answer: Answer,
) -> Kept:
    """Put on record what somebody says of a `thing` in the register, by its id, beside what stands or in its place.

    Raises `ConflictError` where it takes back what another person said and they were not shown that; else as `keep`.
    """
    who = named(site, person)

    def settled(register: Register | None) -> Register:
        known = needed(register)
        return _in_place(store, known, become(known), thing, who=who, now=now, answer=answer)

    return keep(site, store, settled, person=person, now=now)


def say_beside(
    site: Site,
    store: Store,
    become: Callable[[Register | None], Register],
    thing: str,
    *,
    person: str | Actor,
    now: datetime,
    answer: Answer,
) -> Kept:
    """Put on record what became of a venue, by its id, beside what is noted of it; in the place of what is noted of the
    same kind for the same day. Raises `ConflictError` as `put_in_place` where that is another person's word.
    """
    who = named(site, person)

    def settled(register: Register | None) -> Register:
        known = needed(register)
        return _beside(store, known, become(known), thing, who=who, now=now, answer=answer)

    return keep(site, store, settled, person=person, now=now)


def say_more(
    site: Site,
    store: Store,
    become: Callable[[Register | None], Register],
    thing: str,
    *,
    person: str | Actor,
    now: datetime,
    seen: str,
) -> Kept:
    """Put on record what became of a venue, by its id, as somebody read of it in the register's version `seen`.

    Raises `ConflictError` where something else stands there since; else as `keep`. Who names no version read nothing,
    and says it as `say_beside`.
    """
    who = named(site, person)

    def settled(register: Register | None) -> Register:
        known, until = needed(register), last_of(store, seen)
        read = None if until is None else recorded_register(store, until=until)
        if read is None:
            return _beside(store, known, become(known), thing, who=who, now=now, answer=Answer())
        compared = Compared(store, known, become(read), read=read, on=london_day(now))
        changes = list(compared.overtaken(who.name, shown=0))
        if changes:
            raise conflict(thing, changes)
        return become(known)

    return keep(site, store, settled, person=person, now=now)


def _beside(
    store: Store, known: Register, wanted: Register, venue: str, *, who: Actor, now: datetime, answer: Answer
) -> Register:
    if set(known.venue(venue).changes) <= set(wanted.venue(venue).changes):
        return wanted
    return _in_place(store, known, wanted, venue, who=who, now=now, answer=answer)


def _in_place(
    store: Store, known: Register, wanted: Register, thing: str, *, who: Actor, now: datetime, answer: Answer
) -> Register:
    compared = Compared(store, known, wanted, read=None, on=london_day(now))
    return _settled(compared, who, thing, answer.shown(store, known))


def _settled(compared: Compared, who: Actor, thing: str, shown: int) -> Register:
    changes = list(compared.overtaken(who.name, shown=shown))
    if changes:
        opening = "this has changed since it was read" if compared.is_read else "something else stands here already"
        fix = "read it; if yours is to take its place, say so"
        raise conflict(thing, changes, fix=fix, field="replace", opening=opening)
    return compared.merged()
