"""A name as words that can be compared, without what carries nothing: articles, legal forms, titles."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Name:
    """A name, ready to be compared."""

    given: str
    plain: str
    """All of it, in its plain form."""
    words: tuple[Word, ...]
    """What carries the name: without articles, legal forms and titles, unless nothing else is left."""
    numbers: frozenset[str]
    """Its numbers, without leading noughts."""

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
    kept = [part for part, behind in zip(parts, (*parts[1:], ""), strict=True) if not _is_small(part, behind)]
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


_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_SLASH = re.compile(r"(?<=\w{3})/(?=\w{3})")
_ALTERNATIVES = re.compile(r"\s+/\s+|\s*;\s*|\s+a\.?k\.?a\.?\s+|\s+[a-z]\)\s", re.IGNORECASE)
_RELATION = re.compile(r"\s+(?:(?:son|daughter|wife|widow) of|[sdw]/o)\s+", re.IGNORECASE)
"""Before the name of somebody else, which is written to tell people of one name apart."""
_LABEL = re.compile(r"^[^:()]{0,40}:\s*")
_FACTION = re.compile(r"\s*[—―]\s*|\s+[-–]{1,2}\s+")
_DISGUISING = re.compile(r"[a-z] ?[0-57@$] ?[a-z]", re.IGNORECASE)
_FOR_WORDS = re.compile(r"(?<=[a-z])[24](?=[a-z])|(?<=[a-z] )[24](?= [a-z])", re.IGNORECASE)
_WORDS_OF_DIGITS = {"2": "to", "4": "for"}
_IN_A_WORD = re.compile(r"(?<=[a-z])[013457@$]+(?=[a-z])", re.IGNORECASE)
_LETTERS_OF_DIGITS = str.maketrans("013457@$", "oieastas")
_LEAST_TWICE = 2
"""Words of a name that stands twice; a lone word may be said twice and be one name (`Duran Duran`)."""
_COMMA = re.compile(r"\s*[,،]\s*")


def names_in(given: str, kind: Kind) -> tuple[Name, ...]:
    """Give the ways in which a text is a name: all of it, without its brackets, what stands in them, each script.

    `Palestinian Islamic Jihad (PIJ)` is three names; `X / Y` is two. All of it comes first.
    """
    found: dict[tuple[str, ...], Name] = {}
    for text in _texts(given):
        name = name_of(text, kind)
        if name.words and any(char.isalpha() for char in name.plain):
            found.setdefault(tuple(word.plain for word in name.words), name)
    return tuple(found.values()) or (name_of(given, kind),)


def _texts(given: str) -> Iterator[str]:
    yield given
    if len(parts := _RELATION.split(given)) > 1:
        yield parts[0]
    yield from _undisguised(given)
    if half := _half(given):
        yield half
    if not any(char in given for char in "()[]{}/;:,،—―–-") and given.isascii():
        return
    bare = _BRACKETED.sub(" ", given)
    for text in (bare, *_BRACKETED.findall(given)):
        for part in (each for some in _ALTERNATIVES.split(text) for each in _by_slash(some)):
            said = _LABEL.sub("", part) if ":" in part else part
            if sum(char.isalpha() for char in said) > 1:
                yield said
                yield from _by_script(said)
                yield from _by_comma(said)
    first, *rest = _FACTION.split(bare)
    if rest and len(first.split()) > 1:
        yield first


def _half(given: str) -> str:
    """Give a name that stands twice, in one spelling or two (`Elena Ivanova Yelena Ivanova`), once; '' for others."""
    words = given.split()
    middle, odd = divmod(len(words), 2)
    if odd or middle < _LEAST_TWICE:
        return ""
    one, other = words[:middle], words[middle:]
    twice = all(
        not word_of(plain(a)).readings.isdisjoint(word_of(plain(b)).readings) for a, b in zip(one, other, strict=True)
    )
    return " ".join(one) if twice else ""


def _undisguised(text: str) -> Iterator[str]:
    """Where digits stand for words or letters, give what they stand for (`Need4Khilafah`, `H4mas`)."""
    if not _DISGUISING.search(text):
        return
    for_words = _FOR_WORDS.sub(lambda found: f" {_WORDS_OF_DIGITS[found.group()]} ", text)
    if for_words != text:
        yield for_words
    letters = _IN_A_WORD.sub(lambda found: found.group().translate(_LETTERS_OF_DIGITS), text)
    if letters != text:
        yield letters


def _by_slash(text: str) -> Sequence[str]:
    """Where a stroke stands between names, give each; a lone word behind a name of several is none (`.../Alami`)."""
    parts = _SLASH.split(text)
    lengths = [len(part.split()) for part in parts]
    return parts if min(lengths) > 1 or max(lengths) == 1 else [text]


def _by_comma(text: str) -> Iterator[str]:
    """Where a text is several names with commas between, give each; `Surname, First` is one."""
    parts = [part for part in _COMMA.split(text) if part.strip()]
    if len(parts) > 2 or (len(parts) == 2 and all(len(part.split()) > 1 for part in parts)):  # noqa: PLR2004
        yield from parts


def _by_script(text: str) -> Iterator[str]:
    """Where a text is in Latin letters and in others, give the one and the other."""
    words = text.split()
    latin = [word for word in words if word.isascii() or not _is_foreign(word)]
    other = [word for word in words if _is_foreign(word)]
    if latin and other and any(char.isalpha() for word in latin for char in word):
        yield " ".join(latin)
        yield " ".join(other)


def _is_foreign(word: str) -> bool:
    return any(char.isalpha() and ord(char) > 0x24F for char in word)  # noqa: PLR2004 - the end of Latin Extended-B
