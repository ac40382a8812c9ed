"""Which rows of an index are worth aligning with a given name, told from their words alone: a quick look.

What is left out could at most be weak: rows are kept whose words can all match, or enough of what they tell.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from venuecheck.screening.aligning import Words
from venuecheck.screening.judging import NOTHING, TELLS
from venuecheck.screening.listing import Kind


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row's words by their numbers in the vocabulary."""

    single: tuple[int, ...]
    double: tuple[int, ...]
    """Of each two neighbouring words written as one."""


Likes = Sequence[Mapping[int, float]]
"""For each word the numbers of those that are like it, each with its grade."""
Rows = dict[int, set[int]]
"""By the number of a word."""


@dataclass(slots=True)
class Candidates:
    """Rows of one kind by their words."""

    kind: Kind
    _alone: Rows = field(default_factory=lambda: defaultdict(set))
    """Rows for which this word is enough."""
    _short: Rows = field(default_factory=lambda: defaultdict(set))
    """Rows of two words that tell something, which are needed both; of people all."""
    _long: Rows = field(default_factory=lambda: defaultdict(set))
    """Rows of more, which need two words that tell `TELLS` together, or three."""
    _bits: dict[int, float] = field(default_factory=dict)
    """What a word tells."""
    _joined: Rows = field(default_factory=lambda: defaultdict(set))
    """Rows by two neighbouring words of theirs, of which one tells much: another may write them as one."""
    needed: dict[int, float] = field(default_factory=dict)
    """By an organisation's row, how much of what it tells must match, for a likeness at all; in bits."""

    def add(self, place: int, row: Numbered, told: Words) -> None:
        """Lay out one row."""
        if self.kind is Kind.PERSON:
            for number in (*row.single, *row.double):
                self._short[number].add(place)
            return
        enough = self.needed[place] = min(told.total - NOTHING, max(TELLS, told.total / 2))
        nothing = sum(bits for bits in told.bits if bits <= NOTHING)
        telling = {number: bits for number, bits in zip(row.single, told.bits, strict=True) if bits > NOTHING}
        repeated = len(set(row.single)) < len(row.single)
        others = self._short if repeated or len(telling) <= 2 else self._long  # noqa: PLR2004
        for number, bits in zip(row.single, told.bits, strict=True):
            self._bits[number] = bits
            alone = bits * row.single.count(number) + nothing >= enough
            (self._alone if alone else others)[number].add(place)
        second = sorted(told.bits, reverse=True)[:2][-1]
        for at, number in enumerate(row.double):
            if max(told.bits[at : at + 2]) >= second:
                self._joined[number].add(place)

    def of(self, single: Likes, double: Likes, *, one_word: bool) -> set[int]:
        """Give the rows.

        `single`, `double`: for each given word, and each two neighbouring ones written as one, the numbers that are
        like it. `one_word`: there is only one that is more than a letter.
        """
        liked = set().union(*single, *double)
        if self.kind is Kind.PERSON:
            return _any(self._short, liked) if one_word else _several(self._short, (*single, *double))[0]
        found = _any(self._alone, liked) | _any(self._joined, set().union(*single))
        # a word that tells nothing, and one that does, are no more than that one: most rows have such a word
        telling = [number for number in liked if self._bits.get(number, 0.0) > NOTHING]
        short, _ = _several(self._short, [[number] for number in telling])
        two, three = _several(self._long, [[number] for number in telling])
        third = two.intersection(_any(self._long, liked.difference(telling))) if two else two
        return found | short | three | third | self._pairs(telling)

    def _pairs(self, telling: Iterable[int]) -> set[int]:
        """Give the long rows of which two words tell enough."""
        there = [number for number in telling if number in self._long]
        return set().union(
            *(
                self._long[one] & self._long[other]
                for one, other in combinations(there, 2)
                if self._bits[one] + self._bits[other] >= TELLS
            )
        )


def _several(rows: Rows, groups: Iterable[Collection[int]]) -> tuple[set[int], set[int]]:
    """Give the rows that have a word of two of the groups at least, and of three."""
    once: set[int] = set()
    twice: set[int] = set()
    thrice: set[int] = set()
    for numbers in groups:
        here = _any(rows, numbers)
        thrice |= twice & here
        twice |= once & here
        once |= here
    return twice, thrice


def _any(rows: Rows, numbers: Iterable[int]) -> set[int]:
    return set().union(*(rows[number] for number in numbers if number in rows))
