"""A list of names: who is on it, under which names, from when until when, and how far it can be relied on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_WHAT = 200
"""Characters of what an organisation is."""
LONGEST_REASONS = 600


class Kind(StrEnum):
    """What a name is the name of."""

    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name under which an entry is known and which its list does not have: everyday, press, or a successor's."""

    name: str
    source: str
    """Who writes it so, in words."""
    ordinary: bool = False
    """Whether lawful bodies bear it too: then it is found by itself alone, and weakly."""


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
    """Other names that the list itself calls weak (`Low quality a.k.a`): a match with one is never strong."""
    known_as: tuple[OtherName, ...] = ()
    """Names that are not in the law. They are never part of what a dismissal rests on."""
    valid_from: date | None = None
    """The first day; None where it is not known, which counts as always."""
    valid_until: date | None = None
    """The last day; None where it is still on the list. A match with a removed entry is shown, with its days."""
    by_year: bool = False
    """Whether only the years of these days are known: they are counted generously, and said as years."""
    source: str = ""
    """The law, regime or document on which the entry rests, in words."""
    note: str = ""
    """What a person should know who judges a match."""
    what: str = ""
    """What and where an organisation is, in a clause, where something says it."""
    births: tuple[str, ...] = ()
    """Of a person: each a day, month or year of birth, ISO 8601 (`1965-03-12`, `1965-03`, `1965`), as far as known."""
    birth_places: tuple[str, ...] = ()
    """Town and country of birth (`Tikrit, Iraq`)."""
    places: tuple[str, ...] = ()
    """Towns and countries of addresses."""
    nationalities: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    regime: str = ""
    """The sanctions regime, as the list names it."""
    measures: tuple[str, ...] = ()
    """What the list imposes, each as it stands there (`Asset freeze`, `Travel Ban`); empty where it does not say."""
    reasons: str = ""
    """Why, as the list says it (`UK Statement of Reasons`, else `Other Information`), at most `LONGEST_REASONS`."""

    @property
    def birth_years(self) -> frozenset[int]:
        """The years of birth that the list has."""
        return frozenset(int(birth[:4]) for birth in self.births)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the list itself, the main one first."""
        return (self.name, *self.other_names, *self.weak_names)

    def valid_on(self, day: date) -> bool:
        """Whether it is on the list on `day`."""
        return self.valid_between(day, day)

    def valid_between(self, first: date, last: date) -> bool:
        """Whether it is on the list on one of these days."""
        after = self.valid_from is None or self.valid_from <= last
        return after and (self.valid_until is None or first <= self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameListHead:
    """What a list of names says of itself."""

    id: str
    title: str
    dated: date
    """The day that the list itself bears."""
    snapshot: bool = False
    """Whether it is a copy made for this program and not the official list."""
    missing: int = 0
    """How many entries of the official list it is known to lack."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList(NameListHead):
    """A list, whole, as one publication of it has it."""

    entries: tuple[Entry, ...]
    current_on: date
    """The last day on which this is known to have been the list in force."""
    address: str = ""
    """Where it was published."""
    ages: bool = True
    """False for a list that the venue keeps itself, which is as old as its keeper lets it be."""
