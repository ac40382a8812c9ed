"""What somebody read that is no record by itself, such as a letter or a plan: its mark, and who recorded what since.

A page or a command holds the mark. Where it says something else when somebody acts on it, they are told by whom.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from venuecheck.core.change import Change
from venuecheck.core.problem import ConflictError
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.conflicts import conflict
from venuecheck.service.record_keeping.found_words import kind_words
from venuecheck.service.record_keeping.record_groups import WORRY, WORRY_OPENED
from venuecheck.service.record_keeping.writing_over import mark_of

_MOST: Final = 5
_LOOKED_THROUGH: Final = 1_000
"""Records: of a mark that names one long gone, the newest alone are looked through."""
_LONGEST_PLACE: Final = 15


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and when."""

    until: int
    """The venue's newest record then; 0 where that is not known."""
    digest: str
    """Of what it said."""

    @property
    def mark(self) -> str:
        """Write it down, for a page or a command to name."""
        return f"{self.until}-{self.digest}"


def reading_of(until: int, *read: object) -> Reading:
    """Give what somebody reads now.

    `until`: the venue's newest record (`listing.last_place`) before any of it was read. What is recorded meanwhile may
    not be in it, and is then told as recorded since.
    """
    return Reading(until, mark_of(*read))


def refuse_another(
    store: Store, seen: str, now: Reading, *, thing: str, changed: str, fix: str, about: str = ""
) -> None:
    """Refuse whoever acts on what they read (`seen`: its mark) where it says something else `now`.

    `about` is the booking (id) that it hangs on; empty for all of the venue's records. Raises `ConflictError`.
    """
    until, _, digest = seen.strip().rpartition("-")
    if digest == now.digest:
        return
    place = _place(until)
    since = _recorded_since(store, place, about) if place is not None else []
    if since:
        raise conflict(thing, since, fix=fix, field="seen", opening=changed)
    why = "nobody recorded anything of it since: it is another day, or the settings are others"
    if place is None or place < _oldest(store):
        why = "when it was read is not known, or too much was recorded since to tell what"
    raise ConflictError(thing=thing, opening=changed, changed=why, fix=fix, field="seen")


def recorded_since(store: Store, seen: str) -> list[Change]:
    """Give what was recorded since the record whose digest somebody saw as the last: the newest few, the newest last.

    Where that is none of these records, the last one alone.
    """
    place = listing.place_of(store, seen) or listing.last_place(store) - 1
    return _recorded_since(store, place, "")


def _place(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_PLACE else None


def _recorded_since(store: Store, until: int, about: str) -> list[Change]:
    return [*deque(_all_since(store, max(until, _oldest(store)), about), maxlen=_MOST)]


def _oldest(store: Store) -> int:
    return listing.last_place(store) - _LOOKED_THROUGH


def _all_since(store: Store, until: int, about: str) -> Iterator[Change]:
    passed_on = ""
    for entry, says in listing.said(store, since=until):
        if about and about not in {entry.key, says.get("assessment")}:
            continue
        if passed_on == entry.key:  # the booking as it waits for the lead from now on: nobody else did anything to it
            passed_on = ""
            continue
        passed_on = str(says.get("assessment")) if entry.kind == WORRY else ""
        if entry.kind == WORRY_OPENED:
            continue  # who read it is the lead's alone to know
        what = f"{kind_words(entry.kind)} {entry.key}".strip()
        # of a booking, whoever decided on it comes after whoever answered
        by = (says.get("decision") or {}).get("person") or says.get("person")
        by = "" if entry.kind == WORRY else by  # that something was passed on is told, and never by whom
        yield Change(what=what, before="", now="recorded", by=str(by or ""), at=datetime.fromisoformat(entry.at))
