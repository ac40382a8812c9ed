"""A text without what languages write at the end of a name, or on its beginning: none of it is the name's.

`PKK'nin`, `Hevalên PKKê`, `Przyjaciele Hamasu`, `Друзья ХАМАСа`, `لحماس`.
"""

import re
from collections.abc import Iterator, Sequence

from venuecheck.screening.folding import plain
from venuecheck.screening.languages import LANGUAGES, Language
from venuecheck.screening.ordinary import AROUND
from venuecheck.screening.ordinary_english import ENGLISH
from venuecheck.screening.places import PLACES
from venuecheck.screening.words_around import ABOUT, ANOTHER, BACKING, DENIAL, GATHERING, NEUTRAL, TOLD, TOPIC

_APOSTROPHE = re.compile(
    r"(?<=\w{2})['’‘`´ʼ](?:[yns]?[aeıiuü]n?|[dt][ae]n?(?:ki)?|l[ıiuü](?:l[ae]r)?|l[ae]r\w{0,4}|y?l[ae]|[cç][ıiuü]|s[ıiuü]z)\b",
    re.IGNORECASE,
)
"""How Turkish declines a name (`PKK'nin`, `Hizbullah'a`)."""
_PROCLITIC = re.compile(
    "(?<!\\w)(?:(?:\u0644\u0644|[\u0644\u0628\u0648\u0641\u0643])(?=[\u0621-\u064a]{3,})|[\u05dc\u05d1\u05d5\u05de](?=[\u05d0-\u05ea]{3,}))"
)
"""`for`, `with`, `and`, `so`, `as`, `from`: Arabic and Hebrew write them as one with the next word."""
_TAMIL_CASE = re.compile("(?<=\u0b95\u0bb3)(?:\u0bc1\u0b95\u0bcd\u0b95\u0bc1|\u0bbf\u0ba9\u0bcd|\u0bc8)(?=\\s|$)")
"""Behind a Tamil plural: `to`, `of`, and whom something is done to; the plural itself ends in a mark of its own."""
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_CAPITALS, _LONGEST_BEHIND = 3, 4
_LEAST_STEM, _LEAST_INITIALS = 4, 3
_VOWEL = re.compile("[aeiouy]")
_KEPT = AROUND | ABOUT | ANOTHER | BACKING | DENIAL | GATHERING | NEUTRAL | TOLD | TOPIC | ENGLISH | PLACES
"""Words that stand around a name: they are told as they are."""


def without_ending(given: str) -> Iterator[str]:
    """Give a text without endings behind an apostrophe, behind capitals, or as one of the languages declines."""
    of_no_case = _TAMIL_CASE.sub("\u0bcd", given)
    for bare in (
        _APOSTROPHE.sub("", given),
        of_no_case,
        _WORD.sub(_without_proclitic, given),
        _WORD.sub(_capitals, given),
    ):
        if bare != given:
            yield bare
    words = plain(given).split()
    for language in LANGUAGES:
        if _is_in(language, given, words):
            kept = [word for word in words if word not in language.joining]
            yield from dict.fromkeys(_declined(kept, language))


def _without_proclitic(found: re.Match[str]) -> str:
    """Give an Arabic word without what is written as one with it; no word that stands around names is cut (`كتاب`)."""
    word = found.group()
    return word if plain(word) in _KEPT else _PROCLITIC.sub("", word)


def _declined(words: Sequence[str], language: Language) -> Iterator[str]:
    """Give words without the longest of the endings that each may have, and without the shortest."""
    stems = [_stems(word, language) for word in words]
    for at in (0, -1):
        for restored in language.restored:
            yield " ".join(_restored(each[at], word, restored) for word, each in zip(words, stems, strict=True))


def _capitals(found: re.Match[str]) -> str:
    """Give the capitals alone where a few small letters stand behind them (`PKKê`, `ХАМАСа`)."""
    word = found.group()
    at = next((at for at, char in enumerate(word) if char.islower()), len(word))
    is_name = at >= _LEAST_CAPITALS and word[:at].isupper() and word[at:].islower()
    return word[:at] if is_name and len(word) - at <= _LONGEST_BEHIND else word


def _is_in(language: Language, given: str, words: list[str]) -> bool:
    shown = not language.friends.isdisjoint(words) or not language.signs.isdisjoint(words)
    return shown or (not given.isascii() and not language.letters.isdisjoint(given.lower()))


def _stems(word: str, language: Language) -> list[str]:
    """Give what a word may be without its ending; itself where it stands around names, or too little would be left."""
    if word in _KEPT or word in language.signs:
        return [word]
    stems = (word.removesuffix(ending) for ending in language.endings if word.endswith(ending))
    return [stem for stem in stems if len(stem) >= (_LEAST_STEM if _VOWEL.search(stem) else _LEAST_INITIALS)] or [word]


def _restored(stem: str, word: str, restored: str) -> str:
    return stem + restored if stem != word and _VOWEL.search(stem) else stem
