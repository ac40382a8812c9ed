"""What kind of body a name says it is: a form (`group`, `front`) stands before or behind, in any language."""

from venuecheck.screening.aligning import Aligned, Pair
from venuecheck.screening.alike import SOUND
from venuecheck.screening.judging import NOTHING
from venuecheck.screening.ordinary import CIVIL
from venuecheck.screening.rarity import is_around, is_ordinary
from venuecheck.screening.stripped import without_end
from venuecheck.screening.words import Name


def telling(aligned: Aligned) -> int:
    """Count the pairs that tell something."""
    return sum(min(aligned.listed.bits[slice(*pair.listed)]) > NOTHING for pair in aligned.pairs)


def has_its_form_first(aligned: Aligned) -> bool:
    """Whether a name and its form stand side by side, the form on the other side than in the list."""
    if len(aligned.pairs) != 2 or telling(aligned) != 1:  # noqa: PLR2004
        return False
    one, other = sorted(aligned.pairs, key=lambda pair: pair.ours)
    return one.ours[1] == other.ours[0]


def grade_but_for_forms(aligned: Aligned) -> float:
    """Give the least grade, but of a form in another language (`Gruppe`), which is the same form."""
    return min(
        (pair.grade for pair in aligned.pairs if not _is_form_elsewhere(aligned, pair)),
        default=aligned.grade,
    )


def _is_form_elsewhere(aligned: Aligned, pair: Pair) -> bool:
    ours = aligned.ours.plain[slice(*pair.ours)]
    return _is_another_form(aligned, pair) and all(word not in CIVIL and is_around(word) for word in ours)


def has_another_form(aligned: Aligned) -> bool:
    """Whether a form is only one of the same meaning (Association for Union)."""
    return any(_is_another_form(aligned, pair) for pair in aligned.pairs)


def _is_another_form(aligned: Aligned, pair: Pair) -> bool:
    return pair.grade < SOUND and max(aligned.listed.bits[slice(*pair.listed)]) <= NOTHING


def is_everyday(listed: Name) -> bool:
    """Whether a listed name is an article and an everyday word: written as one (`thebase`) it is many a page's name."""
    return len(listed.words) == 1 and is_ordinary(listed.words[0].plain)


def is_but_for_its_kind(ours: Name, listed: Name) -> bool:
    """Whether a listed name stands there without what kind of body it is, or with another word for it."""
    bare = without_end(listed.plain)
    return bare in (ours.plain, without_end(ours.plain))
