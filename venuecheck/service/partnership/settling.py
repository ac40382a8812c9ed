"""Files that cannot be used, and of which nobody knows whose they are: a person says what became of each, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.service.partnership.refusals import REFUSED_KIND, SETTLED_KIND, Refused, Settled, file_name
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.sent_files import record_named
from venuecheck.service.partnership.what_was_sent import Gathered
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_FIX = "say whose it was, or what it was instead, and how you know"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSettle:
    """A file that cannot be used, and is of no venue that the register knows."""

    id: str
    """The digest of what came: 64 hexadecimal digits."""
    came: date
    name: str
    """What the file was called; empty where that is not known."""
    words: str
    """What is wrong with it and what to do, a clause."""
    venue: str
    """The id that it says, which the register does not have; empty where it says none."""
    perhaps: str
    """Id of a listed venue that it may be of; empty for none."""
    record: str
    """The key of its record."""


def to_settle(store: Store, register: Register, gathered: Gathered) -> tuple[ToSettle, ...]:
    """Give what nothing has settled yet of such files, the newest first."""
    listed = {one.id for one in register.venues}
    unknown: dict[str, NotCounted] = {
        one.source: one for one in gathered.not_counted if one.trouble is Trouble.UNUSABLE and one.venue not in listed
    }
    return tuple(_to_settle(store, unknown)) if unknown else ()


def settle(site: Site, store: Store, waiting: ToSettle, *, reason: str, person: str | Actor, now: datetime) -> Settled:
    """Put on record that nothing more is to be done about it, and why; it is named as settled from then on.

    Raises `InputError` where it is not for them, nobody is named, or the reason says nothing.
    """
    who = acting(site.people, site.venue.id, person, Doing.TRUST)
    why, name = reason_and_name(reason, plain(who.name, 200), fix=_FIX)
    said = Settled(refused=waiting.record, reason=why, person=name, at=now, by=who.acted)
    store.append(SETTLED_KIND, waiting.record, said, now)
    return said


def _to_settle(store: Store, unknown: dict[str, NotCounted]) -> Iterator[ToSettle]:
    for entry in listing.of_kinds(store, {REFUSED_KIND}):
        one = unknown.get(record_named(entry.seq, store.shown))
        if one is not None:
            refused = store.latest(REFUSED_KIND, entry.key, Refused)
            yield ToSettle(
                name=file_name(refused.name) if refused else "",
                id=entry.key.split("/")[1],
                came=london_day(datetime.fromisoformat(entry.at)),
                words=one.words,
                venue=one.venue,
                perhaps=one.meant,
                record=entry.key,
            )
