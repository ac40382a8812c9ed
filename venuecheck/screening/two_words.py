"""Listed names of two words, of which one has a slip: `Hizb ut-Tahir`, `Boko Haam`.

So short a word, or one that is a person's name too, is never read as another by itself; but beside the other word of
the name, letter for letter, it is shown. One that is common in itself (`Book Haram`) is meant as it is written.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from venuecheck.screening.listing import Kind
from venuecheck.screening.ordinary_english import ENGLISH
from venuecheck.screening.ordinary_people import PEOPLE
from venuecheck.screening.places import PLACE_ENDING
from venuecheck.screening.rarity import RARE_WORD, bits, is_ordinary
from venuecheck.screening.slips import so_near
from venuecheck.screening.words import Name

_TELLS, _LEAST_LETTERS = 5.0, 3
"""What the word that stands as listed must tell, and how long the other is at least."""
_ARTICLE_BEHIND = re.compile(r"(?<=\w{4})u[lrtdsn]$")
"""Written as one with the first word: `Hizbut-Tahrir`."""


@dataclass(slots=True)
class TwoWords:
    """Rows of two words, by either of them and whether it is the first."""

    _rows: dict[tuple[str, bool], list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, place: int, name: Name, *, guarded: bool) -> None:
        """Lay out a row, if it is one. `guarded`: on a list that shares words with many bodies, only by a rare one."""
        words = _words(name)
        if len(words) != 2 or not all(word.isascii() and word.isalpha() for word in words):  # noqa: PLR2004
            return
        first, last = words
        for stands, other, is_first in ((first, last, True), (last, first, False)):
            if bits(stands, Kind.ORGANISATION, 1) >= (RARE_WORD if guarded else _TELLS):
                self._rows[stands, is_first].append((other, place))

    def find(self, ours: Name) -> Iterator[int]:
        """Give the rows of which one word stands in a name, and beside it the other with a slip."""
        for first, last in pairwise(_words(ours)):
            for stands, beside, is_first in ((first, last, True), (last, first, False)):
                for other, place in self._rows.get((stands, is_first), ()):
                    if beside != other and _is_slip(beside, other, stands):
                        yield place


def _words(name: Name) -> list[str]:
    return [_ARTICLE_BEHIND.sub("", word.plain) for word in name.words]


def _is_slip(word: str, listed: str, stands: str) -> bool:
    return (
        min(len(word), len(listed)) >= _LEAST_LETTERS
        and so_near(word, listed, 1)
        and not _is_meant(word, beside=stands)
    )


def _is_meant(word: str, *, beside: str) -> bool:
    """Whether a word that is common in itself is meant as it is written; beside a rare one, only an English word."""
    if bits(beside, Kind.ORGANISATION, 1) >= RARE_WORD:
        return word in ENGLISH or PLACE_ENDING.fullmatch(word) is not None
    return is_ordinary(word) and word not in PEOPLE
