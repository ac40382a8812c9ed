"""What somebody read that is no record by itself, such as a letter or a plan: its mark, and who recorded what since.

A page or a command holds the mark. Where it says something else when somebody acts on it, they are told by whom.
"""

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
from venuecheck.service.record_keeping.writing_over import mark_of

_MOST: Final = 5
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


def reading_of(store: Store, *read: object) -> Reading:
    """Give what somebody reads now."""
    return Reading(listing.last_place(store), mark_of(*read))


def refuse_another(
    store: Store, seen: str, now: Reading, *, thing: str, changed: str, fix: str, about: str = ""
) -> None:
    """Refuse whoever acts on what they read (`seen`: its mark) where it says something else `now`.

    `about` is the booking (id) that it hangs on; empty for all of the venue's records. Raises `ConflictError`.
    """
    until, _, digest = seen.strip().rpartition("-")
    if digest == now.digest:
        return
    since = list(_recorded_since(store, int(until), about)) if _is_place(until) else []
    if since:
        raise conflict(thing, since[-_MOST:], fix=fix, field="seen", opening=changed)
    why = "nobody recorded anything of it since: it is another day, or the settings are others"
    raise ConflictError(thing=thing, opening=changed, changed=why, fix=fix, field="seen")


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_PLACE


def _recorded_since(store: Store, until: int, about: str) -> Iterator[Change]:
    for entry, says in listing.said(store, since=until):
        if about and about not in {entry.key, says.get("assessment")}:
            continue
        what = f"{kind_words(entry.kind)} {entry.key}".strip()
        # of a booking, whoever decided on it comes after whoever answered
        by = (says.get("decision") or {}).get("person") or says.get("person")
        yield Change(what=what, before="", now="recorded", by=str(by or ""), at=datetime.fromisoformat(entry.at))
