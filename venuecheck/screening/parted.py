"""Whether the words of a listed name belong apart where they stand: parted by a stop, or to another body's name.

`Prayers for Palestine. Action Aid collection`, `Gaza & Palestine Action Aid appeal`,
`Help Palestine Action Appeal by Oxfam` and `Christian Aid Palestine Action Week` name no such body.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.folding import plain
from venuecheck.screening.rarity import RARE_WORD
from venuecheck.screening.stripped import SMALL
from venuecheck.screening.words import Name
from venuecheck.screening.words_around import CHARITIES, CHARITIES_OF_TWO, LAWFUL_BODIES

_WHOSE = frozenset({"by", "for", "with", "from", "through", "via"})
_STOP = re.compile(r"[:;,،؛]\s|(?<=\w{4})[.!?]\s")
"""Behind a short word a full stop is an abbreviation's."""


def is_parted(aligned: Aligned, ours: Name, listed: Name) -> bool:
    """Whether what matches of several words is no name in the given text. A list may write a stop within a name."""
    matched = [aligned.ours.plain[at] for pair in aligned.pairs for at in range(*pair.ours)]
    if len(matched) == 1:
        return False
    if _has_stop_within(ours.given, matched) and not _has_stop_within(listed.given, listed.plain.split()):
        return True
    if any(f" {body} " in f" {ours.plain} " and set(body.split()).issuperset(matched) for body in LAWFUL_BODIES):
        return True
    if _has_and_within(ours.plain, listed.plain, matched):
        return True
    words = ours.plain.split()
    if _ends_in_a_charity(words, matched):
        return True
    return aligned.rarest < RARE_WORD and _is_a_charitys(words, matched)


def _ends_in_a_charity(words: Sequence[str], matched: Sequence[str]) -> bool:
    """Whether the last word that matches is the first of a known charity's (`Palestine Action Aid appeal`)."""
    return any(
        pair in CHARITIES_OF_TWO and pair[0] in matched and set(matched) - {pair[0]} <= set(words[:at])
        for at, pair in enumerate(pairwise(words))
    )


def _has_and_within(ours: str, listed: str, matched: Sequence[str]) -> bool:
    """Whether `and` stands between two words that a list writes without it (`Wagner & Group`)."""
    if len(matched) != 2 or " and " in listed:  # noqa: PLR2004
        return False
    one, other = matched
    return any(f" {a} and {b} " in f" {ours} " for a, b in ((one, other), (other, one)))


def _is_a_charitys(words: list[str], matched: Collection[str]) -> bool:
    """Whether a known charity or church stands right before what matches, or behind it and `by` or `for`."""
    first = min((at for at, word in enumerate(words) if word in matched), default=0)
    before = [word for word in words[:first] if word not in SMALL]
    if not CHARITIES.isdisjoint(before[-1:]) or tuple(before[-2:]) in CHARITIES_OF_TWO:
        return True
    last = max((at for at, word in enumerate(words) if word in matched), default=len(words))
    whose = next((at for at in range(last + 1, len(words)) if words[at] in _WHOSE), len(words))
    behind = [word for word in words[whose:] if word not in SMALL]
    return not CHARITIES.isdisjoint(behind) or any(pair in CHARITIES_OF_TWO for pair in pairwise(behind))


def _has_stop_within(text: str, words: Collection[str]) -> bool:
    clauses = _STOP.split(text)
    return len(clauses) > 1 and not any(set(words) <= set(plain(clause).split()) for clause in clauses)
