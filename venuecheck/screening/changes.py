"""What a new list changes against the one before. Pure."""

from dataclasses import dataclass, replace
from datetime import timedelta

from venuecheck.screening.listing import Entry, NameList


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs, by entry; of those that differ in something, each before and now."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Entry], ...]
    """Other names."""
    rekinded: tuple[tuple[Entry, Entry], ...] = ()
    """Another kind: who is looked up against them changes."""
    restrengthened: tuple[tuple[Entry, Entry], ...] = ()
    """The same names, of which others are weak."""

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.removed or self.changed or self.rekinded or self.restrengthened)


def changes(before: NameList | None, now: NameList) -> Changes:
    """Compare two publications of a list by the ids of their entries. Those that had ended before are left aside."""
    old = {entry.id: entry for entry in _standing(before)}
    new = {entry.id: entry for entry in _standing(now)}
    both = [(old[key], entry) for key, entry in new.items() if key in old]
    return Changes(
        added=tuple(entry for key, entry in new.items() if key not in old),
        removed=tuple(entry for key, entry in old.items() if key not in new),
        changed=tuple((was, is_) for was, is_ in both if set(was.names) != set(is_.names)),
        rekinded=tuple((was, is_) for was, is_ in both if was.kind is not is_.kind),
        restrengthened=tuple((was, is_) for was, is_ in both if _weak_in_both(was, is_) != _weak_in_both(is_, was)),
    )


def _weak_in_both(entry: Entry, other: Entry) -> frozenset[str]:
    """Give the weak names of an entry that the other has too, weak or not."""
    return frozenset(entry.weak_names) & frozenset(other.names)


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
