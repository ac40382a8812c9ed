"""A look at the lists of names by hand: what somebody states, where the venue's own lists cannot be relied on.

It is less than a look-up by this program, and more than nothing: what may be a match counts as one, and that there is
none counts while the lists that were used are not old.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from venuecheck.assessment.assessment import RaisedFlag
from venuecheck.assessment.day_answers import as_date
from venuecheck.core import day_words

CHECKED, DATED = "names_checked", "lists_date"
"""The questions what somebody found on the lists, and of which day these were, by the ids that checklists give them."""
BY_HAND: Final = frozenset({CHECKED, DATED})
"""Questions that say how the venue looked names up: nothing against whoever books."""
_NO_MATCH: Final = "no_match"
_OLD: Final = "lists_old"
"""The point that checklists raise where the lists that were used are old."""


def found_none(answers: Mapping[str, object], flags: Iterable[RaisedFlag]) -> str:
    """Say that somebody looked the names up by hand, on recent lists, and found none; empty where nobody did.

    `answers` are those that are asked, by question; `flags` what they raised.
    """
    dated = as_date(answers.get(DATED))
    if answers.get(CHECKED) != _NO_MATCH or dated is None or any(one.id == _OLD for one in flags):
        return ""
    return f"Somebody looked the names up by hand, on lists of {day_words.day(dated)}, and states that none matches."
