"""The names of lists, laid out so that the few that may be like a given one are found without comparing them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

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
    """Entries of one kind, from one list or several.

    A name is found by the skeletons of its words, which every spelling of a word shares; by the whole of it, for slips
    in several words, and for spaces too many or too few; and by its initials.
    """

    kind: Kind
    _rows: list[_Row] = field(default_factory=list)
    _keys: list[frozenset[str]] = field(default_factory=list)
    """The skeletons of each row's words."""
    _by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_rarest: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Each name once, by its rarest word: what stands within a longer name is found by it."""
    _by_initials: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_plain: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_length: dict[int, tuple[list[str], list[int]]] = field(default_factory=dict)
    """By the length of the joined words: the joined words, and the rows that they belong to."""

    @classmethod
    def of(cls, lists: Iterable[NameList], kind: Kind) -> "Index":
        """Lay out every name of every entry of `kind`."""
        index = cls(kind=kind)
        for names in lists:
            for entry in names.entries:
                if entry.kind is kind:
                    index._add(names, entry)
        for place, keys in enumerate(index._keys):
            index._by_rarest[min(keys, key=index._how_common)].append(place)
        return index

    def _add(self, names: NameList, entry: Entry) -> None:
        for given in dict.fromkeys(entry.names):
            name = name_of(given)
            if not name.words:
                continue
            place = len(self._rows)
            keys = _keys(name)
            self._rows.append(_Row(names, entry, name, given in entry.weak_names))
            self._keys.append(keys)
            joined, places = self._by_length.setdefault(len(name.joined), ([], []))
            joined.append(name.joined)
            places.append(place)
            self._by_plain[name.plain].append(place)
            if name.initials:
                self._by_initials[name.initials].append(place)
            for key in keys:
                self._by_word[key].append(place)

    def _how_common(self, key: str) -> int:
        return len(self._by_word.get(key, ()))

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

    def _candidates(self, ours: Name) -> set[int]:
        """Give the rows that may be like a name: all that are, and few others."""
        keys, all_keys = _keys(ours), self._keys
        found = set(self._by_plain.get(ours.plain, ()))
        for key in keys:
            found.update(place for place in self._by_rarest.get(key, ()) if all_keys[place] <= keys)
        # all words but one are shared, so one of the two rarest is
        for key in sorted(keys, key=self._how_common)[:2]:
            for place in self._by_word.get(key, ()):
                theirs = all_keys[place]
                if len(theirs & keys) >= max(len(theirs), len(keys)) - 1:
                    found.add(place)
        for initials in {ours.initials, *capitals(ours.given)} - {""}:
            found.update(self._by_initials.get(initials, ()))
        found.update(self._near(ours.joined))
        return found

    def _near(self, joined: str) -> Iterator[int]:
        """Give the rows whose joined words differ by few letters."""
        # two letters changed about count as two here, and the comparison is quickest up to three
        most = min(_NEAR_JOINED, max(2, len(joined) // 6))
        for length in range(len(joined) - most, len(joined) + most + 1):
            texts, places = self._by_length.get(length, ([], []))
            for _, _, at in process.extract(joined, texts, scorer=Levenshtein.distance, score_cutoff=most, limit=_FEW):
                yield places[at]


def _keys(name: Name) -> frozenset[str]:
    return frozenset(word.skeleton or word.folded for word in name.words)
