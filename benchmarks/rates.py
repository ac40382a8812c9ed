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


ENOUGH = 8
"""Hits of each group: with fewer no upper bound can lie below twice the mean, not even where all groups are alike."""
_ONE_IN = 0.05


def compared(rates: Sequence[Rate]) -> str:
    """Say whether one of these differs from the mean of all, and whether the bounds can be compared with twice it."""
    hits, of = sum(rate.hits for rate in rates), sum(rate.of for rate in rates)
    mean, most = hits / of, max(rate.upper for rate in rates)
    chance = min(1.0, len(rates) * min(_so_many(rate.hits, hits, rate.of / of) for rate in rates))
    differ = "one differs from the others" if chance < _ONE_IN else "none differs from the others"
    said = f"mean {mean * 10_000:.2f}, highest upper bound (95 %) {most * 10_000:.2f}, target 5"
    if min(rate.hits for rate in rates) < ENOUGH:
        twice = f"too few hits to hold a bound against twice the mean: {ENOUGH} of each are needed"
    else:
        twice = "the highest bound is " + ("above" if most > 2 * mean else "at most") + " twice the mean"
    return f"{said}; {differ} (binomial, p = {chance:.2f}); {twice}"


def _so_many(least: int, of: int, share: float) -> float:
    """Give the chance of so many hits or more among all, where each falls here by the share."""
    return sum(math.comb(of, hits) * share**hits * (1 - share) ** (of - hits) for hits in range(least, of + 1))


def line(title: str, found: Sequence[Strength | None], target: str) -> str:
    """Say how many of the names were found, and how many of them strongly."""
    hits = Rate(sum(each is not None for each in found), len(found))
    strong = Rate(sum(each is Strength.STRONG for each in found), len(found))
    return f"{title}: {hits.words} found, {strong.hits / max(1, strong.of):.1%} strongly; target {target}"
