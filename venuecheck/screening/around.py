"""Whether all that stands beside what matches says that it is the same body still, or another."""

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.judging import TELLS
from venuecheck.screening.listing import Kind
from venuecheck.screening.rarity import is_around
from venuecheck.screening.words_around import WHOSE

_AS_WRITTEN = 0.98


def only_around(aligned: Aligned, besides: frozenset[str] = frozenset()) -> bool:
    """Whether all else is friends, countries, towns and branches, or one of the words `besides`."""
    left = [aligned.ours.plain[at] for at in aligned.ours_left]
    return all(is_around(word) or word in besides for word in left)


def is_everyday_elsewhere(aligned: Aligned) -> bool:
    """Whether a lone word that many bodies of some language bear (`Shabab`: youth) stands beside others."""
    return len(aligned.listed.plain) == 1 and bool(aligned.ours_left) and aligned.told < TELLS


def is_by_itself(aligned: Aligned, kind: Kind) -> bool:
    """Whether a name that is looked for by itself is all; of a body its friends, places and gatherings beside it."""
    alone = only_around(aligned, WHOSE) if kind is Kind.ORGANISATION else not aligned.ours_left
    return alone and not aligned.listed_left and aligned.grade >= _AS_WRITTEN
