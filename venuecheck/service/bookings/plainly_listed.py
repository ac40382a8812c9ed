"""Which matches count where a name may stand in a text, or where a person is named: what is plainly listed.

A description has many words, and a person's name shares words with listed companies. So there a match counts that is
strong, or that is a whole listed name and no single word that is common in itself (`base`).
"""

from typing import Final

from venuecheck.assessment.screened import Within
from venuecheck.screening.judging import Strength
from venuecheck.screening.listing import Kind
from venuecheck.screening.ordinary import GENERIC, WORDS
from venuecheck.screening.result import Match
from venuecheck.screening.words import name_of

_WHOLE: Final = frozenset({"same", "spelling"})
_FEW: Final = 4
"""A text of so few words is as good as a name."""
_BODIES_TEXT: Final = """friends supporters support campaign solidarity committee club centre trust foundation fund
    charity students appeal media press office branch britain england scotland wales london"""
_BODIES: Final = frozenset(_BODIES_TEXT.split())


def counts(match: Match, within: Within) -> bool:
    """Whether a match with what stands in an answer counts."""
    if within is Within.NAME or match.likeness in _WHOLE:
        return True
    given, listed = len(name_of(match.given).words), name_of(match.listed).words
    if within is Within.PERSON:
        # `Hizbullah` is a forename: a single word beside a surname names nobody's organisation
        whole = match.likeness != "within" or given > len(listed) > 1
        return match.strength is Strength.STRONG and (whole or _speaks_of_a_body(match.given))
    if match.strength is Strength.STRONG or (match.likeness == "initials" and given <= _FEW):
        return True
    common = len(listed) == 1 and listed[0].plain in WORDS
    return match.likeness == "within" and (not common or given <= _FEW)


def _speaks_of_a_body(name: str) -> bool:
    return any(word.plain in GENERIC or word.plain in _BODIES for word in name_of(name, Kind.ORGANISATION).words)
