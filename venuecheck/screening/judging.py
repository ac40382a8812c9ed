"""What two aligned names are to each other, and how strong that is. Tables of numbers, measured in docs/screening.md.

Strong: a named person judges it the same day. Weak: shown beside the name with what would tell apart; it changes no
recommendation, letter or deadline.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.alike import BONES, INITIAL, PLURAL, ROUGH, SAME, SLIPS, SOUND, VOWEL


class Strength(StrEnum):
    """What a match asks for."""

    STRONG = "strong"
    WEAK = "weak"


class Likeness(IntEnum):
    """How alike two names are; the greater, the more alike."""

    INITIALS = 1
    """The same initials, or initials that a listed name would have."""
    SHARED = 2
    """Most of what tells them is shared, and each has something of its own."""
    PART = 3
    """All of the given name is in the listed one, which says more: of a person, first and last name alone."""
    NEAR = 4
    """The same but for letters that could be slips."""
    WITHIN = 5
    """The listed name stands, whole, within a longer one."""
    SPELLING = 6
    """The same but for spelling, spaces or the order of words."""
    SAME = 7
    """The same name, but for capitals, accents, articles and legal form."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A likeness and its strength."""

    likeness: Likeness
    strength: Strength

    @property
    def order(self) -> tuple[bool, int]:
        """What comes later is the better match."""
        return self.strength is Strength.STRONG, self.likeness


_SPELT = VOWEL - 0.02
"""From this grade on a word is the listed one in another spelling."""
NOTHING = 1.5
"""So few bits tell nothing: `group`, `uk`."""
TELLS = 8.0
"""What two names share must tell so much, where each says something of its own."""
_TELLS_ALONE, _TELLS_WITHIN, _TELLS_MUCH, _TELLS_LITTLE = 8.0, 10.0, 18.0, 4.5
_TELLS_SOME = 6.9
_SEVERAL, _MANY = 3, 0.25
_HALF, _MOST = 0.4, 0.6
_SHORT_NAME, _ONE_WORD, _NEAR_WORD, _LONG_WORD = 4, 5, 6, 6


def organisations(aligned: Aligned, *, same_text: bool, guarded: bool) -> Judged | None:
    """Judge two names of organisations. `same_text`: their plain texts are equal, articles too.

    `guarded`: companies and clubs share names of one word with this list, so that a single word within a longer name is
    never strong.
    """
    if not aligned.pairs:
        return None
    all_listed, all_ours = aligned.listed_left_bits <= NOTHING, aligned.ours_left_bits <= NOTHING
    if all_listed and all_ours:
        return _whole(aligned, same_text=same_text, guarded=guarded)
    if all_listed:
        return _within(aligned, guarded=guarded)
    return _shared(aligned, all_ours=all_ours)


def _whole(aligned: Aligned, *, same_text: bool, guarded: bool) -> Judged | None:
    likeness, letters = _how_whole(aligned), sum(map(len, aligned.listed.plain))
    if letters < _SHORT_NAME:
        return Judged(likeness, Strength.WEAK) if likeness is Likeness.SAME else None
    if aligned.grade < _SPELT and len(aligned.pairs) == 1 and letters < _NEAR_WORD:
        return None
    strong = _is_strong(aligned, likeness, same_text=same_text, guarded=guarded)
    return Judged(likeness, Strength.STRONG if strong else Strength.WEAK)


def _how_whole(aligned: Aligned) -> Likeness:
    if aligned.listed_left:
        return Likeness.PART
    if aligned.ours_left:
        return Likeness.WITHIN
    if aligned.grade == SAME:
        return Likeness.SAME
    return Likeness.SPELLING if aligned.grade >= _SPELT else Likeness.NEAR


def _is_strong(aligned: Aligned, likeness: Likeness, *, same_text: bool, guarded: bool) -> bool:
    letters = sum(map(len, aligned.listed.plain))
    left = bool(aligned.ours_left or aligned.listed_left)
    alone, few = len(aligned.listed.plain) == 1, len(aligned.pairs) == 1
    if aligned.grade < _SPELT:
        if aligned.grade >= PLURAL and not (left or alone or guarded):
            return True
        if left and (few or guarded):
            return False
        return aligned.told >= _TELLS_ALONE and aligned.grade >= SLIPS and not (few and letters <= _NEAR_WORD)
    if few and left and (letters < (_NEAR_WORD if guarded else _ONE_WORD) or aligned.grade < SOUND):
        return False
    if likeness is Likeness.SAME and same_text and not guarded:
        return True
    return aligned.told >= (_TELLS_LITTLE if not (left or alone) else _TELLS_ALONE)


