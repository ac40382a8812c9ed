"""A name as words that can be compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from venuecheck.screening.folding import fold, plain, skeleton

_SMALL_TEXT = """the a an of for and in on to at by with
    al el ul il ur as ash an ar ad az ud us un uz ush ut ath e i o wa wal wel li lil fi bil
    de la le les du des di da del der den y et ta und van von"""
SMALL = frozenset(_SMALL_TEXT.split())
"""Words that carry nothing: articles, and what joins words, in the languages of the lists."""
_ARTICLES_TEXT = "the al el ul il as ash an ar ad az at"
ARTICLES = frozenset(_ARTICLES_TEXT.split())
_LEGAL_FORMS_TEXT = """ltd limited plc cic cio scio llp llc inc incorporated corp corporation co company gmbh ag sa
    sarl srl spa bv nv oy ab as aps kg ooo oao zao pao jsc pjsc cjsc ojsc fze fzco fzc fzllc pte pvt bhd sdn dmcc lp
    ltda"""
LEGAL_FORMS = frozenset(_LEGAL_FORMS_TEXT.split())
_INITIALS = re.compile(r"[A-Z](?:[A-Z0-9]|[-/.](?=[A-Z0-9])){1,8}")
_MIXED_INITIALS = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9]{1,3}")
_MAX_WORDS = 24
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word."""

    plain: str
    folded: str

    @property
    def skeleton(self) -> str:
        """Its consonants."""
        return skeleton(self.folded)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, ready to be compared."""

    given: str
    plain: str
    """All of it, in its plain form."""
    words: tuple[Word, ...]
    """What carries the name: without articles and legal forms, unless nothing else is left."""
    numbers: tuple[str, ...]
    """Its numbers, without leading noughts, in ascending order."""
    initials: str
    """The whole name where it is an abbreviation written in capitals, without hyphens and dots; else empty."""
    joined: str
    """The folded words without spaces."""

    @property
    def letters(self) -> int:
        """How long its words are together, in plain letters."""
        return sum(len(word.plain) for word in self.words)


@lru_cache(maxsize=4_096)
def name_of(given: str) -> Name:
    """Bring a name to words. A name without a letter or digit has no words, and matches nothing."""
    whole = plain(given)
    parts = whole.split()[:_MAX_WORDS]
    kept = [part for part in parts if part not in SMALL]
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept.pop()
    words = tuple(Word(part, fold(part)) for part in kept or parts)
    return Name(
        given=given,
        plain=whole,
        words=words,
        numbers=tuple(sorted(digits.lstrip("0") or "0" for digits in _DIGITS.findall(whole))),
        initials=_initials(given),
        joined="".join(word.folded for word in words),
    )


def capitals(given: str) -> frozenset[str]:
    """Give the words of a name that are abbreviations in capitals, as they stand (`Friends of the LTTE`: `LTTE`)."""
    if given.upper() == given:
        return frozenset()  # where all is in capitals they say nothing
    found = (word.strip("()[]{}.,;:\"'’“”") for word in given.split())
    return frozenset(_bare(word) for word in found if _INITIALS.fullmatch(word))


def _initials(given: str) -> str:
    text = given.strip().strip("()")
    return _bare(text) if _INITIALS.fullmatch(text) or _MIXED_INITIALS.fullmatch(text) else ""


def _bare(text: str) -> str:
    return re.sub(r"[-/.]", "", text)
