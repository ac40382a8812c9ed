"""Listed names of one short word that is one letter from what many people are called (`Hassam`: `Hassan`).

Beside a title, a trade, a family word or a legal form it is that of a person or a shop, unless the law writes it so;
friends, places and support are a body's.
"""

from functools import lru_cache

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.alike import SAME
from venuecheck.screening.ordinary_people import PEOPLE, SURNAMES
from venuecheck.screening.rarity import is_around
from venuecheck.screening.slips import so_near
from venuecheck.screening.stripped import SMALL
from venuecheck.screening.words import Name
from venuecheck.screening.words_around import BACKING

_LEAST = 4
_NAMES = tuple(name for name in PEOPLE | SURNAMES if len(name) >= _LEAST)


def is_of_a_person(aligned: Aligned, ours: Name, *, in_law: bool) -> bool:
    """Whether a lone word is so like a person's name, and what stands beside it makes it one. `in_law`: of a list."""
    if len(aligned.listed.plain) > 1 or (in_law and aligned.grade >= SAME):
        return False
    matched = aligned.matched
    if not any(map(_is_like_a_person, matched)):
        return False
    if any(f" {article}{word} " in f" {ours.plain} " for word in matched for article in ("al ", "al")):
        return False  # what has an Arabic article is no first name
    beside = (word for word in ours.plain.split() if word not in matched and word not in SMALL)
    return any(not is_around(word) and word not in BACKING for word in beside)


@lru_cache(maxsize=4_096)
def _is_like_a_person(word: str) -> bool:
    return len(word) >= _LEAST and any(name[0] == word[0] and so_near(word, name, 1) for name in _NAMES)
