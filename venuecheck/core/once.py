"""What follows from a value that never changes, worked out once for as long as somebody keeps the value.

For a program that stays, such as a server, and goes through the same bookings at every page. Nothing is kept beyond the
value itself: what is erased is forgotten with it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, Generic, TypeVar
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


class LastOfEach(Generic[R]):
    """What was made last of each of some values and of what it hangs on besides, as long as that is the same.

    As above: the values take weak references, and what is made of one does not hold it.
    """

    def __init__(self) -> None:
        self._known: Final[dict[int, tuple[ref[Any], object, R]]] = {}

    def made(self, value: object, besides: object, make: Callable[[], R]) -> R:
        """Give what `make` gives for a value, made anew where what it hangs on `besides` is not equal to the last."""
        key = id(value)
        found = self._known.get(key)
        if found is not None and found[0]() is value and found[1] == besides:
            return found[2]
        new = make()
        self._known[key] = ref(value, lambda _: self._known.pop(key, None)), besides, new
        return new
