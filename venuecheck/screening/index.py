"""The names of lists, laid out so that the few that may be like a given one are found without comparing them all."""

import gc
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

from venuecheck.screening.aliases import Aliases
from venuecheck.screening.aligning import Aligned, Likes, Words, align
from venuecheck.screening.candidates import Candidates, Numbered
from venuecheck.screening.initials import as_initials, initials_in, listed_initials, made_initials
from venuecheck.screening.judging import Judged, Likeness, Strength, strongly
from venuecheck.screening.judging_organisations import organisations
from venuecheck.screening.judging_people import people
from venuecheck.screening.known import SANCTIONS
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.ordinary import GENERIC
from venuecheck.screening.rarity import bits
from venuecheck.screening.vocabulary import Vocabulary
from venuecheck.screening.words import Joined, Name, Word, name_of, names_in

_MADE_ON_LONG_LIST = 4
"""Initials made of fewer letters are not looked for on a list of thousands: too many would fit."""
_TELLING, _LEAST_LETTERS = 6.0, 5
_MOST_ALIGNED = 30


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that is like a given name, and by which of its names."""

    names: NameList
    entry: Entry
    listed: str
    likeness: Likeness
    strength: Strength
    not_in_law: str = ""
    """Where the name is not the list's own: who writes it so."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a person besides the name, from public particulars."""

    born: int | None = None
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    names: NameList
    entry: Entry
    given: str
    name: Name
    numbered: Numbered
    weak: bool
    not_in_law: str


