"""What was made of a venue's records last, kept as long as it would say the same if it were made anew."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from threading import Lock
from typing import Any, TypeVar

from venuecheck.records import listing
from venuecheck.records.one_page import ask_again, once
from venuecheck.web.venue_here import VenueHere

_LASTS = timedelta(minutes=1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What was made of a venue's records last, and of which."""

    records: str
    """The digest of the last of them."""
    kinds: Collection[str] | None
    """Those of which it is made; None for all."""
    of_kinds: str
    """The digest of the last record of these; empty for all."""
    at: datetime
    until: datetime
    """When it is made anew, whatever was recorded."""
    began: int
    """When its making began, in the order of what was asked for."""
    what: Any

    def that_stands(self, here: VenueHere) -> "_Made | None":
        """Give it where it is of the records that there are, and says the same at this moment."""
        if not self.at <= here.now < self.until:
            return None
        # the very last record first: mostly nobody recorded anything, and that costs less to know
        last = last_record(here)
        if self.records == last:
            return self
        if self.kinds is not None and self.of_kinds == _last_of(here, self.kinds):
            return replace(self, records=last)
        return None


@dataclass(slots=True, kw_only=True)
class MadeLast:
    """What was made last, by venue and by what it is."""

    _made: dict[tuple[str, str], _Made] = field(default_factory=dict)
    _order: Iterator[int] = field(default_factory=count)
    _turns: dict[tuple[str, str], Lock] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def names(self) -> frozenset[tuple[str, str]]:
        """Give what was made so far: of which venue, and what it is."""
        return frozenset(self._made)

    def that_stands(self, here: VenueHere, what: str) -> Any | None:  # noqa: ANN401 - whatever was made
        """Give what was made last, if it stands still; None where it has to be made."""
        known = self._made.get((here.id, what))
        stands = known and known.that_stands(here)
        return stands.what if stands else None

    def made(
        self,
        here: VenueHere,
        what: str,
        make: Callable[[], T],
        kinds: Collection[str] | None = None,
        until: Callable[[T], datetime | None] = lambda _: None,
    ) -> T:
        """Give what was made of the records last, made anew once something is recorded or a minute has gone by.

        What is made of some `kinds` of records alone is made anew for no other; `until` gives of what was made how
        long it says the same, where that is known. Whoever asks while it is made waits, and takes what was begun after
        they asked: not each makes it once more where something is recorded all the time.
        """
        asked = next(self._order)
        with self._lock:
            turn = self._turns.setdefault((here.id, what), Lock())
        with turn:
            known, began = self._made.get((here.id, what)), next(self._order)
            if known is not None and known.began < asked:
                known = _standing(known, here)
            if known is None:
                # asked before it is made: what is recorded meanwhile need not be in it
                records, of_kinds = last_record(here), "" if kinds is None else _last_of(here, kinds)
                new = make()
                known = _Made(
                    records=records,
                    kinds=kinds,
                    of_kinds=of_kinds,
                    at=here.now,
                    until=until(new) or here.now + _LASTS,
                    began=began,
                    what=new,
                )
            self._made[here.id, what] = known
            found: T = known.what
            return found


def _standing(known: _Made, here: VenueHere) -> _Made | None:
    """Give what was made where it stands, by the records as they are: it may be newer than what this page has asked."""
    if (stands := known.that_stands(here)) is not None:
        return stands
    ask_again()
    return known.that_stands(here)


def last_record(here: VenueHere) -> str:
    """Give the digest of the venue's last record: another, once anything is recorded."""
    return here.store.last().digest


def _last_of(here: VenueHere, kinds: Collection[str]) -> str:
    return once(
        ("end", here.store.database, here.id, frozenset(kinds)), lambda: listing.last_of_kinds(here.store, kinds)
    )
