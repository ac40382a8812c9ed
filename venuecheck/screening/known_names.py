"""Names that are not in the law, and what a body is, laid beside the entries of whatever list has it. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from venuecheck.screening.folding import plain
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.listing import Entry, Kind, NameList, OtherName


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """What one organisation is known as besides its listed names."""

    of: str
    """One of its names as a list has it."""
    known_as: tuple[OtherName, ...] = ()
    what: str = ""
    """What and where it is, in a clause: lists of names alone do not say."""
    list_id: str = PROSCRIBED
    """The list that has it; others may have it too."""


def with_known(names: NameList, known: Sequence[KnownNames]) -> NameList:
    """Give a list whose entries bear the names that are not in the law; those that a list has itself are left out."""
    by_name: dict[str, list[KnownNames]] = defaultdict(list)
    for each in known:
        by_name[plain(each.of)].append(each)
    return replace(names, entries=tuple(_with(entry, by_name) for entry in names.entries))


def _with(entry: Entry, by_name: dict[str, list[KnownNames]]) -> Entry:
    if entry.kind is not Kind.ORGANISATION:
        return entry
    listed = {plain(name) for name in entry.names}
    more = [each for name in sorted(listed & by_name.keys()) for each in by_name[name]]
    if not more:
        return entry
    others = (*entry.known_as, *(other for each in more for other in each.known_as))
    added = {plain(other.name): other for other in others if plain(other.name) not in listed}
    what = entry.what or next((each.what for each in more if each.what), "")
    return replace(entry, known_as=tuple(added.values()), what=what)