def _within(aligned: Aligned, *, guarded: bool) -> Judged | None:
    told = aligned.told
    if len(aligned.pairs) == 1 and aligned.listed_left:
        return None
    if len(aligned.listed.plain) == 1:
        return _one_word_within(aligned, guarded=guarded)
    side_by_side = aligned.in_order or len(aligned.pairs) > 2  # noqa: PLR2004 - three words, in any order
    if not side_by_side and told < TELLS:
        return None
    enough = _TELLS_MUCH if guarded else _TELLS_WITHIN
    strong = side_by_side and told >= enough and aligned.grade >= (_SPELT if guarded else BONES - 0.02)
    if not strong and told < (_TELLS_SOME if guarded and aligned.grade >= SOUND else _TELLS_ALONE - 2 * (not guarded)):
        return None
    return Judged(Likeness.WITHIN, Strength.STRONG if strong else Strength.WEAK)


def _one_word_within(aligned: Aligned, *, guarded: bool) -> Judged | None:
    letters, exact = len(aligned.listed.plain[0]), aligned.grade >= _SPELT
    least = _SHORT_NAME if aligned.grade == SAME else _ONE_WORD if exact else _NEAR_WORD
    if letters < least or aligned.grade < BONES:
        return None
    if guarded:
        enough = _TELLS_LITTLE if aligned.grade == SAME else _TELLS_ALONE
        return Judged(Likeness.WITHIN, Strength.WEAK) if exact and aligned.told >= enough else None
    close = _SPELT if letters > _LONG_WORD else SOUND
    strong = aligned.told >= _TELLS_ALONE and aligned.grade >= close
    return Judged(Likeness.WITHIN, Strength.STRONG if strong else Strength.WEAK)


def _shared(aligned: Aligned, *, all_ours: bool) -> Judged | None:
    told = aligned.told
    of_listed = 1 - aligned.listed_left_bits / aligned.listed.total
    of_ours = 1 - aligned.ours_left_bits / aligned.ours.total
    few = len(aligned.pairs) == 1
    if told < TELLS or of_listed < _HALF or of_ours < _HALF:
        return None
    if few and not (_is_long(aligned) or (all_ours and of_listed >= _MOST and aligned.grade >= SOUND)):
        return None
    if all_ours:
        return Judged(Likeness.PART, Strength.WEAK)
    enough = of_listed * of_ours >= (_MANY if len(aligned.pairs) >= _SEVERAL else _MOST * _MOST)
    return Judged(Likeness.SHARED, Strength.WEAK) if enough else None


def _is_long(aligned: Aligned) -> bool:
    """Whether the one word that is shared is so long that few names have it by chance."""
    pair = aligned.pairs[0]
    return pair.grade >= SOUND and len(aligned.listed.plain[pair.listed[0]]) >= _LONG_WORD


_PERSON_STRONG, _PERSON_STRONG_PART = 19.0, 22.0
_PERSON_WEAK, _PERSON_WITHIN, _PERSON_LESS = 4.0, 10.0, 14.0
_FULL_NAMES = 3
_SURNAME = 9.0


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
    if len(full) == 1 and told < _SURNAME:
        return None
    rough = [pair for pair in full if pair.grade == ROUGH]
    if rough and (left or len(rough) > 1 or told < _PERSON_WITHIN):
        return None
    whole = not left and not aligned.listed_left
    less = _PERSON_LESS if aligned.listed_left else _PERSON_WEAK if aligned.has_both_ends else _PERSON_WITHIN
    if left > (words // 2 if told >= _PERSON_STRONG_PART else max(1, words // 3)) or (left and told < less):
        return None
    if told < _PERSON_WEAK:
        return None
    likeness = _likeness(aligned, whole=whole, left=left)
    if known_beside and not left:
        return Judged(likeness, Strength.STRONG)
    enough = _PERSON_STRONG if whole and aligned.in_sequence else _PERSON_STRONG_PART
    strong = words >= _FULL_NAMES and len(full) == matched and aligned.grade >= BONES and told >= enough
    return Judged(likeness, Strength.STRONG if strong else Strength.WEAK)


def _likeness(aligned: Aligned, *, whole: bool, left: int) -> Likeness:
    if left:
        return Likeness.SHARED if aligned.listed_left else Likeness.WITHIN
    if not whole:
        return Likeness.PART
    if aligned.grade == SAME:
        return Likeness.SAME
    return Likeness.SPELLING if aligned.grade >= _SPELT else Likeness.NEAR


def _one_name(aligned: Aligned, *, same_text: bool, told: float) -> Judged | None:
    """A single name matches a listed single one, or a surname that few on the list bear."""
    if len(aligned.ours.plain) > 1:
        return None
    if len(aligned.listed.plain) == 1:
        likeness = Likeness.SAME if same_text else Likeness.SPELLING
        return Judged(likeness, Strength.WEAK) if same_text or aligned.grade >= BONES else None
    if told >= _SURNAME and aligned.grade >= SOUND:
        return Judged(Likeness.PART, Strength.WEAK)
    return None
