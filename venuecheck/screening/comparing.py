"""Whether two names are the same, spelt alike, or one within the other. No score: each outcome has words."""

from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from rapidfuzz.distance import OSA

from venuecheck.screening.folding import fold
from venuecheck.screening.ordinary import GENERIC, WORDS
from venuecheck.screening.words import ARTICLES, Name, Word, capitals


class Likeness(IntEnum):
    """How alike two names are; the greater, the more alike."""

    INITIALS = 1
    """Only an abbreviation in capitals, with a second sign beside it."""
    PART = 2
    """One name is the other without a word that people leave out."""
    NEAR = 3
    """The same but for letters that could be slips."""
    WITHIN = 4
    """The listed name stands, whole, within a longer one."""
    SPELLING = 5
    """The same but for spelling, spaces or the order of words."""
    SAME = 6
    """The same name, but for capitals, accents, articles and legal form."""


_SHORT_WORD, _LONG_WORD = 4, 9
_LONG_NAME = 7
"""From this length on, two common words with the same consonants are one: Mohammad, Mohammed."""
_WITHIN_LETTERS, _WITHIN_ONE_WORD = 8, 5
_ANY_ORDER = 3
_ALONE = 8
"""So long is a single word that may stand for a name of several."""
_NEAR_LETTERS = 6
_MAX_SPLIT = 2


def slips(ours: Word, listed: Word) -> int | None:
    """Count the letters by which two words differ, None where they are two different words.

    Nought where they fold to the same. Words with digits must be equal, short ones too; a word that is common in
    itself is no slip for another.
    """
    if ours.folded == listed.folded:
        return 0
    shorter = min(len(ours.plain), len(listed.plain))
    if shorter < _SHORT_WORD or not (ours.plain.isalpha() and listed.plain.isalpha()):
        return None
    if ours.plain + "s" == listed.plain or listed.plain + "s" == ours.plain:
        return 1
    bones = ours.skeleton == listed.skeleton and len(ours.skeleton) > 1
    if ours.plain in WORDS and not (bones and shorter >= _LONG_NAME and listed.plain in WORDS):
        return None
    allowed = 2 if shorter >= _LONG_WORD or (bones and shorter > _SHORT_WORD) else 1
    if shorter == _SHORT_WORD and not bones and ours.plain[0] != listed.plain[0]:
        return None
    by_plain = OSA.distance(ours.plain, listed.plain, score_cutoff=allowed)
    by_fold = OSA.distance(ours.folded, listed.folded, score_cutoff=allowed)
    found = min(by_plain, by_fold)
    if found > allowed:
        return None
    return 1 if bones else found  # two vowels are one way of spelling


def compare(ours: Name, listed: Name, *, weak: bool = False, lone_word_within: bool = True) -> Likeness | None:
    """Say how a given name of an organisation is like a listed one; None where it is not.

    `weak`: only the same name counts. `lone_word_within`: whether a listed name of one word may stand within a longer
    one. Initials are not looked at here (`initials_of`).
    """
    if not ours.words or not listed.words:
        return None
    if ours.plain == listed.plain or _plain_words(ours) == _plain_words(listed):
        return Likeness.SAME
    if weak or listed.initials:
        return None
    whole = _whole(ours, listed) if ours.numbers == listed.numbers else None
    if whole is not None:
        return whole
    if set(listed.numbers) <= set(ours.numbers) and _within(ours, listed, lone_word_within=lone_word_within):
        return Likeness.WITHIN
    return Likeness.PART if _is_part(ours, listed) else None


def compare_people(ours: Name, listed: Name, *, weak: bool = False) -> Likeness | None:
    """Say how a given name of a person is like a listed one; None where it is not.

    Every word of the one must be in the other. Where three match or more, one of the two may have a word besides: a
    middle name. A name of one word matches only the very same.
    """
    if not ours.words or not listed.words:
        return None
    if ours.plain == listed.plain:
        return Likeness.SAME
    if weak or ours.numbers != listed.numbers:
        return None
    few, many = sorted((ours, listed), key=lambda name: len(name.words))
    if len(few.words) < 2 or len(many.words) - len(few.words) > 1:  # noqa: PLR2004 - a name and a surname
        return None
    cost = _aligned(ours.words, listed.words)
    if cost is None or cost > _allowed(few.letters):
        return None
    if len(few.words) == len(many.words):
        if cost:
            return Likeness.NEAR
        return Likeness.SPELLING
    return Likeness.PART if len(few.words) >= _ANY_ORDER else None


