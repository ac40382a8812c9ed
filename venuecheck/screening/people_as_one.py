"""Listed people whose names are written as one word, as in addresses and on networks: `zoezorblax@...`."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from venuecheck.screening.words import Name

_LEAST_LETTERS = 8
"""Fewer are somebody's single name by chance."""


@dataclass(slots=True)
class PeopleAsOne:
    """First and last name, and all of a name, by their letters without spaces."""

    _by_letters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: Name) -> None:
        """Lay out one name of the list."""
        words = [word.plain for word in name.words]
        if len(words) > 1 and all(word.isascii() for word in words):
            for parts in (words, (words[0], words[-1]), (words[-1], words[0])):
                self._by_letters["".join(parts)].add(" ".join(parts))

    def apart(self, name: Name) -> Iterator[str]:
        """Give the names that a single word is, word by word."""
        if len(name.words) == 1 and len(letters := name.words[0].plain) >= _LEAST_LETTERS:
            yield from sorted(self._by_letters.get(letters, ()))
