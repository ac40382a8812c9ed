"""Words that stand in every step of a record."""

from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING


class Word(StrEnum):
    """One of a few words, written thousands of times to a record: its value is read by one call, where Python's own
    enumerations take three up to 3.12.
    """

    if not TYPE_CHECKING:
        value = property(attrgetter("_value_"))
