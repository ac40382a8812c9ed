"""A body that a text names twice, by two of its names: `Friends of the LTTE & Tamil Tigers` is friends of the latter.

Each would stand beside the other as a word of its own, and make it less.
"""

import re
from collections.abc import Callable, Iterator

_AND = re.compile(r"\s*&\s*|\s+(?:and|und|et|y|e|ve|i|a|or|[-–—])\s+|\s*/\s*", re.IGNORECASE)
_ANY_SPACE = re.compile(r"\s+")
"""In scripts that have no capitals, two names of one body may stand side by side with nothing between."""
_LONGEST = 6
"""Words of a name; those that have more names beside are shorter."""


def named_once(given: str, is_named_by: Callable[[str], bool]) -> Iterator[str]:
    """Give a text without the first of two names with `and` between, where that is one by itself."""
    joints = (_AND,) if given.isascii() else (_AND, _ANY_SPACE)
    for joint in (each for between in joints for each in between.finditer(given)):
        words = given[: joint.start()].split()
        for many in range(1, min(_LONGEST, len(words)) + 1):
            if is_named_by(" ".join(words[-many:])):
                yield " ".join([*words[:-many], given[joint.end() :]])
                break
