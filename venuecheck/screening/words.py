"""A name as words that can be compared, without what carries nothing: articles, legal forms, titles."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

from venuecheck.screening import sounds
from venuecheck.screening.folding import plain
from venuecheck.screening.hanzi import family_and_given
from venuecheck.screening.listing import Kind
from venuecheck.screening.scripts import in_latin, is_without_vowels
from venuecheck.screening.stripped import (
    ARTICLES,
    LEGAL_FORMS,
    ORDINALS,
    PLAIN_FORMS,
    SMALL,
    SMALL_FOR_PEOPLE,
    SOUNDS_LIKE_NEXT,
    TITLES,
    with_article,
    without_legal_phrases,
)

_MAX_WORDS = 24
_LEAST_LETTERS = 3
"""Fewer letters than these carry no name once the legal form is taken away: then all of it is compared."""
_HANGUL_NAME = re.compile("[\uac00-\ud7a3]{3}")
_DIGITS = re.compile(r"\d+")
_SERVANT_OF = re.compile(r"^(?:c?[ae]bd|aabd)(?:[ueaoi]{1,2}[lrzstndm]{1,2}|[ueaoi]l)-?(?=[a-z]{3,}$)")
"""`Abdulaziz`, `Abdelaziz`, `Abdurrahman`: one word or two, as the writer likes."""
_ONE_NAME = re.compile(r"^c?abd[aiou]+l+[aeo]+h?$|^c?abd[aiou]l+aa?h[ie]?$")


class Word:
    """One word, with the forms by which it is told from others."""

    __slots__ = ("__dict__", "latin", "plain", "spellings", "vowelless")

    def __init__(self, plain_word: str) -> None:
        self.plain = plain_word
        self.spellings = in_latin(plain_word)
        self.latin = self.spellings[0]
        self.vowelless = self.latin != plain_word and is_without_vowels(plain_word)

    @cached_property
    def folded(self) -> str:
        """The form that the languages of the lists share."""
        return sounds.fold(self.latin)

    @cached_property
    def readings(self) -> frozenset[str]:
        """Its folded forms, by the languages that it may come from."""
        return frozenset().union(*map(sounds.readings, self.spellings))

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """Those of its readings that are spellings, the common one first."""
        others = (each for each in self.readings if each.isalpha() and each != self.folded)
        return (self.folded, *sorted(others))

    @cached_property
    def bones(self) -> frozenset[str]:
        """Its consonants."""
        return frozenset().union(*map(sounds.bones, self.spellings))

    def __repr__(self) -> str:
        return f"Word({self.plain!r})"


class Joined(Word):
    """Two neighbouring words written as one: told by sound alone, for there are as many of them as of words."""

    __slots__ = ()

    def __init__(self, one: Word, other: Word) -> None:
        self.plain = one.plain + other.plain
        self.latin = one.latin + other.latin
        self.vowelless = one.vowelless or other.vowelless
        self.folded, *others = joined_forms(one, other)
        forms = {self.folded, *others}
        self.bones = frozenset(map(sounds.skeleton, forms))
        self.readings = sounds.readings_of_joined(one.latin, other.latin).union(forms)


def joined_forms(one: Word, other: Word) -> Iterator[str]:
    """Give the folded forms of two words written as one."""
    yield sounds.undoubled(one.folded + other.folded)
    if sounds.meet(one.latin, other.latin):
        yield sounds.fold(one.latin + other.latin)
    if one.vowelless or other.vowelless:
        yield sounds.fold(one.spellings[-1] + other.spellings[-1])


@lru_cache(maxsize=131_072)
def word_of(plain_word: str) -> Word:
    """Give a word, made once."""
    return Word(plain_word)


class Said(IntEnum):
    """What the rest of a text says of a name in it; the greater, the less a match can be strong."""

    NOTHING = 0
    ANOTHER = 1
    """That it is a club, a trade, a choir: another body, unless the name is rare all through."""
    ABOUT = 2
    """It is spoken about: then nobody is behind it, and no match is strong."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, ready to be compared."""

    given: str
    plain: str
    """All of it, in its plain form."""
    with_article: str
    """The same, with its Arabic article as most lists write it."""
    words: tuple[Word, ...]
    """What carries the name: without articles, legal forms and titles, unless nothing else is left."""
    numbers: frozenset[str]
    """Its numbers, without leading noughts."""
    said: Said = Said.NOTHING
    """What the text that it is a part of says of it."""

    @property
    def joined(self) -> str:
        """The folded words without spaces."""
        return "".join(word.folded for word in self.words)

    @property
    def letters(self) -> int:
        """How long its words are together, in plain letters."""
        return sum(len(word.plain) for word in self.words)


@lru_cache(maxsize=8_192)
def name_of(given: str, kind: Kind = Kind.ORGANISATION) -> Name:
    """Bring a name to words. A name without a letter or digit has no words, and matches nothing."""
    whole = plain(given)
    in_figures = " ".join(ORDINALS.get(part, part) for part in whole.split())
    parts = in_figures.split()[:_MAX_WORDS]
    kept = _of_person(parts) if kind is Kind.PERSON else _of_organisation(in_figures)
    if sum(len(part) for part in kept) < min(_LEAST_LETTERS, len("".join(parts))):
        kept = parts
    return Name(
        given=given,
        plain=whole,
        with_article=with_article(whole),
        words=tuple(word_of(part) for part in kept),
        numbers=frozenset(digits.lstrip("0") or "0" for digits in _DIGITS.findall(in_figures)),
    )


def _of_organisation(whole: str) -> list[str]:
    kept = [part for part in without_legal_phrases(whole).split()[:_MAX_WORDS] if part not in SMALL]
    # behind a form may stand a town or a branch: `Zorblax Ltd Luton`
    within = [part for part in kept if part not in PLAIN_FORMS]
    kept = within if sum(map(len, within)) >= _LEAST_LETTERS else kept
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept.pop()
    while len(kept) > 1 and kept[0] in LEGAL_FORMS:
        kept.pop(0)
    return kept


def _of_person(parts: list[str]) -> list[str]:
    kept = [part for part, behind in zip(parts, (*parts, "")[1:], strict=True) if not _is_small(part, behind)]
    untitled = [part for part in kept if part not in TITLES]
    return [half for part in untitled or kept for name in _one_by_one(part) for half in _halves(name)]


def _is_small(part: str, behind: str) -> bool:
    """Whether a part carries nothing. An article never ends a name, and some sound like what they stand before.

    `Habib ur Rahman`; but `Kim Jong Un` and `Kim Jong Il`.
    """
    if part in SOUNDS_LIKE_NEXT:
        return behind.startswith(part[1])
    return part in SMALL_FOR_PEOPLE and (bool(behind) or part not in ARTICLES)


def _one_by_one(part: str) -> Sequence[str]:
    """Part a name of a script that puts no space between family name and given name."""
    if part.isascii():
        return (part,)
    syllables = unicodedata.normalize("NFC", part)
    return (syllables[0], syllables[1:]) if _HANGUL_NAME.fullmatch(syllables) else family_and_given(syllables)


def _halves(part: str) -> Iterator[str]:
    found = _SERVANT_OF.match(part) if "bd" in part[:4] and not _ONE_NAME.match(part) else None
    if found:
        yield "abd"
        yield part[found.end() :]
    else:
        yield part
