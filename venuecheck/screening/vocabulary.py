"""The words of the lists, laid out so that those like a given word are found without comparing all of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from venuecheck.screening.alike import alike
from venuecheck.screening.listing import Kind
from venuecheck.screening.sounds import readings_of_joined, skeleton
from venuecheck.screening.words import Joined, Word, joined_forms

_LEAST_BONES, _LEAST_LETTERS = 4, 4
"""Shorter ones are not looked for with a letter taken away: too many are near."""


@dataclass(slots=True)
class Vocabulary:
    """Each word once, by number; two neighbouring words written as one are words too.

    Two as one are numbered apart from a word of the same letters, and by where they are parted: each is told by its own
    sounds, and what was laid out first must not decide what is found.
    """

    kind: Kind
    _words: list[Word | tuple[Word, Word]] = field(default_factory=list)
    """Of two as one there are as many as of all others: they are made when something is like them."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _joined_numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _by_reading: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_bones: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_cut: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By consonants with one left out, or by the folded word with one letter left out where it has few consonants."""
    _joined_by_form: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Two as one, by their letters, by what they may be read as, and by their consonants."""

    def add(self, word: Word) -> int:
        """Give the number of a word."""
        number = self._numbers.get(word.plain)
        if number is None:
            number = self._numbers[word.plain] = len(self._words)
            self._words.append(word)
            for each in word.readings:
                self._by_reading[each].append(number)
            for each in word.bones:
                self._by_bones[each].append(number)
            for each in _cuts(word):
                self._by_cut[each].append(number)
        return number

    def add_joined(self, one: Word, other: Word) -> int:
        """Give the number of two words written as one."""
        both = one.plain, other.plain
        number = self._joined_numbers.get(both)
        if number is None:
            number = self._joined_numbers[both] = len(self._words)
            self._words.append((one, other))
            self._joined_by_form[one.plain + other.plain].append(number)
            for form in joined_forms(one, other):
                self._joined_by_form[skeleton(form)].append(number)
            for reading in readings_of_joined(one.latin, other.latin):
                self._joined_by_form[reading].append(number)
        return number

    def like(self, word: Word) -> dict[int, float]:
        """Give the numbers of the words that are like `word`, each with its grade."""
        near: set[int] = set()
        for plural in (word.plain + "s", word.plain.removesuffix("s")):
            if plural in self._numbers:
                near.add(self._numbers[plural])
        for each in word.readings:
            near.update(self._by_reading.get(each, ()))
        for each in word.bones:
            near.update(self._by_bones.get(each, ()))
            near.update(self._by_cut.get(each, ()))
        if not isinstance(word, Joined):
            for each in _cuts(word):
                near.update(self._by_cut.get(each, ()))
                near.update(self._by_bones.get(each, ()))
            for each in word.bones | word.readings | {word.plain}:
                near.update(self._joined_by_form.get(each, ()))
        graded = ((number, alike(word, self._word(number), self.kind)) for number in near)
        return {number: grade for number, grade in graded if grade}

    def _word(self, number: int) -> Word:
        word = self._words[number]
        if isinstance(word, tuple):
            word = self._words[number] = Joined(*word)
        return word


def _cuts(word: Word) -> Iterator[str]:
    for each in word.bones:
        if len(each) >= _LEAST_BONES:
            yield from (each[:at] + each[at + 1 :] for at in range(len(each)))
    folded = word.folded
    if len(folded) >= _LEAST_LETTERS and folded.isascii():
        yield "/" + folded
        yield from ("/" + folded[:at] + folded[at + 1 :] for at in range(len(folded)))
