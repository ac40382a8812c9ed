"""Words around a listed name that no table has, as most words of most languages: nobody here can tell what they say.

`Ostaggi di X`, `X ja sota`, `Föreläsning om X` may be a lecture on the body or a rally for it, and no table will ever
hold the words of all languages. So the rule is the other way round: a match is strong beside words that are known, and
beside what is written as the name of a place (`X Wexcombe Parva`); otherwise it is shown.
"""

import re
from collections.abc import Sequence

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.folding import plain
from venuecheck.screening.rarity import is_around, is_ordinary
from venuecheck.screening.stripped import LEGAL_FORMS, SMALL, TITLES
from venuecheck.screening.words import Name
from venuecheck.screening.words_around import TABLES

_WORD = re.compile(r"[^\W_]+(?:['’‘`´ʼ][^\W_]+)*")
_ENGLISH_SMALL = frozenset(["the", "a", "an", "of", "for", "and", "in", "on", "to", "at", "by", "with", "from"])
"""Of the small words, those that stand between a name and a place in English."""
_LONGEST_PLACE, _SHORT = 2, 2


def is_unread(aligned: Aligned, ours: Name) -> bool:
    """Whether a word beside what matches is unread, and is not written as a place's name beside it.

    A heading (`Prelekcja: ...`) is no place.
    """
    left = {aligned.ours.plain[at] for at in aligned.ours_left}
    strange = {word for word in left if not is_read(word)}
    if not strange:
        return False
    matched = aligned.matched
    written = [(plain(word), word) for word in _WORD.findall(ours.given)]
    at = [place for place, (word, _) in enumerate(written) if word in strange]
    own = [place for place, (word, _) in enumerate(written) if word in matched]
    if not own or strange != {written[place][0] for place in at} or f"{written[at[0]][1]}:" in ours.given:
        return True
    return not _is_a_place(written, at, own)


def is_of_another_language(text: str) -> bool:
    """Whether a text has unread words that are nobody's name: in other letters, several, or nothing else."""
    words = _WORD.findall(text)
    telling = [word for word in words if plain(word) not in SMALL]
    unread = [word for word in telling if not is_read(plain(word))]
    if not all(map(str.isascii, unread)):
        return True
    several = len(unread) > 1 and not all(_is_as_a_name(word, words) for word in unread)
    return several or 0 < len(unread) == len(telling)


def is_read(word: str) -> bool:
    """Whether a plain word is known: of a table, or common in itself, or a figure, or too short to say much."""
    known = word in TABLES or word in LEGAL_FORMS or word in TITLES or word in SMALL
    short = len(word) <= (_SHORT if word.isascii() else 1)
    return known or short or word.isdecimal() or is_around(word) or is_ordinary(word)


def _is_a_place(written: Sequence[tuple[str, str]], at: Sequence[int], own: Sequence[int]) -> bool:
    """Whether unread words are one before a name, or two behind it, side by side, as English writes places.

    `at`, `own`: where they stand, and where the name does.
    """
    words = [word for _, word in written]
    behind = at[0] > own[-1]
    side_by_side = at[-1] - at[0] == len(at) - 1
    if not side_by_side or len(at) > (_LONGEST_PLACE if behind else 1) or own[0] < at[0] < own[-1]:
        return False
    between = written[own[-1] + 1 : at[0]] if behind else written[at[-1] + 1 : own[0]]
    as_names = all(_is_as_a_name(words[place], words) for place in at)
    return as_names and all(word in _ENGLISH_SMALL or (is_around(word) and word not in SMALL) for word, _ in between)


def _is_as_a_name(word: str, words: Sequence[str]) -> bool:
    """Whether a word is in Latin letters without marks, with a capital where others have one."""
    return word.isascii() and (word[0].isupper() or not any(each[0].isupper() for each in words))
