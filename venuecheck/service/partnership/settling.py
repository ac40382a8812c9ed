"""Files that cannot be used, and of which nobody knows whose they are: a person says what became of each, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ConflictError, NotFoundError
from venuecheck.records.listing import ListedRecord
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundles_kept import newest_taken
from venuecheck.service.partnership.refusals import SETTLED_KIND, UNUSABLE, Refused, Settled, file_name
from venuecheck.service.partnership.refused_before import all_refused, settled_by_persons, why_not_used
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.unlisted import perhaps_of
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.record_keeping.writing_over import write_over
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_FIX = "say whose it was, or what it was instead, and how you know"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSettle:
    """A file that cannot be used, and is of no venue that the register knows."""

    id: str
    """The place of its record: the same file can have come of a venue, and once more of nobody."""
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


def to_settle(store: Store, register: Register) -> tuple[ToSettle, ...]:
    """Give what nothing has settled yet of such files, the newest first."""
    listed = {one.id for one in register.venues}
    unread = all_refused(store, wanted=lambda outcome: outcome == UNUSABLE)
    lost = [(entry, one) for entry, one in unread if one.venue not in listed]
    if not lost:
        return ()
    named = {id_ for _, one in lost for id_ in (one.venue, one.perhaps) if id_}
    newest, last = newest_taken(store, named)
    by_person = settled_by_persons(store)
    found = []
    for entry, refused in reversed(lost):
        why = why_not_used(store, entry, refused, newest=newest, last=last, trusted=(), by_person=by_person)
        if why.trouble is Trouble.UNUSABLE:
            found.append(_to_settle(entry, refused, perhaps_of(why, listed)))
    return tuple(found)


def settle(site: Site, store: Store, waiting: ToSettle, *, reason: str, person: str | Actor, now: datetime) -> Settled:
    """Put on record that nothing more is to be done about it, and why; it is named as settled from then on.

    Raises `InputError` where it is not for them, nobody is named, or the reason says nothing, and `ConflictError` where
    another did so meanwhile.
    """
    who = acting(site.people, site.venue.id, person, Doing.TRUST)
    why, name = reason_and_name(reason, plain(who.name, 200), fix=_FIX)
    said = Settled(refused=waiting.record, reason=why, person=name, at=now, by=who.acted)
    return write_over(store, store.version_of_none(SETTLED_KIND, waiting.record), said, now)


def refuse_not_waiting(store: Store, id_: str) -> NoReturn:
    """Say why a file (`ToSettle.id`) does not wait: `ConflictError` with who settled it, or else `NotFoundError`."""
    by_person = settled_by_persons(store)
    for entry, refused in all_refused(store, wanted=lambda outcome: outcome == UNUSABLE):
        said = by_person.get(entry.key)
        if str(entry.seq) == id_ and said is not None:
            raise ConflictError(
                thing=file_name(refused.name) or "file",
                opening="it is settled already",
                changed=plain(said.reason, 200),
                by=said.person,
                since=said.at,
                fix="look at what came",
            )
    raise NotFoundError.of("file", "no such file waits to be settled", "look at what came")


def _to_settle(entry: ListedRecord, refused: Refused, why: NotCounted) -> ToSettle:
    return ToSettle(
        id=str(entry.seq),
        came=london_day(datetime.fromisoformat(entry.at)),
        name=file_name(refused.name),
        words=why.words,
        venue=why.venue,
        perhaps=why.meant or why.resembles,
        record=entry.key,
    )
