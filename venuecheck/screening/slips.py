"""Slips of the pen and of the keyboard: a letter wrong, missing, too many, or two that have changed places."""

from rapidfuzz.distance import OSA


def so_near(one: str, other: str, most: int) -> bool:
    """Whether so few slips at most lie between two words."""
    return OSA.distance(one, other, score_cutoff=most) <= most
