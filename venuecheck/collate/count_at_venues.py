"""A count that knows the venues behind it, so that a report leads from the number to them without judging anew."""

from collections.abc import Iterable
from typing import Self, TypeVar

T = TypeVar("T")


class CountAtVenues(int):
    """How many of something there are, such as venues, pages or actions, and at which venues.

    It is a plain number to all who compare, print or store it. Arithmetic gives plain numbers: use `total` to add.
    """

    venues: tuple[str, ...]
    """Ids; each as often as it counts."""

    def __new__(cls, venues: Iterable[str]) -> Self:
        """Count one for each time that a venue is named."""
        named = tuple(venues)
        made = super().__new__(cls, len(named))
        made.venues = named
        return made

    @classmethod
    def total(cls, numbers: Iterable[int]) -> int:
        """Add numbers up; the sum knows its venues where each of them does, and is a plain number otherwise."""
        each = list(numbers)
        if all(isinstance(one, cls) for one in each):
            return cls(venue for one in each if isinstance(one, cls) for venue in one.venues)
        return sum(each)


def count_by(each: Iterable[tuple[str, T]], kinds: Iterable[T]) -> dict[T, int]:
    """Count venues by something, given with their ids; every kind is there, noughts too."""
    found: dict[T, list[str]] = {kind: [] for kind in kinds}
    for venue, kind in each:
        found[kind].append(venue)
    return {kind: CountAtVenues(venues) for kind, venues in found.items()}
