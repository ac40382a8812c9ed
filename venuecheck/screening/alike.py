"""How alike two words are: a grade from nought to one, by spelling, by sound, by consonants, by slips."""

from rapidfuzz.distance import OSA

from venuecheck.screening.listing import Kind
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.rarity import is_ordinary
from venuecheck.screening.words import Joined, Word

SAME, SOUND, VOWEL, BONES, PLURAL, MEANING, SLIP, SLIPS, ROUGH, INITIAL = (
    1.0,
    0.98,
    0.96,
    0.88,
    0.9,
    0.9,
    0.8,
    0.7,
    0.6,
    0.5,
)
_SHORT, _MIDDLE, _LONG_NAME, _LONG, _VERY_LONG = 4, 5, 7, 8, 10
_FULL_BONES, _LONG_BONES = 3, 4


def alike(ours: Word, listed: Word, kind: Kind) -> float:
    """Give the grade; nought where they are two different words."""
    if ours is listed or ours.plain == listed.plain:
        return SAME
    if not ours.readings.isdisjoint(listed.readings):
        return (
            SOUND
            if ours.folded == listed.folded or any(each[0] != "~" for each in ours.readings & listed.readings)
            else MEANING
        )
    one, other = ours.latin, listed.latin
    shorter = min(len(one), len(other))
    if not (one.isalpha() and other.isalpha() and one.isascii() and other.isascii()):
        return 0.0
    folded, theirs = ours.folded, listed.folded
    full = max(map(len, ours.bones & listed.bones), default=0)
    if ours.vowelless or listed.vowelless:
        return BONES if full >= (_FULL_BONES if listed.vowelless else _FULL_BONES - 1) else 0.0
    if shorter < _SHORT:
        return 0.0
    if isinstance(ours, Joined) or isinstance(listed, Joined):
        return BONES if full >= _LONG_BONES and _distance(folded, theirs, 2) else 0.0
    if one + "s" == other or other + "s" == one:
        return PLURAL
    length = min(len(folded), len(theirs))
    if is_ordinary(one) and not (full >= _FULL_BONES and shorter >= _LONG_NAME and other in WORDS):
        strange = kind is Kind.PERSON and full >= _FULL_BONES and not is_ordinary(other)
        return BONES if strange and _distance(folded, theirs, 1) else 0.0
    if full >= _FULL_BONES and _distance(folded, theirs, _vowels_apart(length, kind)):
        return VOWEL if length >= _MIDDLE and _distance(folded, theirs, 1) else BONES
    if _distance(one, other, 1) or _distance(folded, theirs, 1):
        return SLIP if shorter >= _MIDDLE or full or one[0] == other[0] else 0.0
    if full == _FULL_BONES - 1 and length >= _MIDDLE and _distance(folded, theirs, 2):
        return SLIPS
    if shorter >= _LONG and (_distance(one, other, 2) or _distance(folded, theirs, 2)):
        return SLIPS
    near = _by_bones(ours, listed, 2) if shorter >= _LONG_NAME else 0.0
    return near or (ROUGH if kind is Kind.PERSON and _roughly(one, other, folded, theirs) else 0.0)


def _roughly(one: str, other: str, folded: str, theirs: str) -> bool:
    """Whether two names of people begin alike and differ by two letters, or one is the other cut short."""
    if one[0] != other[0] or (is_ordinary(one) and is_ordinary(other)):
        return False
    cut = min(len(one), len(other)) >= _MIDDLE and (one.startswith(other) or other.startswith(one))
    return cut or _distance(folded, theirs, 2)


def _vowels_apart(length: int, kind: Kind) -> int:
    """How many slips may lie between two words of the same consonants."""
    if length < (_MIDDLE if kind is Kind.PERSON else _LONG_NAME):
        return 1
    return 2 if length < _VERY_LONG else 3


def _distance(one: str, other: str, most: int) -> bool:
    """Whether so few slips at most lie between two words."""
    return OSA.distance(one, other, score_cutoff=most) <= most


def _by_bones(ours: Word, listed: Word, most: int) -> float:
    """Where all consonants but one are the same, the first among them, and the vowels are near."""
    for one in ours.bones:
        for other in listed.bones:
            long = min(len(one), len(other)) >= _LONG_BONES
            if long and one[0] == other[0] and _distance(one, other, 1):
                return SLIPS if _distance(ours.folded, listed.folded, most) else 0.0
    return 0.0
