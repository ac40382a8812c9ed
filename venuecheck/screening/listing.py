"""A list of names: who is on it, under which names, from when until when, and how far it can be relied on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a name is the name of."""

    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One organisation or person on a list."""

    id: str
    """Stable within the list: the list's own number where it has one."""
    kind: Kind
    name: str
    other_names: tuple[str, ...] = ()
    """Other spellings, translations, cover names, initials."""
    weak_names: tuple[str, ...] = ()
    """Other names that the list itself calls weak: only the very same name matches them."""
    valid_from: date | None = None
    """The first day; None where it is not known, which counts as always."""
    valid_until: date | None = None
    """The last day; None where it is still on the list."""
    source: str = ""
    """The law, regime or document on which the entry rests, in words."""
    note: str = ""
    """What a person should know who judges a match."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the main one first."""
        return (self.name, *self.other_names, *self.weak_names)

    def valid_on(self, day: date) -> bool:
        """Whether it is on the list on `day`."""
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """A list, whole, as one publication of it has it."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    dated: date
    """The day that the list itself bears."""
    current_on: date
    """The last day on which this is known to have been the list in force."""
    address: str = ""
    """Where it was published."""
    snapshot: bool = False
    """Whether it is a copy made for this program and not the official list."""
    missing: int = 0
    """How many entries of the official list it is known to lack."""
    ages: bool = True
    """False for a list that the venue keeps itself, which is as old as its keeper lets it be."""
    note: str = ""
