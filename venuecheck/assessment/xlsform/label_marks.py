"""What a form lets stand in a label besides its words, and a checklist shows as it is written."""

import re
from collections.abc import Iterator
from typing import Final

_MARKUP: Final = re.compile(
    r"\*\*.+?\*\*"
    r"|(?m:^)(?>.*?(?<!\w)__).+?__(?!\w)"
    r"|</?[a-z][^<>]*>"
    r"|\A(?>(?s:.*?)\[[^\[\]]*[^\]]\]\([^)])[^)]*\)"
    r"|^#{1,6} "
)
"""Where one could begin several times, its end is looked for from the first alone: however long a text is, it is read
through once."""


def label_marks(text: str) -> Iterator[tuple[str, str]]:
    """Say what of a label is shown otherwise than in the form, each with what to do; empty where nothing is."""
    if "${" in text:
        yield "what a form puts into a text (an earlier answer, say) is not shown: it stands as written", ""
    if _MARKUP.search(text):
        yield "marks for bold text, colours or links are no marks here: they stand as written", "take them out"
