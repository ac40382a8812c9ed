"""A long list, a leaf at a time: what stands on this one, and what is before and behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from flask import request

from venuecheck.web.numbers import number_of

T = TypeVar("T")
S = TypeVar("S")
A_LEAF: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(Generic[T]):
    """Some of a list, in its order."""

    items: Sequence[T]
    name: str
    """Of the number in the address."""
    number: int
    """From 1."""
    total: int
    """Of the whole list."""

    def shown(self, as_what: Callable[[T], S]) -> "Leaf[S]":
        """Give the same leaf with what each of these is shown as."""
        return Leaf(items=[as_what(one) for one in self.items], name=self.name, number=self.number, total=self.total)

    @property
    def words(self) -> str:
        """Say which of them stand here; empty where all do."""
        if self.total <= A_LEAF:
            return ""
        first = (self.number - 1) * A_LEAF
        return f"{first + 1} to {first + len(self.items)} of {self.total}" if self.items else f"none of {self.total}"

    @property
    def is_last(self) -> bool:
        """Whether nothing is behind it."""
        return self.number * A_LEAF >= self.total


def leaf(items: Sequence[T], name: str) -> Leaf[T]:
    """Give the leaf of a list that the address asks for by `name`; the first where it asks for none."""
    number = max(1, number_of(request.args.get(name, "")))
    return Leaf(items=items[(number - 1) * A_LEAF : number * A_LEAF], name=name, number=number, total=len(items))
