"""The names of lists, laid out so that the few that may be like a given one are found without comparing them all."""

import gc
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, pairwise

from venuecheck.screening.aliases import Aliases
from venuecheck.screening.aligning import Aligned, Likes, Words, align
from venuecheck.screening.alike import BONES
from venuecheck.screening.around import is_by_itself, is_everyday_elsewhere, only_around
from venuecheck.screening.beside import NAME_ALONE, Beside, Bodies
from venuecheck.screening.bounds import evened
from venuecheck.screening.by_initials import ByInitials
from venuecheck.screening.candidates import Candidates, Numbered
from venuecheck.screening.folding import plain
from venuecheck.screening.foreign_letters import from_elsewhere
from venuecheck.screening.forms import is_but_for_its_kind, is_everyday
from venuecheck.screening.found import Best, Found
from venuecheck.screening.in_english import in_english
from venuecheck.screening.initials import as_initials
from venuecheck.screening.inside import organisations_inside
from venuecheck.screening.judging import Judged, Likeness, Strength, strongly
from venuecheck.screening.judging_organisations import is_anothers
from venuecheck.screening.judging_people import people
from venuecheck.screening.known import SANCTIONS
from venuecheck.screening.like_a_person import is_of_a_person
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.parted import is_parted
from venuecheck.screening.people_as_one import PeopleAsOne
from venuecheck.screening.rarity import bits
from venuecheck.screening.run_together import RunTogether
from venuecheck.screening.stripped import LEGAL_FORMS, without_end
from venuecheck.screening.two_words import TwoWords
from venuecheck.screening.vocabulary import Vocabulary
from venuecheck.screening.ways import ways_of
from venuecheck.screening.words import Joined, Name, Word, name_of

_MOST_ALIGNED = 30


