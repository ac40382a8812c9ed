"""What a match can be: how alike two names are, and how strongly that asks for a person.

Two strengths. *Strong*: pause, a named person judges the same day. *Weak*: shown with what tells apart, changes no
recommendation, letter or deadline.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from venuecheck.screening.alike import VOWEL


class Strength(StrEnum):
    """What a match asks for."""

    STRONG = "strong"
    WEAK = "weak"


class Likeness(IntEnum):
    """How alike two names are; the greater, the more alike."""

    INITIALS = 1
    """The same initials, or initials that a listed name would have."""
    SHARED = 2
    """Most of what tells them is shared, and each has something of its own."""
    PART = 3
    """All of the given name is in the listed one, which says more: of a person, first and last name alone."""
    NEAR = 4
    """The same but for letters that could be slips."""
    WITHIN = 5
    """The listed name stands, whole, within a longer one."""
    SPELLING = 6
    """The same but for spelling, spaces or the order of words."""
    SAME = 7
    """The same name, but for capitals, accents, articles and legal form."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A likeness and its strength."""

    likeness: Likeness
    strength: Strength

    @property
    def order(self) -> tuple[bool, int]:
        """What comes later is the better match."""
        return self.strength is Strength.STRONG, self.likeness


SPELT = VOWEL - 0.02
"""From this grade on a word is the listed one in another spelling."""
NOTHING = 1.5
"""So few bits tell nothing: `group`, `uk`."""
TELLS = 8.0
"""What two names share must tell so much, where each says something of its own."""


def strongly(likeness: Likeness, *, strong: bool) -> Judged:
    """Give a likeness, strong or weak."""
    return Judged(likeness, Strength.STRONG if strong else Strength.WEAK)
