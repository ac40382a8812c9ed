"""What the benchmarks say of rates by group."""

import pytest

from benchmarks.rates import ENOUGH, Rate, compared


@pytest.mark.parametrize(
    ("hits", "said"),
    [
        ([0] * 10, "none differs"),
        ([0] * 9 + [1], "none differs"),
        ([0] * 9 + [4], "one differs"),
        ([ENOUGH] * 10, "none differs"),
    ],
)
def test_groups_are_compared_by_their_hits(hits: list[int], said: str) -> None:
    """A lone hit falls somewhere; four in one of ten groups do not by chance."""
    assert said in compared([Rate(each, 20_000) for each in hits])


def test_twice_the_mean_is_a_bound_for_groups_with_enough_hits_alone() -> None:
    """With fewer the upper bound of the mean itself is above it."""
    assert "at most twice the mean" in compared([Rate(ENOUGH, 20_000)] * 10)
    assert "too few hits" in compared([Rate(ENOUGH - 1, 20_000)] * 10)
    assert Rate(ENOUGH - 1, 20_000).upper > 2 * (ENOUGH - 1) / 20_000
