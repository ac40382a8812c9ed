"""People who are known by one word: a first name beside it, whichever, is how the press writes them.

A list has `Godane` and `Ahmed Abdi aw-Mohamed` as two names of one man; newspapers write `Ahmed Godane`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from venuecheck.screening.alike import BONES, SOUND
from venuecheck.screening.judging import Likeness

Key = tuple[str, str]
"""Of a list and an entry."""
_RARE_ALIAS = 9.9
"""So much must a lone alias tell where the name beside it is none of the entry's."""
_LONGEST = 3


@dataclass(slots=True)
class Aliases:
    """Rows of one word, by its number, and every word of each entry."""

    _by_word: dict[int, list[tuple[int, Key]]] = field(default_factory=lambda: defaultdict(list))
    _words: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, place: int, key: Key, numbers: Sequence[int], *, weak: bool) -> None:
        """Lay out one row. `weak`: the list calls it so, and it is never looked for in a longer name."""
        self._words[key].update(numbers)
        if len(numbers) == 1 and not weak:
            self._by_word[numbers[0]].append((place, key))

    def find(self, likes: Sequence[Mapping[int, float]], told: Mapping[int, float]) -> Iterator[tuple[int, Likeness]]:
        """Give rows whose one word is among the given ones, beside others that are the entry's too, or one only."""
        if not 1 < len(likes) <= _LONGEST:
            return
        for at, like in enumerate(likes):
            others = [other for place, other in enumerate(likes) if place != at]
            for number, grade in like.items():
                for place, key in self._by_word.get(number, ()) if grade >= SOUND else ():
                    own = self._words[key] - {number}
                    if all(any(other.get(each, 0) >= BONES for each in own) for other in others):
                        yield place, Likeness.PART
                    elif len(others) == 1 and told[number] >= _RARE_ALIAS:
                        yield place, Likeness.WITHIN

    def has(self, key: Key, likes: Sequence[Mapping[int, float]], places: Iterable[int]) -> bool:
        """Whether an entry has the words at these places of a given name, by their consonants at least."""
        own = self._words[key]
        return all(any(likes[at].get(each, 0) >= BONES for each in own) for at in places)