def initials_of(ours: Name, listed: Name, others: frozenset[str]) -> bool:
    """Whether a listed abbreviation is in a given name, in capitals, with a second sign.

    The second sign is that the given name is nothing but the abbreviation, or that a word of the entry's other names
    (`others`, in folded form) stands beside it.
    """
    if not listed.initials:
        return False
    if ours.initials == listed.initials:
        return True
    if listed.initials not in capitals(ours.given):
        return False
    beside = {word.folded for word in ours.words if word.plain not in WORDS and word.plain not in GENERIC}
    return bool((beside - {word.folded for word in listed.words}) & others)


def _plain_words(name: Name) -> tuple[str, ...]:
    return tuple(word.plain for word in name.words)


def _allowed(letters: int) -> int:
    """How many slips a whole name may hold."""
    return max(1, letters // 8)


def _whole(ours: Name, listed: Name) -> Likeness | None:
    if ours.joined == listed.joined:
        return Likeness.SPELLING
    if len(ours.words) == len(listed.words):
        cost = _aligned(ours.words, listed.words)
        if cost == 0:
            return Likeness.SPELLING
        one_short_word = len(listed.words) == 1 and listed.letters < _NEAR_LETTERS
        if cost is None or one_short_word or cost > _allowed(listed.letters):
            return None
        return Likeness.NEAR
    # a space too many or too few, and perhaps a slip
    apart = abs(len(ours.words) - len(listed.words))
    together = len(listed.joined)
    if apart <= _MAX_SPLIT and together >= _ALONE and not _leftovers_are_words(ours, listed):
        most = 1 if together < 2 * _ALONE else 2
        if OSA.distance(ours.joined, listed.joined, score_cutoff=most) <= most:
            return Likeness.NEAR
    return None


def _leftovers_are_words(ours: Name, listed: Name) -> bool:
    """Whether what does not match is made of words in their own right, and so no matter of spaces."""
    known = {word.folded for word in listed.words}
    left = [word for word in ours.words if word.folded not in known]
    return any(word.plain in WORDS or word.plain in GENERIC for word in left)


def _aligned(ours: Sequence[Word], listed: Sequence[Word]) -> int | None:
    """Count the slips where every word of the shorter side has a partner of its own; None where one has none."""
    if len(ours) > len(listed):
        pairs = [[slips(one, other) for one in ours] for other in listed]
    else:
        pairs = [[slips(one, other) for other in listed] for one in ours]
    taken: set[int] = set()
    total = 0
    # exact partners first, so that a slip never takes a word from the one that it belongs to
    for row in sorted(pairs, key=lambda row: min((cost for cost in row if cost is not None), default=99)):
        free = [(cost, place) for place, cost in enumerate(row) if cost is not None and place not in taken]
        if not free:
            return None
        cost, place = min(free)
        taken.add(place)
        total += cost
    return total


def _within(ours: Name, listed: Name, *, lone_word_within: bool) -> bool:
    wanted = [word.folded for word in listed.words]
    given = [word.folded for word in ours.words]
    if len(given) <= len(wanted):
        return False
    if len(wanted) == 1:
        only = listed.words[0]
        fits = lone_word_within and len(only.plain) >= _WITHIN_ONE_WORD and only.plain not in WORDS
        same = any(word.plain == only.plain for word in ours.words)
        alike = same or (len(only.plain) >= _NEAR_LETTERS and only.folded in given)
        # `Shabaab` is an ordinary word for youth: with its article alone it is the listed name
        return fits and alike and (only.plain == listed.plain or _has_article(ours, only))
    if listed.letters < _WITHIN_LETTERS:
        return False
    if len(wanted) >= _ANY_ORDER and not set(wanted) - set(given):
        return True
    return any(given[at : at + len(wanted)] == wanted for at in range(len(given) - len(wanted) + 1))


def _has_article(ours: Name, only: Word) -> bool:
    parts = ours.plain.split()
    return any(before in ARTICLES and fold(part) == only.folded for before, part in pairwise(parts))


def _is_part(ours: Name, listed: Name) -> bool:
    """Whether the given name is the listed one without a word such as `group`."""
    if len(listed.words) - len(ours.words) != 1 or ours.numbers != listed.numbers:
        return False
    known = {word.folded for word in ours.words}
    left = [word for word in listed.words if word.folded not in known]
    if len(left) != 1 or left[0].plain not in GENERIC:
        return False
    if len(ours.words) == 1:
        return len(ours.words[0].plain) >= _ALONE and ours.words[0].plain not in WORDS
    return any(word.plain not in WORDS and word.plain not in GENERIC for word in ours.words)
