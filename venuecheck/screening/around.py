"""Whether all that stands beside what matches says that it is the same body still, or another."""

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.judging import TELLS
from venuecheck.screening.ordinary import AROUND
from venuecheck.screening.rarity import is_around


def only_around(aligned: Aligned, besides: frozenset[str] = frozenset()) -> bool:
    """Whether all else is friends, countries, towns and branches, or one of the words `besides`."""
    left = [aligned.ours.plain[at] for at in aligned.ours_left]
    return all(is_around(word) or word in besides for word in left)


def only_friends_and_countries(aligned: Aligned) -> bool:
    """Whether all else is friends, countries, regions and branches, and no town."""
    return all(aligned.ours.plain[at] in AROUND for at in aligned.ours_left)


def is_everyday_elsewhere(aligned: Aligned) -> bool:
    """Whether a lone word that many bodies of some language bear (`Shabab`: youth) stands beside others."""
    return len(aligned.listed.plain) == 1 and bool(aligned.ours_left) and aligned.told < TELLS
