"""Initials: those that a list has, and those that its names would have. Alone or beside another word they are weak."""

import re
from collections.abc import Iterable, Iterator

from venuecheck.screening.folding import plain
from venuecheck.screening.listing import Entry
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.stripped import LEGAL_FORMS, SMALL

_BRACKETED = re.compile(r"\(([A-Za-z.-]{2,9})\)")
_ONE_WORD = re.compile(r"(?:\w[-.]?){2,9}")
_BETWEEN = re.compile(r"[\s/–—-]+")
_VOWEL = re.compile(r"[aeiouy]")
_LONGEST, _FEWEST_MADE = 6, 3
_LETTERS_OF_AN_ARTICLE = frozenset({"al", "el", "ul", "ur", "as", "ash", "an", "ad", "ut", "the", "e", "i"})


def listed_initials(entry: Entry, made: frozenset[str]) -> frozenset[str]:
    """Give those of an entry's names that are initials, in small letters.

    One short word of the letters that its other names begin with (`made`), or of three letters at most, or that cannot
    be said, or what stands in brackets behind a name. `Rosneft` in capitals is a word; `PKK` beside `Partiya Karkeren
    Kurdistane` is not.
    """
    found = set()
    known_as = tuple(each.name for each in entry.known_as)
    made |= frozenset(made_initials(known_as))
    for name in (*entry.names, *known_as):
        bare = as_initials(name)
        if bare and (bare in made or len(bare) <= _FEWEST_MADE or _is_unsayable(name)):
            found.add(bare)
        found.update(each for each in map(as_initials, _BRACKETED.findall(name)) if each and each not in WORDS)
    return frozenset(found)


def as_initials(text: str) -> str:
    """Give a text as initials, in small letters without dots and hyphens; empty where it cannot be any."""
    bare = plain(text).replace(" ", "") if _ONE_WORD.fullmatch(text.strip()) else ""
    return bare if 1 < len(bare) <= _LONGEST and bare.isalpha() and bare.isascii() else ""


def _is_unsayable(name: str) -> bool:
    """Whether a name is capitals without a vowel (`GSPC`)."""
    return name.isupper() and not _VOWEL.search(name.lower())


def made_initials(names: Iterable[str]) -> Iterator[str]:
    """Give the initials that names would have, of three letters or more, in small letters."""
    for name in names:
        words = [word for word in plain(name).split() if word not in LEGAL_FORMS]
        if len(words) < _FEWEST_MADE:
            continue
        telling = [word for word in words if word not in SMALL]
        ways = [telling]
        if len(telling) < len(words):
            ways += [[word for word in words if word not in _LETTERS_OF_AN_ARTICLE], words]
        for kept in ways:
            made = "".join(word[0] for word in kept)
            if _FEWEST_MADE <= len(made) <= _LONGEST and made.isalpha() and made not in WORDS:
                yield made


def initials_in(given: str) -> frozenset[str]:
    """Give the words of a text that may be initials, in small letters: dots do not matter, nor case where all have one.

    In a text of both, what has one capital at most is none (`Friends of the PKK`: `pkk`); in another, an everyday word.
    """
    mixed = not (given.isupper() or given.islower())
    parts = (*given.split(), *_BETWEEN.split(given))
    words = {bare: word for word in parts if (bare := as_initials(word.strip("()[],;:'\"“”‘’")))}
    return frozenset(
        bare for bare, word in words.items() if (sum(map(str.isupper, word)) > 1 if mixed else bare not in WORDS)
    )
