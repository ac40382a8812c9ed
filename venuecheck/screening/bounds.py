"""How long a name may be, and how many marks in a row mean anything: what bounds the work on a text, on every face."""

import re

LONGEST_NAME = 200
"""Characters of a name; more are a text."""
_EACH_END = 4
_MARKS = re.compile(rf"([\W_]{{{_EACH_END}}})[\W_]+([\W_]{{{_EACH_END}}})")
"""Blanks and marks in a row, more than stand between two words of any name."""
_BLESSINGS = str.maketrans({"\ufdfa": " ", "\ufdfb": " "})
"""One sign each, behind the name of the Prophet; written out they are eighteen letters, and nobody's name."""


def evened(text: str) -> str:
    """Give a text without the middle of each long row of blanks and marks, which patterns would go through again."""
    return _MARKS.sub(r"\1\2", text.translate(_BLESSINGS))
