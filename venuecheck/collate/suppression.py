"""Small numbers kept back, so that nobody can be told from a total.

A number from 1 to 4 is kept back. That is not enough where a total is given: then one more has to go with it, or it
could be worked out (complementary suppression), and where those kept back come to less than 5 the total would still
tell.
"""

from collections.abc import Sequence

FEWEST = 5
"""The smallest number, other than nought, that is published."""


def is_small(number: int) -> bool:
    """Whether a number is kept back for itself."""
    return 0 < number < FEWEST


def suppressed(parts: Sequence[int]) -> tuple[tuple[int | None, ...], int | None]:
    """Give the parts and their total as they can be published; None is kept back.

    The total is what all parts add up to. It is kept back where it is small itself, or where the parts kept back
    could be told from it whatever else goes.
    """
    total = sum(parts)
    if is_small(total):
        # a nought beside an unknown total of at least one tells nothing of the others, but a single other part does
        return tuple(None for _ in parts), None
    hidden = {at for at, part in enumerate(parts) if is_small(part)}
    # the next smallest goes with them; noughts only when nothing else is left
    others = sorted(
        (at for at in range(len(parts)) if at not in hidden), key=lambda at: (parts[at] == 0, parts[at], at)
    )
    while hidden and (len(hidden) == 1 or sum(parts[at] for at in hidden) < FEWEST):
        if not others:
            return tuple(None for _ in parts), None
        hidden.add(others.pop(0))
    return tuple(None if at in hidden else part for at, part in enumerate(parts)), total
