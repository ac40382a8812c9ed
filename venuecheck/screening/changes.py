"""What a new list changes, and whether it may take the place of the one before. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from venuecheck.core import day_words
from venuecheck.core.problem import Problem
from venuecheck.screening.known import PROSCRIBED, SANCTIONS
from venuecheck.screening.listing import Entry, NameList

LEAST = {PROSCRIBED: 80, SANCTIONS: 2_000}
"""An official list with fewer entries is not whole. In 2026: 98 organisations; about 6,400 designations."""
MAY_SHRINK = 0.05
"""So much of a list may go at once before a person must confirm it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is added, removed and renamed, by entry."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Entry], ...]
    """Entries whose names differ: before, and now."""

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.removed or self.changed)


def changes(before: NameList | None, now: NameList) -> Changes:
    """Compare two publications of a list by the ids of their entries. Those that had ended before are left aside."""
    old = {entry.id: entry for entry in _standing(before)}
    new = {entry.id: entry for entry in _standing(now)}
    return Changes(
        added=tuple(entry for key, entry in new.items() if key not in old),
        removed=tuple(entry for key, entry in old.items() if key not in new),
        changed=tuple(
            (old[key], entry) for key, entry in new.items() if key in old and set(old[key].names) != set(entry.names)
        ),
    )


def with_ended(before: NameList | None, now: NameList) -> NameList:
    """Give a new list with the entries that are no longer on it, each with its last day.

    So that names can be screened as at an earlier day. An official list does not say when an entry went: it is counted
    to the day before the new list's date. Of a snapshot only what it says has ended is taken over, for its ids are its
    own.
    """
    if before is None:
        return now
    here = {entry.id for entry in now.entries}
    last = now.dated - timedelta(days=1)
    ended = [
        entry if entry.valid_until else replace(entry, valid_until=last)
        for entry in before.entries
        if entry.id not in here and (entry.valid_until or not before.snapshot)
    ]
    return replace(now, entries=(*now.entries, *ended))


def _standing(names: NameList | None) -> tuple[Entry, ...]:
    """Give the entries whose end is not known."""
    return tuple(entry for entry in names.entries if entry.valid_until is None) if names else ()


def refusals(
    before: NameList | None, now: NameList, file: str, *, today: date, accept: bool = False
) -> Iterator[Problem]:
    """Say why a new list must not take the place of the old one. `accept`: a person has confirmed what is unusual."""
    least = LEAST.get(now.id, 1)
    count = len(now.entries)
    if count < least:
        what = f"this list has {count} entries, and the official one has {least} at least: it is empty or cut off"
        yield _problem(file, what, "download it again; the list that was here stays")
        return
    if now.dated > today:
        fix = "check this computer's clock, or download it again"
        yield _problem(file, f"this list is dated {day_words.day(now.dated)}, which lies in the future", fix)
    if before is None or before.snapshot or accept:
        return
    old = len(_standing(before))
    if now.dated < before.dated:
        what = f"this list is of {day_words.day(now.dated)}, and the one that is here of {day_words.day(before.dated)}"
        yield _problem(file, what, "if the older one is meant, accept it")
    if count < old * (1 - MAY_SHRINK):
        what = f"this list has {count} entries, and the one that is here {old}: much is missing"
        yield _problem(file, what, "download it again; if so much was really removed, accept it")


def _problem(file: str, what: str, fix: str) -> Problem:
    return Problem(file=file, line=0, column=0, what=what, fix=fix)
