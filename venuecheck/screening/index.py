"""The names of lists, laid out so that the few that may be like a given one are found without comparing them all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from venuecheck.screening.comparing import Likeness, compare, compare_people, initials_of
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.words import Name, capitals, name_of

_NEAR_JOINED = 3
_FEW = 200
"""So many near names at most are looked at: more would be no near names."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that is like a given name, and by which of its names."""

    names: NameList
    entry: Entry
    listed: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Row:
    names: NameList
    entry: Entry
    name: Name
    weak: bool


@dataclass(slots=True)
class Index:
    """Entries of one kind, from one list or several."""

    kind: Kind
    _rows: list[_Row] = field(default_factory=list)
    _by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_initials: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_plain: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _joined: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, lists: Iterable[NameList], kind: Kind) -> "Index":
        """Lay out every name of every entry of `kind`."""
        index = cls(kind=kind)
        for names in lists:
            for entry in names.entries:
                if entry.kind is kind:
                    index._add(names, entry)
        return index

    def _add(self, names: NameList, entry: Entry) -> None:
        for given in dict.fromkeys(entry.names):
            name = name_of(given)
            if not name.words:
                continue
            place = len(self._rows)
            self._rows.append(_Row(names, entry, name, given in entry.weak_names))
            self._joined.append(name.joined)
            self._by_plain[name.plain].append(place)
            if name.initials:
                self._by_initials[name.initials].append(place)
            for key in _keys(name):
                self._by_word[key].append(place)

    def find(self, given: str) -> tuple[Found, ...]:
        """Give the entries that are like `given`, each once, by the name that is most like it; the likest first."""
        ours = name_of(given)
        if not ours.words:
            return ()
        best: dict[tuple[str, str], Found] = {}
        for place in self._candidates(ours):
            row = self._rows[place]
            likeness = self._likeness(ours, row)
            if likeness is None:
                continue
            key = (row.names.id, row.entry.id)
            if key not in best or likeness > best[key].likeness:
                best[key] = Found(row.names, row.entry, row.name.given, likeness)
        return tuple(sorted(best.values(), key=lambda found: (-found.likeness, found.names.id, found.entry.id)))

    def _likeness(self, ours: Name, row: _Row) -> Likeness | None:
        if self.kind is Kind.PERSON:
            return compare_people(ours, row.name, weak=row.weak)
        if row.name.initials:
            others = frozenset(
                word.folded
                for name in row.entry.names
                for word in name_of(name).words
                if name != row.name.given and len(word.plain) > len(row.name.initials)
            )
            return Likeness.INITIALS if initials_of(ours, row.name, others) else None
        return compare(ours, row.name, weak=row.weak, lone_word_within=row.names.id != "sanctions")

    def _candidates(self, ours: Name) -> Iterator[int]:
        seen = set(self._by_plain.get(ours.plain, ()))
        yield from seen
        hits: Counter[int] = Counter()
        for word in ours.words:
            places = {place for key in (word.folded, f"~{word.skeleton}") for place in self._by_word.get(key, ())}
            hits.update(places)
        for place, number in hits.items():
            if place in seen:
                continue
            name = self._rows[place].name
            wanted = len(name.words)
            near = abs(len(self._joined[place]) - len(ours.joined)) <= _NEAR_JOINED or self.kind is Kind.PERSON
            if number >= wanted or (number == wanted - 1 and near) or number >= len(ours.words):
                seen.add(place)
                yield place
        for initials in self._initials(ours):
            for place in self._by_initials.get(initials, ()):
                if place not in seen:
                    seen.add(place)
                    yield place
        for _, _, place in process.extract(
            ours.joined, self._joined, scorer=OSA.distance, score_cutoff=_NEAR_JOINED, limit=_FEW
        ):
            if place not in seen:
                seen.add(place)
                yield place

    @staticmethod
    def _initials(ours: Name) -> Iterator[str]:
        if ours.initials:
            yield ours.initials
        yield from capitals(ours.given)


def _keys(name: Name) -> Iterator[str]:
    keys = {key for word in name.words for key in (word.folded, f"~{word.skeleton}")}
    yield from keys
