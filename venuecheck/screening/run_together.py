"""Listed names by their letters: joined (`Bloodandhonour`), parted elsewhere (`Pales tine Action`), within others.

A name that stands in a text letter for letter is found, however little each of its words tells; and so it is where
words that stand around a name are written as one with it (`friendsofhamas`, `PalestineActionUK`), as in web addresses.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from venuecheck.screening.ordinary import AROUND
from venuecheck.screening.places import PLACES
from venuecheck.screening.rarity import is_around
from venuecheck.screening.sounds import fold
from venuecheck.screening.stripped import SMALL
from venuecheck.screening.words_around import ABOUT, ANOTHER, BACKING, DENIAL, GATHERING, WHOSE_WING, WING

_LEAST_LETTERS = 6
"""Fewer make a word of some language by chance."""
_LEAST_ALONE, _PARTED_ALONE = 5, 2
"""Letters of a name, and words, where all else is friends and places (`HAM AS Luton`); `ham as a main` is none."""
_LEAST_BY_SOUND, _MOST_PARTED = 9, 4
"""Letters of a name that is told by its sound alone, and how many words it may have been parted into."""
_MOST_WORDS = 24
_MOST_AROUND_FIGURES = 3
_LEAST_JOINED, _LONGEST_JOINED = 5, 64
"""Letters of a name beside which all else is words of the tables; and of all of it."""
_BESIDE_TEXT = """of for the with and by in to on real true official info contact mail hq net web online tv radio media
    news page team club group society community association campaign committee council centre trust foundation charity
    live events"""
_BESIDE = (
    frozenset(_BESIDE_TEXT.split())
    | AROUND
    | PLACES
    | BACKING
    | GATHERING
    | ABOUT
    | ANOTHER
    | DENIAL
    | WING
    | WHOSE_WING
)
"""What may be written as one with a name: then it is parted, and judged as if it had been written so."""
_SHORTEST_BESIDE, _LONGEST_BESIDE = 2, max(map(len, _BESIDE))
Words = tuple[str, ...]


@dataclass(slots=True)
class RunTogether:
    """The plain listed names, by their letters without spaces."""

    _by_letters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_sound: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Longer names by their letters folded: parted elsewhere and spelt otherwise (`Hiz but Tahreer`)."""
    _longest: int = 0

    def add(self, listed: str) -> None:
        """Lay out one plain name."""
        letters = listed.replace(" ", "")
        self._by_letters[letters].add(listed)
        if len(letters) >= _LEAST_BY_SOUND and " " in listed:
            self._by_sound[fold(letters)].add(listed)
        self._longest = max(self._longest, len(letters))

    def within(self, text: str) -> dict[str, list[str]]:
        """Give the listed names whose letters stand in a plain text, word by word, by the text with them as listed."""
        words, found = text.split()[:_MOST_WORDS], defaultdict[str, list[str]](list)
        for first, last, letters in self._runs(words):
            for listed in self._by_letters.get(letters, ()):
                if " ".join(words[first:last]) == listed:
                    found[text].append(listed)
                elif len(letters) >= _LEAST_LETTERS or _is_alone(letters, words, first, last):
                    found[" ".join((*words[:first], listed, *words[last:]))].append(listed)
            for listed in self._sounding(words[first:last], letters):
                found[" ".join((*words[:first], listed, *words[last:]))].append(listed)
        for first, last, whole in _as_written(words):
            for before, letters, behind in _beside(whole):
                for listed in self._by_letters.get(letters, ()):
                    found[" ".join((*words[:first], *before, listed, *behind, *words[last:]))].append(listed)
        return found

    def _sounding(self, words: Sequence[str], letters: str) -> Iterator[str]:
        """Give the listed names that words are by their sound, parted elsewhere."""
        if 1 < len(words) <= _MOST_PARTED and len(letters) >= _LEAST_BY_SOUND and letters not in self._by_letters:
            for listed in self._by_sound.get(fold(letters), ()):
                if _is_parted_elsewhere(words, listed.split()):
                    yield listed

    def _runs(self, words: list[str]) -> Iterator[tuple[int, int, str]]:
        """Give each row of neighbouring words, from and to (not with), and its letters; none longer than a name is."""
        for first in range(len(words)):
            letters = ""
            for last in range(first, len(words)):
                letters += words[last]
                if len(letters) > self._longest:
                    break
                yield first, last + 1, letters


def _is_alone(letters: str, words: Sequence[str], first: int, last: int) -> bool:
    """Whether a short name is parted once, and all else is friends and places."""
    parted = len(letters) >= _LEAST_ALONE and last - first == _PARTED_ALONE
    return parted and all(word in SMALL or is_around(word) for word in (*words[:first], *words[last:]))


def _is_parted_elsewhere(words: Sequence[str], listed: Sequence[str]) -> bool:
    """Whether the listed name's first word stands in none of the words; where it does, they are compared one by one."""
    return {fold(word) for word in words if len(word) > 1}.isdisjoint(map(fold, listed[:1]))


def _as_written(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Give each word, from and to (not with) which place; beside figures also joined (`need4khilafah`)."""
    for first, word in enumerate(words):
        yield first, first + 1, word
        for last in range(first + 2, min(first + _MOST_AROUND_FIGURES, len(words)) + 1):
            if any(map(str.isdecimal, words[first:last])):
                yield first, last, "".join(words[first:last])


def _beside(word: str) -> Iterator[tuple[Words, str, Words]]:
    """Give each way in which a word is a name with words of the tables before or behind it: these, and the letters."""
    if not _LEAST_JOINED + _SHORTEST_BESIDE <= len(word) <= _LONGEST_JOINED:
        return
    behind = dict(_from_the_end(word))
    for first, before in {0: (), **dict(_from_the_beginning(word))}.items():
        for last, after in {len(word): (), **behind}.items():
            if (before or after) and last - first >= _LEAST_JOINED:
                yield before, word[first:last], after


def _from_the_beginning(word: str, at: int = 0, before: Words = ()) -> Iterator[tuple[int, Words]]:
    """Give each place up to which a word is words of the tables, and these."""
    for end in range(at + _SHORTEST_BESIDE, min(at + _LONGEST_BESIDE, len(word) - _LEAST_JOINED) + 1):
        if word[at:end] in _BESIDE:
            yield end, (*before, word[at:end])
            yield from _from_the_beginning(word, end, (*before, word[at:end]))


def _from_the_end(word: str, at: int | None = None, behind: Words = ()) -> Iterator[tuple[int, Words]]:
    """Give each place from which on a word is words of the tables, and these."""
    end = len(word) if at is None else at
    for first in range(end - _SHORTEST_BESIDE, max(end - _LONGEST_BESIDE, _LEAST_JOINED) - 1, -1):
        if word[first:end] in _BESIDE:
            yield first, (word[first:end], *behind)
            yield from _from_the_end(word, first, (word[first:end], *behind))