@dataclass(slots=True)
class Index:
    """Entries of one kind, from one list or several."""

    kind: Kind
    _rows: list[_Row] = field(default_factory=list)
    _vocabulary: Vocabulary = field(init=False)
    _candidates: Candidates = field(init=False)
    _aliases: Aliases = field(default_factory=Aliases)
    _borne: Counter[str] = field(default_factory=Counter)
    """How many entries bear a folded word."""
    _told: list[Words] = field(default_factory=list)
    """What each row's words tell."""
    _number_bits: dict[int, float] = field(default_factory=dict)
    """What each word tells, by its number."""
    _by_plain: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_initials: dict[str, list[tuple[NameList, Entry, str]]] = field(default_factory=lambda: defaultdict(list))
    _by_made: dict[str, list[tuple[NameList, Entry, str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Begin with no word."""
        self._vocabulary = Vocabulary(self.kind)
        self._candidates = Candidates(self.kind)

    @classmethod
    def of(cls, lists: Iterable[NameList], kind: Kind) -> "Index":
        """Lay out every name of every entry of `kind`."""
        index = cls(kind=kind)
        with _no_look_for_cycles():
            for names in lists:
                for entry in names.entries:
                    if entry.kind is kind:
                        index._add(names, entry)
            index._lay_out()
        return index

    def _add(self, names: NameList, entry: Entry) -> None:
        borne: set[str] = set()
        made = frozenset(made_initials(entry.names)) if self.kind is Kind.ORGANISATION else frozenset()
        known = listed_initials(entry, made) if self.kind is Kind.ORGANISATION else frozenset()
        for text, weak, source in _texts(entry):
            for name in () if as_initials(text) in known else _ways(text, self.kind, listed=True):
                single = tuple(self._vocabulary.add(word) for word in name.words)
                double = tuple(self._vocabulary.add_joined(one, other) for one, other in pairwise(name.words))
                self._by_plain[name.plain].append(len(self._rows))
                self._rows.append(_Row(names, entry, text, name, Numbered(single, double), weak, source))
                borne.update(word.folded for word in name.words)
        self._borne.update(borne)
        if self.kind is Kind.ORGANISATION:
            for word in known:
                self._by_initials[word].append((names, entry, word.upper()))
            for word in made - known:
                if names.id != SANCTIONS or len(word) >= _MADE_ON_LONG_LIST:
                    self._by_made[word].append((names, entry, entry.name))

    def _lay_out(self) -> None:
        for place, row in enumerate(self._rows):
            told = self._words(row.name.words)
            self._told.append(told)
            self._number_bits.update(zip(row.numbered.single, told.bits, strict=True))
            self._candidates.add(place, row.numbered, told)
            if self.kind is Kind.PERSON:
                self._aliases.add(place, (row.names.id, row.entry.id), row.numbered.single, weak=row.weak)

    def _words(self, words: Iterable[Word]) -> Words:
        pairs = [(word.plain, bits(word.latin, self.kind, self._borne.get(word.folded, 1))) for word in words]
        told = tuple(told for _, told in pairs)
        return Words(tuple(word for word, _ in pairs), told, sum(told))

    def find(self, given: str, beside: Beside = Beside()) -> tuple[Found, ...]:
        """Give the entries that are like `given`, each once, by the name that is most like it; the likest first."""
        best: dict[tuple[str, str], tuple[Judged, Found]] = {}
        for found in self._all(given, beside):
            judged = Judged(found.likeness, found.strength)
            key = (found.names.id, found.entry.id)
            if key not in best or _rank(judged, found) > _rank(*best[key]):
                best[key] = (judged, found)
        return tuple(
            found
            for _, found in sorted(
                best.values(),
                key=lambda each: (
                    each[0].strength is Strength.WEAK,
                    -_birth_order(each[1].entry, beside),
                    -each[0].likeness,
                    each[1].names.id,
                    each[1].entry.id,
                ),
            )
        )

    def _all(self, given: str, beside: Beside) -> Iterator[Found]:
        for ours in _ways(given, self.kind, listed=False):
            if not ours.words:
                continue
            told = self._words(ours.words)
            single = [self._vocabulary.like(word) for word in ours.words]
            double = [self._vocabulary.like(Joined(one, other)) for one, other in pairwise(ours.words)]
            likes = Likes(single, double, told)
            for place in self._likeliest(self._worth_aligning(ours, single, double), likes):
                row = self._rows[place]
                judged = self._judged(ours, row, self._aligned(told, likes, place), beside)
                if judged:
                    yield _found(row, judged)
            if self.kind is Kind.PERSON:
                for place, likeness in self._aliases.find(single, self._number_bits):
                    yield _found(self._rows[place], strongly(likeness, strong=False))
        if self.kind is Kind.ORGANISATION:
            yield from self._with_initials(given)

    def _worth_aligning(
        self, ours: Name, single: Sequence[Mapping[int, float]], double: Sequence[Mapping[int, float]]
    ) -> set[int]:
        one_word = sum(len(word.plain) > 1 for word in ours.words) == 1
        return self._candidates.of(single, double, one_word=one_word).union(self._by_plain.get(ours.plain, ()))

    def _likeliest(self, places: Iterable[int], likes: Likes) -> Iterable[int]:
        """Of organisations keep those rows of which enough can match: the likeliest.

        So many, and those that are as likely as the last of them: none is left out for its place on a list.
        """
        if self.kind is Kind.PERSON:
            return places
        liked = likes.by_number.keys()
        bits_of = self._number_bits
        scored = []
        for place in places:
            row = self._rows[place]
            shared = sum(bits_of[number] for number in row.numbered.single if number in liked)
            if self._candidates.is_enough(place, shared) or not likes.by_one.isdisjoint(row.numbered.double):
                scored.append((shared / self._told[place].total, shared, place))
        if len(scored) <= _MOST_ALIGNED:
            return [place for _, _, place in scored]
        last = heapq.nlargest(_MOST_ALIGNED, scored)[-1][:2]
        return [place for *likely, place in scored if tuple(likely) >= last]

    def _aligned(self, told: Words, likes: Likes, place: int) -> Aligned:
        row = self._rows[place]
        return align(
            told, likes, self._told[place], single=row.numbered.single, double=row.numbered.double, kind=self.kind
        )

    def _judged(self, ours: Name, row: _Row, aligned: Aligned, beside: Beside) -> Judged | None:
        same, guarded = ours.plain == row.name.plain, row.names.id == SANCTIONS
        within = f" {row.name.plain} " in f" {ours.plain} "
        if row.weak and not same and not (aligned.grade >= 0.98 and not aligned.ours_left and not aligned.listed_left):  # noqa: PLR2004
            return None
        if self.kind is Kind.PERSON:
            judged = people(aligned, same_text=same, known_beside=_agrees(row.entry, beside))
        elif not row.name.numbers <= ours.numbers:
            return None
        else:
            judged = organisations(aligned, ours, same_text=same, text_within=within, guarded=guarded)
        if judged is None and same:
            judged = Judged(Likeness.SAME, Strength.WEAK)
        if judged is None and within and not guarded:
            judged = Judged(Likeness.WITHIN, Strength.WEAK)
        return Judged(judged.likeness, Strength.WEAK) if judged and row.weak else judged

    def _with_initials(self, given: str) -> Iterator[Found]:
        may_be = initials_in(given)
        words = [word.plain for word in name_of(given).words]
        whole = "".join([word for word in words if word not in GENERIC] or words)
        for word in may_be | {whole}:
            for names, entry, listed in self._by_initials.get(word, ()):
                alone = word == whole
                if alone or names.id != SANCTIONS or len(word) >= _MADE_ON_LONG_LIST:
                    yield Found(names, entry, listed, Likeness.INITIALS, Strength.WEAK)
            for names, entry, listed in self._by_made.get(word, ()):
                if word == whole or names.id != SANCTIONS:
                    yield Found(names, entry, listed, Likeness.INITIALS, Strength.WEAK)


@contextmanager
def _no_look_for_cycles() -> Iterator[None]:
    """Put off looking for cycles: laying out makes a million objects and no cycle, and looking took a third of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rank(judged: Judged, found: Found) -> tuple[tuple[bool, int], bool]:
    """Of two names of an entry that are as like, the one that the law has comes first."""
    return judged.order, not found.not_in_law


def _found(row: _Row, judged: Judged) -> Found:
    return Found(row.names, row.entry, row.given, judged.likeness, judged.strength, row.not_in_law)


def _ways(text: str, kind: Kind, *, listed: bool) -> Iterator[Name]:
    """Give the ways in which a text is a name. One word of several is one only where it tells much.

    `(Bangladesh)` tells two entries apart, and `(GTsSS)` are initials; `(Hamas)` is a name.
    """
    whole, *others = names_in(text, kind)
    yield whole
    for name in others:
        if kind is Kind.PERSON or len(name.words) > 1 or _is_telling(name.words[0], text if listed else ""):
            yield name


def _is_telling(word: Word, text: str) -> bool:
    long = len(word.plain) >= _LEAST_LETTERS or not word.plain.isascii()
    mixed = not text or word.plain.capitalize() in text or not word.plain.isascii()
    return long and mixed and bits(word.latin, Kind.ORGANISATION, 1) > _TELLING


def _texts(entry: Entry) -> Iterator[tuple[str, bool, str]]:
    """Give each name of an entry, whether it is weak, and who writes it where the list does not."""
    weak = frozenset(entry.weak_names)
    for name in dict.fromkeys(entry.names):
        yield name, name in weak, ""
    for other in entry.known_as:
        yield other.name, other.ordinary, other.source


def _agrees(entry: Entry, beside: Beside) -> bool:
    """Whether the year of birth, or the organisation, is one that the list has of the entry."""
    if beside.born is not None and beside.born in entry.birth_years:
        return True
    wanted = [word for word in name_of(beside.organisation).words if bits(word.latin, Kind.ORGANISATION, 1) > _TELLING]
    said = {word.folded for text in (*entry.positions, entry.reasons) for word in name_of(text[:2_000]).words}
    return bool(wanted) and all(word.folded in said for word in wanted)


def _birth_order(entry: Entry, beside: Beside) -> int:
    """Those born in the given year first, those born in another last."""
    if beside.born is None or not entry.birth_years:
        return 0
    return 1 if beside.born in entry.birth_years else -1
