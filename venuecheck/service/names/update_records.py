"""The record of a list of names that was got, and the list put in its place: both or neither."""

from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.core.actor import Acted
from venuecheck.core.ids import new_id
from venuecheck.records.appending import New, append
from venuecheck.records.store import Store
from venuecheck.service.names import kept_files
from venuecheck.service.names.lists import LIST_UPDATE_KIND, kept_at, settle
from venuecheck.service.sites.site import Site

__all__ = ["LIST_UPDATE_KIND", "ListUpdate", "newest", "put_in_place"]


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
    unusual: int | None = None
    """Places that were unusual, and were read all the same."""


def put_in_place(site: Site, store: Store, made: ListUpdate, content: bytes, *, now: datetime) -> None:
    """Record that a list was got, and put its file in the place of the one before. Raises `InputError`.

    Whatever ends the program between the two, they belong together: see `kept_files`.
    """
    path = kept_at(site, made.list)
    with store.recording() as connection:  # nobody else gets a list meanwhile
        kept_files.lay_beside(path, content)
        key = new_id("list", now)
        append(connection, [New(kind=LIST_UPDATE_KIND, key=key, venue=store.venue, payload=made, at=now)])
    settle(site, store, made.list)


def newest(store: Store) -> dict[str, ListUpdate]:
    """Give the newest record of each list that was got, by the list's id."""
    return {one.list: one for one in store.all(LIST_UPDATE_KIND, ListUpdate)}
