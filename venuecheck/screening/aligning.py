"""The words of a given name and of a listed one side by side: which match which, how well, and what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from venuecheck.screening.alike import INITIAL
from venuecheck.screening.listing import Kind

_JOINED = 0.99
"""Two words written as one tell a little less than each alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """One side: how many bits each word tells, and its first letters."""

    plain: tuple[str, ...]
    bits: tuple[float, ...]

    @property
    def total(self) -> float:
        """What all tell together."""
        return sum(self.bits)


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that match: from and to (not with) which place on either side."""

    ours: tuple[int, int]
    listed: tuple[int, int]
    grade: float


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two names side by side."""

    ours: Words
    listed: Words
    pairs: tuple[Pair, ...]

    @property
    def grade(self) -> float:
        """Of the words that match least; nought where none does."""
        return min((pair.grade for pair in self.pairs), default=0.0)

    @property
    def told(self) -> float:
        """Bits of what matches, on the side where it tells less, weighed by how well it matches."""
        return sum(
            pair.grade * _told(sum(self.ours.bits[slice(*pair.ours)]), sum(self.listed.bits[slice(*pair.listed)]), pair)
            for pair in self.pairs
        )

    @property
    def ours_left(self) -> tuple[int, ...]:
        """Places of given words that match nothing."""
        return _left(len(self.ours.bits), [pair.ours for pair in self.pairs])

    @property
    def listed_left(self) -> tuple[int, ...]:
        """Places of listed words that match nothing."""
        return _left(len(self.listed.bits), [pair.listed for pair in self.pairs])

    @property
    def ours_left_bits(self) -> float:
        """What the given words that match nothing tell."""
        return sum(self.ours.bits[at] for at in self.ours_left)

    @property
    def listed_left_bits(self) -> float:
        """What the listed words that match nothing tell."""
        return sum(self.listed.bits[at] for at in self.listed_left)

    @property
    def in_order(self) -> bool:
        """Whether what matches stands side by side in the given name, in the listed order."""
        pairs = sorted(self.pairs, key=lambda pair: pair.listed)
        return all(one.ours[1] == other.ours[0] for one, other in pairwise(pairs))


def _told(ours: float, listed: float, pair: Pair) -> float:
    """Two common words written as one are rarer than either."""
    one_for_two = pair.ours[1] - pair.ours[0] != pair.listed[1] - pair.listed[0]
    return (ours + listed) / 2 if one_for_two else min(ours, listed)


def _left(count: int, spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    taken = {at for span in spans for at in range(*span)}
    return tuple(at for at in range(count) if at not in taken)


@dataclass(frozen=True, slots=True)
class Likes:
    """Which words of the lists are like each given word, and like each two neighbouring ones written as one."""

    single: tuple[Mapping[int, float], ...]
    double: tuple[Mapping[int, float], ...]


def align(
    ours: Words, likes: Likes, listed: Words, *, single: Sequence[int], double: Sequence[int], kind: Kind
) -> Aligned:
    """Align two names, the best matches first. `single`, `double`: the numbers of the listed words, and of each two."""
    found: list[tuple[float, int, Pair]] = []
    letters = kind is Kind.PERSON and any(len(word) == 1 for word in (*ours.plain, *listed.plain))
    for at, like in enumerate(likes.single):
        for place, number in enumerate(single):
            grade = like.get(number, 0.0)
            if letters and not grade:
                grade = _initial(ours.plain[at], listed.plain[place])
            if grade:
                found.append((-grade, abs(at - place), Pair((at, at + 1), (place, place + 1), grade)))
        for place, number in enumerate(double):
            if grade := like.get(number, 0.0) * _JOINED:
                found.append((-grade, abs(at - place), Pair((at, at + 1), (place, place + 2), grade)))
    for at, like in enumerate(likes.double):
        for place, number in enumerate(single):
            if grade := like.get(number, 0.0) * _JOINED:
                found.append((-grade, abs(at - place), Pair((at, at + 2), (place, place + 1), grade)))
    found.sort(key=lambda each: each[:2])
    return Aligned(ours, listed, _chosen(found))


def _chosen(found: Sequence[tuple[float, int, Pair]]) -> tuple[Pair, ...]:
    ours: set[int] = set()
    listed: set[int] = set()
    chosen = []
    for _, _, pair in found:
        mine, theirs = range(*pair.ours), range(*pair.listed)
        if ours.isdisjoint(mine) and listed.isdisjoint(theirs):
            ours.update(mine)
            listed.update(theirs)
            chosen.append(pair)
    return tuple(chosen)


def _initial(one: str, other: str) -> float:
    """A letter alone stands for a name that begins with it."""
    return INITIAL if one[0] == other[0] and 1 in {len(one), len(other)} else 0.0
