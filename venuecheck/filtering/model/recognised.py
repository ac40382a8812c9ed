"""What was known of a product when its answer was read, before people were taken out of it."""

from dataclasses import dataclass

from venuecheck.core.word import Word


class Naming(Word):
    """What a filter names to say whom it takes the device for."""

    GROUP = "group"
    POLICY = "policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A group or policy that a block page names, where it is plainly no person's name."""

    naming: Naming
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A product whose page an answer is. Of its words only those of a known vocabulary are here."""

    product: str
    """Id of the fingerprint."""
    failing: bool = False
    """Whether it is the product's page for a site that it could not get, and so no block page."""
    names: tuple[Named, ...] = ()
    reason: str = ""
    """The reason that it states, in its own words; '' where it states none, or in words that may name a person."""
    way_past: int = 0
    """Which of the ways past the block that are known it offers, from 1; 0 for none."""
