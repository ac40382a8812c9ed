"""The words of a given name and of a listed one side by side: which match which, how well, and what is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from venuecheck.screening.alike import INITIAL, ROUGH, SAME
from venuecheck.screening.listing import Kind
from venuecheck.screening.places import PLACES
from venuecheck.screening.rarity import is_beside

_WHERE = PLACES | {"london", "uk", "britain"}
_JOINED = 0.99
"""Two words written as one tell a little less than each alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """One side: how many bits each word tells, and its first letters."""

    plain: tuple[str, ...]
    bits: tuple[float, ...]
    total: float
    """What all tell together."""


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
    grade: float
    """Of the words that match least; nought where none does."""
    told: float
    """Bits of what matches, on the side where it tells less, weighed by how well it matches."""
    ours_left: tuple[int, ...]
    """Places of given words that match nothing."""
    listed_left: tuple[int, ...]
    """Places of listed words that match nothing."""

    @property
    def matched(self) -> frozenset[str]:
        """The given words that match."""
        return frozenset(word for pair in self.pairs for word in self.ours.plain[slice(*pair.ours)])

    @property
    def ours_left_bits(self) -> float:
        """What the given words that match nothing tell."""
        return sum(self.ours.bits[at] for at in self.ours_left)

    @property
    def listed_left_bits(self) -> float:
        """What the listed words that match nothing tell."""
        return sum(self.listed.bits[at] for at in self.listed_left)

    @property
    def rarest(self) -> float:
        """Bits of the rarest of the listed words that match; nought where none does."""
        return max((self.listed.bits[at] for pair in self.pairs for at in range(*pair.listed)), default=0.0)

    @property
    def has_both_ends(self) -> bool:
        """Whether the first and the last of the given words match."""
        return not {0, len(self.ours.bits) - 1} & set(self.ours_left)

    @property
    def in_sequence(self) -> bool:
        """Whether the words that match stand in the same order on either side."""
        places = [pair.listed for pair in sorted(self.pairs, key=lambda pair: pair.ours)]
        return places == sorted(places)

    @property
    def in_order(self) -> bool:
        """Whether what matches stands side by side in the given name, in the listed order."""
        pairs = sorted(self.pairs, key=lambda pair: pair.listed)
        return all(one.ours[1] == other.ours[0] for one, other in pairwise(pairs))


class Likes:
    """Which words of the lists are like the given words, and like each two neighbouring ones written as one."""

    __slots__ = ("by_number", "by_one", "letters")

    def __init__(
        self, single: Sequence[Mapping[int, float]], double: Sequence[Mapping[int, float]], ours: Words
    ) -> None:
        self.by_number: dict[int, list[tuple[int, int, float]]] = {}
        """By the number of a listed word: from and to which place a given word is like it, and its grade."""
        self.by_one = frozenset().union(*single)
        """Numbers that a given word is like by itself."""
        self.letters = any(len(word) == 1 for word in ours.plain)
        for width, likes in ((1, single), (2, double)):
            for at, like in enumerate(likes):
                for number, grade in like.items():
                    self.by_number.setdefault(number, []).append((at, at + width, grade))


def align(
    ours: Words, likes: Likes, listed: Words, *, single: Sequence[int], double: Sequence[int], kind: Kind
) -> Aligned:
    """Align two names, the best matches first. `single`, `double`: the numbers of the listed words, and of each two."""
    found: list[tuple[float, int, Pair]] = []
    for place, number in enumerate(single):
        for start, end, grade in likes.by_number.get(number, ()):
            graded = grade if end - start == 1 else grade * _JOINED
            found.append((-graded, abs(start - place), Pair((start, end), (place, place + 1), graded)))
    for place, number in enumerate(double):
        for start, end, grade in likes.by_number.get(number, ()):
            if end - start == 1:
                graded = grade * _JOINED
                found.append((-graded, abs(start - place), Pair((start, end), (place, place + 2), graded)))
    if kind is Kind.PERSON and (likes.letters or any(len(word) == 1 for word in listed.plain)):
        found += _initials(ours, listed)
    found.sort(key=lambda each: each[:2])
    chosen = _chosen(ours, listed, found)
    if kind is Kind.PERSON or chosen.grade > ROUGH or not chosen.pairs or _is_all_else_there(chosen):
        return chosen
    return _chosen(ours, listed, [each for each in found if each[2].grade > ROUGH])


def _is_all_else_there(aligned: Aligned) -> bool:
    """Whether a place is a slip for a listed word: only where all the other words are there, and beside what is around.

    `Palestine Acton`, `Palestine Acton Luton`, `Friends of National Acton`; not `Friends of Palestine Acton`, who are
    friends of a country, and live in Acton.
    """
    exact = [pair for pair in aligned.pairs if pair.grade == SAME]
    if aligned.listed_left or not aligned.in_order or len(exact) != len(aligned.pairs) - 1 or not exact:
        return False
    left = {aligned.ours.plain[at] for at in aligned.ours_left}
    if len(exact) > 1 or aligned.listed.plain[exact[0].listed[0]] not in PLACES:
        return all(map(is_beside, left))
    return min(pair.ours[0] for pair in aligned.pairs) == 0 and left <= _WHERE


def _chosen(ours: Words, listed: Words, found: Sequence[tuple[float, int, Pair]]) -> Aligned:
    mine, theirs = set(range(len(ours.bits))), set(range(len(listed.bits)))
    chosen = []
    told = 0.0
    for _, _, pair in found:
        our_span, their_span = set(range(*pair.ours)), set(range(*pair.listed))
        if our_span <= mine and their_span <= theirs:
            mine -= our_span
            theirs -= their_span
            chosen.append(pair)
            told += pair.grade * _told(sum(ours.bits[slice(*pair.ours)]), sum(listed.bits[slice(*pair.listed)]), pair)
    grade = min((pair.grade for pair in chosen), default=0.0)
    return Aligned(ours, listed, tuple(chosen), grade, told, tuple(sorted(mine)), tuple(sorted(theirs)))


def _told(ours: float, listed: float, pair: Pair) -> float:
    """Two common words written as one are rarer than either."""
    one_for_two = pair.ours[1] - pair.ours[0] != pair.listed[1] - pair.listed[0]
    return (ours + listed) / 2 if one_for_two else min(ours, listed)


def _initials(ours: Words, listed: Words) -> Iterator[tuple[float, int, Pair]]:
    """A letter alone stands for a name that begins with it."""
    for at, one in enumerate(ours.plain):
        for place, other in enumerate(listed.plain):
            if one[0] == other[0] and 1 in {len(one), len(other)} and one != other:
                yield -INITIAL, abs(at - place), Pair((at, at + 1), (place, place + 1), INITIAL)
