"""Listed names by their letters: joined (`Bloodandhonour`), parted elsewhere (`Pales tine Action`), within others.

A name that stands in a text letter for letter is found, however little each of its words tells.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

_LEAST_LETTERS = 6
"""Fewer make a word of some language by chance."""
_MOST_WORDS = 24


@dataclass(slots=True)
class RunTogether:
    """The plain listed names, by their letters without spaces."""

    _by_letters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _longest: int = 0

    def add(self, listed: str) -> None:
        """Lay out one plain name."""
        letters = listed.replace(" ", "")
        self._by_letters[letters].add(listed)
        self._longest = max(self._longest, len(letters))

    def within(self, text: str) -> dict[str, list[str]]:
        """Give the listed names whose letters stand in a plain text, word by word, by the text with them as listed."""
        words, found = text.split()[:_MOST_WORDS], defaultdict[str, list[str]](list)
        for first, last, letters in self._runs(words):
            for listed in self._by_letters.get(letters, ()):
                if " ".join(words[first:last]) == listed:
                    found[text].append(listed)
                elif len(letters) >= _LEAST_LETTERS:
                    found[" ".join((*words[:first], listed, *words[last:]))].append(listed)
        return found

    def _runs(self, words: list[str]) -> Iterator[tuple[int, int, str]]:
        """Give each row of neighbouring words, from and to (not with), and its letters; none longer than a name is."""
        for first in range(len(words)):
            letters = ""
            for last in range(first, len(words)):
                letters += words[last]
                if len(letters) > self._longest:
                    break
                yield first, last + 1, letters
