"""Judges two names of organisations, with what may stand around the listed one: what is found whole is found inside.

A slip that is seen where a name stands alone (`Natonal Action`) is no other name beside a friend, a town or a gathering
(`Friends of Natonal Action`, `Talk by Natonal Action`): there it is weak at least. Of one word this holds
only where it is strong alone: many a body of a town is called by one that is nearly listed (`Luton YMCA`). Nor is
another form (`Wagner Society of Walsall`) a slip.
"""

from dataclasses import replace

from venuecheck.screening.aligning import Aligned, Words
from venuecheck.screening.alike import MEANING, PLURAL
from venuecheck.screening.forms import telling
from venuecheck.screening.judging import NOTHING, Judged, Likeness, Strength, strongly
from venuecheck.screening.judging_organisations import organisations
from venuecheck.screening.rarity import is_beside
from venuecheck.screening.words import Name
from venuecheck.screening.words_around import GIVEN


def organisations_inside(
    aligned: Aligned, ours: Name, *, same_text: bool, text_within: bool, guarded: bool
) -> Judged | None:
    """Judge as `organisations` does; where that finds nothing, weakly what is found without the words around it."""
    judged = organisations(aligned, ours, same_text=same_text, text_within=text_within, guarded=guarded)
    if judged is not None or not telling(aligned) or not aligned.in_order or _has_a_form_of_this_meaning(aligned):
        return judged
    bare = _without_ends(aligned)
    whole = bare and organisations(bare, ours, same_text=False, text_within=False, guarded=guarded)
    if not whole or (len(aligned.pairs) == 1 and whole.strength is Strength.WEAK):
        return None
    return strongly(min(whole.likeness, Likeness.WITHIN), strong=False)


def _has_a_form_of_this_meaning(aligned: Aligned) -> bool:
    """Whether a form is another word of the same meaning, and so no slip."""
    return any(
        pair.grade in {MEANING, PLURAL} and max(aligned.listed.bits[slice(*pair.listed)]) <= NOTHING
        for pair in aligned.pairs
    )


def _is_no_part(word: str) -> bool:
    return is_beside(word) or word in GIVEN or word.isdecimal()


def _without_ends(aligned: Aligned) -> Aligned | None:
    """Give two names side by side as if nothing that may stand around one stood there; None where nothing does."""
    left = set(aligned.ours_left)
    around = [at in left and _is_no_part(word) for at, word in enumerate(aligned.ours.plain)]
    if all(around) or not (around[0] or around[-1]):
        return None
    start, end = around.index(False), len(around) - around[::-1].index(False)
    pairs = tuple(replace(pair, ours=(pair.ours[0] - start, pair.ours[1] - start)) for pair in aligned.pairs)
    told = aligned.ours.bits[start:end]
    words = Words(aligned.ours.plain[start:end], told, sum(told))
    stay = tuple(at - start for at in aligned.ours_left if start <= at < end)
    return replace(aligned, ours=words, pairs=pairs, ours_left=stay)
