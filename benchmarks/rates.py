"""How many of how many, in words, with how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from venuecheck.screening.judging import Strength

_Z = 1.96
"""Of a normal distribution: 95 of 100 lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many hits of so many."""

    hits: int
    of: int

    @property
    def words(self) -> str:
        """Such as `90 of 100 (90.0 %)`."""
        return f"{self.hits:,} of {self.of:,} ({self.hits / max(1, self.of):.1%})"

    @property
    def in_ten_thousand(self) -> str:
        """Such as `1.5`."""
        return f"{self.hits * 10_000 / max(1, self.of):.1f}"

    @property
    def upper(self) -> float:
        """The upper end of the 95 % interval of the true rate (Wilson's score)."""
        share, z = self.hits / self.of, _Z
        middle = share + z * z / (2 * self.of)
        spread = z * math.sqrt(share * (1 - share) / self.of + z * z / (4 * self.of * self.of))
        return (middle + spread) / (1 + z * z / self.of)

    @property
    def with_bound(self) -> str:
        """In ten thousand, with the upper bound."""
        return f"{self.in_ten_thousand} (at most {self.upper * 10_000:.1f})"


def line(title: str, found: Sequence[Strength | None], target: str) -> str:
    """Say how many of the names were found, and how many of them strongly."""
    hits = Rate(sum(each is not None for each in found), len(found))
    strong = Rate(sum(each is Strength.STRONG for each in found), len(found))
    return f"{title}: {hits.words} found, {strong.hits / max(1, strong.of):.1%} strongly; target {target}"
