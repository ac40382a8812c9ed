"""Small numbers kept back, so that nobody can be told from a total.

A number from 1 to 4 is kept back. That is not enough where a total is given: then a larger number has to go with it,
or it could be worked out (complementary suppression). Which one goes must not depend on its size: who knows that it is
the smallest, say, knows a bound of it, and with the total often the small number itself. Here it is the last one that
is not small, and as many before it as are needed to leave every small number all its values from 1 to 4; where none
does, all parts are kept back. The parts must not be sorted by size either.
"""

from collections.abc import Sequence

FEWEST = 5
"""The smallest number, other than nought, that is published."""


def is_small(number: int) -> bool:
    """Whether a number is kept back for itself."""
    return 0 < number < FEWEST


def suppressed(parts: Sequence[int]) -> tuple[tuple[int | None, ...], int | None]:
    """Give the parts and their total as they can be published; None is kept back.

    The total is what all parts add up to; it is kept back only where it is small itself.
    """
    total = sum(parts)
    nothing = tuple(None for _ in parts)
    if is_small(total):
        return nothing, None
    hidden = {at for at, part in enumerate(parts) if is_small(part)}
    if not hidden:
        return tuple(parts), total
    together, least = sum(parts[at] for at in hidden), (FEWEST - 1) * len(hidden)
    for at in reversed([at for at, part in enumerate(parts) if part >= FEWEST]):
        hidden.add(at)
        together, least = together + parts[at], least + FEWEST
        if together >= least:
            return tuple(None if at in hidden else part for at, part in enumerate(parts)), total
    return nothing, total
