"""Which known word somebody meant by one that nothing has: for what files, options and pages say of it.

A long file can be wrong in each of its lines, and each wrong word is looked for among many: the work for one word is
bounded, whatever the number of the known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

MOST_COMPARED = 24
"""Words that one word is compared with letter by letter, which takes long."""
_SHORT = 100
"""Words of a list that is gone through for each word; in a longer one only slips of one letter are looked for."""
_LONGEST = 5_000
"""Words of a list in which any are looked for: an index of more takes too much memory."""
_MOST_LETTERS = 80
"""Letters of a word that are looked at in a long list: each of them is an entry of the index."""
_ALIKE, _NEARLY_ALL = 0.6, 0.75


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that is nearest; empty where none is near, and where thousands are known.

    Slips are seldom made in the first letter: a word that begins otherwise has to be alike in nearly all the rest.
    """
    words = tuple(islice(known, _LONGEST + 1))
    if len(words) > _LONGEST:
        return ""
    if word in words:
        return word
    near = _of_short(word, words) if len(words) <= _SHORT else _of_long(words).near(word)
    same = next((one for one in near if one.casefold() == word.casefold()), "")
    if same:
        return same
    alike = [one for one in near if one[:1].casefold() == word[:1].casefold()]
    found = get_close_matches(word, alike, 1, _ALIKE) or get_close_matches(word, near, 1, _NEARLY_ALL)
    return next(iter(found), "")


def _of_short(word: str, words: tuple[str, ...]) -> list[str]:
    """Give those with the most letters beside the same letters, in the order of the alphabet."""
    choices = sorted(set(words))
    if len(choices) <= MOST_COMPARED:
        return choices
    own = _pairs(word)
    best = sorted(choices, key=lambda one: len(own & _pairs(one)), reverse=True)[:MOST_COMPARED]
    return sorted(best)


def _pairs(word: str) -> set[str]:
    text = f" {word.casefold()} "
    return {text[at : at + 2] for at in range(len(text) - 1)}


class _Long:
    """A long list of words, by what is left of each where one letter is left out."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            for rest in set(_rests(word)):
                self._by_rest[rest].append(word)

    def near(self, word: str) -> list[str]:
        """Give words that differ from this one by a letter that is missing, too many, another or at another place."""
        found = {near: None for rest in _rests(word) for near in self._by_rest.get(rest, ())[:MOST_COMPARED]}
        return list(found)[:MOST_COMPARED]


def _rests(word: str) -> Iterator[str]:
    text = word.casefold()[:_MOST_LETTERS]
    yield text
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]


_of_long = lru_cache(maxsize=8)(_Long)
"""A file's words are looked for in the same few lists again and again."""
