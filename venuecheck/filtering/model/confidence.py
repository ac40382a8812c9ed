"""How well a fact that people have written down is known."""

from venuecheck.core.word import Word


class Confidence(Word):
    """From what was tried to what somebody remembers."""

    CONFIRMED = "confirmed"
    """Seen on an unfiltered line, or on the product itself."""
    DOCUMENTED = "documented"
    """Read in a public source."""
    DEDUCED = "deduced"
    """Follows from what is documented; nobody has seen it."""
    FROM_MEMORY = "from_memory"
    """Remembered; to be checked before it is relied on."""


UNCONFIRMED = frozenset({Confidence.DEDUCED, Confidence.FROM_MEMORY})
