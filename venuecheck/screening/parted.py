"""Whether the words of a listed name belong apart where they stand: parted by a stop, or the last is another body's.

`Prayers for Palestine. Action Aid collection` and `Gaza & Palestine Action Aid appeal` name no such body.
"""

import re
from collections.abc import Collection
from itertools import pairwise

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.folding import plain
from venuecheck.screening.words import Name
from venuecheck.screening.words_around import BODIES_OF_TWO_WORDS

_STOP = re.compile(r"[:;,،؛]\s|(?<=\w{4})[.!?]\s")
"""Behind a short word a full stop is an abbreviation's."""


def is_parted(aligned: Aligned, ours: Name, listed: Name) -> bool:
    """Whether what matches of several words is no name in the given text. A list may write a stop within a name."""
    matched = [aligned.ours.plain[at] for pair in aligned.pairs for at in range(*pair.ours)]
    if len(matched) == 1:
        return False
    if _has_stop_within(ours.given, matched) and not _has_stop_within(listed.given, listed.plain.split()):
        return True
    return any(pair in BODIES_OF_TWO_WORDS and pair[0] in matched for pair in pairwise(ours.plain.split()))


def _has_stop_within(text: str, words: Collection[str]) -> bool:
    clauses = _STOP.split(text)
    return len(clauses) > 1 and not any(set(words) <= set(plain(clause).split()) for clause in clauses)
