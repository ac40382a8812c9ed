"""Which rows of an index are worth aligning with a given name, told from their words alone: a quick look.

What is left out could at most be weak: rows are kept whose words can all match, or enough of what they tell.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from venuecheck.screening.aligning import Words
from venuecheck.screening.judging import NOTHING, TELLS
from venuecheck.screening.listing import Kind


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row's words by their numbers in the vocabulary."""

    single: tuple[int, ...]
    double: tuple[int, ...]
    """Of each two neighbouring words written as one."""


@dataclass(slots=True)
class Candidates:
    """Rows of one kind by their words."""

    kind: Kind
    _alone: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Rows for which this word is enough."""
    _together: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Rows that need another word beside this one."""

    def add(self, place: int, row: Numbered, told: Words) -> None:
        """Lay out one row."""
        if self.kind is Kind.PERSON:
            for number in (*row.single, *row.double):
                self._together[number].add(place)
            return
        enough = needed(told)
        nothing = sum(bits for bits in told.bits if bits <= NOTHING)
        for number, bits in zip(row.single, told.bits, strict=True):
            (self._alone if bits + nothing >= enough else self._together)[number].add(place)
        telling = sorted(range(len(row.single)), key=lambda at: -told.bits[at])[:2]
        for at, number in enumerate(row.double):
            if at in telling or at + 1 in telling:
                self._alone[number].add(place)

    def of(self, likes: Sequence[Mapping[int, float]], *, one_word: bool) -> set[int]:
        """Give the rows. `likes`: for each given word the numbers that are like it; `one_word`: there is only one."""
        if self.kind is Kind.ORGANISATION:
            liked = set().union(*likes)
            return self._several([number] for number in liked) | self._any(self._alone, liked)
        if one_word:
            return self._any(self._together, set().union(*likes))
        return self._several(likes)

    def _several(self, groups: Iterable[Collection[int]]) -> set[int]:
        """Give the rows that have a word of two of the groups at least."""
        once: set[int] = set()
        twice: set[int] = set()
        for numbers in groups:
            rows = self._any(self._together, numbers)
            twice |= once & rows
            once |= rows
        return twice

    @staticmethod
    def _any(rows: Mapping[int, set[int]], numbers: Iterable[int]) -> set[int]:
        return set().union(*(rows[number] for number in numbers if number in rows))


def needed(told: Words) -> float:
    """Give how much of what a listed name of an organisation tells must match, for a likeness at all."""
    return min(told.total - NOTHING, max(TELLS, told.total / 2))
