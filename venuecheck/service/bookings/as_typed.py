"""What somebody typed and put down before it was right: kept as they typed it, for them to go on with.

It is no answer. The question stays open as long as it is there, and nothing is found of it, asked by it or recorded.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from venuecheck.core.plain_text import undirected
from venuecheck.service.bookings.filling import Filling
from venuecheck.service.bookings.filling_place import typed_beside

MOST_TYPED: Final = 20_000
"""Characters of one question that are kept: far more than any answer may have."""
NAME: Final = ""
"""Stands for what the booking is called, where a question has its path: no question has this one."""


def keep_as_typed(filling: Filling, path: str, boxes: Iterable[str]) -> bool:
    """Keep what the boxes of a question hold; False where it is too much to be kept, and stays with whoever typed it.

    Of nothing, what was kept before is let go.
    """
    typed = tuple(undirected(box) for box in boxes)
    if sum(map(len, typed)) > MOST_TYPED:
        return False
    kept = typed_beside(filling.draft.as_typed, path)
    if any(box.strip() for box in typed):
        kept[path] = typed
    if kept != filling.draft.as_typed:
        filling.keep(replace(filling.draft, as_typed=kept, checked=False))
    return True
