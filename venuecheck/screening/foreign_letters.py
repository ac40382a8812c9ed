"""Names as a script spells those from elsewhere: Russian ones in Arabic, Hebrew and Greek letters.

Arabic has no `p`, `v` and `g`, and newspapers put `b`, `f` and `gh` or `j`; Greek writes `d` as `nt`. What one letter
may stand for there is tried one by one, and a name is told by its consonants. `scripts` reads a script's own names.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product

from venuecheck.screening.folding import plain
from venuecheck.screening.listing import Kind
from venuecheck.screening.scripts import in_latin
from venuecheck.screening.words import Name, Said, Word, word_of

_MAY_STAND_FOR_TEXT = {
    "arabic": "تش ch|تس ts|دج j|كس x|ف f v|ب b p|پ p|ج j g zh|غ g|گ g|ڤ v|و u v|چ ch|ژ zh|ث s|ذ z|ض z|ظ z",
    "hebrew": "וו v|תש ch|קס x|דז j|ב b v|פ p f|ף f|ו u v|צ ts z ch|ץ ts z ch|ג g j|ז z zh|כ k kh",
    "greek": "ντ d nt|μπ b mb|γκ g|τσ ch ts|τζ j|ου u|ευ ev eu|αυ av au|φ f v|χ kh h|ξ x|υ i|γ g y|β v|η i|ω o",
}
_MAY_STAND_FOR = {
    letters: tuple(others)
    for text in _MAY_STAND_FOR_TEXT.values()
    for letters, *others in map(str.split, text.split("|"))
}
_LETTERS = re.compile("|".join(sorted(_MAY_STAND_FOR, key=len, reverse=True)) + "|.")
_APOSTROPHES = re.compile("['’‘`´׳״]")
_WORD = re.compile(r"\w+")
_THEIRS = re.compile("[\u0370-\u03ff\u0590-\u05ff\u0600-\u06ff]+")
_MOST_SPELLINGS = 96
_LONGEST, _MOST_WORDS = 24, 6


def from_elsewhere(name: Name, kind: Kind) -> Iterator[Name]:
    """Give a name as one from elsewhere, where it stands in one of these scripts.

    A body is called by words, and few words have consonants of their own: so that one is as weak as if spoken about.
    """
    parts = _WORD.findall(_APOSTROPHES.sub("", _bare(name.given)))
    if len(parts) > _MOST_WORDS or not any(map(_is_theirs, parts)):
        return
    words = tuple(_Foreign(part) if _is_theirs(part) else word_of(plain(part)) for part in parts if plain(part))
    said = name.said if kind is Kind.PERSON else Said.ABOUT
    yield replace(name, words=words, said=said)


class _Foreign(Word):
    """One word, with every spelling that it may stand for; told by its consonants."""

    __slots__ = ()

    def __init__(self, letters: str) -> None:
        super().__init__(letters)
        choices = [_MAY_STAND_FOR.get(part) or _in_latin(part) for part in _LETTERS.findall(letters)]
        self.spellings = tuple("".join(made) for made in islice(product(*choices), _MOST_SPELLINGS))
        self.latin = self.spellings[0]
        self.vowelless = True


def _in_latin(letter: str) -> tuple[str, ...]:
    spelt = in_latin(letter)
    # Arabic letters that are written for one another
    return spelt if spelt[0].isascii() else in_latin(plain(letter) or letter)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if unicodedata.category(char)[0] != "M")


def _is_theirs(word: str) -> bool:
    return len(word) <= _LONGEST and _THEIRS.fullmatch(word) is not None
