"""A number that knows of which venues it is."""

from collections.abc import Iterable
from typing import Self, TypeVar

T = TypeVar("T")


class Of(int):
    """How many of something there are, and at which venues: so that whoever counts names them by the same judgement."""

    venues: tuple[str, ...]
    """Ids; each as often as it counts."""

    def __new__(cls, venues: Iterable[str]) -> Self:
        """Count one for each time that a venue is named."""
        named = tuple(venues)
        made = super().__new__(cls, len(named))
        made.venues = named
        return made

    @classmethod
    def all_of(cls, numbers: Iterable[int]) -> int:
        """Add numbers up; of which venues that is, is known where it is of each of them."""
        each = list(numbers)
        if all(isinstance(one, cls) for one in each):
            return cls(venue for one in each if isinstance(one, cls) for venue in one.venues)
        return sum(each)


def by_kind(each: Iterable[tuple[str, T]], kinds: Iterable[T]) -> dict[T, int]:
    """Count venues by something, given with their ids; every kind is there, noughts too."""
    found: dict[T, list[str]] = {kind: [] for kind in kinds}
    for venue, kind in each:
        found[kind].append(venue)
    return {kind: Of(venues) for kind, venues in found.items()}
