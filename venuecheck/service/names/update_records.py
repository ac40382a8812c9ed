"""The record of a list of names that was got: which, when, from where, what changed, and by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.core.actor import Acted, Actor
from venuecheck.core.ids import new_id
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.records import listing
from venuecheck.records.codec import decode
from venuecheck.records.store import Store
from venuecheck.service.names.lists import LIST_UPDATE_KIND
from venuecheck.service.names.updating import Updated
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

__all__ = ["LIST_UPDATE_KIND", "ListUpdate", "newest", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUpdate:
    """A list got and kept. What it holds is not repeated; its digests tell which one it was."""

    list: str
    """Its id."""
    title: str
    source: str
    """The official address, or the name of the file without its folder."""
    source_digest: str
    """SHA-256 of what was got, hexadecimal."""
    kept_digest: str
    """SHA-256 of the file that is kept in `lists`, hexadecimal."""
    entries: int
    dated: date | None
    """The day that the list bears; None for a register that does not say."""
    current_on: date | None
    """The last day on which it is known to have been in force; None for a register."""
    before_dated: date | None
    """The day that the list before it bears; None where there was none, or for a register."""
    added: int | None
    """Entries that the one before had not; None where nothing was compared."""
    removed: int | None
    renamed: int | None
    """Entries with other names than before."""
    accepted: bool
    """Whether a person said that it is right though it is older, or much shorter, than the one before."""
    person: str
    """Who got it; empty where a schedule did."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    rekinded: int | None = None
    """Entries of another kind than before. This and what follows: None in older records."""
    restrengthened: int | None = None
    """Entries of which other names are weak than before."""
    rows: int | None = None
    """Rows (elements, objects) of the file: those read, left out and set aside."""
    left_out: tuple[str, ...] | None = None
    """What nobody is looked up in, each counted in words: `632 ships`."""
    set_aside: int | None = None
    """Rows that could not be read."""


def record(
    site: Site, store: Store, done: Updated, *, now: datetime, accepted: bool, person: str | Actor
) -> ListUpdate:
    """Record that a list was got. Raises `InputError` where it cannot be recorded."""
    who = acting(site.people, site.venue.id, person, Doing.UPDATE_NAMES)
    compared = done.changes if done.before is not None else None
    made = ListUpdate(
        list=done.id,
        title=done.title,
        source=plain(done.source, 300),
        source_digest=done.source_digest,
        kept_digest=done.kept_digest,
        entries=done.entries,
        dated=done.dated,
        current_on=done.names.current_on if done.names else None,
        before_dated=done.before.dated if done.before else None,
        added=len(compared.added) if compared else None,
        removed=len(compared.removed) if compared else None,
        renamed=len(compared.changed) if compared else None,
        rekinded=len(compared.rekinded) if compared else None,
        restrengthened=len(compared.restrengthened) if compared else None,
        rows=done.account.rows,
        left_out=tuple(left.words for left in done.account.left_out),
        set_aside=len(done.account.set_aside),
        accepted=accepted,
        person=in_one_line(who.name, 200),
        by=who.acted,
    )
    store.append(LIST_UPDATE_KIND, new_id("list", now), made, now)
    return made


def newest(store: Store) -> dict[str, ListUpdate]:
    """Give the newest record of each list that was got, by the list's id."""
    said = listing.said(store, {LIST_UPDATE_KIND})
    return {str(body["list"]): decode(ListUpdate, body) for _, body in said}
