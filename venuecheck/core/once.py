"""What follows from a value that never changes, worked out once for as long as somebody keeps the value.

For a program that stays, such as a server, and goes through the same bookings at every page. Nothing is kept beyond the
value itself: what is erased is forgotten with it.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

T = TypeVar("T")
R = TypeVar("R")


def once_for_each(make: Callable[[T], R]) -> Callable[[T], R]:
    """Have what `make` gives for a value worked out once. Values are told apart by being the very same.

    The value's class takes weak references, and neither it nor what is made of it is ever changed.
    """
    known: dict[int, tuple[ref[T], R]] = {}

    @wraps(make)
    def worked_out(value: T) -> R:
        key = id(value)
        found = known.get(key)
        if found is not None and found[0]() is value:
            return found[1]
        made = make(value)
        known[key] = ref(value, lambda _: known.pop(key, None)), made
        return made

    return worked_out
