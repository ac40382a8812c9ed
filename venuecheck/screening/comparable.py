"""Whether a name can be compared with lists at all; where it cannot, silence about it would mean nothing."""

import re
import unicodedata

from venuecheck.screening.bounds import LONGEST_NAME
from venuecheck.screening.listing import Kind
from venuecheck.screening.words import Word, name_of

_FROM_ELSEWHERE = re.compile("[\u3400-\u9fff][·•‧・∙⋅][\u3400-\u9fff]|[\uac00-\ud7a3]{4}")
"""Somebody from elsewhere in Chinese or Korean letters, by sounds that no rule here has: `弗拉基米尔·普京`."""
_CHINESE_OR_KOREAN = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")
_LEAST = 3
"""Fewer letters than these are no name to compare."""


def why_not(given: str) -> str:
    """Say why a name is compared with no list; empty where it can be."""
    if len(given) > LONGEST_NAME:
        return f"it is longer than {LONGEST_NAME} characters"
    words = name_of(given).words
    if not any(char.isalpha() for word in words for char in word.plain):
        return "it holds no letters"
    return ""


def why_little(given: str, kind: Kind) -> str:
    """Say why nothing found would mean little: the name is in letters that are compared with the same letters alone.

    Where as much of it as a name stands in others beside them, as a translation does, empty.
    """
    words = name_of(given, kind).words
    from_elsewhere = kind is Kind.PERSON and _FROM_ELSEWHERE.search(given) is not None
    alone = [word for word in words if _is_alone(word, kind) or (from_elsewhere and _is_chinese_or_korean(word))]
    others = sum(len(word.latin) for word in words if word not in alone and word.latin.isalpha())
    return "it is in letters that are compared only with the same letters" if alone and others < _LEAST else ""


def _is_chinese_or_korean(word: Word) -> bool:
    return _CHINESE_OR_KOREAN.search(unicodedata.normalize("NFC", word.plain)) is not None


def _is_alone(word: Word, kind: Kind) -> bool:
    """Whether a word cannot be spelt in Latin letters; a body in Chinese or Korean has a meaning, a person a sound."""
    return not word.latin.isascii() or (kind is Kind.ORGANISATION and _is_chinese_or_korean(word))
