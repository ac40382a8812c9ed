"""Judges two names of people that stand side by side.

First and last name alone are weak, whatever they are: of ordinary first and last names many lie inside a listed one.
A Korean given name has two syllables, which may be written apart (`Kim Young-bok`), and is one name.
"""

import re

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.alike import BONES, INITIAL, ROUGH, SAME, SOUND
from venuecheck.screening.judging import SPELT, Judged, Likeness, Strength
from venuecheck.screening.korean import is_family_name
from venuecheck.screening.sounds import is_patronymic

_PERSON_STRONG, _PERSON_STRONG_PART = 19.0, 22.0
_PERSON_SAME, _PERSON_OF_FATHER = 16.5, 15.1
"""Of a full name in the same spelling, word for word; of one with a patronymic, where not all three are common."""
_PERSON_WEAK, _PERSON_WITHIN, _PERSON_LESS = 4.0, 10.0, 14.0
_FULL_NAMES = 3
_VOWELS = re.compile("[aeiouy]+")
_SURNAME, _SURNAME_BEHIND_INITIAL = 9.0, 7.0
"""What a name tells that is asked for alone, and a surname behind the right initial."""


def people(aligned: Aligned, *, same_text: bool, known_beside: bool) -> Judged | None:
    """Judge two names of people.

    First and last name alone are weak, whatever they are. `known_beside`: the year of birth or the organisation agrees,
    which makes them strong.
    """
    matched = len(aligned.pairs)
    full = [pair for pair in aligned.pairs if pair.grade > INITIAL]
    if not full:
        return None
    words = min(
        sum(pair.ours[1] - pair.ours[0] for pair in full), sum(pair.listed[1] - pair.listed[0] for pair in full)
    )
    left, told = len(aligned.ours_left), aligned.told
    if matched == 1 and words == 1:
        return _one_name(aligned, same_text=same_text, told=told)
    if len(full) == 1 and told < _SURNAME_BEHIND_INITIAL:
        return None
    rough = [pair for pair in full if pair.grade == ROUGH]
    if rough and (left or len(rough) > 1 or told < _PERSON_WITHIN):
        return None
    whole = not left and not aligned.listed_left
    less = _PERSON_LESS if aligned.listed_left else _PERSON_WEAK if aligned.has_both_ends else _PERSON_WITHIN
    if left > _may_be_left(aligned, words) or (left and told < less):
        return None
    if told < _PERSON_WEAK:
        return None
    likeness = _likeness(aligned, whole=whole, left=left)
    if known_beside and not left:
        return Judged(likeness, Strength.STRONG)
    enough = _PERSON_STRONG_PART
    if whole and (aligned.in_sequence or _is_family_first(aligned)):
        enough = _enough(aligned)
    elif not left and aligned.in_sequence and not {0, len(aligned.listed.plain) - 1} & set(aligned.listed_left):
        enough = _PERSON_STRONG  # the first and the last name of both, and one between
    names = words - (words == _FULL_NAMES and _is_korean(aligned.ours.plain))
    strong = names >= _FULL_NAMES and len(full) == matched and aligned.grade >= BONES and told >= enough
    return Judged(likeness, Strength.STRONG if strong else Strength.WEAK)


def _is_korean(words: tuple[str, ...]) -> bool:
    """Whether a name is a Korean family name with two syllables behind it, or before it."""
    for family, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        if is_family_name(family) and all(len(_VOWELS.findall(word)) == 1 for word in given):
            return True
    return False


def _may_be_left(aligned: Aligned, words: int) -> int:
    """How many of the given names may be none of the listed ones: a father's and his father's stand between, or before.

    `Omar Salem Salah Badi` is listed as `Salah Badi`.
    """
    if aligned.told >= _PERSON_STRONG_PART:
        return words // 2
    together = aligned.has_both_ends or (aligned.in_sequence and aligned.in_order)
    more = together and not aligned.listed_left and aligned.told >= _PERSON_LESS
    return max(2 if more else 1, words // 3)


def _is_family_first(aligned: Aligned) -> bool:
    """Whether one of two Russian names has the family name first: a father's name tells where it stands."""
    places = [pair.listed for pair in sorted(aligned.pairs, key=lambda pair: pair.ours)]
    turned = any(places[at:] + places[:at] == sorted(places) for at in range(1, len(places)))
    return turned and any(map(is_patronymic, aligned.listed.plain))


def _enough(aligned: Aligned) -> float:
    """How much a full name must tell, all of it there and in its order."""
    if aligned.grade < SPELT:
        return _PERSON_STRONG
    return _PERSON_OF_FATHER if any(map(is_patronymic, aligned.listed.plain)) else _PERSON_SAME


def _likeness(aligned: Aligned, *, whole: bool, left: int) -> Likeness:
    if left:
        return Likeness.SHARED if aligned.listed_left else Likeness.WITHIN
    if not whole:
        return Likeness.PART
    if aligned.grade == SAME:
        return Likeness.SAME
    return Likeness.SPELLING if aligned.grade >= SPELT else Likeness.NEAR


def _one_name(aligned: Aligned, *, same_text: bool, told: float) -> Judged | None:
    """A single name matches a listed single one, a family name, or another that few on the list bear."""
    if len(aligned.ours.plain) > 1:
        return None
    if len(aligned.listed.plain) == 1:
        likeness = Likeness.SAME if same_text else Likeness.SPELLING
        return Judged(likeness, Strength.WEAK) if same_text or aligned.grade >= BONES else None
    if aligned.grade >= SOUND and (told >= _SURNAME or _is_family_name(aligned)):
        return Judged(Likeness.PART, Strength.WEAK)
    return None


def _is_family_name(aligned: Aligned) -> bool:
    """Whether a listed family name matches, however many bear it: the last name, of a Korean the first."""
    (pair,), listed = aligned.pairs, aligned.listed.plain
    return pair.listed[1] == len(listed) or (pair.listed[0] == 0 and is_family_name(listed[0]))