@dataclass(frozen=True, slots=True)
class _Row:
    names: NameList
    entry: Entry
    given: str
    name: Name
    numbered: Numbered
    weak: bool
    not_in_law: str

    @property
    def key(self) -> tuple[str, str]:
        return self.names.id, self.entry.id


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
    _as_one: set[int] = field(default_factory=set)
    """Numbers of two neighbouring words written as one."""
    _by_plain: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _run_together: RunTogether = field(default_factory=RunTogether)
    _two_words: TwoWords = field(default_factory=TwoWords)
    _people_as_one: PeopleAsOne = field(default_factory=PeopleAsOne)
    _bodies: Bodies = field(default_factory=Bodies)
    """Of people: organisations that may be written beside their names."""
    _by_initials: ByInitials = field(default_factory=ByInitials)

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
                    elif kind is Kind.PERSON:
                        index._bodies.add(entry)
            index._lay_out()
        return index

    def _add(self, names: NameList, entry: Entry) -> None:
        borne: set[str] = set()
        initials = self._by_initials.add(names, entry) if self.kind is Kind.ORGANISATION else frozenset()
        for text, weak, source in _texts(entry):
            for name in () if as_initials(text) in initials else ways_of(text, self.kind, listed=True):
                single = tuple(self._vocabulary.add(word) for word in name.words)
                double = tuple(self._vocabulary.add_joined(one, other) for one, other in pairwise(name.words))
                for letters in dict.fromkeys((name.plain, without_end(name.plain))):
                    self._by_plain[letters].append(len(self._rows))
                self._rows.append(_Row(names, entry, text, name, Numbered(single, double), weak, source))
                borne.update(word.folded for word in name.words)
                if self.kind is Kind.PERSON and not weak:
                    self._people_as_one.add(name)
                if self.kind is Kind.ORGANISATION:
                    self._run_together.add(name.plain)
                    if not weak:
                        self._two_words.add(len(self._rows) - 1, name, guarded=names.id == SANCTIONS)
        self._borne.update(borne)

    def _lay_out(self) -> None:
        for place, row in enumerate(self._rows):
            told = self._words(row.name.words)
            self._told.append(told)
            self._number_bits.update(zip(row.numbered.single, told.bits, strict=True))
            self._as_one.update(row.numbered.double)
            self._candidates.add(place, row.numbered, told)
            if self.kind is Kind.PERSON:
                self._aliases.add(place, row.key, row.numbered.single, weak=row.weak)

    def _words(self, words: Iterable[Word]) -> Words:
        pairs = [(word.plain, bits(word.latin, self.kind, self._borne.get(word.folded, 1))) for word in words]
        told = tuple(told for _, told in pairs)
        return Words(tuple(word for word, _ in pairs), told, sum(told))

    def find(self, given: str, beside: Beside = NAME_ALONE) -> tuple[Found, ...]:
        """Give the entries that are like `given`, each once, by the name that is most like it; the likest first."""
        given = evened(given)
        best = Best(self._all(given, beside))
        if self.kind is Kind.ORGANISATION:
            # of each entry the same texts are asked
            best.name_once(given, cache(lambda text: tuple(self._all(text, NAME_ALONE))))
        return best.in_order(plain(given), beside)

    def _all(self, given: str, beside: Beside) -> Iterator[Found]:
        for ours, standing, respelt in self._asked(given):
            yield from self._like(ours, standing, beside, respelt=respelt)
        if self.kind is Kind.PERSON:
            for name, body in self._bodies.apart(given, self._borne):
                known = beside if beside.organisation else replace(beside, organisation=body)
                for ours, standing, respelt in self._asked(name):
                    yield from self._like(ours, standing, known, respelt=respelt)
        else:
            for (names, entry, listed), strength in self._by_initials.find(given):
                yield Found(names, entry, listed, Likeness.INITIALS, strength)

    def _like(self, ours: Name, standing: frozenset[int], beside: Beside, *, respelt: bool) -> Iterator[Found]:
        """Give what is like one way in which a text is a name."""
        told = self._words(ours.words)
        single = [self._vocabulary.like(word) for word in ours.words]
        double = [self._vocabulary.like(Joined(one, other)) for one, other in pairwise(ours.words)]
        likes = Likes(single, double, told)
        likely = self._likeliest(self._worth_aligning(ours, single, double), likes)
        for place in standing.union(likely):
            row = self._rows[place]
            aligned = self._aligned(told, likes, place)
            judged = self._judged(ours, row, aligned, beside)
            if judged is None and self.kind is Kind.PERSON and self._is_by_other_names(row, aligned, single):
                judged = Judged(Likeness.WITHIN, Strength.WEAK)
            if judged and respelt and judged.likeness is Likeness.SAME:
                judged = Judged(Likeness.SPELLING, Strength.WEAK if is_everyday(row.name) else judged.strength)
            if judged:
                yield _found(row, judged)
        if self.kind is Kind.PERSON:
            for place, likeness in self._aliases.find(single, self._number_bits):
                yield _found(self._rows[place], strongly(likeness, strong=False))
        else:
            for place in self._two_words.find(ours):
                yield _found(self._rows[place], strongly(Likeness.NEAR, strong=False))

    def _is_by_other_names(self, row: _Row, aligned: Aligned, single: Sequence[Mapping[int, float]]) -> bool:
        """Whether a whole listed name stands there, and all that is left is of other names of the same person."""
        several = len(aligned.pairs) > 1 and aligned.grade >= BONES and not row.weak
        left = aligned.ours_left
        return several and bool(left) and not aligned.listed_left and self._aliases.has(row.key, single, left)

    def _asked(self, given: str) -> Iterator[tuple[Name, frozenset[int], bool]]:
        """Give the ways in which a text is a name, with the rows that it is, or that stand in it letter for letter.

        And those with a listed name that is parted otherwise in it: then True.
        """
        for ours in ways_of(given, self.kind, listed=False):
            if not ours.words:
                continue
            found = self._run_together.within(ours.plain)
            bare = without_end(ours.plain)
            yield ours, self._places((ours.plain, bare, *found.pop(ours.plain, ()))), False
            for text, listed in found.items():
                yield replace(name_of(text), said=ours.said), self._places(listed), True
            if self.kind is Kind.PERSON:
                for text in self._people_as_one.apart(ours):
                    yield name_of(text, self.kind), frozenset(), True
            for foreign in chain(from_elsewhere(ours, self.kind), in_english(ours, self.kind)):
                yield foreign, frozenset(), True

    def _places(self, listed: Iterable[str]) -> frozenset[int]:
        return frozenset(place for name in listed for place in self._by_plain.get(name, ()))

    def _worth_aligning(
        self, ours: Name, single: Sequence[Mapping[int, float]], double: Sequence[Mapping[int, float]]
    ) -> set[int]:
        one_word = sum(len(word.plain) > 1 for word in ours.words) == 1
        return self._candidates.of(single, double, one_word=one_word)

    def _likeliest(self, places: Iterable[int], likes: Likes) -> Iterable[int]:
        """Of organisations keep those rows of which enough can match: the likeliest.

        So many, and those that are as likely as the last of them: none is left out for its place on a list.
        """
        if self.kind is Kind.PERSON:
            return places
        # thousands of rows pass here: so plain loops
        told = {number: self._number_bits.get(number, 0.0) for number in likes.by_number}
        rows, needed, as_one = self._rows, self._candidates.needed, likes.by_one & self._as_one
        scored = []
        for place in places:
            numbered, shared = rows[place].numbered, 0.0
            for number in numbered.single:
                if number in told:
                    shared += told[number]
            if shared >= needed[place] or (as_one and not as_one.isdisjoint(numbered.double)):
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
        same, guarded = ours.with_article == row.name.with_article, row.names.id == SANCTIONS
        within = f" {row.name.plain} " in f" {ours.plain} "
        if row.weak and not same and not is_by_itself(aligned, self.kind):
            return None
        if self.kind is Kind.PERSON:
            judged = people(aligned, same_text=same, known_beside=beside.agrees(row.entry))
        elif not row.name.numbers <= ours.numbers:
            return None
        else:
            judged = organisations_inside(aligned, ours, same_text=same, text_within=within, guarded=guarded)
        if judged is None and same:
            judged = Judged(Likeness.SAME, Strength.WEAK)
        if judged is None and self.kind is Kind.ORGANISATION and is_but_for_its_kind(ours, row.name):
            judged = Judged(Likeness.PART, Strength.WEAK)
        several = len(row.name.words) > 1
        if judged is None and within and (several or not guarded or only_around(aligned, besides=LEGAL_FORMS)):
            judged = Judged(Likeness.WITHIN, Strength.WEAK)
        if judged is None:
            return None
        if judged.strength is Strength.WEAK:
            return judged
        is_other = self.kind is Kind.ORGANISATION and (
            is_anothers(aligned, ours)
            or is_parted(aligned, ours, row.name)
            or is_of_a_person(aligned, ours, in_law=not row.not_in_law)
            or (bool(row.not_in_law) and is_everyday_elsewhere(aligned))
        )
        return Judged(judged.likeness, Strength.WEAK) if row.weak or is_other else judged


@contextmanager
def _no_look_for_cycles() -> Iterator[None]:
    """Put off looking for cycles: laying out makes a million objects and no cycle, and looking took a third of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.collect(1)  # all of it counts as old now, or somebody's look-up would have that look in it
            gc.enable()


def _found(row: _Row, judged: Judged) -> Found:
    return Found(row.names, row.entry, row.given, judged.likeness, judged.strength, row.not_in_law)


def _texts(entry: Entry) -> Iterator[tuple[str, bool, str]]:
    """Give each name of an entry, whether it is weak, and who writes it where the list does not."""
    for name in dict.fromkeys(entry.names):
        yield name, name in entry.weak_names, ""
    for other in entry.known_as:
        yield other.name, other.ordinary, other.source
