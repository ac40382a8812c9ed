"""How alike two words are: a grade from nought to one, by spelling, by sound, by consonants, by slips."""

from collections.abc import Collection

from venuecheck.screening.korean import KOREAN
from venuecheck.screening.listing import Kind
from venuecheck.screening.meanings import MEANT
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.ordinary_english import ENGLISH
from venuecheck.screening.places import PLACE_ENDING
from venuecheck.screening.rarity import is_ordinary
from venuecheck.screening.slips import so_near
from venuecheck.screening.sounds import SHORT
from venuecheck.screening.words import Joined, Word

SAME, SOUND, VOWEL, PLURAL, MEANING, BONES = 1.0, 0.98, 0.96, 0.9, 0.89, 0.88
"""The very word; the same sound; but for a vowel; one or many, or of one stem; one meaning; the same consonants."""
CALLED = 0.87
"""A short form of a given name: less than the same consonants, so that it is never strong."""
SLIP, SLIPS, ROUGH, INITIAL = 0.8, 0.7, 0.6, 0.5
"""A letter; two; a name that only begins alike, or a place that may be a slip; a letter that stands for a name."""
_SHORT, _MIDDLE, _LONG_NAME, _LONG, _VERY_LONG = 4, 5, 7, 8, 10
_FULL_BONES, _LONG_BONES = 3, 4
_STEM = 4


def alike(ours: Word, listed: Word, kind: Kind) -> float:
    """Give the grade; nought where they are two different words."""
    if ours is listed or ours.plain == listed.plain:
        return SAME
    shared = ours.readings & listed.readings
    if kind is Kind.ORGANISATION:
        shared = frozenset(each for each in shared if not each.startswith((KOREAN, SHORT)))
    if shared:
        return _by_readings(ours, listed, shared)
    one, other = ours.latin, listed.latin
    if not (one.isalpha() and other.isalpha() and one.isascii() and other.isascii()):
        return 0.0
    bones = max(map(len, ours.bones & listed.bones), default=0)
    if ours.vowelless or listed.vowelless:
        return _by_consonants_alone(ours, listed, bones)
    if min(len(one), len(other)) < _SHORT:
        return 0.0
    if isinstance(ours, Joined) or isinstance(listed, Joined):
        return BONES if bones >= _LONG_BONES and _near(ours, listed, 2) else 0.0
    return PLURAL if _one_and_many(one, other) else _spelt(ours, listed, bones, kind)


def _by_readings(ours: Word, listed: Word, shared: Collection[str]) -> float:
    """Where the two may be read alike: by sound, as a name and its short form, or by meaning."""
    if any(each[0] not in (MEANT, SHORT) for each in shared):
        return SOUND
    if any(each[0] == SHORT for each in shared):
        return CALLED
    one, other = ours.latin, listed.latin
    return PLURAL if _one_and_many(one, other) or _of_one_stem(one, other) or _of_one_root(ours, listed) else MEANING


def _by_consonants_alone(ours: Word, listed: Word, bones: int) -> float:
    """Where one is in a script without vowels; an English word has the consonants of many."""
    english = ours.latin in ENGLISH or PLACE_ENDING.fullmatch(ours.latin) is not None
    if listed.vowelless and english and not ours.vowelless:
        return 0.0
    # two short words written as one have the consonants of any word (`DIO IR`: `تحرير`)
    many = listed.vowelless or isinstance(ours, Joined) or isinstance(listed, Joined)
    return BONES if bones >= (_FULL_BONES if many else _FULL_BONES - 1) else 0.0


def _one_and_many(one: str, other: str) -> bool:
    return one + "s" == other or other + "s" == one


def _of_one_stem(one: str, other: str) -> bool:
    """Whether two words of one meaning begin alike: a land and its people, a form in two languages (`Groupe`)."""
    return one[:_STEM] == other[:_STEM] and min(len(one), len(other)) >= _STEM


def _of_one_root(ours: Word, listed: Word) -> bool:
    """Whether two words of one meaning have the same consonants (`Gruppe`, `Frente`)."""
    return max(map(len, ours.bones & listed.bones), default=0) >= _FULL_BONES


def _spelt(ours: Word, listed: Word, bones: int, kind: Kind) -> float:
    one, other = ours.latin, listed.latin
    if is_ordinary(one) and not (bones >= _FULL_BONES and min(len(one), len(other)) >= _LONG_NAME and other in WORDS):
        if kind is Kind.ORGANISATION:
            return ROUGH if one not in WORDS and PLACE_ENDING.fullmatch(one) and so_near(one, other, 1) else 0.0
        strange = bones >= _FULL_BONES and not is_ordinary(other)
        return BONES if strange and _near(ours, listed, 1) else 0.0
    return (
        _by_consonants(ours, listed, bones, kind)
        or _by_slips(ours, listed, bones)
        or (ROUGH if _is_rough(ours, listed, kind) else 0.0)
    )


def _near(ours: Word, listed: Word, most: int) -> bool:
    """Whether so few slips at most lie between two words as one of the languages reads them."""
    return any(so_near(one, other, most) for one in ours.sounds for other in listed.sounds)


def _by_consonants(ours: Word, listed: Word, bones: int, kind: Kind) -> float:
    """Where the consonants are the same, the vowels may differ; the longer the word, the more."""
    if bones < _FULL_BONES:
        return 0.0
    length = min(len(ours.folded), len(listed.folded))
    least = _MIDDLE if kind is Kind.PERSON else _LONG_NAME
    most = 1 if length < least else 2 if length < _VERY_LONG else 3
    if not _near(ours, listed, most):
        return 0.0
    return VOWEL if length >= _MIDDLE and so_near(ours.folded, listed.folded, 1) else BONES


def _by_slips(ours: Word, listed: Word, bones: int) -> float:
    """One letter may differ, of a longer word two."""
    one, other, folded, theirs = ours.latin, listed.latin, ours.folded, listed.folded
    shorter = min(len(one), len(other))
    if so_near(one, other, 1) or so_near(folded, theirs, 1):
        return SLIP if shorter >= _MIDDLE or bones or one[0] == other[0] else 0.0
    two = so_near(folded, theirs, 2)
    if two and bones == _FULL_BONES - 1 and min(len(folded), len(theirs)) >= _MIDDLE:
        return SLIPS
    if shorter >= _LONG and (two or so_near(one, other, 2)):
        return SLIPS
    return SLIPS if two and shorter >= _LONG_NAME and _near_bones(ours, listed) else 0.0


def _near_bones(ours: Word, listed: Word) -> bool:
    """Whether all consonants but one are the same, the first among them."""
    return any(
        one[0] == other[0] and min(len(one), len(other)) >= _LONG_BONES and so_near(one, other, 1)
        for one in ours.bones
        for other in listed.bones
    )


def _is_rough(ours: Word, listed: Word, kind: Kind) -> bool:
    """Whether a short word may be a slip: of organisations only where all else is there (`Zizb ut-Tahrir`)."""
    return _roughly(ours, listed) if kind is Kind.PERSON else so_near(ours.latin, listed.latin, 1)


def _roughly(ours: Word, listed: Word) -> bool:
    """Whether two names of people begin alike and differ by two letters, or one is the other cut short."""
    one, other = ours.latin, listed.latin
    if one[0] != other[0] or (is_ordinary(one) and is_ordinary(other)):
        return False
    cut = min(len(one), len(other)) >= _MIDDLE and (one.startswith(other) or other.startswith(one))
    return cut or so_near(ours.folded, listed.folded, 2)
