"""How much a word tells of who bears it, in bits: rare words much, common ones little.

Two sources, both of the program: tables of words and names that are common in themselves, and how many entries of the
lists bear the word. A bit is a halving: of so many bearers of ordinary names one in 2**bits bears the word.
"""

import math
import re
from functools import lru_cache

from venuecheck.screening.languages import FRIENDS
from venuecheck.screening.listing import Kind
from venuecheck.screening.meanings import meaning
from venuecheck.screening.ordinary import AROUND, CIVIL, ELSEWHERE, GENERIC, SELDOM, WORDS
from venuecheck.screening.ordinary_english import ENGLISH
from venuecheck.screening.ordinary_people import PEOPLE, SURNAMES
from venuecheck.screening.places import PLACE_ENDING, PLACES
from venuecheck.screening.slips import so_near
from venuecheck.screening.sounds import bones, father_of, fold, same_names
from venuecheck.screening.words_around import WHOSE

RARE = 11.0
"""A word that is in no table."""
RARE_WORD = 8.9
"""A word that tells so much is rare on ordinary names by itself."""
_GENERIC, _ORDINARY, _PLACE, _ELSEWHERE, _SELDOM, _COMMON_NAME = 0.5, 3.0, 4.0, 5.0, 7.5, 5.0
_SHORT = {1: 0.5, 2: 3.0, 3: 7.0}
"""By letters: what so short a word can tell at most."""
_FOLDED_ELSEWHERE = frozenset(fold(word) for word in ELSEWHERE)
_FOLDED_SELDOM = frozenset(fold(word) for word in SELDOM)
_RUSSIAN = re.compile(r"i*[iu]va?$")
"""How Russian surnames end, of men and women: `Vorobyov`, `Vorobieva`."""
_FOLDED_PEOPLE = frozenset(_RUSSIAN.sub("v", fold(name)) for name in PEOPLE | SURNAMES)
_SAME_PEOPLE = frozenset().union(*map(same_names, PEOPLE | SURNAMES))
_LONG_FORM = 9
_LONG_FORMS_TEXT = """aktsionernoe obshchestvo publichnoe ogranichennoi otvetstvennostyu predpriyatie gosudarstvennoe
    aktiengesellschaft gesellschaft haftung"""
_LONG_FORMS = frozenset().union(*map(bones, _LONG_FORMS_TEXT.split()))
"""Legal forms written out and misspelt, by their consonants."""
_LEAST_MANY = 3
"""Letters of a word that may be one with an `s` behind it; fewer are initials."""
_LEAST = 0.5
_LEAST_MISSPELT = 5
"""Letters of a word that may be a longer one with a letter wrong."""
_LONG_AROUND = frozenset(word for word in AROUND - FRIENDS if len(word) > _LEAST_MISSPELT)
_ARTICLE = re.compile(r"^[ae]l(?=\w{4})|(?<=\w{4})o?u[lrtdsn]$")
"""Written as one with the word before or behind it: `Ansarul Islam`."""


def bits(word: str, kind: Kind, borne_by: int) -> float:
    """Give what a plain word in Latin letters tells. `borne_by`: so many entries of the lists bear it."""
    at_most = _in_itself(word, kind)
    return max(_LEAST, min(at_most, RARE - math.log2(max(1, borne_by)) * _share(kind)))


def _share(kind: Kind) -> float:
    """Half a bit for each doubling among organisations: what several listed ones share need not be common elsewhere."""
    return 1.0 if kind is Kind.PERSON else 0.5


@lru_cache(maxsize=65_536)
def _in_itself(word: str, kind: Kind) -> float:
    if kind is Kind.PERSON:
        in_table = _RUSSIAN.sub("v", fold(word)) in _FOLDED_PEOPLE
        common = in_table or not _SAME_PEOPLE.isdisjoint(same_names(father_of(word) or word))
        known = _COMMON_NAME if common else RARE
    elif word in GENERIC or (len(word) >= _LONG_FORM and not _LONG_FORMS.isdisjoint(bones(word))):
        return _GENERIC
    elif fold(word) in _FOLDED_SELDOM:
        known = _SELDOM
    elif word in PLACES or PLACE_ENDING.fullmatch(word):
        known = _PLACE
    elif _is_common(word) and word not in ELSEWHERE:
        known = _ORDINARY
    else:
        known = _ELSEWHERE if _is_known(word) else RARE
    return min(known, _SHORT.get(len(word), RARE))


def _is_common(word: str) -> bool:
    """Whether a word is common in itself, or many of what is (`days`)."""
    return word in WORDS or (len(word) > _LEAST_MANY and word[-1] == "s" and word[:-1] in ENGLISH)


def _is_known(word: str) -> bool:
    bare = _ARTICLE.sub("", word)
    return fold(word) in _FOLDED_ELSEWHERE or fold(bare) in _FOLDED_ELSEWHERE or word in PEOPLE or bool(meaning(word))


def is_shared(word: str) -> bool:
    """Whether a plain word stands in the names of many lawful bodies, in Arabic, Urdu or Punjabi."""
    return word not in WORDS and fold(word) in _FOLDED_ELSEWHERE and fold(word) not in _FOLDED_SELDOM


@lru_cache(maxsize=65_536)
def is_ordinary(word: str) -> bool:
    """Whether a plain word is common in itself, and so no slip for another."""
    return _is_common(word) or word in PEOPLE or bool(PLACE_ENDING.fullmatch(word))


@lru_cache(maxsize=16_384)
def is_around(word: str) -> bool:
    """Whether a plain word around a name speaks of the same body still: a friend, a country, a town."""
    if word in AROUND or word in PLACES or word in GENERIC:
        return word not in CIVIL
    return word not in WORDS and (bool(PLACE_ENDING.fullmatch(word)) or _is_misspelt(word))


def is_beside(word: str) -> bool:
    """Whether a plain word is a friend, a place or a branch, or backs a body, gathers or belongs to it."""
    return is_around(word) or word in WHOSE


def _is_misspelt(word: str) -> bool:
    """Whether a word is a friend, a supporter or the like with a letter wrong (`Freinds of ...`)."""
    return len(word) >= _LEAST_MISSPELT and any(so_near(word, each, 1) for each in _LONG_AROUND)
